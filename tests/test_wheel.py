"""The packages: the same bytes wherever they are built, exactly the files of the project in them, and a new site made with the wheel alone."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

SHIPPED = ("digest/", "templates/")
MOMENT = "1700000000"


def call(*arguments: str | Path, cwd: Path, **variables: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd, env=environment | variables, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def tracked() -> list[str]:
    """The files of the project, as git knows them."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("which files are the project's, git does not say here")
    names = call("git", "ls-files", "-z", cwd=ROOT).split("\0")
    return [name for name in names if name and (ROOT / name).is_file()]


@dataclass(frozen=True, slots=True)
class Built:
    """A tree of the project, and what was built of it."""

    tree: Path
    sdist: Path
    wheel: Path


def built(tree: Path, files: list[str], *, umask: int, moment: int, **variables: str) -> Built:
    """The packages built of a copy of `files`, made in their order, under `umask`, with `moment` for the time of each."""
    before = os.umask(umask)
    try:
        for name in files:
            target = tree / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((ROOT / name).read_bytes())
            target.chmod((0o777 if os.access(ROOT / name, os.X_OK) else 0o666) & ~umask)
            os.utime(target, (moment, moment))
        folder = tree.with_name(f"{tree.name}-dist")
        call(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, tree, cwd=tree.parent, **variables)
    finally:
        os.umask(before)
    return Built(tree, next(folder.glob("*.tar.gz")), next(folder.glob("*.whl")))


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Built:
    tree = tmp_path_factory.mktemp("here") / "digest"
    return built(
        tree,
        tracked(),
        umask=0o022,
        moment=1_600_000_000,
        SOURCE_DATE_EPOCH=MOMENT,
        PYTHONHASHSEED="1",
        LC_ALL="C",
        TZ="UTC",
    )


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Another folder, order, time, zone, language, umask and seed, on a machine on which people have worked."""
    tree = tmp_path_factory.mktemp("else where") / "Ünzeit"
    for stray in (
        "digest/__pycache__/cli.pyc",
        "tests/.pytest_cache/x",
        ".hypothesis/x",
        "site/index.html",
        ".digest/x",
        "dist/x",
        "notes.txt",
    ):
        (tree / stray).parent.mkdir(parents=True, exist_ok=True)
        (tree / stray).write_text("not of the project", "utf-8")
    return built(
        tree, tracked()[::-1], umask=0o077, moment=400_000_000, SOURCE_DATE_EPOCH=MOMENT, PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="Asia/Kathmandu"
    )  # fmt: skip


@pytest.fixture(scope="module")
def wheel(here: Built) -> Path:
    return here.wheel


def packed(tree: Path) -> bytes:
    """A tree as tar packs it by itself."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name in tracked():
            archive.add(tree / name, arcname=name)
    return data.getvalue()


def test_the_same_files_give_the_same_bytes_everywhere(here: Built, elsewhere: Built) -> None:
    assert here.sdist.name == elsewhere.sdist.name
    assert here.sdist.read_bytes() == elsewhere.sdist.read_bytes()
    assert here.wheel.read_bytes() == elsewhere.wheel.read_bytes()
    # By itself, an archive tells of the folder it was made in.
    assert packed(here.tree) != packed(elsewhere.tree)


def test_the_moment_is_the_one_that_is_given(here: Built) -> None:
    with tarfile.open(here.sdist) as archive:
        members = archive.getmembers()
    assert {member.mtime for member in members} == {int(MOMENT)}
    assert {(member.uid, member.gid, member.uname, member.gname) for member in members} == {(0, 0, "", "")}
    assert {member.mode for member in members} == {0o644, 0o755}
    assert {one.date_time for one in zipfile.ZipFile(here.wheel).infolist()} == {(2023, 11, 14, 22, 13, 20)}


def test_the_sdist_carries_the_project_and_nothing_else(elsewhere: Built) -> None:
    top = elsewhere.sdist.name.removesuffix(".tar.gz")
    with tarfile.open(elsewhere.sdist) as archive:
        names = set(archive.getnames())
    assert names == {f"{top}/{name}" for name in (*tracked(), "PKG-INFO")}


def test_the_wheel_carries_the_program_its_data_and_the_theme_and_nothing_else(elsewhere: Built) -> None:
    names = set(zipfile.ZipFile(elsewhere.wheel).namelist())
    version = elsewhere.wheel.name.rsplit("-", 3)[0]
    about = {
        f"{version}.dist-info/{name}"
        for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")
    }
    shipped = {
        name.replace("templates/", "digest/templates/", 1) if name.startswith("templates/") else name
        for name in tracked()
        if name.startswith(SHIPPED)
    }
    assert names == shipped | about
    for kind in (
        "digest/py.typed",
        "digest/templates/base.html",
        "digest/locales/digest.pot",
        "digest/starter/content/site.yaml",
        "digest/data/help.txt",
    ):
        assert kind in names


@pytest.fixture(scope="module")
def empty(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with the wheel and what is locked for it."""
    folder = tmp_path_factory.mktemp("empty")
    call(sys.executable, "-m", "venv", "--without-pip", "venv", cwd=folder)
    install = (sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", "venv")
    locks = ("--build-constraints", ROOT / "requirements/build.txt", "--requirement", ROOT / "requirements/site.txt")
    call(*install, "--require-hashes", *locks, cwd=folder)
    call(*install, "--no-deps", "--no-index", "--find-links", wheel.parent, "digest-site", cwd=folder)
    return folder / "venv/bin"


def test_a_new_site_builds_from_the_installed_wheel(empty: Path, tmp_path: Path) -> None:
    digest = empty / "digest"
    call(digest, "init", "mysite", cwd=tmp_path)
    closing = call(digest, "build", "--strict", cwd=tmp_path / "mysite")
    assert "0 problems" in closing
    assert (tmp_path / "mysite/site/index.html").is_file()
    assert (tmp_path / "mysite/.github/workflows/pages.yml").is_file()
    assert "0 written" in call(empty / "python", "-m", "digest", "build", cwd=tmp_path / "mysite")


def locked() -> set[str]:
    """The packages and versions of the lock that are for this system."""
    lines = re.findall(r"^([\w.-]+==[^\\\n]+)", (ROOT / "requirements/site.txt").read_text("utf-8"), flags=re.MULTILINE)
    pins = [Requirement(line) for line in lines]
    return {f"{canonicalize_name(pin.name)}{pin.specifier}" for pin in pins if not pin.marker or pin.marker.evaluate()}


def test_the_bill_of_materials_names_what_is_installed_and_what_needs_what(empty: Path, tmp_path: Path) -> None:
    """As `make sbom` asks for it."""
    command = (Path(sys.executable).parent / "cyclonedx-py", "environment", "--pyproject", ROOT / "pyproject.toml")
    how = ("--mc-type", "application", "--output-reproducible", "--output-file", "bill.json")
    call(*command, *how, empty / "python", cwd=tmp_path)
    text = (tmp_path / "bill.json").read_text("utf-8")
    assert str(empty.parent.parent) not in text
    assert "timestamp" not in text
    bill = json.loads(text)
    assert bill["bomFormat"] == "CycloneDX"
    named = {f"{canonicalize_name(one['name'])}=={one['version']}" for one in bill["components"]}
    assert named == locked()
    assert all(one["purl"].startswith("pkg:pypi/") and one["licenses"] for one in bill["components"])
    needs = {one["ref"]: one.get("dependsOn", []) for one in bill["dependencies"]}
    assert any(ref.startswith("httpcore==") for ref in needs[next(ref for ref in needs if ref.startswith("httpx=="))])
    assert len(needs["root-component"]) > 30
