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


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("He’d been to Varnholm twice.", "he"),
        ("It’s built of granite from Estrand.", "it"),
        ("It will open in June.", "it"),
        ("That’s why the ferry stopped.", "that"),
        ("That year the ferry stopped.", "that"),
        ("This is the third storm of the year.", "this"),
        ("On Monday, he told the council about rust.", "he"),
        ("Last year he moved to Estrand.", "he"),
        ("In Estrand, she found work at once.", "she"),
        ("In his view, prices will rise.", "he"),
        ("When he arrived, he saw the broken pier.", "he"),
        ("In a statement, the company blamed the storm.", "company"),
        ("The company blamed the storm.", "company"),
        ("The 34-year-old had worked on the pier for years.", "34-year-old"),
        ("“We cannot wait,” he said on Tuesday.", "he"),
        ("“We cannot wait,” said the company.", "company"),
        ("Two were taken to a hospital in Estrand.", "two"),
        ("One recently left the town for good.", "one"),
        ("Still, the harbour is open.", "still"),
        ("Second, the council has no money for a new pier.", "second"),
        ("There’s blood running down his face.", "he"),
    ],
)
def test_what_points_back_is_told(text: str, by: str) -> None:
    found = coherence.pointer(text, "en")
    assert found is not None
    assert found.by == by


@pytest.mark.parametrize(
    "text",
    [
        "It is raining in Varnholm for the ninth day.",
        "It’s unlikely that the pier can be saved.",
        "It is now generally accepted that the pier was rotten.",
        "It was Lind who closed the pier.",
        "It was the first day of school in Varnholm.",
        "It took the council three years to decide.",
        "It turns out that the pier was rotten.",
        "This week the council meets in Estrand.",
        "These days the ferry is empty.",
        "Those who cross by ferry pay twice.",
        "He who pays for the pier decides on its colour.",
        "So far the council has said nothing.",
        "Still waters run deep in the old harbour.",
        "When Lind arrived, he saw the broken pier.",
        "When he arrived, Lind saw the broken pier.",
        "When the mayor arrived, he saw the broken pier.",
        "In his speech, Lind called the pier a ruin.",
        "With his hat on, ferryman Olaf Lind looked like a king.",
        "In a statement, the company behind the ferry blamed the storm.",
        "The company behind the ferry blamed the storm.",
        "The former president of the club left the town.",
        "Two people were taken to a hospital in Estrand.",
        "“We cannot wait,” Lind said on Tuesday.",
        "A teacher said he had seen the pier fall.",
    ],
)
def test_what_only_looks_like_it_does_not_point_back(text: str) -> None:
    assert coherence.pointer(text, "en") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Mann verließ den Hafen.", "de"),
        ("Das ist ein Fehler der Stadt.", "de"),
        ("L’homme a quitté le port.", "fr"),
        ("C’est une erreur de la ville.", "fr"),
        ("La empresa cerró el puerto.", "es"),
        ("Ten mężczyzna opuścił port.", "pl"),
        ("Этот человек покинул порт.", "ru"),
        ("Після цього порт закрили.", "uk"),
    ],
)
def test_other_languages_point_back_by_their_own_words(text: str, language: str) -> None:
    assert coherence.dangles(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Diese Woche schließt der Hafen von Varnholm.", "de"),
        ("Das Rathaus von Varnholm schließt im Juni.", "de"),
        ("Cette semaine, le port de Varnholm est fermé.", "fr"),
        ("Alors que le port est fermé, la ville attend.", "fr"),
        ("Esta semana cierra el puerto de Varnholm.", "es"),
        ("Sin agua no hay puerto en la ciudad.", "es"),
        ("Aunque llueve, el puerto sigue abierto.", "es"),
        ("W tym tygodniu port jest zamknięty.", "pl"),
        ("При поддержке города порт открыли снова.", "ru"),
        ("Цього тижня порт зачинено для всіх.", "uk"),
    ],
)
def test_other_languages_have_openings_that_stand_well(text: str, language: str) -> None:
    assert not coherence.dangles(text, language)


def test_what_leans_can_be_read_alone() -> None:
    for text in ("Lind also closed the pier.", "The mayor, however, stayed in Estrand.", "We know little of the pier."):
        assert coherence.leans(text, "en")
        assert not coherence.dangles(text, "en")
    assert not coherence.leans("Lind closed the pier.", "en")
    assert not coherence.leans("Lind also closed the pier.", "xx")


@pytest.mark.parametrize("text", ["he, " * 9_000, "on the " * 9_000, "(L" * 9_000, "a: " * 9_000, "``" * 9_000])
def test_hostile_openings_are_judged_at_once(text: str) -> None:
    assert coherence.stands_alone(text, "en") in (True, False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two weeks later the bridge gave way.", "en"),
        ("Am nächsten Tag fuhr der Zug wieder.", "de"),
        ("Le lendemain, le pont a cédé.", "fr"),
        ("Al día siguiente, el puente cedió.", "es"),
        ("Następnego dnia most runął.", "pl"),
        ("На следующий день мост рухнул.", "ru"),
        ("Наступного дня міст упав.", "uk"),
    ],
)
def test_a_time_counted_from_another_points_back(text: str, language: str) -> None:
    assert coherence.dangles(text, language)


def test_a_time_counted_from_something_named_does_not() -> None:
    assert not coherence.dangles("A week before the vote, prices rose.", "en")
