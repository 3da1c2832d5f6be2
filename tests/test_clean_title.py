"""Titles, and the date glued to them."""

from __future__ import annotations

import pytest

from digest.clean import title
from digest.model import Block, Dropped, Stated

PROSE = "People fled the town on Monday after the storm had come, the mayor said in the evening."


def blocks(*texts: str) -> list[Block]:
    return [Block("paragraph", i * 1000, i * 1000 + len(text), text) for i, text in enumerate(texts)]


def found(*texts: str, dropped: tuple[Dropped, ...] = ()) -> tuple[str, str, int]:
    titled = title.title(blocks(*texts), dropped, Stated(), "en")
    return titled.found.text, titled.found.basis, len(titled.blocks)


@pytest.mark.parametrize(
    "line", ["Storm hits the coast", "Will the storm come back?", "“We fled,” says mayor", "STORM HITS COAST!"]
)
def test_a_headline_is_stated_and_leaves_the_text(line: str) -> None:
    assert found(line, PROSE) == (line, "stated", 1)


def test_a_lede_is_no_headline() -> None:
    assert found(PROSE, PROSE) == (PROSE, "inferred", 2)


def test_a_paragraph_that_lost_its_stop_is_no_headline() -> None:
    assert (
        found(PROSE.rstrip(".") + ", " + PROSE.rstrip(".") + " and went on to say that it was not over", PROSE)[1]
        == "inferred"
    )


def test_a_long_first_sentence_is_cut_at_a_word_that_carries_meaning() -> None:
    long = "People fled the town on Monday after the storm had come over the hills and taken the roofs off of the houses of the old harbour."
    text, basis, left = found(long, PROSE)
    assert (basis, left) == ("inferred", 2)
    assert (
        text
        == "People fled the town on Monday after the storm had come over the hills and taken the roofs off of the houses…"
    )


def test_an_abbreviation_does_not_cut_the_first_sentence() -> None:
    line = "Officials of the U.S. Navy met Gen. Lee on Monday. They talked."
    assert found(line, PROSE)[0] == "Officials of the U.S. Navy met Gen. Lee on Monday."


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("Storm Hits The Coast Again.", PROSE),
        ("Storm hits the coast.", "LONDON (AP) — " + PROSE),
        ("Town on coast flees storm.", "The town on the coast fled on Monday as a storm came, the mayor said."),
    ],
)
def test_a_headline_with_a_stop(line: str, below: str) -> None:
    assert found(line, below, PROSE) == (line, "stated", 2)


def test_a_byline_below_makes_a_headline() -> None:
    byline = Dropped("By Ann Lee", "byline", 500, 510)
    assert found("They fled at night.", PROSE, dropped=(byline,)) == ("They fled at night.", "stated", 1)
    assert found("They fled at night.", PROSE) == ("They fled at night.", "inferred", 2)


def test_a_label_above_the_headline_goes_with_it() -> None:
    titled = title.title(blocks("World", "Storm hits the coast", PROSE), (), Stated(), "en")
    assert titled.found.text == "Storm hits the coast"
    assert [item.reason for item in titled.dropped] == [title.HEADLINE, title.KICKER]


def test_a_sites_name_behind_a_bar_is_cut_off() -> None:
    assert found("Storm hits the coast | Harbour Post", PROSE)[0] == "Storm hits the coast"


@pytest.mark.parametrize(
    ("line", "kept", "stamp"),
    [
        ("date 2025-03-14 Storm hits the coast", "Storm hits the coast", "date 2025-03-14"),
        ("2025-03-14 Storm hits the coast", "Storm hits the coast", "2025-03-14"),
        ("Published: 14.03.2025 | Storm hits the coast", "Storm hits the coast", "Published: 14.03.2025 |"),
        ("Дата: 14.03.2025 Шторм накрив узбережжя", "Шторм накрив узбережжя", "Дата: 14.03.2025"),
        ("Storm hits the coast - 2025-03-14", "Storm hits the coast", "- 2025-03-14"),
    ],
)
def test_a_date_glued_to_the_headline(line: str, kept: str, stamp: str) -> None:
    left, dropped = title.dated(blocks(line, PROSE))
    assert [block.text for block in left] == [kept, PROSE]
    assert [(item.text, item.reason) for item in dropped] == [(stamp, "publication date")]


@pytest.mark.parametrize(
    "line", ["2025-03-14 was the day of the storm.", "The ships left on 14.03.2025", "Storm", "2025-03-14"]
)
def test_a_date_that_belongs_to_its_line(line: str) -> None:
    assert [block.text for block in title.dated(blocks(line))[0]] == [line]
