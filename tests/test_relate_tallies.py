"""Figures of several articles that count the same thing."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

import digest
from digest.model import Analysis, Article, Fact, Place, Tally
from digest.relate.tallies import tallies
from tests.growth import MOST, growth

Told = tuple[str, ...]


def article(name: str, text: str, language: str = "en", published: str = "2025-03-14") -> tuple[Article, Analysis]:
    told = f"---\ntitle: {name}\nlanguage: {language}\ndate: {published}\n---\n{text}\n"
    made = digest.read_text(told, name=f"{name}.md")
    return made, digest.analyse(made)


def of(
    texts: Iterable[str], language: str = "en", facts: Iterable[Fact] = ()
) -> tuple[tuple[Tally, ...], list[Analysis]]:
    made = [article(f"a{number}", text, language) for number, text in enumerate(texts)]
    return tallies([one for one, _ in made], [one for _, one in made], facts), [one for _, one in made]


def shown(texts: Iterable[str], language: str = "en") -> list[str]:
    found, analyses = of(texts, language)
    figures = {one.article: one.figures for one in analyses}
    return [
        f"{tally.about}/{tally.relation}: "
        + ", ".join(figures[count.place.article][count.figure].text for count in tally.counts)
        for tally in found
    ]


TOGETHER = [
    (
        "deaths in other words",
        (
            "At least 12 people were killed when the ferry sank off Port Vell on Monday.",
            "The sinking of the ferry off Port Vell killed 14 people.",
        ),
        ["people/killed: At least 12, 14"],
    ),
    (
        "a toll that rises",
        ("The death toll from the Vell flood in Dorn reached 43.", "The Vell flood in Dorn has killed 40 people."),
        ["people/killed: 43, 40"],
    ),
    (
        "money",
        (
            "Kareland sent $2.4 billion in aid for the harbour of Norland.",
            "Norland said that Kareland had sent 2.6 billion dollars in aid for the harbour.",
        ),
        ["aid/sent: $2.4 billion, 2.6 billion dollars"],
    ),
    (
        "killed and injured apart",
        (
            "The Dorn bridge collapse killed 12 people and injured 30 people in Dorn.",
            "In Dorn the collapse of the bridge killed 11 people and injured 33 people.",
        ),
        ["people/injured: 30, 33", "people/killed: 12, 11"],
    ),
]

APART = [
    (
        "people and bridges",
        (
            "Two people were destroyed by grief in Port Vell near the harbour.",
            "Two bridges were destroyed in Port Vell near the harbour.",
        ),
    ),
    (
        "other places",
        (
            "Some 500 troops were killed in Port Vell, the army of Norland said.",
            "Some 500 troops were killed in Dorn, the army of Norland said.",
        ),
    ),
    (
        "killed and wounded",
        (
            "In Port Vell 500 soldiers were killed near the harbour.",
            "In Port Vell 700 soldiers were wounded near the harbour.",
        ),
    ),
    (
        "others who did it",
        (
            "Kareland sent 500 soldiers to Port Vell harbour on Monday.",
            "Norland sent 700 soldiers to Port Vell harbour on Monday.",
        ),
    ),
    (
        "other soldiers",
        (
            "In Port Vell 500 Karelian soldiers were killed near the harbour.",
            "In Port Vell 700 Norse soldiers were killed near the harbour.",
        ),
    ),
    ("nothing else in common", ("At least 12 people were killed in a fire.", "A storm killed 14 people.")),
    (
        "other units",
        (
            "Prices in Norland rose by 5 percent in the Vell valley.",
            "Prices in Norland rose by 5 dollars in the Vell valley.",
        ),
    ),
    (
        "small and without a verb",
        (
            "Two officials of Norland spoke with Port Vell harbour.",
            "Three officials of Norland spoke with Port Vell harbour.",
        ),
    ),
    (
        "one article",
        ("At least 12 people were killed in Port Vell harbour. The fire in Port Vell harbour killed 12 people.",),
    ),
]


@pytest.mark.parametrize(("title", "texts", "expected"), TOGETHER, ids=[row[0] for row in TOGETHER])
def test_figures_that_count_one_thing_stand_together(title: str, texts: Told, expected: list[str]) -> None:
    assert sorted(shown(texts)) == expected, title


@pytest.mark.parametrize(("title", "texts"), APART, ids=[title for title, _ in APART])
def test_figures_of_other_things_stay_apart(title: str, texts: Told) -> None:
    assert shown(texts) == [], title


def test_sentences_of_one_fact_need_no_further_words_in_common() -> None:
    texts = ("At least 12 people were killed in a fire.", "A blaze killed 14 people.")
    assert of(texts)[0] == ()
    fact = Fact("f", (Place("a0", 0), Place("a1", 0)), ())
    assert len(of(texts, facts=(fact,))[0]) == 1


def test_the_earliest_comes_first_and_the_name_outlives_another_count() -> None:
    first = article("b", "On Monday at least 12 people were killed by the flood in Port Vell.", published="2025-03-12")
    second = article("a", "The flood in Port Vell has killed 14 people.", published="2025-03-14")
    third = article("c", "The flood in Port Vell has killed 20 people.", published="2025-03-15")
    found, more = (
        tallies([one for one, _ in rows], [one for _, one in rows], ())
        for rows in ((second, first), (third, second, first))
    )
    assert [count.place.article for count in found[0].counts] == ["b", "a"]
    assert [count.place.article for count in more[0].counts] == ["b", "a", "c"]
    assert found[0].id == more[0].id


def test_other_languages() -> None:
    german = (
        "Bei dem Brand in Karlau starben mindestens 12 Menschen im Hafen.",
        "Der Brand im Hafen in Karlau forderte 14 Tote.",
    )
    assert shown(german, "de") == ["Tote/None: mindestens 12, 14"]


def test_the_work_grows_with_the_figures() -> None:
    def run(text: str) -> None:
        rows = [article(f"a{at}", line) for at, line in enumerate(text.splitlines())]
        tallies([one for one, _ in rows], [one for _, one in rows], ())

    line = "The flood in Port Vell has killed 14 people.\n"
    assert growth(run, line * 40) < MOST
