// Asks the index that Pagefind made, and shows what it finds. Nothing of a source becomes markup: texts are set as text.
const form = document.querySelector("form.search");
const status = document.querySelector(".found");
const list = document.querySelector(".results");
const more = document.querySelector(".more");
const result = document.querySelector("#result");
const boxes = [...form.querySelectorAll("input[type=checkbox]")];
const facets = [...new Set(boxes.map(box => box.dataset.facet))];
const root = new URL(form.dataset.root, location);
const STEP = 10; // results shown at a time
const PAUSE = 200; // milliseconds without a key after which typing counts as done
const LEAST = 4; // letters that stay of a word whose ending is taken off
const LONGEST = 3; // letters of an ending
// Case endings of the Slavic languages in Cyrillic letters: Pagefind knows those of no Ukrainian word.
const CYRILLIC = /\p{Script=Cyrillic}{5,}/gu;
const CASES = /(?<=.{4})(?:[ая]ми|[оеє]ві|ого|ому|ими|[аяоеєи][мх]|[оеєіїи]ю|[оеєії]в|[аеєиіїоуюяйьы]{1,2})$/u;

let program; // of Pagefind, once it is needed
let asked = 0; // searches so far: an answer to an older one is dropped
let results = [];
let timer;

const open = () => program ??= import(new URL(form.dataset.program, location)).then(async pagefind => {
  const index = pagefind.createInstance({ noWorker: true, excerptLength: 36 });
  await index.filters(); // otherwise only the facets that are chosen are counted
  return index;
});

// -- the address ---------------------------------------------------------------------------------------------------------

function address() {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  for (const box of boxes) if (box.checked) query.append(box.dataset.facet, box.value);
  return `${location.pathname}${query.size ? `?${query}` : ""}`;
}

function restore() {
  const query = new URLSearchParams(location.search);
  form.q.value = query.get("q") ?? "";
  form.order.value = query.get("order") === "newest" ? "newest" : "";
  boxes.forEach(box => { box.checked = query.getAll(box.dataset.facet).includes(box.value); });
  const narrow = form.querySelector(".narrow");
  if (narrow && boxes.some(box => box.checked)) narrow.open = true;
}

function remember(method) {
  if (address() !== location.pathname + location.search) history[method](null, "", address());
}

// -- asking --------------------------------------------------------------------------------------------------------------

function chosen(without) {
  const found = {};
  for (const { checked, value, dataset: { facet } } of boxes)
    if (checked && facet !== without) (found[facet] ??= { any: [] }).any.push(value);
  return found;
}

async function ask(typed) {
  const index = await open();
  const words = typed.includes('"') ? typed : typed.replaceAll(CYRILLIC, word => word.replace(CASES, ""));
  const sort = form.order.value || !words ? { date: "desc" } : {};
  const search = without => index.search(words || null, { filters: chosen(without), sort });
  const whole = await search();
  // What a further choice of a facet would find is counted without the choices already made in it.
  const counts = {};
  for (const name of facets)
    counts[name] = (name in chosen() ? await search(name) : whole).filters[name] ?? {};
  return { results: whole.results, counts };
}

// Where nothing has the words as they stand, their beginnings are tried: endings differ, and not of every language
// does Pagefind know them.
async function widened(words) {
  for (let off = 1; off <= LONGEST; off++) {
    const shorter = words.split(/\s+/).map(word => word.slice(0, Math.max(Math.min(word.length, LEAST), word.length - off))).join(" ");
    const found = await ask(shorter);
    if (found.results.length) return found;
  }
  return null;
}

// Whether the best result has the beginning of each word: where nothing has it, Pagefind takes a shorter word for it.
function meets(page, words) {
  const folded = text => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const there = folded([page.content, ...Object.values(page.meta)].join(" "));
  return folded(words).every(word => {
    const start = word.slice(0, Math.max(LEAST, word.length - LONGEST));
    return there.some(other => other.startsWith(start));
  });
}

