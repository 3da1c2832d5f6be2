"""The word lists by which names are found, for one language."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest import inflection, lexicon, words

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
    places: Mapping[str, str]
    """Well-known places as this language writes them, by their folded form."""
    demonyms: frozenset[str]
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
        for known, label in self.places.items():
            parts = known.split()
            if len(parts) == len(row) and all(alike(a, b) for a, b in zip(parts, row, strict=True)):
                return label
        return None

    def is_given(self, word: str) -> bool:
        """Whether a folded word is a given name, in any of its cases where names have such."""
        return self.given_name(word) is not None

    def given_name(self, word: str) -> str | None:
        """The folded given name, in the nominative, that a folded word is a case of."""
        if word in self.given:
            return word
        if not self.inflected:
            return None
        near = (name for name in _by_opening(self.given).get(word[:3], ()) if _is_case(word, name))
        return max(near, key=lambda name: (_common(word, name), -len(name)), default=None)


def alike(one: str, other: str) -> bool:
    """Whether two folded words of an inflected language look like cases of one."""
    return one == other or inflection.is_case(one, other)


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

    def folded(name: str) -> frozenset[str]:
        return frozenset(words.fold(word) for word in own.get(name, ()))

    return Lexis(
        language=primary,
        given=frozenset(words.fold(word) for word in data["all"]["given"].split()),
        particles=folded("particles") or frozenset(data["all"]["particles"]),
        joiners=folded("joiners"),
        articles=folded("articles"),
        conjunctions=folded("conjunctions"),
        openers=folded("openers"),
        titles=folded("titles"),
        modifiers=folded("modifiers"),
        royal=folded("royal"),
        roles=folded("roles"),
        said=folded("said"),
        organisation=folded("organisation"),
        company=folded("company"),
        place=folded("place"),
        place_first=folded("place_first"),
        unit=folded("unit"),
        lower_place=folded("lower_place"),
        of_place=folded("of_place"),
        event=folded("event"),
        event_first=folded("event_first"),
        before_place=folded("before_place"),
        calendar=folded("calendar"),
        places=_places(own.get("places", ())),
        demonyms=folded("demonyms"),
        nouns_capital=bool(own.get("nouns_capital", False)),
        head_first=bool(own.get("head_first", False)),
        inflected=bool(own.get("inflected", False)),
    )
