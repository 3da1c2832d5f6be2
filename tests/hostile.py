"""Hostile words for every place of a digest, and a browser that tells when something runs or is fetched."""

from __future__ import annotations

import dataclasses
import gzip
import json
import os
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from digest.model import Corpus, Coverage, Digest, Found, Membership, Place, Tag, Text, Topic
from tests import sample
from tests.conftest import SHARED

PATIENCE = 180_000
"""Milliseconds in which a wall of pages must be there, on a machine that does much else."""
HOST = "http://digest.test"
SAMPLE = 400
WANTED = os.environ.get("DIGEST_HOSTILE", "")
"""How many payloads a long run takes, or `all`."""
DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
OWN = (
    '<img src="https://elsewhere.test/x.png" onerror=alert(1)>',
    '<link rel=stylesheet href="https://elsewhere.test/x.css"><script src="https://elsewhere.test/x.js"></script>',
    "</script><script>alert(1)</script><!--<script>",
    "</title></textarea></style><svg onload=alert(1)>",
    "![x](https://elsewhere.test/x.png) [y](javascript:alert(1)) <https://elsewhere.test/>",
    "<meta http-equiv=refresh content='0;url=https://elsewhere.test/'>",
    '" onmouseover=alert(1) autofocus onfocus=alert(1) x="',
    "{{ 7 * 7 }}{% raw %} ${7*7} <%= 7*7 %>",
    "]]></content><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
)
"""Of our own, so that each way out of a page is tried in every sample."""
TOPIC = 40  # articles a topic
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What payloads call to show that they run; none of it is ours.
_WATCH = """for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'fetch'])
  window[name] = (...values) => { console.log('ran ' + name); };"""
_SKELETON = """document => {
  const WRITTEN = '.prose:not(.text, .entry) *';
  const all = [...document.querySelectorAll('*')], ours = {header: 'main header', title: 'figure svg title'};
  for (const e of all) for (const a of e.attributes) if (a.name.startsWith('on')) e.dispatchEvent(new Event(a.name.slice(2)));
  for (const e of all) if (e.localName === 'details') e.open = true;
  return {
    kinds: [...new Set(all.filter(e => !e.closest(WRITTEN)).flatMap(e => [e.localName, ...[...e.attributes].map(a => e.localName + ' ' + a.name)]))],
    counts: Object.fromEntries(['html', 'head', 'title', 'body', 'header', 'main', 'footer', 'nav', 'h1', 'script', 'style', 'base', 'iframe']
      .map(name => [name, document.getElementsByTagName(name).length - (ours[name] ? document.querySelectorAll(ours[name]).length : 0)])),
    schemes: [...new Set([...document.querySelectorAll('a, area')].map(a => a.protocol))],
    written: [...new Set([...document.querySelectorAll(WRITTEN)].flatMap(e => [e.localName, ...[...e.attributes].map(a => e.localName + ' ' + a.name)]))],
    landmarks: [...document.body.children].map(e => e.localName).join(' '),
  };
}"""


