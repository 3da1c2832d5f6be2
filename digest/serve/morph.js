// Makes one document into another by touching only what differs: what stays the same stays the same node.

import { attributesOf, childrenOf, pair, Prints, standing } from "./match.js";

/** Makes `page` show what `next` does; the elements that changed, outermost places first. */
export function morph(page, next) {
  const prints = new Prints();
  const head = [];
  attributes(page.documentElement, next.documentElement);
  children(page.head, next.head, prints, head);
  const touched = [];
  if (attributes(page.body, next.body)) {
    touched.push(page.body);
  }
  children(page.body, next.body, prints, touched);
  return touched;
}

function children(from, to, prints, touched) {
  const before = childrenOf(from);
  const after = childrenOf(to);
  const partner = pair(before, after, prints);
  const kept = new Set(partner);
  before.filter((_, place) => !kept.has(place)).forEach((node) => node.remove());
  const stay = standing(partner);
  let following = null;
  for (let place = after.length - 1; place >= 0; place -= 1) {
    const found = partner[place] >= 0 ? before[partner[place]] : null;
    const node = found ?? document.importNode(after[place], true);
    if (!found || !stay.has(place)) {
      move(from, node, following);
    }
    if (found) {
      one(found, after[place], prints, touched);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      touched.push(node);
    } else if (node.data.trim() !== "") {
      touched.push(from);
    }
    following = node;
  }
}

/** Puts `node` before `following`; one that stands elsewhere keeps its state where the browser can do that. */
function move(parent, node, following) {
  if (node.isConnected && parent.moveBefore) {
    parent.moveBefore(node, following);
  } else {
    parent.insertBefore(node, following);
  }
}

function one(from, to, prints, touched) {
  if (prints.of(from) === prints.of(to)) {
    return;
  }
  if (from.nodeType !== Node.ELEMENT_NODE) {
    words(from, to.data);
    touched.push(from.parentElement);
  } else if (from.localName === "template") {
    from.replaceWith(document.importNode(to, true));
  } else if (from.localName === "noscript") {
    from.textContent = to.innerHTML; // where scripts run, its inside is text
  } else {
    if (attributes(from, to)) {
      touched.push(from);
    }
    children(from, to, prints, touched);
  }
}

/** Changes the stretch of a text that differs, so that a selection outside it stays. */
function words(node, text) {
  const old = node.data;
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old[start] === text[start]) {
    start += 1;
  }
  let rest = 0;
  while (rest < shorter - start && old[old.length - 1 - rest] === text[text.length - 1 - rest]) {
    rest += 1;
  }
  node.replaceData(start, old.length - rest - start, text.slice(start, text.length - rest));
}

/** Gives `from` the attributes of `to`; whether that changed anything. */
function attributes(from, to) {
  const before = attributesOf(from);
  const after = attributesOf(to);
  let changed = false;
  for (const name of before.keys()) {
    if (!after.has(name)) {
      from.removeAttribute(name);
      changed = true;
    }
  }
  for (const [name, { value, namespaceURI }] of after) {
    if (before.get(name)?.value !== value) {
      from.setAttributeNS(namespaceURI, name, value);
      changed = true;
    }
  }
  return changed;
}
