"""Hostile texts at every place of a whole site: in a browser nothing runs and nothing is fetched, the pages are built as they are with
harmless words, and the words are shown as they are.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from digest import aliases
from tests import hostile, hostile_site
from tests.hostile_site import name, spoken

Seen = dict[str, tuple[dict[str, Any], dict[str, Any]]]
"""The skeleton of each page and what it shows, by its address."""
WALL = 25  # pages open side by side
SOME = 11  # payloads in a short run
CHUNK = 100  # payloads a site in a long one
FEW = 4  # pages of a folder that a short run looks at beside those that show a payload each
_SHOWING = re.compile(r"(?:articles/[pcmhfj]|topics/t|tags/v|w)[0-9]|tags/ida-kolm/")
_ELEMENTS = "h2 h3 h4 h5 h6 p ul ol li blockquote pre code em strong s hr br table thead tbody tr th td a img"
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # BCP 47
WRITTEN = {
    *_ELEMENTS.split(),
    "a href",
    "a title",
    "img src",
    "img alt",
    "img title",
    "ol start",
    "th class",
    "td class",
}
"""What the editor's Markdown may make."""
HARMLESS = ("harmless words", "https://example.org/x", "A harmless sentence, with marks: 7 * 7.", "!")
GOING_ON = "span aria-current"
"""In lists of several pages, for which the harmless words are too few."""
TAKEN = frozenset(
    [
        "body",
        "cookie",
        "forms",
        "head",
        "images",
        "links",
        "location",
        "title",
        "URL",
        "domain",
        "defaultView",
        "documentElement",
        "implementation",
    ]
)
"""Names by which programs reach parts of a document: an element called so would stand in their place (DOM clobbering)."""
_SHOWN = """document => {
  const text = selector => document.querySelector(selector)?.textContent, all = selector => [...document.querySelectorAll(selector)];
  const graph = all('script[type="application/ld+json"]').flatMap(e => JSON.parse(e.textContent)['@graph'] ?? []);
  const article = graph.find(e => e['@type'] === 'NewsArticle') ?? {};
  return {
    h1: text('main h1'), author: text('.facts-of dd > bdi'), outlet: text('.facts-of dd > .outlet'), note: text('.note span'),
    text: text('main'), asked: text('section[aria-labelledby=questions] .question h3'), site: text('.nameplate span'), headline: article.headline,
    publisher: article.publisher?.name, writer: article.author?.name,
    speakers: all('.speaker h3 bdi').map(e => e.textContent), origins: all('.fact .told bdi').map(e => e.textContent),
    named: document.querySelector('meta[property="og:site_name"]')?.content,
    policies: all('meta[http-equiv="Content-Security-Policy"]').map(e => e.content).join('; '),
    languages: [...new Set(all('[lang]').map(e => e.lang))],
    names: all('[id], [name]:not(meta)').flatMap(e => [e.id, e.getAttribute('name')]).filter(n => n),
  };
}"""


@pytest.fixture(scope="module")
def watched(browser: Any) -> Iterator[hostile.Watched]:
    found = hostile.Watched(browser)
    yield found
    found.context.close()


