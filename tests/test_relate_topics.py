"""Articles and topics: who belongs where, by which sentences, and what the editor is told."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

import pytest

from digest import schema
from digest.model import Alias, Coverage, Membership, Name, Pattern, Rule, Topic
from digest.relate import topics as room
from digest.relate.recall import Recall
from tests.cases import Case, cases
from tests.relating import article, shipped_topics

T = TypeVar("T")


class Spellings:
    """A table of one name."""

    def canonical(self, name: str) -> Alias | None:
        forms = ("Kyiv", "Kiev", "Київ")
        return Alias("Kyiv", "place", forms) if name in forms else None


def topic(rule: Rule, name: str = "t") -> Topic:
    return Topic(name, "A topic", f"content/topics/{name}.md", rule)


def member(rule: Rule, text: str, *, title: str = "", language: str = "en", **more: Any) -> Membership | None:
    made, found = article("a", text, title=title, language=language, **more)
    members = room.memberships((made,), (found,), (topic(rule),), Spellings())["t"]
    return members[0] if members else None


def any_of(*patterns: Pattern, **more: Any) -> Rule:
    return Rule(any=patterns, **more)


@pytest.mark.parametrize("case", cases("topics.txt"), ids=str)
def test_shipped_topics_on_invented_articles(case: Case) -> None:
    title, _, text = case.given.partition("\n")
    made, found = article("a", text, title=title)
    members = room.memberships((made,), (found,), shipped_topics())
    assert sorted(name for name, parts in members.items() if parts) == case.expected.split()


@pytest.mark.parametrize(
    ("pattern", "text", "hit"),
    [
        ("aid", "She said it was laid and paid.", False),
        ("aid", "The aid arrived.", True),
        ("withdraw", "They are withdrawing.", True),
        ("withdraw", "They withdrew at night.", True),
        ("withdraw*", "A withdrawable sum.", True),
        ("cease-fire", "A cease fire holds.", True),
        ("cease fire", "A cease-fire holds.", True),
        ("peace talks", "Peace, she talks of peace.", False),
        ("peace talks", "The peace talk was short.", True),
        ("US", "They told us nothing.", False),
        ("US", "The US told them nothing.", True),
        ("U.S.", "U.S-brokered terms.", True),
        ("truce | armistice", "An armistice was signed.", True),
        ("30 day truce", "A 30-day truce began.", True),
    ],
)
def test_text_compares_whole_words_by_stem(pattern: str, text: str, hit: bool) -> None:
    assert (member(any_of(Pattern(text=pattern)), text) is not None) is hit


@pytest.mark.parametrize(
    ("language", "pattern", "text"),
    [
        ("uk", "перемир*", "Сторони говорять про перемир'я."),
        ("ru", "переговоры", "На переговорах обсудили обмен."),
        ("de", "Waffenstillstand", "Die Bedingungen eines Waffenstillstands sind offen."),
        ("fr", "Ukraine", "Le gouvernement de l'Ukraine a répondu."),
        ("es", "negociación", "Las negociaciones siguen."),
        ("pl", "rozejm*", "Rozmowy o rozejmie trwają."),
    ],
)
def test_words_are_stemmed_in_the_articles_language(language: str, pattern: str, text: str) -> None:
    assert member(any_of(Pattern(text=pattern)), text, language=language) is not None


def test_near_takes_any_order_within_the_words_given() -> None:
    pattern = Pattern(near=("aid", "halt"), within=4)
    assert member(any_of(pattern), "They halted the promised aid.") is not None
    assert member(any_of(pattern), "Aid was abruptly halted.") is not None
    assert member(any_of(pattern), "They halted at noon and then talked about aid.") is None
    assert member(any_of(pattern), "They halted. Aid came.") is None


def test_near_finds_the_close_pair_behind_a_far_one() -> None:
    pattern = Pattern(near=("aid", "halt"), within=2)
    assert member(any_of(pattern), "Aid, they said while nobody knew, but then aid halted.") is not None


def test_name_matches_its_other_spellings_and_what_the_analysis_found() -> None:
    assert member(any_of(Pattern(name="Kyiv")), "The road to Kiev is open.") is not None
    assert member(any_of(Pattern(name="Kyiv")), "A chicken kiev, please.") is None
    he = Name("Volodymyr Zelenskyy", "person", (1,), ("Zelenskyy", "he"))
    found = member(any_of(Pattern(name="Zelenskyy")), "A long day. The president spoke.", names=(he,))
    assert found is not None
    assert found.sentences == (1,)


def test_never_cancels_its_sentence_only() -> None:
    rule = any_of(Pattern(text="truce"), never=(Pattern(text="Gaza"),))
    assert member(rule, "A truce in Gaza was near.") is None
    found = member(rule, "A truce in Gaza was near. A truce in Sumy was not.")
    assert found is not None
    assert found.sentences == (1,)


def test_all_must_occur_somewhere_in_the_article() -> None:
    rule = any_of(Pattern(text="truce"), all=(Pattern(text="Ukraine"), Pattern(text="Russia")))
    assert member(rule, "A truce was near. Ukraine agreed.") is None
    assert member(rule, "A truce was near. Ukraine agreed. Russia did not.") is not None


def test_a_rule_of_conditions_alone_earns_by_them() -> None:
    found = member(Rule(all=(Pattern(text="truce"), Pattern(text="Sumy"))), "A truce? In Sumy.")
    assert found is not None
    assert found.why == ("truce", "Sumy")


def test_score_is_a_half_at_the_threshold_and_grows_with_title_and_repeats() -> None:
    rule = any_of(Pattern(text="truce"))
    once = member(rule, "A truce. Nothing else.")
    twice = member(rule, "A truce. Another truce.")
    titled = member(rule, "Nothing else.", title="Truce near")
    assert once is not None
    assert twice is not None
    assert titled is not None
    assert once.score == 0.5
    assert twice.score == 0.6
    assert titled.score == pytest.approx(2 / 3, abs=1e-3)
    assert titled.sentences == ()


def test_threshold_wants_more_than_one_weak_hit() -> None:
    rule = any_of(Pattern(text="truce", weight=0.6), Pattern(text="talks", weight=0.6))
    assert member(rule, "A truce.") is None
    found = member(rule, "Talks. Talks on a truce.")
    assert found is not None
    assert found.sentences == (1, 0)


def test_the_editor_puts_an_article_in_by_hand() -> None:
    found = member(any_of(Pattern(text="truce")), "Nothing of the kind.", topics=("t",))
    assert found == Membership("t", "a", 1.0, (), (), basis="stated")


def test_members_are_sorted_strongest_first_then_by_id() -> None:
    made = [article(name, text) for name, text in (("b", "Truce."), ("a", "Truce."), ("c", "Truce. Truce."))]
    members = room.memberships([a for a, _ in made], [b for _, b in made], (topic(any_of(Pattern(text="truce"))),))
    assert [part.article for part in members["t"]] == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (Pattern(), "needs one of"),
        (Pattern(text="a", name="b"), "needs one of"),
        (Pattern(text="?!"), "no word"),
        (Pattern(text="wit*hdraw"), "only at the end"),
        (Pattern(near=("one",)), "at least two"),
        (Pattern(near=("a", "b"), within=1), "no room"),
        (Pattern(text="a", weight=0.0), "above 0"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_a_problem_and_is_left_out(pattern: Pattern, words: str) -> None:
    broken = topic(any_of(pattern, Pattern(text="truce")))
    found = [problem for problem in room.problems((broken,), ()) if problem.code == "bad-pattern"]
    assert len(found) == 1
    assert words in found[0].message
    assert found[0].path == "content/topics/t.md"
    made, analysis = article("a", "A truce.")
    assert room.memberships((made,), (analysis,), (broken,))["t"][0].why == ("truce",)


def test_an_empty_topic_and_an_unknown_one_are_problems() -> None:
    made, _ = article("a", "A truce.", topics=("tt",))
    empty = Coverage("t", (), (), (), (), ())
    found = room.problems((topic(any_of(Pattern(text="x"))),), (empty,), (made,))
    assert [problem.code for problem in found] == ["topic-without-articles", "unknown-topic"]
    assert found[1].hint == 'did you mean "t"?'


def test_related_topics_share_articles() -> None:
    def part(name: str, *articles: str) -> tuple[Membership, ...]:
        return tuple(Membership(name, made, 0.5, (), ()) for made in articles)

    members = {"x": part("x", "a", "b"), "y": part("y", "b"), "z": part("z", "a", "b"), "w": part("w", "c")}
    assert room.related("x", members) == ("z", "y")


def test_real_articles_belong_where_they_should(real_seeds: dict[str, str]) -> None:
    made = [article(name[:3], text) for name, text in real_seeds.items()]
    members = room.memberships([a for a, _ in made], [b for _, b in made], shipped_topics())
    found = {name: sorted(part.article for part in parts) for name, parts in members.items()}
    assert found["kursk-withdrawal"] == ["000", "001", "002", "003", "004"]
    assert {"000", "001", "002", "003"} <= set(found["ceasefire-talks"])
    assert found["us-aid-pause"] == ["001", "004"]


class Remembered:
    """A memory of JSON, as the one that outlives a process."""

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}
        self.read = 0

    def get(self, keys: Iterable[str], kind: type[T]) -> dict[str, T]:
        found = {key: schema.from_json(kind, self.data[key]) for key in keys if key in self.data}
        self.read += len(found)
        return found

    def replace(self, values: Mapping[str, object], _shelf: str, _staying: Collection[str] = ()) -> None:
        self.data |= {key: schema.to_json(value) for key, value in values.items()}


def test_what_is_remembered_of_an_article_holds_for_the_same_rules_examples_and_names_alone() -> None:
    told = {"a": "A truce in Kiev.", "b": "An armistice.", "c": "The quay was flooded."}
    made = [article(name, text) for name, text in told.items()]
    truce, names = any_of(Pattern(text="truce")), any_of(Pattern(name="Kyiv"))
    first = (topic(truce),)
    asked: list[tuple[Topic, ...]] = [
        first,
        (topic(any_of(Pattern(text="truce | armistice"))),),
        (topic(any_of(Pattern(text="truce"), threshold=9.0)),),
        (topic(Rule(any=truce.any, never=(Pattern(text="Kiev"),))),),
        (topic(names),),
        (topic(truce), topic(names, "u")),
        (dataclasses.replace(topic(truce), examples=("c",)),),
        (dataclasses.replace(topic(truce), examples=("c",), not_examples=("a",)),),
    ]
    memory, given = Remembered(), ([one for one, _ in made], [two for _, two in made])
    for topics, table in itertools.product((*asked, first), (Spellings(), None)):
        recall = Recall(memory=memory)
        found = room.memberships(*given, topics, table, recall=recall)
        assert found == room.memberships(*given, topics, table), topics
        memory.replace(recall.lasting, "")
    assert memory.read >= len(made)
