// Small change for the live scripts: elements, and the style sheets of all they add to a page.

export const element = (name, properties = {}, ...inside) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
};

/** A link to a file in the editor's own program or, where none was chosen, to its source view; words where it has neither. */
export function leading(spot, text) {
  const href = spot.editor ?? spot.href;
  if (!href) {
    return element("span", { textContent: text });
  }
  const link = element("a", { href, textContent: text });
  if (!spot.editor) {
    link.target = "digest-source"; // one tab for all sources
  }
  return link;
}

export const named = (spot) => (spot.line ? `${spot.path}:${spot.line}` : spot.path);

const styles = ["live.css", "bar.css"].map((name) => [name, new CSSStyleSheet()]);
const styled = Promise.all(
  styles.map(async ([name, sheet]) => {
    const answer = await fetch(`/-/${name}`);
    await sheet.replace(await answer.text());
  }),
).catch(() => {}); // the server has ended; what is shown is plain

/** An element whose inside lives in a shadow root, so that the page's styles and these never meet. */
export function apart(name, ...inside) {
  const host = document.createElement(name);
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = styles.map(([, sheet]) => sheet);
  root.append(...inside);
  return host;
}

/** Waits until what is shown is also styled. */
export const ready = () => styled;
