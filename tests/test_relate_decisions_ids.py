"""Ids by which an editor decides: that they last, and what is told of decisions that cannot be followed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.decided import NORTH, SANK, SHUT, SOUTH, WEST, DecidedTest, fact, facts, link, sentence


@pytest.fixture
def site(tmp_path: Path) -> DecidedTest:
    return DecidedTest(tmp_path)


# -- ids ---------------------------------------------------------------------------------------------


def named(found: dict[str, Any]) -> dict[str, set[str]]:
    """All ids of the first two articles, by kind."""
    kept = [article for article in found["articles"] if article["outlet"]["text"] != "Late Desk"]
    return {
        **{
            kind: {one["id"] for article in kept for one in article[kind]}
            for kind in ("sentences", "quotes", "figures")
        },
        **{
            kind: {one["id"] for one in found[kind]}
            for kind in ("links", "facts", "happenings", "forecasts", "tallies")
        },
    }


def test_ids_survive_a_rebuild_a_rename_and_an_unrelated_article(site: DecidedTest) -> None:
    before = named(site.found())
    assert named(site.found()) == before
    site.rename("seeds/north.txt", "seeds/zz-renamed.txt")
    assert named(site.found()) == before
    site.seed(
        "late.txt",
        "---\ntitle: Bread\noutlet: Late Desk\ndate: 2031-05-06\n---\nRye is dear in the valley, millers say.\n",
    )
    assert named(site.found()) == before


@pytest.mark.parametrize("text", [NORTH, SOUTH, WEST], ids=["north", "south", "west"])
def test_ids_survive_changes_elsewhere_in_the_text(site: DecidedTest, text: str) -> None:
    """A paragraph before, one after: every id that was there is there still."""
    before = named(site.found())
    front, body = text.rpartition("---\n")[0], text.rpartition("---\n")[2]
    name = {NORTH: "north.txt", SOUTH: "south.txt", WEST: "west.txt"}[text]
    added = "Gulls were seen over the market square all morning long.\n\n"
    site.seed(name, f"{front}---\n{added}{body}\n\nChildren gathered shells along the northern beach.\n")
    after = named(site.found())
    assert all(ids <= after[kind] for kind, ids in before.items())


def test_equal_words_in_two_articles_have_ids_of_their_own_and_one_in_common(site: DecidedTest) -> None:
    common = sentence(site.found(), "Bakers")
    site.seed(
        "late.txt",
        WEST.replace("West Desk", "Late Desk").replace("Selma lost", "Bread gone").rpartition("---\n")[0] + "---\n"
        "Bakers in the old town sold out of bread by noon.\n\nThe mill by the river is to be repaired at last.\n",
    )
    found = site.found()
    held = [row["id"] for one in found["articles"] for row in one["sentences"] if "Bakers" in row["text"]]
    assert len({*held, common}) == 3
    decided = site.decide(f"- date: {common}", "  is: 2031-05-02").found()
    assert (
        sum(
            date["date"]["start"] == "2031-05-02" and not date["text"]
            for one in decided["articles"]
            for date in one["dates"]
        )
        == 2
    )
    decided = site.decide(f"- date: {held[0]}", "  is: 2031-05-02").found()
    assert (
        sum(
            date["date"]["start"] == "2031-05-02" and not date["text"]
            for one in decided["articles"]
            for date in one["dates"]
        )
        == 1
    )


def test_six_signs_are_enough(site: DecidedTest) -> None:
    was = fact(site.found(), SHUT)["id"]
    assert facts(site.decide(f"- reject: fact {was[:6]}").found(), SHUT) == []
    assert facts(site.decide(f"- reject: fact-{was[:6]}").found(), SHUT) == []


def test_a_fact_is_known_by_any_of_its_sentences(site: DecidedTest) -> None:
    """So that a decision holds when an article with an earlier sentence comes."""
    about = sentence(site.found(), SHUT, "South Desk")
    assert facts(site.decide(f"- reject: fact {about}").found(), SHUT) == []
    assert not site.problems


# -- what is told ------------------------------------------------------------------------------------


def test_a_decision_on_what_is_gone_is_told_with_its_line(site: DecidedTest) -> None:
    site.decide("# a comment", "- reject: fact 000000000000").found()
    (told,) = site.problems
    assert (told.path, told.line, told.code, told.level) == (
        "content/topics/harbour.md", 8, "decision-without-target", "warning",
    )  # fmt: skip
    assert '"fact 000000000000"' in told.message


def test_the_nearest_words_are_told(site: DecidedTest) -> None:
    about = sentence(site.found(), "museum")
    site.decide(f"- hide: {'x0'[1]}00000000000   # a museum opened in the old lighthouse").found()
    assert f"the nearest is sentence {about} “A museum opened in the lighthouse" in str(site.problems[0])
    slipped = about[:3] + ("0" if about[3] != "0" else "1") + about[4:]
    site.decide(f"- hide: {slipped}").found()
    assert f"the nearest is sentence {about}" in str(site.problems[0])


def test_an_id_that_means_several_things_is_told(site: DecidedTest) -> None:
    was = fact(site.found(), SHUT)["id"]
    found = site.decide(f"- reject: {was}").found()
    assert len(facts(found, SHUT)) == 1
    assert f'"{was}" may mean fact {was} or happening {was}; write `fact {was}`' in str(site.problems[0])


@pytest.mark.parametrize("order", [1, -1])
def test_of_decisions_at_odds_none_is_followed(site: DecidedTest, order: int) -> None:
    before = site.found()
    was, ends = link(before, "North", "West"), [sentence(before, SHUT, f"{one} Desk") for one in ("North", "West")]
    rows = [f"- reject: {was['id']}", f"- pin: [{', '.join(ends)}]"][::order]
    found = site.decide(*rows).found()
    assert link(found, "North", "West") == was
    assert [(told.line, told.code) for told in site.problems] == [(7, "decisions-at-odds"), (8, "decisions-at-odds")]
    assert "content/topics/harbour.md:8" in site.problems[0].message


def test_two_values_for_one_thing_are_at_odds_and_one_twice_is_not(site: DecidedTest) -> None:
    about = sentence(site.found(), SANK, "North Desk")
    site.decide(f"- date: {about}", "  is: 2031-04-30", f"- date: {about}", "  is: 2031-04-30").found()
    assert not site.problems
    site.decide(f"- date: {about}", "  is: 2031-04-30", f"- hide: {about}").found()
    assert {told.code for told in site.problems} == {"decisions-at-odds"}


def test_a_split_that_parts_what_is_pinned_is_at_odds(site: DecidedTest) -> None:
    before = site.found()
    ends = [sentence(before, SHUT, f"{one} Desk") for one in ("North", "West")]
    site.decide(
        f"- split: fact {fact(before, SHUT)['id']}", f"  apart: {ends[1]}", f"- pin: [{', '.join(ends)}]"
    ).found()
    assert {told.code for told in site.problems} == {"decisions-at-odds"}


def test_the_order_of_decisions_does_not_matter(site: DecidedTest) -> None:
    before = site.found()
    rows = [
        (f"- split: fact {fact(before, SHUT)['id']}", f"  apart: {sentence(before, SHUT, 'South Desk')}"),
        (f"- pin: [{sentence(before, 'Bakers')}, {sentence(before, 'museum')}]",),
        (f"- merge: [fact {fact(before, SHUT)['id']}, fact {fact(before, SANK)['id']}]",),
        (f"- origins: {fact(before, SANK)['id']}", "  are: Coast Guard"),
        (f"- reject: {link(before, 'South', 'West')['id']}",),
    ]
    one, other = (site.decide(*(line for row in chosen for line in row)).found() for chosen in (rows, rows[::-1]))
    assert [one[key] for key in ("links", "facts", "happenings")] == [
        other[key] for key in ("links", "facts", "happenings")
    ]


# -- on the page -------------------------------------------------------------------------------------


def test_a_page_says_what_the_editor_set(site: DecidedTest) -> None:
    before = site.found()
    ends = [sentence(before, SHUT, f"{one} Desk") for one in ("North", "West")]
    site.decide(f"- pin: [{', '.join(ends)}]", "  as: contradicts").build()
    site.has("topics/harbour/index.html", "put together by the editor")
