"""The sentences that stand for an article, by one of ten methods with one interface.

The only importer of sumy, whose methods are given our sentences and stems; nothing is downloaded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digest import words
from digest.analyse import news
from digest.analyse.selection import select
from digest.model import Article, Method, Reason, Sentence, SummaryOptions, SummarySentence

_CONVERGED = 1e-9
"""The change of LexRank's vector at which it has settled; sumy's own 0.1 stops before the order of ranks is final."""
_STEPS = 1000

Scored = tuple[float, tuple[Reason, ...]]


def summary(article: Article, sentences: Sequence[Sentence], options: SummaryOptions) -> tuple[SummarySentence, ...]:
    """The chosen sentences in reading order, each with its score and what the score is made of."""
    scored = scores(article, sentences, options.method)
    chosen = select(sentences, [score for score, _ in scored], options, article.language.text)
    return tuple(
        SummarySentence(sentences[at].index, sentences[at].text, scored[at][0], scored[at][1]) for at in chosen
    )


def scores(article: Article, sentences: Sequence[Sentence], method: Method) -> tuple[Scored, ...]:
    """The score of each sentence by `method`, the higher the better, with the features it is made of."""
    if not sentences:
        return ()
    if method == "news":
        return news.scores(article, sentences)
    if method == "lead":
        return tuple((score, (Reason("position", score),)) for score in _lead(len(sentences)))
    return tuple((score, (Reason(method, score),)) for score in _sumy(article, sentences, method))


def _lead(count: int) -> list[float]:
    return [round(1 - at / count, 4) for at in range(count)]


# -- sumy -------------------------------------------------------------------------------------------


def _sumy(article: Article, sentences: Sequence[Sentence], method: Method) -> list[float]:
    """The ratings that sumy gives; 0 for wordless sentences and repetitions, which it cannot take."""
    language = article.language.text
    stems: dict[str, tuple[str, ...]] = {}
    for sentence in sentences:
        if sentence.text not in stems:
            stems[sentence.text] = words.stems(sentence.text, language, content_only=True)
    texts = [text for text, row in stems.items() if row]
    if not texts:
        return [0.0] * len(sentences)
    blocks = {sentence.text: sentence.block for sentence in reversed(sentences)}
    document = _document(article, texts, stems, blocks)
    ratings = dict(zip(texts, _METHODS[method](document, article), strict=True))
    first = {sentence.text: at for at, sentence in reversed(list(enumerate(sentences)))}
    least = min(ratings.values())
    return [
        round(float(ratings.get(sentence.text, least)), 6) if first[sentence.text] == at else round(float(least), 6)
        for at, sentence in enumerate(sentences)
    ]


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


def _lexrank(document: Any, _article: Article) -> list[float]:
    rows = [sentence.words for sentence in document.sentences]
    return [float(rank) for rank in lexrank(lexrank_matrix(rows))]


def lexrank_matrix(rows: Sequence[Sequence[str]], threshold: float = 0.1) -> NDArray[np.float64]:
    """Sumy's LexRank matrix, a row for each sentence, by matrix products instead of loops over pairs."""
    column = {stem: at for at, stem in enumerate(sorted({stem for row in rows for stem in row}))}
    counts = np.zeros((len(rows), len(column)))
    for at, row in enumerate(rows):
        for stem in row:
            counts[at, column[stem]] += 1
    most = counts.max(axis=1, initial=1.0, keepdims=True)
    idf = np.log(len(rows) / (1 + (counts > 0).sum(axis=0)))
    vectors = counts / most * idf
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(norms == 0, 1, norms)
    linked = (vectors @ vectors.T > threshold).astype(float)
    degrees: NDArray[np.float64] = linked.sum(axis=1, keepdims=True)
    matrix: NDArray[np.float64] = linked / np.where(degrees == 0, 1, degrees)
    return matrix


def lexrank(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """The vector that power iteration on `matrix` settles at; all zeros where no sentence is linked."""
    ranks = np.full(len(matrix), 1 / len(matrix))
    for _ in range(_STEPS):
        following: NDArray[np.float64] = matrix.T @ ranks
        length = float(np.linalg.norm(following))
        if length == 0:
            return np.zeros(len(matrix))
        following /= length
        if float(np.linalg.norm(following - ranks)) < _CONVERGED:
            return following
        ranks = following
    return ranks


def _textrank(document: Any, _article: Article) -> list[float]:
    from sumy.summarizers.text_rank import TextRankSummarizer

    return _rated(TextRankSummarizer(), document)


def _lsa(document: Any, _article: Article) -> list[float]:
    from sumy.summarizers.lsa import LsaSummarizer

    class Lsa(LsaSummarizer):  # type: ignore[misc]
        """LSA whose matrix has its rows in alphabetical order instead of that of a set."""

        def _create_dictionary(self, document: Any) -> dict[str, int]:
            return {stem: at for at, stem in enumerate(sorted(set(document.words)))}

    if len(set(document.words)) < len(document.sentences):
        return [0.0] * len(document.sentences)
    return [round(rating, 6) for rating in _rated(Lsa(), document)]


def _luhn(document: Any, _article: Article) -> list[float]:
    from sumy.summarizers.luhn import LuhnSummarizer

    return _rated(LuhnSummarizer(), document)


def _edmundson(document: Any, article: Article) -> list[float]:
    from sumy.summarizers.edmundson import EdmundsonSummarizer

    summarizer = EdmundsonSummarizer(cue_weight=0.0)
    title = frozenset(words.stems(article.title.text, article.language.text, content_only=True))
    summarizer.null_words = title or frozenset({""})
    return _rated(summarizer, document)


def _sum_basic(document: Any, _article: Article) -> list[float]:
    from sumy.summarizers.sum_basic import SumBasicSummarizer

    return _rated(SumBasicSummarizer(), document)


def _kl(document: Any, _article: Article) -> list[float]:
    from sumy.summarizers.kl import KLSummarizer

    return _rated(KLSummarizer(), document)


def _reduction(document: Any, _article: Article) -> list[float]:
    from sumy.summarizers.reduction import ReductionSummarizer

    return _rated(ReductionSummarizer(), document)


_METHODS: Mapping[str, Callable[[Any, Article], list[float]]] = {
    "lexrank": _lexrank,
    "textrank": _textrank,
    "lsa": _lsa,
    "luhn": _luhn,
    "edmundson": _edmundson,
    "sum-basic": _sum_basic,
    "kl": _kl,
    "reduction": _reduction,
}
