"""Sites that are published while faults strike: what stood before, what is to stand after, and by which way."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from digest.model import Output
from digest.publish import Publisher, publish
from tests import faults

NO_EXCHANGE = ("-e", "inject=renameat2:error=EINVAL")
"""As on a file system that cannot exchange two folders."""
Work = Callable[[Path], object]
OWN = {"CNAME": b"news.example\n"}
"""A file of somebody else's in the site."""
EARLIER = {"index.html": b"first", "a.html": b"a", "gone/index.html": b"gone", "same.css": b"same"}
OLD = {"index.html": b"old" * 900, "a.html": b"a", "topics/x/index.html": b"x", "gone/index.html": b"gone", "same.css": b"same"}  # fmt: skip
NEW = {"index.html": b"new" * 700, "a.html/index.html": b"a", "topics/x/index.html": b"x", "topics/y/index.html": b"y", "same.css": b"same"}  # fmt: skip
"""A page changed, one moved into a folder of its name, one new in a new folder, one gone with its folder."""


def outputs(files: dict[str, bytes]) -> tuple[Output, ...]:
    return tuple(Output(path, data, "test") for path, data in files.items())


def publishing(files: dict[str, bytes], *, spare: bool, lasting: bool = False) -> Work:
    """Has `files` published; the same each time."""

    def work(root: Path) -> None:
        publisher = Publisher(root / "site", spare=root / ".digest/spare" if spare else None, lasting=lasting)
        publisher.recover()
        publisher.publish(outputs(files))

    return work


@dataclass(frozen=True, slots=True)
class Scenario:
    """A way to publish."""

    name: str
    before: Callable[[Path], object]
    """Makes what is there before."""
    work: Work
    options: tuple[str, ...] = ()
    """Of strace, for a system of another kind."""


@dataclass(slots=True)
class Tally:
    """What faults have come to."""

    faults: int = 0
    left: Counter[str] = field(default_factory=Counter)
    """How often the site was left how: `old`, `new`, `aside` (the old one whole under another name), `torn`, `lost`."""
    wrong: list[str] = field(default_factory=list)
    """What must not be, a line each."""


def _with(spare: bool, own: bool = True, *trees: dict[str, bytes]) -> Callable[[Path], None]:
    def before(root: Path) -> None:
        for files in trees:
            publishing(files, spare=spare)(root)
            for path, data in OWN.items() if own else ():
                (root / "site" / path).write_bytes(data)

    return before


def _killed(root: Path) -> None:
    """As a build leaves it that was killed between the two renames."""
    _with(True, True, EARLIER, OLD)(root)
    (root / "site").rename(root / ".site.digest-old")
    publish(outputs(NEW), root / "half")
    (root / "half").rename(root / ".site.digest-staging")


SCENARIOS = (
    Scenario("first", lambda _root: None, publishing(NEW, spare=True)),
    Scenario("no spare", _with(False, True, OLD), publishing(NEW, spare=False)),
    Scenario("spare to come", _with(True, True, OLD), publishing(NEW, spare=True)),
    Scenario("spare", _with(True, True, EARLIER, OLD), publishing(NEW, spare=True)),
    Scenario("live", _with(True, True, EARLIER, OLD), publishing(NEW, spare=True, lasting=True)),
    Scenario("no exchange", _with(False, True, OLD), publishing(NEW, spare=False), NO_EXCHANGE),
    Scenario("no exchange, spare", _with(True, True, EARLIER, OLD), publishing(NEW, spare=True), NO_EXCHANGE),
    Scenario("after a kill", _killed, publishing(NEW, spare=True), NO_EXCHANGE),
)


def strike(scenario: Scenario, folder: Path, kinds: Sequence[str], most: int | None, seed: int = 0) -> Tally:
    """Every fault of `kinds` at every call of `scenario`, or `most` of them, drawn; done below `folder`."""
    template, tally = folder / "before", Tally()
    template.mkdir(parents=True)
    scenario.before(template)
    root = _copied(template, folder / "root")
    planned = [
        (call, kind)
        for call in faults.calls(lambda: scenario.work(root), root, *scenario.options)
        for kind in kinds
        if f"inject={call.name}:" not in " ".join(scenario.options)
    ]
    states = {"new": faults.tree(root / "site")}
    kept = {name: faults.tree(template / name) for name in ("site", ".site.digest-old")}
    states["old"] = kept["site"] or kept[".site.digest-old"]
    clean = {path.name for path in root.iterdir()}
    for call, kind in planned if most is None else random.Random(seed).sample(planned, min(most, len(planned))):
        _copied(template, root)
        ending = faults.struck(lambda: scenario.work(root), call, kind, *scenario.options)
        if not ending.is_struck:
            continue
        tally.faults += 1
        left = _state(root, states)
        tally.left[left] += 1
        where = f"{scenario.name}: {kind} at {call.text[:200]}"
        if left in ("torn", "lost"):
            tally.wrong.append(f"{where}: the site is {left}")
        if ending.code in (70, 124):
            tally.wrong.append(f"{where}: ended with {ending.code}: {ending.said[-300:]}")
        again = faults.alone(lambda: scenario.work(root))
        if again.code or _state(root, states) != "new" or not {path.name for path in root.iterdir()} <= clean:
            tally.wrong.append(f"{where}: not mended by the next build: {sorted(root.iterdir())} {again.said[-300:]}")
    return tally


def _copied(template: Path, root: Path) -> Path:
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(template, root, symlinks=True)
    return root


def _state(root: Path, states: dict[str, dict[str, object]]) -> str:
    found = faults.tree(root / "site")
    for name in ("new", "old"):
        if found == states[name]:
            return name
    if (root / "site").exists():
        return "torn"
    return "aside" if faults.tree(root / ".site.digest-old") == states["old"] else "lost"
