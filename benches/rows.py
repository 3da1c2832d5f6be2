"""The rows of the table: what each measures, beside whom, and what it is to reach."""

from __future__ import annotations

import json
import math
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benches import corpus, live, measure, peers, steps
from benches.measure import Spent
from benches.peers import Peer

_PORT = 17313
"""Where `hugo server` listens meanwhile."""
_SCRIPT = "import sys; from digest.entry import main; sys.exit(main())"
"""What pip writes into the command `digest`."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    figure: str
    reach: str
    found: str
    ours: str = ""
    theirs: str = ""
    spread: str = ""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where and how much is measured."""

    folder: Path
    articles: int
    runs: int
    saves: int

    def site(self, count: int = 0) -> Path:
        """A folder with so many articles for Digest."""
        root = self.folder / f"digest-{count or self.articles}"
        if not root.exists():
            corpus.write(root, count or self.articles)
        return root

    def plain(self, peer: Peer) -> Path:
        """The same articles as a plain site of a peer's."""
        root = self.folder / f"{peer.name}-{self.articles}"
        if not root.exists():
            root.mkdir()
            peer.write(root, self.articles)
        return root


def cold(bench: Bench) -> Iterator[Row]:
    """A build of everything, beside each peer: one of ours and one of each peer's in turn."""
    here = [peer for peer in peers.ALL if peer.here]
    rounds = [(_cold(bench, 1), {peer.name: _cold_plain(bench, peer) for peer in here}) for _ in range(bench.runs)]
    for peer, reach in zip(peers.ALL, ("≤ 1.5 at 10,000", "< 1", "≤ 0.4"), strict=True):
        figure = f"cold build, CPU, × {peer.name}"
        taken = [(ours, theirs[peer.name]) for ours, theirs in rounds if peer.name in theirs]
        yield _cpu(figure, reach, taken) if taken else _absent(figure, reach, peer)


def wall(bench: Bench) -> Iterator[Row]:
    """The same on the clock, with two workers."""
    figure, reach = "cold build, wall, 2 workers, × Hugo", "≤ 1.5 at 10,000"
    if not peers.HUGO.here:
        yield _absent(figure, reach, peers.HUGO)
        return
    taken = measure.pairs(bench.runs, lambda: _cold(bench, 2), lambda: _cold_plain(bench, peers.HUGO))
    found = measure.middle([(ours.wall, theirs.wall) for ours, theirs in taken])
    yield _ratio(figure, reach, found, "s")


def summary(bench: Bench) -> Iterator[Row]:
    """LexRank beside sumy's."""
    # One thread for tables, as in the processes that summarise (digest/warm.py).
    taken = range(bench.runs)
    told = [_json("benches.lexrank", str(min(bench.articles, 100)), OPENBLAS_NUM_THREADS="1") for _ in taken]
    for figure, reach, theirs, ours in (
        ("sumy's LexRank as shipped, from text, CPU, × LexRank, from text", "≥ 35", "shipped", "ours"),
        ("sumy's LexRank as shipped, from text, CPU, × LexRank of what a build has", "≥ 35", "shipped", "ranked"),
        ("sumy's LexRank as shipped, from text, CPU, × the default method, from text", "", "shipped", "default"),
        ("sumy's LexRank, stems given to both, CPU, × LexRank", "", "given", "ranked"),
    ):
        found = measure.middle([(one[theirs], one[ours]) for one in told])
        spread = f"{found.least:.1f} to {found.greatest:.1f}, n={found.runs}"
        yield Row(figure, reach, f"{found.ratio:.1f}", f"{found.theirs:.3f} s", f"{found.ours:.3f} s", spread)
    yield Row(
        "same three picks as sumy's LexRank", "≥ 99 %", f"{100 * told[0]['same']:.0f} %", theirs="stems given to both"
    )


def noop(bench: Bench) -> Iterator[Row]:
    """A build of what has not changed."""
    yield from _again("nothing changed", "≤ 0.1 at 1,000, 0.02 at 10,000", bench, lambda _folder: None)


def one(bench: Bench) -> Iterator[Row]:
    """A build after one article was changed, in a new process."""

    def change(folder: Path) -> None:
        path = folder / f"{corpus.article(0).slug}.md"
        path.write_text(path.read_text("utf-8") + "\nThe quay was closed again, the harbour master said.\n", "utf-8")

    yield from _again("one article changed", "≤ 0.5 at 1,000, 0.05 at 10,000", bench, change)


def save(bench: Bench) -> Iterator[Row]:
    """From a save to the message in the browser, under `digest serve`."""
    least = live.floor(bench.site(), bench.saves)
    ours = live.digest(bench.site(), bench.saves)
    beside = f"floor {statistics.median(least):.1f} ms"
    for what, reach, times in (
        ("the changed article is shown", "", [one.shown for one in ours]),
        ("browser told, all on disk", "≤ 50 ms at 1,000, 100 at 10,000", [one.whole for one in ours]),
    ):
        yield _times(f"save → {what}", reach, times, beside)
    if not peers.HUGO.here:
        yield _absent("save → browser told, hugo server", "", peers.HUGO)
        return
    theirs = live.hugo(peers.HUGO.build, bench.plain(peers.HUGO), bench.saves, _PORT)
    yield _times("save → browser told, hugo server", "", theirs)


def _times(figure: str, reach: str, times: Sequence[float], beside: str = "") -> Row:
    spread = f"{min(times):.0f} to {max(times):.0f}, n={len(times)}"
    return Row(figure, reach, f"{statistics.median(times):.0f} ms", theirs=beside, spread=spread)


