"""What several sources date, put together, and what looks like it, kept apart."""

from __future__ import annotations

import digest
from digest.model import Corpus, Topic

OPENING = "The council of Lowen talked about the harbour for hours."


def corpus(*texts: tuple[str, str, str]) -> Corpus:
    """The corpus of articles, each with its name, day and text, in one topic."""
    made = []
    for name, day, text in texts:
        source = f"---\ntitle: T {name}\ndate: {day}\ntopics: [t]\noutlet: Outlet {name}\n---\n\n{text}\n"
        article = digest.read_text(source, name=f"{name}.md", media_type="text/markdown")
        made.append((article, digest.analyse(article)))
    return digest.relate(made, topics=[Topic("t", "T", "")])


def grouped(found: Corpus) -> list[tuple[str, list[str]]]:
    """The happenings that several articles date: the day, and the words that date it."""
    shared = [one for one in found.happenings if len({event.place.article for event in one.events}) > 1]
    return [(str(one.date.start), [event.text for event in one.events]) for one in shared]


def test_sentences_that_date_one_event_stand_together() -> None:
    found = corpus(
        ("a", "2025-03-12", f"A fire gutted the sail loft of Lowen shipyard on Monday. {OPENING}"),
        ("b", "2025-03-14", f"The sail loft at the Lowen shipyard burned in a fire on March 10. {OPENING}"),
    )
    assert grouped(found) == [("2025-03-10", ["Monday", "March 10"])]
    assert {event.place for one in found.happenings for event in one.events} == {
        event.place for event in found.timeline
    }
    (covered,) = found.topics
    assert covered.happenings == tuple(one.id for one in found.happenings)


def test_other_events_of_the_day_stand_apart() -> None:
    found = corpus(
        ("a", "2025-03-12", f"A fire gutted the sail loft of Lowen shipyard on Monday. {OPENING}"),
        ("b", "2025-03-12", "On Monday the mayor of Lowen opened the new school beside the old mill. Children sang."),
    )
    assert grouped(found) == []


def test_the_same_words_of_another_day_stand_apart() -> None:
    found = corpus(
        ("a", "2025-03-12", "A fire gutted the sail loft of Lowen shipyard on Monday."),
        ("b", "2025-04-12", "A blaze on April 7 gutted another sail loft of Lowen shipyard, the second within weeks."),
    )
    assert grouped(found) == []


def test_ids_outlive_another_article() -> None:
    first = ("a", "2025-03-12", f"A fire gutted the sail loft of Lowen shipyard on Monday. {OPENING}")
    second = ("b", "2025-03-14", "The sail loft at the Lowen shipyard burned in a fire on March 10. It rained.")
    assert {one.id for one in corpus(first).happenings} <= {one.id for one in corpus(first, second).happenings}


def test_another_day_for_the_same_is_shown_apart() -> None:
    found = corpus(
        ("a", "2025-03-14", f"The ferry Orla sank off Cape Dunn on Monday with 212 people on board. {OPENING}"),
        ("b", "2025-03-15", "The ferry Orla went down off Cape Dunn on March 11 with 212 people on board. It rained."),
    )
    assert [
        (str(one.date.start), [event.text for event in one.events], [event.text for event in one.apart])
        for one in found.happenings
    ] == [("2025-03-10", ["Monday"], ["March 11"]), ("2025-03-11", ["March 11"], ["Monday"])]
