"""A later sentence ends, completes or takes back what an earlier one told."""

from __future__ import annotations

import dataclasses
import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest import lexicon
from digest.meaning.forms import stem
from digest.model import StanceKind, Why
from digest.relate.differ.reading import UNSURE, Word, rare, shared, worth
from digest.relate.differ.sides import Side, admitting
from digest.relate.differ.states import known
from digest.relate.vectors import Weigh
from digest.words import stem as regular

# What the words that a state and its end share must be worth, besides those for beginning and ending, in words that just tell
# something; what those of a plan and the deed.
SHARED = 2.5
MORE = 4.5
# The same for a denial that is given up.
GIVEN_UP = 3.5
# The least share of the words of the shorter sentence that a plan and the deed have in common.
DONE = 0.5
# How many content words away what is ended or begun may stand.
NEAR = 6


@dataclass(frozen=True, slots=True)
class Rule:
    """By what measure two sentences are about one thing."""

    language: str
    weigh: Weigh
    least: float = SHARED


@dataclass(frozen=True, slots=True)
class Told:
    """Words that tell a state or its end."""

    stems: frozenset[str]
    forms: frozenset[str]
    """In English, where few forms are few and base forms are nouns as often, only these and regular pasts count."""

    def holds(self, stem: str, form: str) -> bool:
        """Whether a word of this stem, in small letters, is one of them."""
        return stem in self.stems and (not self.forms or form in self.forms or form.endswith(("ed", "ing")))


_State = tuple[Told, Told]
# What was not yet so, and is: expected, feared, asked for, threatened, or so in part.
OPEN: frozenset[StanceKind] = frozenset({"forecast", "threatened", "asked", "partial"})


def replaced(later: Side, earlier: Side, weigh: Weigh, score: float) -> tuple[str, str] | None:
    """The words of `later` and of `earlier` by which the one replaces the other; None where it does not.

    `score` tells how much the two are alike.
    """
    language = later.vector.language
    now, before, rule = later.words, earlier.words, Rule(language, weigh)
    done = _fulfilled(now, before, rule) if score >= DONE and earlier.kinds & OPEN else None
    ended = None if known(language) else _ended(now, before, rule)
    return ended or done or (_taken_back(now, before, rule) if may_be_given_up(later, earlier) else None)


def may_be_given_up(one: Side, other: Side) -> bool:
    """Whether one of two sentences owns to something and the other denies something."""
    return (one.admits and "denied" in other.kinds) or (other.admits and "denied" in one.kinds)


def why(words: tuple[str, str]) -> Why:
    """The reason as it is shown."""
    return Why("replaced", words)


def _ended(now: Sequence[Word], before: Sequence[Word], rule: Rule) -> tuple[str, str] | None:
    """An end of what had begun: `resumed` after `suspended`, `taken` after `besieged`."""
    for ending, beginning in states(rule.language.partition("-")[0].lower()):
        ends = [word for word in now if _tells(word, ending) and not word.kinds & (_NOT_YET | {"denied"})]
        begins = [word for word in before if _tells(word, beginning) and not word.kinds & (UNSURE | {"denied"})]
        if not ends or not begins or any(word.stem in ending.stems for word in before):
            continue
        if _about_one(now, before, (ends[0], begins[0]), rule):
            return ends[0].text, begins[0].text
    return None


_NOT_YET = frozenset({"averted", "possible", "asked", "threatened"})


def _tells(word: Word, told: Told) -> bool:
    return told.holds(word.stem, word.text.lower())


def _fulfilled(now: Sequence[Word], before: Sequence[Word], rule: Rule) -> tuple[str, str] | None:
    """What was to come and now has, or was so in part and now is wholly."""
    pending = [
        word for word in before if word.kinds & OPEN and not word.kinds & {"denied", "averted"} and _is_deed(word)
    ]
    done = [word for word in now if not word.kinds - {"reported"} and _is_deed(word)]
    strict = dataclasses.replace(rule, least=MORE)
    for told, awaited in shared(done, pending, rule.language):
        if (
            awaited.is_head
            and _is_past(told, rule.language)
            and rule.weigh(told.term) >= rare(rule.weigh)
            and _about_one(now, before, (told, awaited), strict)
        ):
            return told.text, awaited.text
    return None


def _is_past(word: Word, language: str) -> bool:
    """Whether a word may tell a deed that is done; known of English words only."""
    text = word.text.lower()
    return language.partition("-")[0].lower() != "en" or text.endswith("ed") or word.stem != regular(text, language)


def _taken_back(now: Sequence[Word], before: Sequence[Word], rule: Rule) -> tuple[str, str] | None:
    """A denial that was given up: `admitted that the town had fallen`."""
    language, admits = rule.language, admitting(rule.language)
    owned = [word for word in now if word.stem in admits and not word.kinds]
    denied = [word for word in before if "denied" in word.kinds and _is_deed(word) and word.stem not in admits]
    after = [word for word in now if word.is_told and _is_deed(word) and word.start > owned[0].start]
    for told, was in shared(after, denied, language):
        if _about_one(now, before, (told, was), dataclasses.replace(rule, least=GIVEN_UP)):
            return f"{owned[0].text} … {told.text}", was.text
    return None


def _is_deed(word: Word) -> bool:
    return not word.is_name and not word.text[0].isdigit()


def _about_one(now: Sequence[Word], before: Sequence[Word], met: tuple[Word, Word], rule: Rule) -> bool:
    """Whether both tell of the same things besides the two words `met`, one of these things right beside the words."""
    end, begin = met
    pairs = shared(
        [word for word in now if word is not end], [word for word in before if word is not begin], rule.language
    )
    beside = {id(word) for word in (*_beside(end, now), *_beside(begin, before))}
    object_of = [pair for pair in pairs if id(pair[0]) in beside and id(pair[1]) in beside]
    bar = rare(rule.weigh)
    return len(pairs) > 1 and worth(pairs, rule.weigh) >= rule.least * bar and worth(object_of, rule.weigh) >= bar


def _beside(word: Word, row: Sequence[Word]) -> Sequence[Word]:
    at = next(place for place, one in enumerate(row) if one is word)
    return [one for one in row[max(0, at - NEAR) : at + NEAR + 1] if one.clause == word.clause]


@functools.lru_cache(maxsize=20_000)
def telling(stem: str, form: str, language: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The states by number that a word, by its stem and in small letters, may end, and those that it may begin."""
    ending, beginning = (
        tuple(number for number, told in side.get(stem, ()) if told.holds(stem, form)) for side in _by_stem(language)
    )
    return ending, beginning


@functools.cache
def _by_stem(language: str) -> tuple[Mapping[str, Sequence[tuple[int, Told]]], ...]:
    found = defaultdict[str, list[tuple[int, Told]]](list), defaultdict[str, list[tuple[int, Told]]](list)
    for number, state in enumerate(states(language)):
        for side, told in zip(found, state, strict=True):
            for one in told.stems:
                side[one].append((number, told))
    return found


@functools.cache
def states(language: str) -> tuple[_State, ...]:
    """Stems that end a state or complete an attempt, with those that begin it."""
    lines = (*lexicon.words("differ", language, "ends"), *lexicon.words("differ", language, "outcomes"))
    parts = (line.partition(":") for line in lines)
    return tuple((_told(ending, language), _told(beginning, language)) for ending, _, beginning in parts)


def _told(given: str, language: str) -> Told:
    forms = given.split()
    return Told(
        frozenset(stem(word, language) for word in forms), frozenset(forms) if language == "en" else frozenset()
    )
