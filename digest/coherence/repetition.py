"""How far two sentences say the same."""

from __future__ import annotations

from collections.abc import Set


def likeness(a: Set[str], b: Set[str]) -> float:
    """How far two sentences, given as sets of content stems, say the same, from 0 to 1.

    The Jaccard coefficient, or where the shorter lies wholly in the longer, most of that.
    """
    shared = len(a & b)
    if not shared:
        return 0.0
    inside = shared / min(len(a), len(b)) if min(len(a), len(b)) >= 4 else 0.0
    return max(shared / len(a | b), 0.9 * inside if inside >= 0.8 else 0.0)
