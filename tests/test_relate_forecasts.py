"""What is said to be coming, for when, and what became of it."""

from __future__ import annotations

import pytest

from digest.relate.cues import first, told
from digest.relate.results import kinds
from tests.test_relate_happenings import corpus


def test_a_plan_that_came_true() -> None:
    found = corpus(
        ("a", "2025-03-12", "The Lowen shipyard will launch the icebreaker Orla on Saturday. It rained."),
        ("b", "2025-03-17", "The Lowen shipyard launched the icebreaker Orla on Saturday. Crowds cheered."),
    )
    (forecast,) = found.forecasts
    assert forecast.date is not None
    assert (forecast.kind, str(forecast.date.start), forecast.outcome) == ("plan", "2025-03-15", "happened")
    assert [place.article for place in forecast.told] == ["t-b"]
    assert found.topics[0].forecasts == (forecast.id,)


@pytest.mark.parametrize(
    "later",
    [
        "The Lowen shipyard postponed the launch of the icebreaker Orla on Saturday.",
        "The Lowen shipyard did not launch the icebreaker Orla on Saturday.",
        "The Lowen shipyard had promised to launch the icebreaker Orla on Saturday.",
    ],
)
def test_a_plan_that_came_to_nothing(later: str) -> None:
    found = corpus(
        ("a", "2025-03-12", "The Lowen shipyard will launch the icebreaker Orla on Saturday. It rained."),
        ("b", "2025-03-17", f"{later} Crowds went home."),
    )
    assert found.forecasts[0].outcome == "did not happen"


def test_what_will_not_be_is_not_judged() -> None:
    found = corpus(
        ("a", "2025-03-12", "The Lowen shipyard will not launch the icebreaker Orla on Saturday. It rained."),
        ("b", "2025-03-17", "The Lowen shipyard did not launch the icebreaker Orla on Saturday. Crowds went home."),
    )
    assert all(one.outcome == "passed" for one in found.forecasts)


def test_a_plan_told_in_other_words_on_its_day() -> None:
    found = corpus(
        ("a", "2025-03-12", "The Lowen dockers will vote on the offer from Captain Brask on Monday. It rained."),
        (
            "b",
            "2025-03-18",
            "Dockers in Lowen accepted what Captain Brask had put before them on Monday. Crowds cheered.",
        ),
    )
    assert found.forecasts[0].outcome == "happened"


@pytest.mark.parametrize(
    ("early", "day", "later"),
    [
        ("soon", "2025-03-18", "The Lowen shipyard launched the icebreaker Orla on Monday."),
        ("on Monday", "2025-03-18", "The Lowen shipyard employed the builders of the icebreaker Brisk."),
        ("on Monday", "2025-06-18", "The Lowen shipyard launched the icebreaker Orla and sold it."),
    ],
    ids=["no day", "other things", "long after"],
)
def test_what_cannot_be_told_apart_is_not_judged(early: str, day: str, later: str) -> None:
    found = corpus(
        ("a", "2025-03-12", f"The Lowen shipyard will launch the icebreaker Orla {early}. It rained."),
        ("b", day, f"{later} Crowds went home."),
    )
    assert found.forecasts[0].outcome in ("open", "passed")


def test_what_is_told_further_down_on_its_day_is_seen() -> None:
    plan = "The Lowen shipyard will launch the icebreaker Orla on Saturday at noon."
    done = "The Lowen shipyard launched the icebreaker Orla on Saturday under a blue sky."
    (forecast,) = corpus(("a", "2025-03-15", f"{plan} {done}")).forecasts
    assert forecast.outcome == "happened"


def test_kinds_of_change() -> None:
    assert kinds("open again", "en") & kinds("Trains are back.", "en")
    assert not kinds("open again", "en") & kinds("It was sold.", "en")
    assert kinds("open again", "xx") == frozenset()


def test_silence_tells_nothing() -> None:
    early = ("a", "2025-03-12", "The Lowen shipyard will launch the icebreaker Orla on Saturday. It rained.")
    assert corpus(early).forecasts[0].outcome == "open"
    other = ("b", "2025-03-17", "The mayor of Lowen opened a school. Children sang.")
    assert corpus(early, other).forecasts[0].outcome == "passed"


def test_what_is_told_before_the_day_is_no_outcome() -> None:
    found = corpus(
        ("a", "2025-03-12", "The Lowen shipyard will launch the icebreaker Orla on Saturday. It rained."),
        ("b", "2025-03-13", "The Lowen shipyard launched the icebreaker Brisk last year. It rained again."),
    )
    assert found.forecasts[0].outcome == "open"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The union threatened to close the port on Monday.", ["threat"]),
        ("The owners expect the port to open on Monday.", ["forecast"]),
        ("The port closed on Monday, as the union said it would.", []),
        ("Will the port open on Monday?", []),
        ("He was given until Monday to answer.", []),
        ("A film about the port had been due to open the festival on Thursday.", []),
    ],
)
def test_what_is_a_forecast(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in corpus(("a", "2025-03-14", f"{text} It rained.")).forecasts] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Die Werft wird den Eisbrecher am Montag zu Wasser lassen, und der Bürgermeister freut sich sehr darüber.",
        "Верф спустить криголам на воду у понеділок, і буде велике свято для всього міста та його гостей.",
        "Верфь начнёт спускать паром на воду в понедельник, и это будет большой праздник для всего города и гостей.",
        "Le chantier naval va lancer le brise-glace lundi, et toute la ville sera présente pour la fête.",
        "El astillero va a botar el rompehielos el lunes, y toda la ciudad estará presente para la fiesta.",
        "Stocznia zwoduje lodołamacz w poniedziałek i będzie to wielkie święto dla całego miasta oraz gości.",
    ],
)
def test_dated_forecasts_are_found_in_other_languages(text: str) -> None:
    (forecast,) = corpus(("a", "2025-03-14", text)).forecasts
    assert forecast.date is not None
    assert str(forecast.date.start) == "2025-03-17"


def test_listed_words() -> None:
    assert told("threatened", "forecasts", "en", "threat")
    assert not told("not threatened", "forecasts", "en", "threat")
    met = first("It was Cancelled.", "forecasts", "en-GB", "failed")
    assert met is not None
    assert met[0] == "cancelled"
    assert first("x", "forecasts", "xx", "failed") is None
