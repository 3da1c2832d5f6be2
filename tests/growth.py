"""How work grows with the length of a text: a ratio, so that it holds on slow machines too."""

from __future__ import annotations

import time
from collections.abc import Callable

from digest import collector

MOST = 10.0
"""Four times the text may take up to this many times the time: linear work takes 4, quadratic 16."""


def growth(read: Callable[[str], object], text: str) -> float:
    """CPU time for `text` over CPU time for its first quarter, each the least of three; 0 where both are too short to tell.

    What seems too much is measured up to twice more: a busy machine can slow one of the two, and quadratic work is so each time.
    """
    found = _ratio(read, text)
    for _ in range(2):
        if found < MOST:
            break
        found = min(found, _ratio(read, text))
    return found


def _ratio(read: Callable[[str], object], text: str) -> float:
    whole = _least(read, text)
    return whole / _least(read, text[: len(text) // 4]) if whole > 0.05 else 0.0


def _least(read: Callable[[str], object], text: str) -> float:
    def once() -> float:
        start = time.process_time()
        read(text)
        return time.process_time() - start

    with collector.at_rest():  # how much there is to look through depends on the tests that ran before
        return max(min(once() for _ in range(3)), 1e-4)
