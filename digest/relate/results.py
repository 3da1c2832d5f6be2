"""What a sentence tells of as done, and which kinds of change, so that what was foretold is met again: "will vote", "approved"."""

from __future__ import annotations

import functools
import re

from digest import lexicon, when


@functools.lru_cache(maxsize=20_000)
def kinds(text: str, language: str) -> frozenset[int]:
    """The kinds of change told of in `text`, by their place in `kinds` of `digest/data/forecasts.toml`."""
    lowered = text.lower().replace("’", "'")
    found = enumerate(_patterns(language.partition("-")[0].lower()))
    return frozenset(place for place, pattern in found if pattern.search(lowered))


@functools.lru_cache(maxsize=20_000)
def is_past(text: str, language: str) -> bool:
    """Whether the main verb of a sentence tells of the past; many are held against several forecasts."""
    start, end = when.main_verb(text, language)
    return end > start and when.tense(text, end, end, language) == "past"


@functools.cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(line.split("|")) for line in lexicon.words("forecasts", language, "kinds"))


def _pattern(forms: list[str]) -> re.Pattern[str]:
    longest = sorted(forms, key=lambda form: (-len(form), form))
    choices = "|".join(re.escape(form).replace(r"\*", r"\w*") for form in longest)
    return re.compile(rf"(?<![\w'])(?:{choices})(?![\w'])")
