// Brings the open page to what the server has now, in place; says so where that cannot be done surely.

import { hold } from "./hold.js";
import { attributesOf } from "./match.js";
import { morph } from "./morph.js";

const PATIENCE = 3000; // milliseconds until a style sheet that does not come is given up
const MOST_MARKS = 40;
const MOST_SEEN = 400; // changed places of which the innermost are looked for
const LIVE = 'script[src="/-/live.js"]';
const RUNS = /^(|module|importmap|speculationrules|(text|application)\/(x-)?(java|ecma)script)$/i;

/** Why a page cannot be changed in place. */
export class Unsure extends Error {}

const scripts = (page) =>
  [...page.scripts].filter((script) => RUNS.test(script.type) && script.getAttribute("src") !== "/-/live.js");

const policies = (page) =>
  [...page.querySelectorAll('meta[http-equiv="content-security-policy" i]')].map((meta) => meta.content).join("\n");

/** The page as the server has it; raises a TypeError where there is no server. */
async function fetched() {
  const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
  const kind = answer.headers.get("content-type") ?? "";
  if (answer.redirected || !kind.startsWith("text/html")) {
    throw new Unsure("something else");
  }
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function checked(next) {
  const [here, there] = [document.querySelector(LIVE), next.querySelector(LIVE)];
  if (!there || here.dataset.file !== there.dataset.file) {
    throw new Unsure("another file");
  }
  if (scripts(document).length + scripts(next).length > 0) {
    throw new Unsure("scripts"); // what they made of the page is not known
  }
  if (policies(document) !== policies(next) || document.compatMode !== next.compatMode) {
    throw new Unsure("another policy");
  }
  if (document.querySelector("base")?.href !== next.querySelector("base")?.href) {
    throw new Unsure("another base");
  }
}

const address = (sheet) => attributesOf(sheet).get("href").value;
const sheets = (page) => [...page.head.querySelectorAll('link[rel~="stylesheet"]:not([data-live-old])')];

/** Loads the style sheets that are new before those they replace go, or the page would flash unstyled. */
async function dressed(next) {
  const here = new Map(sheets(document).map((sheet) => [address(sheet), sheet]));
  let previous = null;
  const loading = [];
  for (const sheet of sheets(next)) {
    let found = here.get(address(sheet));
    if (!found) {
      found = document.importNode(sheet);
      loading.push(new Promise((done) => Object.assign(found, { onload: done, onerror: done })));
      previous ? previous.after(found) : document.head.append(found);
    }
    previous = found;
  }
  await Promise.race([Promise.all(loading), new Promise((done) => setTimeout(done, PATIENCE))]);
}

/** Outlines what changed for a moment. */
function shown(touched) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const seen = [...new Set(touched)].filter((node) => node.isConnected && node !== document.body).slice(0, MOST_SEEN);
  const inner = seen.filter((node) => !seen.some((other) => other !== node && node.contains(other)));
  for (const node of inner.slice(0, MOST_MARKS)) {
    const outline = { outline: "2px solid #c2410c", outlineOffset: "4px" };
    const gone = { outline: "2px solid transparent", outlineOffset: "4px" };
    node.animate([outline, { ...outline, offset: 0.5 }, still ? { ...outline } : gone], { duration: 1400, id: "digest-changed" });
  }
}

/** Makes the open page the newest; the version that it then is of. Raises Unsure, or a TypeError without a server. */
export async function renew(before) {
  const next = await fetched();
  checked(next);
  await dressed(next);
  before();
  const back = hold();
  const touched = morph(document, next);
  back();
  shown(touched);
  return next.querySelector(LIVE).dataset.version;
}
