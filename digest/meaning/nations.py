"""Countries behind the words that stand for them: their people (`Ukrainian`, `Russians`) and the capital for the government."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from digest import lexicon, words


@functools.lru_cache(maxsize=20_000)
def nation(word: str) -> str | None:
    """The country that a capitalised word names, or whose people or language it is; folded, spaces as `_`."""
    return _people().get(words.fold(word))


@functools.lru_cache(maxsize=20_000)
def government(word: str) -> str | None:
    """The country whose capital a capitalised word names, as news names its government."""
    return _capitals().get(words.fold(word))


@functools.cache
def _people() -> Mapping[str, str]:
    table = lexicon.table("aliases")
    found: dict[str, str] = {}
    for country, (_, *demonyms) in table["countries"].items():
        forms = [country, *table["forms"].get(country, ()), *demonyms]
        found |= {words.fold(form): _key(country) for form in forms if " " not in form}
    return found


@functools.cache
def _capitals() -> Mapping[str, str]:
    countries, forms = lexicon.table("aliases")["countries"], lexicon.table("aliases")["places"]["forms"]
    return {
        words.fold(form): _key(country)
        for country, (capital, *_) in countries.items()
        if capital
        for form in (capital, *forms.get(capital, ()))
        if " " not in form
    }


def _key(country: str) -> str:
    return words.fold(country).replace(" ", "_")
