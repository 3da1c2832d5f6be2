"""Places of the world and given names, from the tables in `digest/data/gazetteer/`; their heads name source and licence.

The tables are sorted by key and searched where they stand, as bytes, so that reading the file is all there is to opening one.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from digest import inflection, lexicon
from digest.aliases import key

_FIRST_CYRILLIC = "\u0400"
_CHANGED = 3
"""Letters at the end of a name that its cases may change."""
_MOST = 2000
"""Places with one opening that are looked at."""
_HOME: Mapping[str, str] = {"uk": "UA", "ru": "RU", "pl": "PL"}
"""Where a language's towns mostly lie; a Polish text names others by names of its own, which the table does not have."""
_CITY = 100
"""Thousands of inhabitants from which a town is named by a word that opens a sentence."""
_SHORT = 3
"""Letters in a word that is rather a common one."""
_UKRAINIAN = frozenset("іїєґ")
_OBLIQUE = "еіиую"
"""Letters in which hardly any town's nominative ends."""


@dataclass(frozen=True, slots=True)
class Place:
    """A town or region."""

    label: str
    """As English news writes it; a name in Cyrillic as it stands."""
    country: str
    thousands: int
    """Inhabitants; 0 for a region."""
    shared: bool
    """Whether people bear the name, too."""
    common: bool
    """Whether it is mostly a common word."""


@functools.lru_cache(maxsize=20_000)
def place(name: str) -> Place | None:
    """The place that `name` is for, whatever its diacritics; the largest of those that share it."""
    folded = key(name)
    row = next(_opening(_places(folded), f"{folded}\t"), None) if folded else None
    return _read(row) if row else None


@functools.lru_cache(maxsize=5_000)
def nominative(name: str, language: str) -> str | None:
    """The place one of whose cases the word `name` looks like in an inflected language: the likeliest, or None."""
    folded = key(name)
    opening = folded[: max(3, len(folded) - _CHANGED)]
    best: tuple[bool, int, bool, bool, str] | None = None
    for row in itertools.islice(_opening(_places(folded), opening), _MOST):
        form = row.partition("\t")[0]
        if abs(len(form) - len(folded)) <= 3 and inflection.is_case(folded, form):
            found = _read(row)
            rank = (
                found.country == _HOME.get(language),
                found.thousands,
                form[-1] not in _OBLIQUE,
                _own(form, language),
                found.label,
            )
            best = max(best, rank) if best else rank
    return best[-1] if best and (language != "pl" or best[0]) else None


def _own(form: str, language: str) -> bool:
    """Whether a form has letters that only this language of those in Cyrillic has."""
    return not _UKRAINIAN.isdisjoint(form) if language == "uk" else _UKRAINIAN.isdisjoint(form)


@functools.lru_cache(maxsize=20_000)
def sex(given: str) -> str | None:
    """`f` or `m` for those who bear a folded given name, `-` where both do or it is not known; None where it is none."""
    row = next(_opening("gazetteer/given", f"{given}\t"), None)
    return row.partition("\t")[2] if row else None


def is_city(word: str) -> bool:
    """Whether a word is a large town and no common word, so that it may be one where it opens a sentence."""
    found = place(word) if len(word) > _SHORT else None
    return found is not None and not found.common and found.thousands >= _CITY


def is_given(word: str) -> bool:
    """Whether a folded word is a given name somewhere."""
    return sex(word) is not None


def countries(language: str) -> tuple[str, ...]:
    """Countries, parts of the world and large cities as `language` writes them; empty where the table has none."""
    return tuple(row.partition("\t")[2] for row in _opening("gazetteer/countries", f"{language}\t"))


def _places(folded: str) -> str:
    return "gazetteer/places-cyrillic" if folded[:1] >= _FIRST_CYRILLIC else "gazetteer/places"


def _opening(table: str, opening: str) -> Iterator[str]:
    """The rows of `table` that begin with `opening`, by binary search; UTF-8 sorts as its characters do."""
    data, wanted = lexicon.rows(table), opening.encode()
    low, high = _head(table), len(data)
    while low < high:
        middle = (low + high) // 2
        start = data.rfind(b"\n", 0, middle) + 1
        if data[start : start + len(wanted)] < wanted:
            low = data.index(b"\n", middle) + 1
        else:
            high = start
    while data.startswith(wanted, low):
        end = data.index(b"\n", low)
        yield data[low:end].decode()
        low = end + 1


@functools.cache
def _head(table: str) -> int:
    """Where the rows of a table begin behind the comments at its head."""
    data, at = lexicon.rows(table), 0
    while data.startswith(b"#", at):
        at = data.index(b"\n", at) + 1
    return at


def _read(row: str) -> Place:
    form, label, country, thousands, mark = row.split("\t")
    return Place(label or form.title(), country, int(thousands), mark == "*", mark == "!")
