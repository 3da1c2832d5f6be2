"""News outlets and agencies named in a text, by the list in `digest/data/outlets.toml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from digest import lexicon
from digest.attribution.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Mention:
    """An outlet named in a text."""

    name: str
    """The form to show."""
    start: int
    end: int
    common: bool
    """Whether the spelling is also an ordinary word or name, so that the words around it must tell."""


@functools.lru_cache(maxsize=4096)  # several questions are asked of each sentence of an article
def mentions(text: str) -> tuple[Mention, ...]:
    """The outlets named in `text`, longest spelling first at each place; they do not overlap."""
    row = tokens(text)
    bare = tuple(map(_bare, row))
    found, at = [], 0
    first = _first_words()
    while at < len(row):
        hit = _longest(bare, at) if bare[at] in first else None
        if hit is None:
            at += 1
            continue
        length, name, common = hit
        found.append(Mention(name, row[at].start, _end(row[at + length - 1]), common))
        at += length
    return tuple(found)


@functools.lru_cache(maxsize=100_000)
def canonical(name: str) -> str | None:
    """The form to show of an outlet's name; None for what is not on the list."""
    row = tokens(name)
    hit = _longest(tuple(map(_bare, row)), 0) if row else None
    return hit[1] if hit and hit[0] == len(row) else None


@functools.cache
def flagged(flag: str) -> frozenset[str]:
    """The outlets under `flag`: `wires` or `self_naming`."""
    return frozenset(lexicon.table("outlets")["flags"][flag])


def _end(token: Token) -> int:
    return token.end - 2 if token.text.endswith(("'s", "’s")) else token.end


def _bare(token: Token) -> str:
    return token.text.replace("’", "'").removesuffix("'s")


def _longest(bare: tuple[str, ...], at: int) -> tuple[int, str, bool] | None:
    for first in (bare[at : at + 2], bare[at : at + 1]):
        for key, name, common in _spellings().get(first, ()):
            if bare[at : at + len(key)] == key:
                return len(key), name, common
    return None


@functools.cache
def _first_words() -> frozenset[str]:
    return frozenset(key[0] for key in _spellings())


@functools.cache
def _spellings() -> Mapping[tuple[str, ...], tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """By their first two words, or their only one: the spellings, longest first, the outlet behind each, and whether it is common."""
    data = lexicon.table("outlets")
    common = frozenset(data["flags"]["common"])
    found: dict[tuple[str, ...], tuple[str, bool]] = {}
    for region, listed in data.items():
        if region == "flags":
            continue
        for name, others in listed.items():
            # "ABC (Australia)": a name that several outlets have is not looked for alone.
            for spelling in (*(() if "(" in name else (name,)), *others):
                key = tuple(_bare(token) for token in tokens(spelling))
                found.setdefault(key, (name, spelling in common))
    starting: dict[tuple[str, ...], list[tuple[tuple[str, ...], str, bool]]] = {}
    for key in sorted(found, key=lambda key: (-len(key), key)):
        starting.setdefault(key[:2], []).append((key, *found[key]))
    return {first: tuple(spellings) for first, spellings in starting.items()}
