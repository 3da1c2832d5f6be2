"""The kind of a name by the names beside it: towns in one list, the town that a court is named after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest import words
from digest.analyse.coreference import Group
from digest.analyse.lexis import Lexis
from digest.analyse.mentions import Mention
from digest.analyse.tokens import Token
from digest.model import Sentence, TagKind

_BETWEEN = frozenset({",", "and", "und", "et", "y", "i", "и", "і", "та", "й", "or", "&"})
"""What may stand between two names of one kind."""


def kinds(
    groups: Sequence[Group], sentences: Sequence[Sentence], rows: Sequence[Sequence[Token]], language: Lexis
) -> list[Group]:
    """The groups, those of unknown kind with what their neighbours tell."""
    return _seated(_coordinated(groups, sentences, rows, language), language)


def _coordinated(
    groups: Sequence[Group], sentences: Sequence[Sentence], rows: Sequence[Sequence[Token]], language: Lexis
) -> list[Group]:
    """The groups of unknown kind with that of what they are listed beside: `Jakarta, Bogor and Bandung`."""
    ends = {(one.sentence, one.end): at for at, group in enumerate(groups) for one in group.mentions}
    kinds_: dict[int, TagKind] = {}
    for at, group in enumerate(groups):
        for one in group.mentions:
            left = next(
                (ends[one.sentence, one.start - gap] for gap in (0, 1) if (one.sentence, one.start - gap) in ends), None
            )
            if left is None or not _listed(sentences[one.sentence].text, rows[one.sentence], one):
                continue
            if not any(_is_told(groups[near], language) for near in (left, at)):
                continue
            pair = (kinds_.get(left, groups[left].kind), kinds_.get(at, group.kind))
            if pair[0] == "other" and pair[1] == "place":
                kinds_[left] = "place"
            elif pair == ("place", "other") and len(one.words) == 1 and not language.is_given(words.fold(one.words[0])):
                kinds_[at] = "place"
    return [replace(group, kind=kinds_[at]) if at in kinds_ else group for at, group in enumerate(groups)]


def _seated(groups: Sequence[Group], language: Lexis) -> list[Group]:
    """The groups with a single word of unknown kind a place where a court, council or dam is named after it."""
    seats = {
        words.fold(group.longest[0])
        for group in groups
        if group.kind in ("organisation", "place") and words.fold(group.longest[-1]) in language.seats
    }
    return [
        replace(group, kind="place") if group.kind == "other" and words.fold(group.label) in seats else group
        for group in groups
    ]


def _is_told(group: Group, language: Lexis) -> bool:
    """Whether more than the gazetteer tells that a group is a place."""
    return group.known or any(one.before[:1] and one.before[0] in language.before_place for one in group.mentions)


def _listed(text: str, row: Sequence[Token], one: Mention) -> bool:
    """Whether a comma or `and` and nothing else stands before the mention."""
    last = one.start - (2 if row[one.start - 1].folded in _BETWEEN else 1)
    gap = text[row[last].end : row[one.start].start] if last >= 0 else "."
    return gap.replace(",", " , ").split()[:2] != [] and all(
        word.casefold() in _BETWEEN for word in gap.replace(",", " , ").split()
    )
