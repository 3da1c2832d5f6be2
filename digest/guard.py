"""Runs work on hostile input in processes that can be killed: what takes too long or too much memory ends alone.

The limit of time is counted in the worker's own processor time, so that a busy machine does not change what is read; a wall
clock of several times as much stands behind it. Memory is limited where the system can (Linux; elsewhere the time alone is).
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from digest.problems import Ended, Overrun
from digest.worker import Call, Limits, Worker

__all__ = ["Guard", "Limits"]

_GRACE = 5.0
"""Seconds for which a thread whose worker was killed is waited for: one was seen that an interrupted queue had not told to end."""


@dataclass(frozen=True, slots=True)
class _Task:
    call: Call
    future: Future[Any]


class Guard(Executor):
    """Up to `processes` workers, started when there is work for them; a future of work that broke a limit raises Overrun.

    As a context it ends its workers with the block: when their work is done, or at once where the block is left by an exception.
    """

    def __init__(self, processes: int = 1, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._most = processes
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._hands: list[_Hand] = []
        self._lock = threading.Lock()
        self._open = 0
        self._ended = False

    @property
    def processes(self) -> int:
        """How many workers there are at most."""
        return self._most

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand over `function`, which must be importable by name, with arguments that can be pickled."""
        future: Future[Any] = Future()
        with self._lock:
            if self._ended:
                raise RuntimeError("the guard has been shut down")
            self._tasks.put(_Task(Call(function, args, kwargs), future))
            self._open += 1
            if len(self._hands) < min(self._open, self._most):
                self._hands.append(_Hand(self._tasks, self._done, self._limits))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers once what was handed over is done; with `cancel_futures` once what was begun is."""
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

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.shutdown()
            return
        self.shutdown(wait=False, cancel_futures=True)
        for hand in self._hands:
            hand.stop()
        for hand in self._hands:
            hand.join(_GRACE)

    def _done(self) -> None:
        """A piece of work is off the hands that had it."""
        with self._lock:
            self._open -= 1


class _Hand:
    """A thread that hands one task after another to a worker of its own, and to a new one after a death."""

    def __init__(self, tasks: queue.SimpleQueue[_Task | None], done: Callable[[], None], limits: Limits) -> None:
        self._tasks = tasks
        self._done = done
        self._limits = limits
        self._worker: Worker | None = None
        self._lock = threading.Lock()
        self._stopped = False
        self._thread = threading.Thread(target=self._serve, name="digest-guard", daemon=True)
        self._thread.start()

    def join(self, most: float | None = None) -> None:
        """Wait for the last task, `most` seconds."""
        self._thread.join(most)

    def stop(self) -> None:
        """Kill the worker, whatever it is at."""
        with self._lock:
            self._stopped = True
            if self._worker is not None:
                self._worker.kill()

    def _serve(self) -> None:
        while (task := self._tasks.get()) is not None:
            if task.future.set_running_or_notify_cancel():
                self._work(task)
            self._done()
            del task  # or what a long text was made into lives on until the next one
        if self._worker is not None:
            self._worker.end()

    def _work(self, task: _Task) -> None:
        try:
            result, fault = self._hired().do(task.call)
            if isinstance(fault, Ended):  # the text may be blameless: once more
                result, fault = self._hired().do(task.call)
        except BaseException as broken:  # whatever it is, the one who waits must hear of it
            result, fault = None, broken
        if fault is None:
            task.future.set_result(result)
        else:
            task.future.set_exception(fault)

    def _hired(self) -> Worker:
        """The worker that stands, or a new one."""
        with self._lock:
            if self._stopped:
                raise Overrun("was given up")
            if self._worker is None or not self._worker.stands:
                self._worker = Worker(self._limits)
            return self._worker
