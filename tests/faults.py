"""Faults at system calls: work is done in a process of its own, which strace(1) refuses one chosen call, or ends at it.

A first run tells which calls change a file below a folder, and the how-manieth of their name they are; then the work is done again for each, with a
fault there. The process is forked, so that what it needs is loaded already, and waits until strace answers it: no call is missed.
"""

from __future__ import annotations

import contextlib
import functools
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.problems import DigestError

ERRORS = ("ENOSPC", "EIO", "EACCES", "EMFILE", "EROFS", "EDQUOT")
SIGNALS = ("KILL", "TERM", "INT")
FAULTS = (*SIGNALS, *ERRORS)
_OPENING = ("open", "openat", "openat2", "creat")
_ON_HANDLES = (
    "write", "pwrite64", "writev", "pwritev", "pwritev2", "sendfile", "copy_file_range", "splice", "ftruncate", "fallocate", "fchmod",
    "fchown", "futimesat", "fsetxattr", "fsync", "fdatasync", "syncfs", "sync_file_range", "msync",
)  # fmt: skip
_ON_NAMES = (
    "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "mknod",
    "mknodat", "truncate", "chmod", "fchmodat", "chown", "lchown", "fchownat", "utime", "utimes", "utimensat", "setxattr", "lsetxattr",
)  # fmt: skip
CHANGING = (*_OPENING, *_ON_HANDLES, *_ON_NAMES)
"""The calls by which a file is changed, opened for it, or had on the disk."""
_WRITING = re.compile(r"\bO_(?:WRONLY|RDWR|CREAT|TRUNC)\b")
_LINE = re.compile(r"^(?:\[?\d+\]?\s+)?(\w+)\(")
_TRACED = 4_242
"""The user that strace says the process belongs to: the sign that it is there."""
LONGEST = 60.0
"""Seconds after which work that hangs is given up: that too is a fault."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call that changes a file."""

    name: str
    number: int
    """The how-manieth of its name, from 1."""
    text: str


@dataclass(frozen=True, slots=True)
class Ending:
    """How work ended."""

    code: int
    """Of its exit; negative, the number of a signal."""
    said: str
    """On both outputs."""
    log: str
    """What strace wrote down."""

    @property
    def is_struck(self) -> bool:
        """Whether it met the fault."""
        return "(INJECTED)" in self.log.replace(f"= {_TRACED} (INJECTED)", "") or "SIG" in self.log


@functools.cache
def unable() -> str:
    """Why nothing can be done under strace here; empty where it can."""
    if not shutil.which("strace"):
        return "strace is not installed"
    tried = subprocess.run(("strace", "-o", os.devnull, "true"), capture_output=True, check=False)
    return "" if tried.returncode == 0 else "this machine does not let one process trace another"


def calls(work: Callable[[], object], root: Path, *more: str) -> list[Call]:
    """The calls by which `work` changes files below `root`; `more` are options of strace."""
    ending = traced(work, *more)
    assert ending.code == 0, ending.said
    numbers: dict[str, int] = {}
    found = []
    for line in ending.log.splitlines():
        match = _LINE.match(line)
        if match is None or match[1] not in CHANGING:
            continue
        numbers[match[1]] = numbers.get(match[1], 0) + 1
        if str(root) in line and (match[1] not in _OPENING or _WRITING.search(line)):
            found.append(Call(match[1], numbers[match[1]], line))
    return found


def struck(work: Callable[[], object], call: Call, fault: str, *more: str) -> Ending:
    """How `work` ends that meets `fault`, a signal or an error, at `call`."""
    kind = f"signal={fault}" if fault in SIGNALS else f"error={fault}"
    return traced(work, *more, "-e", f"inject={call.name}:{kind}:when={call.number}")


def traced(work: Callable[[], object], *more: str) -> Ending:
    """How `work` ends in a process of its own under strace."""
    with tempfile.TemporaryDirectory() as scratch:
        log, said = Path(scratch, "log"), Path(scratch, "said")
        child = _forked(work, said, is_awaited=True)
        names = ",".join(f"?{name}" for name in ("getuid", *CHANGING))
        watching = ("-y", "-s", "0", "-o", str(log), "-e", f"trace={names}", "-e", f"inject=getuid:retval={_TRACED}")
        with subprocess.Popen(
            ("strace", "-q", "-p", str(child), *watching, *more), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ):
            code = _waited(child)
        return Ending(code, said.read_text("utf-8", "replace"), log.read_text("utf-8", "replace"))


def begun(work: Callable[[], object], said: Path) -> int:
    """A process that has begun `work`, and says what it says into the file `said`."""
    return _forked(work, said, is_awaited=False)


def ended(child: int) -> int:
    """How it ended: its exit code; negative, the number of a signal. It is waited for."""
    return _waited(child)


def is_running(child: int) -> bool:
    """Whether it has not ended."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def alone(work: Callable[[], object]) -> Ending:
    """How `work` ends in a process of its own, without faults."""
    with tempfile.TemporaryDirectory() as scratch:
        said = Path(scratch, "said")
        return Ending(_waited(_forked(work, said, is_awaited=False)), said.read_text("utf-8", "replace"), "")


def _forked(work: Callable[[], object], said: Path, *, is_awaited: bool) -> int:
    """A child that does `work`, once it is traced where that `is_awaited`, and says what it says into a file."""
    sys.stdout.flush()
    sys.stderr.flush()
    handle = os.open(
        said, os.O_WRONLY | os.O_CREAT | os.O_APPEND
    )  # not by the child, which may be traced from its first call on
    child = os.fork()
    if child:
        os.close(handle)
        return child
    code = 70
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
        while is_awaited and os.getuid() != _TRACED:
            time.sleep(0.001)
        code = _done(work)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _done(work: Callable[[], object]) -> int:
    """The exit code of `work`, as a program's."""
    try:
        work()
    except SystemExit as left:
        return int(left.code or 0)
    except KeyboardInterrupt:
        return 130
    except DigestError as fault:
        print(f"digest: {fault}", file=sys.stderr)
        return 1
    except BaseException:
        traceback.print_exc()
        return 70
    return 0


def _waited(child: int) -> int:
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return 124


def tree(folder: Path) -> dict[str, object]:
    """Every file, link and folder below `folder` by path: bytes, where a link leads, or what it is. Empty where there is no folder."""
    return dict(_entries(folder, ""))


def _entries(folder: Path, below: str) -> Iterator[tuple[str, object]]:
    if not folder.is_dir() or folder.is_symlink():
        return
    for path in sorted(folder.iterdir()):
        name = f"{below}{path.name}"
        if path.is_symlink():
            yield name, ("link", str(path.readlink()))
        elif path.is_dir():
            yield name, "folder"
            yield from _entries(path, f"{name}/")
        elif path.is_file():
            yield name, path.read_bytes()
        else:
            yield name, "neither"
