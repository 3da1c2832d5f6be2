"""What was found against what was wanted: counts that add up, and how well a score ranks pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """`right` of `found` things are what was wanted, of which there are `wanted`."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    misses: tuple[str, ...] = ()
    """What went wrong, in words."""

    def __add__(self, other: Count) -> Count:
        return Count(
            self.right + other.right,
            self.found + other.found,
            self.wanted + other.wanted,
            self.misses + other.misses,
        )

    @property
    def precision(self) -> float | None:
        """The share of what was found that was wanted."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what was wanted that was found."""
        return self.right / self.wanted if self.wanted else None


@dataclass(frozen=True, slots=True)
class Ranked:
    """How surely a pair is said to be the same, and whether it is."""

    score: float
    same: bool


def average_precision(ranked: Sequence[Ranked]) -> float:
    """The mean, over the pairs that are the same, of the precision down to each; ties stand in the worst order."""
    right, total = 0, 0.0
    for place, one in enumerate(sorted(ranked, key=lambda one: (-one.score, one.same)), start=1):
        if one.same:
            right += 1
            total += right / place
    return total / right if right else 0.0


def recall_at(precision: float, ranked: Sequence[Ranked]) -> float:
    """The most of the same pairs that a threshold finds at no less than `precision`."""
    wanted = sum(one.same for one in ranked)
    right, best = 0, 0
    in_order = sorted(ranked, key=lambda one: (-one.score, one.same))
    for place, one in enumerate(in_order, start=1):
        right += one.same
        last = place == len(in_order) or in_order[place].score < one.score
        if last and one.score > 0 and right >= precision * place:
            best = right
    return best / wanted if wanted else 0.0


def table(rows: Mapping[str, Count]) -> str:
    """A line for each count: what, right of found, precision; right of wanted, recall."""
    lines = [f"  {'':26s}{'right':>6s}{'found':>7s}{'wanted':>8s}{'precision':>11s}{'recall':>8s}"]
    for name, count in rows.items():
        shares = f"{_share(count.precision):>11s}{_share(count.recall):>8s}"
        lines.append(f"  {name:26s}{count.right:6d}{count.found:7d}{count.wanted:8d}{shares}")
    return "\n".join(lines)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"
