"""A site built by a Dask cluster: the same bytes, whatever becomes of its workers; a sentence where it cannot be."""

from __future__ import annotations

import asyncio
import importlib
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("distributed", reason="the extra digest-site[dask] is not installed")

from digest import build, cluster, hands, packing, programs, scheduler
from digest.cluster import Cluster
from digest.commands import site as commands
from digest.problems import DigestError, Overrun
from digest.relate import facts, reading
from digest.workshop import workshop
from tests import clusters
from tests.clusters import FATAL, dask, ended, fragile, upper
from tests.conftest import ROOT
from tests.test_limits import laughs

# Between the programs of a cluster everything is a matter of seconds, some of them Dask's own and not to be changed.
pytestmark = pytest.mark.alone

Tell = Callable[[str, int, int], None]


def silent(_step: str, _done: int, _all: int) -> None:
    """Progress that nobody watches."""


def planned(root: Path, progress: Tell = silent, scheduler: str | None = None) -> build.Plan:
    with workshop(root, progress=progress, scheduler=scheduler, jobs="1", remember=False) as shop:
        return build.plan(root, {}, shop)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The example's texts, with one that no process survives."""
    root = tmp_path / "site"
    for folder in ("seeds", "content"):
        shutil.copytree(ROOT / folder, root / folder)
    (root / "seeds/laughs.xml").write_text(laughs(), "utf-8")
    return root


def test_a_worker_killed_midway_loses_nothing(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PARCEL", 1)
    with dask(tmp_path) as running:

        def killing(step: str, done: int, _all: int) -> None:
            if step == "articles" and done == 3:
                running.kill(running.workers[0])

        theirs = planned(site, killing, running.address)
        assert running.workers[0].returncode is not None
    ours = planned(site)
    assert len(ours.digest.articles) > 6
    assert theirs.outputs == ours.outputs
    assert theirs.problems == ours.problems


def test_a_worker_killed_while_articles_are_related_loses_nothing(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("coverage", "facts", "reading"):
        monkeypatch.setattr(importlib.import_module(f"digest.relate.{room}"), "_FEW", 0)
    monkeypatch.setattr(hands, "_WIDE", 1)
    monkeypatch.setattr(reading, "_PIECE", 1)
    monkeypatch.setattr(facts, "_PIECE", 8)
    sent: list[str] = []
    submit = Cluster.submit

    def counted(self: Cluster, function: Any, /, *arguments: Any, **named: Any) -> Future[Any]:
        if function is hands._done:
            sent.append(packing.unpacked(arguments[0])[0].__name__)
        return submit(self, function, *arguments, **named)

    monkeypatch.setattr(Cluster, "submit", counted)
    with dask(tmp_path) as running:

        def killing(step: str, _done: int, _all: int) -> None:
            if step == "pairs" and running.workers[0].returncode is None:
                running.kill(running.workers[0])

        theirs = planned(site, killing, running.address)
        assert running.workers[0].returncode is not None
    ours = planned(site)
    assert set(sent) == {"read", "linked", "_summarised"}
    assert len(ours.digest.corpus.links) > 6
    assert theirs.digest == ours.digest
    assert theirs.outputs == ours.outputs


def test_parcels_come_back_in_order_and_a_text_that_ends_its_process_is_a_line(tmp_path: Path) -> None:
    words = [f"word {number}" for number in range(2 * cluster._PARCEL + 3)]
    with dask(tmp_path, workers=1) as running, Cluster(running.address) as hands:
        futures = [hands.submit(upper, word) for word in words]
        broken = hands.submit(ended, "")
        assert [future.result(clusters.PATIENCE) for future in futures] == [word.upper() for word in words]
        with pytest.raises(Overrun, match="ended the process that was at it"):
            broken.result(clusters.PATIENCE)


def test_a_text_that_ends_whole_workers_is_given_up_and_its_neighbours_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "work", fragile)
    with dask(tmp_path, workers=3, failures=0) as running, Cluster(running.address) as hands:
        fatal, fine = hands.submit(upper, FATAL), hands.submit(upper, "a text")
        assert fine.result(clusters.PATIENCE) == "A TEXT"
        with pytest.raises(Overrun, match="ended every worker"):
            fatal.result(clusters.PATIENCE)


def test_a_worker_with_another_digest_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    shutil.copytree(ROOT / "digest", other / "digest", ignore=shutil.ignore_patterns("__pycache__"))
    with (other / "digest/words.py").open("a", encoding="utf-8") as file:
        file.write("# another release\n")
    with dask(tmp_path, workers=0) as running:
        running.hire(path=other)
        running.present(1)
        with pytest.raises(DigestError, match=r"worker at tcp://127\.0\.0\.1:\d+ has other files of Digest"):
            Cluster(running.address)
        # One that joins later is found out by its first piece of work.
        monkeypatch.setattr(scheduler, "_agreed", lambda _: programs.here().sum)
        with Cluster(running.address) as hands, pytest.raises(DigestError, match="another Digest or other libraries"):
            hands.submit(upper, "a text").result(clusters.PATIENCE)


def test_what_differs_between_two_machines_is_named() -> None:
    ours = programs.here()
    assert ours.versions["Python"] == ".".join(map(str, sys.version_info[:3]))
    assert {"numpy", "pillow", "babel"} <= ours.versions.keys()
    older = programs.Program(b"", {**ours.versions, "numpy": "1.0"})
    assert programs.difference(older, ours).startswith(f"has numpy 1.0 (here {ours.versions['numpy']}); ")
    bare = programs.Program(b"", {"Python": ours.versions["Python"]})
    assert "babel not at all" in programs.difference(bare, ours)
    assert " more; install" in programs.difference(bare, ours)


def test_without_a_scheduler_or_a_worker_the_build_says_so_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "_PATIENCE", 1.0)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listened to: nobody answers there
        start = time.monotonic()
        with pytest.raises(DigestError, match="no Dask scheduler answers at tcp://127"):
            Cluster(f"tcp://127.0.0.1:{taken.getsockname()[1]}")
        assert time.monotonic() - start < 30
    with pytest.raises(DigestError, match="no Dask scheduler answers at nowhere:at all"):
        Cluster("nowhere:at all")
    with dask(tmp_path, workers=0) as running, pytest.raises(DigestError, match="has no worker; start some"):
        Cluster(running.address)


