"""Acronyms in brackets and what they stand for."""

from __future__ import annotations

import pytest

from digest.analyse.definitions import definitions
from digest.analyse.tokens import tokens


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Global Harbour Union (GHU) struck.", "Global Harbour Union"),
        ("L'Organisation mondiale de la pêche (OMP) tient congrès.", "Organisation mondiale de la pêche"),
        ("Das Bundesamt für Küstenschutz (BKS) warnt.", "Bundesamt für Küstenschutz"),
        ("Служба безпеки України (СБУ) затримала двох.", "Служба безпеки України"),
        ("They met the Society of Bridge Keepers (SBK) in May.", "Society of Bridge Keepers"),
    ],
)
def test_the_name_before_an_acronym(text: str, name: str) -> None:
    row = tokens(text, "fr" if "pêche" in text else "en")
    assert [" ".join(token.text for token in row[low:high]) for low, high in definitions(text, row)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "He won (USA).",
        "Anna Falk (CDU) spoke.",
        "(GHU) came first.",
        "It rained (see NOTE).",
        "a global harbour union (GHU)",
        "(" * 5000,
        "A (AB" * 2000,
    ],
)
def test_no_name_before_it(text: str) -> None:
    assert not list(definitions(text, tokens(text)))
