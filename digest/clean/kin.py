"""Tells close relations apart, such as Ukrainian and Russian, by the letters and function words that only one of them has."""

from __future__ import annotations

from collections.abc import Sequence

from digest import words

# Languages that are taken for each other, with the letters each is written in (CLDR, exemplar characters).
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_ALPHABETS = {
    code: frozenset(letters + "'-’ʼ0123456789")
    for code, letters in {
        "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "ru": _CYRILLIC,
        "be": "абвгдежзійклмнопрстуўфхцчшыьэюяё",
        "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
        "es": _LATIN + "áéíóúüñ",
        "pt": _LATIN + "áâãàçéêíóôõú",
        "ca": _LATIN + "àçéèíïóòúü·",
        "gl": _LATIN + "áéíóúüñï",
    }.items()
}
_KIN = (("uk", "ru", "be", "bg"), ("es", "pt", "ca", "gl"))


def among(text: str, code: str) -> tuple[str, bool]:
    """`code`, or a close relation that the letters and function words speak for; whether they speak for one alone."""
    kin = next((kin for kin in _KIN if code in kin), ())
    if not kin:
        return code, False
    row = [words.fold(word) for word in words.words(text)]
    scores = {one: _score(row, one, [other for other in kin if other != one]) for one in kin}
    best = max(scores.values())
    winners = [one for one in kin if scores[one] == best]
    if len(winners) > 1:
        return (code if code in winners else winners[0]), False
    return winners[0], True


def _score(row: Sequence[str], code: str, others: Sequence[str]) -> int:
    """Words with letters of other languages only, counted against; function words that no close relation has, for it."""
    foreign = sum(not _ALPHABETS[code].issuperset(word) for word in row)
    telling = sum(words.is_stop(word, code) and not any(words.is_stop(word, other) for other in others) for word in row)
    return telling - 2 * foreign