def payloads() -> tuple[str, ...]:
    """A fixed sample of the hostile inputs, as many as DIGEST_HOSTILE says, which may be `all`."""
    found = every()
    stride = 1 if WANTED == "all" else max(1, len(found) // int(WANTED or SAMPLE))
    return (*OWN, *found[::stride])


def every() -> tuple[str, ...]:
    """All hostile inputs but our own."""
    path = SHARED / "hostile" / "inputs.jsonl.gz"
    if not path.is_file():
        pytest.skip("the hostile inputs in ../shared/hostile are not on this machine")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return tuple(json.loads(line)["payload"] for line in lines)


def shown(text: str) -> str:
    """`text` without what no page may hold, and with its space as a browser shows it."""
    return " ".join(_UNPRINTABLE.sub("", text).split())


def digest(words: Sequence[str]) -> Digest:
    """A digest of one article for each two of `words`: the first is its title, outlet, author, tag and URL, both its text
    and quotations.
    """
    articles, analyses = [], []
    for number, first in enumerate(words[::2]):
        pair = list(words[2 * number : 2 * number + 2])
        found, sentences = sample.article(f"a{number}", first, [pair], author=first, url=first)
        articles.append(dataclasses.replace(found, outlet=Found(first, "inferred", first)))
        chosen = list(range(len(pair)))
        quotes: list[tuple[int, str, str | None]] = [(index, pair[index], first) for index in chosen]
        analysis = sample.analysis(found.id, sentences, chosen, quotes=quotes, figures=[(0, first, first)])
        analyses.append(dataclasses.replace(analysis, tags=(Tag(first, f"t{number}", "other", 1.0, (0,)),)))
    topics, coverages = [], []
    for start in range(0, len(articles), TOPIC):
        inside = articles[start : start + TOPIC]
        title, body = inside[0].title.text, "\n\n".join(found.title.text for found in inside)
        name = f"p{start}"
        topics.append(Topic(name, title, f"content/topics/{name}.md", description=title, introduction=body))
        members = tuple(Membership(name, found.id, 1.0, (0,), (title,)) for found in inside)
        coverages.append(Coverage(name, members, tuple(Place(found.id, 0) for found in inside), (), (), ()))
    texts = (Text("about", words[0], "content/pages/about.md", "\n\n".join(words[:TOPIC]), words[0]),)
    return Digest(tuple(articles), tuple(analyses), tuple(topics), texts, Corpus((), (), tuple(coverages), (), ()))


class Watched:
    """A browser with JavaScript and without the pages' security policy, so that nothing but the escaping protects."""

    def __init__(self, browser: Any) -> None:
        self.events: list[str] = []
        self.files: Mapping[str, bytes] = {}
        self.context = browser.new_context(bypass_csp=True)
        self.context.route("**/*", self._answer)
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.page.add_init_script(_WATCH)
        self.page.on("console", lambda message: self.events.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.events.append(f"error: {error}"))
        self.page.on("dialog", self._dismiss)
        self.page.on("popup", lambda _: self.events.append("popup"))

    def open(self, paths: Sequence[str], told: str = "() => null") -> list[Any]:
        """The skeleton of each page and what the function `told` says of it, all open side by side in frames."""
        self.events.clear()
        frames = "".join(f'<iframe src="{HOST}/{path}"></iframe>' for path in paths)
        self.files = {**self.files, "wall.html": f"<!DOCTYPE html><link rel=icon href=data:,>{frames}".encode()}
        self.page.goto(f"{HOST}/wall.html")
        look = f"() => [...document.querySelectorAll('iframe')].map(f => f.contentDocument).map(d => d && [({_SKELETON})(d), ({told})(d)])"
        # A frame that went elsewhere has no document to read.
        return [(found or [{}, None])[:2] for found in self.page.evaluate(look)]

    def _answer(self, route: Any) -> None:
        address = urlsplit(route.request.url)
        path = unquote(address.path).removeprefix("/")
        path += "index.html" if not path or path.endswith("/") else ""
        if (
            route.request.url.startswith(HOST + "/")
            and route.request.resource_type == "image"
            and path not in self.files
        ):
            route.fulfill(body=DOT, content_type="image/svg+xml")  # a picture of the editor's own, beside the page
        elif not route.request.url.startswith(HOST + "/") or path not in self.files:
            self.events.append(f"request: {route.request.url}")
            route.abort()
        else:
            kinds = {"html": "text/html", "css": "text/css", "svg": "image/svg+xml", "js": "text/javascript"}
            # Their style is tried elsewhere; without it the pages are laid out at once.
            route.fulfill(
                body=b"" if path.endswith(".css") else self.files[path],
                content_type=kinds.get(path.rpartition(".")[2], "text/plain"),
            )

    def _dismiss(self, dialog: Any) -> None:
        self.events.append(f"dialog: {dialog.message}")
        dialog.dismiss()
