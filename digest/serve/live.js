// Keeps the open page the one that is on disk: reloads it, swaps its style sheets, shows why there is no new one.
// Part of `digest serve` only; never written to the site.
(() => {
  "use strict";

  const script = document.currentScript;
  const FIRST_DELAY = 250;
  const LONGEST_DELAY = 5000;

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

  const panel = {
    host: null,
    show(text) {
      this.hide();
      this.host = document.createElement("digest-live");
      const root = this.host.attachShadow({ mode: "open" });
      const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/-/live.css" });
      const section = document.createElement("section");
      section.setAttribute("role", "alert");
      const title = Object.assign(document.createElement("h2"), { textContent: "The site could not be built" });
      const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Hide" });
      const message = Object.assign(document.createElement("pre"), { textContent: text });
      const note = Object.assign(document.createElement("p"), {
        textContent: "You see the last good site. This message goes away once the fault is mended.",
      });
      close.addEventListener("click", () => this.hide());
      section.append(title, close, message, note);
      root.append(style, section);
      document.documentElement.append(this.host);
    },
    hide() {
      this.host?.remove();
      this.host = null;
    },
  };

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
        news.error === null ? panel.hide() : panel.show(news.error);
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
