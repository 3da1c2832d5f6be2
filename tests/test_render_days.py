from __future__ import annotations

import dataclasses
import itertools
import re
from datetime import date, timedelta

import pytest

from digest import render
from digest.model import Digest, When
from digest.render import archive, days
from digest.render.archive import Section
from tests import html, sample
from tests.test_render_paging import many


def built(digest: Digest | None = None, **changes: object) -> dict[str, str]:
    found = render.outputs(digest or sample.digest(), sample.options(**changes), sample.theme())
    return {output.path: output.data.decode() for output in found if output.path.endswith((".html", ".xml"))}


def when(first: date, last: date, precision: str) -> When:
    return When(first, last, precision, "stated", "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "last", "precision", "key"),
    [
        (date(2031, 3, 5), date(2031, 3, 5), "day", "2031-03-05"),
        (date(2031, 3, 1), date(2031, 3, 31), "month", "2031-03"),
        (date(2031, 3, 3), date(2031, 3, 9), "week", "2031-03"),
        (date(2031, 3, 31), date(2031, 4, 6), "week", "2031-03"),
        (date(2031, 3, 1), date(2031, 5, 31), "season", "2031"),
        (date(2031, 1, 1), date(2031, 12, 31), "year", "2031"),
        (date(2031, 12, 1), date(2032, 2, 29), "season", "2031"),
        (date(87, 1, 1), date(87, 12, 31), "year", "0087"),
    ],
)
def test_an_article_stands_with_as_much_of_its_date_as_is_known(
    first: date, last: date, precision: str, key: str
) -> None:
    assert archive.key(when(first, last, precision)) == key


def test_dates_stand_newest_first_the_vague_after_the_known_and_the_undated_last() -> None:
    keys = ["2031-03-06", "2031-03-05", "2031-03", "undated"]
    assert [section.key for section in archive.sections(sample.digest().articles)] == keys
    article = sample.digest().articles[0]
    spans = [
        when(date(2030, 12, 31), date(2030, 12, 31), "day"), when(date(2031, 1, 1), date(2031, 12, 31), "year"),
        when(date(2031, 1, 1), date(2031, 1, 1), "day"), when(date(2031, 1, 1), date(2031, 1, 31), "month"),
    ]  # fmt: skip
    made = [dataclasses.replace(article, published=span) for span in spans]
    assert [section.key for section in archive.sections(made)] == ["2031-01-01", "2031-01", "2031", "2030-12-31"]


def test_each_day_knows_those_beside_it() -> None:
    found = days.each([Section("2031-03-06", ()), Section("2031-03-05", ()), Section("undated", ())])
    assert [(one.before and one.before.key, one.after and one.after.key) for one in found] == [
        ("2031-03-05", None), ("undated", "2031-03-06"), (None, "2031-03-05"),
    ]  # fmt: skip


def test_the_archive_shows_the_days_of_each_month() -> None:
    text = built()["days/index.html"]
    page = html.Page(text)
    assert html.faults(text) == []
    assert [name for level, name in page.headings if level == 3] == ["March 2031 3 articles"]
    assert re.findall(r'<a href="(2031-\d\d-\d\d/)" data-number="1" aria-label="([^"]+)">', text) == [
        ("2031-03-05/", "5 March 2031: 1 article"), ("2031-03-06/", "6 March 2031: 1 article"),
    ]  # fmt: skip
    assert '<a href="2031-03/">day not known</a> 1' in text
    assert '<a href="undated/">' in text
    first = re.findall(r"<tr>((?:<td>.*?</td>)+)</tr>", text)[0]
    assert re.findall("<td>(.*?)</td>", first) == ["", "", "", "", "", "1", "2"]


def test_a_week_begins_where_the_readers_does() -> None:
    for language, names in (("en-US", ["Sun", "Mon"]), ("de", ["Mo", "Di"]), ("uk", ["пн", "вт"])):
        assert re.findall('<th scope="col">(.*?)</th>', built(language=language)["days/index.html"])[:2] == names


def test_a_day_has_a_page_with_ways_to_those_beside_it() -> None:
    text = built()["days/2031-03-05/index.html"]
    assert html.faults(text) == []
    assert "<h1>5 March 2031</h1>" in text
    assert ">Lowmoor bridge shut to all traffic<" in text
    assert ">The closing of Lowmoor bridge</a> <small>1</small>" in text
    assert '<link rel="prev" href="../2031-03/">' in text
    assert '<a href="../2031-03/" rel="prev">March 2031, day not known</a>' in text
    assert '<a href="../2031-03-06/" rel="next">6 March 2031</a>' in text


def test_what_is_not_known_of_a_date_is_said() -> None:
    site = built()
    assert "on which day they appeared is not known" in site["days/2031-03/index.html"]
    assert "<h1>Without a date</h1>" in site["days/undated/index.html"]
    assert 'rel="prev"' not in site["days/undated/index.html"]


def test_a_day_with_many_articles_has_several_pages() -> None:
    site = built(many(days.MOST * 2 + 5, a_day=1000), url="https://lowmoor.example/")
    pages = ["days/2031-03-06/index.html", "days/2031-03-06/2/index.html", "days/2031-03-06/3/index.html"]
    assert sorted(path for path in site if path.startswith("days/2")) == sorted(pages)
    listed = [name for path in pages for name in re.findall(r">Story (story-\d+)<", site[path])]
    assert sorted(listed) == [f"story-{place:04}" for place in range(days.MOST * 2 + 5)]
    assert '<link rel="next" href="2/">' in site[pages[0]]
    assert "Page 2 of 3" in site[pages[1]]
    assert len({re.findall("<title>.*?</title>", site[path])[0] for path in pages}) == 3
    assert "https://lowmoor.example/days/2031-03-06/3/" in site["sitemap.xml"]


def test_a_long_archive_has_several_pages_by_whole_months() -> None:
    first = date(2031, 12, 31)
    sections = [Section((first - timedelta(days=place)).isoformat(), ("a",)) for place in range(1200)]
    found = days.leaves(sections)
    assert [key for leaf in found for key in leaf.articles] == [section.key for section in sections]
    assert len(found) > 2
    for one, other in itertools.pairwise(found):
        assert one.articles[-1][:7] != other.articles[0][:7]


def test_an_empty_site_has_an_archive() -> None:
    digest = dataclasses.replace(many(0), texts=())
    assert "No articles yet." in built(digest)["days/index.html"]


def test_every_day_is_reached_from_the_archive() -> None:
    site = built(many(60, a_day=2))
    linked = set(re.findall(r'href="(\d{4}-\d\d-\d\d)/"', site["days/index.html"]))
    assert {path.split("/")[1] for path in site if re.match(r"days/\d", path)} == linked
