"""The ranking of an article's sentences: a weighted sum found listwise, once for English and once without any word list.

A sentence is worth the stems and pairs of stems of the reference that it has (pairs counting 1.5), by its length plus eight
words: so that the long and the short do not win by their length. The weights are those under which the softmax of the scores of
an article comes nearest to that of these worths (ListNet, Cao and others 2007), with a quadratic penalty.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]

import digest
from digest import segment
from digest.analyse.features import FEATURES, LEXICAL
from digest.analyse.news import TITLE, deviations
from digest.analyse.selection import select
from digest.model import Article, Found, Sentence, SummaryOptions
from training import data, models, rouge
from training.models import Matrix

_PAIRS = 1.5
_BRIEF = 8
_SHARPNESS = 0.7
_PENALTY = 0.01
"""These four were chosen by cross-validation among a few values each."""
_FOLDS = 5
_REPEATS = 3
_STEPS = 60
_NOWHERE = "qaa"
"""A language that nobody speaks (ISO 639, private use): no stop words, no stems, no counts."""


@dataclass(frozen=True, slots=True)
class Case:
    """An article with what its sentences are worth."""

    article: Article
    sentences: tuple[Sentence, ...]
    rows: Matrix
    wanted: Matrix
    """The chance of each sentence to be the best."""
    references: tuple[rouge.Counts, ...]


def train() -> None:
    """Fit, measure by cross-validation and write both models."""
    texts = list(_texts())
    english = [_case(*text) for text in texts]
    unread = [_case(_in(_NOWHERE, article), sentences, references) for article, sentences, references in texts]
    plain = [name for name in FEATURES if name not in LEXICAL]
    _write("news", list(FEATURES), english, [], "how much a summary of an English news article gains by a sentence")
    _write("plain", plain, english, unread, "the same for other languages, by what needs no list of words")


def _texts() -> Iterator[tuple[Article, tuple[Sentence, ...], tuple[rouge.Counts, ...]]]:
    for row in data.rows("single_cnn_val1000"):
        article = digest.read_text(row["text"], name=f"{row['id']}.txt", media_type="text/plain")
        yield article, segment.sentences(article), tuple(rouge.counts(text) for text in row["refs"])


def _in(language: str, article: Article) -> Article:
    return dataclasses.replace(article, language=dataclasses.replace(article.language, text=language))


def _case(article: Article, sentences: tuple[Sentence, ...], references: tuple[rouge.Counts, ...]) -> Case:
    worths = np.array([_worth(sentence.text, references) for sentence in sentences])
    spread = (worths - worths.mean()) / (worths.std() or 1.0)
    return Case(article, sentences, deviations(article, sentences), _softmax(spread / _SHARPNESS), references)


def _worth(text: str, references: Sequence[rouge.Counts]) -> float:
    found = rouge.counts(text)
    singles, pairs = rouge.recall(found, references)
    length = float(np.mean([one.singles.total() for one in references]))
    return float((singles * length + _PAIRS * pairs * (length - 1)) / (found.singles.total() + _BRIEF))


def _softmax(values: Matrix) -> Matrix:
    raised = np.exp(values - values.max())
    chances: Matrix = raised / raised.sum()
    return chances


def fit(cases: Sequence[Case], columns: Sequence[int]) -> Matrix:
    """The weights of `columns`."""
    rows = np.vstack([case.rows[:, columns] for case in cases])
    scale = rows.std(axis=0) + 1e-9
    rows = rows / scale
    wanted = np.concatenate([case.wanted for case in cases])
    lengths = np.array([len(case.sentences) for case in cases])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        scores = rows @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts), lengths)
        raised = np.exp(scores)
        sums = np.add.reduceat(raised, starts)
        slope: Matrix = rows.T @ (raised / np.repeat(sums, lengths) - wanted) / len(cases) + 2 * _PENALTY * weights
        cost = float(np.log(sums).sum() - wanted @ scores) / len(cases) + _PENALTY * float(weights @ weights)
        return cost, slope

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    weights: Matrix = np.asarray(found.x, float) / scale
    return weights


def title_weight(weights: Matrix, columns: Sequence[int]) -> float:
    """The weight of the title's words beside the scores that `weights` give, found as those are.

    On the articles of DUC 2006, which have titles: a sentence is worth the number of summaries that took it.
    """
    scores, titles, wanted = [], [], []
    for rows, used in _taken():
        scores.append(rows[:, columns] @ weights)
        titles.append(rows[:, -1])
        wanted.append(used / used.sum())

    def loss(point: Matrix) -> float:
        chances = (_softmax(point[1] * score + point[0] * title) for score, title in zip(scores, titles, strict=True))
        return -sum(float(want @ np.log(chance)) for want, chance in zip(wanted, chances, strict=True))

    return float(minimize(loss, np.array([0.0, 1.0]), method="Nelder-Mead").x[0])


def _taken() -> Iterator[tuple[Matrix, Matrix]]:
    """For each article with a title that summaries took sentences from, its rows and how many took each sentence."""
    used: dict[str, list[tuple[str, int]]] = {}
    for cluster in data.rows("same_scu"):
        for sentence in cluster["sents"]:
            used.setdefault(sentence["doc"], []).append((_letters(sentence["text"]), sentence["used"]))
    for document in [document for cluster in data.rows("multi_duc2006") for document in cluster["docs"]]:
        if document["title"] and document["id"] in used:
            read = digest.read_text(document["text"], name="a.txt", media_type="text/plain")
            article = dataclasses.replace(read, title=Found(document["title"], "stated"))
            sentences = segment.sentences(article)
            texts = [_letters(sentence.text) for sentence in sentences]
            counts = [sum(number for text, number in used[document["id"]] if text in one) for one in texts]
            if any(counts):
                yield deviations(article, sentences), np.array(counts, float)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _write(name: str, names: Sequence[str], cases: Sequence[Case], more: Sequence[Case], about: str) -> None:
    columns = [list(FEATURES).index(one) for one in names]
    weights = fit([*cases, *more], columns)
    weights = np.append(weights, title_weight(weights, columns))
    lines = {
        **{one: FEATURES[one] for one in names},
        TITLE: "the share of the title's words that it has, the rare ones weightier",
    }
    made = models.linear(lines, weights)
    trained = (
        f"ListNet on {len(cases)} articles of CNN/DailyMail's validation part and their highlights"
        + (", read once as English and once as a language of which nothing is known" if more else "")
        + "; the weight of the title on articles of DUC 2006, by how many summaries took a sentence"
    )
    models.write(
        name, made, about=about, trained=trained, measured=_measured(more or cases, cases if more else [], columns)
    )


def _measured(cases: Sequence[Case], more: Sequence[Case], columns: Sequence[int]) -> dict[str, Any]:
    """ROUGE F1 × 100 of three sentences, on articles that were left out, beside the first three."""
    ours = np.mean([_held_out(cases, more, columns, seed) for seed in range(_REPEATS)], axis=0)
    lead = np.array([_score(case, range(min(3, len(case.sentences)))) for case in cases])
    found: dict[str, Any] = {"how": f"{_REPEATS} times {_FOLDS}-fold cross-validation, three sentences, F1 × 100"}
    for at, kind in enumerate(("ROUGE-1", "ROUGE-2")):
        gain, chance = rouge.better(ours[:, at], lead[:, at])
        found[kind] = round(100 * float(ours[:, at].mean()), 2)
        found[f"{kind} of the first three"] = round(100 * float(lead[:, at].mean()), 2)
        found[f"{kind} gain, p"] = [round(100 * gain, 2), round(chance, 4)]
    found["words"] = round(float(ours[:, 2].mean()), 1)
    found["words of the first three"] = round(float(lead[:, 2].mean()), 1)
    return found


def _held_out(cases: Sequence[Case], more: Sequence[Case], columns: Sequence[int], seed: int) -> Matrix:
    scores = np.zeros((len(cases), 3))
    order = np.random.default_rng(seed).permutation(len(cases))
    for fold in range(_FOLDS):
        test = set(order[fold::_FOLDS].tolist())
        known = [case for at, case in enumerate(cases) if at not in test]
        known += [case for at, case in enumerate(more) if at not in test]
        weights = fit(known, columns)
        for at in sorted(test):
            ranks = (cases[at].rows[:, columns] @ weights).round(6)
            scores[at] = _score(cases[at], select(cases[at].sentences, ranks.tolist(), SummaryOptions(), "en"))
    return scores


def _score(case: Case, chosen: Sequence[int]) -> tuple[float, float, float]:
    texts = [case.sentences[at].text for at in chosen]
    found = rouge.counts("\n".join(texts))
    return (*rouge.f1(found, case.references), float(sum(len(text.split()) for text in texts)))
