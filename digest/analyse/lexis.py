"""The word lists by which names are found, for one language."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest import inflection, lexicon, words
from digest.analyse import gazetteer

_OTHERS = frozenset(
    {"language", "given", "given_cases", "adjectives", "places", "teams", "nouns_capital", "head_first", "inflected"}
)
"""The fields of `Lexis` that are no plain lists of words."""
_KEPT = 2
"""Letters at the beginning of a word that no case changes."""
_VOWELS = frozenset("aeiouyąęóаеёиоуыэюяєіїйь")


@dataclass(frozen=True, slots=True)
class Lexis:
    """The lists of `digest/data/names.toml` for one language, folded; what each is for stands at the head of that file."""

    language: str
    given: frozenset[str]
    particles: frozenset[str]
    joiners: frozenset[str]
    articles: frozenset[str]
    conjunctions: frozenset[str]
    openers: frozenset[str]
    titles: frozenset[str]
    modifiers: frozenset[str]
    royal: frozenset[str]
    roles: frozenset[str]
    said: frozenset[str]
    organisation: frozenset[str]
    company: frozenset[str]
    place: frozenset[str]
    place_first: frozenset[str]
    unit: frozenset[str]
    lower_place: frozenset[str]
    of_place: frozenset[str]
    event: frozenset[str]
    event_first: frozenset[str]
    before_place: frozenset[str]
    calendar: frozenset[str]
    titles_f: frozenset[str]
    titles_m: frozenset[str]
    collective: frozenset[str]
    noble: frozenset[str]
    place_of: frozenset[str]
    surname_place: frozenset[str]
    directions: frozenset[str]
    work_first: frozenset[str]
    seats: frozenset[str]
    work: frozenset[str]
    work_last: frozenset[str]
    body: frozenset[str]
    generic: frozenset[str]
    lower_head: frozenset[str]
    adjectives: tuple[str, ...]
    given_cases: Mapping[str, str]
    places: Mapping[str, str]
    """Well-known places as this language writes them, by their folded form."""
    demonyms: frozenset[str]
    teams: bool
    """Whether teams are called by their town and a word in the plural: `Chicago Cubs`."""
    nouns_capital: bool
    """Whether the language writes all nouns with a capital, as German does."""
    head_first: bool
    """Whether a body's name begins with its head: `Ministerio de Hacienda`."""
    inflected: bool
    """Whether names change their endings with the case, as in Slavic languages."""

    def known_place(self, name: str) -> str | None:
        """The well-known place that a folded name is for, in any of its cases."""
        if name in self.places or not self.inflected:
            return self.places.get(name)
        row = name.split()
        for known in _places_by_opening(self.language).get(name[:2], ()):
            parts = known.split()
            if len(parts) == len(row) and all(alike(a, b) for a, b in zip(parts, row, strict=True)):
                return self.places[known]
        return None

    def is_body(self, word: str) -> bool:
        """Whether a folded word is the head of bodies' names, in inflected languages in any case."""
        return _listed(word, self.organisation, self.inflected)

    def is_unit(self, word: str) -> bool:
        """Whether a folded word is the head of regions' names, in inflected languages in any case."""
        return _listed(word, self.lower_place, self.inflected)

    def is_given(self, word: str) -> bool:
        """Whether a folded word is a given name, in any of its cases where names have such."""
        return self.given_name(word) is not None

    def given_name(self, word: str) -> str | None:
        """The folded given name, in the nominative, that a folded word is a case of."""
        if not self.inflected:
            return word if word in self.given else None
        if word in self.given:
            return self.given_cases.get(word, word)
        near = (name for name in _by_opening(self.given).get(word[:3], ()) if _is_case(word, name))
        return max(near, key=lambda name: (_common(word, name), -len(name)), default=None)


@functools.lru_cache(maxsize=20_000)
def _listed(word: str, listed: frozenset[str], inflected: bool) -> bool:
    return word in listed or (inflected and len(word) > 2 and alike_any(word, listed))


@functools.cache
def _places_by_opening(language: str) -> Mapping[str, tuple[str, ...]]:
    """The folded places of a language by their first two letters, which no case changes."""
    found: dict[str, list[str]] = {}
    for name in lexis(language).places:
        found.setdefault(name[:2], []).append(name)
    return {opening: tuple(names) for opening, names in found.items()}


def alike(one: str, other: str) -> bool:
    """Whether two folded words of an inflected language look like cases of one."""
    return one == other or (one[:_KEPT] == other[:_KEPT] and inflection.is_case(one, other))


def alike_any(word: str, listed: frozenset[str]) -> bool:
    """Whether a folded word of an inflected language looks like a case of one of those `listed`."""
    return word in listed or any(alike(word, one) for one in _by_kept(listed).get(word[:_KEPT], ()))


@functools.lru_cache(maxsize=16)
def _by_kept(listed: frozenset[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for word in sorted(listed):
        found.setdefault(word[:_KEPT], []).append(word)
    return found


def _is_case(word: str, name: str) -> bool:
    """Whether `word` may be a case of `name`: an ending takes the place of its last vowel, or a vowel before its end is lost."""
    common = _common(word, name)
    rest = name[common:]
    lost = len(rest) == 2 and rest[0] in _VOWELS and word[common : common + 1] == rest[1]
    return alike(word, name) and (not rest or lost or (len(rest) == 1 and rest in _VOWELS))


def _places(rows: Sequence[str]) -> dict[str, str]:
    """Labels by their folded forms; a row holds a label and, after `|`, cases with another stem."""
    return {words.fold(form): row.partition("|")[0] for row in rows for form in row.split("|")}


def _common(one: str, other: str) -> int:
    """The length of the opening that two words share."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@functools.cache
def _by_opening(names: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        found.setdefault(name[:3], []).append(name)
    return {opening: tuple(row) for opening, row in found.items()}


@functools.cache
def lexis(language: str) -> Lexis:
    """The lists for `language`, empty ones where there are none; capitals and given names work in any language."""
    primary = language.partition("-")[0].lower()
    data = lexicon.table("names")
    own = data.get(primary, {})

    made = {
        name: frozenset(words.fold(word) for word in own.get(name, ()))
        for name in Lexis.__slots__
        if name not in _OTHERS
    }
    made["particles"] = made["particles"] or frozenset(data["all"]["particles"])
    return Lexis(
        language=primary,
        given=frozenset(words.fold(word) for word in data["all"]["given"].split()),
        given_cases=dict(own.get("given_cases", {})),
        adjectives=tuple(own.get("adjectives", ("\0",))),
        places={words.fold(name): name for name in gazetteer.countries(primary)} | _places(own.get("places", ())),
        teams=bool(own.get("teams", False)),
        nouns_capital=bool(own.get("nouns_capital", False)),
        head_first=bool(own.get("head_first", False)),
        inflected=bool(own.get("inflected", False)),
        **made,
    )
