"""People by whom a whole institution is meant: the rescue service by `rescuers`."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from digest import lexicon, words
from digest.attribution import grammar
from digest.relate.provenance.bodies import Bodies, Source
from digest.words import fold

# "Ein Polizeisprecher" speaks for the police.
_ARTICLES = frozenset({"a", "an", "ein", "eine", "einer", "einem", "un", "une", "una", "des"})
# Languages in which a plural may stand in any case, so that the institution is shown.
_CASES = frozenset({"pl", "uk", "ru"})


def group(bodies: Bodies, article: str, name: str, language: str) -> Source | None:
    """The institution of which `article` names the people by their plural alone; None for other words."""
    rules = grammar(language)
    left_out = (rules.determiners - rules.indefinite) | _ARTICLES  # "two rescuers" are not the service
    said = [fold(word) for word in words.words(name) if fold(word) not in left_out]
    service = _collectives(language.partition("-")[0]).get(" ".join(said))
    if service is None:
        return None
    found = bodies.organisation(article, service)
    plain = found.label == service and language.partition("-")[0] not in _CASES
    return Source(found.id, name if plain else found.label, "organisation", name, "anonymous")


@functools.cache
def _collectives(language: str) -> Mapping[str, str]:
    listed = lexicon.table("provenance").get(language, {}).get("collective", {})
    return {fold(people): body for people, body in listed.items()}
