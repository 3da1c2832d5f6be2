"""One institution under a short and a long name in the tellings of one fact, and people who mean their institution."""

from __future__ import annotations

import pytest

from digest.model import Analysis, Article, Place
from digest.relate.provenance import Sources
from digest.relate.provenance.bodies import Source
from digest.relate.provenance.collective import group
from digest.relate.provenance.origins import Account
from digest.relate.provenance.unified import unified
from tests.relating import article


def account(number: int, words: str) -> Account:
    leaf = Source("body:" + " ".join(sorted(words.split())), words, "organisation", words)
    return Account(Place(f"a{number}", 0), (leaf,), (), ())


def told(*names: str, described: tuple[str, ...]) -> list[str]:
    rows = [account(number, name) for number, name in enumerate(names)]
    ids = {"body:" + " ".join(sorted(name.split())) for name in described}
    return [leaf.label for row in unified(rows, ids) for leaf in row.leaves]


def test_a_short_name_is_the_one_long_name_with_all_its_words() -> None:
    assert told("operator", "grid operator", described=("operator", "grid operator")) == ["grid operator"] * 2


def test_a_name_without_the_noun_of_an_institution_stays_apart() -> None:
    names = ("Halberg", "Halberg council")
    assert told(*names, described=("Halberg council",)) == list(names)


def test_of_two_long_names_none_is_chosen() -> None:
    names = ("ministry", "health ministry", "transport ministry")
    assert told(*names, described=names) == list(names)


@pytest.mark.parametrize(
    ("name", "label"), [("rescuers", "rescuers"), ("the prosecutors", "the prosecutors"), ("two rescuers", None)]
)
def test_people_in_the_plural_alone_mean_their_institution(name: str, label: str | None) -> None:
    made: tuple[Article, Analysis] = article("a", "Nothing is said here.")
    sources = Sources([made[0]], [made[1]])
    found = group(sources.bodies, "a", name, "en")
    assert (found.label if found else None) == label
    if found:
        assert found.kind == "organisation"
