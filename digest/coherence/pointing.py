"""Sentences that point back: a pronoun or a connective at the opening, or a definite noun, whose sense stands in an earlier one.

By closed classes of words and where they stand, after what Hobbs (1978) and Lappin and Leass (1994) look at; no parser.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

from digest.coherence import expletive
from digest.coherence.openings import Lists, Opening, lists, opening
from digest.coherence.quoted import after_quotation

_SOMEONE = frozenset({"he", "she"})
_INDEFINITE = frozenset({"a", "an"})
_ADVERBIAL = 9
"""Words within which an adverbial before the subject has ended."""
_TITLE = 3
"""Words within which the name has come in `With his make-up on, frontman Gene …`."""
_EARLY = 8
"""Words of an opening in which `also` and the like lean on the sentence before."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What points back, and at what kind of thing."""

    kind: Literal["back", "person", "thing"]
    """At the sentence before; at who or what a pronoun stands for; at what a noun has named before."""
    by: str
    """The word by which: of a pronoun the first of its group (`he` for `his`)."""


@functools.lru_cache(maxsize=8192)
def pointer(text: str, language: str) -> Pointer | None:
    """What in a sentence has its sense in an earlier one, if anything; None in languages without lists."""
    start, known = opening(text, language), lists(language)
    if not start.words or not known.third:
        return None
    return (
        _at_opening(start, known)
        or _after_adverbial(start, known)
        or _anywhere(start, known)
        or _speaker(text, language)
    )


@functools.lru_cache(maxsize=8192)
def leans(text: str, language: str) -> bool:
    """Whether a sentence can be read alone but was not written to be: `also` or `, however,` near its opening, a writer's `we`."""
    start, known = opening(text, language), lists(language)
    if not start.words:
        return False
    first = start.words[0]
    if first in known.single("speaking") or not known.single("leaning").isdisjoint(start.words[1:_EARLY]):
        return True
    return any(_is_aside(start, at, known) for at in range(1, min(len(start.words), _EARLY)))


def _is_aside(start: Opening, at: int, known: Lists) -> bool:
    """Whether a connective stands between commas there."""
    for phrase in known.several("aside").get(start.words[at], ()):
        last = at + len(phrase) - 1
        if start.words[at : last + 1] == phrase and start.pause[at - 1] and start.pause[last]:
            return True
    return False


def _at_opening(start: Opening, known: Lists) -> Pointer | None:
    first, following = start.words[0], start.words[1] if len(start.words) > 1 else ""
    if known.begun("empty", start):
        return None
    if first in known.third:
        return None if _explained(start, known) else Pointer("person", known.third[first])
    if first in known.single("near") and _present(start, known):
        return None
    if first in known.single("near") or first in known.single("far"):
        return None if following in known.single("relative") else Pointer("back", first)
    if first in known.single("connectives") or known.begun("phrases", start):
        return Pointer("back", first)
    paused = known.begun("comma", start)
    if paused is not None and start.pause[len(paused) - 1]:
        return Pointer("back", first)
    if first in known.single("counts") and (following in known.single("auxiliaries") or _verbal(following, known)):
        return Pointer("back", first)
    return _definite(start, known, 0)


def _explained(start: Opening, known: Lists) -> bool:
    """Whether a pronoun stands for nothing (`It is raining`) or for what follows it (`Those who …`)."""
    if len(start.words) > 1 and start.words[1] == "who":
        return True
    return expletive.is_empty(start, 0, known)


def _verbal(word: str, known: Lists) -> bool:
    """Whether a word behind `One` or `Two` is by its ending a verb or an adverb: `One recently received …`."""
    return word.endswith(known.endings) and word not in known.single("calendar")


def _present(start: Opening, known: Lists) -> bool:
    return not known.single("present").isdisjoint(start.words[1:3])