@pytest.mark.parametrize("who", ["the last worker", "the scheduler"])
def test_a_cluster_that_goes_away_ends_the_build_with_a_sentence(
    who: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_DESERTED", 4.0)
    with dask(tmp_path, workers=1) as running:

        def deserted(step: str, done: int, _all: int) -> None:
            if step == "seeds" and done == 1:
                running.kill(running.workers[0] if who == "the last worker" else running.scheduler)

        with pytest.raises(DigestError, match=r"Dask scheduler at tcp://127\.0\.0\.1:\d+ has (gone|had no worker)"):
            planned(site, deserted, running.address)


def abandoned(running: clusters.Dask, seconds: float) -> None:
    """Ask a cluster for some seconds of work, whose scheduler is lost after `seconds`."""
    with Cluster(running.address) as asked:
        assert asked.submit(upper, "a text").result(clusters.PATIENCE) == "A TEXT"
        sent = [asked.submit(time.sleep, 0.02) for _ in range(200)]
        time.sleep(seconds)
        running.kill(running.scheduler)
        for future in sent:
            future.result(clusters.PATIENCE)


def test_schedulers_lost_one_after_the_other_all_end_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_DESERTED", 4.0)
    for number, seconds in enumerate([0.0, 0.02, 0.3, 1.0]):
        folder = tmp_path / str(number)
        folder.mkdir()
        with dask(folder, workers=1) as running, pytest.raises(DigestError, match=r"the Dask scheduler at .* has"):
            abandoned(running, seconds)


def test_of_a_lost_scheduler_the_terminal_is_told_in_one_line(site: Path, tmp_path: Path) -> None:
    with dask(tmp_path, workers=1) as running:
        command = [sys.executable, "-m", "digest", "build", "--scheduler", running.address]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        build = subprocess.Popen(command, cwd=site, env=environment, stderr=subprocess.PIPE, text=True)
        end = time.monotonic() + clusters.PATIENCE
        # The first client was the one that waited for the worker.
        while (tmp_path / "scheduler.log").read_text("utf-8").count("Receive client connection") < 2:
            assert build.poll() is None
            assert time.monotonic() < end
            time.sleep(0.05)
        running.kill(running.scheduler)
        _, said = build.communicate(timeout=clusters.PATIENCE)
    assert build.returncode == 1
    assert said.startswith(f"digest: the Dask scheduler at {running.address} has ")
    assert said.count("\n") == 1


def test_a_client_that_holds_the_thread_of_all_callbacks_of_dask_keeps_nobody_waiting(tmp_path: Path) -> None:
    distributed = importlib.import_module("distributed")
    let_go = threading.Event()
    with dask(tmp_path, workers=1) as running, distributed.Client(running.address, set_as_default=False) as other:
        other.submit(str, 1).add_done_callback(lambda _: let_go.wait(clusters.PATIENCE))
        try:
            with Cluster(running.address) as asked:
                assert asked.submit(upper, "a text").result(timeout=30) == "A TEXT"
        finally:
            let_go.set()


def test_whoever_waits_for_what_was_sent_hears_that_the_cluster_was_left(tmp_path: Path) -> None:
    with dask(tmp_path, workers=1) as running:
        asked = Cluster(running.address)
        sent = [asked.submit(time.sleep, 0.5) for _ in range(2 * cluster._PARCEL)]
        unsent = asked.submit(upper, "a text")
        asked.shutdown(cancel_futures=True)
        assert unsent.cancelled()
        for future in sent:
            with pytest.raises(DigestError, match="has"):
                future.result(timeout=30)
        with pytest.raises(RuntimeError, match="has been left"):
            asked.submit(upper, "a text")


@pytest.mark.parametrize("fault", [asyncio.CancelledError(), AttributeError("no scheduler"), OSError("closed")])
def test_whatever_the_client_says_of_a_lost_connection_who_waits_hears_of_it(
    fault: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_LOOK", 0.1)
    monkeypatch.setattr(cluster, "_DESERTED", 0.5)

    def broken() -> dict[str, int]:
        raise fault

    with dask(tmp_path, workers=1) as running:
        asked = Cluster(running.address)
        monkeypatch.setattr(asked._scheduler._client, "nthreads", broken)
        with pytest.raises(DigestError, match="has had no worker"):
            asked.submit(time.sleep, 60).result(timeout=30)
        asked.shutdown(cancel_futures=True)


def test_without_the_extra_the_build_names_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(DigestError, match=r'pip install "digest-site\[dask\]"'):
        commands.build(root=site, scheduler="tcp://127.0.0.1:1")
    assert not (site / "site").exists()
