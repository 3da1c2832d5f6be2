"""The textbook methods that sumy works out pair by pair in plain Python, as sums over the words that sentences share.

Each takes a row of stems for each sentence and gives what sumy gives, in time and memory that grow with the words shared: a text may
have thousands of sentences. Rows are empty for LexRank only, to which a sentence without words is a sentence still.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable

import numpy as np

from digest.analyse.incidence import Links, Places, Rows, Vector, index_of, links, numbered, numbers, padded

_THRESHOLD = 0.1
"""The cosine from which LexRank links two sentences (Erkan and Radev 2004)."""
_LEXRANK_CONVERGED = 0.1
"""The change of LexRank's vector at which sumy stops."""
_STEPS = 1000
_MOST_CELLS = 1_000_000
"""Sentences times stems of a text that is worked out with full tables: 8 MB each."""
_ONE_THREAD = 250_000
"""Multiplications that OpenBLAS leaves to one thread."""
_LEAST_ROWS = 4
_DAMPING = 0.85
_TEXTRANK_CONVERGED = 1e-4
_NO_DIVISION_BY_ZERO = 1e-7
_SMOOTH = 0.4


def lexrank(rows: Rows) -> Vector:
    """LexRank with a threshold, stopped where sumy stops; all zeros where no sentence is linked."""
    carried = _carried(rows)
    ranks = np.full(len(rows), 1 / len(rows))
    for _ in range(_STEPS):
        following = carried(ranks)
        length = math.sqrt(following.dot(following))
        if length == 0:
            return np.zeros(len(rows))
        following /= length
        moved = following - ranks
        ranks = following
        if math.sqrt(moved.dot(moved)) <= _LEXRANK_CONVERGED:
            break
    return ranks


def _carried(rows: Rows) -> Callable[[Vector], Vector]:
    """Multiplies a vector with the transposed matrix of LexRank: with a full table where that is small."""
    width, stems = numbered(rows)
    height = len(rows)
    if height * width > _MOST_CELLS:
        return lexrank_links(rows).carried
    sentence = np.repeat(np.arange(0, height * width, width), list(map(len, rows)))
    times = np.bincount(sentence + stems, minlength=height * width).reshape(height, -1)
    idf = np.log(height / (1 + np.count_nonzero(times, axis=0)))
    weights = times / np.maximum(times.max(axis=1, keepdims=True), 1) * idf
    norms = np.sqrt((weights**2).sum(axis=1))
    linked = (_products(weights) > _THRESHOLD * np.outer(norms, norms)).astype(float)
    matrix = linked / np.maximum(linked.sum(axis=1, keepdims=True), 1)
    return lambda vector: vector @ matrix


def _products(table: Vector) -> Vector:
    """`table` times its transpose, in pieces too small for BLAS to share between threads, which costs more than it gains."""
    height, width = table.shape
    most = _ONE_THREAD // (height * width)
    rows = most if most >= _LEAST_ROWS else height
    across = table.T.copy()
    return np.concatenate([table[at : at + rows] @ across for at in range(0, height, rows)])


def lexrank_links(rows: Rows) -> Links:
    """Sumy's LexRank matrix: 1 for a cosine above the threshold, each row divided by its sum."""
    index = index_of(rows)
    degrees = np.diff(index.starts)
    idf = np.log(len(rows) / (1 + degrees))
    most = np.array([times.max(initial=1) for times in index.times])
    norms = np.array(
        [
            math.sqrt(float((((times / top) * idf[ids]) ** 2).sum()))
            for ids, times, top in zip(index.ids, index.times, most, strict=True)
        ]
    )
    scale = np.where(norms == 0, 1, norms) * most

    def linked(at: int) -> Vector:
        ids = index.ids[at]
        if not len(ids):
            return np.zeros(len(rows))
        cosines = index.products(at, index.times[at] / scale[at] * idf[ids] ** 2) / scale
        near: Vector = (cosines > _THRESHOLD).astype(float)
        return near

    found = links(len(rows), linked)
    return Links(found.rows, found.columns, found.values / found.sums()[found.rows], found.size)


def textrank(rows: Rows) -> Vector:
    """TextRank (Mihalcea and Tarau 2004), stopped where sumy stops."""
    shared = _shared(rows, itself=True)
    weights = Links(
        shared.rows, shared.columns, shared.values / (shared.sums() + _NO_DIVISION_BY_ZERO)[shared.rows], shared.size
    )
    ranks: Vector = np.full(weights.size, 1 / weights.size)
    while True:
        following: Vector = (1 - _DAMPING) / weights.size * ranks.sum() + _DAMPING * weights.carried(ranks)
        change = float(np.linalg.norm(following - ranks))
        ranks = following
        if change <= _TEXTRANK_CONVERGED:
            return ranks


