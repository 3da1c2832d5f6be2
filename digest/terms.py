"""The words of a sentence in the forms in which summaries, tags and topics compare them, found once for all of these."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from digest import words


@dataclass(frozen=True, slots=True)
class Terms:
    """One sentence’s words, in reading order."""

    words: tuple[str, ...]
    """As written."""
    stems: tuple[str, ...]
    stops: tuple[bool, ...]
    """Whether each is a function word."""
    content: tuple[str, ...]
    """The stems of those that are not."""


@functools.lru_cache(maxsize=8192)
def terms(text: str, language: str) -> Terms:
    """The terms of `text`; a few thousand sentences are kept, as each is asked for by several stages."""
    row = words.words(text)
    forms = words.forms(row, language)
    content = tuple([stem for stem, is_function in forms if not is_function])
    return Terms(row, tuple([stem for stem, _ in forms]), tuple([is_function for _, is_function in forms]), content)
