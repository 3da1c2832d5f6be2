"""A real Dask cluster on loopback for tests: a scheduler and workers on free ports, each in a process group that ends with its test."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from digest import scheduler
from digest.worker import Outcome
from tests.conftest import ROOT

PATIENCE = 120.0
"""Seconds until a wait is given up: far more than needed, for machines that are busy."""
FATAL = "the end of whoever opens it"


@dataclass
class Dask:
    """A scheduler, and the workers that were hired."""

    folder: Path
    address: str = ""
    scheduler: subprocess.Popen[bytes] | None = None
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def hire(self, count: int = 1, path: Path = ROOT) -> None:
        """Start `count` workers with the Digest that lies in `path`; they join in their own time."""
        for _ in range(count):
            options = ["--no-nanny", "--no-dashboard", "--nthreads", "1", "--local-directory", str(self.folder)]
            command = ["worker", self.address, "--host", "127.0.0.1", *options]
            self.workers.append(_started(command, self.folder / f"worker{len(self.workers)}.log", path))

    @staticmethod
    def kill(process: subprocess.Popen[bytes] | None) -> None:
        """End it as a machine ends that loses its power."""
        assert process is not None
        process.kill()
        process.wait(PATIENCE)

    def present(self, count: int) -> None:
        """Wait until so many workers have joined."""
        import distributed

        with distributed.Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=PATIENCE)


@contextlib.contextmanager
def dask(folder: Path, workers: int = 2, failures: int = 3) -> Iterator[Dask]:
    """A scheduler and `workers`; a task may end `failures` of them before it is given up."""
    told, about = Dask(folder), folder / "scheduler.json"
    command = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(about)]
    settings = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(failures)}
    told.scheduler = _started(command, folder / "scheduler.log", ROOT, settings)
    try:
        told.address = _address(about)
        told.hire(workers)
        if workers:
            told.present(workers)
        yield told
    finally:
        for process in (*told.workers, told.scheduler):
            _end(process)


def _started(
    command: Sequence[str], log: Path, path: Path, settings: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(path), **(settings or {})}
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *command],
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd=log.parent,
            start_new_session=True,
        )


def _address(about: Path) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError, ValueError):
            return str(json.loads(about.read_text("utf-8"))["address"])
        time.sleep(0.05)
    raise AssertionError((about.parent / "scheduler.log").read_text("utf-8"))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it, and see that none of its children is left."""
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    end = time.monotonic() + PATIENCE
    with contextlib.suppress(ProcessLookupError):
        while time.monotonic() < end:
            os.killpg(process.pid, 0)
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)
        raise AssertionError(f"children of {process.args!r} were left")


def fragile(packed: bytes, program: bytes) -> Sequence[Outcome]:
    """What a worker does that dies, with all that it holds, of a text that says so."""
    if FATAL.encode() in packed:
        os._exit(1)
    return scheduler.work(packed, program)


def upper(text: str) -> str:
    return text.upper()


def ended(_: Any) -> None:
    os._exit(3)
