"""Which of several clues is believed: what most of them say, the most trusted first; disagreement is told, not hidden.

The order of trust of each field stands in `digest/data/metadata.toml`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from digest import lexicon
from digest.model import AGAINST, Basis, Clue, ClueField, Found

_MOST_NAMED = 4  # clues named as the ground of one finding


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a clue would make of a field."""

    value: str
    origin: str
    contradicts: bool = True
    """Whether it counts against another value; else it can only bear one out."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The candidate that is believed, and how far the others agree."""

    chosen: Candidate
    basis: Basis
    clue: str
    """The names of the clues that agree, and of those that do not."""

    def found(self, text: str | None = None) -> Found:
        """The finding, as `text` where that is a better form of the value."""
        return Found(self.chosen.value if text is None else text, self.basis, self.clue)


def of(clues: Iterable[Clue], field: ClueField) -> tuple[Clue, ...]:
    """The clues to a field, the most trusted first."""
    return tuple(sorted((clue for clue in clues if clue.field == field), key=lambda clue: _rank(field, clue.origin)))


def is_among(kind: str, clue: Clue) -> bool:
    """Whether its origin is listed under `kind`: `weak` where it may be of something else than the article."""
    return clue.origin in lexicon.table("metadata")[kind].get(clue.field, ())


def decided(candidates: Sequence[Candidate], same: Callable[[str, str], bool]) -> Verdict | None:
    """The candidate that most origins bear out, of equals the first: stated unless more contradict than agree.

    `candidates` come in the order of trust; `same` tells whether two values are one.
    """
    if not candidates:
        return None
    chosen = max(candidates, key=lambda one: len({other.origin for other in _others(one, candidates, same)}))
    agreeing = [chosen, *_others(chosen, candidates, same)]
    against = [one for one in candidates if one.contradicts and not same(chosen.value, one.value)]
    contrary = {one.origin for one in against} - {one.origin for one in agreeing}
    sure = not contrary or len({one.origin for one in agreeing}) > max(1, len(contrary))
    grounds = named((one.origin for one in agreeing), () if sure else (one.origin for one in against))
    return Verdict(chosen, "stated" if sure else "inferred", grounds)


def url(clues: Iterable[Clue]) -> str | None:
    """The address of the article: the first that leads deeper than to the front page of a site."""
    known = [clue.text for clue in of(clues, "url")]
    return next((text for text in known if _leads_deeper(text)), None)


def hosts(clues: Iterable[Clue]) -> tuple[str, ...]:
    """The hosts of the addresses, without `www.`, the most trusted first."""
    found = (_host(clue.text) for clue in of(clues, "url"))
    return tuple(dict.fromkeys(host for host in found if host))


def _others(one: Candidate, candidates: Sequence[Candidate], same: Callable[[str, str], bool]) -> list[Candidate]:
    return [other for other in candidates if other.origin != one.origin and same(one.value, other.value)]


def named(agreeing: Iterable[str], against: Iterable[str]) -> str:
    """The grounds of a finding by the names of its clues: `og:title; <h1>; against: <title>`."""
    grounds = tuple(dict.fromkeys(agreeing))
    contrary = tuple(dict.fromkeys(name for name in against if name not in grounds))
    names = "; ".join(grounds[:_MOST_NAMED])
    return f"{names}{AGAINST}{'; '.join(contrary[:_MOST_NAMED])}" if contrary else names


def _rank(field: ClueField, origin: str) -> int:
    """The place in the order of trust; by the longest beginning where the whole name is not listed."""
    order = _order(field)
    if origin in order:
        return order[origin]
    fitting = [name for name in order if name.endswith("*") and origin.startswith(name[:-1])]
    return order[max(fitting, key=len)] if fitting else len(order)


@functools.cache
def _order(field: ClueField) -> Mapping[str, int]:
    listed = lexicon.table("metadata")["trust"].get(field, ())
    return {name: place for place, name in enumerate(listed)}


def _leads_deeper(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    web = parts.scheme in ("http", "https") and parts.hostname
    return bool(web and (parts.path.strip("/") or parts.query))


def _host(text: str) -> str:
    try:
        return (urlsplit(text).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
