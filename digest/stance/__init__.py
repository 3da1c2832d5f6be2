"""How a sentence stands to what it tells: denied, possible, asked for; none of these where it plainly asserts."""

from __future__ import annotations

import functools
import re

from digest import lexicon

# The lists of `digest/data/stance.toml` that show each stance.
_LISTS = {"asked": ("asked",), "denied": ("denies", "negates", "untrue"), "possible": ("possible",)}
# How far a denial reaches: `denied that …` to the end of a long clause, `not …` over the next words.
REACH = 14
NEXT = 4
_CLAUSE = re.compile(r"[,;:()\[\]–—\"“”«»]|\s-\s")


def stance(text: str, language: str) -> frozenset[str]:
    """Which of asked, denied and possible the cue words of `language` show in `text`."""
    folded = _folded(text)
    return frozenset(
        kind for kind, lists in _LISTS.items() if any(_search(name, language, folded) is not None for name in lists)
    )


def denied(text: str, language: str) -> tuple[str, str] | None:
    """The words before and after a denial that it bears on; None where the sentence denies nothing.

    A whole sentence said to be untrue is given as the second part, with nothing before it.
    """
    folded = _folded(text)
    if _search("untrue", language, folded) is not None:
        return "", text
    denies = _search("denies", language, folded)
    if denies is not None:
        before = _words(folded[: denies.start()])[-NEXT:]
        is_negated = _search("negates", language, " ".join(before)) is not None
        return None if is_negated else ("", " ".join(_words(text[denies.end() :])[:REACH]))
    negates = _search("negates", language, folded)
    if negates is None:
        return None
    before_clause = _CLAUSE.split(text[: negates.start()])[-1]
    after_clause = _CLAUSE.split(text[negates.end() :])[0]
    return before_clause, " ".join(_words(after_clause)[:NEXT])


def _words(text: str) -> list[str]:
    return text.split()


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
