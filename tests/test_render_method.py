"""The method page: what it explains, by the options really used, in every language of the interface."""

from __future__ import annotations

import dataclasses
import re

import pytest

from digest import __version__, render
from digest.model import NameOptions, Options, SummaryOptions, TopicOptions
from digest.render import method, method_settings
from digest.render.strings import strings
from tests import sample

LANGUAGES = ("de", "es", "fr", "uk")
# What labels need no explanation: the parts of a page that every site has, and words that lead somewhere.
EXPLAINED = re.compile(r"^(answer|outcome|precision|kind|differ|copies)_|^expected_(?!hint|for)")
PLAIN = {"answer_claimant", "answer_day", "answer_others", "answer_source", "answer_stance", "answer_words", "outcome_told", "copies_hint"} | {
    "kind_article", "kind_text", "kind_topic", "kind_name", "kind_outlet", "kind_tag",
}  # fmt: skip


def page(**changes: object) -> str:
    made = render.site(sample.digest(), sample.options(**changes), sample.theme())
    return next(one.data.decode() for one in made.outputs if one.path == "method/index.html")


def text_of(entry: str, options: Options) -> str:
    return next(one.text for one in method.entries(strings("en"), options) if one.id == entry)


def test_every_label_that_judges_is_explained() -> None:
    interface = strings("en")
    explained = {term.name for entry in method.entries(interface, Options()) for term in entry.terms}
    judging = {name: text for name, text in interface.labels.items() if EXPLAINED.match(name) and name not in PLAIN}
    assert len(judging) > 25
    assert {name for name, text in judging.items() if text not in explained} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_it_is_translated(language: str) -> None:
    here, there = (method.sections(strings(tag), Options(names=NameOptions("model"))) for tag in (language, "en"))
    for own, other in zip(here, there, strict=True):
        assert own.title != other.title
        for one, two in zip(own.entries, other.entries, strict=True):
            assert one.id == two.id
            assert one.text != two.text
            assert all(a.text != b.text for a, b in zip(one.terms, two.terms, strict=True)), one.id


def test_every_entry_has_an_anchor_of_its_own_and_a_link_to_it() -> None:
    text = page()
    anchors = re.findall(r'\bid="([^"]+)"', text)
    assert len(anchors) == len(set(anchors))
    for entry in method.entries(strings("en"), sample.options()):
        assert f'href="#{entry.id}"' in text
        assert entry.id in anchors
    for section in method.sections(strings("en"), sample.options()):
        assert f'<li><a href="#{section.id}">{section.title}</a></li>' in text


def test_it_tells_the_options_really_used() -> None:
    words = dataclasses.replace(Options(), summary=SummaryOptions("lexrank", words=80, share=0.25))
    assert "At most 80 words" in text_of("summary", words)
    assert "25%" in text_of("summary", words)
    assert "LexRank" in text_of("summary", words)
    assert "At most 7 sentences" in text_of("topic-summary", Options(topic=TopicOptions(sentences=7)))
    assert not any(entry.id == "news" for entry in method.entries(strings("en"), Options(topic=TopicOptions(new=0))))
    assert "en_core" in text_of("names", Options(names=NameOptions({"en": "en_core", "de": "de_core"})))


def test_settings_stand_as_the_editor_writes_them() -> None:
    found = {one.name: one for one in method_settings.settings(Options(share=0.2, summary=SummaryOptions(sentences=4)))}
    assert (found["share"].value, found["share"].own) == ("0.2", True)
    assert (found["summary.sentences"].value, found["summary.sentences"].own) == ("4", True)
    assert (found["summary.method"].value, found["summary.method"].own) == ("news", False)
    assert found["summary.words"].value == "–"
    text = page(share=0.2)
    assert "<code>share</code></dt><dd><strong>0.2</strong>" in text
    assert "<code>summary.method</code></dt><dd>news</dd>" in text


def test_it_names_the_version_and_the_languages_of_the_sources() -> None:
    text = page()
    assert f"Made by Digest {__version__}." in text
    assert "Languages of the sources: English (4), German (1)." in text
    assert page() == text