def _definite(start: Opening, known: Lists, at: int) -> Pointer | None:
    """A noun with its article that is not explained where it stands: `The company said`, not `The company behind it`."""
    row = start.words[at : at + 4]
    if len(row) < 2 or row[0] not in known.single("articles"):
        return None
    if row[1].endswith("-year-old") or row[2:4] == ("year", "old"):
        return Pointer("thing", row[1])
    if row[1] not in known.single("nouns") or (start.capital[at + 1] and known.capitals_name):
        return None
    explained = len(row) > 2 and (row[2] in known.single("relative") or start.capital[at + 2])
    return None if explained and not start.pause[at + 1] else Pointer("thing", row[1])


def _after_adverbial(start: Opening, known: Lists) -> Pointer | None:
    """A pronoun or a bare noun that is the subject after words of time or place, or after a clause: `On Monday, he said`."""
    first = start.words[0]
    leads = first in known.single("leads") or first.isdigit()
    if not leads and first not in known.single("subordinators"):
        return None
    end = next((at for at, pause in enumerate(start.pause[:_ADVERBIAL]) if pause), None)
    if end is None or end + 1 >= len(start.words):
        return _after_dates(start, known) if leads else None
    subject = start.words[end + 1]
    if subject not in known.third:
        return _unnamed(start, known, end + 1)
    if expletive.is_empty(start, end + 1, known) or _offers(start, known, end, clause=not leads):
        return None
    return Pointer("person", known.third[subject])


def _offers(start: Opening, known: Lists, end: int, *, clause: bool) -> bool:
    """Whether the words up to `end` may name whom a pronoun behind them stands for: `When the mayor arrived, he …`.

    A name behind `in` or `on` is one of a place or a day, but for `In Lind's house, she …`.
    """
    if clause:
        return start.words[1] not in known.third
    inside = range(1, end + 1)
    named = any(start.capital[at] and start.words[at] not in known.single("calendar") for at in inside)
    if not named or not known.capitals_name:
        return False
    return start.words[0] not in known.single("places") or "s" in start.words[1 : end + 1]


def _unnamed(start: Opening, known: Lists, subject: int) -> Pointer | None:
    """A pronoun before a subject that is no name (`In his view, prices …`), or a subject that is a bare noun."""
    second = start.words[1]
    article = start.words[subject] in known.single("articles") or start.words[subject] in _INDEFINITE
    explained = article or any(start.capital[subject : subject + _TITLE])
    if second in known.third and known.capitals_name and not explained and not expletive.is_empty(start, 1, known):
        return Pointer("person", known.third[second])
    return _definite(start, known, subject)


def _after_dates(start: Opening, known: Lists) -> Pointer | None:
    """A pronoun after words of time without a comma: `Last year he moved`."""
    at = 1
    while at < min(len(start.words), _ADVERBIAL) and (
        start.words[at] in known.single("calendar") or start.words[at].isdigit()
    ):
        at += 1
    if at == 1 or at >= len(start.words) or start.words[at] not in known.third:
        return None
    return None if expletive.is_empty(start, at, known) else Pointer("person", known.third[start.words[at]])


def _anywhere(start: Opening, known: Lists) -> Pointer | None:
    if known.holds("within", start.words[:_EARLY]):
        return Pointer("back", start.words[0])
    persons = known.single("persons")
    if not persons or any(start.capital[1:]) or not persons.isdisjoint(start.words):
        return None
    someone = next((at for at, word in enumerate(start.words) if known.third.get(word) in _SOMEONE), None)
    if someone is None or any(word.rstrip("s").endswith(known.agents) for word in start.words[:someone]):
        return None
    known_first = start.words[0] in known.functions
    return Pointer("person", known.third[start.words[someone]]) if known_first else None


def _speaker(text: str, language: str) -> Pointer | None:
    """The pronoun or the bare noun that a sentence with a quotation at its opening is said by: `“…,” he said.`"""
    rest = after_quotation(text)
    if rest is None:
        return None
    told, known = opening(rest, language), lists(language)
    for at, word in enumerate(told.words[:2]):
        if word in known.third and (at == 0 or told.words[0] in known.single("bare")):
            return Pointer("person", known.third[word])
    saying = 1 if told.words and told.words[0] in known.single("bare") else 0
    return _definite(told, known, saying)
