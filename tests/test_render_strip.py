"""Who reported when, drawn: every article in its outlet's strip, on its day, and the same in words."""

from __future__ import annotations

import dataclasses
import itertools
from datetime import date, timedelta

import pytest

from digest.model import Analysis, Article, Found, When
from digest.render.address import Here
from digest.render.catalog import Catalog, catalog
from digest.render.strip import StripView, strip
from tests import sample

START = date(2031, 3, 1)


def article(name: str, outlet: str | None, when: When | None) -> Article:
    found = Found(outlet, "stated") if outlet else None
    return sample.article(name, name.title(), [["One sentence."]], outlet=found, published=when)[0]


def drawn(*articles: Article, language: str = "en") -> StripView | None:
    shelves = _shelves(articles, language)
    return strip(shelves, Here("topics/x/"), [one.id for one in articles])


def _shelves(articles: tuple[Article, ...], language: str) -> Catalog:
    analyses = tuple(Analysis(one.id, (), (), (), (), (), (), (), ()) for one in articles)
    digest = dataclasses.replace(sample.digest(), articles=articles, analyses=analyses, topics=())
    digest = dataclasses.replace(digest, corpus=dataclasses.replace(digest.corpus, copies=(), topics=(), links=()))
    return catalog(digest, sample.options(language=language))


def on(offset: int) -> When:
    return sample.day(START + timedelta(offset))


def test_each_outlet_has_a_strip_the_busiest_first_and_the_unknown_last() -> None:
    found = drawn(
        article("a", None, on(0)), article("b", "Herald", on(1)), article("c", "Courier", on(1)),
        article("d", "Courier", on(3)), article("e", None, on(2)), article("f", None, on(2)),
    )  # fmt: skip
    assert found is not None
    assert [(row.outlet.text, row.known, row.number) for row in found.rows] == [
        ("Courier", True, "2"),
        ("Herald", True, "1"),
        ("outlet unknown", False, "3"),
    ]
    assert found.rows[0].outlet.href == "../../outlets/courier/"
    assert found.rows[0].spoken == "2 March 2031: 1, 4 March 2031: 1"
    assert found.rows[2].spoken == "1 March 2031: 1, 3 March 2031: 2"
    assert (found.title, found.first, found.last) == ("Who reported, by day", "1 Mar 2031", "4 Mar 2031")


def test_marks_lie_in_the_order_of_their_days_and_grow_with_the_articles() -> None:
    found = drawn(*(article(f"a{n}", "Herald", on(offset)) for n, offset in enumerate((0, 4, 4, 9))))
    assert found is not None
    (row,) = found.rows
    places = [float(mark.x) for mark in row.marks]
    assert places == sorted(places)
    assert [float(mark.height) for mark in row.marks] == [62, 100, 62]
    for mark in row.marks:
        assert 0 <= float(mark.x) <= float(mark.x) + float(mark.width) <= 100
        assert float(mark.y) + float(mark.height) == 100


@pytest.mark.parametrize(("step", "unit"), [(1, "day"), (10, "week"), (40, "month"), (400, "year")])
def test_the_longer_the_time_the_coarser_the_strip(step: int, unit: str) -> None:
    found = drawn(*(article(f"a{n}", "Herald", on(n * step)) for n in range(40)))
    assert found is not None
    assert found.title == f"Who reported, by {unit}"
    marks = found.rows[0].marks
    assert len(marks) <= 62
    assert all(float(one.x) + float(one.width) <= float(other.x) + 0.02 for one, other in itertools.pairwise(marks))


def test_time_in_which_nobody_reported_is_cut_out_and_said() -> None:
    days = (0, 200, 201, 202, 203)
    found = drawn(*(article(f"a{n}", "Herald", on(offset)) for n, offset in enumerate(days)))
    assert found is not None
    assert len(found.lines) == 2
    assert found.note.startswith("Gaps:")


def test_articles_without_a_day_are_counted_and_not_drawn() -> None:
    month = When(date(2031, 3, 1), date(2031, 3, 31), "month", "stated")
    found = drawn(
        *(article(f"a{n}", "Herald", on(n)) for n in range(3)),
        article("m", "Herald", month),
        article("u", "Courier", None),
    )
    assert found is not None
    assert [(row.number, len(row.marks)) for row in found.rows] == [("4", 3), ("1", 0)]
    assert found.note == "2 without a known day"


def test_many_outlets_share_the_last_strip() -> None:
    found = drawn(*(article(f"a{n:02}", f"Outlet {n:02}", on(n % 5)) for n in range(20)))
    assert found is not None
    assert len(found.rows) == 9
    assert found.rows[-1].outlet.text == "12 other outlets"
    assert found.rows[-1].outlet.href == "../../outlets/"
    assert max(float(mark.height) for mark in found.rows[-1].marks) == 100


def test_too_little_is_not_drawn() -> None:
    assert drawn(article("a", "Herald", on(0)), article("b", "Herald", on(1))) is None
    assert drawn(*(article(f"a{n}", f"Outlet {n}", on(0)) for n in range(5))) is None


def test_it_speaks_the_language_of_the_site() -> None:
    found = drawn(*(article(f"a{n}", "Herald", on(n)) for n in range(3)), language="fr")
    assert found is not None
    assert found.rows[0].spoken.startswith("1er mars 2031\u00a0: 1")
