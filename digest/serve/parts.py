"""The parts of one page, each with the file and line that made it, found when an editor asks for that page."""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin

from digest.model import Article, Text, Topic
from digest.serve.made import Made
from digest.serve.places import Places
from digest.serve.sources import Sources, SourceText

OPTIONS = "content/site.yaml"
MOST_PARTS = 3000
MOST_TEMPLATES = 60

_ANCHOR = re.compile(r"[sc]([0-9]{1,6})")
_USED = re.compile(r"""\{%-?\s*(?:extends|import|include|from)\s+["']([^"']{1,200})["']""")
_CSS = re.compile(r"""["\\\x00-\x1f]""")


@dataclass(frozen=True, slots=True)
class Spot:
    """A file of the editor's, and perhaps a line in it."""

    path: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Something on a page and what made it."""

    select: str
    """The CSS selector that finds it."""
    spot: Spot


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page is made from."""

    files: tuple[Spot, ...]
    """Its own files: what it shows, what corrects that, what its template is."""
    template: Spot | None
    parts: tuple[Part, ...]


def sheet(made: Made, sources: Sources, file: str, page: bytes | None) -> Sheet:
    """What the page in `file`, a path inside the site, is made from; its parts where its bytes are given."""
    return _Page(made, sources, file).sheet(page)


