"""The words of a sentence in the forms in which summaries, tags and topics compare them, found once for all of these."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from digest import words


@dataclass(frozen=True, slots=True)
class Terms:
    """One sentence’s words, in reading order."""

    forms: tuple[words.Stemmed, ...]
    words: tuple[str, ...]
    """As written."""
    content: tuple[str, ...]
    """The stems of those that are no function words."""

    @property
    def stems(self) -> tuple[str, ...]:
        """The stem of each."""
        return tuple([stem for _, stem, _ in self.forms])

    @property
    def stops(self) -> tuple[bool, ...]:
        """Whether each is a function word."""
        return tuple([is_function for _, _, is_function in self.forms])


@functools.lru_cache(maxsize=8192)
def terms(text: str, language: str) -> Terms:
    """The terms of `text`; a few thousand sentences are kept, as each is asked for by several stages."""
    forms = words.forms(text, language)
    row = tuple([word for word, _, _ in forms])
    return Terms(forms, row, tuple([stem for _, stem, is_function in forms if not is_function]))
