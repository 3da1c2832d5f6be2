"""Whether a later sentence tells what became of a forecast: a logistic regression over what can be seen of both.

It is fitted on pairs of news sentences that were read and judged for this project, and on the forecasts of the annotated stories, each
with all later sentences that it is compared with. Its constant is set so that of the pairs that score 0 and more, three of four tell it,
each pair scored by a model that has not seen its cluster or story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from digest.identity import identity
from digest.model import Analysis, Article
from digest.relate import forecasts, outcomes
from digest.relate.coming import Meeting
from digest.relate.groups import Groups
from digest.relate.ledger import Ledger
from digest.relate.reading import readings, sentences
from digest.relate.vectors import Vector
from tests import stories
from training import data, judged, models

Matrix = NDArray[np.float64]

_FILE = Path(__file__).with_name("outcomes.tsv")
_STRENGTH = 0.03
"""C of the regression on standardised traits."""
_PRECISION = 0.75
_PARTS = 10


@dataclass(frozen=True, slots=True)
class Case:
    """A forecast and a later sentence."""

    group: str
    """The cluster or story."""
    news: bool
    tells: bool
    found: dict[str, float]


def train() -> None:
    """Write `digest/data/models/outcomes.json`."""
    cases = [*news(), *own()]
    scores, wanted = held_out(cases), np.array([case.tells for case in cases])
    is_news = np.array([case.news for case in cases])
    shift = _shift(scores, wanted)
    measured = {
        name: _measured(scores[kind], wanted[kind], shift) for name, kind in (("news", is_news), ("stories", ~is_news))
    }
    weights, base = _fitted(cases)
    models.write(
        "outcomes",
        models.linear(outcomes.NAMES, weights, base - shift),
        about="log-odds that a later sentence tells what became of a forecast; above 0, three of four do",
        trained="judged pairs of DUC 2006 clusters and the project's annotated stories; measured on clusters and stories left out",
        measured=measured,
    )


def news() -> Iterator[Case]:
    """The judged pairs of news clusters; those that may be judged either way are left out."""
    wanted: dict[str, list[list[str]]] = defaultdict(list)
    for line in _FILE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            cluster, *rest = line.split("\t")
            wanted[cluster].append(rest)
    for row in data.rows("multi_duc2006"):
        if row["id"] in wanted:
            read = [judged.opened(document["id"], document["text"]) for document in row["docs"]]
            named = {article.id: document["id"] for (article, _), document in zip(read, row["docs"], strict=True)}
            yield from _cluster(row["id"], read, named, wanted[row["id"]])


def own() -> Iterator[Case]:
    """The forecasts of each annotated story of the development set with all sentences that they are compared with."""
    for path in stories.named():
        if stories.present(path):
            told = stories.story(path)
            rows = {told.spot(row[0]): told.spots(row[2:]) for row in told.rows("forecasts")}
            became = {told.spot(row[0]): row[1] == "happened" for row in told.rows("forecasts")}
            for meeting in _meetings(list(told.pairs)):
                spots = [
                    (one.place.article, one.place.sentence) for one in (meeting.said.vector, meeting.told.report.vector)
                ]
                tells = meeting.came == became.get(spots[0]) and spots[1] in rows[spots[0]]
                yield Case(told.name, False, tells, dict(meeting.traits))


def held_out(cases: Sequence[Case]) -> Matrix:
    """The score of each case by a model that has not seen its story, or its part of the clusters."""
    groups = sorted({case.group for case in cases if case.news})
    parts = np.array([str(groups.index(case.group) % _PARTS) if case.news else case.group for case in cases])
    scores = np.zeros(len(cases))
    for part in sorted(set(parts)):
        held = parts == part
        weights, base = _fitted([case for case, out in zip(cases, held, strict=True) if not out])
        scores[held] = _rows([case for case, out in zip(cases, held, strict=True) if out]) @ weights + base
    return scores


def _cluster(
    name: str, read: Sequence[tuple[Article, Analysis]], named: dict[str, str], wanted: Sequence[list[str]]
) -> Iterator[Case]:
    labels = {((one, first), (other, second)): label for one, first, other, second, label in wanted}
    read_of = {place for place, _ in labels}
    for meeting in _meetings(read, lambda vector: (named[vector.place.article], identity(vector.source)) in read_of):
        one, other = (
            (named[it.place.article], identity(it.source)) for it in (meeting.said.vector, meeting.told.report.vector)
        )
        label = labels.get((one, other), "either")
        if label != "either":
            yield Case(name, True, label == ("happened" if meeting.came else "not"), dict(meeting.traits))


def _meetings(
    read: Sequence[tuple[Article, Analysis]], is_wanted: Callable[[Vector], bool] = lambda _: True
) -> Iterator[Meeting]:
    articles, analyses = [article for article, _ in read], [analysis for _, analysis in read]
    found = readings(articles, analyses)
    coming = forecasts.coming(articles, found)
    book = Ledger(articles, analyses, Groups(sentences(found), []), {one.vector.place: one.day for one in coming})
    for one in coming:
        if is_wanted(one.vector):
            yield from book.meetings(one)


def _rows(cases: Sequence[Case]) -> Matrix:
    return np.array([[case.found[name] for name in outcomes.NAMES] for case in cases])


def _fitted(cases: Sequence[Case]) -> tuple[Matrix, float]:
    rows, wanted = _rows(cases), np.array([case.tells for case in cases])
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    fitted = LogisticRegression(C=_STRENGTH, max_iter=3000).fit((rows - mean) / scale, wanted)
    weights = fitted.coef_[0] / scale
    return weights, float(fitted.intercept_[0] - weights @ mean)


def _shift(scores: Matrix, wanted: NDArray[np.bool_]) -> float:
    """The least score from which on as many tell it as should."""
    order = np.argsort(-scores, kind="stable")
    precision = np.cumsum(wanted[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(precision >= _PRECISION)
    return float(scores[order[enough[-1]]]) if len(enough) else float(scores.max())


def _measured(scores: Matrix, wanted: NDArray[np.bool_], shift: float) -> dict[str, float]:
    told = scores >= shift
    right = float((told & wanted).sum())
    return {
        "pairs": len(wanted),
        "telling": int(wanted.sum()),
        "average precision": round(100 * float(average_precision_score(wanted, scores)), 1),
        "precision": round(100 * right / max(int(told.sum()), 1), 1),
        "recall": round(100 * right / int(wanted.sum()), 1),
    }
