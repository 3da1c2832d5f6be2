"""`make profile`: where the time of a cold build goes, by step and by function.

The steps are timed in a build that nothing else looks at; the functions in a second one under cProfile, which makes small functions
look dearer than they are. With --step the functions are those that run within that step.
"""

from __future__ import annotations

import argparse
import contextlib
import cProfile
import pstats
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benches import corpus, steps


def table(taken: dict[str, float], count: int) -> list[str]:
    """The steps, the dearest first, each with its seconds, its milliseconds an article and its share."""
    whole = taken[steps.TOTAL]
    rest = whole - sum(seconds for step, seconds in taken.items() if step != steps.TOTAL)
    rows = sorted(((seconds, step) for step, seconds in {**taken, "the rest": rest}.items()), reverse=True)
    head = f"{'step':10} {'CPU s':>9} {'ms an article':>14} {'share':>7}"
    return [head, *(f"{step:10} {s:9.3f} {1000 * s / count:14.2f} {100 * s / whole:6.1f}%" for s, step in rows)]


def profiled(root: Path, step: str | None) -> cProfile.Profile:
    """The functions of a cold build of the site in `root`, or of one step of it."""
    profile = cProfile.Profile()

    @contextlib.contextmanager
    def on() -> Iterator[None]:
        profile.enable()
        yield
        profile.disable()

    with steps.within(step, on) if step else on():
        steps.build(root)
    return profile


def main() -> None:
    """Print both tables."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=100)
    arguments.add_argument("--step", choices=list(steps.STEPS), help="functions of this step only")
    arguments.add_argument(
        "--sort", choices=["tottime", "cumtime"], default="tottime", help="own time, or with what it calls"
    )
    arguments.add_argument("--lines", type=int, default=30, help="functions to show")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        corpus.write(root, given.articles)
        print("\n".join(table(steps.timed(root), given.articles)), flush=True)
        pstats.Stats(profiled(root, given.step)).strip_dirs().sort_stats(given.sort).print_stats(given.lines)


if __name__ == "__main__":
    main()