async function run() {
  const turn = ++asked;
  const words = form.q.value.trim();
  if (!words && !boxes.some(box => box.checked)) return clear();
  try {
    let found = await ask(words);
    const wider = found.results.length || !words || words.includes('"') ? null : await widened(words);
    found = wider ?? found;
    if (turn !== asked) return;
    results = found.results;
    count(found.counts);
    list.replaceChildren();
    await show(turn);
    const loose = words && results.length && (wider || !meets(await results[0].data(), words));
    const number = new Intl.NumberFormat(document.documentElement.lang).format(results.length);
    const told = results.length ? status.dataset.found.replace("{number}", number) : status.dataset.none;
    if (turn === asked) status.textContent = loose ? `${status.dataset.wider} ${told}` : told;
  } catch (fault) {
    program = undefined; // asked for anew the next time
    console.error(fault);
    if (turn === asked) status.textContent = status.dataset.fault;
  }
}

function clear() {
  results = [];
  list.replaceChildren();
  status.textContent = "";
  more.hidden = true;
  for (const box of boxes) box.parentElement.querySelector("small").textContent = box.dataset.all;
}

function count(counts) {
  for (const box of boxes) box.parentElement.querySelector("small").textContent = counts[box.dataset.facet][box.value] ?? 0;
}

// -- showing -------------------------------------------------------------------------------------------------------------

async function show(turn) {
  const from = list.children.length;
  const found = await Promise.all(results.slice(from, from + STEP).map(one => one.data()));
  if (turn !== asked) return;
  list.append(...found.map(item));
  more.hidden = list.children.length >= results.length;
}

function item(page) {
  const shown = page.meta;
  const made = result.content.cloneNode(true);
  const part = name => made.querySelector(`[data-part=${name}]`);
  part("title").textContent = shown.title;
  part("title").href = new URL(page.raw_url, root);
  part("origin").textContent = shown.origin;
  part("date").textContent = shown.date ?? "";
  if (shown.day) part("date").dateTime = shown.day;
  const { before, pieces, after } = excerpt(page);
  if (before) part("excerpt").append(cut(), " ");
  part("excerpt").append(...pieces);
  if (after) part("excerpt").append(" ", cut());
  if (shown.language) made.querySelectorAll("[data-spoken]").forEach(one => { one.lang = shown.language; });
  const entry = document.createElement("li");
  entry.append(made);
  return entry;
}

const cut = () => Object.assign(document.createElement("span"), { className: "cut", textContent: "[…]" });

// Pagefind writes `<` and `>` of the text as entities, but leaves those that the text itself writes, and puts what was found between
// <mark> and </mark>: these alone become elements, and the words are taken from the text, where nothing is ambiguous.
function excerpt({ content, excerpt: found, plain_excerpt: plain }) {
  const escaped = content.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  let at = read(content, 0, Math.max(0, escaped.indexOf(plain)));
  const before = at > 0;
  const pieces = found.split(/<mark>(.*?)<\/mark>/s).map((text, place) => {
    const words = content.slice(at, at = read(content, at, text.length));
    return place % 2 ? Object.assign(document.createElement("mark"), { textContent: words }) : words;
  });
  return { before, pieces, after: at < content.length };
}

// Where in the text one is, from `at` on, when `length` letters of its escaped form are read.
function read(content, at, length) {
  for (let done = 0; done < length && at < content.length; at++) done += "<>".includes(content[at]) ? "&lt;".length : 1;
  return at;
}

// -- what the reader does ------------------------------------------------------------------------------------------------

form.addEventListener("submit", event => {
  event.preventDefault();
  clearTimeout(timer);
  remember("pushState");
  run();
});
form.q.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => { remember("replaceState"); run(); }, PAUSE);
});
form.addEventListener("change", event => {
  if (event.target === form.q) return;
  remember("pushState");
  run();
});
form.addEventListener("focusin", () => open().catch(() => {}), { once: true });
more.addEventListener("click", async () => {
  const next = list.children.length;
  await show(asked);
  list.children[next]?.querySelector("a").focus();
});
addEventListener("popstate", () => { restore(); run(); });

for (const box of boxes) box.dataset.all = box.parentElement.querySelector("small").textContent;
restore();
if (location.search) run();
