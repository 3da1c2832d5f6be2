"""Whom an article cites."""

from __future__ import annotations

import pytest

import digest
from digest import aliases, segment
from digest.analyse.citations import citations
from digest.analyse.names import names
from digest.analyse.sources import reading
from digest.model import Article, Citation, Sentence


def _citations(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Citation, ...]:
    named = names(article, sentences, aliases.table(()))
    return citations(article, sentences, named, reading(article, named))


def _cites(text: str) -> dict[str, Citation]:
    article = digest.read_text("A Day at the Harbour of Easton\n\n" + text, name="a.txt")
    sentences = segment.sentences(article)
    found = _citations(article, sentences)
    assert len({one.name for one in found}) == len(found)
    return {one.name: one for one in found}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The port will close, according to Bloomberg.", "Bloomberg", "outlet"),
        ("This is reported by Bloomberg. Nobody denied it.", "Bloomberg", "outlet"),
        ("The port will close, captain Nora Finch told AFP.", "Agence France-Presse", "outlet"),
        ("The port will close, captain Nora Finch said.", "Nora Finch", "person"),
        ("The port will close, two harbour officials said.", "two harbour officials", "anonymous"),
        ("The Harbour Institute of Easton reported that fares rose.", "Harbour Institute of Easton", "organisation"),
        ("The daily Easton Courier-Post reported that fares rose.", "Easton Courier-Post", "outlet"),
    ],
)
def test_kinds(text: str, name: str, kind: str) -> None:
    found = _cites(text)
    assert found[name].kind == kind
    assert found[name].clue


def test_one_entry_with_every_sentence() -> None:
    found = _cites("Fares rise, according to Nora Finch. The port is closed. It is late, Finch said.")
    assert found["Nora Finch"].sentences == (0, 2)


def test_the_newspaper_is_the_one_named_before() -> None:
    found = _cites("According to Le Monde, fares rise. The publication indicates that the port will close.")
    assert found["Le Monde"].sentences == (0, 1)


def test_the_own_outlet_is_not_cited() -> None:
    found = _cites("Fares rise in Easton. This is stated in the material La Stampa, informs UNN.")
    assert "UNN" not in found
    assert "La Stampa" in found


def test_an_analyst_brings_the_institute() -> None:
    found = _cites("Fares rise, according to Nora Finch, an analyst with the Harbour Institute of Easton.")
    assert {"Nora Finch", "Harbour Institute of Easton"} <= set(found)


def test_denials_and_wishes_are_no_sources() -> None:
    assert not _cites("Nora Finch did not say why. Nora Finch wants a new ferry.")


def test_no_sentences_no_citations() -> None:
    article = digest.read_text("Fares rise, according to Nora Finch.", name="a.txt")
    assert citations(article, (), (), reading(article, ())) == ()


def test_the_real_articles(real_seeds: dict[str, str]) -> None:
    cited: dict[tuple[str, str], set[str]] = {}
    for name, text in real_seeds.items():
        article = digest.read_text(text, name=name)
        sentences = segment.sentences(article)
        for one in _citations(article, sentences):
            cited.setdefault((name[:3], one.kind), set()).add(one.name)
    assert cited["000", "outlet"] == {"Le Monde"}
    assert cited["002", "outlet"] == {"Forbes", "Reuters"}
    assert cited["003", "outlet"] == {"Bloomberg"}
    assert cited["004", "outlet"] == {"CNN"}
    assert "Institute for the Study of War" in cited["000", "organisation"] & cited["001", "organisation"]
    assert {"two Western officials", "a U.S. military official"} <= cited["001", "anonymous"]
    assert "a Ukrainian source" in cited["002", "anonymous"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The boat sank at dawn, rescuers said. Nobody was hurt.", {"rescuers"}),
        ("Light will be back on Sunday, the grid operator promises. It is late.", {"grid operator"}),
        ("The channel is deep enough, the dredging outfit said. It is late.", {"dredging outfit"}),
        ("Experts said that fares will rise. Few complain of it.", {"experts"}),
        ("Officials in Easton said that fares will rise. Few complain of it.", {"officials in Easton"}),
        ("Fares will rise, Ada Lee of the Harbour Institute said.", {"Ada Lee", "Harbour Institute"}),
        ("Ada Lee expects that fares will rise. Few complain of it.", {"Ada Lee"}),
        ("Mayor Ada Lee ruled out a ban on boats. Few complain of it.", {"Ada Lee"}),
        ("Captain Ada Lee puts the damage at two million crowns. Few complain of it.", {"Ada Lee"}),
        ("Ada Lee, who did not come to the quay, said that fares will rise.", {"Ada Lee"}),
    ],
)
def test_who_tells_it_without_a_listed_noun_or_a_verb_of_saying(text: str, names: set[str]) -> None:
    assert set(_cites(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "The ministry will demand that fares rise. Few complain of it.",
        "According to the plan, fares will rise. Few complain of it.",
        "The shop was closed, the sign said. Few complain of it.",
        "The ministry began to count boats. Few complain of it.",
        "Papers and numbers show little. Few complain of it.",
        "The 200 million announced are not enough. Few complain of it.",
    ],
)
def test_what_is_yet_to_be_said_or_cannot_speak_is_no_source(text: str) -> None:
    assert not _cites(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Der Hafen bleibt zu, teilte die Hafenbehörde am Montag mit. Die Schiffe warten vor der Küste.",
            "Hafenbehörde",
        ),
        ("Nach Angaben des Innenministeriums wurde niemand verletzt. Die Schiffe warten.", "Innenministerium"),
        ("Nach Angaben des Instituts steigen die Preise wieder. Die Schiffe warten vor der Küste.", "Institut"),
        ("За даними поліції, нікого не поранено. Кораблі чекають перед берегом на кінець бурі.", "поліція"),
        ("По данным полиции, никто не ранен. Корабли ждут перед берегом конца бури.", "полиция"),
        ("Według policji nikt nie został ranny. Statki czekają przed brzegiem na koniec burzy.", "policja"),
    ],
)
def test_institutions_in_any_case_under_their_nominative(text: str, name: str) -> None:
    found = _cites(text)
    assert found[name].kind == "organisation"
