"""What each article is filed under."""

from __future__ import annotations

import itertools
import random

import pytest

from digest.model import Filed, Name, Term
from digest.relate.recall import Known, Recall
from digest.relate.tags import refiled
from tests.filing import Pair, file, labels, listed, tag, tagged


def test_the_editors_list_comes_after_what_is_stated_and_before_what_is_found() -> None:
    one = tagged(
        "a", tag("ferry"), tag("own", basis="stated"), title="The quay", text="Ships at the quay. A crane. The crane."
    )
    found = file(one, vocabulary=listed("Crane", "Quay"))["a"]
    assert [(each.label, each.basis) for each in found.tags] == [
        ("own", "stated"),
        ("Quay", "vocabulary"),
        ("Crane", "vocabulary"),
        ("ferry", "found"),
    ]


def test_a_found_tag_in_a_form_of_the_list_takes_its_label_kind_and_address() -> None:
    term = Term("Varna region", 1, "place", forms=("Varna", "Varna oblast"), slug="varna-land")
    (got,) = file(tagged("a", tag("Varna", "other")), vocabulary=listed(term))["a"].tags
    assert (got.label, got.slug, got.kind, got.basis, got.was) == (
        "Varna region",
        "varna-land",
        "place",
        "vocabulary",
        "Varna",
    )


def test_a_runner_up_takes_the_label_of_the_list_and_does_not_rise_by_it() -> None:
    own = tagged("a", tag("ferry"), candidates=(tag("Varna", "place", 0.2),))
    found = file(own, vocabulary=listed(Term("Varna region", 1, "place", forms=("Varna",))))["a"]
    assert [(each.label, each.basis) for each in found.tags] == [("ferry", "found"), ("Varna region", "found")]


def test_a_stated_tag_takes_the_label_of_the_list_and_stays_stated() -> None:
    own = tagged("a", tag("truce", basis="stated"))
    (got,) = file(own, vocabulary=listed(Term("Ceasefire", 1, forms=("truce",))))["a"].tags
    assert (got.label, got.basis, got.was) == ("Ceasefire", "stated", "truce")


def test_what_is_never_a_tag_is_none() -> None:
    own = tagged("a", tag("weather"), tag("Weather", basis="stated"), tag("ferry"), text="The weather. The weather.")
    assert labels(file(own, vocabulary=listed(never=("WEATHER",)))["a"]) == ["ferry"]


def test_only_the_list() -> None:
    own = tagged("a", tag("ferry"), tag("own", basis="stated"), text="At the quay.")
    other = tagged("b", tag("quays"), text="An own ferry. The ferry.")
    found = file(own, other, vocabulary=listed("Quay", only=True))
    assert (labels(found["a"]), labels(found["b"])) == (["Quay"], ["Quay"])


def test_a_term_in_passing_is_no_tag_unless_the_editor_wants_it_always() -> None:
    passing = tagged("a", text="One. Two. Three. A quay.")
    assert labels(file(passing, vocabulary=listed("quay"))["a"]) == []
    assert labels(file(passing, vocabulary=listed(Term("quay", 1, always=True)))["a"]) == ["quay"]


def test_what_the_editor_states_of_one_article_is_found_in_others() -> None:
    own = tagged("a", tag("drone warfare", basis="stated"))
    other = tagged("b", tag("ferry"), text="Drone warfare came to the port. Two. Three.")
    passing = tagged("c", tag("ferry"), text="One. Two. Three. They spoke of drone warfare.")
    found = file(own, other, passing)
    assert [(each.label, each.basis) for each in found["b"].tags] == [("drone warfare", "used"), ("ferry", "found")]
    assert labels(found["c"]) == ["ferry"]


def test_what_the_editor_uses_elsewhere_takes_half_of_the_places_at_most() -> None:
    words = ("quay", "crane", "ship", "anchor", "rope", "mast")
    own = tagged("a", *(tag(word, basis="stated") for word in words))
    other = tagged("b", *(tag(f"found {n}") for n in "vwxyz"), text="The quay, crane, ship, anchor, rope and mast.")
    found = file(own, other, count=6)["b"]
    assert [each.basis for each in found.tags] == ["used"] * 3 + ["found"] * 3


def test_near_the_end_a_tag_that_others_have_goes_before_one_that_none_has() -> None:
    others = tagged("b", tag("harbour"))
    close = tagged("a", tag("ferry"), tag("walrus", score=0.5), candidates=(tag("harbour", score=0.4),))
    far = tagged("c", tag("ferry"), tag("narwhal", score=0.5), candidates=(tag("harbour", score=0.3),))
    found = file(others, close, far, count=2)
    assert labels(found["a"]) == ["ferry", "harbour"]
    assert labels(found["c"]) == ["ferry", "narwhal"]


