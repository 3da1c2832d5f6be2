"""Case endings of the Slavic languages: light stems for Ukrainian and Polish, and whether two words are cases of one.

Snowball has no stemmer for Ukrainian, and its Polish one parts cases (`Kraków`, `Krakowa`). After the light stemmers of
Dolamic and Savoy (2009): the longest ending goes, then what closed syllables and soft endings change is made one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

_SHORTEST = 3
"""Letters a stem keeps, so that short words do not fall together."""

# Nouns and adjectives by declension, then verbs; grammars of the languages list them so.
_UKRAINIAN = (
    "а я у ю о е є и і ї й ь ом ем єм ою ею єю ові еві єві ам ям ами ями ах ях ей "
    "ий ій ого його ому йому ьому им їм ім ої ої ьої их їх іх ими їми іми "
    "ать ять ить їть уть ють ав яв ив їв ала яла ила їла ало яло ило їло али яли или їли ати яти ити їти "
    "ував ював увала ювала увало ювало ували ювали увати ювати ує ює ують юють ено єно ано яно"
)  # fmt: skip
_POLISH = (
    "a ą e ę i o u y ia ią ie ię io iu ii em iem ami iami ach iach om iom owi iowi ów iów "
    "ego iego emu iemu ej iej ym im ymi imi ych ich "
    "ał ała ało ali ały ił iła iło ili iły ył yła yło yli yły iał iała iało ieli iały eli ął ęła ęło ęli ęły "
    "uje ują ować ać ić yć eć ają ano ono iono"
)  # fmt: skip
_REFLEXIVE = re.compile(r"(?<=\w{3})(?:ся|сь)$")
_SHARED = {"uk": ("ов", "ев", "єв", "ал", "ял", "ил"), "pl": ("ow", "al")}
"""What an ending shares with the stems of other words, so that it goes from both: `мостів` and `Харків`, `дали` and `канали`."""

_CLOSED = (("і", "о"), ("ї", "є"))
"""What a closed syllable makes of a vowel, undone: `водогін`, `водогону`; `Київ`, `Києва`."""
_CLOSED_SYLLABLE = re.compile(r"[ії](?=[^аеєиіїоуюяь]{1,2}$)")
_PLAIN = str.maketrans("óńśźćł", "onszcl")
_FLEETING = re.compile(r"(?<=[^aeiouyąę])e(?=[kc]$)|(?<=st)e(?=r$)")

# Cases of names in any of the languages: what may be left of each word behind the opening they share.
_CASES = (
    "а я у ю о е є ё и і ї ы й ь ом ем єм ём ою ею єю ой ей ёй ові еві єві ам ям ами ями ах ях ів їв ов ев ий ый ій ого его його "
    "ому ему ьому йому им ым ім їм их ых іх їх ими ыми іми ая яя ую юю ої ьої ое ее ые ие ья ью ьом ьем ьє ья ьї ьою "
    "a ą e ę i o u y ia ią ie ię io iu ii em iem ami iami ach iach om iom owi iowi ów owie ego iego emu iemu ej iej ym im ymi "
    "imi ych ich ową owej"
)  # fmt: skip
_ENDINGS = frozenset(_CASES.split()) | {""}
# Endings that change the last consonant or vowel of the stem, as pairs: `Ольга`, `Ользі`; `Kraków`, `Krakowa`.
_CHANGES = (
    ("г", "з"), ("к", "ц"), ("х", "с"), ("g", "dz"), ("k", "c"), ("r", "rz"), ("t", "ci"), ("d", "dzi"), ("ł", "l"), ("ch", "sz"),
    ("ń", "ni"), ("ś", "si"), ("ź", "zi"), ("ć", "ci"), ("ків", "ков"), ("ів", "ов"), ("їв", "єв"), ("ів", "ев"), ("ów", "ow"),
    ("ód", "od"), ("ór", "or"), ("ódź", "odzi"), ("ін", "он"), ("іг", "ог"), ("ек", "к"), ("ец", "ц"), ("ець", "ц"), ("ок", "к"),
    ("ел", "л"), ("ień", "ni"), ("ek", "k"), ("iec", "c"), ("ec", "c"), ("er", "r"), ("ро", "р"),
    ("іль", "ол"), ("іль", "ел"), ("ір", "ор"), ("ід", "од"), ("із", "оз"),
)  # fmt: skip


# Endings of places after "in" and "from" that go back to one nominative.
_PLACES = {
    "uk": (("ську", "ськ"), ("ська", "ськ"), ("цьку", "цьк"), ("граді", "град"), ("ополі", "опіль"), ("ополя", "опіль"), ("бурзі", "бург")),
    "ru": (("ске", "ск"), ("цке", "цк"), ("граде", "град"), ("бурге", "бург"), ("поле", "поль"), ("горске", "горск")),
    "pl": (("sku", "sk"), ("cku", "ck"), ("grodzie", "gród"), ("icach", "ice"), ("owicach", "owice"), ("burgu", "burg")),
}  # fmt: skip
_DATIVES = {
    "pl": ("owi",),
    "uk": ("ові", "еві", "єві"),
    "ru": ("ову", "еву", "ёву", "ину", "ыну", "скому", "цкому"),
}


@functools.lru_cache(maxsize=100_000)
def stem(folded: str, language: str) -> str:
    """The light stem of a folded word of Ukrainian (`uk`) or Polish (`pl`)."""
    if len(folded) <= _SHORTEST or not folded.isalpha():
        return folded
    rest = _REFLEXIVE.sub("", folded) if language == "uk" else folded
    rest = _without(rest, _endings(language))
    if language == "uk":
        rest = _CLOSED_SYLLABLE.sub(lambda match: dict(_CLOSED)[match[0]], rest.rstrip("ь'"))
    else:
        rest = _FLEETING.sub("", rest.translate(_PLAIN))
    return _without(rest, _SHARED[language])


def is_case(one: str, other: str) -> bool:
    """Whether two folded words look like cases of one: a common opening, and behind it what case endings leave."""
    common = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    for at in range(common, max(1, common - 3), -1):
        first, second = one[at:], other[at:]
        if at >= _SHORTEST and first in _ENDINGS and second in _ENDINGS:
            return True
        if any(_changes(first, second, pair) or _changes(second, first, pair) for pair in _CHANGES):
            return True
    return False


def place(name: str, language: str) -> str:
    """The nominative of a place's name whose ending leaves no choice: `Новоозёрске`, `Зеленограді`, `Katowicach`; else the name."""
    for ending, nominative in _PLACES.get(language, ()):
        if name.endswith(ending) and len(name) > len(ending) + 2:
            return name.removesuffix(ending) + nominative
    return name


def is_oblique(name: str, language: str) -> bool:
    """Whether the last word of a person's name ends as no nominative does: `Bielikowi`, `Андрусякові`, `Сычёву`."""
    return name.casefold().endswith(_DATIVES.get(language, ("\0",)))


def _changes(first: str, second: str, pair: tuple[str, str]) -> bool:
    """Whether `first` ends its stem as the pair begins, and `second` as it goes on, with case endings behind both."""
    return (
        first.startswith(pair[0])
        and second.startswith(pair[1])
        and first[len(pair[0]) :] in _ENDINGS
        and second[len(pair[1]) :] in _ENDINGS
    )


def _without(word: str, endings: Iterable[str]) -> str:
    """`word` without the first of `endings` it has, if enough is left with a vowel in it."""
    for ending in endings:
        kept = word.removesuffix(ending)
        if kept != word and len(kept) >= _SHORTEST:
            return kept
    return word


@functools.cache
def _endings(language: str) -> tuple[str, ...]:
    """The endings, longest first."""
    listed = _UKRAINIAN if language == "uk" else _POLISH
    return tuple(sorted(dict.fromkeys(listed.split()), key=lambda ending: (-len(ending), ending)))
