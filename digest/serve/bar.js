// The editor's bar: what the open page is made from, and what is wrong with that.

import { apart, element, leading, named, ready } from "./element.js";
import { legend, marks } from "./marks.js";

const OPEN = "digest-bar-open";
const PARTS = "digest-bar-parts";

/** What the editor chose, for this tab; nothing where the browser keeps nothing. */
const kept = {
  get(name) {
    try {
      return sessionStorage.getItem(name) === "yes";
    } catch {
      return false;
    }
  },
  set(name, value) {
    try {
      sessionStorage.setItem(name, value ? "yes" : "no");
    } catch {
      // only for as long as the page is open, then
    }
  },
};

const counted = (number) => `${number} ${number === 1 ? "problem" : "problems"}`;

function problems({ problems: list, all, here }) {
  if (all === 0) {
    return element("p", { className: "fine", textContent: "No problems" });
  }
  const items = list.map((problem) => {
    const link = problem.href || problem.editor ? leading(problem, named(problem)) : null;
    const words = link ? problem.text.slice(problem.text.indexOf(": ") + 2) : problem.text;
    return element("li", {}, ...(link ? [link, " "] : []), words);
  });
  const rest = all > list.length ? [element("p", { textContent: `and ${all - list.length} more, see the terminal` })] : [];
  const title = here > 0 ? `${counted(all)}, ${here} in this page’s files` : counted(all);
  return element("details", {}, element("summary", { textContent: title }), element("ul", {}, ...items), ...rest);
}

function row(name, spots) {
  const items = spots.flatMap((spot, place) => [...(place > 0 ? [" "] : []), leading(spot, named(spot))]);
  return spots.length > 0 ? [element("dt", { textContent: name }), element("dd", {}, ...items)] : [];
}

export class Bar {
  #file;
  #host;
  #turn = 0;
  #toggle = element("button", { type: "button", className: "toggle" });
  #parts = element("input", { type: "checkbox" });
  #inside = element("div", { className: "inside" });
  #room = new CSSStyleSheet();

  constructor(file) {
    this.#file = file;
    this.#parts.checked = kept.get(PARTS);
    const section = element("section", { className: "bar" }, this.#toggle, this.#inside);
    section.setAttribute("aria-label", "Editor’s bar");
    this.#toggle.addEventListener("click", () => this.#open(this.#inside.hidden));
    this.#parts.addEventListener("change", () => this.#choose());
    section.addEventListener("keydown", (event) => event.key === "Escape" && this.#fold());
    this.#host = apart("digest-bar", section);
    this.#open(kept.get(OPEN), false);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#room];
    new ResizeObserver(() => this.#makeRoom(section)).observe(section);
  }

  /** Asks what the page is made from now, and shows it. */
  async look() {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const query = new URLSearchParams({ file: this.#file, parts: this.#parts.checked ? "1" : "0" });
      const answer = await fetch(`/-/made?${query}`, { cache: "no-store" });
      await ready();
      const made = answer.ok ? await answer.json() : null;
      if (made && turn === this.#turn) {
        this.#show(made);
      }
    } catch {
      // the server has ended; the next news bring the bar up to date
    }
  }

  #show(made) {
    const switched = element("label", { className: "switch" }, this.#parts, " Show what made each part");
    const opened = this.#inside.querySelector("details")?.open ?? false;
    const files = element("dl", {}, ...row("Made from", made.files), ...row("Template", made.template ? [made.template] : []));
    const wrong = problems(made);
    wrong.open = opened;
    this.#inside.replaceChildren(files, wrong, switched, ...(this.#parts.checked ? [legend()] : []));
    this.#label(made.all);
    if (!this.#host.isConnected) {
      document.documentElement.append(this.#host);
    }
    this.#parts.checked ? marks.show(made.parts) : marks.clear();
  }

  #label(number) {
    const words = number > 0 ? `Digest · ${number}` : "Digest";
    this.#toggle.replaceChildren(words);
    this.#toggle.classList.toggle("wrong", number > 0);
    this.#toggle.setAttribute("aria-label", `Digest: what made this page${number > 0 ? `, ${counted(number)}` : ""}`);
  }

  #open(open, told = true) {
    this.#inside.hidden = !open;
    this.#toggle.setAttribute("aria-expanded", String(open));
    if (told) {
      kept.set(OPEN, open);
    }
  }

  #fold() {
    this.#open(false);
    this.#toggle.focus();
  }

  #choose() {
    kept.set(PARTS, this.#parts.checked);
    this.look();
  }

  /** Below the page's own foot there is room for the bar, so that the last words can be read. */
  #makeRoom(section) {
    const height = Math.ceil(section.getBoundingClientRect().height);
    this.#room.replaceSync(`@media screen { html { padding-block-end: ${height}px; scroll-padding-block-end: ${height}px } }`);
  }
}
