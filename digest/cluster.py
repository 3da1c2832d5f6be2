"""A Dask cluster as an executor: work goes out in parcels, and what a lost worker had is done by another.

The one importer of distributed. On each worker the work is done under the same limits as on this machine, in processes of its
own, one for each thread that the worker has; so what is read does not depend on where.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import functools
import multiprocessing
import pickle
import threading
from collections.abc import Sequence
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any

from digest import programs
from digest.guard import Guard
from digest.problems import DigestError, Overrun
from digest.worker import Call, Outcome

if TYPE_CHECKING:
    import distributed

_PARCEL = 8
"""Pieces of work that travel together: an article's is a few milliseconds, a parcel costs Dask one."""
_LINGER = 0.02
"""Seconds that a parcel waits to be filled."""
_PATIENCE = 10.0
"""Seconds in which a scheduler must answer, and have a worker."""
_DESERTED = 60.0
"""Seconds without any worker after which the work is given up."""
_LOOK = 2.0
"""Seconds between two looks at who is there."""

_UNREACHED = (OSError, ValueError, TypeError, RuntimeError, AssertionError)
"""What Dask's client raises where it reaches no scheduler; the last where its own thread does not start in time."""


@dataclass(frozen=True, slots=True)
class _Task:
    call: Call
    future: Future[Any]


class Cluster(Executor):
    """The workers of the Dask cluster at an address; raises DigestError where there are none, or not such as this machine.

    As a context it takes back what is still to be done when the block is left by an exception.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._client = _client(address)
        try:
            self._program = _agreed(self._client)
        except BaseException:
            self._client.close()
            raise
        self._lock = threading.Lock()
        self._parcel: list[_Task] = []
        self._open: set[Future[Any]] = set()
        self._ended = threading.Event()
        threading.Thread(target=self._look, name="digest-cluster", daemon=True).start()

    @property
    def processes(self) -> int:
        """How many processes are at work in all, each thread of a worker having one of its own."""
        return sum(self._client.nthreads().values())

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
        """Leave the cluster: when what was handed over is done, or at once with `cancel_futures`."""
        self._send_parcel()
        if wait and not cancel_futures:
            while waiting := self._waiting():
                concurrent.futures.wait(waiting)
        self._ended.set()
        self._client.close()

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown(cancel_futures=kind is not None)

    def _send_parcel(self) -> None:
        with self._lock:
            parcel, self._parcel = self._parcel, []
        self._send([task for task in parcel if task.future.set_running_or_notify_cancel()])

    def _send(self, tasks: Sequence[_Task]) -> None:
        if not tasks:
            return
        with self._lock:
            self._open |= {task.future for task in tasks}
        calls = pickle.dumps([task.call for task in tasks])
        sent = self._client.submit(work, calls, self._program, pure=False)
        sent.add_done_callback(functools.partial(self._receive, tasks))

    def _receive(self, tasks: Sequence[_Task], sent: distributed.Future[Any]) -> None:
        """Answer those who wait for `tasks` with what came back; of several that ended their workers, each is tried alone."""
        from distributed import KilledWorker

        try:
            outcomes: Sequence[Outcome] = sent.result()
        except KilledWorker:
            if len(tasks) > 1:
                for task in tasks:
                    self._send([task])
                return
            outcomes = [(None, Overrun("ended every worker of the cluster that was at it"))]
        except CancelledError:
            outcomes = [(None, self._lost("has gone"))] * len(tasks)
        except Exception as fault:  # whatever it is, the one who waits must hear of it
            outcomes = [(None, fault)] * len(tasks)
        for task, (result, raised) in zip(tasks, outcomes, strict=True):
            self._answer(task.future, result, raised)

    def _waiting(self) -> tuple[Future[Any], ...]:
        with self._lock:
            return tuple(self._open)

    def _answer(self, future: Future[Any], result: Any, fault: BaseException | None) -> None:
        with self._lock:
            if future.done():
                return
            self._open.discard(future)
            if fault is None:
                future.set_result(result)
            else:
                future.set_exception(fault)

    def _look(self) -> None:
        """Give up the work where no worker has been there for long, or the scheduler is gone."""
        missed = 0.0
        while not self._ended.wait(_LOOK):
            try:
                missed = 0.0 if self._client.nthreads() else missed + _LOOK
            except (Exception, asyncio.CancelledError):  # whatever the client says while a connection is broken
                missed += _LOOK
            if missed >= _DESERTED:
                for future in self._waiting():
                    self._answer(future, None, self._lost("has had no worker for a minute"))

    def _lost(self, why: str) -> DigestError:
        return DigestError(
            f"the Dask scheduler at {self._address} {why}; what is done by then is not lost: build again"
        )


def work(packed: bytes, program: bytes) -> Sequence[Outcome]:
    """On a worker: what each of the calls comes to that are packed up, if this is the `program` of the machine that asks.

    Raises DigestError otherwise.
    """
    import distributed

    if programs.here().sum != program:
        where = distributed.get_worker().address
        raise DigestError(f"the Dask worker at {where} has another Digest or other libraries than this machine")
    hands = _hands(distributed.get_worker().state.nthreads)
    calls: list[Call] = pickle.loads(packed)  # noqa: S301 - from whom Dask takes the very functions that are run here
    return [_outcome(future) for future in [hands.submit(call) for call in calls]]


_HANDS = threading.Lock()


def _hands(processes: int) -> Guard:
    """The processes of this worker, started by the first of its threads that has work."""
    with _HANDS:
        # What Dask starts its workers as may have no children; that is a word of Python's, and nothing of the system's.
        multiprocessing.current_process().daemon = False
        return _guard(processes)


@functools.cache
def _guard(processes: int) -> Guard:
    return Guard(processes)


def _outcome(future: Future[Any]) -> Outcome:
    try:
        return future.result(), None
    except Exception as fault:  # raised where it is waited for
        return None, fault


def _client(address: str) -> distributed.Client:
    """A client of the scheduler at `address`; raises DigestError where none answers."""
    try:
        import dask
        import distributed
    except ImportError:
        raise DigestError('--scheduler needs Dask: pip install "digest-site[dask]"') from None
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GB"})  # texts are no graph
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except _UNREACHED as fault:
        raise DigestError(
            f"no Dask scheduler answers at {address} ({type(fault).__name__}); start one with `dask scheduler`"
        ) from fault
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        client.close()
        raise DigestError(
            f"the Dask scheduler at {address} has no worker; start some with `dask worker {address}`"
        ) from None
    return client


def _agreed(client: distributed.Client) -> bytes:
    """The sum of the program that this machine and all workers have; raises DigestError where one has another."""
    ours = programs.here()
    found: dict[str, Any] = client.run(programs.here, on_error="return")
    for address in sorted(found):
        theirs = found[address]
        if not isinstance(theirs, programs.Program):
            raise DigestError(f"the Dask worker at {address} has no Digest that can answer; install digest-site there")
        if theirs.sum != ours.sum:
            raise DigestError(f"the Dask worker at {address} {programs.difference(theirs, ours)}")
    return ours.sum
