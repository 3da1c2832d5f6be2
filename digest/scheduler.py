"""A Dask scheduler as one client of it sees it, and what its workers do when they are asked.

The one importer of distributed. On each worker the work is done under the same limits as on this machine, in processes of its
own, one for each thread that the worker has; so what is read does not depend on where.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import logging
import multiprocessing
import pickle
import threading
from collections.abc import Sequence
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING, Any

from digest import programs
from digest.guard import Guard
from digest.problems import DigestError, Overrun
from digest.worker import Call, Outcome

if TYPE_CHECKING:
    import distributed

_PATIENCE = 10.0
"""Seconds in which a scheduler must answer, and have a worker."""
_UNREACHED = (OSError, ValueError, TypeError, RuntimeError, AssertionError)
"""What Dask's client raises where it reaches no scheduler; the last where its own thread does not start in time."""


class Scheduler:
    """The scheduler at an address; raises DigestError where there is none, or it has no workers or not such as this machine."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._client = _client(address)
        try:
            _wait_for_a_worker(self._client, address)
            self._program = _agreed(self._client)
            self.processes: int = sum(self._client.nthreads().values())
            """How many processes its workers had at first in all, each thread of a worker having one of its own."""
        except BaseException as fault:
            self.leave()
            if isinstance(fault, _UNREACHED):
                raise self.lost("has gone") from fault
            raise

    def send(self, calls: Sequence[Call]) -> Future[Sequence[Outcome]]:
        """What a worker makes of `calls`, as soon as that is back. Raises nothing: a fault is the answer's.

        DigestError where the scheduler has gone or that worker has another program, Overrun where every worker ended that was at it.
        """
        answer: Future[Sequence[Outcome]] = Future()
        answer.set_running_or_notify_cancel()
        try:
            sent = self._client.submit(work, pickle.dumps(calls), self._program, pure=False)
            # Not by a callback of Dask's: all its clients in a process share one thread for those, and one that is lost can hold that for ever.
            brought = asyncio.run_coroutine_threadsafe(_brought(sent), self._client.loop.asyncio_loop)
        except Exception as fault:  # whatever it is, the one who waits must hear of it
            answer.set_exception(self._meant(fault))
        else:
            brought.add_done_callback(functools.partial(self._pass_on, answer))
        return answer

    def has_workers(self) -> bool:
        """Whether there is any now; false too where the scheduler does not say."""
        try:
            return bool(self._client.nthreads())
        except (Exception, asyncio.CancelledError):  # whatever the client says while a connection is broken
            return False

    def leave(self) -> None:
        """Raises nothing, also where it has gone. What was sent may stay without an answer."""
        with contextlib.suppress(Exception):
            self._client.close()

    def lost(self, why: str) -> DigestError:
        """What to raise where there is nobody left to ask; `why` ends a sentence on this scheduler."""
        return DigestError(
            f"the Dask scheduler at {self._address} {why}; what is done by then is not lost: build again"
        )

    def _pass_on(self, answer: Future[Sequence[Outcome]], brought: Future[Sequence[Outcome]]) -> None:
        try:
            answer.set_result(brought.result())
        except Exception as fault:  # whatever it is, the one who waits must hear of it
            answer.set_exception(self._meant(fault))

    def _meant(self, fault: Exception) -> Exception:
        """`fault` in the words of this program, where it is one of Dask's."""
        from distributed import KilledWorker
        from distributed.client import ClosedClientError
        from distributed.comm import CommClosedError

        if isinstance(fault, KilledWorker):
            return Overrun("ended every worker of the cluster that was at it")
        if isinstance(fault, CancelledError | ClosedClientError | CommClosedError):
            return self.lost("has gone")
        return fault


async def _brought(sent: distributed.Future[Any]) -> Sequence[Outcome]:
    outcomes: Sequence[Outcome] = await sent
    return outcomes


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
    # What a client logs of a lost connection, with its stack, is what the build then ends with in one sentence.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    try:
        return distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except _UNREACHED as fault:
        raise DigestError(
            f"no Dask scheduler answers at {address} ({type(fault).__name__}); start one with `dask scheduler`"
        ) from fault


def _wait_for_a_worker(client: distributed.Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise DigestError(
            f"the Dask scheduler at {address} has no worker; start some with `dask worker {address}`"
        ) from None


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
