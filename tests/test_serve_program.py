"""`digest serve` as an editor runs it: a process, a site, a browser, and files being saved."""

from __future__ import annotations

import contextlib
import queue
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.serving import PATIENCE, until

pytestmark = pytest.mark.alone

SEED = """---
title: Harbour wall {state}
outlet: Harbour Courier
date: 2024-05-06
---
The harbour wall was {state} on Monday, the port office said. Ferries ran as usual in the morning.
Engineers looked at the northern pier for two hours. Nobody was hurt, said the port captain.
"""

CHROMIUM = Path("/usr/bin/chromium")


@dataclass
class Program:
    """A running `digest serve`."""

    root: Path
    process: subprocess.Popen[str]
    lines: queue.Queue[str]
    said: list[str]
    url: str = ""

    def hear(self, part: str) -> str:
        """The next line that holds `part`."""
        while part not in (line := self.lines.get(timeout=PATIENCE)):
            pass
        return line

    def get(self, path: str = "") -> str:
        try:
            with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as answer:
            with answer:
                return str(answer.read().decode())

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@contextlib.contextmanager
def serving(root: Path) -> Iterator[Program]:
    command = [sys.executable, "-u", "-m", "digest", "serve", "--root", str(root), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    program = Program(root, process, queue.Queue(), [])

    def listen() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            program.said.append(line)
            program.lines.put(line)

    listener = threading.Thread(target=listen)
    listener.start()
    try:
        program.url = program.hear("Serving http").split()[1]
        yield program
    finally:
        process.send_signal(signal.SIGINT)
        try:
            code = process.wait(PATIENCE)
        finally:
            process.kill()
            listener.join()
            assert process.stdout is not None
            process.stdout.close()
    assert code == 0
    assert "Traceback" not in "".join(program.said)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "wall.md").write_text(SEED.format(state="mended"), "utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("title: Harbour digest\n", "utf-8")
    with serving(tmp_path) as program:
        yield program


def test_a_save_changes_the_site_and_a_fault_does_not(program: Program) -> None:
    assert "Harbour wall mended" in program.get()
    program.write("seeds/wall.md", SEED.format(state="inspected"))
    until(lambda: "Harbour wall inspected" in program.get(), "the seed's new title")
    program.write("content/site.yaml", "titel: Harbour\n")
    assert 'did you mean "title"?' in program.hear("content/site.yaml:1:")
    program.write("content/site.yaml", "title: Quay digest\n")
    until(lambda: "Quay digest" in program.get(), "the site's new title")
    program.write("templates/index.html", "{% if %}")
    assert "templates/index.html:1" in program.hear("The site stays as it was")
    (program.root / "templates" / "index.html").unlink()
    program.write("seeds/second.md", SEED.format(state="painted"))
    until(lambda: "Harbour wall painted" in program.get(), "the second seed")
    (program.root / "seeds" / "second.md").unlink()
    until(lambda: "Harbour wall painted" not in program.get(), "the second seed is gone")
    pages = sorted(program.root.joinpath("site").rglob("*.html"))
    assert pages
    assert not [page for page in pages if "/-/live" in page.read_text("utf-8")]


def test_the_open_page_follows(program: Program) -> None:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not on this machine")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        complaints: list[str] = []
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(program.url)
        page.get_by_text("Harbour wall mended").first.click()
        page.get_by_role("heading", name="Harbour wall mended").wait_for()
        program.write("seeds/wall.md", SEED.format(state="mended").replace("on Monday", "on Tuesday"))
        page.get_by_text("on Tuesday").first.wait_for()
        program.write("templates/article.html", "{% if %}")
        alert = page.get_by_role("alert")
        alert.get_by_text("templates/article.html:1: ").wait_for()
        (program.root / "templates" / "article.html").unlink()
        alert.wait_for(state="detached")
        browser.close()
    assert complaints == []
