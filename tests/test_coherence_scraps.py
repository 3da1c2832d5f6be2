"""What is no sentence of the story: captions, labels, quotations without a speaker, attributions of nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import coherence, words
from digest.coherence.scraps import _shouts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Pictured: the old pier of Varnholm in the storm of June.", "en"),
        ("The mayor of Varnholm (L) greets the captain of the ferry (R).", "en"),
        ("The old pier in a file photo of the harbour board.", "en"),
        ("Click here for the timetable of the ferry to Estrand.", "en"),
        ("Good morning and welcome to the harbour letter.", "en"),
        ("A guide to the old harbour by Olaf Lind.", "en"),
        ("Anna Berg contributed to this report from Estrand.", "en"),
        ("Write to the editor at desk@harbour.example with your own story.", "en"),
        ("THE COUNCIL CLOSES THE OLD HARBOUR OF VARNHOLM.", "en"),
        ("The council closes the old harbour of Varnholm", "xx"),
        ("• The council closes the old harbour of Varnholm.", "xx"),
        ("These are the harbours that will close:", "xx"),
        ("It was long.", "en"),
        ("Foto: der alte Hafen von Varnholm im Sturm.", "de"),
        ("Lire aussi: le port de Varnholm est fermé.", "fr"),
        ("Читайте также: порт города снова закрыт.", "ru"),
    ],
)
def test_what_is_no_sentence_of_the_story(text: str, language: str) -> None:
    assert coherence.is_scrap(text, language)
    assert not coherence.stands_alone(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council closed the old harbour of Varnholm.", "en"),
        ("For more than a decade the pier was closed.", "en"),
        ("Photographs of the pier show rust in its cables.", "en"),
        ("To see the pier, visitors take the ferry.", "en"),
        ("Le port de Varnholm est fermé.", "fr"),
        ("Порт закрили через шторм.", "uk"),
        ("港は火曜日に閉鎖された。", "ja"),
    ],
)
def test_sentences_of_the_story(text: str, language: str) -> None:
    assert not coherence.is_scrap(text, language)
    assert coherence.stands_alone(text, language)


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("“The pier was rotten for years.”", True),
        ("Lind said: “The pier was rotten.", True),
        ("Nobody cared about it.”", True),
        ("““The pier was rotten”, Lind said.", True),
        ("“The pier was rotten,” Lind said.", False),
        ("The pier was 6'2\" wide at its end.", False),
        ("„Der Hafen ist zu“, sagte Lind am Dienstag.", False),
        ("“The pier,” Lind said, “was rotten.”", False),
    ],
)
def test_quotations_without_a_speaker(text: str, lacking: bool) -> None:
    assert coherence.lacks_speaker(text) == lacking


def test_attributions_without_content() -> None:
    for text in ("Lind told the Courier on Monday.", "This is what the Coast Gazette writes, informs Demo Wire."):
        assert coherence.tells_nothing(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "It said the piers were no longer safe.",
        "Lind said Eastland invaded Westland.",
        "The ferry sank, the Coast Gazette reported.",
        "The new chief in Easton will need to do some of the same things over again, Lind says.",
    ],
)
def test_what_was_said_is_content_however_short(text: str) -> None:
    assert not coherence.tells_nothing(text, "en")


@given(st.text("aBé1 ’-", max_size=24))
def test_a_sentence_shouts_where_more_than_six_in_ten_letters_are_capitals(text: str) -> None:
    assert _shouts(text, words.words(text)) == (sum(map(str.isupper, text)) > 0.6 * sum(map(str.isalpha, text)))
