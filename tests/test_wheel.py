"""The wheel, built and installed in an empty environment, makes and builds a new site."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


def call(*arguments: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd, env=environment, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_the_theme_the_starter_and_the_types(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {
        path.relative_to(ROOT / "templates").as_posix() for path in (ROOT / "templates").rglob("*") if path.is_file()
    }
    assert {f"digest/templates/{name}" for name in shipped} <= names
    starter = {path.relative_to(ROOT).as_posix() for path in (ROOT / "digest/starter").rglob("*") if path.is_file()}
    assert starter
    assert starter <= names
    assert "digest/py.typed" in names
    catalogues = {path.relative_to(ROOT).as_posix() for path in (ROOT / "digest/locales").rglob("*.po")}
    assert catalogues
    assert catalogues <= names
    assert not [name for name in names if name.startswith(("tests/", "seeds/", "site/"))]


def test_a_new_site_builds_from_the_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    call(sys.executable, "-m", "venv", "empty", cwd=tmp_path)
    scripts = tmp_path / "empty" / "bin"
    call(scripts / "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=tmp_path)
    digest = scripts / "digest"
    call(digest, "init", "mysite", cwd=tmp_path)
    closing = call(digest, "build", "--strict", cwd=tmp_path / "mysite")
    assert "0 problems" in closing
    assert (tmp_path / "mysite/site/index.html").is_file()
    assert (tmp_path / "mysite/.github/workflows/pages.yml").is_file()
    assert "0 written" in call(scripts / "python", "-m", "digest", "build", cwd=tmp_path / "mysite")
