"""The words and sentences that tell why an article is in a topic."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from digest import words
from digest.model import Analysis, Article
from digest.relate.patterns import Compiled, Index, occurrences

# The sentences named; more would be no telling ones.
_SENTENCES = 3


def met(pattern: Compiled, found: Index, unit: int) -> tuple[str, ...]:
    """The words of a unit that a pattern was found by, as written, one for each of its parts; none for a name known otherwise."""
    written = found.units[unit].written
    out: list[str] = []
    for part in pattern.parts:
        spans = (span for phrase in part for span in occurrences(phrase, found) if span[0] == unit)
        first = min(spans, default=None)
        if first is not None:
            out.append(" ".join(written[first[1] : first[2] + 1]))
    return tuple(out)


def shared(article: Article, analysis: Analysis, terms: Sequence[str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The sentences that hold most of `terms` (stems, the most telling first), best first, and those terms as the article writes them."""
    language = article.language.text
    worth = {term: 1 / (place + 1) for place, term in enumerate(terms)}
    held: dict[int, float] = {}
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for index, text in [(None, article.title.text), *((one.index, one.text) for one in analysis.sentences)]:
        stems = [(words.stem(part, language), part) for word in words.words(text) for part in word.split("-") if part]
        for stem, word in stems:
            if stem in worth:
                forms[stem][word] += 1
        total = sum(worth[stem] for stem in sorted({stem for stem, _ in stems} & worth.keys()))
        if index is not None and total:
            held[index] = total
    best = sorted(held, key=lambda index: (-held[index], index))[:_SENTENCES]
    return tuple(best), tuple(_usual(forms[term]) for term in terms if term in forms)


def _usual(forms: Counter[str]) -> str:
    """The form written most; of several the one in lower case, then the first by letters."""
    return min(forms, key=lambda form: (-forms[form], not form.islower(), form))
