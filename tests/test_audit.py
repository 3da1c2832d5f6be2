"""A known weakness in what is locked is said and fails; where nobody can be asked, that is said."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from tests.conftest import ROOT
from tools import audit

WEAK = {
    "id": "PYSEC-2099-1",
    "details": "Invented for a test.",
    "affected": [
        {
            "package": {"name": "hatchling", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99"}]}],
        }
    ],
}


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """A folder with the smallest of the locks."""
    folder = tmp_path / "requirements"
    folder.mkdir()
    shutil.copy(ROOT / "requirements/build.txt", folder)
    return folder


class Advisories(BaseHTTPRequestHandler):
    """Answers as OSV does: hatchling is weak, and of nothing else is anything known."""

    asked: ClassVar[set[str]] = set()

    def do_POST(self) -> None:
        name = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["package"]["name"]
        self.asked.add(name)
        answer = json.dumps({"vulns": [WEAK]} if name == "hatchling" else {}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by the library
        pass


@pytest.fixture
def advisories(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[str]]:
    """What makes pip-audit ask a server here."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with ThreadingHTTPServer(("127.0.0.1", 0), Advisories) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}/"
        yield ["--vulnerability-service", "osv", "--osv-url", address, "--cache-dir", str(tmp_path)]
        server.shutdown()
        thread.join()


def test_a_known_weakness_fails_and_is_named(
    advisories: list[str], lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Advisories.asked.clear()
    assert audit.main(advisories, lock) == 1
    weak, closing = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"hatchling \S+: PYSEC-2099-1, not in 99", weak)
    assert closing == f"audit: 1 known weaknesses in {len(Advisories.asked)} packages"
    assert {"hatchling", "pip", "setuptools"} <= Advisories.asked


def test_a_weakness_that_is_set_aside_by_name_does_not_fail(advisories: list[str], lock: Path) -> None:
    assert audit.main([*advisories, "--ignore-vuln", "PYSEC-2099-1"], lock) == 0


def test_where_there_is_no_network_that_is_said(
    tmp_path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")  # where nothing listens
    monkeypatch.delenv("no_proxy", raising=False)
    assert audit.main(["--cache-dir", str(tmp_path)], lock) == 0
    assert capsys.readouterr().out == "audit: nobody could be asked about weaknesses; nothing is known\n"


def test_under_strict_everything_must_have_been_asked() -> None:
    whole, part, none = audit.Found((), 2, 0), audit.Found((), 1, 1), audit.Found((), 0, 2)
    assert [audit.verdict(one, strict=False)[1] for one in (whole, part, none)] == [0, 0, 0]
    assert [audit.verdict(one, strict=True)[1] for one in (whole, part, none)] == [0, 1, 1]
    assert audit.verdict(part, strict=False)[0] == (
        "audit: 0 known weaknesses in 1 packages, 1 could not be asked about",
    )


def test_an_index_that_tells_nothing_is_not_one_that_knows_of_nothing() -> None:
    """pip-audit itself says that no weakness is known, and succeeds."""
    silent = {"name": "a", "skip_reason": "Dependency not found on PyPI and could not be audited: a (1)"}
    sound = {"name": "b", "version": "2", "vulns": []}
    assert audit.found(json.dumps({"dependencies": [silent, silent]})) == audit.Found((), 0, 1)
    assert audit.found(json.dumps({"dependencies": [silent, sound, sound]})) == audit.Found((), 1, 1)


def test_a_lock_that_cannot_be_read_is_no_want_of_network(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("hatchling\n", "utf-8")
    with pytest.raises(RuntimeError, match="hatchling"):
        audit.asked([tmp_path / "bad.txt"], ["--cache-dir", str(tmp_path)])
