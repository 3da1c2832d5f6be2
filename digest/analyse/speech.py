"""Parts of speech: what each word of an English sentence is, by a lexicon, by endings and by the words beside it.

The lexicon gives the classes a word can be; a few rules on its neighbours choose among them, as Brill's tagger does (1992).
Classes are letters: n noun, v verb, j adjective, r adverb, d past or participle, g form in -ing, p name, c number, t determiner or
possessive, e adjective that says nothing, i preposition, s subject pronoun, a auxiliary, o other function word, and the mark itself for what is no word.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from digest import lexicon

# Most tokens are plain words, which the first alternative is done with.
_TOKEN = re.compile(r"[^\W_]++(?=[\s,])|(?:[^\W\d_]\.){2,}|(?:St|Mt|Ft)\.(?= [A-Z])|[^\W_]+(?:['’ʼ&-][^\W_]+)*|[^\w\s]")
_NOT_NOUN = (
    ("ly", "r"),
    (("ous", "ful", "less", "able", "ible", "ive", "ish", "ial", "ical", "ional"), "j"),
)
_OPENERS = frozenset('"“‘(:')
"""Marks after which a capital proves nothing."""
_CONTRACTED = (("n't", "m"), ("'ll", "m"), ("'d", "m"), ("'ve", "a"), ("'re", "a"), ("'m", "a"))
"""Endings of two words written as one, with the class of the second."""
_AGED = ("year-old", "month-old", "week-old", "day-old")
_BEHIND_VERB = frozenset("tsjdri")
"""What follows a verb rather than the last noun of a phrase."""
_PARTICLE = 3
"""Letters in a small word between two names that belongs to them."""
_ATTRIBUTES = frozenset("njp")
"""What a noun phrase goes on with."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark of a sentence."""

    text: str
    """As written, without a possessive ending."""
    kind: str
    """The letter of its class."""
    owns: bool
    """Whether it ended in a possessive."""


def tagged(text: str, common: Set[str] = frozenset()) -> tuple[Word, ...]:
    """The words and marks of an English sentence with their classes.

    `common` are words that the text elsewhere writes in small letters: at the head of a sentence these are no names.
    """
    raw, row = _read(text)
    return _chosen_all(raw, _without_openers(raw, row, common) if "p" in row else row)


def bare(text: str) -> tuple[str, ...]:
    """The words and marks of an English text, as `tagged` has them."""
    return tuple([_word(token, "").text for token in _TOKEN.findall(text)])


