"""A site laid out again and again is, after any change, the one that is laid out once."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import schema
from digest.model import Article, Digest, Options
from digest.render import Laying, article, bibliography, facts_csv, feeds, graph_files, search
from digest.render.address import Here
from digest.render.catalog import Catalog, catalog
from digest.render.pages import pages
from tests import sample

Step = str | int
"""The name of a field, or a place in a tuple."""


def leaves(value: object, at: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """The way to every part of a value: fields, entries, and what is in them."""
    yield at
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from leaves(getattr(value, field.name), (*at, field.name))
    if isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from leaves(one, (*at, place))


def changed(value: Any, at: Sequence[Step]) -> Any:
    """The same value but for one part: other words, another number or day, one entry fewer."""
    if at:
        first, *rest = at
        if isinstance(first, str):
            return dataclasses.replace(value, **{first: changed(getattr(value, first), rest)})
        return (*value[:first], changed(value[first], rest), *value[first + 1 :])
    others: dict[type, Callable[[Any], Any]] = {
        str: lambda text: f"{text} anew",
        bool: lambda flag: not flag,
        int: lambda number: number + 1,
        float: lambda number: number / 2,
        date: lambda day: day + timedelta(1),
        tuple: lambda parts: parts[1:],
    }
    return others.get(type(value), lambda same: same)(value)


def laid(digest: Digest, options: Options, laying: Laying | None = None) -> list[bytes] | str:
    """All that is laid out of a digest, or the name of the fault that a change has brought."""
    try:
        shelves = catalog(digest, options, laying)
        found = [schema.to_json(one) for one in _parts(shelves)]
    except Exception as fault:
        return type(fault).__name__
    shelves.laying.end()
    return found


def _parts(shelves: Catalog) -> Iterator[object]:
    yield from pages(shelves)
    yield from search.records(shelves)
    for channel in feeds.channels(shelves):
        yield shelves.laying.kept((feeds.feed, channel), functools.partial(feeds.feed, shelves, channel))
    for room in (facts_csv, bibliography, graph_files):
        yield from room.outputs(shelves)


WAYS = tuple(leaves(sample.digest()))


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WAYS), max_size=4), st.sampled_from(["", sample.URL]))
def test_what_is_laid_out_after_changes_is_what_is_laid_out_once(ways: list[tuple[Step, ...]], url: str) -> None:
    laying, options, digest = Laying(lasting=True), sample.options(url=url), sample.digest()
    assert laid(digest, options, laying) == laid(digest, options)
    for way in ways:
        try:
            digest = changed(digest, way)
        except (IndexError, AttributeError):  # an earlier change has taken it away
            continue
        assert laid(digest, options, laying) == laid(digest, options)


def test_of_one_changed_article_only_what_shows_it_is_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    view = article.view

    def counted(shelves: Catalog, here: Here, found: Article) -> article.ArticleView:
        shown.append(found.id)
        return view(shelves, here, found)

    monkeypatch.setattr(article, "view", counted)
    laying, digest, options = Laying(lasting=True), sample.digest(), sample.options()
    first = laid(digest, options, laying)
    assert sorted(shown) == sorted(one.id for one in digest.articles)
    shown.clear()
    assert laid(digest, options, laying) == first
    assert shown == []
    laid(changed(digest, ("articles", 4, "stated", "note")), options, laying)
    assert shown == []
    laid(changed(digest, ("articles", 4, "title", "text")), options, laying)
    assert shown == [digest.articles[4].id]


def test_other_options_lay_out_everything_anew() -> None:
    laying, digest = Laying(lasting=True), sample.digest()
    for options in (sample.options(), sample.options(language="de"), sample.options(url=sample.URL), sample.options()):
        assert laid(digest, options, laying) == laid(digest, options)


def test_a_build_that_is_left_midway_does_not_lead_astray() -> None:
    laying, options = Laying(lasting=True), sample.options()
    digest = sample.digest()
    laid(digest, options, laying)
    other = changed(digest, ("articles", 0, "title", "text"))
    next(pages(catalog(other, options, laying)))
    assert laid(digest, options, laying) == laid(digest, options)
    assert laid(other, options, laying) == laid(other, options)


@dataclasses.dataclass(frozen=True)
class Shelf:
    """A small catalogue."""

    numbers: Mapping[str, int]
    title: str = ""


def test_what_was_made_is_let_go_when_an_entry_that_it_read_is_another() -> None:
    laying, made = Laying(lasting=True), list[str]()

    def read(shelf: Shelf) -> dict[str, object]:
        asked: dict[str, Callable[[], object]] = {
            "entry": lambda: shelf.numbers["a"],
            "absent": lambda: shelf.numbers.get("z"),
            "held": lambda: "z" in shelf.numbers,
            "names": lambda: list(shelf.numbers),
            "names again": lambda: list(shelf.numbers.keys()),
            "count": lambda: len(shelf.numbers),
            "values": lambda: list(shelf.numbers.values()),
            "items": lambda: dict(shelf.numbers.items()),
            "through another": lambda: laying.shared("sum", lambda: shelf.numbers["a"]),
            "through a kept one": lambda: laying.kept("kept", lambda: shelf.numbers["a"]),
            "nothing": lambda: 0,
        }

        def make(name: str) -> object:
            made.append(name)
            return asked[name]()

        return {name: laying.kept(("asked", name), functools.partial(make, name)) for name in asked}

    def made_of(numbers: dict[str, int], title: str = "") -> set[str]:
        made.clear()
        read(laying.over(Shelf(numbers, title)))
        laying.end()
        return set(made)

    whole = made_of({"a": 1, "b": 2})
    assert made_of({"a": 1, "b": 2}) == set()
    assert made_of({"a": 1, "b": 3}) == {"values", "items"}
    assert made_of({"b": 3, "a": 1}) == {"names", "names again", "count", "values", "items"}
    assert made_of({"b": 3, "a": 2}) == {"entry", "through another", "through a kept one", "values", "items"}
    assert made_of({"b": 3, "a": 2, "z": 1}) >= {"absent", "held", "names", "count"}
    assert made_of({"b": 3, "a": 2, "z": 1}, "another") == whole


def test_who_keeps_nothing_reads_the_catalogue_itself() -> None:
    shelf = Shelf({"a": 1})
    lasting, once = Laying(lasting=True), Laying()
    assert lasting.over(shelf) is not shelf
    assert lasting.bare(lasting.over(shelf)) is shelf
    assert once.bare(once.over(shelf)) is shelf