def test_a_tag_that_stands_alone_says_what_it_loses_by_it() -> None:
    found = file(tagged("a", tag("ferry", score=0.8)), tagged("b", tag("harbour")))
    assert [(each.score, [(why.feature, why.value) for why in each.reasons]) for each in found["a"].tags] == [
        (0.6, [("alone", -0.2)])
    ]
    assert file(tagged("a", tag("ferry", score=0.8)))["a"].tags[0].score == 0.8


def test_one_label_on_all_articles_and_each_tag_once() -> None:
    one = tagged("a", tag("peace talks"), tag("ceasefire", score=0.5))
    two = tagged("b", tag("peace talk"), tag("cease-fire", score=0.9), tag("ceasefire", score=0.5))
    three = tagged("c", tag("peace talks"), tag("ceasefire", score=0.4))
    found = file(one, two, three)
    assert {name: labels(each) for name, each in found.items()} == {
        "a": ["peace talks", "ceasefire"],
        "b": ["peace talks", "ceasefire"],
        "c": ["peace talks", "ceasefire"],
    }
    assert [each.was for each in found["b"].tags] == ["peace talk", "cease-fire"]


def test_what_a_term_says_is_not_said_again() -> None:
    own = tagged("a", tag("talks"), tag("ferry"), text="Peace talks begin.")
    assert labels(file(own, vocabulary=listed("peace talks"))["a"]) == ["peace talks", "ferry"]


def test_no_more_than_asked_for() -> None:
    own = tagged("a", tag("one", basis="stated"), tag("two", basis="stated"), tag("ferry"), text="The quay.")
    assert labels(file(own, vocabulary=listed("quay"), count=2)["a"]) == ["one", "two"]
    assert labels(file(own, vocabulary=listed("quay"), count=0)["a"]) == []


def test_the_order_of_articles_counts_for_nothing() -> None:
    chance = random.Random(7)
    spellings = ["peace talks", "peace talk", "cease-fire", "ceasefire", "harbour", "harbor", "ferry", "ferries"]
    pairs: list[Pair] = []
    for number in range(5):
        picked = [tag(label, score=round(chance.random(), 2)) for label in chance.sample(spellings, 6)]
        pairs.append(tagged(f"a{number}", *picked[:3], candidates=tuple(picked[3:]), text="A ferry. Quays."))
    vocabulary = listed("quay")
    first = file(*pairs, vocabulary=vocabulary)
    for order in itertools.islice(itertools.permutations(pairs), 1, 120, 7):
        assert file(*order, vocabulary=vocabulary) == first


def test_what_articles_are_filed_under_is_recalled_only_where_it_stands() -> None:
    chance, known, recalled = random.Random(3), Known(), 0
    spellings = ["peace talks", "peace talk", "cease-fire", "ceasefire", "harbour", "harbor", "ferry", "ferries"]

    def drawn(number: int) -> Pair:
        picked = [tag(label, score=round(chance.random(), 2)) for label in chance.sample(spellings, 6)]
        own = [tag(chance.choice(["Ferry", "quays", "The crane"]), basis="stated")] if chance.random() < 0.2 else []
        return tagged(f"a{number}", *own, *picked[:3], candidates=tuple(picked[3:]), text="A ferry. Quays. A crane.")

    pairs = [drawn(number) for number in range(9)]
    seen: dict[int, Filed] = {}
    for turn in range(80):
        at = chance.randrange(len(pairs))
        pairs[at] = drawn(at)
        some = pairs[: chance.choice([1, 4, 9, 9])]
        vocabulary = listed(*chance.choice([(), ("quay",), ("quay", Term("Crane", 1, "work")), ("harbor",)]))
        count = chance.choice([5, 5, 8])
        found = file(*some, vocabulary=vocabulary, count=count, recall=Recall(known))
        assert found == file(*some, vocabulary=vocabulary, count=count), turn
        recalled += sum(id(one) in seen for one in found.values())
        seen |= {id(one): one for one in found.values()}
        if chance.random() < 0.5:
            known.turn()
    assert recalled > 20


def test_tags_of_copies_stay_as_they_are() -> None:
    (_, kept), (_, copy) = tagged("a", tag("ferry")), tagged("copy", tag("harbour"))
    found = file(tagged("a", tag("ferry")), vocabulary=listed(never=("ferry",)))
    assert [one.tags for one in refiled((kept, copy), found.values())] == [(), copy.tags]


@pytest.mark.parametrize("forms", [("Kovalenko",), ("A. Kovalenko",)])
def test_a_person_in_the_list_is_found_by_the_short_form(forms: tuple[str, ...]) -> None:
    name = Name("Andriy Kovalenko", "person", (0, 2), ("Andriy Kovalenko", *forms))
    own = tagged("a", text=f"Andriy Kovalenko spoke. Two. {forms[0]} left.", names=(name,))
    (got,) = file(own, vocabulary=listed(Term("Andriy Kovalenko", 1, "person")))["a"].tags
    assert got.sentences == (0, 2)
