"""`make bench`: what Digest costs on this machine, beside the peers that can be installed, on the same made-up articles.

Pairs are run in turn, and a figure is the median of their ratios, with the least and the greatest. CPU is user and system time of
all processes of a command. Absolute times on a shared machine mean nothing.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from websockets.exceptions import WebSocketException

from benches import rows
from benches.measure import CommandError

_HEAD = rows.Row("figure", "reach", "found", "Digest", "peer", "spread of the pairs")
_WIDTHS = (40, 31, 10, 26, 26, 0)


def line(row: rows.Row) -> str:
    """A row of the table."""
    cells = (row.figure, row.reach, row.found, row.ours, row.theirs, row.spread)
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)) + " |"


def chosen(text: str) -> list[str]:
    """The names of rows in `text`, between commas, in the order of the table; raises ValueError for one that there is not."""
    asked = [name.strip() for name in text.split(",")] if text else list(rows.ROWS)
    if unknown := sorted(set(asked) - set(rows.ROWS)):
        raise ValueError(f"no row {unknown[0]!r}; there are: {', '.join(rows.ROWS)}")
    return [name for name in rows.ROWS if name in asked]


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=60)
    arguments.add_argument("--runs", type=int, default=3, help="pairs of runs")
    arguments.add_argument("--saves", type=int, default=11, help="saves under the live servers")
    arguments.add_argument("--rows", default="", help=f"which, between commas: {', '.join(rows.ROWS)}")
    given = arguments.parse_args()
    try:
        asked = chosen(given.rows)
    except ValueError as fault:
        arguments.error(str(fault))
    print(f"{given.articles} articles, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print(line(_HEAD), "|" + " --- |" * len(_WIDTHS), sep="\n", flush=True)
    failed = False
    for name in asked:
        with tempfile.TemporaryDirectory() as folder:
            try:
                for row in rows.ROWS[name](rows.Bench(Path(folder), given.articles, given.runs, given.saves)):
                    print(line(row), flush=True)
            except (CommandError, WebSocketException) as fault:
                failed = True
                print(line(rows.Row(name, "", "failed")), flush=True)
                print(f"{name}: {fault}", file=sys.stderr)
    sys.exit(failed)


if __name__ == "__main__":
    main()
