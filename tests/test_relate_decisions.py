"""Every decision an editor may take, on a small site; ids that last; what is told of decisions that cannot be followed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.decided import NORTH, SOUTH, WEST, DecidedTest, sentence, texts

SHUT, SANK = "board shut the Lowmere harbour on Friday", "ferry Selma sank"


@pytest.fixture
def site(tmp_path: Path) -> DecidedTest:
    return DecidedTest(tmp_path)


def fact(found: dict[str, Any], words: str) -> dict[str, Any]:
    """The fact whose first sentence holds `words`."""
    return next(one for one in found["facts"] if words in texts(found, one["sentences"])[0])


def facts(found: dict[str, Any], words: str) -> list[set[str]]:
    """The outlets behind each fact that speaks of `words`."""
    outlets = {article["id"]: article["outlet"]["text"].split()[0] for article in found["articles"]}
    return [
        {outlets[place["article"]] for place in one["sentences"]}
        for one in found["facts"]
        if words in texts(found, one["sentences"])[0]
    ]


def link(found: dict[str, Any], first: str, second: str, kind: str = "") -> dict[str, Any]:
    """The link between a sentence of each outlet that speaks of the harbour being shut."""
    wanted = {sentence(found, SHUT, f"{first} Desk"), sentence(found, SHUT, f"{second} Desk")}
    ids = {(article["id"], row["index"]): row["id"] for article in found["articles"] for row in article["sentences"]}
    return next(
        one
        for one in found["links"]
        if {ids[end["article"], end["sentence"]] for end in (one["a"], one["b"])} == wanted
        and kind in ("", one["kind"])
    )


def test_without_decisions_all_is_found(site: DecidedTest) -> None:
    found = site.found()
    assert facts(found, SHUT) == [{"North", "South", "West"}]
    assert {one["basis"] for one in (*found["facts"], *found["links"])} == {"found"}


# -- each verb ---------------------------------------------------------------------------------------


def test_a_rejected_link_parts_a_fact(site: DecidedTest) -> None:
    wrong = [link(site.found(), "North", other)["id"] for other in ("South", "West")]
    found = site.decide(f"- reject: [{', '.join(wrong)}]").found()
    assert not {one["id"] for one in found["links"]} & set(wrong)
    assert facts(found, SHUT) == [{"South", "West"}]
    assert not site.problems


def test_one_rejected_link_leaves_the_best_of_the_rest(site: DecidedTest) -> None:
    found = site.decide(f"- reject: {link(site.found(), 'South', 'West')['id']}").found()
    told = [outlets for words in (SHUT, "After the storm") for outlets in facts(found, words)]
    assert len(told) == 1
    assert "North" in told[0]
    assert len(told[0]) == 2


def test_a_rejected_fact_goes_with_its_links(site: DecidedTest) -> None:
    before = site.found()
    found = site.decide(f"- reject: fact {fact(before, SHUT)['id']}").found()
    assert facts(found, SHUT) == []
    with pytest.raises(StopIteration):
        link(found, "North", "West")
    assert len(facts(found, SANK)) == 1
    assert any(
        one["id"] == fact(before, SHUT)["id"] for one in found["happenings"]
    )  # of the same sentence, and not meant


def test_a_pin_links_sentences_and_makes_a_fact(site: DecidedTest) -> None:
    before = site.found()
    pinned = sentence(before, "Bakers"), sentence(before, "museum")
    found = site.decide(f"- pin: [{pinned[0]}, {pinned[1]}]").found()
    put = next(one for one in found["links"] if one["basis"] == "stated")
    assert (put["kind"], put["score"], put["why"]) == ("same-fact", 1.0, "set by the editor")
    assert sorted(texts(found, [put["a"], put["b"]])) == [
        "A museum opened in the lighthouse in 1931.",
        "Bakers in the old town sold out of bread by noon.",
    ]
    assert facts(found, "Bakers") == [{"South", "West"}]
    assert fact(found, "Bakers")["basis"] == "stated"


def test_a_link_that_was_found_is_pinned_with_its_reason(site: DecidedTest) -> None:
    before = site.found()
    ends = [sentence(before, SHUT, f"{outlet} Desk") for outlet in ("North", "West")]
    found = site.decide(f"- pin: [{', '.join(ends)}]").found()
    was, now = link(before, "North", "West"), link(found, "North", "West")
    assert now == was | {"basis": "stated"}


def test_what_is_pinned_as_a_difference_is_no_longer_one_fact(site: DecidedTest) -> None:
    before = site.found()
    ends = [sentence(before, SHUT, f"{outlet} Desk") for outlet in ("North", "West")]
    found = site.decide(f"- pin: [{', '.join(ends)}]", "  as: contradicts").found()
    assert link(found, "North", "West")["kind"] == "contradicts"
    told = [outlets for words in (SHUT, "After the storm") for outlets in facts(found, words)]
    assert {"North", "West"} not in [outlets & {"North", "West"} for outlets in told]


def test_of_what_supersedes_the_first_is_the_later(site: DecidedTest) -> None:
    before = site.found()
    later, earlier = sentence(before, "museum"), sentence(before, "Bakers")
    found = site.decide(f"- pin: [{later}, {earlier}]", "  as: supersedes").found()
    put = next(one for one in found["links"] if one["basis"] == "stated")
    assert texts(found, [put["a"]]) == ["A museum opened in the lighthouse in 1931."]


def test_facts_are_merged(site: DecidedTest) -> None:
    before = site.found()
    found = site.decide(f"- merge: [fact {fact(before, SHUT)['id']}, fact {fact(before, SANK)['id']}]").found()
    assert len(found["facts"]) == len(before["facts"]) - 1
    (merged,) = (one for one in found["facts"] if one["basis"] == "stated")
    assert len(merged["sentences"]) == 6


def test_a_fact_is_split(site: DecidedTest) -> None:
    before = site.found()
    out = sentence(before, SHUT, "South Desk")
    found = site.decide(f"- split: fact {fact(before, SHUT)['id']}", f"  apart: {out}").found()
    assert facts(found, SHUT) == [{"North", "West"}]
    with pytest.raises(StopIteration):
        link(found, "North", "South")


def test_origins_are_the_editors(site: DecidedTest) -> None:
    was = fact(site.found(), SHUT)["id"]
    found = site.decide(f"- origins: {was}", "  are: [Harbour Board, Lowmere Radio]").found()
    assert fact(found, SHUT)["origins"] == ["Harbour Board", "Lowmere Radio"]
    assert fact(found, SHUT)["basis"] == "stated"


def test_a_speaker_is_the_editors(site: DecidedTest) -> None:
    (quote,) = site.found()["articles"][-1]["quotes"]
    assert quote["speaker"] == "Ada Brandt"
    (told,) = site.decide(f"- speaker: {quote['id']}", "  is: Ole Brandt").found()["articles"][-1]["quotes"]
    assert (told["speaker"], told["basis"], told["id"]) == ("Ole Brandt", "stated", quote["id"])
    (told,) = site.decide(f"- speaker: {quote['id']}", "  is: none").found()["articles"][-1]["quotes"]
    assert told["speaker"] is None


def test_a_claimant_is_the_editors(site: DecidedTest) -> None:
    about = sentence(site.found(), SHUT, "West Desk")
    found = site.decide(f"- claimant: {about}", "  is: Harbour Board").found()
    told = {texts(found, [claim["place"]])[0]: claim for claim in found["claims"]}
    claim = next(claim for text, claim in told.items() if text.endswith("because 118 boats broke loose in the storm."))
    assert (claim["claimant"], claim["kind"], claim["basis"]) == ("Harbour Board", "organisation", "stated")
    assert "Harbour Board" in {cited["name"] for article in found["articles"] for cited in article["cites"]}


def test_a_date_is_the_editors(site: DecidedTest) -> None:
    before = site.found()
    about, undated = sentence(before, SANK, "North Desk"), sentence(before, "Bakers")
    found = site.decide(
        f"- date: {about}", "  is: 2031-04-30", f"- date: {undated}", "  is: 2031-05-01 to 2031-05-03"
    ).found()
    dated = {event["id"]: event for event in found["topics"][0]["timeline"]}
    assert dated[about]["date"]["start"] == dated[about]["date"]["end"] == "2031-04-30"
    assert dated[about]["basis"] == "stated"
    assert (dated[undated]["date"]["start"], dated[undated]["date"]["end"]) == ("2031-05-01", "2031-05-03")


def test_a_sentence_is_hidden_from_the_timeline(site: DecidedTest) -> None:
    about = sentence(site.found(), SANK, "North Desk")
    found = site.decide(f"- hide: {about}").found()
    assert about not in {event["id"] for event in found["topics"][0]["timeline"]}
    assert all(
        len(one["events"]) < 3
        for one in found["happenings"]
        if "sank" in str(texts(found, [one["events"][0]["place"]]))
    )
    assert about in {row["id"] for article in found["articles"] for row in article["sentences"]}


def test_happenings_are_merged_split_and_rejected(site: DecidedTest) -> None:
    before = site.found()
    told = {texts(before, [one["events"][0]["place"]])[0]: one["id"] for one in before["happenings"]}
    sank = next(name for text, name in told.items() if SANK in text)
    shut = next(name for text, name in told.items() if SHUT in text)
    found = site.decide(f"- merge: [happening {sank}, happening {shut}]").found()
    assert [len(one["events"]) for one in found["happenings"] if one["basis"] == "stated"] == [6]
    out = sentence(before, SANK, "West Desk")
    found = site.decide(f"- split: happening {sank}", f"  apart: {out}").found()
    assert sorted(len(one["events"]) for one in found["happenings"] if one["basis"] == "stated") == [1, 2]
    found = site.decide(f"- reject: happening {sank}").found()
    assert len(found["happenings"]) == len(before["happenings"]) - 1
    assert not site.problems


def test_a_forecast_has_the_editors_outcome(site: DecidedTest) -> None:
    (before,) = (one for one in site.found()["forecasts"] if one["outcome"] == "open")
    (told,) = (
        one
        for one in site.decide(f"- outcome: {before['id']}", "  is: did not happen").found()["forecasts"]
        if one["id"] == before["id"]
    )
    assert (told["outcome"], told["basis"]) == ("did not happen", "stated")
    left = site.decide(f"- reject: forecast {before['id']}").found()["forecasts"]
    assert before["id"] not in {one["id"] for one in left}


def test_tallies_are_merged_split_and_rejected(site: DecidedTest) -> None:
    before = site.found()
    first, second = (one["id"] for one in before["tallies"])
    found = site.decide(f"- merge: [tally {first}, tally {second}]").found()
    assert [(len(one["counts"]), one["basis"]) for one in found["tallies"]] == [(6, "stated")]
    article = next(one for one in before["articles"] if one["outlet"]["text"] == "North Desk")
    boats = next(figure["id"] for figure in article["figures"] if "118" in figure["text"])
    found = site.decide(f"- split: tally {first}", f"  apart: figure {boats}").found()
    assert [len(one["counts"]) for one in found["tallies"]] == [2, 3]
    assert len(site.decide(f"- reject: tally {first}").found()["tallies"]) == 1


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
