"""The word lists by which names are found, for one language."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from digest import lexicon, words


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
    event: frozenset[str]
    event_first: frozenset[str]
    before_place: frozenset[str]
    calendar: frozenset[str]
    places: frozenset[str]
    demonyms: frozenset[str]
    nouns_capital: bool
    """Whether the language writes all nouns with a capital, as German does."""
    inflected: bool
    """Whether names change their endings with the case, as in Slavic languages."""


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
        particles=folded("particles"),
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
        event=folded("event"),
        event_first=folded("event_first"),
        before_place=folded("before_place"),
        calendar=folded("calendar"),
        places=folded("places"),
        demonyms=folded("demonyms"),
        nouns_capital=bool(own.get("nouns_capital", False)),
        inflected=bool(own.get("inflected", False)),
    )
