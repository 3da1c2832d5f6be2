"""Where names stand in a sentence, whatever their spelling in the story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from digest.referring.words import Word

_LONGEST_NAME = 9

Names = Mapping[int, tuple[int, str]]
"""Of the names in a sentence, by the index of the first word: that behind the last, and the label."""
Forms = Mapping[tuple[str, ...], str]
"""The label for each spelling, by its words."""


def longest(forms: Forms) -> dict[str, int]:
    """The words of the longest spelling that begins with each word; of nine at most."""
    found: dict[str, int] = {}
    for form in forms:
        found[form[0]] = max(found.get(form[0], 0), min(len(form), _LONGEST_NAME))
    return found


def spans(row: Sequence[Word], forms: Forms, sizes: Mapping[str, int]) -> Names:
    """The names in a sentence, the longest that begins at each word; marks inside them count for nothing.

    `sizes` are those of `longest`.
    """
    texts = [(at, plain(word.text)) for at, word in enumerate(row) if word.text[0].isalnum()]
    found: dict[int, tuple[int, str]] = {}
    at = 0
    while at < len(texts):
        size = sizes.get(texts[at][1], 0)
        if not size:
            at += 1
            continue
        size, label = next(_named(texts[at : at + size], forms), (1, None))
        if label is not None:
            found[texts[at][0]] = texts[at + size - 1][0] + 1, label
        at += size
    return found


def plain(word: str) -> str:
    """A word of a name without the full stop of its abbreviation."""
    return word.rstrip(".")


def _named(texts: Sequence[tuple[int, str]], forms: Forms) -> Iterator[tuple[int, str]]:
    for size in range(len(texts), 0, -1):
        label = forms.get(tuple([text for _, text in texts[:size]]))
        if label is not None:
            yield size, label
