"""One label for all the ways in which articles write the same tag."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest

from digest import aliases
from digest.model import Name, TagKind
from digest.relate.labels import shared
from tests.filing import Pair, tag, tagged
from tests.growth import MOST, growth
from tests.relating import day


def merged(*pairs: Pair) -> dict[str, str]:
    """The labels that are replaced, by their slugs, with the labels that replace them."""
    articles, analyses = zip(*pairs, strict=True)
    return {slug: label.text for slug, label in shared(articles, analyses, aliases.table()).items()}


def across(*labels: tuple[str, TagKind], language: str = "en") -> dict[str, str]:
    """Articles of one tag each; the first tag has one article more than the others."""
    pairs = [tagged(f"a{n}", tag(label, kind), language=language) for n, (label, kind) in enumerate(labels)]
    return merged(*pairs, tagged("more", tag(*labels[0]), language=language))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("peace talks", "peace talk", "phrase"),
        ("ceasefire", "cease-fire", "phrase"),
        ("cease fire", "ceasefires", "phrase"),
        ("weapons inspectors", "weapon inspector", "phrase"),
        ("harbour authority", "harbor authorities", "phrase"),
        ("defence programme", "defense program", "phrase"),
        ("Varna", "Varna region", "place"),
        ("Institute of Fisheries", "Institutes of Fisheries", "organisation"),
        ("Ostrava Lamps AG", "Ostrava Lamps", "organisation"),
        ("Forest Service", "U.S. Forest Service", "organisation"),
        ("Ingrid Solberg", "Ingrid M. Solberg", "person"),
    ],
)
def test_one_thing_has_the_label_of_most_articles(one: str, other: str, kind: TagKind) -> None:
    assert list(across((one, kind), (other, kind)).values()) == [one]
    assert list(across((other, kind), (one, kind)).values()) == [other]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("news conference", "new conference", "phrase"),
        ("university", "universe", "phrase"),
        ("peace", "peace talks", "phrase"),
        ("Williams", "William", "person"),
        ("Times", "Time", "organisation"),
        ("California Supreme Court", "Supreme Court", "organisation"),
        ("SITE", "sites", "organisation"),
    ],
)
def test_two_things_keep_their_labels(one: str, other: str, kind: TagKind) -> None:
    assert across((one, kind), (other, kind)) == {}


def test_a_place_and_a_person_of_one_name_are_two() -> None:
    assert across(("Varna region", "place"), ("Varna", "person")) == {}


def test_a_company_is_not_what_it_does() -> None:
    assert across(("Construction Ltd", "organisation"), ("construction", "phrase")) == {}


def test_endings_of_a_language_with_cases() -> None:
    assert across(("мирні переговори", "phrase"), ("мирних переговорів", "phrase"), language="uk") == {
        "mirnikh-peregovoriv": "мирні переговори"
    }


def test_of_two_middle_names_none_is_left_out() -> None:
    people: list[tuple[str, TagKind]] = [(f"Ingrid {middle}Solberg", "person") for middle in ("", "M. ", "T. ")]
    assert across(*people) == {}


def test_two_countries_with_an_office_of_one_name_keep_theirs() -> None:
    offices: list[tuple[str, TagKind]] = [
        (f"{country}Forest Service", "organisation") for country in ("", "Norway ", "Sweden ")
    ]
    assert across(*offices) == {}


def solberg(*forms: str, label: str = "Ingrid Solberg", kind: TagKind = "person") -> Name:
    return Name(label, kind, (0,), forms)


def test_a_surname_stands_for_the_one_full_name_that_articles_have_with_it() -> None:
    full, short = tag("Ingrid Solberg", "person"), tag("Solberg", "person")
    known = [tagged(f"full{n}", full, names=(solberg("Solberg"),)) for n in range(2)]
    only_short = [tagged(f"short{n}", short, names=(solberg(label="Solberg"),)) for n in range(5)]
    assert merged(*known, *only_short) == {"solberg": "Ingrid Solberg"}
    second = tagged("other", tag("Knut Solberg", "person"), names=(solberg("Solberg", label="Knut Solberg"),))
    assert merged(*known, *only_short, second) == {}


def test_a_full_name_met_once_may_be_a_slip() -> None:
    known = tagged("full", tag("Ingrid Solberg", "person"), names=(solberg("Solberg"),))
    assert merged(known, tagged("short", tag("Solberg", "person"))) == {}


def test_an_acronym_stands_for_the_name_that_introduces_it() -> None:
    name = solberg("VHA", label="Varnholm Harbour Authority", kind="organisation")
    known = [tagged(f"full{n}", tag(name.label, "organisation"), names=(name,)) for n in range(2)]
    assert merged(*known, tagged("short", tag("VHA", "organisation"))) == {"vha": "Varnholm Harbour Authority"}


def test_the_editors_label_wins_over_that_of_most_articles() -> None:
    pairs = [tagged(f"a{n}", tag("peace talks")) for n in range(3)]
    assert merged(*pairs, tagged("own", tag("peace talk", basis="stated"))) == {"peace-talks": "peace talk"}


def test_of_as_many_articles_the_label_that_was_first_is_kept() -> None:
    old, new = tagged("old", tag("peace talks")), tagged("new", tag("peace talk"))
    dated = [
        (replace(article, published=day(date(2024, 1, n))), found) for n, (article, found) in enumerate((old, new), 1)
    ]
    assert merged(*dated) == {"peace-talk": "peace talks"}


def test_the_order_of_articles_counts_for_nothing() -> None:
    spellings = ("ceasefire", "cease-fire", "cease fires", "cease fire")
    pairs = [tagged(f"a{n}", tag(label)) for n, label in enumerate(spellings)]
    assert len({str(sorted(merged(*order).items())) for order in itertools.permutations(pairs)}) == 1


def test_the_time_grows_with_the_number_of_tags() -> None:
    def pair(number: int) -> Pair:
        return tagged(f"a{number}", *(tag(f"ferry {number % 97} harbour {number} {k}") for k in range(8)))

    pairs = [pair(number) for number in range(1200)]
    assert growth(lambda text: merged(*pairs[: len(text)]), "x" * len(pairs)) < MOST
