"""Where a text has words."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

_RUN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Runs:
    """Where a text has letters or digits, so that a question about any stretch of it costs the same."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Runs:
        """Those of `text`."""
        found = [match.span() for match in _RUN.finditer(text)]
        return cls(tuple(start for start, _ in found), tuple(end for _, end in found))

    def any(self, start: int, end: int) -> bool:
        """Whether there is one between the offsets."""
        first = bisect.bisect_right(self.ends, start)
        return first < len(self.starts) and self.starts[first] < end
