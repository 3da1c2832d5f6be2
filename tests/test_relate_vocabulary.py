"""An editor's terms in the words of an article."""

from __future__ import annotations

import math

import pytest

from digest import aliases
from digest.model import Name, Pattern, Term
from digest.relate.vocabulary import Finder, Hit
from tests.growth import MOST, growth
from tests.relating import article


def hits(
    *terms: Term, text: str, title: str = "", language: str = "en", names: tuple[Name, ...] = ()
) -> dict[str, Hit]:
    made, analysis = article("a", text, title=title, language=language, names=names)
    found = Finder(terms, language, aliases.table()).hits(made, analysis)
    return {hit.term.label: hit for hit in found}


def places(term: Term, text: str, *, language: str = "en") -> tuple[int, ...]:
    found = hits(term, text=text, language=language)
    return found[term.label].sentences if found else ()


@pytest.mark.parametrize(
    "text",
    [
        "They want peace talks.",
        "A peace talk failed.",
        "Peace-talks begin.",
        "PEACE TALKS BEGIN.",
        "The negotiations begin.",
    ],
)
def test_any_form_in_any_case_and_number(text: str) -> None:
    assert places(Term("Peace talks", forms=("negotiation*",)), text) == (0,)


def test_words_are_whole_and_in_their_order() -> None:
    assert places(Term("Aid"), "He said so. They talk peace.") == ()
    assert places(Term("peace talks"), "They talk peace.") == ()


def test_a_name_is_written_as_one_and_found_by_its_aliases() -> None:
    assert places(Term("Turkey", kind="place"), "We ate turkey. Türkiye agreed.") == (1,)
    assert places(Term("Turkey"), "We ate turkey.") == ()  # the table of names knows what it is
    assert places(Term("turkeys", kind="phrase"), "We ate turkey.") == (0,)
    assert places(Term("US", kind="place"), "Tell us. The US agreed.") == (1,)


def test_a_short_form_counts_where_the_article_names_the_person() -> None:
    solberg = Name("Ingrid Solberg", "person", (0, 1), ("Ingrid Solberg", "Solberg"))
    found = hits(Term("Ingrid Solberg", kind="person"), text="Ingrid Solberg came. Solberg left.", names=(solberg,))
    assert found["Ingrid Solberg"].sentences == (0, 1)


def test_cases_and_other_scripts() -> None:
    term = Term("Kursk region", kind="place", forms=("Курська область",))
    assert places(term, "Вони залишили Курську область.", language="uk") == (0,)


def test_the_longest_term_at_a_place_has_it() -> None:
    found = hits(
        Term("York", kind="place"), Term("New York harbour", kind="place"), text="The New York harbour is shut."
    )
    assert list(found) == ["New York harbour"]


def test_patterns_find_what_no_form_does() -> None:
    term = Term("Arms deliveries", match=(Pattern(near=("suspend*", "weapons|arms"), within=5),))
    assert places(term, "They suspended the flow of weapons. Arms are heavy.") == (0,)


@pytest.mark.parametrize(
    ("title", "text", "about"),
    [
        ("The quay", "One. Two. Three.", True),
        ("Ships", "The quay is shut. Two. Three.", True),
        ("Ships", "One. Two. The quay. Four. A quay.", True),
        ("Ships", "One. Two. The quay. Four.", False),
    ],
)
def test_an_article_is_about_what_its_title_or_lede_says_or_what_comes_up_again(
    title: str, text: str, about: bool
) -> None:
    assert hits(Term("quay"), text=text, title=title)["quay"].about is about
    assert hits(Term("quay", always=True), text=text, title=title)["quay"].about


def test_the_score_is_what_its_reasons_say() -> None:
    hit = hits(Term("quay"), text="The quay is shut. Two. Three. The quay.", title="The quay")["quay"]
    made = hit.tag("quay", "vocabulary")
    assert [reason.feature for reason in made.reasons] == ["title", "lede", "mentions"]
    assert made.score == pytest.approx(math.fsum(reason.value for reason in made.reasons))
    assert (made.score, made.basis, made.sentences) == (0.8333, "vocabulary", (0, 3))


def test_the_time_does_not_grow_with_the_number_of_terms() -> None:
    made, analysis = article("a", "The ferry left harbour twelve. Nobody saw harbour thirteen. " * 200)
    finders = {n: Finder([Term(f"harbour {k} quay", kind="phrase") for k in range(n)], "en", None) for n in (500, 2000)}
    assert growth(lambda text: list(finders[len(text)].hits(made, analysis)), "x" * 2000) < MOST


def test_no_term_no_hit() -> None:
    assert hits(text="The quay is shut.") == {}
    assert hits(Term("quay"), text="") == {}
