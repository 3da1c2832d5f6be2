"""Which language words of a source are in where a page shows them apart from their article: a tag, a speaker, a name."""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

from digest import locales
from digest.model import Article

_ENOUGH = 500  # characters that show in which script a text is written


def foreign(home: str, language: str) -> str | None:
    """`language` where it is another than `home`; both are BCP 47 tags, and regions of one language are alike."""
    return language if language and locales.primary(language) != locales.primary(home) else None


def language(home: str, words: str, articles: Iterable[Article]) -> str | None:
    """The language of `words` where it is another than `home`: that of the articles in which they stand.

    None where an article in the home language has them too; where none has them, since then they come from a table of
    names, which is in the language of the editor; and where they are in another script than their article, as a Latin
    name in a Ukrainian text.
    """
    by_language: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_language[foreign(home, article.language.text) or ""].append(article)
    if set(by_language) == {""}:
        return None
    for tag in sorted(by_language, key=lambda tag: (tag != "", -len(by_language[tag]), tag)):
        if any(words.casefold() in _folded(article.source) for article in by_language[tag]):
            return tag if tag and _script(words) == _script(by_language[tag][0].text) else None
    return None


@functools.lru_cache(maxsize=256)
def _folded(text: str) -> str:
    return text.casefold()


def _script(text: str) -> str:
    """The script that most letters at the beginning of `text` are of: `LATIN`."""
    letters = [letter for letter in text[:_ENOUGH] if letter.isalpha()]
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    return max(sorted(scripts), key=scripts.__getitem__, default="")
