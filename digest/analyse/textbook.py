"""Sentences rated by the textbook methods under sumy's names, given our sentences and stems; nothing is downloaded.

The only importer of sumy. What sumy works out in plain Python over all pairs of sentences is done by `ranks`, which gives the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from digest import words
from digest.analyse import ranks
from digest.analyse.incidence import Rows, Vector
from digest.model import Article, Method, Sentence
from digest.terms import terms

_DIGITS = 6
"""Ratings are rounded to these, so that no tie is decided by the order of a sum."""


def ratings(article: Article, sentences: Sequence[Sentence], method: Method) -> list[float]:
    """What each sentence is worth by `method`; repetitions the least, and so are wordless sentences, which sumy takes for LexRank only."""
    language = article.language.text
    order = [sentence.text for sentence in sentences]
    stems = {text: terms(text, language).content for text in dict.fromkeys(order)}
    if not any(stems.values()):
        return [0.0] * len(sentences)
    texts = [text for text, row in stems.items() if row or method == "lexrank"]
    if method in _BY_WORDS:
        title = words.stems(article.title.text, language, content_only=True)
        found = _BY_WORDS[method]([stems[text] for text in texts], title).tolist()
    else:
        blocks = {sentence.text: sentence.block for sentence in reversed(sentences)}
        found = _BY_SUMY[method](_document(article, texts, stems, blocks), article)
    rated = [round(value, _DIGITS) for value in found]
    if len(rated) == len(order):
        return rated
    least = min(rated)
    left = dict(zip(texts, rated, strict=True))
    return [left.pop(text, least) for text in order]


def _lsa(rows: Rows, title: Sequence[str]) -> Vector:
    return ranks.lsa(rows, len({*title, *(stem for row in rows for stem in row)}))


_BY_WORDS: Mapping[str, Callable[[Rows, Sequence[str]], Vector]] = {
    "lexrank": lambda rows, _title: ranks.lexrank(rows),
    "textrank": lambda rows, _title: ranks.textrank(rows),
    "lsa": _lsa,
    "sum-basic": lambda rows, _title: ranks.sum_basic(rows),
    "kl": lambda rows, _title: ranks.kl(rows),
    "reduction": lambda rows, _title: ranks.reduction(rows),
}


# -- sumy -------------------------------------------------------------------------------------------


class _Stems:
    """What sumy calls a tokenizer: looks up the stems that we have found."""

    def __init__(self, stems: Mapping[str, tuple[str, ...]]) -> None:
        self._stems = stems

    def to_words(self, text: str) -> tuple[str, ...]:
        return self._stems.get(text, ())


def _document(
    article: Article, texts: Sequence[str], stems: Mapping[str, tuple[str, ...]], blocks: Mapping[str, int]
) -> Any:
    """The article as sumy has it: its title as a heading, its paragraphs with their sentences."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph
    from sumy.models.dom import Sentence as SumySentence

    title = article.title.text.strip()
    titled = {**stems, title: words.stems(title, article.language.text, content_only=True)}
    tokenizer = _Stems(titled)
    paragraphs: dict[int, list[Any]] = {}
    for text in texts:
        paragraphs.setdefault(blocks[text], []).append(SumySentence(text, tokenizer))
    heading = Paragraph([SumySentence(title, tokenizer, is_heading=True)])
    return ObjectDocumentModel([heading, *(Paragraph(rows) for rows in paragraphs.values())])


def _rated(summarizer: Any, document: Any) -> list[float]:
    """The rating of each sentence, which sumy's summarizers hand to their own choosing of the best."""
    kept: list[float] = []

    def keep(sentences: Any, _count: int, rating: Any, *args: Any) -> tuple[()]:
        rate = rating.__getitem__ if isinstance(rating, dict) else rating
        kept.extend(float(rate(sentence, *args)) for sentence in sentences)
        return ()

    summarizer._get_best_sentences = keep
    summarizer(document, 0)
    return kept


def _luhn(document: Any, _article: Article) -> list[float]:
    from sumy.summarizers.luhn import LuhnSummarizer

    class Luhn(LuhnSummarizer):  # type: ignore[misc]
        """Luhn with its significant words in a set: each word of the text is looked up in them."""

        def _get_significant_words(self, words: Any) -> frozenset[str]:
            return frozenset(super()._get_significant_words(words))

    return _rated(Luhn(), document)


def _edmundson(document: Any, article: Article) -> list[float]:
    from sumy.summarizers.edmundson import EdmundsonSummarizer

    summarizer = EdmundsonSummarizer(cue_weight=0.0)
    title = frozenset(words.stems(article.title.text, article.language.text, content_only=True))
    summarizer.null_words = title or frozenset({""})
    return _rated(summarizer, document)


_BY_SUMY: Mapping[str, Callable[[Any, Article], list[float]]] = {"luhn": _luhn, "edmundson": _edmundson}
