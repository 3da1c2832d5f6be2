"""Trains `tags.json` and `tags_plain.json`: how well a name or noun phrase would serve as a tag.

What people think important is read from three sets: the highlights of CNN articles, the topics and summaries of DUC 2006's
clusters, and KPCrowd's key phrases. A phrase is wanted as far as these have it; single words are wanted less, as
they file too much.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from digest import aliases, api, scoring, segment
from digest.analyse import tags, worth
from digest.analyse.names import names
from digest.model import Article, Name
from digest.tagging import varied
from training import data, models, rouge
from training.highlights import Heard, key, spoken_of

_TREES = {
    "n_estimators": 60,
    "max_depth": 3,
    "learning_rate": 0.12,
    "min_samples_leaf": 40,
    "subsample": 0.5,
    "max_features": 0.5,
}
"""Found by cross-validation in two folds; deeper or more trees gain less than a point."""
_PRIOR = {"name": 0.9, "name of one word": 0.6, "phrase": 1.0, "noun": 0.3}
"""How much each sort is wanted where the sets have it, an editor's taste set by hand: `docs/tags.md` says why."""
_EVERY = 3
"""One article in so many of each DUC cluster, as those of a cluster are alike."""
_FOLDS = 2
_COUNTS = (5, 10)
"""Tags that are looked at."""
_ENGLISH = ("adjectives", "proper", "rarity", "rarest", "head_rarity")
"""What only English has; `tags_plain.json` is trained with these held at nothing."""
_DRAWS = 2000
"""Samples of a bootstrap."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article with its candidates and how much each is wanted."""

    group: str
    """Articles of one group are never divided between what is trained on and what is measured."""
    article: Article
    found: tuple[worth.Candidate, ...]
    rows: models.Matrix
    wanted: models.Matrix
    """As the sets have it."""
    prior: models.Matrix
    """What that is multiplied by."""
    gold: frozenset[str]
    """The stems of the phrases that a crowd chose, or of the names and phrases of the highlights; empty for a cluster's."""


def train() -> None:
    """Train both models on all sets, and measure them on articles that the measured trees have not seen."""
    documents = list(_documents())
    baseline = [_by_place(one) for one in documents]
    flat = [replace(one, prior=np.ones(len(one.prior))) for one in documents]
    beside = {"without the prior": _measured(flat, baseline)}
    about = "How well a name or a noun phrase would serve as a tag of its article."
    _write("tags", documents, about, {**_measured(documents, baseline), **beside})
    blind = [list(worth.FEATURES).index(name) for name in _ENGLISH]
    plain = [_without(one, blind) for one in documents]
    about = (
        "The same for other languages than English: what only English has was nothing in training. Measured on English."
    )
    _write("tags_plain", plain, about, _measured(plain, baseline))


def _write(name: str, documents: Sequence[Document], about: str, measured: Mapping[str, Any]) -> None:
    sets = {"cnn": "CNN/DailyMail validation articles", "duc": "of DUC 2006", "kp": "of KPCrowd"}
    sizes = (f"{sum(one.group.startswith(f'{mark} ') for one in documents)} {text}" for mark, text in sets.items())
    models.write(name, _fitted(documents), about=about, trained=f"On {', '.join(sizes)}.", measured=measured)


def _without(one: Document, blind: Sequence[int]) -> Document:
    rows = one.rows.copy()
    rows[:, blind] = 0.0
    return replace(one, rows=rows)


def _fitted(documents: Sequence[Document]) -> dict[str, Any]:
    rows = np.vstack([one.rows for one in documents])
    wanted = np.concatenate([one.wanted * one.prior for one in documents])
    # Each article counts the same, however many candidates it has.
    weight = np.concatenate([np.full(len(one.wanted), 100 / len(one.wanted)) for one in documents])
    return models.boosted(worth.FEATURES, rows, wanted, weight=weight, **_TREES)


def _measured(documents: Sequence[Document], baseline: Sequence[Sequence[str]]) -> dict[str, Any]:
    """What the first tags reach on articles of the fold that was not trained on, beside `baseline` in the same choice."""
    ours = _held_out(documents)

    def compared(mark: str, score: Callable[[Sequence[str], frozenset[str]], float]) -> dict[str, Any]:
        rows = [
            (100 * score(got, one.gold), 100 * score(other, one.gold))
            for one, got, other in zip(documents, ours, baseline, strict=True)
            if one.gold and one.group.startswith(mark)
        ]
        both = np.array([row for row in rows if not math.isnan(row[0])]).T
        return {
            "tags": _interval(both[0]),
            "frequency × position": _interval(both[1]),
            "p": round(rouge.better(both[0], both[1])[1], 4),
        }

    return {
        "how": f"as chosen for articles held out, in {_FOLDS} folds; [mean, 95 % interval]; p: how likely a bootstrap finds no gain",
        **{f"KPCrowd F1@{k}": compared("kp", functools.partial(_f1, count=k)) for k in _COUNTS},
        **{f"CNN highlights, recall@{k}": compared("cnn", functools.partial(_recall, count=k)) for k in _COUNTS},
        **{
            f"CNN highlights, more than one word, recall@{k}": compared(
                "cnn", functools.partial(_recall, count=k, least=1)
            )
            for k in _COUNTS
        },
    }


