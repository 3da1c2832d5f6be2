"""What news counts its people and things by: killed, injured, arrested, destroyed, in the words of each language."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from digest import lexicon


@functools.lru_cache(maxsize=20_000)
def toll(word: str, language: str) -> str | None:
    """The class of what befell those counted, such as `killed`, that `word` tells; None for other words."""
    exact, stems = _tolls(language)
    return exact.get(word) or next((kind for stem, kind in stems if word.startswith(stem)), None)


def of_two(text: str, language: str) -> int:
    """How many characters of `text` two words such as "shot down" take that tell what befell those counted; 0 for none."""
    return next((len(form) for form in _tolls(language)[0] if " " in form and text.startswith(form)), 0)


@functools.cache
def _tolls(language: str) -> tuple[Mapping[str, str], tuple[tuple[str, str], ...]]:
    """Whole forms, and openings of forms."""
    listed = lexicon.table("figures").get(language, {}).get("relations", {})
    rows = [(form, kind) for kind, row in listed.items() for form in row.split("|")]
    exact = {form: kind for form, kind in rows if not form.endswith("*")}
    return exact, tuple((form[:-1], kind) for form, kind in rows if form.endswith("*"))


@functools.cache
def kinds(language: str) -> frozenset[str]:
    """The classes that `toll` knows in `language`."""
    return frozenset(lexicon.table("figures").get(language.partition("-")[0].lower(), {}).get("relations", {}))
