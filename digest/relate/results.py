"""Which kinds of change words tell of, so that what was foretold is met again in other words: "will vote", "approved"."""

from __future__ import annotations

import functools
import re

from digest import lexicon


@functools.lru_cache(maxsize=20_000)
def kinds(text: str, language: str) -> frozenset[int]:
    """The kinds of change told of in `text`, by their place in `kinds` of `digest/data/forecasts.toml`."""
    lowered = text.lower().replace("’", "'")
    found = enumerate(_patterns(language.partition("-")[0].lower()))
    return frozenset(place for place, pattern in found if pattern.search(lowered))


@functools.cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(line.split("|")) for line in lexicon.words("forecasts", language, "kinds"))


def _pattern(forms: list[str]) -> re.Pattern[str]:
    longest = sorted(forms, key=lambda form: (-len(form), form))
    choices = "|".join(re.escape(form).replace(r"\*", r"\w*") for form in longest)
    return re.compile(rf"(?<![\w'])(?:{choices})(?![\w'])")
