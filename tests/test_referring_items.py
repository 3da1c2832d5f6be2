"""Names, nouns and pronouns in a sentence."""

from __future__ import annotations

from digest.analyse.anaphors import worded
from digest.referring.items import Item, ends_quoted, items, noun_phrase
from digest.referring.lists import lists
from digest.referring.spellings import longest, spans
from digest.referring.words import Word


def found(text: str, *labels: str, language: str = "en") -> dict[str, Item]:
    """The items of a sentence by their words."""
    row = worded(text, language)
    forms = {tuple(label.split()): label for label in labels}
    names = spans(row, forms, longest(forms))
    return {text[row[one.start].start : row[one.end - 1].end]: one for one in items(row, names, lists(language))}


def test_the_subject_stands_at_the_beginning_or_behind_words_of_time() -> None:
    got = found("On Monday, Ada Lind left the ship with Bo Falk.", "Ada Lind", "Bo Falk")
    assert got["Ada Lind"].is_subject
    assert not got["Bo Falk"].is_subject
    assert got["the ship"].how == "definite"


def test_who_says_it_is_a_subject_behind_the_quotation() -> None:
    got = found("“The ship is lost,” said Ada Lind.", "Ada Lind")
    assert got["Ada Lind"].is_subject
    assert got["The ship"].is_quoted


def test_a_name_before_a_noun_is_no_subject() -> None:
    assert not found("Kelland officials fled.", "Kelland")["Kelland"].is_subject
    assert not found("Kelland's mayor fled.", "Kelland")["Kelland"].is_subject


def test_what_tells_a_noun_from_others_leaves_it_open() -> None:
    assert found("The company that sank is closed.")["The company"].is_open
    assert found("The company in Kelland is closed.")["The company"].is_open
    assert not found("They left the company in May.")["the company"].is_open


def test_a_noun_beside_the_name_it_tells_of_is_none_of_its_own() -> None:
    assert "the tanker" not in found("Then the tanker Orla sank.", "Orla")
    assert "the port" not in found("Then the port of Orla burned.", "Orla")
    assert "the tanker" not in found("Then Orla, the tanker, sank.", "Orla")
    assert "the tanker" not in found("Then the tanker, Orla, sank.", "Orla")


def test_indefinite_and_owned_nouns_are_new() -> None:
    got = found("A ship met Kelland's ferry and another boat.", "Kelland")
    assert {words: one.how for words, one in got.items()} == {
        "A ship": "new", "Kelland": "name", "ferry": "new", "another boat": "new",
    }  # fmt: skip
    assert found("Kelland sold his ship.", "Kelland")["ship"].how == "new"


def test_attributes_are_kept_apart_from_the_noun() -> None:
    assert found("The old transport minister left.")["The old transport minister"].attributes == {"old", "transport"}


def test_an_age_may_stand_for_the_noun() -> None:
    assert found("Then the 34-year-old was late.")["the 34-year-old"].head == "34-year-old"


def test_him_is_an_object_of_the_clause() -> None:
    assert found("Ada called him.")["him"].is_object
    assert not found("Ada said that Bo called him.")["him"].is_object


def test_a_quotation_goes_on_into_the_next_sentence() -> None:
    assert ends_quoted(worded("“We left.", "en"), quoted=False)
    assert not ends_quoted(worded("We left.”", "en"), quoted=True)


def test_without_articles_the_noun_that_opens_a_sentence_is_known() -> None:
    assert found("Компания закрыла завод.", language="ru")["Компания"].how == "definite"
    assert found("Компания региона закрыта.", language="ru")["Компания"].how == "new"


def test_a_phrase_ends_before_the_verb() -> None:
    row: tuple[Word, ...] = worded("The finance ministry rejected it.", "en")
    assert noun_phrase(row, 1, {}) == (3, "ministry")
