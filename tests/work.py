"""Pieces of work that go wrong in every way, for the workers to be given."""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from digest import read
from digest.model import ColumnOptions, Options
from digest.read.files import RawFile
from digest.work import Worked, work


def worked(text: str) -> Worked:
    """What a build makes of a plain text; of this module, so that a worker loads no more for it than a build's does."""
    (source,) = read.seed(RawFile("seeds/a.txt", text.encode()), ColumnOptions()).sources
    return work(source, Options())


def double(number: int) -> int:
    return number * 2


def process() -> int:
    return os.getpid()


def spin() -> NoReturn:
    while True:
        pass


def spin_for(seconds: float) -> float:
    """Use so much processor time."""
    start = time.process_time()
    while time.process_time() - start < seconds:
        pass
    return seconds


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def touch(path: str) -> None:
    Path(path).write_text("")


def wait_for(path: str) -> str:
    while not Path(path).exists():
        time.sleep(0.01)
    return path


def touch_and_sleep(path: str) -> None:
    Path(path).write_text(str(os.getpid()))
    time.sleep(600)


def hog(size: int) -> int:
    return len(bytearray(size))


def hog_bit_by_bit() -> NoReturn:
    kept: list[Any] = []
    while True:
        kept.append([None] * 100_000)


held: list[object] = []


def hoard() -> None:
    """Take memory in small pieces, and let go of none: nothing is left when it ends."""
    while True:
        held[:] = [(bytes(40), *held)]


def hog_by_answer() -> list[str]:
    """Fits into memory itself, its packed form does not."""
    return [f"{number:0100}" for number in range(1_000_000)]


def die(code: int) -> NoReturn:
    os._exit(code)


def leave() -> NoReturn:
    sys.exit(3)


def interrupt() -> NoReturn:
    raise KeyboardInterrupt


def nest(depth: int = 0) -> int:
    return nest(depth + 1)


def fail(words: str) -> NoReturn:
    raise ValueError(words)


class Odd(Exception):  # noqa: N818
    """Can be packed, and not unpacked."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other}")


def fail_oddly() -> NoReturn:
    raise Odd("one", "other")


def unpackable() -> Any:
    return lambda: None


class Unreadable:
    """Can be packed, and not unpacked."""

    def __reduce__(self) -> Any:
        return (fail, ("not to be unpacked",))


def unreadable() -> Unreadable:
    return Unreadable()


def deaf() -> NoReturn:
    """Ignores the signals that programs are asked to end by, and spins."""
    import signal

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGXCPU, signal.SIGPIPE):
        signal.signal(number, signal.SIG_IGN)
    spin()


def killed(mark: str, times: int) -> int:
    """Killed from outside, as by a system short of memory, the first so many `times`; then 7. Each time leaves a file beside `mark`."""
    path = Path(mark)
    begun = len(list(path.parent.glob(f"{path.name}*")))
    if begun < times:
        path.with_name(f"{path.name}{begun}").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 7


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that takes so many seconds of processor time."""

    path: str
    takes: float = 0.0


@dataclass(frozen=True, slots=True)
class Made:
    """What is made of a piece."""

    path: str
    seconds: float = field(default=0.0, compare=False)


def make(piece: Piece) -> Made:
    spin_for(piece.takes)
    return Made(piece.path)