def _held_out(documents: Sequence[Document]) -> list[Sequence[str]]:
    """The tags of each document by trees that have not seen it."""
    folds = {name: at % _FOLDS for at, name in enumerate(sorted({one.group for one in documents}))}
    trees = [scoring.model(_fitted([one for one in documents if folds[one.group] != fold])) for fold in range(_FOLDS)]
    return [_chosen(tags.ranked(one.article, one.found, one.rows, trees[folds[one.group]])) for one in documents]


def _interval(scores: models.Matrix) -> list[float]:
    drawn = np.random.default_rng(1).integers(0, len(scores), (_DRAWS, len(scores)))
    low, high = np.percentile(scores[drawn].mean(axis=1), [2.5, 97.5])
    return [round(float(value), 1) for value in (scores.mean(), low, high)]


def _f1(labels: Sequence[str], gold: frozenset[str], *, count: int) -> float:
    return 2 * len(gold & set(labels[:count])) / (count + len(gold))


def _recall(labels: Sequence[str], gold: frozenset[str], *, count: int, least: int = 0) -> float:
    """The share of `gold` with at least `least` spaces that is found; no number where there is none."""
    wanted = {one for one in gold if one.count(" ") >= least}
    return len(wanted & set(labels[:count])) / len(wanted) if wanted else math.nan


def _chosen(order: Sequence[tags.Ranked]) -> list[str]:
    """The stems of the first tags."""
    return [key(tag.label) for tag in varied([each.tag for each in order], (), max(_COUNTS), "en")]


def _by_place(one: Document) -> list[str]:
    """The tags by how often a candidate stands in the text over how late it first does."""
    columns = list(worth.FEATURES)
    often, late = (one.rows[:, columns.index(name)] for name in ("often", "first"))
    product = scoring.model({"features": ["product"], "base": 0, "weights": {"product": 1}})
    return _chosen(tags.ranked(one.article, one.found, (often * (1 - late))[:, None], product))


def _documents() -> Iterator[Document]:
    for row in data.rows("kp_kpcrowd500"):
        yield from _document(f"kp {row['id']}", row["text"].strip(), keys=row["keys"])
    for row in data.rows("single_cnn_val1000"):
        refs = row["refs"] if isinstance(row["refs"], list) else [row["refs"]]
        yield from _document(f"cnn {row['id']}", row["text"].strip(), summaries=("\n".join(refs),))
    for cluster in data.rows("multi_duc2006"):
        for one in cluster["docs"][::_EVERY]:
            text = f"{one.get('title') or ''}\n\n{one['text']}".strip()
            yield from _document(
                f"duc {cluster['id']}", text, summaries=tuple(cluster["refs"]), topic=cluster["topic"], least=2
            )


def _document(
    group: str, text: str, *, keys: Sequence[str] = (), summaries: Sequence[str] = (), topic: str = "", least: int = 1
) -> Iterator[Document]:
    article = api.read_text(text)
    sentences = segment.sentences(article)
    named = names(article, sentences, aliases.table())
    found = tags.candidates(article, sentences, named)
    if not found:
        return
    if keys:
        gold = frozenset(map(key, keys))
        wanted = [float(key(one.label) in gold) for one in found]
    else:
        labels = {key(form): key(name.label) for name in reversed(named) for form in name.forms}
        gold = frozenset(labels.get(one, one) for one in spoken_of(summaries[0])) if least == 1 else frozenset()
        wanted = _heard(found, named, Heard.of(summaries, topic, least))
    rows = worth.features(found, article, sentences)
    yield Document(group, article, found, rows, np.array(wanted), np.array([_prior(one) for one in found]), gold)


def _heard(found: Iterable[worth.Candidate], named: Iterable[Name], heard: Heard) -> list[float]:
    forms = {name.label: (name.label, *name.forms) for name in named}
    return [heard.name(forms[one.label]) if one.kind != "phrase" else heard.phrase(one) for one in found]


def _prior(one: worth.Candidate) -> float:
    single = len(one.stems) == 1
    if one.kind == "phrase":
        return _PRIOR["noun" if single else "phrase"]
    return _PRIOR["name of one word" if single else "name"]
