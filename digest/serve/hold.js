// Keeps the reader's place while the page changes under it: what is in view stays where it is, the focus where it was.

const MOST_ANCHORS = 24;

/** Remembers what is in view and focused; the function it returns brings both back. */
export function hold() {
  const anchors = scrollY > 0 ? inView() : [];
  const focused = document.activeElement;
  const still = new CSSStyleSheet();
  still.replaceSync("html { overflow-anchor: none; scroll-behavior: auto !important }"); // one of the two may correct, not both
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  return () => {
    const anchor = anchors.find(({ node }) => node.isConnected && node.getClientRects().length > 0);
    if (anchor) {
      scrollBy({ top: anchor.node.getBoundingClientRect().top - anchor.top, behavior: "instant" });
    }
    if (focused?.isConnected && focused !== document.activeElement && focused !== document.body) {
      focused.focus({ preventScroll: true });
    }
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
      }),
    );
  };
}

/** Whether an element stays in view whatever the page does: no place to find again. */
const isStuck = (node) => ["fixed", "sticky"].includes(getComputedStyle(node).position);

/** Elements by which to find the place again, best first: those that begin in view, then those that reach into it. */
function inView() {
  const within = [];
  const across = [];
  const look = (parent) => {
    for (const node of parent.children) {
      const { top, bottom, height } = node.getBoundingClientRect();
      if (within.length >= MOST_ANCHORS) {
        return;
      }
      if (bottom <= 0 || top >= innerHeight || height === 0 || isStuck(node)) {
        continue;
      }
      if (top >= 0) {
        within.push({ node, top });
      } else {
        look(node);
        across.push({ node, top });
      }
    }
  };
  look(document.body);
  return [...within, ...across];
}
