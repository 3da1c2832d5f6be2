// Small links beside the parts of a page, each to the file and line that made it.

import { apart, element, leading, named, ready } from "./element.js";

const BOXES = "li, section, div, blockquote, figure, header, td";
const WORDS = "p, h1, h2, h3, h4, dt, summary";

function mark(part) {
  const link = leading(part, part.line ? `${part.line}` : "•");
  link.className = `mark ${part.path.split("/")[0]}`;
  link.title = named(part);
  link.setAttribute("aria-label", `Made by ${named(part)}`);
  return apart("digest-mark", link);
}

function put(part) {
  let found;
  try {
    found = document.querySelectorAll(part.select);
  } catch {
    return; // no selector after all
  }
  for (const node of found) {
    const box = node.matches(BOXES) ? (node.querySelector(WORDS) ?? node) : node;
    box.localName === "a" ? box.after(mark(part)) : box.prepend(mark(part));
  }
}

export const marks = {
  async show(parts) {
    await ready();
    this.clear();
    parts.filter((part) => part.href).forEach(put);
  },

  clear() {
    document.querySelectorAll("digest-mark").forEach((node) => node.remove());
  },
};

export const legend = () =>
  element("p", { className: "legend" }, ..."seeds content templates".split(" ").map((name) => element("span", { className: `key ${name}`, textContent: `${name}/` })));
