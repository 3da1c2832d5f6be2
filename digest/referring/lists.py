"""The nouns and pronouns of a language that stories refer by, from `digest/data/referring.toml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from digest import lexicon, words

Kind = Literal["person", "body", "place", "thing", "text", "event"]
KINDS: tuple[Kind, ...] = ("person", "body", "place", "thing", "text", "event")
_HEAD_FIRST = frozenset({"de", "fr", "es", "pl", "ru", "uk"})
Sex = Literal["f", "m"]


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one language, folded; what each is for stands at the head of that file."""

    language: str
    articles: frozenset[str]
    indefinite: frozenset[str]
    kinds: Mapping[str, frozenset[Kind]]
    """Of each noun."""
    standing: Mapping[str, frozenset[str]]
    """What else each noun may stand for."""
    ends: Mapping[str, str]
    """The noun for what has a name with this last word."""
    pronouns: Mapping[str, str]
    """`m`, `f` or `n` for each."""
    empty: frozenset[str]
    """Those that may stand for nothing: `it`."""
    relative: frozenset[str]
    of: frozenset[str]
    areas: frozenset[str]
    first: frozenset[str]
    being: frozenset[str]
    sexes: Mapping[str, Sex]
    saying: frozenset[str]
    acting: frozenset[str]
    """Stems."""
    opening: frozenset[str]
    """The words, names and determiners aside, with which what refers may begin."""
    head_first: bool
    """Whether a body's name begins with its head: `Ministerio de Aguas`."""

    def is_noun(self, word: str) -> bool:
        """Whether a folded word is a noun that stories refer by."""
        return word in self.kinds


@functools.cache
def lists(language: str) -> Lists:
    """The lists of a language; empty ones where there are none."""
    primary = language.partition("-")[0].lower()

    def several(key: str) -> tuple[str, ...]:
        return tuple(words.fold(word) for line in lexicon.words("referring", primary, key) for word in line.split())

    kinds: dict[str, set[Kind]] = {}
    for kind in KINDS:
        for word in several(kind):
            kinds.setdefault(word, set()).add(kind)
    sexes: dict[str, Sex] = dict.fromkeys(several("women"), "f")
    pronouns = {word: sex for key, sex in (("he", "m"), ("she", "f"), ("it", "n")) for word in several(key)}
    articles = frozenset(several("articles"))
    return Lists(
        language=primary,
        articles=articles,
        indefinite=frozenset(several("indefinite")),
        kinds={word: frozenset(found) for word, found in kinds.items()},
        standing=_standing(primary),
        ends={last: head for head, rest in _pairs(primary, "ends") for last in rest},
        pronouns=pronouns,
        empty=frozenset(several("empty")),
        relative=frozenset(several("relative")),
        of=frozenset(several("of")),
        areas=frozenset(several("areas")),
        first=frozenset(several("first")),
        being=frozenset(several("being")),
        sexes=sexes | dict.fromkeys(several("men"), "m"),
        saying=frozenset(several("saying")),
        acting=frozenset(words.stem(word, primary) for word in several("acting")),
        opening=frozenset([*pronouns, *(several("indefinite") if articles else kinds)]) | articles,
        head_first=primary in _HEAD_FIRST,
    )


def _standing(primary: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lexicon.words("referring", primary, "same"):
        row = [words.fold(word) for word in line.split()]
        for word in row:
            found.setdefault(word, set()).update(row)
    for head, rest in _pairs(primary, "wider"):
        found.setdefault(head, set()).update(rest)
    return {word: frozenset(others - {word}) for word, others in found.items()}


def _pairs(primary: str, key: str) -> list[tuple[str, list[str]]]:
    rows = (line.partition(":") for line in lexicon.words("referring", primary, key))
    return [(words.fold(head), [words.fold(word) for word in rest.split()]) for head, _, rest in rows]
