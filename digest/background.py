"""How common a stem is in news at large, by counts that are shipped."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping

from digest import lexicon

_UNSEEN = 0.5
"""The share of articles, in per cent, that a stem missing from the counts is taken to be in: half of the least counted."""


def rarity(stem: str, language: str) -> float:
    """Near 0 for a stem that most articles hold, 1 for one that few do, and for all in languages without counts."""
    return _rarities(language.partition("-")[0].lower()).get(stem, 1.0)


def rarities(stems: Iterable[str], language: str) -> list[float]:
    """The rarity of each of many stems."""
    known = _rarities(language.partition("-")[0].lower())
    return [known.get(stem, 1.0) for stem in stems]


@functools.cache
def _rarities(language: str) -> Mapping[str, float]:
    shares = lexicon.table("background").get(language, {})
    return {
        stem: math.log(100 / float(name.removeprefix("share_"))) / math.log(100 / _UNSEEN)
        for name, stems in shares.items()
        for stem in stems.split()
    }
