"""Noun phrases of languages without parts of speech."""

from __future__ import annotations

import pytest

from digest.analyse.stretches import stretches


def found(text: str, language: str) -> set[str]:
    return {" ".join(one.words) for one in stretches(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "phrase", "not_in"),
    [
        ("fr", "La ville a perdu le pont routier.", "pont routier", "perdu"),
        ("es", "El alcalde recordó la sequía.", "sequía", "recordó"),
        ("uk", "Учора закрили старий міст.", "старий міст", "закрили"),
        ("pl", "Rada zbudowała most drogowy.", "most drogowy", "zbudowała"),
        ("de", "Die Stadt baut die Wasserversorgung aus.", "Wasserversorgung", "baut"),
    ],
)
def test_nouns_without_their_verbs(language: str, text: str, phrase: str, not_in: str) -> None:
    got = found(text, language)
    assert phrase in got
    assert not any(not_in in one.split() for one in got)


def test_a_language_without_lists_takes_runs_of_letters() -> None:
    assert "bron veilig" in found("Wij bron veilig, zei hij.", "xx")


def test_what_is_written_onto_a_word_parts_it_from_the_one_before() -> None:
    assert found("Elle gagne avec les points d'avance.", "fr") == {"points", "avance"}
