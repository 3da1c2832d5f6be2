"""The interface in five languages: pages, feeds and pictures hold no English where the site speaks another language."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date

import pytest

from digest import locales, render
from digest.model import Digest, Found, When
from digest.render import dates, grounds, method
from digest.render.strings import Strings, strings
from digest.render.strings.labels import LABELS
from digest.render.strings.phrases import COUNTED, PHRASES
from tests import sample

LANGUAGES = ("de", "es", "fr", "uk")
_GAP = re.compile(r"\{\w+\}")


def built(language: str, digest: Digest | None = None) -> dict[str, str]:
    made = render.outputs(digest or sample.digest(), sample.options(language=language, url=sample.URL), sample.theme())
    return {output.path: output.data.decode() for output in made if not output.path.startswith("assets/")}


def english(tongue: Strings) -> list[str]:
    """Texts of the interface that are worded otherwise in the language: none may be met on its pages."""
    told = [*LABELS.values(), *PHRASES.values(), *COUNTED.values()]
    runs = []
    for message in told:
        here = tongue.locale.text(message.text, message.context)
        form = tongue.locale.plural(message.text, message.plural, 2) if message.plural else here
        source = message.plural or message.text
        if form != source:
            runs += [run.strip() for run in _GAP.split(source) if len(run.split()) > 1]
    return runs


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_holds_english_words_of_the_interface(language: str) -> None:
    tongue, pages = strings(language), built(language)
    assert len(pages) > 20
    for path, page in pages.items():
        text = re.sub(r' (?:class|id|href|aria-labelledby)="[^"]*"', "", page)
        for run in english(tongue):
            assert run not in text, f"{path}: {run}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_feeds_and_machines_are_told_the_language(language: str) -> None:
    pages = built(language)
    for path, text in pages.items():
        if path.endswith(".html"):
            assert f'<html lang="{language}">' in text, path
    assert f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">' in pages["feed.xml"]
    assert json.loads(pages["feed.json"])["language"] == language
    assert f'"inLanguage":"{language}"' in pages["topics/bridge/index.html"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_of_the_method_page_is_translated(language: str) -> None:
    here, there = (method.entries(strings(tag), sample.options()) for tag in (language, "en"))
    for own, other in zip(here, there, strict=True):
        assert own.text != other.text


def test_foreign_words_carry_their_language() -> None:
    pages = built("de")
    topic = pages["topics/bridge/index.html"]
    assert '<blockquote lang="en" dir="auto">' in topic
    assert "Brücke von Lowmoor gesperrt" in topic
    assert '<h3 lang="en" dir="auto"><a href="../../articles/bridge-shut/">' in topic
    assert '<h3 dir="auto"><a href="../../articles/bruecke/">' in topic
    assert '<bdi lang="en">Ada Finch</bdi>' in topic
    article = pages["articles/bridge-shut/index.html"]
    assert '<bdi class="outlet" lang="en">Ada Finch</bdi>' in article
    assert re.search(r'<bdi lang="en">bridge</bdi>', article)
    assert '<h1 lang="en" dir="auto">Ada Finch</h1>' in pages["tags/ada-finch/index.html"]
    assert '<h1 dir="auto">Lowmoor</h1>' in pages["tags/lowmoor/index.html"]  # a German article has it too


def test_a_note_marks_the_words_of_the_source_in_it() -> None:
    page = built("de")["articles/courier-bridge/index.html"]
    assert 'Datum erschlossen aus <span lang="en">„Thursday“</span>' in page
    assert 'gefunden in <span lang="en">„reports the River Courier“</span>' in page


def test_a_latin_name_in_a_ukrainian_text_is_no_ukrainian() -> None:
    found, sentences = sample.article(
        "mist",
        "Міст у Лоумурі закрито",
        [["За даними Lowmoor Herald, міст через річку закрито з вівторка."]],
        language="uk",
    )
    analysis = sample.analysis("mist", sentences, [0], tags=[("Lowmoor Herald", "organisation"), ("міст", "phrase")])
    digest = dataclasses.replace(
        sample.digest(),
        articles=(found,),
        analyses=(analysis,),
        topics=(),
        corpus=dataclasses.replace(sample.digest().corpus, links=(), facts=(), topics=(), timeline=(), edges=()),
    )
    page = built("en", digest)["articles/mist/index.html"]
    assert "<bdi>Lowmoor Herald</bdi>" in page
    assert '<bdi lang="uk">міст</bdi>' in page


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("en", ("1 March 2031", "3–7 March 2031", "28 February – 1 March 2031", "winter 2030–31", "week of 3 March 2031")),
        ("de", ("1. März 2031", "3.–7. März 2031", "28. Februar – 1. März 2031", "Winter 2030/31", "Woche vom 3. März 2031")),
        ("fr", ("1er mars 2031", "3–7 mars 2031", "28 février – 1er mars 2031", "hiver 2030-31", "semaine du 3 mars 2031")),
        ("es", ("1 de marzo de 2031", "3–7 de marzo de 2031", "28 de febrero – 1 de marzo de 2031", "invierno de 2030-31", "semana del 3 de marzo de 2031")),
        ("uk", ("1 березня 2031", "3–7 березня 2031", "28 лютого – 1 березня 2031", "зима 2030/31", "тиждень від 3 березня 2031")),
    ],
)  # fmt: skip
def test_dates_are_written_as_the_language_writes_them(tag: str, shown: tuple[str, ...]) -> None:
    first, third, seventh = (date(2031, 3, number) for number in (1, 3, 7))
    tongue = strings(tag)
    winter = When(date(2030, 12, 1), date(2031, 2, 28), "season", "stated", "x")
    week = When(third, date(2031, 3, 9), "week", "stated", "x")
    found = (
        tongue.date(first, "day"),
        dates.span(tongue, third, seventh),
        dates.span(tongue, date(2031, 2, 28), first),
        dates.show(tongue, winter).text,
        dates.show(tongue, week).text,
    )
    assert found == shown


def test_the_first_of_a_month_is_the_first_on_an_axis_too() -> None:
    assert strings("fr").date(date(2031, 3, 1), "day_short") == "1er mars 2031"


def test_months_stand_alone_in_the_nominative() -> None:
    assert dates.months(strings("uk"), date(2031, 2, 1), date(2031, 3, 31)) == "лютий 2031 – березень 2031"


@pytest.mark.parametrize(
    ("clue", "shown"),
    [
        ("Friday", "date inferred from “Friday”"),
        ("“Friday” and “March 3”", "date inferred from “Friday” and “March 3”"),
        ("“A”, “B” and “C”", "date inferred from “A”, “B” and “C”"),
        ("address; feed entry", "date inferred from the address and the feed"),
        ("address; against: htmldate search", "date inferred from the address, against a search of the page"),
        ("He said; she said", "date inferred from “He said; she said”"),
        (None, "date inferred"),
    ],
)
def test_what_was_inferred_says_from_what(clue: str | None, shown: str) -> None:
    day = date(2031, 3, 5)
    found, _ = sample.article("a", "T", [["It was so."]], published=When(day, day, "day", "inferred", clue))
    assert str(grounds.of_date(strings("en"), found)) == shown


def test_the_grounds_are_told_in_the_language_of_the_site() -> None:
    day = date(2031, 3, 5)
    found, _ = sample.article(
        "a", "T", [["It was so."]], published=When(day, day, "day", "inferred", "“Friday” and “March 3”"),
        outlet=Found("The Herald", "inferred", "address"),
    )  # fmt: skip
    note = grounds.of_date(strings("fr"), found)
    assert str(note) == "date déduite de «\u202fFriday\u202f» et «\u202fMarch 3\u202f»"
    assert [piece.language for piece in note.pieces if "Friday" in piece.text] == ["en"]
    assert str(grounds.of_outlet(strings("fr"), found)) == "trouvé dans l’adresse"


def test_a_language_not_shipped_is_english_and_the_editors_words_keep_theirs() -> None:
    page = built("pt-BR")["topics/bridge/index.html"]
    assert '<html lang="en">' in page
    assert '<h1 lang="pt-BR" dir="auto">The closing of Lowmoor bridge</h1>' in page
    assert '<li lang="pt-BR"><a href="../../about/">About</a></li>' in page


def test_templates_hold_no_words_of_their_own() -> None:
    for path in sorted(sample.TEMPLATES.glob("*.html")):
        text = re.sub(
            r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<script.*?</script>", " ", path.read_text("utf-8"), flags=re.DOTALL
        )
        words = re.sub(r'<[^>]*>|\b[\w-]+="[^"]*"', " ", text.replace("<  ", "<"))
        assert not re.search(r"[^\W\d_]{2,}|[“”«»]", words), path.name
        named = re.findall(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"', text)
        assert not any(re.search(r"\w", name) for name in named), path.name


def test_the_shipped_languages_have_labels_of_the_same_names() -> None:
    assert {tag: set(strings(tag).labels) for tag in locales.shipped()} == {
        tag: set(LABELS) for tag in locales.shipped()
    }
