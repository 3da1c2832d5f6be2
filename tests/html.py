"""Checks a page the way an HTML validator does, as far as our pages need it."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
DRAWN = frozenset({"line", "rect", "circle", "text", "path"})
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)


class Page(HTMLParser):
    """A page as its checks need it: the faults of its nesting, its ids, links, headings and text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.references: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        self.close()
        self.faults += [f"{tag} is never closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw = self.get_starttag_text() or ""
        values = dict(attrs)
        self.tags.append((tag, values))
        if len(values) != len(attrs):
            self.faults.append(f"an attribute twice: {raw}")
        if re.search(r"=[^\"\s>]", re.sub(r'"[^"]*"', '""', raw)):
            self.faults.append(f"an attribute without quotation marks: {raw}")
        if tag in BLOCKS and "p" in self.open:
            self.faults.append(f"{tag} inside p: {raw}")
        if tag == "a" and "a" in self.open:
            self.faults.append(f"a inside a: {raw}")
        if tag == "li" and self.open[-1] not in {"ul", "ol"}:
            self.faults.append(f"li inside {self.open[-1]}")
        self._note(tag, values)
        if tag not in VOID and not raw.endswith("/>"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]} in line {self.getpos()[0]}")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if "script" in self.open or "style" in self.open:
            return
        self.words += data
        if self.open and re.fullmatch(
            "h[1-6]", next((tag for tag in self.open if tag[0] == "h" and tag[1:].isdigit()), "")
        ):
            level, text = self.headings[-1]
            self.headings[-1] = level, text + data

    def _note(self, tag: str, values: dict[str, str | None]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values[name] or "" for name in ("href", "src") if name in values]
        for name in ("aria-labelledby", "aria-describedby"):
            self.references += (values.get(name) or "").split()


def faults(text: str) -> list[str]:
    """What is wrong with the page `text`; empty when nothing is."""
    page = Page(text)
    found = list(page.faults)
    found += [f"id {name!r} twice or empty" for name in page.ids if page.ids.count(name) > 1 or not name]
    found += [f"no element has the id {name!r}" for name in page.references if name not in page.ids]
    found += [
        f"no element has the id of {link!r}" for link in page.links if link[:1] == "#" and link[1:] not in page.ids
    ]
    levels = [level for level, _ in page.headings]
    if levels.count(1) != 1:
        found.append(f"{levels.count(1)} h1")
    found += [f"h{after} after h{before}" for before, after in itertools.pairwise(levels) if after > before + 1]
    if any(name.startswith("on") or name == "style" for _, values in page.tags for name in values):
        found.append("an event handler or an inline style")
    return found
