"""The catalogues against the program, and what each language does with dates, numbers and plural forms."""

from __future__ import annotations

import gettext
import itertools
import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from digest import locales
from tests.conftest import ROOT
from tools import messages

CATALOGUES = sorted((ROOT / "digest/locales").glob("*/LC_MESSAGES/digest.po"))
TEMPLATE = messages.extracted()
_GAP = re.compile(r"\{(\w*)\}")
_CLOSED = {"“": "”", "«": "»", "„": "“", "(": ")", "[": "]"}


def language(path: Path) -> str:
    return path.parts[-3]


def texts(message: Message) -> tuple[str, ...]:
    return forms(message.string)


def forms(text: object) -> tuple[str, ...]:
    """The forms of a message or of its translation."""
    return tuple(str(form) for form in (text if isinstance(text, tuple | list) else (text,)))


def pairs(catalogue: Catalog) -> list[tuple[str, str]]:
    """Each form of each message beside the English text that it translates."""
    found = []
    for message in catalogue:
        if message.id:
            found += [(forms(message.id)[-1], text) for text in texts(message)]
    return found


def test_the_template_is_that_of_the_code() -> None:
    assert messages.POT.read_bytes() == messages.written(TEMPLATE), "run `make messages`"


def test_the_shipped_languages_are_those_asked_for() -> None:
    assert {"de", "es", "fr", "uk"} <= {language(path) for path in CATALOGUES}
    assert locales.shipped() == tuple(sorted({"en", *(language(path) for path in CATALOGUES)}))


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_every_message_is_translated(path: Path) -> None:
    catalogue = messages.read(path)
    wanted = {(message.context, message.id) for message in TEMPLATE if message.id}
    assert {(message.context, message.id) for message in catalogue if message.id} == wanted, "run `make messages`"
    assert not catalogue.obsolete
    for message in catalogue:
        if message.id:
            assert not message.fuzzy, message.id
            assert all(text.strip() or text == message.id for text in texts(message)), message.id
            assert len(texts(message)) == (catalogue.num_plurals if isinstance(message.id, tuple) else 1), message.id


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_gaps_and_marks_are_those_of_the_english_text(path: Path) -> None:
    for english, text in pairs(messages.read(path)):
        assert sorted(_GAP.findall(text)) == sorted(_GAP.findall(english)), text
        assert not re.search(r"[<>&]|\{[^}]*$", text), text
        for sign in ("[…]", "//", ".txt", ".md", "seeds/", "content/topics/"):
            assert (sign in text) == (sign in english), text
        assert not re.search(
            r"  |\s$|^\s", text.removesuffix(" ") if english == ", " else text.strip("\u202f\u00a0")
        ), text


def test_no_language_has_the_words_of_another() -> None:
    """Sentences: single words may be the same in two languages."""
    spoken = {language(path): dict(pairs(messages.read(path))) for path in CATALOGUES}
    for one, other in itertools.combinations(sorted(spoken), 2):
        shared = spoken[one].items() & spoken[other].items()
        assert [text for _, text in shared if len(re.findall(r"[^\W\d_]{2,}", _GAP.sub("", text))) > 1] == [], (
            one,
            other,
        )


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_a_catalogue_is_as_make_messages_writes_it(path: Path) -> None:
    assert path.read_bytes() == messages.written(messages.merged(path, TEMPLATE)), "run `make messages`"


@pytest.mark.parametrize("path", CATALOGUES, ids=language)
def test_brackets_and_quotation_marks_are_closed(path: Path) -> None:
    marks = {"«", "»", "“", "”", "„", "«\u202f", "\u202f»"}
    for _, text in pairs(messages.read(path)):
        if text not in marks:
            for opening, closing in _CLOSED.items():
                if opening != "“" or language(path) != "de":
                    assert text.count(opening) == text.count(closing), text


def test_french_signs_have_their_spaces() -> None:
    for _, text in pairs(messages.read(ROOT / "digest/locales/fr/LC_MESSAGES/digest.po")):
        assert not re.search(r"[^\u202f][;!?»]|(?<!\u00a0):(?!\w)|«(?!\u202f)", text), text


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "джерело"), (2, "джерела"), (5, "джерел"), (11, "джерел"), (21, "джерело"), (22, "джерела"), (0, "джерел")],
)
def test_ukrainian_has_three_forms(number: int, word: str) -> None:
    found = locales.locale("uk").plural("{number} source", "{number} sources", number)
    assert found == f"{{number}} {word}"


def test_nothing_is_singular_in_french_alone() -> None:
    forms = {tag: locales.locale(tag).plural("{number} outlet", "{number} outlets", 0) for tag in ("fr", "es", "en")}
    assert forms == {"fr": "{number} média", "es": "{number} medios", "en": "{number} outlets"}


@pytest.mark.parametrize(
    ("tag", "number", "share", "day"),
    [
        ("en", "1,234.5", "30%", "5 January 2031"),
        ("de", "1.234,5", "30\xa0%", "5 Januar 2031"),
        ("de-AT", "1.234,5", "30\xa0%", "5 Jänner 2031"),
        ("de-CH", "1’234.5", "30%", "5 Januar 2031"),
        ("de-XX-broken", "1.234,5", "30\xa0%", "5 Januar 2031"),
        ("fr", "1\u202f234,5", "30\xa0%", "5 janvier 2031"),
        ("uk", "1\xa0234,5", "30%", "5 січня 2031"),
        ("pt-BR", "1,234.5", "30%", "5 January 2031"),
        ("english", "1,234.5", "30%", "5 January 2031"),
        ("", "1,234.5", "30%", "5 January 2031"),
    ],
)
def test_numbers_and_dates_are_those_of_the_region(tag: str, number: str, share: str, day: str) -> None:
    here = locales.locale(tag)
    assert (here.number(1234.5), here.percent(0.3), here.date(date(2031, 1, 5), "d MMMM y")) == (number, share, day)


def test_languages_are_named_in_the_language() -> None:
    assert locales.locale("de").language("uk-UA") == "Ukrainisch"
    assert locales.locale("uk").language("en") == "англійська"
    assert locales.locale("fr").language("xx-none") == "xx-none"


def test_what_is_not_translated_stays_english() -> None:
    assert locales.locale("uk").text("No such message of ours") == "No such message of ours"
    assert isinstance(locales._catalogue("uk"), gettext.GNUTranslations)
