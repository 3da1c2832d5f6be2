// Keeps the open page the one that is on disk: reloads it, swaps its style sheets, shows why there is no new one.
// Part of `digest serve` only; never written to the site.
(() => {
  "use strict";

  const script = document.currentScript;
  const FIRST_DELAY = 250;
  const LONGEST_DELAY = 5000;
  const MOST_FAULTS = 10;

  let version = script.dataset.version;
  let delay = FIRST_DELAY;
  let leaving = false;

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

  /** The paths of everything this page has loaded so far. */
  const loaded = () => performance.getEntriesByType("resource").map((entry) => pathOf(entry.name));

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

  function apply(changed) {
    if (changed === null || own().some((path) => changed.includes(path))) {
      return reload();
    }
    const here = new Set(loaded());
    const hits = new Set(changed.filter((path) => here.has(path)));
    const links = sheets().filter((sheet) => changed.includes(pathOf(sheet.href)));
    links.forEach((sheet) => hits.delete(pathOf(sheet.href)));
    if (hits.size > 0) {
      return reload(); // a script, a picture, an imported style sheet
    }
    links.forEach(swap);
  }

  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  /** What is wrong, at the foot of the page; in a shadow root, so that the page's styles and these never meet. */
  const panel = {
    host: null,
    told: "",
    show(title, text, note) {
      if (text === this.told) {
        return; // shown already, or put aside by the editor
      }
      this.hide();
      this.told = text;
      this.host = document.createElement("digest-live");
      const section = element("section", { role: "alert" });
      const close = element("button", { type: "button", textContent: "Hide" });
      close.addEventListener("click", () => this.host.remove());
      const heading = element("h2", { textContent: title });
      section.append(heading, close, element("pre", { textContent: text }), element("p", { textContent: note }));
      const style = element("link", { rel: "stylesheet", href: "/-/live.css" });
      this.host.attachShadow({ mode: "open" }).append(style, section);
      document.documentElement.append(this.host);
    },
    hide() {
      this.host?.remove();
      this.told = "";
    },
  };

  function tell({ error, faults }) {
    if (error !== null) {
      panel.show("The site could not be built", error, "You see the last good site until this is mended.");
    } else if (faults.length > 0) {
      const more = faults.length > MOST_FAULTS ? [`and ${faults.length - MOST_FAULTS} more`] : [];
      const text = [...faults.slice(0, MOST_FAULTS), ...more].join("\n");
      panel.show("Something was left out of the site", text, "This goes away once it is mended.");
    } else {
      panel.hide();
    }
  }

  function connect() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/-/live?version=${encodeURIComponent(version)}`);
    socket.onopen = () => {
      delay = FIRST_DELAY;
    };
    socket.onmessage = (event) => {
      const news = JSON.parse(event.data);
      version = news.version;
      if (!leaving) {
        tell(news);
        apply(news.changed);
      }
    };
    socket.onclose = () => {
      setTimeout(connect, delay);
      delay = Math.min(delay * 2, LONGEST_DELAY);
    };
  }

  connect();
})();