class _Page:
    def __init__(self, made: Made, sources: Sources, file: str) -> None:
        self._made = made
        self._sources = sources
        self._address = file.removesuffix("index.html")
        self._origin = made.pages.get(file)
        self._read = functools.cache(sources.read)
        self._places = functools.cache(self._opened)
        self._breaks = functools.cache(self._line_ends)

    def sheet(self, page: bytes | None) -> Sheet:
        template = f"templates/{self._origin.template}" if self._origin else None
        return Sheet(
            tuple(self._files()),
            Spot(template) if template else None,
            () if page is None else tuple(self._parts(page, template)),
        )

    def _files(self) -> Iterator[Spot]:
        article = self._made.articles.get(self._address)
        if article is not None:
            yield from self._of_article(article)
        elif self._origin and self._origin.origin.startswith("content/") and self._sources.has(self._origin.origin):
            yield Spot(self._origin.origin, None)
        elif self._sources.has(OPTIONS):
            yield Spot(OPTIONS)

    def _of_article(self, article: Article) -> Iterator[Spot]:
        yield Spot(article.path)
        if article.seed is not None:
            seed, correction = f"seeds/{article.seed}", self._made.corrections.get(article.seed)
            yield from (Spot(path) for path in (seed, correction) if path and path != article.path)

    def _parts(self, page: bytes, template: str | None) -> Iterator[Part]:
        marks = _Marks(page.decode("utf-8", "replace"))
        found = itertools.chain(self._headings(), self._named(marks, template), self._linked(marks))
        yield from itertools.islice(found, MOST_PARTS)

    def _headings(self) -> Iterator[Part]:
        """The name of the site, the title of the page, and the editor's own words on it."""
        options = self._places(OPTIONS)
        if options is not None:
            yield Part(".nameplate a", Spot(OPTIONS, options.key("title")))
            if options.key("description"):
                yield Part(".motto", Spot(OPTIONS, options.key("description")))
        if self._address in self._made.articles:
            yield Part("main h1", self._title(self._made.articles[self._address]))
        own = self._made.topics.get(self._address) or self._made.texts.get(self._address)
        places = self._places(own.path) if own else None
        if own and places:
            yield Part("main h1", self._named_so(own))
            yield Part("main .prose", Spot(own.path, places.body()))

    def _title(self, article: Article) -> Spot:
        """Where an article's title is from: what corrects it, its own front matter, its text."""
        paths = [spot.path for spot in self._of_article(article)]
        for path in sorted(paths, key=lambda path: not path.startswith("content/")):
            places = self._places(path)
            line = places and (places.key("title") or places.words(article.title.text))
            if line:
                return Spot(path, line)
        return Spot(article.path)

    def _named(self, marks: _Marks, template: str | None) -> Iterator[Part]:
        """What has a name of its own: an article's sentences, and the sections, which a template makes."""
        for name in marks.names:
            anchor = _ANCHOR.fullmatch(name)
            if anchor and self._address in self._made.articles:
                yield Part(f'[id="{name}"]', self._sentence(self._address, int(anchor[1])))
        for name in marks.labels:
            spot = self._section(template, name) if template else None
            if spot is not None:
                yield Part(f'[id="{_escaped(name)}"]', spot)

    def _linked(self, marks: _Marks) -> Iterator[Part]:
        """What a page says of articles and topics, by its links to them."""
        for link in marks.links:
            target, fragment = _joined(f"/{self._address}", link)
            address, anchor = unquote(target).removeprefix("/"), _ANCHOR.fullmatch(fragment)
            if address == self._address or target.startswith("http"):
                continue
            spot = self._target(address, int(anchor[1]) if anchor else None)
            if spot is not None:
                yield Part(f'main a[href="{_escaped(link)}"]', spot)

    def _target(self, address: str, sentence: int | None) -> Spot | None:
        if address in self._made.articles:
            article = self._made.articles[address]
            return self._title(article) if sentence is None else self._sentence(address, sentence)
        own = self._made.topics.get(address) or self._made.texts.get(address)
        return self._named_so(own) if own else None

    def _named_so(self, own: Topic | Text) -> Spot:
        """Where the title of a topic or of a text of the editor's stands."""
        places = self._places(own.path)
        return Spot(own.path, (places.key("title") or places.words(own.title)) if places else None)

    def _sentence(self, address: str, number: int) -> Spot:
        article, sentence = self._made.articles[address], self._made.sentences[address].get(number)
        places = self._places(article.path)
        if sentence is None or places is None:
            return Spot(article.path)
        guess = bisect_right(self._breaks(address), sentence.start) + 1
        return Spot(article.path, places.words(sentence.text, guess))

    def _section(self, template: str, name: str) -> Spot | None:
        mark = f'id="{name}"'
        for text in self._templates(template):
            line = next((number for number, line in enumerate(text.lines, 1) if mark in line), None)
            if line is not None:
                return Spot(text.path, line)
        return None

    def _templates(self, template: str) -> Iterator[SourceText]:
        """The template and those that it uses, nearest first."""
        waiting, seen = [template], {template}
        while waiting and len(seen) < MOST_TEMPLATES:
            text = self._read(waiting.pop(0))
            if text is not None:
                yield text
                used = [f"templates/{name}" for line in text.lines for name in _USED.findall(line)]
                waiting += [name for name in dict.fromkeys(used) if name not in seen]
                seen.update(used)

    def _opened(self, path: str) -> Places | None:
        text = self._read(path)
        return None if text is None else Places(text)

    def _line_ends(self, address: str) -> list[int]:
        return [match.start() for match in re.finditer("\n", self._made.articles[address].source)]


class _Marks(HTMLParser):
    """The names of a page's elements, of its sections' headings, and its links, each once."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: dict[str, None] = {}
        self.labels: dict[str, None] = {}
        self.links: dict[str, None] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if given.get("id"):
            self.names[given["id"]] = None
        if given.get("aria-labelledby") and tag in ("section", "aside", "nav"):
            self.labels[given["aria-labelledby"]] = None
        if tag == "a" and given.get("href"):
            self.links[given["href"]] = None


def _joined(page: str, link: str) -> tuple[str, str]:
    """Where `link` on `page` leads, and to which part of that."""
    try:
        target, fragment = urldefrag(urljoin(page, link))
    except ValueError:  # an unclosed bracket in the host
        return link, ""
    return target, fragment


def _escaped(text: str) -> str:
    """`text` as it stands in a string of a CSS selector."""
    return _CSS.sub(lambda match: f"\\{ord(match[0]):x} ", text)
