"""One process that does one piece of work after another, each under limits, and the wire to it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Any

from digest import packing
from digest.problems import DigestError, Ended, Overrun

# What workers import before they are forked, so that each starts within milliseconds. The first loads the models as well: only where
# forking is safe after that, which on macOS the libraries behind numpy do not promise.
_PRELOAD = ["digest.warm"] if sys.platform == "linux" else ["digest.work", "digest.read"]
_MEBIBYTE = 1024 * 1024
_PATIENCE = 12 if sys.platform != "win32" else 2
"""How many times the processor time may pass on the wall: that many programs may press on each processor before what is read depends
on it. Windows ends nothing by processor time, so there the wall's is the only limit."""
_GRACE = 1.0
"""Seconds after which the parent ends what should have ended itself, and for which it waits at the end of work."""
# A system short of memory or processes may have ended the one that workers are forked from; the next start makes another.
_TRIES = 3
_LONGEST_FOLDER = 104 - len("/pymp-12345678/listener-12345678 ")
"""Bytes of the path under which multiprocessing can make a socket: macOS takes 104 with the zero at the end, Linux 108 (unix(7))."""
# Two threads that look after one process's end at the same time would each get half of the answer.
_PROCESSES = threading.Lock()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may use."""

    seconds: float = 5.0
    """Of processor time."""
    memory: int = 512 * _MEBIBYTE
    """Bytes beside what the program itself needs."""


@dataclass(frozen=True, slots=True)
class Call:
    """A piece of work: a function that can be imported by name, and what it is given."""

    function: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]

    def __call__(self) -> Any:
        """Do it."""
        return self.function(*self.args, **self.kwargs)


Outcome = tuple[Any, BaseException | None]


class Worker:
    """A process of its own; raises DigestError where the system starts none."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.stands = True
        """Whether it can be given work."""
        for tries in range(_TRIES, 0, -1):
            try:
                self._wire, self._process = _started(limits)
                break
            except (OSError, EOFError) as fault:
                if tries == 1:
                    raise DigestError(
                        f"no process can be started to read the seeds: {str(fault) or 'it ended'}"
                    ) from fault

    def do(self, call: Call) -> Outcome:
        """What `call` returns, or what it raised; Overrun, with the worker gone, where it broke a limit."""
        try:
            parcel = ForkingPickler.dumps(call)
        except Exception as fault:  # a fault of ours: the caller is told, and the worker has seen nothing of it
            return None, fault
        patience = self._limits.seconds * _PATIENCE
        try:
            self._wire.send_bytes(parcel)
            if not self._wire.poll(patience + _GRACE):
                self.kill()
                return None, Overrun(f"takes longer than {patience:g} s")
            answer = self._wire.recv_bytes()
        except (EOFError, OSError):
            return None, self._cause()
        return self._read(answer)

    def _read(self, answer: bytes) -> Outcome:
        try:
            result, fault = ForkingPickler.loads(answer)
        except Exception as broken:  # a value that can be packed and not unpacked: ours to mend
            return None, broken
        if isinstance(fault, MemoryError):
            self.kill()  # what memory it still holds is anybody's guess
            return None, Overrun(f"needs more than {self._limits.memory // _MEBIBYTE} MiB of memory")
        return result, fault

    def end(self) -> None:
        """Let it go: it ends by itself when the wire is closed, else it is killed."""
        self.stands = False
        self._wire.close()
        with _PROCESSES:
            self._process.join(_GRACE)
        self.kill()

    def kill(self) -> None:
        """End it at once, from whatever thread."""
        self.stands = False
        self._process.kill()
        with _PROCESSES:
            self._process.join()

    def _cause(self) -> Overrun:
        """Why it is gone, as the end of a sentence on what it was at."""
        with _PROCESSES:
            self._process.join(_GRACE)
            code = self._process.exitcode
        self.kill()
        if sys.platform != "win32":
            if code in (-signal.SIGPROF, -signal.SIGALRM):
                seconds = self._limits.seconds * (_PATIENCE if code == -signal.SIGALRM else 1)
                return Overrun(f"takes longer than {seconds:g} s")
            if code in (-signal.SIGKILL, -signal.SIGTERM):
                return Ended(f"was at work in a process that something else ended (signal {-code})")
        return Overrun(f"ended the process that was at it (exit {code})")


def _started(limits: Limits) -> tuple[Connection, BaseProcess]:
    """A process that is ready for work, and the wire to it: what it takes to start counts for nobody's work."""
    context = _context()
    near, far = context.Pipe()
    process = context.Process(target=_work, args=(far, limits), daemon=True)
    with _PROCESSES:
        process.start()
    far.close()
    near.recv_bytes()
    return near, process


def _context() -> Any:
    """Processes forked from a clean one where the system forks; elsewhere each starts anew."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    if len(os.fsencode(tempfile.gettempdir())) > _LONGEST_FOLDER:
        tempfile.tempdir = "/tmp"  # noqa: S108 -- as multiprocessing itself does from Python 3.14 on; what it makes there is its own folder
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOAD)
    return context


def _work(wire: Connection, limits: Limits) -> None:
    """In the worker: one task after another, each under the limits, until the wire is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _limit_memory(limits.memory)
    with contextlib.suppress(EOFError, OSError):
        wire.send_bytes(b"")
        while True:
            parcel = wire.recv_bytes()
            _limit_time(limits.seconds)
            answer = _answer(parcel)
            _limit_time(0)
            del parcel
            wire.send_bytes(answer)


def _answer(parcel: bytes) -> bytes:
    """What the work came to, packed: a result, or what it raised."""
    try:
        return _result(ForkingPickler.loads(parcel)())
    except MemoryError:
        return _EXHAUSTED
    except RecursionError:
        fault: BaseException = Overrun("is nested too deeply")
    except Exception as raised:  # handed to the parent, which raises it
        fault = raised
        fault.add_note(f"In a worker:\n{traceback.format_exc()}")
    return _packed(fault)


_EXHAUSTED = bytes(ForkingPickler.dumps((None, MemoryError())))
"""Packed before memory is short: there may be none left to say so in."""


def _result(value: Any) -> bytes:
    """A result, packed."""
    return packing.packed((value, None))


def _packed(fault: BaseException) -> bytes:
    """The fault as it can travel: some exceptions cannot, but their words can."""
    try:
        packed = bytes(ForkingPickler.dumps((None, fault)))
        ForkingPickler.loads(packed)
    except Exception:  # whatever its own way of being packed raises
        return bytes(ForkingPickler.dumps((None, RuntimeError("".join(traceback.format_exception(fault))))))
    return packed


def _limit_memory(memory: int) -> None:
    if sys.platform != "linux":
        return
    import resource

    rows = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
    used = next(int(row.split()[1]) * 1024 for row in rows if row.startswith("VmData:"))
    most = used + memory
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _limit_time(seconds: float) -> None:
    """End this process once it has used so much more processor time, or several times as much has passed; 0 lifts the limit.

    The signals' default is to end the process, so that no code has to run for it, and none can prevent it.
    """
    if sys.platform == "win32":
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * _PATIENCE)
