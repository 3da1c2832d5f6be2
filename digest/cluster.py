"""A Dask cluster as an executor: work goes out in parcels, and what a lost worker had is done by another."""

from __future__ import annotations

import concurrent.futures
import functools
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from digest.problems import Overrun
from digest.scheduler import Scheduler
from digest.worker import Call, Outcome

_PARCEL = 8
"""Pieces of work that travel together: an article's is a few milliseconds, a parcel costs Dask one."""
_LINGER = 0.02
"""Seconds that a parcel waits to be filled."""
_DESERTED = 60.0
"""Seconds without any worker after which the work is given up."""
_LOOK = 2.0
"""Seconds between two looks at who is there."""


@dataclass(frozen=True, slots=True)
class _Task:
    call: Call
    future: Future[Any]


class Cluster(Executor):
    """The workers of the Dask cluster at an address; raises DigestError where there are none, or not such as this machine.

    As a context it takes back what is still to be done when the block is left by an exception.
    """

    def __init__(self, address: str) -> None:
        self._scheduler = Scheduler(address)
        self._lock = threading.Lock()
        self._parcel: list[_Task] = []
        self._open: set[Future[Any]] = set()
        self._ended = threading.Event()
        threading.Thread(target=self._look, name="digest-cluster", daemon=True).start()

    @property
    def processes(self) -> int:
        """How many processes there were at first."""
        return self._scheduler.processes

    def submit(self, function: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand over `function`, which must be importable by name, with arguments that can be pickled."""
        future: Future[Any] = Future()
        with self._lock:
            if self._ended.is_set():
                raise RuntimeError("the cluster has been left")
            self._parcel.append(_Task(Call(function, args, kwargs), future))
            begun, full = len(self._parcel) == 1, len(self._parcel) >= _PARCEL
        if full:
            self._send_parcel()
        elif begun:
            timer = threading.Timer(_LINGER, self._send_parcel)
            timer.daemon = True
            timer.start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster: when what was handed over is done, or at once with `cancel_futures` or without `wait`.

        Whoever still waits for something then is told that the cluster has been left.
        """
        if cancel_futures:
            for task in self._taken():
                task.future.cancel()
        else:
            self._send_parcel()
            while wait and (waiting := self._waiting()):
                concurrent.futures.wait(waiting)
        self._ended.set()
        self._scheduler.leave()
        self._give_up("has been left")

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown(cancel_futures=kind is not None)

    def _taken(self) -> list[_Task]:
        """What was to be sent together; it is the caller's now."""
        with self._lock:
            parcel, self._parcel = self._parcel, []
        return parcel

    def _send_parcel(self) -> None:
        self._send([task for task in self._taken() if task.future.set_running_or_notify_cancel()])

    def _send(self, tasks: Sequence[_Task]) -> None:
        if not tasks:
            return
        with self._lock:
            self._open |= {task.future for task in tasks}
        sent = self._scheduler.send([task.call for task in tasks])
        sent.add_done_callback(functools.partial(self._receive, tasks))

    def _receive(self, tasks: Sequence[_Task], sent: Future[Sequence[Outcome]]) -> None:
        """Answer those who wait for `tasks` with what came back; of several that ended their workers, each is tried alone."""
        fault = sent.exception()
        if isinstance(fault, Overrun) and len(tasks) > 1:
            for task in tasks:
                self._send([task])
            return
        outcomes = sent.result() if fault is None else [(None, fault)] * len(tasks)
        for task, (result, raised) in zip(tasks, outcomes, strict=True):
            self._answer(task.future, result, raised)

    def _waiting(self) -> tuple[Future[Any], ...]:
        with self._lock:
            return tuple(self._open)

    def _answer(self, future: Future[Any], result: Any, fault: BaseException | None) -> None:
        with self._lock:
            if future not in self._open:
                return
            self._open.discard(future)
        if fault is None:
            future.set_result(result)
        else:
            future.set_exception(fault)

    def _look(self) -> None:
        """Give up the work where no worker has been there for long, or the scheduler is gone."""
        seen = time.monotonic()
        while not self._ended.wait(_LOOK):
            if self._scheduler.has_workers():
                seen = time.monotonic()
            elif time.monotonic() - seen >= _DESERTED:
                self._give_up("has had no worker for a minute")

    def _give_up(self, why: str) -> None:
        for future in self._waiting():
            self._answer(future, None, self._scheduler.lost(why))
