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
    "uk": (("иці", "иця"), ("инцях", "инці"), ("івцях", "івці"), ("ївці", "ївка"), ("ську", "ськ"), ("ська", "ськ"), ("цьку", "цьк"), ("граді", "град"), ("ополі", "опіль"), ("ополя", "опіль"), ("бурзі", "бург")),
    "ru": (("ске", "ск"), ("цке", "цк"), ("граде", "град"), ("бурге", "бург"), ("поле", "поль"), ("горске", "горск")),
    "pl": (("niku", "nik"), ("noku", "nok"), ("iczu", "icz"), ("sku", "sk"), ("cku", "ck"), ("grodzie", "gród"), ("icach", "ice"), ("owicach", "owice"), ("burgu", "burg")),
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


_ADJECTIVES = {
    "ru": ("ск", "цк", "нн", "льн", "жн", "шн", "чн", "дн", "рн", "вн"),
    "uk": ("ськ", "цьк", "нн", "льн", "жн", "шн", "чн", "дн", "рн", "вн"),
    "pl": ("sk", "ck", "dzk", "jn", "aln", "iln", "czn", "żn", "wn", "rn", "dow"),
}
_ADJECTIVE_ENDINGS = {
    "ru": ["ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ая", "ую", "ое", "ее"],
    "uk": ["ий", "ій", "ого", "ому", "им", "ім", "а", "у", "ої", "ою", "е"],
    "pl": ["i", "y", "iego", "ego", "iemu", "emu", "im", "ym", "a", "ą", "ej", "ie", "e"],
}
"""What adjectives in names end their stems in, and the endings they have in the singular."""
_GENDERED = {"ru": ("ий", "ый", "ая", "ое"), "uk": ("ий", "ий", "а", "е"), "pl": ("i", "y", "a", "ie")}
_GENITIVES = {"ru": ("ия", "ики", "ка", "та", "ва", "ов", "ей", "ти", "ды", "ры", "ны", "сы", "ля", "ния", "да", "ра", "на", "ств"),
              "uk": ("ння", "ики", "ки", "ту", "ву", "ів", "ти", "ди", "ри", "ни", "ля", "ції", "ії", "ту", "ту", "рони", "пеки"),
              "pl": ("ii", "ji", "tu", "wu", "ów", "ci", "dy", "ry", "ny", "wy", "nia", "ku", "rony", "stwa", "ych")}  # fmt: skip
"""Endings of nouns in the genitive that no past tense has, as far as they stand behind the head of a body's name."""


def is_adjective(folded: str, language: str) -> bool:
    """Whether a folded word ends as the adjectives do that names of bodies and regions begin with, in any case."""
    return _adjective_stem(folded, language) is not None


def adjective(folded: str, noun: str, language: str) -> str:
    """The adjective in the nominative that fits the folded `noun`, itself in the nominative; the word itself where it is none."""
    stem = _adjective_stem(folded, language)
    if stem is None:
        return folded
    soft, hard, feminine, neuter = _GENDERED[language]
    if noun.endswith(("а", "я", "ь", "a")) and not noun.endswith(("ель", "арь")):
        return stem + feminine
    if noun.endswith(("о", "е", "є", "o", "e")):
        return stem + neuter
    return stem + (soft if stem.endswith(("к", "k", "ж", "ш")) else hard)


def is_genitive(folded: str, language: str) -> bool:
    """Whether a folded noun ends as many do in the genitive, and no verb in the past tense does."""
    return len(folded) > 4 and folded.endswith(tuple(_GENITIVES.get(language, ("\0",))))


def _adjective_stem(folded: str, language: str) -> str | None:
    for ending in sorted(_ADJECTIVE_ENDINGS.get(language, ()), key=len, reverse=True):
        stem = folded.removesuffix(ending)
        if stem != folded and len(stem) > 3 and stem.endswith(_ADJECTIVES[language]):
            return stem
    return None


