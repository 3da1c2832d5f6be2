"""The method `news`: what can be told of a sentence, weighed and added by a small model that was trained on news.

`training/news.py` finds the weights, docs/summaries.md says what they reach. Languages without training data have a model of their own,
which reads only what needs no list of words.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from digest import background, scoring
from digest.analyse.features import FEATURES, features
from digest.analyse.occurrences import Vector
from digest.model import Article, Reason, Sentence
from digest.scoring import Matrix, Model
from digest.terms import terms

TITLE = "title"
"""The column beside `FEATURES`: the share of the title's words, the rarer in news the weightier, that a sentence has."""

_MODELS = {"en": "news"}
_OTHERS = "plain"
_LEAST = 0.00005
"""The share in a score below which a feature is not given as a reason."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The sentences of an article, each with its score."""

    scores: tuple[float, ...]
    """The higher the better; 0 is the average of the article."""
    _model: Model
    _rows: Matrix

    def reasons(self, at: int) -> tuple[Reason, ...]:
        """What each feature adds to the score of a sentence, beside the average sentence of the article."""
        shares = self._model.shares(self._rows[at])
        return tuple(Reason(name, round(share, 4)) for name, share in shares.items() if abs(share) >= _LEAST)


def ranking(article: Article, sentences: Sequence[Sentence]) -> Ranking:
    """The sentences, at least one, ranked by the model for the language."""
    model = scoring.load(_MODELS.get(article.language.text.partition("-")[0].lower(), _OTHERS))
    rows = deviations(article, sentences)[:, _columns(model.features)]
    return Ranking(tuple(round(float(score), 6) for score in model.scores(rows)), model, rows)


def deviations(article: Article, sentences: Sequence[Sentence]) -> Matrix:
    """A row for each sentence: how far its `FEATURES` and the likeness to the title are from the average of the article."""
    rows = np.column_stack([features(article, sentences), _title(article, sentences)])
    centred: Matrix = rows - rows.mean(axis=0)
    return centred


@functools.cache
def _columns(names: tuple[str, ...]) -> list[int]:
    known = [*FEATURES, TITLE]
    return [known.index(name) for name in names]


def _title(article: Article, sentences: Sequence[Sentence]) -> Vector:
    title, language = article.title.text, article.language.text
    if not title or sentences[0].text.startswith(title.rstrip("…")):
        # A title that was made of the opening tells nothing that the opening does not.
        return np.zeros(len(sentences))
    wanted = {stem: background.rarity(stem, language) for stem in terms(title, language).content}
    whole = math.fsum(wanted.values()) or 1.0
    rows = (dict.fromkeys(terms(sentence.text, language).content) for sentence in sentences)
    return np.array([math.fsum(wanted[stem] for stem in row if stem in wanted) / whole for row in rows])
