"""Editions of a feed: which of them an entry is read from, and what it is called."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path

import pytest

from digest import read
from digest.model import ColumnOptions
from digest.read import RawFile, editions
from tests.reading import PARAGRAPHS
from tests.sites import SiteTest

FOLDER = "seeds/lowmere.example"
TEASER = "The ferry sails again."
ARTICLES = {
    "one": "The pier at Lowmere was repaired by forty volunteers over the winter. They opened it to anglers on Friday.",
    "three": "A library bus will visit every farm north of Lowmere from May. The county pays for its driver and its fuel.",
}
"""Texts of their own; the others have one in common."""


def feed(*entries: str, more: str = "") -> str:
    items = "".join(
        f"<item><guid isPermaLink='false'>{name}</guid><title>News of {name}</title><description>{told} {more}</description></item>"
        for name, told in ((name, ARTICLES.get(name, " ".join(PARAGRAPHS))) for name in entries)
    )
    return f'<rss version="2.0"><channel><title>Tidewater</title>{items}</channel></rss>'


def note(fetched: str = "", media_type: str = "application/rss+xml") -> str:
    when = f"fetched: {fetched}\n" if fetched else ""
    return f"url: https://lowmere.example/feed\n{when}media_type: {media_type}\n"


def raw(name: str, data: str, said: str | None) -> RawFile:
    return RawFile(f"{FOLDER}/{name}", data.encode(), None if said is None else said.encode())


def kept(raws: Iterable[RawFile]) -> dict[str, str]:
    """The file that each entry is read from, by the entry's name."""
    given = tuple(raws)
    sources, _ = read.newest(given, [read.seed(one, ColumnOptions()) for one in given])
    return {str(source.seed): source.path.removeprefix(f"{FOLDER}/") for source in sources}


THREE = (
    raw("feed.2026-11-20.xml", feed("one", "two", more="first"), note("2026-11-20T08:00:00+00:00")),
    raw("feed.2026-11-21.xml", feed("two", "three", more="second"), note("2026-11-21T08:00:00+00:00")),
    raw("feed.xml", feed("three", "four", more="third"), note("2026-11-22T08:00:00+00:00")),
)


def test_an_entry_is_read_from_the_newest_edition_and_keeps_its_name() -> None:
    expected = {
        "lowmere.example/feed.xml#four": "feed.xml#four",
        "lowmere.example/feed.xml#one": "feed.2026-11-20.xml#one",
        "lowmere.example/feed.xml#three": "feed.xml#three",
        "lowmere.example/feed.xml#two": "feed.2026-11-21.xml#two",
    }
    for raws in itertools.permutations(THREE):
        assert kept(raws) == expected


def test_the_moment_of_fetching_counts_and_then_the_name() -> None:
    early, late = note("2026-11-21T23:30:00-05:00"), note("2026-11-22T01:00:00+00:00")  # the first is the later
    a, b = raw("feed.2026-11-21.xml", feed("one"), early), raw("feed.2026-11-22.xml", feed("one"), late)
    assert list(kept([a, b]).values()) == ["feed.2026-11-21.xml#one"]
    same = note("2026-11-21T08:00:00+00:00")
    many = [raw(f"feed.2026-11-21{number}.xml", feed("one"), same) for number in ("", "-2", "-10", "-9")]
    assert list(kept(many).values()) == ["feed.2026-11-21-10.xml#one"]
    assert list(kept([*many, raw("feed.xml", feed("one"), same)]).values()) == ["feed.xml#one"]


@pytest.mark.parametrize("said", [None, note(), note("yesterday")])
def test_the_file_without_a_day_is_the_newest_where_no_note_tells(said: str | None) -> None:
    assert list(kept([THREE[0], raw("feed.xml", feed("one", "two"), said)]).values()) == [
        "feed.xml#one",
        "feed.xml#two",
    ]


