"""Every decision an editor may take, on a small site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decided import SANK, SHUT, DecidedTest, fact, facts, link, sentence, texts


@pytest.fixture
def site(tmp_path: Path) -> DecidedTest:
    return DecidedTest(tmp_path)


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