# Those who look for phrases and those who look for what stands for a name ask for the same sentences, once each.
@functools.lru_cache(maxsize=1024)
def _read(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words and marks of a sentence as written, and the letters of all classes of each."""
    raw = tuple(_TOKEN.findall(text))
    return raw, tuple(map(_classes, raw))


def _without_openers(raw: Sequence[str], row: Sequence[str], common: Set[str]) -> tuple[str, ...]:
    """The classes with those of words whose capital proves nothing, and of small words between two names."""
    shouting = _capitals(raw)
    found = list(row)
    for at, kind in enumerate(row):
        if kind != "p":
            continue
        if shouting or not at or raw[at - 1] in _OPENERS:
            before_name = at + 1 < len(raw) and raw[at + 1][0].isupper()
            found[at] = _without_capital(raw[at], common, plain=shouting, before_name=before_name)
        if found[at] == "p" and row[at + 1 : at + 3] == ("n", "p") and _is_particle(raw[at + 1]):
            found[at + 1] = "p"  # `Anna von Thurn und Weide`
    return tuple(found)


@functools.lru_cache(maxsize=1024)
def _chosen_all(raw: tuple[str, ...], row: tuple[str, ...]) -> tuple[Word, ...]:
    """Each word with one of its classes, chosen by those beside it."""
    found: list[Word] = []
    before, plural = "", False
    for token, options, after in zip(raw, row, (*row[1:], ""), strict=False):
        kind = options if len(options) == 1 and options not in "gn" else _chosen(options, before, after, token)
        if kind == "n" and plural and options == "nv" and after[:1] in _BEHIND_VERB:
            kind = "v"  # `the photos show broken windows`
        word = _word(token, kind)
        found.append(word)
        before = "t" if word.owns else kind
        plural = before == "n" and token[-1] == "s" and token[-2:] != "ss" and token not in _attributive()
    return tuple(found)


def _is_particle(token: str) -> bool:
    return len(token) <= _PARTICLE and token.islower() and token not in _lexicon()


@functools.lru_cache(maxsize=50_000)
def _word(token: str, kind: str) -> Word:
    if token.endswith(("'s", "’s")):
        return Word(token[:-2], kind, owns=True)
    return Word(token, kind, owns=False)


def _capitals(raw: Sequence[str]) -> bool:
    """Whether a line is a headline whose words all have capitals, so that these prove nothing."""
    small = next((token for token in raw if len(token) > 3 and token[0].islower()), None)
    return small is None and len([token for token in raw if len(token) > 3]) > 2


def _without_capital(token: str, common: Set[str], *, plain: bool, before_name: bool) -> str:
    """The letters of all classes of a word whose capital proves nothing; with `plain` no word of its line is a name."""
    known, closed = _lexicon(), _closed()
    folded = token.lower().replace("’", "'")
    kind = closed.get(folded, "")
    if kind == "e" and before_name and not plain:
        return "p"  # `New Varnholm`
    if kind and kind != "c":
        return kind
    small = plain or folded in common or folded in known or folded.removesuffix("s") in known
    return known.get(folded) or by_ending(folded, known) if small and token[1:].islower() else "p"


@functools.lru_cache(maxsize=50_000)
def _classes(token: str) -> str:
    """The letters of all classes a token can be of within a sentence, where a capital makes a name."""
    if not token[0].isalnum():
        return token
    if token[0].isdigit():
        return "c"
    closed = _closed()
    if token in closed:
        return closed[token]
    folded = token.lower().replace("’", "'")
    if "'" in folded and (second := next((kind for ending, kind in _CONTRACTED if folded.endswith(ending)), "")):
        return second
    if folded.endswith(_AGED):
        return "c"
    if token[0].isupper():
        return closed[folded] if closed.get(folded, "c") not in {"c", "e"} else "p"
    bare = folded.removesuffix("'s")
    return _lexicon().get(bare) or by_ending(bare, _lexicon())


def _chosen(options: str, before: str, after: str, token: str) -> str:
    """The class of a word between the class chosen for the word before and those open to the one after."""
    if options == "g" and before in {"t", "e"} and after[:1] not in _ATTRIBUTES:
        return "n"
    if len(options) == 1:
        reading = before in {"n", "p"} and after == "t" and options == "n" and token.endswith("ing")
        return "g" if reading else options  # `a woman reading the letter`
    if options[0] == "g" and before in {"n", "p", "j"} and after[:1] in _BEHIND_VERB and "n" not in after:
        return "g"  # `a sailor looking back`
    noun, verb = "n" in options, "v" in options
    next_nominal = after[:1] in _ATTRIBUTES or (after[:1] in {"g", "d", "v"} and "n" in after)
    if verb and before in {"m", "s"}:
        return "v"
    if before in {"t", "e", "j", "c", "i"}:
        return _nominal(options, next_nominal)
    if noun and verb and before in {"n", "p"}:
        # `Officials plan the …` against `storm damage to …`
        finite = (
            options[0] != "n"
            or after[:1] in {"t", "s"}
            or (token.endswith("s") and after[:1] in {"m", "p"} and before == "n")
        )
        return "v" if finite else "n"
    return options[0]


def _nominal(options: str, next_nominal: bool) -> str:
    """The class of a word where a noun phrase goes on: an adjective before a noun, or else a noun."""
    first = options[0]
    if next_nominal and "j" in options:
        return "j"
    if next_nominal and first == "d":
        return "d"
    if "n" in options:
        return "n"
    return "j" if "j" in options else first


def by_ending(word: str, known: Mapping[str, str]) -> str:
    """The classes of a word that has no entry, by its ending and by the word without it."""
    if word.endswith("s") and not word.endswith("ss"):
        for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
            base = known.get(word.removesuffix(ending) + instead, "") if word.endswith(ending) else ""
            kept = "".join(letter for letter in base if letter in "nv")
            if kept:
                return kept
        return "n"
    return _guess(word, known)


def _guess(word: str, known: Mapping[str, str]) -> str:
    if "-" in word:
        last = word.rpartition("-")[2]
        return "j" if last.endswith(("ed", "ing")) else (known.get(last, "n") if last else "n")
    if word.endswith("ed") and len(word) > 4:
        return "d"
    if word.endswith("ing") and len(word) > 5:
        return "g"
    return next((kind for endings, kind in _NOT_NOUN if word.endswith(endings)), "n")


@functools.cache
def _attributive() -> frozenset[str]:
    """Plurals that stand before nouns as they are."""
    return frozenset(lexicon.table("tags")["en"]["attributive"].split())


@functools.cache
def _closed() -> dict[str, str]:
    """The classes of function words, numerals and the words of the calendar, the last as written."""
    return {word: kind for kind, text in lexicon.table("tags")["en"]["speech"].items() for word in text.split()}


@functools.cache
def _lexicon() -> Mapping[str, str]:
    """The classes of each word that is listed."""
    found = {word: kind for kind, text in lexicon.table("speech")["en"].items() for word in text.split()}
    found |= {word: "o" for word, kind in found.items() if kind == "f"}
    return found | _closed()
