"""Forms of regular verbs of saying."""

from __future__ import annotations

import pytest

from digest.attribution.conjugation import forms


@pytest.mark.parametrize(
    ("language", "lemma", "wanted"),
    [
        ("en", "deny", {"denies", "denied", "denying"}),
        ("de", "klagen", {"klagt", "klagte", "klagten", "geklagt"}),
        ("de", "antworten", {"antwortet", "antwortete", "geantwortet"}),
        ("de", "erklären", {"erklärt", "erklärte"}),
        ("de", "äußern", {"äußert", "äußerte"}),
        ("fr", "révéler", {"révèle", "révélé", "révéla", "révélait"}),
        ("fr", "annoncer", {"annonce", "annonça", "annonçait", "annoncé"}),
        ("fr", "rappeler", {"rappelle", "rappelé"}),
        ("es", "lamentar", {"lamenta", "lamentó", "lamentaron", "lamentaba"}),
        ("es", "responder", {"responde", "respondió", "respondía"}),
        ("xx", "dire", {"dire"}),
    ],
)
def test_forms(language: str, lemma: str, wanted: set[str]) -> None:
    assert wanted <= set(forms(language, lemma))