# What a surname ends in beside a given name in the genitive or accusative, dative, instrumental: of men by the given name's ending,
# of women. The first ending that fits is exchanged.
_MEN = {
    "uk": (("ськ|ого", "ий"), ("цьк|ого", "ий"), ("ському", "ський"), ("цькому", "цький"), ("ським", "ський"), ("ця", "ець"), ("цю", "ець"), ("цем", "ець"), ("еві", "ь"), ("ові", ""),
           ("ком", "ко"), ("ка", "ко"), ("ку", "ко"), ("ом", ""), ("ем", "ь"), ("ого", "ий"), ("ому", "ий"), ("им", ""), ("а", ""), ("у", ""), ("я", "ь"), ("ю", "ь")),
    "ru": (("ского", "ский"), ("скому", "ский"), ("ским", "ский"), ("ого", "ый"), ("ому", "ый"), ("ца", "ец"), ("цу", "ец"), ("цом", "ец"), ("ым", ""), ("ом", ""), ("ем", "ь"), ("ину", "ин"), ("а", ""), ("у", ""), ("я", "ь"), ("ю", "ь")),
    "pl": (("skiego", "ski"), ("skiemu", "ski"), ("skim", "ski"), ("ckiego", "cki"), ("ckiemu", "cki"), ("ckim", "cki"), ("dzkiego", "dzki"), ("dziowi", "dź"), ("dzia", "dź"), ("owi", ""), ("niem", "ń"), ("nia", "ń"), ("em", ""), ("a", "")),
}  # fmt: skip
_WOMEN = {
    "uk": (("ової", "ова"), ("овій", "ова"), ("ову", "ова"), ("овою", "ова"), ("ської", "ська"), ("ській", "ська"), ("ську", "ська"), ("ською", "ська"), ("ої", "а"), ("ій", "а"), ("ою", "а"), ("у", "а"), ("и", "а")),
    "ru": (("ской", "ская"), ("скую", "ская"), ("овой", "ова"), ("евой", "ева"), ("иной", "ина"), ("ову", "ова"), ("еву", "ева"), ("ину", "ина"), ("ую", "ая"), ("ой", "а"), ("у", "а")),
    "pl": (("skiej", "ska"), ("ską", "ska"), ("ckiej", "cka"), ("cką", "cka"), ("dzkiej", "dzka"), ("dzką", "dzka"), ("ą", "a"), ("ę", "a")),
}  # fmt: skip
_ACCUSATIVE = (("у", "а"), ("ю", "я"), ("ę", "a"))
_NOT_DECLINED = {"uk": ("о", "их"), "ru": ("о", "их", "ых", "ко"), "pl": ("o",)}


def surname(word: str, given: str, nominative: str, language: str, met: Iterable[str] = ()) -> str:
    """The nominative of a surname behind the folded given name `given`, which is an oblique case of `nominative`.

    A form in `met`, the folded words that the name was met with, decides between two endings.
    """
    own = nominative.endswith(("а", "я", "a"))
    same = next((new for old, new in _ACCUSATIVE if given.endswith(old) and word.endswith(old)), None) if own else None
    rules: Iterable[tuple[str, str]] = () if word.endswith(_NOT_DECLINED[language]) else _MEN[language]
    if own and nominative not in _MALE_IN_A:
        rules = _WOMEN[language]
    found = [word[:-1] + same] if same else []
    found += [word.removesuffix(old.replace("|", "")) + (old.partition("|")[0] if "|" in old else "") + new
              for old, new in rules if word.endswith(old.replace("|", "")) and len(word) - len(old) >= 2]  # fmt: skip
    known = frozenset(met)
    return next((one for one in found if one.casefold() in known), found[0] if found else word)


_MALE_IN_A = frozenset(
    (
        "микола",
        "микита",
        "ілля",
        "илья",
        "никита",
        "данила",
        "лука",
        "фома",
        "кузьма",
        "хома",
        "сава",
        "savva",
        "barnaba",
    )
)
"""Given names of men that end as those of women do."""


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
