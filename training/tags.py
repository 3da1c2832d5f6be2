"""Trains `tags.json`: how well a name or noun phrase would serve as a tag.

What people think important is read from three sets: the highlights of CNN articles, the topics and summaries of DUC 2006's
clusters, and KPCrowd's key phrases. A phrase is wanted as far as these have it; single words are wanted less, as
they file too much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from digest import aliases, api, scoring, segment, words
from digest.analyse import worth
from digest.analyse.chunks import chunks
from digest.analyse.names import names
from digest.analyse.phrases import phrases
from digest.analyse.tags import is_name_for_tag
from training import data, models, rouge

_TREES = {
    "n_estimators": 60,
    "max_depth": 3,
    "learning_rate": 0.12,
    "min_samples_leaf": 40,
    "subsample": 0.5,
    "max_features": 0.5,
}
"""Found by cross-validation in two folds; deeper or more trees gain less than a point."""
_PRIOR = {"name": 0.8, "name of one word": 0.45, "phrase": 1.0, "noun": 0.2}
"""How much each sort is wanted where the sets have it: people file under phrases of two and three words and under full names."""
_PART, _WORDS = 0.6, 0.4
"""How far a phrase is wanted that the summary has within a longer one, and one whose words all stand in one of its lines."""
_EVERY = 3
"""One article in so many of each DUC cluster, as those of a cluster are alike."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article with its candidates and how much each is wanted."""

    group: str
    """Articles of one group are never divided between what is trained on and what is measured."""
    found: tuple[worth.Candidate, ...]
    rows: models.Matrix
    wanted: models.Matrix
    gold: frozenset[str]
    """The stems of the phrases people chose, in KPCrowd."""


def train() -> None:
    """Train on all sets, and measure F1 of KPCrowd's phrases in folds."""
    documents = list(_documents())
    measured = {"KPCrowd, cross-validated in 2 folds": _cross_validated(documents)}
    fitted = _fitted(documents)
    about = "How well a name or a noun phrase would serve as a tag of its article."
    trained = (
        "On 519 CNN/DailyMail validation articles with highlights, a third of DUC 2006 and 500 articles of KPCrowd."
    )
    models.write("tags", fitted, about=about, trained=trained, measured=measured)


def _fitted(documents: Sequence[Document]) -> dict[str, Any]:
    rows = np.vstack([one.rows for one in documents])
    wanted = np.concatenate([one.wanted for one in documents])
    # Each article counts the same, however many candidates it has.
    weight = np.concatenate([np.full(len(one.wanted), 100 / len(one.wanted)) for one in documents])
    return models.boosted(worth.FEATURES, rows, wanted, weight=weight, **_TREES)


def _cross_validated(documents: Sequence[Document]) -> dict[str, float]:
    groups = {name: at % 2 for at, name in enumerate(sorted({one.group for one in documents}))}
    got: dict[int, list[float]] = {5: [], 10: []}
    for fold in (0, 1):
        model = scoring.model(_fitted([one for one in documents if groups[one.group] != fold]))
        for one in documents:
            if groups[one.group] == fold and one.gold:
                order = np.argsort(-model.scores(one.rows), kind="stable")
                labels = list(dict.fromkeys(_key(one.found[at].label) for at in order))
                for count, scores in got.items():
                    scores.append(_f1(labels[:count], one.gold, count))
    return {f"F1@{count}": round(100 * float(np.mean(scores)), 1) for count, scores in got.items()}


def _f1(labels: Sequence[str], gold: frozenset[str], count: int) -> float:
    hits = len(gold & set(labels))
    return 2 * hits / (count + len(gold))


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
    named = [name for name in names(article, sentences, aliases.table()) if is_name_for_tag(name, article)]
    found = worth.candidates(named, phrases(article, sentences), article.language.text)
    if not found:
        return
    gold = frozenset(map(_key, keys))
    if keys:
        wanted = [float(_key(one.label) in gold) for one in found]
    else:
        forms = {name.label: (name.label, *name.forms) for name in named}
        heard = _Heard.of(summaries, topic, least)
        wanted = [heard.name(forms[one.label]) if one.kind != "phrase" else heard.phrase(one) for one in found]
    scaled = np.array([value * _prior(one) for one, value in zip(found, wanted, strict=True)])
    yield Document(group, found, worth.features(found, article, sentences), scaled, gold)


def _prior(one: worth.Candidate) -> float:
    single = len(one.stems) == 1
    if one.kind == "phrase":
        return _PRIOR["noun" if single else "phrase"]
    return _PRIOR["name of one word" if single else "name"]


def _key(phrase: str) -> str:
    return " ".join(rouge.stems(phrase))


@dataclass(frozen=True, slots=True)
class _Heard:
    """What summaries of an article, and its topic's title, speak of."""

    texts: tuple[str, ...]
    """Folded words with a space round each."""
    lines: tuple[str, ...]
    """Stems with a space round each."""
    whole: frozenset[tuple[str, ...]]
    """The noun phrases of enough summaries, or of the topic."""
    least: int

    @classmethod
    def of(cls, summaries: Sequence[str], topic: str, least: int) -> _Heard:
        each = [set(_phrases_of(text)) for text in summaries]
        often = {one for row in each for one in row if sum(one in other for other in each) >= least}
        lines = tuple(f" {' '.join(words.stems(line, 'en'))} " for text in summaries for line in text.split("\n"))
        texts = tuple(_folded(text) for text in summaries)
        return cls(texts, lines, frozenset(often | set(_phrases_of(topic))), least)

    def name(self, forms: Iterable[str]) -> float:
        """1 where enough summaries have one of the forms."""
        row = [_folded(form) for form in forms]
        return float(sum(any(form in text for form in row) for text in self.texts) >= self.least)

    def phrase(self, one: worth.Candidate) -> float:
        """1 for a phrase of a summary, less for a part of one and for words that stand apart."""
        if one.stems in self.whole:
            return 1.0
        if len(one.stems) == 1:
            return 0.0
        if sum(f" {' '.join(one.stems)} " in line for line in self.lines) >= self.least:
            return 0.9 if one.whole else _PART
        return _WORDS if any(set(one.stems) <= set(line.split()) for line in self.lines) else 0.0


def _phrases_of(text: str) -> Iterator[tuple[str, ...]]:
    for line in text.replace(". ", "\n").split("\n"):
        yield from (tuple(words.stem(word, "en") for word in one.words) for one in chunks(line) if one.whole)


def _folded(text: str) -> str:
    return f" {' '.join(words.fold(word) for word in words.words(text))} "
