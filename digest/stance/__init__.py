"""How a sentence stands to what it tells: denied, possible, asked for; none of these where it plainly asserts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from digest import lexicon
from digest.model import Stance, StanceKind
from digest.stance.cues import Met, listed, met
from digest.stance.scope import Span, scope, withholds
from digest.stance.tokens import Token, tokens
from digest.table import one_set

__all__ = ["at", "stance", "stances"]

# What a negation before it undoes.
_AGAINST = frozenset({"denied", "averted"})
# What may bear on one branch of an alternative.
_HELD_OPEN = frozenset({"asked", "possible", "forecast", "threatened"})
# How many words may stand between a negation and the denial that it undoes: `did not immediately deny`.
NEAR = 3
# Among so many words of a headline its `to` is sought.
HEAD = 8

# The lists of `digest/data/stance.toml` that show each stance.
_LISTS = {"asked": ("asked",), "denied": ("denies", "negations", "untrue"), "possible": ("possible",)}


def stance(text: str, language: str) -> frozenset[str]:
    """Which of asked, denied and possible the cue words of `language` show in `text`."""
    folded = _folded(text)
    return one_set(
        kind for kind, lists in _LISTS.items() if any(_search(name, language, folded) is not None for name in lists)
    )


def _folded(text: str) -> str:
    """Lower case at the same length, so that positions hold."""
    lower = text.lower()
    return (lower if len(lower) == len(text) else text).replace("’", "'")


def _search(name: str, language: str, folded: str) -> re.Match[str] | None:
    cues = _cues(language.partition("-")[0].lower(), name)
    return cues.search(folded) if cues is not None else None


@functools.cache
def _cues(language: str, name: str) -> re.Pattern[str] | None:
    cues = lexicon.words("stance", language, name)
    if not cues:
        return None
    choices = "|".join(re.escape(cue).replace(r"\*", r"\w*") for cue in sorted(cues))
    return re.compile(rf"(?<![\w'])(?:{choices})(?![\w'])")


@functools.lru_cache(maxsize=8192)
def stances(text: str, language: str) -> tuple[Stance, ...]:
    """The cues in a sentence, each with the words it bears on, by where these begin.

    Cues and grammar are read from `digest/data/stance.toml`; what bears on what is found by clauses, passive voice and
    negated denials, after NegEx (Chapman et al. 2001) and ConText (Harkema et al. 2009). Other languages have none.
    """
    primary = language.partition("-")[0].lower()
    row = tokens(text, primary)
    cues = [cue for cue in _counting(met(row, primary), row) if not withholds(cue, row, primary)]
    found = [(cue, span) for cue in cues if (span := scope(cue, row, primary)) is not None]
    kept = _branched(_undone(found), row, primary)
    out = [
        Stance(cue.kind, text[row[cue.start].start : row[cue.end - 1].end], row[low].start, row[high - 1].end)
        for cue, (low, high) in kept
    ]
    whole = (*_question(text, row, primary), *_announced(text, row, primary))
    return tuple(sorted({*out, *whole}, key=lambda one: (one.start, one.end, one.kind, one.cue)))


def at(found: Iterable[Stance], start: int, end: int) -> frozenset[StanceKind]:
    """The kinds that bear on a word of the stretch from `start` to `end`."""
    return one_set(one.kind for one in found if one.start < end and start < one.end)


def _counting(cues: Sequence[Met], row: Sequence[Token]) -> list[Met]:
    """`cues` without denials that are themselves denied: `did not deny`, `failed to prevent`."""
    undone: set[int] = set()
    for place, cue in enumerate(cues):
        if cue.kind in _AGAINST and cue.reach != "negates":
            for before in range(place - 1, -1, -1):
                if not _is_near(cues[before], cue, row):
                    break
                if cues[before].kind == "denied" and before not in undone:
                    undone |= {before, place}
                    break
    return [cue for place, cue in enumerate(cues) if place not in undone]


def _is_near(first: Met, second: Met, row: Sequence[Token]) -> bool:
    between = row[first.end : second.start]
    return len(between) <= NEAR and all(token.is_word for token in between)


def _undone(found: Sequence[tuple[Met, Span]]) -> list[tuple[Met, Span]]:
    """`denied that it had not paid`: the words under both are asserted, so that the denial ends where the negation begins."""
    out: list[tuple[Met, Span]] = []
    for cue, span in found:
        denials = [
            place
            for place, (other, reached) in enumerate(out)
            if cue.reach == "negates" and other.reach in ("verbs", "follows") and other.kind == "denied"
            if reached[0] <= cue.start < reached[1]
        ]
        if not denials:
            out.append((cue, span))
            continue
        other, reached = out[denials[0]]
        if reached[0] < cue.start:
            out[denials[0]] = other, (reached[0], cue.start)
        else:
            del out[denials[0]]
    return out


def _branched(found: Sequence[tuple[Met, Span]], row: Sequence[Token], language: str) -> list[tuple[Met, Span]]:
    """`must retreat or risk encirclement`: what opens a branch by `or` bears on it alone, the cue of the other branch not."""
    parting = listed(language, "or")
    opened = [cue.start - (row[cue.start].word not in parting) for cue, _ in found if cue.kind in _HELD_OPEN]
    branches = [at for at in opened if at > 0 and row[at].word in parting]
    out = []
    for cue, (low, high) in found:
        ends = [at for at in branches if low < at < high] if cue.kind in _HELD_OPEN else []
        out.append((cue, (low, min(ends, default=high))))
    return out


def _question(text: str, row: Sequence[Token], language: str) -> tuple[Stance, ...]:
    """A question that leaves open whether it is so; one of who or when takes the rest for granted."""
    words = [token for token in row if token.is_word]
    if not text.rstrip("\"'”’» ").endswith("?") or not words or words[0].word in listed(language, "questions"):
        return ()
    return (Stance("possible", "?", words[0].start, words[-1].end),)


def _announced(text: str, row: Sequence[Token], language: str) -> tuple[Stance, ...]:
    """`Museum to close on Monday`: what a headline announces."""
    if text.rstrip().endswith((".", "!", "?", "…", "”", '"')):
        return ()
    verbs, takers = listed(language, "announced"), listed(language, "takes_to") | listed(language, "finite")
    for place in range(1, min(len(row) - 1, HEAD)):
        before = row[place - 1].word
        if before in takers or not row[place - 1].is_word or before.endswith(("ed", "ing")):
            return ()
        if row[place].word == "to" and row[place + 1].word in verbs:
            return (Stance("forecast", "to", row[place + 1].start, row[-1].end),)
    return ()