def reduction(rows: Rows) -> Vector:
    """What each sentence shares with the others, added up."""
    return _shared(rows, itself=False).sums()


def lsa(rows: Rows, stems: int) -> Vector:
    """Latent semantic analysis as sumy has it (Steinberger and Ježek 2004), for a text of `stems` different stems.

    Sumy keeps all dimensions, and the squared singular values times the squared entries of a right singular vector then add up
    to the squared length of a sentence's own column: no decomposition is needed.
    """
    squares = []
    for row in rows:
        times = np.array(list(Counter(row).values()), dtype=float)
        cells = _SMOOTH + (1 - _SMOOTH) * times / times.max()
        squares.append(_SMOOTH**2 * (stems - len(times)) + float((cells**2).sum()))
    lengths: Vector = np.sqrt(np.array(squares))
    return lengths


def sum_basic(rows: Rows) -> Vector:
    """SumBasic (Vanderwende and others 2007): 0 for the sentence taken first, -1 for the next."""
    index = index_of(rows)
    number = numbers(rows)
    words = padded([np.array([number[stem] for stem in row]) for row in rows])
    total = sum(len(row) for row in rows)
    counts = Counter(stem for row in rows for stem in row)
    odds = np.array([*(counts[stem] / total for stem in number), 0.0])
    lengths = np.array([len(row) for row in rows], dtype=float)
    worth = np.cumsum(odds[words], axis=1)[:, -1] / lengths
    ratings = np.zeros(len(rows))
    for step in range(len(rows)):
        best = int(np.argmax(worth))
        ratings[best] = -step
        for n in words[best, : len(rows[best])]:
            odds[n] *= odds[n]
        changed = index.sharing(index.ids[best])
        # Added up one after the other, as sumy does: another order would part sentences that are equal.
        worth[changed] = np.where(
            worth[changed] < 0, -1.0, np.cumsum(odds[words[changed]], axis=1)[:, -1] / lengths[changed]
        )
        worth[best] = -1.0
    return ratings


def kl(rows: Rows) -> Vector:
    """KLSum (Haghighi and Vanderwende 2009): 0 for the sentence taken first, -1 for the next.

    The divergence is kept as what the words taken so far add and what each sentence would change, and rounded to twelve places.
    """
    index = index_of(rows)
    width = max(len(ids) for ids in index.ids)
    ids = padded(index.ids)
    times = np.zeros((len(rows), width))
    for at, row in enumerate(index.times):
        times[at, : len(row)] = row
    lengths = times.sum(axis=1)
    share = np.append(np.bincount(np.concatenate(index.ids), np.concatenate(index.times)) / lengths.sum(), 0.0)
    taken = np.zeros(len(share))
    change, mass = _changes(ids, times, share, taken)
    left = np.ones(len(rows), dtype=bool)
    ratings, told, covered, size = np.zeros(len(rows)), 0.0, 0.0, 0.0
    for step in range(len(rows)):
        divergence = told + change + (covered + mass) * np.log(size + lengths)
        best = int(np.argmin(np.where(left, np.round(divergence, 12), np.inf)))
        ratings[best] = -step
        left[best] = False
        told, covered, size = told + change[best], covered + mass[best], size + lengths[best]
        taken[index.ids[best]] += index.times[best]
        changed = index.sharing(index.ids[best])
        change[changed], mass[changed] = _changes(ids[changed], times[changed], share, taken)
    return ratings


def _changes(ids: Places, times: Vector, share: Vector, taken: Vector) -> tuple[Vector, Vector]:
    """What each sentence changes in the divergence, and the share of the text's words that it is the first to have."""
    own, had = share[ids], taken[ids]
    whole = np.where(had + times > 0, had + times, 1.0)
    logs = np.where(own > 0, np.log(np.where(own > 0, own, 1.0)), 0.0)
    after = own * (logs - np.log(whole))
    before = np.where(had > 0, own * (logs - np.log(np.where(had > 0, had, 1.0))), 0.0)
    return (after - before).sum(axis=1), np.where(had > 0, 0.0, own).sum(axis=1)


def _shared(rows: Rows, *, itself: bool) -> Links:
    """The words two sentences have in common, by the logarithms of their lengths."""
    index = index_of(rows)
    logs = np.log(np.array([len(row) for row in rows], dtype=float))

    def common(at: int) -> Vector:
        counts = index.products(at, index.times[at])
        norm = logs + logs[at]
        alone = counts if itself else np.zeros(len(rows))
        values: Vector = np.where(norm > 0, counts / np.where(norm > 0, norm, 1.0), alone)
        if not itself:
            values[at] = 0.0
        return values

    return links(len(rows), common)
