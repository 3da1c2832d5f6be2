"""For which institution somebody speaks."""

from __future__ import annotations

import pytest

from digest.api import analyse, read_text
from digest.relate.provenance.affiliation import affiliations, of_role


def belongs(text: str) -> dict[str, list[str]]:
    article = read_text(f"A headline\n\n{text}\n\nThe Harbour Institute stands in Brenn.\n", name="a.txt")
    return {person: sorted(found) for person, found in affiliations(article, analyse(article)).items()}


@pytest.mark.parametrize(
    "text",
    [
        "The pier is sinking, said Marta Holm, an analyst at the Harbour Institute.",
        "The pier is sinking, said Marta Holm of the Harbour Institute.",
        "Marta Holm, the Harbour Institute's senior analyst, said that the pier is sinking.",
        "Harbour Institute spokeswoman Marta Holm said that the pier is sinking.",
        "A spokeswoman for the Harbour Institute, Marta Holm, said that the pier is sinking.",
    ],
)
def test_who_speaks_for_an_institution(text: str) -> None:
    assert belongs(text).get("Marta Holm") == ["Harbour Institute"]


@pytest.mark.parametrize(
    "text",
    [
        "The pier is sinking, said Marta Holm. The Harbour Institute is shut.",
        "Marta Holm said that the Harbour Institute is wrong.",
        "The pier is sinking, said Marta Holm, a former analyst at the Harbour Institute.",
        "The pier is sinking, President Marta Holm said at the Harbour Institute.",
        "Marta Holm and the Harbour Institute said that the pier is sinking.",
    ],
)
def test_who_does_not(text: str) -> None:
    assert "Marta Holm" not in belongs(text)


@pytest.mark.parametrize(
    ("described", "found"),
    [
        ("a spokesman for the harbour authority", "harbour authority"),
        ("two officials of the General Staff", "General Staff"),
        ("an analyst at the Harbour Institute", "Harbour Institute"),
        ("a U.S. military official", None),
        ("a former official of the harbour authority", None),
        ("two European diplomats", None),
        ("one official", None),
    ],
)
def test_unnamed_officials_of_an_institution(described: str, found: str | None) -> None:
    assert of_role(described, ["Harbour Institute"], "en") == found
