"""A fault at any call that changes a file leaves the old site or the new one, and the next build makes it right.

`DIGEST_FAULTS` says how many faults of each way to publish are tried, 0 for all of them (`make faults`).
"""

from __future__ import annotations

import os
import resource
from collections import Counter
from pathlib import Path

import pytest

from digest import atomic, publish
from digest.problems import DigestError
from tests import faults
from tests.faulted import NEW, OLD, SCENARIOS, Scenario, Tally, outputs, publishing, strike

MOST = int(os.environ.get("DIGEST_FAULTS", "8")) or None
pytestmark = pytest.mark.skipif(bool(faults.unable()), reason=faults.unable())


def told(name: str, tally: Tally) -> None:
    """Say what was found, for `make faults`, which shows it."""
    print(f"{name}: {tally.faults} faults; the site was left {dict(tally.left)}; {len(tally.wrong)} wrong")


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_a_fault_leaves_one_whole_site_and_the_next_build_recovers(tmp_path: Path, scenario: Scenario) -> None:
    tally = strike(scenario, tmp_path, faults.FAULTS, MOST)
    told(scenario.name, tally)
    assert tally.faults >= min(MOST or 150, 8) - 2
    assert not tally.wrong, "\n".join(tally.wrong)


def _in_place(root: Path) -> None:
    """Publishes as many generators do: file by file, over what stands."""
    site = root / "site"
    for path, data in NEW.items():
        if (site / path).parent.is_file():
            (site / path).parent.unlink()
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    (site / "gone/index.html").unlink(missing_ok=True)


def _renamed(root: Path) -> None:
    """Publishes by two renames, and does not look for what an earlier run has left."""
    publish.publish(outputs(NEW), root / "next")
    (root / "site").rename(root / "last")
    (root / "next").rename(root / "site")


@pytest.mark.parametrize("work", [_in_place, _renamed], ids=["in place", "two renames"])
def test_a_publisher_that_takes_no_care_is_found_out(tmp_path: Path, work: object) -> None:
    assert callable(work)
    naive = Scenario("naive", publishing(OLD, spare=False), work)
    tally = strike(naive, tmp_path, ["KILL"], None)
    told("naive", tally)
    assert tally.left["torn"] + tally.left["lost"] > 0
    assert tally.wrong


def test_the_calls_that_are_struck_are_all_that_change_files(tmp_path: Path) -> None:
    def work() -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "a/b").write_text("x")
        (tmp_path / "a/b").chmod(0o600)
        (tmp_path / "a/b").rename(tmp_path / "a/c")
        os.link(tmp_path / "a/c", tmp_path / "a/d")
        (tmp_path / "a/e").symlink_to("c")
        os.utime(tmp_path / "a/c", (1, 1))
        os.truncate(tmp_path / "a/c", 0)
        (tmp_path / "a/c").read_text()

    found = Counter(call.name.removesuffix("at") for call in faults.calls(work, tmp_path))
    assert sum(found.values()) == 9
    assert {"mkdir", "write", "rename", "link", "symlink", "truncate"} <= {name.removesuffix("at") for name in found}


def test_a_disk_that_takes_half_of_a_file_gets_no_half_file_published(tmp_path: Path) -> None:
    def work() -> None:
        most = len(NEW["index.html"]) // 2
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        publishing(NEW, spare=False)(tmp_path)

    publishing(OLD, spare=False)(tmp_path)
    before = faults.tree(tmp_path)
    ending = faults.alone(work)
    assert ending.code == 1
    assert "cannot publish" in ending.said
    assert "nothing was changed" in ending.said
    assert faults.tree(tmp_path) == before


# -- single files ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("over", [False, True])
def test_a_file_that_is_written_alone_is_whole_or_as_it_was(tmp_path: Path, over: bool) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    path, old, new = folder / "a.md", b"old" * 1_000, b"new" * 9_000
    hits = 0
    for call in faults.calls(lambda: atomic.write(path, new, over=over), tmp_path):
        for kind in faults.FAULTS:
            path.unlink(missing_ok=True)
            if over:
                path.write_bytes(old)
            ending = faults.struck(lambda: atomic.write(path, new, over=over), call, kind)
            hits += ending.is_struck
            found = path.read_bytes() if path.exists() else b""
            assert found in (old if over else b"", new), f"{kind} at {call.text}"
            assert ending.code != 70, ending.said
            assert atomic.write(path, new, over=True)
        for stray in folder.glob(".*"):
            stray.unlink()
    assert hits >= 40


def test_a_full_disk_is_said_in_words_that_help(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DigestError, match="make room on the disk"):
        atomic.write(tmp_path / "a.md", b"x", over=False)
    assert not list(tmp_path.iterdir())


def test_what_somebody_put_into_the_list_of_our_files_leads_nowhere(tmp_path: Path) -> None:
    precious = tmp_path / "seeds/a.txt"
    precious.parent.mkdir()
    precious.write_text("years of work")
    publishing(OLD, spare=True)(tmp_path)
    manifest = tmp_path / "site" / publish.MANIFEST
    for line in ("../seeds/a.txt", "../../seeds/a.txt", str(precious), "a/../../seeds/a.txt", ".", "a\0b", "\udcff"):
        manifest.write_bytes(manifest.read_bytes() + line.encode("utf-8", "surrogateescape") + b"\n")
    for lasting in (False, True):
        live = publish.Publisher(tmp_path / "site", spare=tmp_path / ".digest/spare", lasting=lasting)
        for files in (NEW, OLD, NEW):
            live.publish(outputs(files))
    assert precious.read_text() == "years of work"
    assert (tmp_path / "site/index.html").read_bytes() == NEW["index.html"]
