"""What can be told of a sentence that bears on whether a summary should have it: a row of numbers for each.

Centrality as in LexRank (Erkan and Radev 2004) with the direction of PacSum (Zheng and Lapata 2019), frequency as in SumBasic
(Nenkova and Vanderwende 2005), place, length, novelty, names, figures and speech.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from digest import background, coherence, lexicon
from digest.analyse.occurrences import Occurrences, Vector
from digest.model import Article, Sentence
from digest.scoring import Matrix
from digest.terms import Terms, terms

FEATURES = {
    "early": "1 for the first sentence, falling to a third after eight",
    "brevity": "the logarithm of its number of words",
    "length": "its number of words, by 25",
    "fragment": "1 for fewer than five words",
    "echoed": "likeness to the sentences after it less half of that to those before it, the highest being 1",
    "before": "likeness to the sentences before it, the sum as a share of the highest",
    "lede": "likeness to the first sentence",
    "previous": "likeness to the sentence before it",
    "probable": "how frequent its words are in the article, the mean as a share of the highest",
    "telling": "how frequent its words are here and how rare in news, the sum as a share of the highest",
    "themes": "how many of the article's ten most telling words it has, by ten",
    "spread": "from the first to the last sentence that has its words, the mean as a share of the article",
    "phrases": "the share of its pairs of words that other sentences have too",
    "rare": "how rare its words are in news, the mean",
    "rare_once": "the same for those that no other sentence has",
    "names": "the share of its words that have a capital, the first left out",
    "figures": "numbers in it",
    "question": "1 for a question",
    "quotation": "1 for one that opens with a quotation mark or is mostly quoted",
    "brackets": "1 for one with brackets",
    "content": "the share of its words that are no function words",
    "plain_opening": "1 for one that opens with a function word",
    "writer": "how often it says I or we",
    "reader": "how often it says you",
    "third": "the share of its words that are he, she, it or they",
}
LEXICAL = frozenset({"rare", "rare_once", "content", "plain_opening", "writer", "reader", "third"})
"""Those that need a list of words of the language."""

_FIGURE = re.compile(r"\d[\w.,:]*")
_LEDE = 8.0
_USUAL = 25.0
_FEW = 5
_TEN = 10
_PERSONS = ("writer", "reader", "third")
_MARK = re.compile('["“”„«»]')


def features(article: Article, sentences: Sequence[Sentence]) -> Matrix:
    """A row for each sentence with a column for each of `FEATURES`."""
    language = article.language.text
    rows = [terms(sentence.text, language) for sentence in sentences]
    table = Occurrences([row.content for row in rows])
    columns = {"early": np.exp(-np.arange(len(rows)) / _LEDE)} | _likeness(table) | _weight(rows, table, language)
    columns |= _shape(rows, [sentence.text for sentence in sentences]) | _speech(rows, language)
    return np.array([columns[name] for name in FEATURES]).T


def _likeness(table: Occurrences) -> dict[str, Vector]:
    """How much of what the other sentences say each says; the sums grow with the sentences, not with their pairs."""
    vectors = table.vectors()
    before, after = table.likeness(vectors)
    first = table.by_term(np.where(table.row == 0, vectors, 0.0))
    return {
        "echoed": _scaled(np.maximum(after - before / 2, 0)),
        "before": _scaled(before),
        "lede": np.where(np.arange(table.rows) == 0, 0.0, table.by_row(vectors * first[table.term])),
        "previous": table.neighbours(vectors),
    }


def _weight(rows: Sequence[Terms], table: Occurrences, language: str) -> dict[str, Vector]:
    """What its words weigh: by how often and where they come up here, and by how rare they are in news."""
    rare: Vector = np.array(background.rarities(table.terms, language), dtype=np.float64)
    telling, again = np.log(table.times) * rare, (table.sentences > 1).astype(float)
    words_of = np.maximum(1, [len(row.content) for row in rows])

    def each(values: Vector) -> Vector:
        return table.by_row(values[table.term])

    return {
        "probable": _scaled(each(table.times) / words_of),
        "telling": _scaled(each(telling)),
        "themes": each(_most(table.times * rare, again)) / _TEN,
        "spread": each((table.last - table.first) / len(rows)) / words_of,
        "phrases": _phrases(rows) / _lengths(rows),
        "rare": each(rare) / words_of,
        "rare_once": each(np.where(table.times == 1, rare, 0.0)) / words_of,
    }


def _phrases(rows: Sequence[Terms]) -> Vector:
    """How many pairs of words of each sentence other sentences have too."""
    pairs = [set(zip(row.stems, row.stems[1:], strict=False)) for row in rows]
    often: Counter[tuple[str, str]] = Counter()
    for row in pairs:
        often.update(row)
    return np.array([len([1 for pair in row if often[pair] > 1]) for row in pairs], dtype=np.float64)


def _most(values: Vector, allowed: Vector) -> Vector:
    """1 for the ten highest of the allowed ones, the earlier of equal ones first."""
    best = np.argsort(-values, kind="stable")[:_TEN]
    found = np.zeros(len(values))
    found[best] = allowed[best]
    return found


def _shape(rows: Sequence[Terms], texts: Sequence[str]) -> dict[str, Vector]:
    lengths = _lengths(rows)
    return {
        "brevity": np.log(lengths),
        "length": lengths / _USUAL,
        "fragment": _flags([length < _FEW for length in lengths]),
        "names": np.array([len([1 for word in row.words[1:] if word[0].isupper()]) for row in rows]) / lengths,
        "figures": np.array([len(_FIGURE.findall(text)) for text in texts], dtype=np.float64),
        "question": _flags([coherence.is_question(text) for text in texts]),
        "quotation": _flags([_MARK.search(text) is not None and coherence.is_quotation(text) for text in texts]),
        "brackets": _flags(["(" in text or "[" in text for text in texts]),
    }


def _speech(rows: Sequence[Terms], language: str) -> dict[str, Vector]:
    lengths, known = _lengths(rows), _persons(language)
    said = [[known[word] for word in row.words if word in known] for row in rows]
    writer, reader, third = (np.array([row.count(key) for row in said], dtype=np.float64) for key in _PERSONS)
    return {
        "content": np.array([len(row.content) for row in rows]) / lengths,
        "plain_opening": _flags([bool(row.stops) and row.stops[0] for row in rows]),
        "writer": writer,
        "reader": reader,
        "third": third / lengths,
    }


@functools.cache
def _persons(language: str) -> Mapping[str, str]:
    """Which person each pronoun is for, as it is written inside and at the opening of a sentence."""
    plain = {word: key for key in _PERSONS for word in lexicon.words("summaries", language, key)}
    curled = plain | {word.replace("'", "’"): key for word, key in plain.items()}
    return curled | {word.capitalize(): key for word, key in curled.items()}


def _lengths(rows: Sequence[Terms]) -> Vector:
    return np.array([max(1, len(row.words)) for row in rows], dtype=np.float64)


def _scaled(values: Vector) -> Vector:
    most = values.max(initial=0.0)
    return values / most if most > 0 else values


def _flags(values: Sequence[bool]) -> Vector:
    return np.array(values, dtype=np.float64)
