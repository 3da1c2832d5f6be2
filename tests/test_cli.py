"""The command line as a person meets it, in processes of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from digest import build, tasks
from digest.problems import DigestError
from tests.conftest import ROOT
from tests.sites import run
from tests.test_site import BRIDGE, two_articles
from tools import help as help_text


@pytest.fixture
def site(tmp_path: Path) -> Path:
    two_articles(tmp_path)
    return tmp_path


def test_closing_line_and_quiet(site: Path) -> None:
    done = run("build", cwd=site)
    assert done.stdout.startswith("2 articles, 1 topic, ")
    assert done.stdout.rstrip().endswith(" s")
    assert done.stderr == ""
    assert run("build", "--quiet", cwd=site).stdout == ""


def test_verbose_names_each_file(site: Path) -> None:
    lines = run("build", "--verbose", cwd=site).stdout.splitlines()
    assert "write  index.html" in lines
    assert run("build", "--verbose", cwd=site).stdout.count("\n") == 1


def test_dry_run_changes_nothing(site: Path) -> None:
    before = sorted(site.rglob("*"))
    assert "write  index.html" in run("build", "--dry-run", "--verbose", cwd=site).stdout
    assert sorted(site.rglob("*")) == before


def test_root_output_dir_and_base_url(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    url = "https://news.example/repo"
    run("build", "--root", str(site), "--output-dir", "out", "--base-url", url, cwd=elsewhere)
    assert f"{url}/topics/bridge/" in (elsewhere / "out/sitemap.xml").read_text()
    assert not (site / "site").exists()


def test_strict_publishes_nothing_when_there_is_a_problem(site: Path) -> None:
    (site / "seeds/slip.md").write_text("---\ntitel: x\n---\n\nA sentence that is long enough to be one.\n")
    done = run("build", "--strict", cwd=site, code=1)
    assert 'seeds/slip.md:2: unknown key "titel"; did you mean "title"? [unknown-key]' in done.stderr
    assert not (site / "site").exists()
    assert "1 problem" in run("build", cwd=site).stdout
    run("check", "--strict", cwd=site, code=1)
    assert "1 problem" in run("check", cwd=site).stdout


def test_wrong_usage_is_2(site: Path) -> None:
    run("bild", cwd=site, code=2)
    run("build", "--jobs", "many", cwd=site, code=2)
    run("explain", cwd=site, code=2)
    run("serve", "--port", "99999", cwd=site, code=2)
    for address in ("ftp://news.example", "news.example/repo", "https://"):
        assert "https://example.org" in run("build", "--base-url", address, cwd=site, code=2).stderr


def test_nothing_is_made_where_there_is_no_site(tmp_path: Path) -> None:
    run("build", cwd=tmp_path, code=1)
    assert not any(tmp_path.iterdir())


def test_export_goes_to_standard_output_or_a_file(site: Path) -> None:
    printed = run("export", cwd=site).stdout
    run("export", "--output", "e.json", cwd=site)
    assert (site / "e.json").read_text("utf-8") == printed
    assert [article["seed"] for article in json.loads(printed)["articles"]] == ["b.md", "a.txt"]
    assert not (site / "site").exists()


@pytest.mark.parametrize("name", ["a.txt", "seeds/a.txt", "council-votes-to-rebuild-the-harbour-bridge"])
def test_explain_finds_an_article_by_id_path_or_name(site: Path, name: str) -> None:
    text = run("explain", name, cwd=site).stdout
    assert "title    Council votes to rebuild the harbour bridge (stated" in text
    assert "Harbour bridge: patterns that matched: harbour bridge" in text
    assert json.loads(run("explain", name, "--json", cwd=site).stdout)["path"] == "seeds/a.txt"


def test_export_to_a_file_that_cannot_be_is_one_line(site: Path) -> None:
    """A folder that is missing is made; one that is a file cannot be."""
    done = run("export", "--output", "seeds/a.txt/e.json", cwd=site, code=1)
    assert done.stderr.startswith("digest: seeds/a.txt/e.json cannot be written: ")
    assert done.stderr.count("\n") == 1
    run("export", "--output", "none/e.json", cwd=site)
    assert json.loads((site / "none/e.json").read_text("utf-8"))


def test_explain_says_what_was_dropped_from_a_text_of_which_nothing_is_left(site: Path) -> None:
    (site / "seeds/empty.txt").write_text("Share\n\nLeave a comment\n")
    assert "[no-text]" in run("build", cwd=site).stderr
    text = run("explain", "seeds/empty.txt", cwd=site).stdout
    assert text.startswith("seeds/empty.txt → not published: no sentence is left")
    assert "part of the page, not of the article: Share" in text
    assert json.loads(run("explain", "empty.txt", "--json", cwd=site).stdout)["summary"] == []


def test_a_folder_of_sources_that_cannot_be_opened_stops_the_build(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(DigestError, match="cannot be opened: Permission denied; see to its permissions"):
        build.plan(site, {}, tasks.Workshop())


def test_a_template_that_cannot_be_opened_stops_the_build(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = site / "templates/base.html"
    own.parent.mkdir()
    own.write_text("")
    opening = os.open

    def closed(path: str | Path, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if dir_fd is not None and str(path) == own.name:
            raise PermissionError(13, "Permission denied", str(path))
        return opening(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", closed)
    with pytest.raises(DigestError, match=r"^templates/base.html cannot be opened: Permission denied"):
        build.plan(site, {}, tasks.Workshop())


def test_explain_knows_no_such_article(site: Path) -> None:
    done = run("explain", "seeds/aa.txt", cwd=site, code=1)
    assert 'did you mean "seeds/a.txt"?' in done.stderr


def test_version_and_help(site: Path) -> None:
    assert run("--version", cwd=site).stdout.startswith("digest 0")
    assert run("--help", cwd=site).stdout == run("-h", cwd=site).stdout == help_text.text()
    for verb in ("init", "build", "serve", "check", "export", "explain"):
        assert verb in run("--help", cwd=site).stdout
        assert "--help" in run(verb, "--help", cwd=site).stdout


def test_a_plain_file_for_a_root_is_one_line(site: Path) -> None:
    (site / "plain").write_text(BRIDGE)
    done = run("build", "--root", "plain", cwd=site, code=1)
    assert done.stderr.count("\n") == 1


def test_ctrl_c_leaves_everything_as_it_was(site: Path) -> None:
    run("build", cwd=site)
    before = {path: path.read_bytes() for path in (site / "site").rglob("*") if path.is_file()}
    start = time.perf_counter()
    run("build", "--drafts", "--output-dir", "other", cwd=site)
    lasting = time.perf_counter() - start
    for number in range(5):
        (site / "seeds" / f"new{number}.md").write_text(BRIDGE.replace("bridge", f"quay {number}"))
        command = [sys.executable, "-m", "digest", "build"]
        building = subprocess.Popen(command, cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        time.sleep(lasting * (number + 2) / 6)
        building.send_signal(signal.SIGINT)
        _, said = building.communicate(timeout=60)
        assert "Traceback" not in said
        if building.returncode == 0:
            break
        assert {path: path.read_bytes() for path in (site / "site").rglob("*") if path.is_file()} == before
    run("build", cwd=site)
    assert (site / "site/articles/council-votes-to-rebuild-the-harbour-quay-0/index.html").is_file()


LOST = """
import _imp, contextlib, os, signal, sys, threading
from digest import cli, entry

def work():
    with contextlib.suppress(KeyboardInterrupt):
        _imp.acquire_lock()  # as an import that is interrupted leaves it
        os.kill(os.getpid(), signal.SIGINT)
        while True:
            pass
    print("lost", flush=True)
    thread = threading.Thread(target=__import__, args=("wave",))
    thread.start()
    thread.join()

cli.main = work
entry.PATIENCE = float(sys.argv.pop())
sys.argv.append("check")
entry.main()
"""


def ending(patience: str, waited: float) -> int | None:
    """How a program ends whose interrupt was lost; None where it does not within `waited` seconds."""
    command = (sys.executable, "-c", LOST, patience)
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"lost\n"
        try:
            return program.wait(waited)
        except subprocess.TimeoutExpired:
            program.kill()
            return None


@pytest.mark.skipif(sys.platform == "win32", reason="alarms of Unix")
def test_an_interrupt_that_is_lost_in_an_import_ends_the_program_all_the_same() -> None:
    assert ending("600", 1) is None  # nothing else ends it
    assert ending("2", 60) == -signal.SIGALRM
