// Keeps the open page the one that is on disk: changes it in place, swaps its style sheets, shows why there is no new one.
// Part of `digest serve` only; never written to the site.

import { Bar } from "./bar.js";
import { marks } from "./marks.js";
import { tell } from "./panel.js";
import { renew } from "./renew.js";

const script = document.querySelector('script[src="/-/live.js"]');
const FIRST_DELAY = 250;
const LONGEST_DELAY = 5000;
const MOST_RESOURCES = 5000; // of which the browser is to keep a list; it has room for 250

/** What a page's own scripts fetch is theirs to renew: an index of words for a search, say. */
const ON_THEIR_OWN = ["fetch", "xmlhttprequest", "beacon"];

let version = script.dataset.version;
let { token } = script.dataset;
let delay = FIRST_DELAY;
let leaving = false;
let turn = Promise.resolve();
const bar = new Bar(script.dataset.file);

const pathOf = (address) => {
  const path = new URL(address, location.href).pathname;
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // not UTF-8
  }
};

/** The files whose change is this page's change: what was served, and what its address may come to stand for. */
const own = () => {
  const path = pathOf(location.href);
  return [script.dataset.file, path, path.replace(/\/?$/, "/index.html")];
};

/** The paths of everything this page has loaded so far, by itself. */
const loaded = () =>
  performance
    .getEntriesByType("resource")
    .filter((entry) => !ON_THEIR_OWN.includes(entry.initiatorType))
    .map((entry) => pathOf(entry.name));

const sheets = () => [...document.querySelectorAll('link[rel~="stylesheet"]:not([data-live-old])')];

function swap(sheet) {
  const next = sheet.cloneNode();
  const address = new URL(sheet.href);
  address.searchParams.set("live", version);
  next.href = address.href;
  next.removeAttribute("integrity"); // of the old text
  next.onload = next.onerror = () => sheet.remove(); // not before, or the page would flash unstyled
  sheet.dataset.liveOld = "";
  sheet.after(next);
}

function reload() {
  leaving = true;
  location.reload(); // keeps the scroll position
}

/** Takes up the news: the page is then of their version, or on its way to be loaded again. */
async function apply(news) {
  const { changed } = news;
  if (changed === null) {
    return reload();
  }
  const here = new Set(loaded());
  const hits = new Set(changed.filter((path) => here.has(path)));
  const links = sheets().filter((sheet) => changed.includes(pathOf(sheet.href)));
  [...links.map((sheet) => pathOf(sheet.href)), ...own()].forEach((path) => hits.delete(path));
  if (hits.size > 0) {
    return reload(); // a script, a picture, an imported style sheet
  }
  version = news.version;
  links.forEach(swap);
  if (own().some((path) => changed.includes(path))) {
    script.dataset.version = await renew(() => marks.clear());
  }
}

async function take(news, socket) {
  const before = version;
  try {
    await apply(news);
  } catch (fault) {
    if (fault instanceof TypeError && socket.readyState !== WebSocket.OPEN) {
      version = before; // the server has ended; the next one tells what was missed
      return;
    }
    reload();
  }
  if (!leaving) {
    bar.look();
  }
}

/** A server that was started since has another token. */
async function again() {
  try {
    const answer = await fetch("/-/token");
    token = answer.ok ? await answer.text() : token;
  } catch {
    // there is no server now; the next attempt asks again
  }
  connect();
}

function connect() {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const asked = new URLSearchParams({ version, token });
  const socket = new WebSocket(`${scheme}://${location.host}/-/live?${asked}`);
  socket.onopen = () => {
    delay = FIRST_DELAY;
  };
  socket.onmessage = (event) => {
    const news = JSON.parse(event.data);
    turn = turn.then(() => {
      if (!leaving) {
        tell(news);
        return take(news, socket);
      }
    });
  };
  socket.onclose = () => {
    setTimeout(again, delay);
    delay = Math.min(delay * 2, LONGEST_DELAY);
  };
}

performance.setResourceTimingBufferSize(MOST_RESOURCES);
connect();
