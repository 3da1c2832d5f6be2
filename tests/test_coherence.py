"""Which sentences stand well alone, and which say the same."""

from __future__ import annotations

import pytest

from digest import coherence, words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He left the harbour at noon.", "en"),
        ("However, the company did not rule it out.", "en"),
        ("“They were wrong,” said the mayor.", "en"),
        ("In that case the ferry would stop.", "en"),
        ("As a result, prices rose.", "en"),
        ("The authors suggest another way.", "en"),
        ("The mayor has since then kept away from the harbour.", "en"),
        ("Dies ist ein Fehler.", "de"),
        ("Par ailleurs, le port reste fermé.", "fr"),
        ("Sin embargo, el puerto sigue cerrado.", "es"),
        ("Jednak port jest zamknięty.", "pl"),
        ("По его словам, порт закрыт.", "ru"),
        ("Він залишив порт.", "uk"),
    ],
)
def test_sentences_that_point_back(text: str, language: str) -> None:
    assert coherence.dangles(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council closed the harbour.", "en"),
        ("It is unclear who will pay for the harbour.", "en"),
        ("One of the piers broke in the storm.", "en"),
        ("Hermes landed on the island.", "en"),
        ("Die Regierung schließt den Hafen.", "de"),
        ("Il y a trois ports dans la région.", "fr"),
        ("", "en"),
        ("…", "en"),
        ("He left.", "xx"),
    ],
)
def test_sentences_that_do_not(text: str, language: str) -> None:
    assert not coherence.dangles(text, language)


def test_questions() -> None:
    assert coherence.is_question("“Who will pay?”")
    assert not coherence.is_question("Nobody asked who will pay.")


def test_quotations() -> None:
    assert coherence.is_quotation("“We cannot wait,” she said.")
    assert coherence.is_quotation('And "we cannot wait for the next one any longer" too.')
    assert not coherence.is_quotation("The company called the decision “a shock” on Tuesday.")


def test_bare_attributions() -> None:
    assert coherence.is_attribution("she said on Monday.", "en")
    assert not coherence.is_attribution("The mayor said the new harbour would cost 40 million crowns.", "en")


def test_likeness() -> None:
    def stems(text: str) -> frozenset[str]:
        return frozenset(words.stems(text, "en", content_only=True))

    whole = stems("The council closed the old ferry harbour on Tuesday.")
    assert coherence.likeness(whole, whole) == 1.0
    assert coherence.likeness(whole, stems("On Tuesday the council closed the ferry harbour.")) >= 0.5
    assert coherence.likeness(whole, stems("Fishermen fear for their trade.")) == 0.0
    assert coherence.likeness(frozenset(), frozenset()) == 0.0


@pytest.mark.parametrize("text", ["“" * 20_000, '"' * 20_001, "he " * 20_000, "?" * 20_000])
def test_hostile_texts_are_judged_at_once(text: str) -> None:
    assert coherence.is_quotation(text) in (True, False)
    assert coherence.is_question(text) == text.endswith("?")
