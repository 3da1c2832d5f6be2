"""The days sentences speak of, with their places in the source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from digest.analyse.dates import dates
from digest.model import Article, Block, DateMention, Dropped, Found, Sentence, When


def article(source: str, blocks: tuple[Block, ...], published: str | None = "2025-03-14") -> Article:
    day = date.fromisoformat(published) if published else None
    when = When(day, day, "day", "stated") if day else None
    found = Found("T", "inferred")
    language = Found("en", "stated")
    return Article(
        "a", "seeds/a.txt", "a.txt", "text/plain", found, None, None, when, language, None, source, blocks, ()
    )


def of(source: str, published: str | None = "2025-03-14") -> tuple[DateMention, ...]:
    """Each line of `source` is a paragraph and a sentence."""
    blocks, sentences, start = [], [], 0
    for index, row in enumerate(source.split("\n\n")):
        blocks.append(Block("paragraph", start, start + len(row), row))
        sentences.append(Sentence(index, index, start, start + len(row), " ".join(row.split())))
        start += len(row) + 2
    return dates(article(source, tuple(blocks), published), sentences)


def test_offsets_survive_squashed_white_space() -> None:
    source = "It   closed\n on  March\n  3, they\u00a0said.\n\nOn \t Monday it opened."
    first, second = of(source)
    assert " ".join(source[first.start : first.end].split()) == first.text == "March 3"
    assert source[second.start : second.end] == second.text == "Monday"
    assert (first.sentence, second.sentence) == (0, 1)


def test_offsets_follow_text_whose_markup_was_taken_out() -> None:
    source = "It closed on **March** *3*."
    plain = "It closed on March 3."
    offsets = (*range(13), *range(15, 20), 22, 24, 26)
    block = Block("paragraph", 0, len(source), plain, offsets)
    (found,) = dates(article(source, (block,)), [Sentence(0, 0, 0, len(source), plain)])
    assert found.text == "March 3"
    assert source[found.start : found.end] == "March** *3"


def test_days_count_from_the_day_named_before() -> None:
    found = of(
        "It burned on January 30.\n\nTwo days later it fell.\n\nNobody was hurt.\n\nIt rained.\n\nIt snowed.\n\nA week later it stood."
    )
    assert [str(one.date.start) if one.date else None for one in found] == ["2025-01-30", "2025-02-01", None]


def test_the_day_before_opens_a_text_before_publication() -> None:
    (found,) = of("The day before, the dam had broken.")
    assert found.date is not None
    assert found.date.start == date(2025, 3, 13)


def test_without_publication_only_full_dates_are_told() -> None:
    found = of("On Friday and on 3 March 2024 it rained.", None)
    assert [(one.text, one.date is None) for one in found] == [("Friday", True), ("3 March 2024", False)]


def test_a_dateline_dates_the_sentence_it_stands_before() -> None:
    source = "KYIV, March 12 (Demo) — It closed. It opened on Friday."
    first, rest = source.split("— ")
    opening = Block("paragraph", len(first) + 2, len(source), rest)
    sentences = (
        Sentence(0, 0, len(first) + 2, len(first) + 12, "It closed."),
        Sentence(1, 0, len(first) + 13, len(source), "It opened on Friday."),
    )
    told = replace(article(source, (opening,)), dropped=(Dropped(first + "—", "dateline", 0, len(first) + 1),))
    mention, friday = dates(told, sentences)
    assert mention.date is not None
    assert (mention.sentence, mention.date.start, source[mention.start : mention.end]) == (
        0,
        date(2025, 3, 12),
        "March 12",
    )
    assert friday.sentence == 1


def test_a_year_earlier_beside_a_quarter_is_that_quarter() -> None:
    found = of("In the third quarter of 2024 it earned 5 million, up from 4 million a year earlier.")
    assert [str(one.date.start) for one in found if one.date] == ["2024-07-01", "2023-07-01"]
    found = of("In the third quarter of 2024 it earned 5 million.\n\nIt was 4 million a year ago.")
    assert [str(one.date.start) for one in found if one.date] == ["2024-07-01", "2023-07-01"]


def test_a_year_earlier_beside_a_day_stays_a_year() -> None:
    found = of("On 3 March 2024 it closed. A year earlier it had been mended.")
    assert [one.date and (one.date.precision, one.date.start.year) for one in found] == [("day", 2024), ("year", 2023)]


def test_a_quarter_is_taken_up_and_one_never_named_is_not() -> None:
    found = of("In the second quarter of 2024 sales fell.\n\nCosts rose in the quarter.")
    assert [one.date and str(one.date.end) for one in found] == ["2024-06-30", "2024-06-30"]
    assert [one.date for one in of("Costs rose in the quarter.")] == [None]


def test_that_evening_is_of_the_day_named_before() -> None:
    found = of("On March 3 it closed.\n\nThat evening crowds came.")
    assert [one.date and str(one.date.start) for one in found] == ["2025-03-03", "2025-03-03"]
