"""Runs work on hostile input in processes that can be killed: what takes too long or too much memory ends alone.

The limit of time is counted in the worker's own processor time, so that a busy machine does not change what is read; a wall
clock of several times as much stands behind it. Memory is limited where the system can (Linux; elsewhere the time alone is).
"""

from __future__ import annotations

import contextlib
import multiprocessing
import queue
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from digest.problems import Overrun

# What workers import before they are forked, so that each starts within milliseconds.
_PRELOAD = ["digest.build", "digest.cli"]
_MEBIBYTE = 1024 * 1024
_PATIENCE = 4
"""How many times the processor time may pass on the wall."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may use."""

    seconds: float = 5.0
    """Of processor time."""
    memory: int = 512 * _MEBIBYTE
    """Bytes beside what the program itself needs."""


@dataclass(frozen=True, slots=True)
class _Task:
    work: Callable[[], Any]
    future: Future[Any]


class Guard(Executor):
    """Up to `processes` workers, started when there is work for them; a future of work that broke a limit raises Overrun."""

    def __init__(self, processes: int = 1, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._most = processes
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._hands: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._idle = 0
        self._ended = False

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand over `function`, which must be importable by name, with arguments that can be pickled."""
        future: Future[Any] = Future()
        with self._lock:
            if self._ended:
                raise RuntimeError("the guard has been shut down")
            self._tasks.put(_Task(_Call(function, args, kwargs), future))
            if self._idle < self._tasks.qsize() and len(self._hands) < self._most:
                hand = threading.Thread(target=self._serve, name="digest-guard", daemon=True)
                self._hands.append(hand)
                hand.start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers once what was handed over is done, or at once with `cancel_futures`."""
        with self._lock:
            self._ended = True
        while cancel_futures and not self._tasks.empty():
            with contextlib.suppress(queue.Empty):
                task = self._tasks.get_nowait()
                if task is not None:
                    task.future.cancel()
        for _ in self._hands:
            self._tasks.put(None)
        for hand in self._hands if wait else ():
            hand.join()

    def _serve(self) -> None:
        """Hand one task after another to a worker of its own, and a new worker after a death."""
        worker: _Worker | None = None
        while (task := self._next()) is not None:
            if not task.future.set_running_or_notify_cancel():
                continue
            try:
                worker = worker or _Worker(self._limits)
                result, fault = worker.do(task.work)
            except Overrun as overrun:
                worker, result, fault = None, None, overrun
            except BaseException as broken:  # whatever it is, the one who waits must hear of it
                worker, result, fault = None, None, broken
            if fault is None:
                task.future.set_result(result)
            else:
                task.future.set_exception(fault)
        if worker is not None:
            worker.end()

    def _next(self) -> _Task | None:
        with self._lock:
            self._idle += 1
        task = self._tasks.get()
        with self._lock:
            self._idle -= 1
        return task


@dataclass(frozen=True, slots=True)
class _Call:
    function: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]

    def __call__(self) -> Any:
        return self.function(*self.args, **self.kwargs)


class _Worker:
    """One process and the wire to it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        context = _context()
        self._wire, far = context.Pipe()
        self._process: BaseProcess = context.Process(target=_work, args=(far, limits), daemon=True)
        self._process.start()
        far.close()
        self._wire.recv()  # it stands: what it takes to start counts for nobody's work

    def do(self, work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
        """What `work` returns, or what it raised; raises Overrun, with the worker gone, where it broke a limit."""
        try:
            self._wire.send(work)
            if not self._wire.poll(self._limits.seconds * _PATIENCE):
                self._kill()
                raise Overrun(f"took longer than {self._limits.seconds * _PATIENCE:g} s")
            result, fault = self._wire.recv()
        except (EOFError, ConnectionError):
            raise Overrun(self._cause()) from None
        if isinstance(fault, MemoryError):
            self._kill()  # what memory it still holds is anybody's guess
            raise Overrun(f"needs more than {self._limits.memory // _MEBIBYTE} MiB of memory")
        return result, fault

    def end(self) -> None:
        self._wire.close()
        self._process.join(1)
        self._kill()

    def _kill(self) -> None:
        self._process.kill()
        self._process.join()
        self._wire.close()

    def _cause(self) -> str:
        self._process.join(1)
        code = self._process.exitcode
        self._kill()
        if hasattr(signal, "SIGXCPU") and code == -signal.SIGXCPU:
            return f"takes longer than {self._limits.seconds:g} s"
        return f"ended the process that was at it (exit {code})"


def _context() -> Any:
    """Processes forked from a clean one where the system forks; elsewhere each starts anew."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOAD)
    return context


def _work(wire: Connection, limits: Limits) -> None:
    """In the worker: one task after another, each under the limits, until the wire is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _limit_memory(limits.memory)
    wire.send(None)
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            work = wire.recv()
            _limit_time(limits.seconds)
            wire.send(_outcome(work))


def _outcome(work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    try:
        return work(), None
    except MemoryError:
        return None, MemoryError()  # the traceback would keep what filled the memory
    except RecursionError:
        return None, Overrun("is nested too deeply")
    except Exception as fault:  # handed to the parent, which raises it
        return None, fault


def _limit_memory(memory: int) -> None:
    if sys.platform != "linux":
        return
    import resource

    rows = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
    used = next(int(row.split()[1]) * 1024 for row in rows if row.startswith("VmData:"))
    most = used + memory
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _limit_time(seconds: float) -> None:
    """End this process once it has used so much more processor time; counted in whole seconds, rounded up."""
    if sys.platform == "win32":
        return
    import math
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used.ru_utime + used.ru_stime + seconds), hard))
