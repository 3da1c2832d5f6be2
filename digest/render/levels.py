"""Levels of headings."""

from __future__ import annotations

import re

_HEADING = re.compile("<(/?)h([1-6])>")


def levelled(page: str) -> str:
    """`page` with the levels of its headings moved up, so that they begin with 2 and none is skipped."""
    open_: list[int] = []

    def moved(match: re.Match[str]) -> str:
        if not match[1]:
            level = int(match[2])
            while open_ and open_[-1] >= level:
                open_.pop()
            open_.append(level)
        return f"<{match[1]}h{len(open_) + 1}>"

    return _HEADING.sub(moved, page)