def test_only_feeds_that_were_fetched_have_editions() -> None:
    mine = [raw("feed.2026-11-20.xml", feed("one"), None), raw("feed.xml", feed("one"), None)]
    assert len(kept(mine)) == 2
    table = note("2026-11-20T08:00:00+00:00", "text/csv")
    rows = "id,text\n1," + " ".join(PARAGRAPHS).replace(",", "")
    tables = [raw("a.2026-11-20.csv", rows, table), raw("a.csv", rows, table)]
    assert len(kept(tables)) == 2


def test_other_feeds_may_use_the_same_names() -> None:
    assert len(kept([*THREE, raw("sport.xml", feed("one"), note("2026-11-22T08:00:00+00:00"))])) == 5


def test_what_was_told_of_a_new_edition_is_not_told_again_of_an_old_one() -> None:
    def broken(*entries: str) -> str:
        items = "".join(
            f"<item><guid isPermaLink='false'>{name}</guid><description>{TEASER}</description></item>"
            for name in entries
        )
        return f'<rss version="2.0"><channel>{items}<p></channel></rss>'

    old = raw("feed.2026-11-20.xml", broken("one", "two"), note("2026-11-20T08:00:00+00:00"))
    new = raw("feed.xml", broken("two"), note("2026-11-21T08:00:00+00:00"))
    _, problems = read.newest([old, new], [read.seed(one, ColumnOptions()) for one in (old, new)])
    told = sorted((one.code, one.path.removeprefix(f"{FOLDER}/")) for one in problems)
    assert told == [("broken-feed", "feed.xml"), ("teaser", "feed.2026-11-20.xml#one"), ("teaser", "feed.xml#two")]


@pytest.mark.parametrize(
    ("name", "lasts"),
    [
        ("a/feed.2026-11-21.xml", "a/feed.xml"),
        ("a/feed.2026-11-21-2.json#part.2026-11-21.x", "a/feed.json#part.2026-11-21.x"),
        ("feed.xml#part", "feed.xml#part"),
        ("2026-11-21.xml", "2026-11-21.xml"),
        ("feed-2026-11-21.xml", "feed-2026-11-21.xml"),
    ],
)
def test_names_without_their_day(name: str, lasts: str) -> None:
    assert editions.lasting(name) == lasts


def test_names_with_a_day() -> None:
    assert editions.dated("feed.xml", "2026-11-21", 1) == "feed.2026-11-21.xml"
    assert editions.dated("feed.json", "2026-11-21", 3) == "feed.2026-11-21-3.json"


def test_a_site_keeps_what_left_the_feed_its_address_and_its_correction(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    name = "lowmere.example/feed.xml"
    site.seed(name, feed("one", "two")).seed(f"{name}.fetched.yaml", note("2026-11-20T08:00:00+00:00"))
    site.edit("content/articles/one.md", f"---\nseed: {name}#one\ntitle: The pier at Lowmere\nslug: pier\n---\n")
    site.build().has("articles/pier/index.html", "The pier at Lowmere")
    before = {path for path in site.tree() if path.startswith("articles/")}
    for ending in ("", ".fetched.yaml"):
        site.rename(f"seeds/{name}{ending}", f"{FOLDER}/feed.2026-11-20.xml{ending}")
    site.seed(name, feed("two", "three")).seed(f"{name}.fetched.yaml", note("2026-11-21T08:00:00+00:00")).build()
    site.has("articles/pier/index.html", "The pier at Lowmere")
    assert before < {path for path in site.tree() if path.startswith("articles/")}
    assert [str(one) for one in site.problems if one.level != "note" and one.path.startswith("content/articles")] == []
    dated = f"---\nseed: {FOLDER}/feed.2026-11-20.xml#two\ntitle: A name from the older edition\n---\n"
    site.edit("content/articles/two.md", dated).build()
    assert any(b"A name from the older edition" in data for path, data in site.tree().items() if path.endswith(".html"))
