"""Word forms that a stemmer does not bring together: `withdrew`, `took`, `fell`."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from digest import lexicon, words


@functools.lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """The stem of `word` in `language`, irregular forms under the stem of their base form."""
    folded = words.fold(word)
    base = _irregular(language.partition("-")[0].lower()).get(folded, folded)
    return words.stem(base, language)


@functools.cache
def _irregular(language: str) -> Mapping[str, str]:
    """The base form of each irregular form, from lines `base: form form` in `digest/data/forms.toml`."""
    found: dict[str, str] = {}
    for line in lexicon.words("forms", language, "irregular"):
        base, _, forms = line.partition(":")
        found |= dict.fromkeys(forms.split(), base.strip())
    return found
