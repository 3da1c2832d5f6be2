// What is wrong, at the foot of the page: each fault with its file, its line and what stands there.

import { apart, element, leading, named, ready } from "./element.js";

/** Some lines of the file, the one that is meant marked, and in it what is meant. */
function excerpt({ first, line, lines, marked }) {
  const rows = lines.map((text, place) => {
    const number = first + place;
    const here = number === line;
    const code = element("code");
    if (here && marked) {
      const [start, end] = marked;
      code.append(text.slice(0, start), element("mark", { textContent: text.slice(start, end) }), text.slice(end));
    } else {
      code.textContent = text;
    }
    const row = element("li", { className: here ? "here" : "" }, code);
    row.dataset.number = number;
    if (here) {
      row.setAttribute("aria-current", "true");
    }
    return row;
  });
  return element("ol", {}, ...rows);
}

const place = (fault) =>
  fault.href || fault.editor ? [element("p", { className: "place" }, "Open ", leading(fault, named(fault)))] : [];

const details = (fault) => [...place(fault), ...(fault.lines?.length > 0 ? [excerpt(fault)] : [])];

const whole = (fault) => [element("pre", { textContent: fault.text }), ...details(fault)];

function folded(fault) {
  const inside = details(fault);
  const words = element("span", { className: "words", textContent: fault.text });
  return inside.length > 0
    ? element("details", {}, element("summary", {}, words), ...inside)
    : element("p", { className: "fault" }, words);
}

export const panel = {
  host: null,
  told: "",

  /** Shows the faults under a title; one that is shown already, or was put aside, is left as it is. */
  async show(title, faults, note, more = 0) {
    const told = JSON.stringify([title, faults.map((fault) => fault.text), more]);
    if (told === this.told) {
      return;
    }
    this.hide();
    this.told = told;
    await ready();
    if (this.told === told) {
      this.put(title, faults, note, more);
    }
  },

  put(title, faults, note, more) {
    const section = element("section", { role: "alert", className: "panel" });
    const close = element("button", { type: "button", textContent: "Hide" });
    close.addEventListener("click", () => this.host.remove());
    const header = element("div", { className: "head" }, element("h2", { textContent: title }), close);
    const inside = faults.length === 1 ? whole(faults[0]) : faults.map(folded);
    const rest = more > 0 ? [element("p", { textContent: `and ${more} more, see the terminal` })] : [];
    section.append(header, ...inside, ...rest, element("p", { className: "note", textContent: note }));
    this.host = apart("digest-live", section);
    document.documentElement.append(this.host);
  },

  hide() {
    this.host?.remove();
    this.told = "";
  },
};

/** Shows what is wrong after a build, or nothing when all is well. */
export function tell({ error, faults, more }) {
  if (error !== null) {
    panel.show("The site could not be built", [error], "You see the last good site until this is mended.");
  } else if (faults.length > 0) {
    panel.show("Something was left out of the site", faults, "This goes away once it is mended.", more);
  } else {
    panel.hide();
  }
}
