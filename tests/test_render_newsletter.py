from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from digest.model import Place
from digest.render import newsletter
from digest.render.catalog import Catalog, catalog
from digest.render.newsletter import NewsletterView
from tests import sample

SINCE = date(2031, 3, 5)


def shelves(**changes: object) -> Catalog:
    return catalog(sample.digest(), sample.options(url=sample.URL, **changes))


def edition(
    since: date = SINCE, told: dict[str, Sequence[Place]] | None = None, wanted: Sequence[str] = ()
) -> NewsletterView | None:
    given = told if told is not None else {"bridge": [Place("courier-bridge", 0)]}
    return newsletter.view(shelves(), since, given, wanted)


def test_it_tells_topics_with_news_then_articles_of_none() -> None:
    found = edition()
    assert found is not None
    assert found.title == "The Lowmoor Digest: new since 5 March 2031"
    assert found.sections[0].title == "The closing of Lowmoor bridge"
    assert all(section.sources for section in found.sections)
    assert "A topic without sources" not in {section.title for section in found.sections}
    in_topics = {source.id for section in found.sections for source in section.sources}
    assert not in_topics & {entry.source.id for entry in found.others}


def test_it_is_new_from_the_day_on_and_the_undated_are_old() -> None:
    everything = shelves()
    for day in (1, 5, 6, 7):
        since = date(2031, 3, day)
        found = edition(since, {})
        new = {
            article.id
            for article in everything.digest.articles
            if article.published and article.published.start >= since
        }
        told = (
            {source.id for section in found.sections for source in section.sources if not section.differences}
            | {entry.source.id for entry in found.others}
            if found
            else set()
        )
        assert told <= new | {source.id for section in (found.sections if found else ()) for source in section.sources}
        assert (found is None) == (not new)


def test_nothing_new_is_no_newsletter() -> None:
    assert edition(date(2031, 12, 1)) is None
    assert edition(wanted=["nothing"]) is None


def test_a_wish_leaves_out_other_topics_and_the_rest() -> None:
    found = edition(date(2031, 1, 1), wanted=["bridge"])
    assert found is not None
    assert [section.title for section in found.sections] == ["The closing of Lowmoor bridge"]
    assert found.others == ()


def test_each_sentence_has_a_number_that_its_source_has_and_whole_addresses() -> None:
    found = edition()
    assert found is not None
    section = found.sections[0]
    (statement,) = section.statements
    assert statement.source.number == 1
    assert {source.number: source.id for source in section.sources}[1] == "courier-bridge"
    assert statement.href == f"{sample.URL}articles/courier-bridge/#s0"
    assert section.href == f"{sample.URL}topics/bridge/"


def test_numbers_are_those_of_one_list_over_all_topics() -> None:
    found = edition(date(2031, 1, 1))
    assert found is not None
    numbers: dict[int | None, str] = {}
    for section in found.sections:
        for source in section.sources:
            assert numbers.setdefault(source.number, source.id) == source.id
    assert sorted(number or 0 for number in numbers) == list(range(1, len(numbers) + 1))


def test_a_difference_is_told_when_one_of_its_sources_is_new() -> None:
    differing = [link for link in sample.digest().corpus.links if link.kind in {"contradicts", "supersedes"}]
    assert differing
    found = edition(date(2031, 1, 1), {})
    assert found is not None
    told = found.sections[0].differences
    assert told
    assert all(one.first.passage and one.second.passage for one in told)
    numbers = {source.number for source in found.sections[0].sources}
    assert {one.first.source.number for one in told} | {one.second.source.number for one in told} <= numbers


def test_only_sentences_that_the_site_prints_whole_may_be_told() -> None:
    narrow = shelves(share=0.0)
    allowed = newsletter.printed(narrow)
    summaries = {Place(one.article, sentence.index) for one in narrow.digest.analyses for sentence in one.summary}
    assert allowed == {place for place in allowed if narrow.allowances[place.article].sentences[place.sentence].whole}
    assert summaries <= allowed
    assert len(newsletter.printed(shelves(publish="full"))) > len(allowed)
