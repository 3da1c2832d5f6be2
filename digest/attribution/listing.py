"""The word lists of `attribution.toml` as they are looked up: forms of verbs, sequences of words, openings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from digest.attribution.conjugation import forms
from digest.attribution.tokens import tokens

Sequences = Mapping[str, tuple[tuple[str, ...], ...]]


def lower(words: Iterable[str]) -> frozenset[str]:
    """The words in lower case."""
    return frozenset(word.lower() for word in words)


def sequences_of(phrases: Iterable[str]) -> Sequences:
    """Phrases by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(token.lower for token in tokens(phrase))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rows, key=lambda row: (-len(row), row))) for first, rows in sorted(found.items())}


def forms_of(language: str, listed: Iterable[str]) -> tuple[frozenset[str], re.Pattern[str] | None]:
    """The forms of the words listed, and a pattern of those that are given by their opening."""
    stems = sorted({re.escape(word[:-1]) for word in listed if word.endswith("*")})
    plain = [word for word in listed if not word.endswith("*")]
    found = {form for word in plain for form in (forms(language, word) if language == "en" else (word,))}
    return frozenset(found), re.compile("(?:" + "|".join(stems) + ")") if stems else None


def regular_of(language: str, data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The forms of the verbs that are listed by their infinitives."""
    return tuple(form for lemma in data.get(f"regular_{name}", ()) for form in forms(language, lemma))


def bases_of(data: Mapping[str, Any]) -> frozenset[str]:
    """The lemmas of verbs whose forms are made by rule; none for languages where every form is written out."""
    irregular = frozenset(data.get("irregular", ()))
    listed = (*data["report"], *data["stance"]) if irregular else ()
    return frozenset(word for word in listed if word not in irregular and not word.endswith("ing"))
