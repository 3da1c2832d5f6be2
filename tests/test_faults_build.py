"""The same faults in whole builds: `digest build`, with what it remembers, on a site of a few pages.

`DIGEST_FAULTS` says how many faults of each kind of build are tried, 0 for a hundred of them (`make faults`).
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import faults
from tests.building import build, made, warm
from tests.conftest import ROOT
from tests.faulted import Scenario, strike
from tests.test_faults import told
from tests.test_site import BRIDGE, BRIDGE_TOO

MOST = int(os.environ.get("DIGEST_FAULTS", "2")) or 100
KINDS = ("KILL", "TERM", "INT", "ENOSPC", "EIO", "EACCES")
PROGRAM = (sys.executable, "-m", "digest", "build", "--jobs", "1", "--root")
pytestmark = pytest.mark.skipif(bool(faults.unable()), reason=faults.unable())


def after(change: Callable[[Path], object], *, builds: int = 2) -> Callable[[Path], None]:
    def before(root: Path) -> None:
        made(root, builds=builds)
        change(root)

    return before


def _own_template(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates/404.html").write_text('{% extends "digest/404.html" %}{% block content %}gone{% endblock %}')


SCENARIOS = (
    Scenario("build: the first", lambda root: made(root, builds=0), build),
    Scenario("build: a seed edited, no spare", after(lambda root: (root / "seeds/a.txt").write_text(BRIDGE_TOO), builds=1), build),
    Scenario("build: a seed edited", after(lambda root: (root / "seeds/a.txt").write_text(BRIDGE.replace("Friday", "Monday"))), build),
    Scenario("build: a page removed", after(lambda root: (root / "seeds/b.md").unlink()), build),
    Scenario("build: a template", after(_own_template), build),
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Have loaded what a build needs, so that no child need load it."""
    warm(tmp_path_factory.mktemp("warm"))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_a_fault_in_a_build_leaves_one_whole_site_and_the_next_recovers(tmp_path: Path, scenario: Scenario) -> None:
    tally = strike(scenario, tmp_path, KINDS, MOST)
    told(scenario.name, tally)
    assert tally.faults > 0
    assert not tally.wrong, "\n".join(tally.wrong)


def test_a_build_changes_no_file_of_the_editor(tmp_path: Path) -> None:
    after(_own_template)(tmp_path)
    for name, day in (("seeds", "Monday"), ("content", "Tuesday"), ("templates", "Sunday")):
        (tmp_path / "seeds/a.txt").write_text(BRIDGE.replace("Friday", day))
        assert not faults.calls(lambda: build(tmp_path), tmp_path / name)
        (tmp_path / "seeds/a.txt").write_text(BRIDGE)
        assert faults.calls(lambda: build(tmp_path), tmp_path / "site")


@pytest.mark.parametrize("sign", [signal.SIGKILL, *([] if MOST < 100 else [signal.SIGTERM, signal.SIGINT])])
def test_the_program_itself_is_ended_while_it_publishes(tmp_path: Path, sign: signal.Signals) -> None:
    root = tmp_path / "root"
    after(_own_template)(root)
    old = faults.tree(root / "site")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    inject = f"inject=syncfs,renameat2:signal={sign.name.removeprefix('SIG')}:when=1"
    command = ("strace", "-q", "-o", str(tmp_path / "log"), "-e", "trace=syncfs,renameat2", "-e", inject, *PROGRAM, str(root))  # fmt: skip
    ended = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=120)
    assert sign.name in (tmp_path / "log").read_text()
    assert ended.returncode != 0
    assert "Traceback" not in ended.stderr
    left = faults.tree(root / "site")
    again = subprocess.run(
        (*PROGRAM, str(root)), capture_output=True, text=True, env=environment, check=False, timeout=120
    )
    assert again.returncode == 0, again.stderr
    shutil.rmtree(root / ".digest")
    new = faults.tree(root / "site")
    assert left in (old, new)
    assert {path.name for path in root.iterdir()} == {"seeds", "content", "templates", "site"}
    subprocess.run(
        (*PROGRAM, str(root), "--output-dir", str(tmp_path / "clean")),
        env=environment,
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert new == faults.tree(tmp_path / "clean")