def chosen() -> list[str]:
    """Payloads for this run: our own first, and a sample of all."""
    every = list(dict.fromkeys((*hostile.OWN, *hostile.every())))
    if hostile.WANTED == "all":
        return every
    rest = every[len(hostile.OWN) :]
    number = int(hostile.WANTED or SOME) - len(hostile.OWN)
    return [*hostile.OWN, *rest[number :: len(rest) // number][:number]]


def built(root: Path, payloads: list[str], *, taken_apart: bool = True) -> dict[str, bytes]:
    tree = hostile_site.site(root, payloads, taken_apart=taken_apart).build(remember=False).tree()
    return {path: found for path, found in tree.items() if not path.startswith("pagefind/")}


def pages(files: Mapping[str, bytes]) -> list[str]:
    """The pages but for signposts, 404.html among them; in a short run a few of each kind that shows no payload of its own."""
    found = [path for path in sorted(files) if path.endswith(".html") and b'http-equiv="refresh"' not in files[path]]
    named, seen, few = [path.removesuffix("index.html") for path in found], Counter[str](), []
    for path in named:
        folder = path.partition("/")[0]
        seen[folder] += not _SHOWING.match(path)
        few += [path] if _SHOWING.match(path) or seen[folder] <= FEW else []
    return named if hostile.WANTED else few


def looked(watched: hostile.Watched, files: Mapping[str, bytes]) -> Seen:
    """What is seen of each page, while nothing runs and nothing is fetched."""
    found: Seen = {}
    watched.files = files
    paths = pages(files)
    for start in range(0, len(paths), WALL):
        part = paths[start : start + WALL]
        found |= dict(zip(part, watched.open(part, _SHOWN), strict=True))
        assert watched.events == [], part
    return found


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of a short run."""
    return built(tmp_path_factory.mktemp("short"), chosen()[:SOME])


@pytest.fixture(scope="module")
def kinds(watched: hostile.Watched, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Every element and attribute of the same site with harmless words."""
    found = looked(watched, built(tmp_path_factory.mktemp("harmless"), list(HARMLESS)))
    return {kind for skeleton, _ in found.values() for kind in skeleton["kinds"]} | {GOING_ON}


def faults(skeleton: Mapping[str, Any], shown: Mapping[str, Any], kinds: set[str]) -> list[str]:
    """What is wrong with how a page is built."""
    counts = skeleton["counts"]
    # Which language made-up words are taken for nobody knows; it has to be the tag of one.
    odd = [kind for kind in sorted(set(skeleton["kinds"]) - kinds) if not kind.endswith(" lang")]
    found = [*odd, *sorted(set(skeleton["written"]) - WRITTEN)]
    found += [f"language {tag}" for tag in shown["languages"] if not _TAG.fullmatch(tag)]
    single = ("html", "head", "title", "body", "header", "main", "footer", "h1")
    found += [f"{counts[element]} {element}" for element in single if counts[element] != 1]
    found += [element for element in ("style", "base", "iframe") if counts[element]]
    found += [scheme for scheme in skeleton["schemes"] if scheme not in ("http:", "https:", "mailto:")]
    wanted = ("default-src 'none'", "base-uri 'none'", "form-action ")
    found += [f"no {part}" for part in wanted if part not in shown["policies"]]
    found += ["unsafe-inline"] * ("unsafe-inline" in shown["policies"])
    found += [f"called {one}" for one in shown["names"] if one in TAKEN]
    return found if skeleton["landmarks"] == "a header main footer" else [*found, skeleton["landmarks"]]


def differences(number: int, payload: str, found: Seen) -> list[str]:
    """Where a page shows other words than it was given, by the place; none for what YAML or a name cannot hold."""
    wanted, wrong = name(payload), []
    if not wanted or not hostile_site.is_stated(payload):
        return []
    article = found.get(f"articles/p{number}/", ({}, {}))[1]
    if article:
        places = ("h1", "author", "outlet", "note", "headline", "publisher", "writer")
        wrong += [f"article {place}: {article[place]!r}" for place in places if name(article[place] or "") != wanted]
        if spoken(f"saw {payload} on Tuesday") not in spoken(article["text"]):
            wrong.append("article text")
    for path in (f"topics/t{number}/", f"w{number}/", f"tags/v{number}/"):
        page = found.get(path, ({}, {}))[1]
        parts = [page[part] for part in ("h1", "asked") if page.get(part)]
        wrong += [f"{path}: {part!r}" for part in parts if name(part) != wanted]
    decided = found.get(f"topics/t{number}/", ({}, {}))[1]
    if decided and hostile_site.is_decided(payload):
        speakers, origins = ({name(one) for one in decided[part]} for part in ("speakers", "origins"))
        # Of names that differ in their signs alone one is shown for all.
        alike = {aliases.key(one) for one in speakers}
        named = f"{wanted} {hostile_site.person(number)}"
        wrong += [
            f"speaker {one!r}" for one in (wanted, named) if one not in speakers and aliases.key(one) not in alike
        ]
        wrong += [f"origin of {origins}"] * (wanted not in origins)
    return [f"{payload!r}: {one}" for one in wrong]


def test_at_every_place_they_are_words(
    watched: hostile.Watched, kinds: set[str], short: dict[str, bytes], tmp_path: Path
) -> None:
    every = chosen()
    told, wrong, seen = [], [], 0
    for start in range(0, len(every), CHUNK):
        payloads = every[start : start + CHUNK]
        found = looked(watched, built(tmp_path / str(start), payloads) if hostile.WANTED else short)
        told += [f"{path}: {fault}" for path, page in found.items() for fault in faults(*page, kinds)]
        wrong += [one for number, payload in enumerate(payloads) for one in differences(number, payload, found)]
        seen += sum(path.startswith("articles/p") for path in found)
        front, title = found[""][1], name(payloads[0])
        if title and hostile_site.is_stated(payloads[0]):
            assert name(front["site"]) == name(front["named"]) == title
    assert told == []
    assert wrong == []
    assert seen >= len(every) * 0.9


def test_raw_they_are_seen(watched: hostile.Watched, kinds: set[str], short: dict[str, bytes]) -> None:
    """The positive control: pages that do not escape are found, by what they run, fetch and are made of."""
    raw = {path: short[path] for path in sorted(short) if path.startswith("articles/p") and path.endswith(".html")}
    watched.files = short | {path: html.unescape(page.decode()).encode() for path, page in raw.items()}
    found = watched.open([path.removesuffix("index.html") for path in raw])
    assert len(found) >= len(hostile.OWN)
    assert sum(bool(set(skeleton.get("kinds", ())) - kinds) for skeleton, _ in found) > len(found) / 2
    assert any("ran alert" in event for event in watched.events)
    assert any(event.startswith("request: https://elsewhere.test") for event in watched.events)
