// Which nodes of one list are which of another: by id, by being equal, by what they hold, and by their place.

const MOST_TOKENS = 200; // descendants by which an element is known
const COMMON = 8; // what stands in more elements than this tells them apart no more
const ID_VOTES = 4; // a descendant with an id tells more than one that is merely equal

/** What the live scripts added to the page: no part of it. */
export const isOurs = (node) =>
  node.nodeType === Node.ELEMENT_NODE &&
  (node.localName.startsWith("digest-") ||
    node.hasAttribute("data-live-old") ||
    node.getAttribute("src") === "/-/live.js");

export const childrenOf = (node) => [...node.childNodes].filter((child) => !isOurs(child));

/** The attributes that count: not what the reader opened, not the mark of a style sheet that was exchanged. */
export function attributesOf(node) {
  const found = new Map();
  for (const { name, value, namespaceURI } of node.attributes) {
    if (!(name === "open" && (node.localName === "details" || node.localName === "dialog"))) {
      found.set(name, { value, namespaceURI });
    }
  }
  if (node.localName === "link" && found.get("rel")?.value.includes("stylesheet")) {
    found.delete("integrity");
    const [path, query = ""] = (found.get("href")?.value ?? "").split("?");
    const kept = query.split("&").filter((piece) => piece && !piece.startsWith("live="));
    const href = kept.length > 0 ? `${path}?${kept.join("&")}` : path;
    found.set("href", { value: new URL(href, document.baseURI).href, namespaceURI: null });
  }
  return found;
}

/** Numbers for nodes, the same for nodes that are equal; each node is gone through once. */
export class Prints {
  #numbers = new Map();
  #known = new WeakMap();

  of(node) {
    let number = this.#known.get(node);
    if (number === undefined) {
      const text = this.#text(node);
      number = this.#numbers.get(text) ?? this.#numbers.size;
      this.#numbers.set(text, number);
      this.#known.set(node, number);
    }
    return number;
  }

  #text(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) {
      return `${node.nodeType} ${node.data}`;
    }
    const attributes = [...attributesOf(node)].map(([name, { value }]) => JSON.stringify([name, value])).sort();
    const inside = node.localName === "template" ? [node.innerHTML] : childrenOf(node).map((child) => this.of(child));
    return `<${node.namespaceURI} ${node.localName} ${attributes.join(" ")}>${inside.join(",")}`;
  }
}

/** For each node of `after` the place in `before` of the node it is, or -1. */
export function pair(before, after, prints) {
  const partner = new Array(after.length).fill(-1);
  const free = new Set(before.keys());
  const take = (place, found) => {
    partner[place] = found;
    free.delete(found);
  };
  const [start, end] = trimmed(before, after, prints, take);
  const open = () => [...Array(end - start).keys()].map((n) => n + start).filter((place) => partner[place] < 0);
  byId(before, after, open(), free, take);
  byEquality(before, after, open(), free, prints, take);
  byContent(before, after, open(), free, prints, take);
  byPlace(before, after, partner, free, take);
  return partner;
}

/** Takes what is equal at both ends; the usual change lies between. */
function trimmed(before, after, prints, take) {
  const same = (a, b) => prints.of(before[a]) === prints.of(after[b]);
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && same(start, start)) {
    take(start, start);
    start += 1;
  }
  let rest = 0;
  while (rest < shorter - start && same(before.length - 1 - rest, after.length - 1 - rest)) {
    take(after.length - 1 - rest, before.length - 1 - rest);
    rest += 1;
  }
  return [start, after.length - rest];
}

const alike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && a.namespaceURI === b.namespaceURI;
const blank = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() === "";

function byId(before, after, places, free, take) {
  const known = new Map([...free].filter((n) => before[n].id).map((n) => [before[n].id, n]));
  for (const place of places) {
    const found = after[place].id ? known.get(after[place].id) : undefined;
    if (found !== undefined && free.has(found) && alike(before[found], after[place])) {
      take(place, found);
    }
  }
}

function byEquality(before, after, places, free, prints, take) {
  const known = new Map();
  for (const n of [...free].reverse()) {
    const print = prints.of(before[n]);
    known.has(print) ? known.get(print).push(n) : known.set(print, [n]);
  }
  for (const place of places.filter((n) => !blank(after[n]))) {
    const found = known.get(prints.of(after[place]))?.pop(); // the first that is left
    if (found !== undefined) {
      take(place, found);
    }
  }
}

/** What an element holds: the prints of its descendants, and their ids. */
function tokens(node, prints) {
  const found = new Map();
  const waiting = childrenOf(node);
  for (let n = 0; n < waiting.length && found.size < MOST_TOKENS; n += 1) {
    const child = waiting[n];
    if (!blank(child)) {
      found.set(child.id ? `#${child.id}` : prints.of(child), child.id ? ID_VOTES : 1);
      waiting.push(...childrenOf(child));
    }
  }
  return found;
}

function byContent(before, after, places, free, prints, take) {
  const holders = new Map();
  for (const n of free) {
    for (const token of tokens(before[n], prints).keys()) {
      holders.set(token, [...(holders.get(token) ?? []).slice(0, COMMON), n]);
    }
  }
  for (const place of places) {
    const votes = new Map();
    for (const [token, weight] of tokens(after[place], prints)) {
      const found = holders.get(token) ?? [];
      for (const n of found.length > COMMON ? [] : found) {
        if (free.has(n) && alike(before[n], after[place]) && !before[n].id === !after[place].id) {
          votes.set(n, (votes.get(n) ?? 0) + weight);
        }
      }
    }
    const best = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
    if (best) {
      take(place, best[0]);
    }
  }
}

/** What is left between two neighbours that are known is paired in order. */
function byPlace(before, after, partner, free, take) {
  const left = [...free].sort((a, b) => a - b);
  const bounds = new Array(after.length).fill(before.length);
  for (let place = after.length - 2; place >= 0; place -= 1) {
    bounds[place] = partner[place + 1] >= 0 ? partner[place + 1] : bounds[place + 1];
  }
  let last = -1;
  let turn = 0;
  for (const place of after.keys()) {
    if (partner[place] >= 0) {
      last = partner[place];
      continue;
    }
    while (turn < left.length && left[turn] < last) {
      turn += 1;
    }
    for (let n = turn; n < left.length && left[n] < bounds[place]; n += 1) {
      const [old, fresh] = [before[left[n]], after[place]];
      if (alike(old, fresh) && (!old.id || !fresh.id)) {
        take(place, left[n]);
        turn = n + 1;
        break;
      }
    }
  }
}

/** The places in `after` of a longest run of nodes that are in order already: these need not move. */
export function standing(partner) {
  const ends = []; // for each length of a run, the place that ends the lowest one
  const previous = new Map();
  for (const [place, found] of partner.entries()) {
    if (found < 0) {
      continue;
    }
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (partner[ends[middle]] < found) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    previous.set(place, ends[low - 1]);
    ends[low] = place;
  }
  const run = new Set();
  for (let place = ends.at(-1); place !== undefined; place = previous.get(place)) {
    run.add(place);
  }
  return run;
}
