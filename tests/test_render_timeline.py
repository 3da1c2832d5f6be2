from __future__ import annotations

import dataclasses
import re
from datetime import date, timedelta

from digest import render
from digest.model import Digest, Event, Happening, Place, When
from digest.render import happenings
from digest.render.catalog import catalog
from digest.render.spread import spread
from digest.render.strings import strings
from tests import html, sample
from tests.test_render_paging import many


def told(name: str, article: str, day: date, words: str, *, sentence: int = 0) -> Happening:
    return Happening(name, sample.day(day), (Event(Place(article, sentence), sample.day(day), words),))


def built(digest: Digest, **changes: object) -> dict[str, str]:
    found = render.outputs(digest, sample.options(**changes), sample.theme())
    return {output.path: output.data.decode() for output in found if output.path.endswith((".html", ".xml"))}


def small() -> Digest:
    """The sample, in which the bridge was shut on 4 March 2031 and warned of in 2029."""
    digest = sample.digest()
    year = When(date(2029, 1, 1), date(2029, 12, 31), "year", "stated", "2029")
    found = (
        Happening("warned", year, (Event(Place("bridge-shut", 3), year, "2029"),)),
        told("shut", "bridge-shut", date(2031, 3, 4), "Tuesday"),
        told("fair", "choir", date(2031, 3, 4), "gone from the text"),
    )
    (bridge, harvest) = digest.corpus.topics
    topics = (dataclasses.replace(bridge, happenings=("warned", "shut")), harvest)
    return dataclasses.replace(digest, corpus=dataclasses.replace(digest.corpus, happenings=found, topics=topics))


def large(number: int) -> Digest:
    """A site on which something happened on each of so many days."""
    digest = many(number)
    last = date(2031, 3, 6)
    found = tuple(
        told(f"h{place}", f"story-{place:04}", last - timedelta(days=7 * place), "March 4") for place in range(number)
    )
    return dataclasses.replace(digest, corpus=dataclasses.replace(digest.corpus, happenings=found))


def test_only_what_may_be_printed_with_its_date_is_told_newest_first() -> None:
    found = happenings.shown(catalog(small(), sample.options(share=1.0)))
    assert [one.id for one in found] == ["shut", "warned"]
    assert happenings.exist(catalog(small(), sample.options(share=1.0)))


def test_an_entry_has_its_day_its_words_its_source_and_its_topics() -> None:
    text = built(small(), share=1.0)["timeline/index.html"]
    assert html.faults(text) == []
    words = " ".join(html.Page(text).words.split())
    assert "2 entries" in words
    assert words.index("4 March 2031 The stone bridge at Lowmoor") < words.index("2029 known to the year Finch first")
    assert "dated by “Tuesday” The Lowmoor Herald, 5 March 2031 in context" in words
    assert 'href="../articles/bridge-shut/#s0">in context</a>' in text
    assert 'href="../topics/bridge/">The closing of Lowmoor bridge</a>' in text
    assert [(level, name) for level, name in html.Page(text).headings if level == 2] == [(2, "2031"), (2, "2029")]
    assert '<a href="#y2029">2029</a> <small>1</small>' in text
    assert "<svg" not in text


def test_a_site_on_which_nothing_happened_has_no_timeline() -> None:
    site = built(sample.digest())
    assert "timeline/index.html" not in site
    assert 'href="timeline/"' not in site["index.html"]
    assert 'href="timeline/"' in built(small(), share=1.0)["index.html"]


def test_a_long_timeline_has_several_pages_and_one_picture() -> None:
    site = built(large(120), url="https://lowmoor.example/")
    pages = sorted(path for path in site if path.startswith("timeline/"))
    assert pages == ["timeline/2/index.html", "timeline/3/index.html", "timeline/index.html"]
    assert all(html.faults(site[path]) == [] for path in pages)
    assert sum(site[path].count('<p class="basis">dated by') for path in pages) == 120
    assert ["<svg" in site[path] for path in pages] == [False, False, True]
    assert '<a href="2/#y2030">' in site["timeline/index.html"] or '<a href="#y2030">' in site["timeline/index.html"]
    assert "https://lowmoor.example/timeline/3/" in site["sitemap.xml"]
    assert len({re.findall("<title>.*?</title>", site[path])[0] for path in pages}) == 3


def test_each_year_leads_to_where_it_begins() -> None:
    site = built(large(120))
    for href in re.findall(r'<li><a href="([^"]*#y\d+)">', site["timeline/index.html"]):
        path, _, anchor = href.partition("#")
        assert f'id="{anchor}"' in site[f"timeline/{path}index.html"]


def test_the_picture_counts_every_day_once() -> None:
    days = [date(2031, 1, 1) + timedelta(days=place * place % 200) for place in range(80)]
    view = spread(strings("en"), days)
    assert view is not None
    assert sum(int(bar.title.split(": ")[1].split()[0]) for bar in view.bars) == 80
    assert all(bar.y >= 0 and bar.y + bar.height == view.axis for bar in view.bars)
    assert all(float(bar.x[:-1]) >= 0 and float(bar.x[:-1]) + float(bar.width[:-1]) <= 100 for bar in view.bars)
    assert max(bar.height for bar in view.bars) == view.axis
    assert len(view.bars) <= 62


def test_two_days_make_no_picture_and_far_ones_are_cut_off() -> None:
    assert spread(strings("en"), [date(2031, 1, 1), date(2031, 1, 2), date(2031, 1, 2)]) is None
    near = [date(2031, 1, 1) + timedelta(days=place) for place in range(30)]
    view = spread(strings("en"), [date(1950, 5, 8), *near])
    assert view is not None
    assert len(view.cuts) == 1
    assert view.note
