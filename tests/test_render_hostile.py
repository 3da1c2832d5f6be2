"""Hostile words in every place of a site, in a real browser: nothing runs, nothing is fetched, the words are shown."""

from __future__ import annotations

import html
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from digest import render
from digest.model import Output
from tests import hostile, sample
from tests.sites import SiteTest

CONTROLS = 80  # payloads put in raw
WALL = 25  # pages open side by side
SOME = 20  # pages of outlets, which differ in their outlet alone
CHUNK = 20  # payloads a seed
_SHOWN = """document => ({
  h1: document.querySelector('h1').textContent,
  summary: [...document.querySelectorAll('.summary li > p:first-child')].map(e => e.textContent),
  author: document.querySelector('.facts-of dd > bdi')?.textContent,
  quotes: [...document.querySelectorAll('.quotation blockquote')].map(e => e.textContent),
  tag: document.querySelector('.tags li')?.textContent,
  text: document.querySelector('main').textContent,
  headline: (JSON.parse(document.querySelector('script[type="application/ld+json"]')?.textContent ?? '{}')['@graph'] ?? [])
    .find(e => e.headline)?.headline,
})"""


@pytest.fixture(scope="module")
def watched(browser: Any) -> Iterator[hostile.Watched]:
    found = hostile.Watched(browser)
    yield found
    found.context.close()


def built(words: Sequence[str]) -> Mapping[str, bytes]:
    options = sample.options(title=words[0], description=words[0], author=words[0], publish="full", url=sample.URL)
    return files(render.outputs(hostile.digest(words), options, sample.theme()))


def files(made: Sequence[Output]) -> Mapping[str, bytes]:
    return {output.path: output.data for output in made}


def pages(files: Mapping[str, bytes]) -> list[str]:
    return [
        path.removesuffix("index.html")
        for path in sorted(files)
        if path.endswith("index.html") and b'http-equiv="refresh"' not in files[path]
    ]


@pytest.fixture(scope="module")
def kinds(watched: hostile.Watched) -> set[str]:
    """Every element and attribute of a site of harmless words, with and without an address to link."""
    kinds: set[str] = set()
    markdown = (
        '# A\n\n- b\n\n1. c\n\n> d\n\n`e` *f* **g**\n\n---\n\n    h\n\n[i](https://example.org/ "j")\n\n3. k  \nl'
    )
    sites = [built([words] * 3) for words in ("harmless words", "https://example.org/x", "!", markdown)]
    sites.append(built([f"harmless words {number}" for number in range(240)]))  # lists of several pages
    for found in (*sites, files(render.outputs(sample.digest(), sample.options(url=sample.URL), sample.theme()))):
        watched.files = found
        paths = [
            path for path in pages(found) if not path.startswith(("articles/a1", "outlets/harmless-words-"))
        ]  # alike
        for start in range(0, len(paths), WALL):
            for skeleton, _ in watched.open(paths[start : start + WALL]):
                kinds |= set(skeleton["kinds"])
            assert watched.events == []
    return kinds | {"cite", "a title"}  # the title of a source that has no outlet, and that of who told a fact


def sound(skeleton: Mapping[str, Any], kinds: set[str]) -> list[str]:
    """What is wrong with the structure of a page."""
    found = sorted(set(skeleton["kinds"]) - kinds)
    expected = {
        "html": 1,
        "head": 1,
        "title": 1,
        "body": 1,
        "header": 1,
        "main": 1,
        "footer": 1,
        "h1": 1,
        "style": 0,
        "base": 0,
        "iframe": 0,
    }
    found += [
        f"{skeleton['counts'][name]} {name}" for name, number in expected.items() if skeleton["counts"][name] != number
    ]
    found += [scheme for scheme in skeleton["schemes"] if scheme not in {"http:", "https:", "mailto:"}]
    return found if skeleton["landmarks"] == "a header main footer" else [*found, skeleton["landmarks"]]


def check(watched: hostile.Watched, paths: Sequence[str], kinds: set[str]) -> list[Any]:
    """What the pages show; none of them does anything, and each is built as it should be."""
    told = []
    for start in range(0, len(paths), WALL):
        part = paths[start : start + WALL]
        for path, (skeleton, shown) in zip(part, watched.open(part, _SHOWN), strict=True):
            assert sound(skeleton, kinds) == [], path
            told.append(shown)
        assert watched.events == [], part
    return told


def test_put_in_raw_they_fire(watched: hostile.Watched) -> None:
    """Without this control the rest would prove nothing."""
    words = [payload for payload in hostile.payloads() if "<" in payload]
    words = [*words[:10], *words[10::2]][:CONTROLS]
    watched.files = {
        f"{number}/index.html": f"<!DOCTYPE html><title>x</title><main>{payload}</main>".encode("utf-8", "replace")
        for number, payload in enumerate(words)
    }
    watched.open([f"{number}/" for number in range(len(words))])
    assert sum(event == "console: ran alert" for event in watched.events) > len(words) / 4
    assert any(event.startswith("request") for event in watched.events)


