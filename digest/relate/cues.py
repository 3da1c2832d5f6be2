"""Listed words of a language, looked for in a text."""

from __future__ import annotations

import functools
import re

from digest import lexicon


def first(text: str, table: str, language: str, key: str) -> re.Match[str] | None:
    """Where `text` first has one of the words `key` of `digest/data/TABLE.toml`; `*` stands for any ending."""
    pattern = _pattern(table, language.partition("-")[0].lower(), key)
    return pattern.search(text.lower().replace("’", "'")) if pattern is not None else None


def told(text: str, table: str, language: str, key: str) -> bool:
    """Whether the whole of `text` is one of the words."""
    pattern = _pattern(table, language.partition("-")[0].lower(), key)
    return pattern is not None and pattern.fullmatch(text.lower().replace("’", "'")) is not None


@functools.cache
def _pattern(table: str, language: str, key: str) -> re.Pattern[str] | None:
    forms = lexicon.words(table, language, key)
    longest = sorted(forms, key=lambda form: (-len(form), form))
    choices = "|".join(re.escape(form).replace(r"\*", r"\w*") for form in longest)
    return re.compile(rf"(?<![\w'])(?:{choices})(?![\w'])") if forms else None
