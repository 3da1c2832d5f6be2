"""How sure it is that an article belongs to a topic shown by examples; and from which likeness on articles tell one story.

Sites are drawn from clusters of DUC 2006 among unrelated articles (CNN, KPCrowd). Clusters are parted into two halves: what is reported of one
was trained on the other; what is shipped is trained on both.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from digest.relate import examples, profiles
from digest.relate.stories import stories
from training import models, streams
from training.streams import Told

Matrix = NDArray[np.float64]

FEATURES = {
    "examples": "log(0.01 + mean likeness to the examples)",
    "cohesion": "log(0.01 + mean likeness of the examples to each other)",
    "rival": "log(0.01 + likeness to the examples of the nearest other topic, or to the nearest counter-example)",
    "general": "log(0.01 + mean likeness to all articles)",
}
_SITES = 40  # drawn from each half
_THRESHOLDS = (0.14, 0.16, 0.18, 0.2, 0.22, 0.25)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Articles of drawn sites against their topics."""

    features: Matrix
    belongs: NDArray[np.bool_]
    hard: NDArray[np.bool_]
    """Whether the article is from a cluster at all, this or another."""


def train() -> None:
    """Write `digest/data/models/topics.json`."""
    told = streams.read()
    halves = [_sites(told, half) for half in (0, 1)]
    held = [_reached(_fitted([halves[1 - half]]), halves[half]) for half in (0, 1)]
    fitted = _fitted(halves)
    model = models.linear(FEATURES, fitted.coef_[0], float(fitted.intercept_[0]))
    models.write(
        "topics",
        model,
        about="log-odds that an article belongs to a topic of which some examples are given",
        trained="logistic regression on sites drawn from the clusters of DUC 2006, with articles of CNN and KPCrowd that belong to none",
        measured={"on clusters not trained on, in per cent": held, "stories": _stories(told)},
    )


def _fitted(drawn: Sequence[Drawn]) -> LogisticRegression:
    features = np.concatenate([one.features for one in drawn])
    return LogisticRegression(C=10, max_iter=1000).fit(features, np.concatenate([one.belongs for one in drawn]))


def _sites(told: Sequence[Told], half: int) -> Drawn:
    parts = [_site(told, half, random.Random(1000 * half + number)) for number in range(_SITES)]
    return Drawn(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _site(told: Sequence[Told], half: int, rng: random.Random) -> tuple[Matrix, NDArray[np.bool_], NDArray[np.bool_]]:
    """A site of several sizes: clusters, some of them topics with one to six examples, and articles of neither."""
    clusters = streams.clusters(told, half)
    chosen = rng.sample(sorted(clusters), rng.choice([3, 8, 15, 22]))
    here = [
        one for name in chosen for one in rng.sample(clusters[name], min(len(clusters[name]), rng.choice([6, 12, 25])))
    ]
    here += rng.sample(streams.others(told, half), rng.choice([0, 30, 150, 400]))
    topics = rng.sample(chosen, min(len(chosen), rng.choice([1, 2, 3, 6, 12])))
    places = {name: [at for at, one in enumerate(here) if one.story == name] for name in topics}
    given = [rng.sample(places[name], min(len(places[name]) - 1, rng.choice([1, 2, 3, 3, 3, 4, 6]))) for name in topics]
    features = examples.measured(profiles.vectors([one.profile for one in here]), given, [[] for _ in given])
    kept = np.array([[at not in some for at in range(len(here))] for some in given])
    belongs = np.array([[one.story == name for one in here] for name in topics])
    hard = np.array([[one.kind == "cluster" for one in here]] * len(topics))
    return features[kept], belongs[kept], hard[kept]


def _reached(fitted: LogisticRegression, drawn: Drawn) -> dict[str, object]:
    chances = fitted.predict_proba(drawn.features)[:, 1]
    rows: dict[str, object] = {"articles": len(chances), "belonging": int(drawn.belongs.sum())}
    for least in (0.5, 0.7, 0.8, 0.9):
        found = chances >= least
        rows[f"from {least} on"] = {
            "precision": _share(drawn.belongs[found]),
            "precision beside other clusters only": _share(drawn.belongs[found & drawn.hard]),
            "recall": _share(found[drawn.belongs]),
        }
    rows["said and found"] = dict(_reliability(chances, drawn.belongs))
    rows["expected calibration error"] = _calibration(chances, drawn.belongs)
    return rows


def _bins(chances: Matrix) -> list[NDArray[np.bool_]]:
    place = np.minimum((chances * 10).astype(int), 9)
    return [place == number for number in range(10)]


def _reliability(chances: Matrix, belongs: NDArray[np.bool_]) -> Iterator[tuple[str, list[float]]]:
    """Of each tenth of probability: the mean probability, the share that belongs, how many."""
    for number, inside in enumerate(_bins(chances)):
        if inside.any():
            yield f"0.{number}", [_share(chances[inside]), _share(belongs[inside]), int(inside.sum())]


def _calibration(chances: Matrix, belongs: NDArray[np.bool_]) -> float:
    gaps = (
        abs(chances[inside].mean() - belongs[inside].mean()) * inside.mean()
        for inside in _bins(chances)
        if inside.any()
    )
    return round(100 * float(sum(gaps)), 2)


def _stories(told: Sequence[Told]) -> dict[str, dict[str, list[float]]]:
    """B³ F by kind of stream and threshold, on both halves."""
    made: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for half in (0, 1):
        for kind, stream in streams.streams(told, half):
            for least in _THRESHOLDS:
                found = stories([one.profile for one in stream], least)
                made[kind][str(least)].append(round(100 * streams.b_cubed([one.story for one in stream], found), 1))
    return {kind: dict(rows) for kind, rows in made.items()}


def _share(values: NDArray[np.bool_] | Matrix) -> float:
    return round(100 * float(values.mean()), 1) if len(values) else 0.0
