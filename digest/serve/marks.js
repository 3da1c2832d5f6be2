// Small links beside the parts of a page, each to the file and line that made it.

import { apart, element, leading, named, ready } from "./element.js";

const BOXES = "li, section, div, blockquote, figure, header, td";
const WORDS = "p, h1, h2, h3, h4, dt, summary";
const STATEMENTS = "li, figure, .claim, article, dd, td"; // what holds a sentence and the links to it

function mark(part) {
  const link = leading(part, part.line ? `${part.line}` : "•");
  link.className = `mark ${part.path.split("/")[0]}`;
  link.title = named(part);
  link.setAttribute("aria-label", `Made by ${named(part)}`);
  return apart("digest-mark", link);
}

/** Where the mark of a link to a sentence goes: before that sentence or, where its place is taken, behind the link. */
function beside(link, part, taken) {
  const box = link.closest(STATEMENTS);
  const words = link.hash ? (box?.querySelector(":scope > blockquote p") ?? box?.querySelector("p")) : null;
  const known = words ? taken.get(words) : undefined;
  if (words && !known) {
    taken.set(words, new Set([named(part)]));
    words.prepend(mark(part));
  } else if (!known?.has(named(part))) {
    known?.add(named(part));
    link.after(mark(part));
  }
}

function put(part, taken) {
  for (const node of document.querySelectorAll(part.select)) {
    if (node.localName === "a") {
      beside(node, part, taken);
    } else {
      const box = node.matches(BOXES) ? (node.querySelector(WORDS) ?? node) : node;
      box.prepend(mark(part));
    }
  }
}

export const marks = {
  async show(parts) {
    await ready();
    this.clear();
    const taken = new Map();
    parts.filter((part) => part.href).forEach((part) => put(part, taken));
  },

  clear() {
    document.querySelectorAll("digest-mark").forEach((node) => node.remove());
  },
};

export const legend = () =>
  element("p", { className: "legend" }, ..."seeds content templates".split(" ").map((name) => element("span", { className: `key ${name}`, textContent: `${name}/` })));