def growth(bench: Bench) -> Iterator[Row]:
    """How the cost of a build, and of relating, grows from n to 10 n articles."""
    sizes = measure.sizes(max(12, bench.articles // 5))
    taken = {
        size: [_json("benches.steps", str(bench.site(size))) for _ in range(max(1, bench.runs // 3))] for size in sizes
    }
    for name, step, reach in (("build", steps.TOTAL, "≤ 1.05"), ("relating", "relate", "≤ 1.15")):
        costs = {size: statistics.median(one[step] for one in told) for size, told in taken.items()}
        each = ", ".join(f"{1000 * cost / size:.0f}" for size, cost in costs.items())
        figure = f"growth of {name}, {sizes[0]} → {sizes[-1]} articles"
        yield Row(figure, f"exponent {reach}", f"{measure.exponent(costs):.2f}", f"{each} ms each")


def memory(bench: Bench) -> Iterator[Row]:
    """The most memory that a cold build takes."""
    ours = _cold(bench, 2, look=True)
    theirs = _cold_plain(bench, peers.HUGO, look=True).peak if peers.HUGO.here else math.nan
    found = f"{ours.peak:.0f} MB"
    beside = f"Hugo {theirs:.0f} MB" if peers.HUGO.here else "Hugo is not installed"
    yield Row("peak memory, largest process", "≤ 300 MB at 10,000", found, theirs=beside)
    together = "cannot be told here" if math.isnan(ours.together) else f"{ours.together:.0f} MB"
    yield Row("peak memory, all processes, 2 workers", "", together)


def start(bench: Bench) -> Iterator[Row]:
    """What the program takes to say who it is, beside an interpreter that says nothing."""
    for option in ("--version", "--help"):
        taken = measure.pairs(
            5 * bench.runs,
            lambda option=option: measure.spent([sys.executable, "-c", _SCRIPT, option]),  # type: ignore[misc]
            lambda: measure.spent([sys.executable, "-c", "pass"]),
        )
        yield _ratio(f"digest {option}, CPU, × bare Python", "≤ 3", _middle_cpu(taken), "s")


ROWS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "cold": cold,
    "wall": wall,
    "summary": summary,
    "noop": noop,
    "one": one,
    "live": save,
    "growth": growth,
    "memory": memory,
    "start": start,
}
"""Each figure, by the name it is asked for."""


# -- parts -------------------------------------------------------------------------------------------


def _digest(root: Path, jobs: int, *, look: bool = False) -> Spent:
    command = (sys.executable, "-m", "digest", "build", "--quiet", "--jobs", str(jobs), "--root", root)
    return measure.spent(command, look=look)


def _cold(bench: Bench, jobs: int, *, look: bool = False) -> Spent:
    for name in ("site", ".digest"):
        shutil.rmtree(bench.site() / name, ignore_errors=True)
    return _digest(bench.site(), jobs, look=look)


def _cold_plain(bench: Bench, peer: Peer, *, look: bool = False) -> Spent:
    for name in peer.made:
        shutil.rmtree(bench.plain(peer) / name, ignore_errors=True)
    return measure.spent(peer.build, folder=bench.plain(peer), look=look)


def _again(name: str, reach: str, bench: Bench, change: Callable[[Path], None]) -> Iterator[Row]:
    """A second build after a change to the articles, beside Hugo's."""
    figure, hugo, root = f"{name}, CPU, × Hugo", peers.HUGO, bench.site()
    if not hugo.here:
        yield _absent(figure, reach, hugo)
        return
    _digest(root, 1)
    measure.spent(hugo.build, folder=bench.plain(hugo))

    def ours() -> Spent:
        change(root / "seeds")
        return _digest(root, 1)

    def theirs() -> Spent:
        change(bench.plain(hugo) / hugo.articles)
        return measure.spent(hugo.build, folder=bench.plain(hugo))

    yield _cpu(figure, reach, measure.pairs(bench.runs, ours, theirs))


def _cpu(figure: str, reach: str, taken: list[tuple[Spent, Spent]]) -> Row:
    """The row of a cost beside a peer's, with what else is known of it."""
    found = _ratio(figure, reach, _middle_cpu(taken), "s")
    sides = [[one[side] for one in taken] for side in (0, 1)]
    ours, theirs = (
        f", {statistics.median(one.wall for one in side):.1f} s wall, {max(one.peak for one in side):.0f} MB"
        for side in sides
    )
    return Row(found.figure, found.reach, found.found, found.ours + ours, found.theirs + theirs, found.spread)


def _middle_cpu(taken: list[tuple[Spent, Spent]]) -> measure.Middle:
    return measure.middle([(ours.cpu, theirs.cpu) for ours, theirs in taken])


def _ratio(figure: str, reach: str, found: measure.Middle, unit: str) -> Row:
    spread = f"{found.least:.2f} to {found.greatest:.2f}, n={found.runs}"
    return Row(figure, reach, f"{found.ratio:.2f}", f"{found.ours:.3f} {unit}", f"{found.theirs:.3f} {unit}", spread)


def _absent(figure: str, reach: str, peer: Peer) -> Row:
    return Row(figure, reach, f"{peer.name} is not installed")


def _json(module: str, argument: str, **variables: str) -> dict[str, float]:
    """What a program of ours prints, with `variables` in its environment."""
    command = [sys.executable, "-m", module, argument]
    environment = os.environ | variables
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    told: dict[str, float] = json.loads(done.stdout)
    return told
