"""Hostile names, the places a program may put them, and a watch over every file that is written while it does."""

# ruff: noqa: PTH109, PTH118, PTH119, PTH120 - names are joined as careless programs do

from __future__ import annotations

import contextlib
import gzip
import json
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from tests.conftest import SHARED

INPUTS = SHARED / "hostile/inputs.jsonl.gz"
DEPTH = 24
"""Folders above the site in the sandbox, so that a climb ends in it."""
TARGETS = ("etc/passwd", "canary.txt", "CON", "site.yaml")
OWN = (
    "..", ".", "", "/", "//", "../x", "..\\x", "/etc/passwd", "C:\\x", "C:x", "\\\\host\\share\\x", "\\\\?\\C:\\x", "CON", "nul.txt", "Aux/x",
    "lpt1 .md", "x.", "x ", " x", "a:b", "a::$DATA", "a\x00b", "a\nb", "a\rb", "\x7f", "\udcff", "\ud800", "\u202etxt.exe", "e\u0301", "é", "A", "a",
    "ß", "SS", "İ", "~", "~root", "$HOME", "`id`", "-rf", "--", "*", "?", "a" * 255, "a" * 256, "a/" * 600, "é" * 200, "．．／x", "..%00/x", ".../x",
    "....//x", "%2e%2e%2fx", "site.yaml", ".digest", ".digest-manifest", ".git/config", "assets/style.css", "index.html", "404.html/x",
)  # fmt: skip
"""Beside the shared ones; written for this test."""


def hostile(most: int, seed: int = 8) -> list[str]:
    """Hostile names: our own, and up to `most` drawn from the shared collection, each as it is and as programs that decode it see it."""
    drawn: list[str] = []
    if INPUTS.is_file():
        with gzip.open(INPUTS, "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        drawn = sorted({row["payload"] for row in rows if row["kind"] == "path"})
        random.Random(seed).shuffle(drawn)
    given = [name.replace("{FILE}", TARGETS[at % len(TARGETS)]) for at, name in enumerate((*OWN, *drawn[:most]))]
    return list(dict.fromkeys(variant for name in given for variant in _variants(name)))


def _variants(name: str) -> Iterator[str]:
    once = unquote(name, "utf-8", "surrogateescape")
    twice = unquote(once, "utf-8", "surrogateescape")
    yield from (name, once, twice)
    yield twice.replace("\\", "/")


@dataclass
class Sandbox:
    """A site's folder deep in a tree of files that must stay as they are."""

    base: Path
    escaped: list[str] = field(default_factory=list)
    """What was written, made, moved or removed elsewhere."""

    def __post_init__(self) -> None:
        self.base = self.base.resolve()
        self.root = self.base.joinpath(*("d" * DEPTH))
        for place in (self.base, *self.root.parents[: DEPTH - 1]):
            (place / "etc").mkdir(parents=True, exist_ok=True)
            for name in TARGETS:
                (place / name).write_text("stays")
        self.root.mkdir()
        self.before = self._look()

    def _look(self) -> dict[str, bytes]:
        found = (path for path in self.base.rglob("*") if not path.is_relative_to(self.root))
        return {str(path): path.read_bytes() if path.is_file() else b"" for path in found}

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Note what is done outside the site's folder, as Python is told of it and as the files show."""
        _WATCHES.append(self)
        try:
            yield
        finally:
            _WATCHES.remove(self)
            now = self._look()
            self.escaped += sorted(
                path for path in now.keys() | self.before.keys() if now.get(path) != self.before.get(path)
            )

    def note(self, path: object, folder: int = -1) -> None:
        """A change at `path`, which may be relative to the open folder with that handle."""
        if not isinstance(path, str | bytes | os.PathLike):
            return
        text = os.fsdecode(path)
        where = os.path.realpath(f"/proc/self/fd/{folder}") if folder >= 0 else os.getcwd()
        place = os.path.join(where, text)
        real = os.path.join(os.path.realpath(os.path.dirname(place)), os.path.basename(place))
        own = Path(real).is_relative_to(self.root) or real.startswith("/dev/") or "__pycache__" in real
        own = own or real.startswith(_OF_PYTHON)
        if not own and not (folder < 0 and "/" not in text):  # `open` tells no handle; a lone name is seen in the files
            self.escaped.append(real)


_WATCHES: list[Sandbox] = []
_OF_PYTHON = os.path.join(tempfile.gettempdir(), "pymp-")
"""Where processes that Python starts find one another."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_ONE = {"os.mkdir": 2, "os.remove": 1, "os.rmdir": 1, "os.chmod": 2, "os.chown": 3, "os.utime": 3, "os.truncate": None}
_TWO = {"os.rename": (2, 3), "os.link": (2, 3), "os.symlink": (None, 2)}


def _heard(event: str, told: tuple[object, ...]) -> None:
    if not _WATCHES or not (event == "open" or event in _ONE or event in _TWO):
        return
    watches, found = tuple(_WATCHES), list[tuple[object, int]]()
    if event == "open":
        flags = told[2]
        found = [(told[0], -1)] if isinstance(flags, int) and flags & _WRITING else []
    elif event in _ONE:
        at = _ONE[event]
        found = [(told[0], _handle(told, at))]
    else:
        first, second = _TWO[event]
        found = [(told[1], _handle(told, second))]
        if event == "os.rename":
            found.append((told[0], _handle(told, first)))
    for sandbox in watches:
        for path, folder in found:
            sandbox.note(path, folder)


def _handle(told: tuple[object, ...], at: int | None) -> int:
    value = told[at] if at is not None and at < len(told) else -1
    return value if isinstance(value, int) else -1


sys.addaudithook(_heard)
