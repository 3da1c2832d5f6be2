"""Topics, links, facts and coverage together."""

from __future__ import annotations

from datetime import date

import pytest

from digest import aliases
from digest.model import Corpus, Options, Pattern, Place, Rule, Topic
from digest.relate import relate
from tests.relating import article

TOPICS = (
    Topic("ferry", "A ferry", "content/topics/ferry.md", Rule(any=(Pattern(text="ferry"),))),
    Topic("gold", "Gold", "content/topics/gold.md", Rule(any=(Pattern(text="gold"),))),
    Topic("none", "Nothing", "content/topics/none.md", Rule(any=(Pattern(text="zeppelin"),))),
)
TEXTS = {
    "one": (
        "A ferry with 140 people aboard sank off Palawan on Tuesday, the coast guard said. The sea was calm. "
        "A bank in Manila sold gold worth 3 million dollars to pay for the search."
    ),
    "two": (
        "The coast guard said a ferry carrying 140 people had sunk off Palawan on Tuesday. Divers found nobody. "
        "To pay for the search a bank in Manila sold gold worth 3 million dollars."
    ),
    "three": "The ferry company owns six vessels. Its office is in Cebu.",
    "four": "A cat show opened in Turin.",
}


def corpus(names: list[str], options: Options | None = None) -> Corpus:
    made = [article(name, TEXTS[name], published=date(2024, 5, 1 + at)) for at, name in enumerate(sorted(names))]
    order = {name: at for at, name in enumerate(names)}
    made.sort(key=lambda pair: order[pair[0].id])
    return relate([a for a, _ in made], [b for _, b in made], TOPICS, options or Options(), aliases.table(()))


@pytest.fixture(scope="module")
def found() -> Corpus:
    return corpus(["one", "two", "three", "four"])


def test_topics_come_in_their_order_with_members_strongest_first(found: Corpus) -> None:
    assert [part.topic for part in found.topics] == ["ferry", "gold", "none"]
    assert [member.article for member in found.topics[0].members] == ["one", "three", "two"]
    assert found.topics[0].related == ("gold",)


def test_a_topic_without_articles_is_empty(found: Corpus) -> None:
    empty = found.topics[2]
    assert (empty.members, empty.summary, empty.facts, empty.timeline, empty.related) == ((), (), (), (), ())


def test_a_fact_is_shown_on_the_topic_its_sentences_earned(found: Corpus) -> None:
    assert [fact.sentences for fact in found.facts if Place("one", 0) in fact.sentences] == [
        (Place("one", 0), Place("two", 0))
    ]
    by_id = {fact.id: fact for fact in found.facts}
    shown = {part.topic: [by_id[name].sentences[0].sentence for name in part.facts] for part in found.topics}
    assert shown == {"ferry": [0], "gold": [2], "none": []}


def test_the_summary_comes_from_members(found: Corpus) -> None:
    assert {place.article for place in found.topics[0].summary} <= {"one", "two", "three"}
    assert found.topics[0].summary


def test_the_order_of_articles_changes_nothing(found: Corpus) -> None:
    again = corpus(["four", "two", "three", "one"])
    assert again.links == found.links
    assert again.facts == found.facts
    assert [part.facts for part in again.topics] == [part.facts for part in found.topics]


def test_the_threshold_of_the_options_decides(found: Corpus) -> None:
    from digest.model import LinkOptions

    strict = corpus(["one", "two"], Options(links=LinkOptions(threshold=1.0)))
    assert found.links
    assert [link for link in strict.links if link.kind == "same-fact"] == []


def test_nothing_relates_to_nothing() -> None:
    empty = corpus([])
    assert (empty.links, empty.facts, empty.timeline, empty.edges) == ((), (), (), ())
