"""Names for what is found, made from the words it was found in, so that an editor's decisions survive a rebuild."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from digest import words

LENGTH = 12
"""Hexadecimal digits; among a million names two are alike by chance once in five hundred sites."""


def identity(*texts: str) -> str:
    """A name of twelve hexadecimal digits for what stands in `texts`, taken in their order; white space and case do not count."""
    told = "\n".join(words.squash(text).casefold() for text in texts)
    return hashlib.sha256(told.encode()).hexdigest()[:LENGTH]


def told_apart(names: Iterable[str]) -> Iterator[str]:
    """`names` in their order, the second of equal ones with `-2` behind it, the third with `-3`."""
    taken: dict[str, int] = {}
    for name in names:
        taken[name] = taken.get(name, 0) + 1
        yield name if taken[name] == 1 else f"{name}-{taken[name]}"
