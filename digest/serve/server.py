"""The running live server: one thread with the event loop, one for builds, watchdog's own; all joined at the end."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from digest.serve.app import application
from digest.serve.builder import Builder, Glance, blind
from digest.serve.outcome import Outcome
from digest.serve.patience import Patient
from digest.serve.rounds import Rounds
from digest.serve.sources import Sources
from digest.serve.state import Board
from digest.serve.watch import Watcher

HEADERS = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Content-Security-Policy", "frame-ancestors 'self'"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "same-origin"),
]
"""On every answer: nothing is kept, nothing is guessed, nothing is for other sites' pages, in frames or in windows."""


_READER = "AnyIO worker thread"
_LONGEST_READ = 5.0
"""Seconds after which a reader, which the end of the program does not wait for, is left alone."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to serve, and how."""

    build: Callable[[], Outcome]
    folders: tuple[Path, ...]
    site: Path
    host: str
    base: str
    opener: str | None
    """The pattern of the address that opens a file in the editor's own program."""
    say: Callable[[str], None]
    glance: Glance = blind


class Live:
    """The live server, from `with` to the end of the block; `ended` is called should it end by itself."""

    def __init__(self, job: Job, listener: socket.socket, ended: Callable[[], None]) -> None:
        self._job = job
        self._listener = listener
        self._ended = ended
        self._thread = ThreadPoolExecutor(1, "digest-serve")
        self._loop: Future[asyncio.AbstractEventLoop] = Future()
        self._board = Board(secrets.token_hex(4))
        self.built = threading.Event()
        """Set when the first build has ended, well or badly."""
        sources = Sources(job.folders, job.opener)
        self._builder = Builder(job.build, self._board, sources, job.say, job.glance)
        self.token = secrets.token_urlsafe(16)
        """What a page must know to listen for news."""
        app = application(self._board, job.site, sources, base=job.base, bound=job.host, token=self.token)
        self._server = uvicorn.Server(_config(app))

    def __enter__(self) -> Live:
        self._running = self._thread.submit(asyncio.run, self._main())
        self._running.add_done_callback(lambda _: self._ended())
        self._loop.result()
        return self

    def __exit__(self, kind: object, fault: object, trace: object) -> None:
        with self._thread:
            with contextlib.suppress(RuntimeError):  # the loop is closed: it has ended by itself
                self._loop.result().call_soon_threadsafe(self._stop)
            self._running.result()
        _join_readers()

    async def _main(self) -> None:
        loop = asyncio.get_running_loop()
        self._loop.set_result(loop)

        def changed() -> None:
            loop.call_soon_threadsafe(self._builder.look_again)

        job = self._job
        rounds = Rounds(job.folders, changed)

        def heard() -> None:
            rounds.told()
            changed()

        def saved(path: Path) -> None:
            rounds.told()
            loop.call_soon_threadsafe(partial(self._builder.look_again, saved=path))

        watching = Watcher(job.folders, heard, job.say, saved)
        with watching as watcher, rounds, ThreadPoolExecutor(1, "digest-build") as pool:

            def before_each() -> None:
                rounds.begins()
                watcher.look()

            building = asyncio.create_task(self._builder.run(pool, before_each))
            building.add_done_callback(lambda _: self._stop())
            waiting = asyncio.create_task(self._await_first())
            await self._server.serve(sockets=[self._listener])
            await building
            await waiting

    async def _await_first(self) -> None:
        await self._board.ready.wait()
        self.built.set()

    def _stop(self) -> None:
        """Begin no other build, answer who waits for the first one, close the connections."""
        self._builder.end()
        self._board.ready.set()
        self._server.should_exit = True


def _join_readers() -> None:
    """Wait for the threads that read files for Starlette: with the loop they are told to end, but nobody waits for them."""
    for thread in threading.enumerate():
        if thread.name == _READER:
            thread.join(_LONGEST_READ)


def _config(app: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=Patient,
        ws="websockets-sansio",
        lifespan="off",
        log_config=None,  # the terminal is the program's, not the library's
        log_level="error",
        access_log=False,
        server_header=False,
        headers=HEADERS,
        ws_max_size=1024,  # pages have nothing to say
        timeout_graceful_shutdown=5,
    )