def test_in_every_place_they_are_words(watched: hostile.Watched, kinds: set[str]) -> None:
    words = hostile.payloads()
    watched.files = built(words)
    outlets = [path for path in pages(watched.files) if path.startswith("outlets/")]
    lists = [path for path in pages(watched.files) if not path.startswith(("articles/", "outlets/"))]
    check(watched, [*lists, *outlets[:SOME]], kinds)
    told = check(watched, [f"articles/a{number}/" for number in range(len(words[::2]))], kinds)
    for number, found in enumerate(told):
        first, *second = (hostile.shown(payload) for payload in words[2 * number : 2 * number + 2])
        if first:
            for place in ("h1", "author", "tag", "headline"):
                assert hostile.shown(found[place]) == first, place
        for place in ("summary", "quotes"):
            assert [hostile.shown(text) for text in found[place]] == [first, *second], place


def test_through_the_whole_program_nothing_runs(watched: hostile.Watched, kinds: set[str], tmp_path: Path) -> None:
    words = hostile.payloads()
    words = (*hostile.OWN, *words[:: 1 if hostile.WANTED else 4])
    site = SiteTest(tmp_path).edit("content/site.yaml", f"title: {json.dumps(words[0])}\npublish: full\n")
    for start in range(0, len(words), CHUNK):
        chunk = words[start : start + CHUNK]
        title = chunk[0]
        # The lines of a text are looked at one by one, and those of markup left out.
        rows = [" ".join(payload.split()) for payload in chunk]
        body = "\n\n".join(f"Reporters in the valley saw {row} on Tuesday evening." for row in rows)
        said = " ".join(f'"{payload}", said the mayor.' for payload in chunk[:5])
        fields = "\n".join(f"{name}: {json.dumps(title)}" for name in ("title", "author", "outlet", "url"))
        site.seed(f"s{start}.txt", data(f"---\ncopy_of: none\n---\n{title}\n\n{body}\n\n{said}\n"))
        site.seed(f"m{start}.md", data(f"---\n{fields}\ncopy_of: none\n---\n\n{body}\n\n{said}\n"))
        site.topic(f"t{start}.md", data(f"---\ntitle: {json.dumps(title)}\nmatch: {{any: [valley]}}\n---\n\n{body}\n"))
    watched.files = site.build(remember=False).tree()
    found = pages(watched.files)
    assert sum(path.startswith("articles/") for path in found) > len(words) / CHUNK, site.problems
    assert any(path.startswith("topics/") for path in found), site.problems
    told = [unspaced(shown["text"]) for shown in check(watched, found, kinds)]
    lost = [payload for payload in words if not any(unspaced(f"saw {payload} on") in text for text in told)]
    assert lost == []


def test_what_pages_feeds_and_tables_say_of_themselves_does_not_run(
    watched: hostile.Watched, kinds: set[str], tmp_path: Path
) -> None:
    """Titles, names, addresses and languages that are clues of saved pages, feeds and tables."""
    site = SiteTest(tmp_path).edit("content/site.yaml", "publish: full\n")
    words = (*hostile.OWN, *hostile.payloads()[::200])
    rows = []
    for number, payload in enumerate(words):
        word = html.escape(payload)
        of_page, of_feed, of_table = (prose(3 * number + place) for place in range(3))
        linked = {
            "@type": "NewsArticle",
            "headline": payload,
            "author": {"name": payload},
            "url": f"javascript:{payload}",
        }
        script = json.dumps(linked).replace("</", "<\\/")
        page = (
            f'<html lang=\'en" onload="alert(1)\'><head><title>{word}</title><meta name=author content="{word}">'
            f'<meta property="og:site_name" content="{word}"><link rel=canonical href="javascript:alert(1)//x">'
            f'<script type="application/ld+json">{script}</script></head><article><h1>{word}</h1><p>{of_page}</p></article></html>'
        )
        item = f"<title>{word}</title><author>{word}</author><link>javascript:{word}</link><description>{word} {of_feed}</description>"
        site.seed(f"p{number}.html", data(page))
        site.seed(
            f"f{number}.rss",
            data(f'<rss version="2.0"><channel><title>{word}</title><item>{item}</item></channel></rss>'),
        )
        fields = ("title", "outlet", "author", "url", "language", "tags", "id")
        rows.append(dict.fromkeys(fields, payload) | {"text": f"{payload} {of_table}", "date": "2026-06-01"})
    site.seed("t.jsonl", data("\n".join(map(json.dumps, rows))))
    watched.files = site.build(remember=False).tree()
    found = pages(watched.files)
    assert sum(path.startswith("articles/") for path in found) > len(words), site.problems
    check(watched, found, kinds | {"div lang"})  # the words are of no language, so some are taken for foreign


def prose(number: int) -> str:
    """Sentences that no other number has, so that none is a copy of another."""
    syllables = [one + other for one in ("ka", "lo", "mi", "ru", "te") for other in "bdgnst"]
    words = random.Random(number).choices([one + other for one in syllables for other in syllables], k=60)
    return " ".join(f"The {' '.join(words[start : start + 10])} sails on Monday." for start in range(0, 60, 10))


def unspaced(text: str) -> str:
    """`text` as it is shown, without its space, which sentences do not keep."""
    return "".join(hostile.shown(text).split())


def data(text: str) -> bytes:
    """`text` in UTF-8; a lone surrogate is the byte it stands for."""
    return b"".join(
        bytes([ord(character) - 0xDC00]) if "\udc80" <= character <= "\udcff" else character.encode("utf-8", "replace")
        for character in text
    )
