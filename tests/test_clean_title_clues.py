"""The title by what a page calls itself, and its line in the text."""

from __future__ import annotations

import pytest

from digest.clean import title, title_clues
from digest.model import Clue, Stated
from tests.clues import PROSE, blocks, of


@pytest.mark.parametrize(
    ("written", "others"),
    [
        ("Ferries stop at Easton | The Easton Bee", of("outlet", ("The Easton Bee", "og:site_name"))),
        ("Easton Bee - Ferries stop at Easton", of("url", ("https://www.eastonbee.example/a", "og:url"))),
        ("Ferries stop at Easton - News - Easton Bee", of("outlet", ("Easton Bee", "JSON-LD publisher"))),
        ("Ferries stop at Easton » Whoever", of("title", ("Ferries stop at Easton", "<h1>"))),
        ("The Easton Bee: Ferries stop at Easton", of("title", ("Ferries stop at Easton", "<h1>"))),
    ],
)
def test_the_name_of_the_site_is_taken_off(written: str, others: tuple[Clue, ...]) -> None:
    found = title_clues.title((*of("title", (written, "<title>")), *others))
    assert found is not None
    assert found.chosen.value == "Ferries stop at Easton"
    assert found.basis == "stated"


def test_a_dash_within_a_title_stays() -> None:
    found = title_clues.title(of("title", ("Ferries stop – storm comes", "og:title")))
    assert found is not None
    assert found.chosen.value == "Ferries stop – storm comes"


def test_a_title_that_was_cut_is_shown_whole() -> None:
    whole = "Ferries stop at Easton while a storm comes from the west"
    found = title_clues.title(of("title", ("Ferries stop at Easton while a…", "og:title"), (whole, "<h1>")))
    assert found is not None
    assert (found.chosen.value, found.basis) == (whole, "stated")


def test_a_heading_that_names_the_site_is_no_title() -> None:
    found = of("title", ("The Easton Bee", "<h1>"), ("Ferries stop", "<title>"))
    verdict = title_clues.title((*found, *of("outlet", ("The Easton Bee", "og:site_name"))))
    assert verdict is not None
    assert (verdict.chosen.value, verdict.basis) == ("Ferries stop", "stated")


@pytest.mark.parametrize("line", ["Ferries stop at Easton", "Ferries Stop at Easton.", "Boats stay in the harbour"])
def test_the_line_of_a_known_title_leaves_the_text_in_any_of_its_forms(line: str) -> None:
    found = of("title", ("Ferries stop at Easton", "og:title"), ("Boats stay in the harbour", "<h1>"))
    titled = title.title(blocks("News", line, PROSE), (), Stated(), "en", found)
    assert titled.found.text == "Ferries stop at Easton"
    assert [block.text for block in titled.blocks] == [PROSE]


def test_a_title_that_runs_on_with_its_byline_is_cut_off() -> None:
    found = of("title", ("Ferries stop at Easton harbour", "og:title"))
    titled = title.title(blocks("Ferries stop at Easton harbour By Ann Lee", PROSE), (), Stated(), "en", found)
    assert [block.text for block in titled.blocks] == ["By Ann Lee", PROSE]


def test_a_first_line_that_is_not_the_title_stays() -> None:
    found = of("title", ("Ferries stop at Easton", "og:title"))
    titled = title.title(blocks("Storm warning for the west", PROSE), (), Stated(), "en", found)
    assert len(titled.blocks) == 2
