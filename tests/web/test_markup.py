"""The Nu HTML checker and html-validate find nothing in any page of any site, nor the former in the style sheet and pictures."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.web import builds, pages
from tests.web.builds import Sites
from tests.web.telling import nothing

HERE = Path(__file__).parent
NU = HERE / "node_modules/vnu-jar/build/dist/vnu.jar"
VALIDATE = HERE / "node_modules/html-validate/bin/html-validate.mjs"
BROKEN = b'<!DOCTYPE html><html lang="en"><head><title>T</title></head><body><h1>T</h1><p id="a"><div id="a">x</p></div><img src="a"></body></html>'

java = pytest.mark.skipif(not shutil.which("java") or not NU.exists(), reason="Java or vnu-jar is not here")
node = pytest.mark.skipif(not shutil.which("node") or not VALIDATE.exists(), reason="Node or html-validate is not here")


@pytest.fixture(scope="module")
def gathered(sites: Sites, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages, style sheets and pictures of the small sites in one folder, so that each checker is started once."""
    root = tmp_path_factory.mktemp("markup")
    for name in builds.SMALL:
        for path, data in sites(name).tree().items():
            if path.endswith((".html", ".css", ".svg")) and not path.startswith("pagefind/"):
                target = root / name / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
    return root


def nu(folder: Path) -> list[str]:
    """What the Nu HTML checker says of the files below `folder`, warnings too."""
    done = subprocess.run(
        ["java", "-jar", NU, "--format", "json", "--also-check-css", "--also-check-svg", "--skip-non-html", "--stdout", "--exit-zero-always", folder],
        capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    return [
        _line(message, folder, message.get("url", ""), message.get("lastLine"))
        for message in json.loads(done.stdout)["messages"]
    ]


def validated(folder: Path) -> list[str]:
    """What html-validate says of the pages below `folder`."""
    with tempfile.TemporaryFile() as told:  # Node drops what a pipe does not take at once
        command = ["node", str(VALIDATE), "--config", str(HERE / "htmlvalidate.mjs"), "--formatter", "json"]
        subprocess.run([*command, "--max-warnings", "100000", str(folder)], stdout=told, timeout=300, check=False)
        told.seek(0)
        found = json.load(told)
    return [_line(message, folder, page["filePath"], message["line"]) for page in found for message in page["messages"]]


def _line(message: dict[str, Any], folder: Path, path: str, line: object) -> str:
    return f"{path.partition(folder.name)[2]}:{line}: {message['message']} {message.get('ruleId') or message.get('extract', '')[:90]!r}"


def briefly(lines: list[str]) -> list[str]:
    """A few lines of each message."""
    kept: dict[str, list[str]] = {}
    for line in lines:
        kept.setdefault(line.partition(": ")[2][:40], []).append(line)
    return [line for group in kept.values() for line in group[:3]]


@java
def test_the_nu_checker_finds_nothing(gathered: Path) -> None:
    assert len(pages.html({path.as_posix(): b"" for path in gathered.rglob("*.*")})) > 50
    nothing({"nu": briefly(nu(gathered))})


@node
def test_html_validate_finds_nothing(gathered: Path) -> None:
    nothing({"html-validate": briefly(validated(gathered))})


@java
def test_the_nu_checker_sees_faults(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(BROKEN)
    (tmp_path / "a.css").write_text("p { colour: red; margin: 3 quux }")
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><rectangle/></svg>')
    told = "\n".join(nu(tmp_path))
    for words in ("Duplicate ID", "An “img” element must have an “alt”", "a.css", "a.svg"):
        assert words in told


@node
def test_html_validate_sees_faults(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(BROKEN)
    told = "\n".join(validated(tmp_path))
    assert "no-dup-id" in told
    assert "wcag/h37" in told
