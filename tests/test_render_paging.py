from __future__ import annotations

import dataclasses
import re
from datetime import date, timedelta
from itertools import chain

import pytest

from digest import render
from digest.model import Digest, Found
from digest.render import paging
from digest.render.catalog import catalog
from digest.render.frame import Head
from digest.render.paging import Leaf
from tests import html, sample


def many(number: int, *, a_day: int = 7, outlet: str = "River Courier") -> Digest:
    """A site of `number` articles of one outlet and one tag, `a_day` of them on each day."""
    found = sample.digest()
    article, analysis = next(
        pair for pair in zip(found.articles, found.analyses, strict=True) if pair[0].id == "courier-bridge"
    )
    names = [f"story-{place:04}" for place in range(number)]
    days = [date(2031, 3, 6) - timedelta(days=place // a_day) for place in range(number)]
    articles = [
        dataclasses.replace(
            article, id=name, title=Found(f"Story {name}", "stated"), published=sample.day(day),
            outlet=Found(outlet, "stated"), stated=dataclasses.replace(article.stated, aliases=()),
        )
        for name, day in zip(names, days, strict=True)
    ]  # fmt: skip
    analyses = [dataclasses.replace(analysis, article=name, cites=()) for name in names]
    corpus = dataclasses.replace(
        found.corpus, links=(), facts=(), topics=(), timeline=(), edges=(), claims=(), happenings=()
    )
    return dataclasses.replace(found, articles=tuple(articles), analyses=tuple(analyses), topics=(), corpus=corpus)


def built(digest: Digest) -> dict[str, str]:
    found = render.outputs(digest, sample.options(url="https://lowmoor.example/news"), sample.theme())
    return {output.path: output.data.decode() for output in found if output.path.endswith((".html", ".xml"))}


@pytest.mark.parametrize(
    ("groups", "most", "pages"),
    [
        ([], 4, []),
        (["ab", "c"], 4, ["abc"]),
        (["ab", "cd", "e"], 4, ["abcd", "e"]),
        (["abc", "de", "f"], 4, ["abc", "def"]),
        (["a", "bcdef", "g"], 4, ["abcd", "efg"]),
        (["abcdefghi"], 4, ["abcd", "efgh", "i"]),
    ],
)
def test_pages_take_whole_days_unless_that_leaves_them_half_empty(
    groups: list[str], most: int, pages: list[str]
) -> None:
    assert paging.divided([list(group) for group in groups], most) == [tuple(page) for page in pages]


def test_nothing_is_lost_and_no_page_is_too_long() -> None:
    for size in range(1, 12):
        groups = [[f"{group}.{place}" for place in range(1 + (group * size) % 9)] for group in range(20)]
        pages = paging.divided(groups, 5)
        assert list(chain(*pages)) == list(chain(*groups))
        assert all(0 < len(page) <= 5 for page in pages)
        assert all(2 * len(page) >= 5 for page in pages[:-1])


def test_a_short_list_is_one_page_without_a_way_through() -> None:
    found = catalog(sample.digest(), sample.options())
    (leaf,) = paging.leaves(found, "tags/lowmoor/", ["bridge-shut", "letter"])
    assert (leaf.number, leaf.count, leaf.target) == (1, 1, "tags/lowmoor/")
    assert paging.pager(found, leaf) is None
    assert paging.leaves(found, "days/", [])[0].articles == ()


def test_the_way_through_shows_the_ends_and_what_is_beside() -> None:
    found = catalog(sample.digest(), sample.options())

    def shown(number: int, count: int) -> str:
        view = paging.pager(found, Leaf("days/", number, count, ()))
        assert view is not None
        return " ".join(f"[{step.text}]" if step.current else step.text for step in view.steps)

    assert shown(1, 2) == "[1] 2"
    assert shown(1, 9) == "[1] 2 … 9"
    assert shown(3, 9) == "1 2 [3] 4 … 9"
    assert shown(4, 9) == "1 2 3 [4] 5 … 9"
    assert shown(6, 11) == "1 … 5 [6] 7 … 11"
    view = paging.pager(found, Leaf("days/", 2, 3, ()))
    assert view is not None
    assert view.label == "Page 2 of 3"
    assert [step.href for step in view.steps] == ["../", None, "../3/"]
    assert (view.previous and view.previous.href, view.following and view.following.href) == ("../", "../3/")


def test_a_further_page_says_which_it_is() -> None:
    found = catalog(sample.digest(), sample.options(url="https://lowmoor.example/news"))
    first = Head(title="Bridges", description="All on bridges.")
    one, two = (paging.head(found, Leaf("tags/bridge/", number, 2, ()), first) for number in (1, 2))
    assert (one.title, one.previous, one.following) == ("Bridges", None, "2/")
    assert (two.title, two.previous, two.following) == ("Bridges, page 2", "../", None)
    assert two.description == "Page 2 of 2. All on bridges."
    assert two.canonical == "https://lowmoor.example/news/tags/bridge/2/"


def test_the_pages_of_tags_and_outlets_hold_every_article_once() -> None:
    site = built(many(230))
    for folder in ("tags/lowmoor", "outlets/river-courier"):
        number = sum(path.startswith(f"{folder}/") and path.endswith(".html") for path in site)
        assert number > 3
        pages = [f"{folder}/index.html", *(f"{folder}/{page}/index.html" for page in range(2, number + 1))]
        listed = [name for path in pages for name in re.findall(r">Story (story-\d+)<", site[path])]
        assert sorted(listed) == [f"story-{place:04}" for place in range(230)]
        titles = [re.findall("<title>(.*?)</title>", site[path])[0] for path in pages]
        assert len(set(titles)) == len(pages)
        for path in pages:
            assert html.faults(site[path]) == []
            assert path.removesuffix("index.html") in site["sitemap.xml"]
        assert '<link rel="prev" href="../">' in site[pages[1]]
        assert '<link rel="next" href="../3/">' in site[pages[1]]
        assert 'href="../feed.xml"' in site[pages[1]]
