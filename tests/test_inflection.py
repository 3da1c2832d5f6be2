"""Light stems and cases of names."""

from __future__ import annotations

import pytest

from digest import inflection, words


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("uk", "Київ Києва Києву Києві Києвом"),
        ("uk", "Харків Харкова Харкову Харкові Харковом"),
        ("uk", "водогін водогону водогоні водогоном"),
        ("uk", "школа школи школі школу школою шкіл"),
        ("uk", "міст мосту мости мостів мостами"),
        ("uk", "повідомив повідомила повідомили повідомити"),
        ("uk", "новий нового новому новим нові нових"),
        ("pl", "Warszawa Warszawy Warszawie Warszawę Warszawą"),
        ("pl", "Kraków Krakowa Krakowie Krakowem"),
        ("pl", "szkoła szkoły szkole szkół"),
        ("pl", "tramwaj tramwaju tramwajów tramwajem"),
        ("pl", "powiedział powiedziała powiedzieli"),
        ("pl", "minister ministra ministrem"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    assert len({words.stem(form, language) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("uk", "вода", "влада"),
        ("uk", "мер", "море"),
        ("uk", "рада", "район"),
        ("pl", "woda", "wojna"),
        ("pl", "rada", "rynek"),
    ],
)
def test_other_words_have_other_stems(language: str, one: str, other: str) -> None:
    assert words.stem(one, language) != words.stem(other, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("marek", "marka"), ("kraków", "krakowa"), ("харків", "харкова"), ("ольга", "ользі"), ("зеленський", "зеленського"),
        ("павел", "павла"), ("praga", "pradze"), ("brzeziny", "brzezinach"), ("дніпро", "дніпрі"), ("wilczek", "wilczka"),
    ],
)  # fmt: skip
def test_cases_of_a_name_are_known(one: str, other: str) -> None:
    assert inflection.is_case(one, other)
    assert inflection.is_case(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("marek", "mary"), ("torbud", "toruń"), ("марія", "марку"), ("iwan", "iwona")]
)
def test_other_names_are_no_cases(one: str, other: str) -> None:
    assert not inflection.is_case(one, other)


@pytest.mark.parametrize(("language", "word"), [("fr", "l'école"), ("fr", "qu’école"), ("it", "dell'école")])
def test_what_is_written_onto_a_word_is_no_part_of_it(language: str, word: str) -> None:
    assert words.without_elision(word, language) == "école"
