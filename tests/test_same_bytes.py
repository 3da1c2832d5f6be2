"""The same folder gives the same bytes: whatever the clock, the language, the seed of hashes, the mask, the zone, the workers, the order of files, and wherever it lies.

With `DIGEST_FAULTS=0` (`make faults`) each is tried alone, too.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests import faults
from tests.conftest import ROOT

IS_WHOLE = os.environ.get("DIGEST_FAULTS") == "0"
FAKETIME = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))), None)
"""Tells a program another time (https://github.com/wolfcw/libfaketime)."""
SITE = "title: Çığ & Straße\nurl: https://news.example/digest/\nlanguage: en\n"
YEARS = {"1980": "@1980-01-01 00:00:07", "2120": "@2120-02-29 23:59:58"}


@dataclass(frozen=True)
class Circumstance:
    """What must not matter."""

    variables: dict[str, str] = field(default_factory=dict)
    year: str = ""
    mask: int = 0o022
    jobs: str = "1"
    where: str = "root"
    order: int = 0
    """By which the files are made."""
    touched: int = 0
    """Seconds since 1970: the time of each file; 0 for now."""


PLAIN = Circumstance({"PYTHONHASHSEED": "0"})
ALL = {
    "all at once, early": Circumstance(
        {"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0", "TZ": "Pacific/Kiritimati"},
        "1980", 0o077, "2", "another place/with ß and spaces", 1, 315_532_900,
    ),
    "all at once, late": Circumstance(
        {"PYTHONHASHSEED": "random", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "TZ": "America/St_Johns"},
        "2120", 0, "4", "r", 2, 4_100_000_000,
    ),
}  # fmt: skip
EACH = {
    "1980": Circumstance(year="1980"),
    "2120": Circumstance(year="2120"),
    "C": Circumstance({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "C.UTF-8": Circumstance({"LC_ALL": "C.UTF-8"}),
    "de_DE": Circumstance({"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}),
    "tr_TR": Circumstance({"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"}),
    "seed 1": Circumstance({"PYTHONHASHSEED": "1"}),
    "seed 4294967295": Circumstance({"PYTHONHASHSEED": "4294967295"}),
    "random seed": Circumstance({"PYTHONHASHSEED": "random"}),
    "mask 000": Circumstance(mask=0),
    "mask 077": Circumstance(mask=0o077),
    "east": Circumstance({"TZ": "Pacific/Kiritimati"}),
    "west": Circumstance({"TZ": "Etc/GMT+12"}),
    "two workers": Circumstance(jobs="2"),
    "four workers": Circumstance(jobs="4"),
    "elsewhere": Circumstance(where="deep/down in/ünter"),
    "another order": Circumstance(order=3),
    "old files": Circumstance(touched=1),
    "optimised": Circumstance({"PYTHONOPTIMIZE": "2"}),
}
TRIED = ALL | EACH if IS_WHOLE else ALL


def made(folder: Path, how: Circumstance) -> Path:
    """A site of texts in several languages, of which each file was made in its turn."""
    root = folder / how.where
    files = {"content/site.yaml": SITE.encode()}
    for name in ("seeds", "content/topics"):
        for path in sorted((ROOT / name).rglob("*")):
            if path.is_file():
                files[path.relative_to(ROOT).as_posix()] = path.read_bytes()
    names = sorted(files)
    random.Random(how.order).shuffle(names)
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(files[name])
        if how.touched:
            os.utime(root / name, (how.touched, how.touched))
    return root


def built(folder: Path, how: Circumstance, locales: Path) -> dict[str, object]:
    root = made(folder, how)
    variables = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "LOCPATH": str(locales), **how.variables}
    if how.year:
        variables |= {"LD_PRELOAD": str(FAKETIME), "FAKETIME": YEARS[how.year], "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    before = os.umask(how.mask)
    try:
        done = subprocess.run(
            (sys.executable, "-m", "digest", "build", "--quiet", "--jobs", how.jobs),
            cwd=root, env=variables, capture_output=True, check=False, timeout=300,
        )  # fmt: skip
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return faults.tree(root / "site")


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Languages that the system may not have, made where they can be."""
    folder = tmp_path_factory.mktemp("locales")
    for name in ("tr_TR", "de_DE"):
        if shutil.which("localedef") and Path("/usr/share/i18n/locales", name).exists():
            subprocess.run(("localedef", "-i", name, "-f", "UTF-8", str(folder / f"{name}.UTF-8")), capture_output=True, check=False)  # fmt: skip
    return folder


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, locales: Path) -> dict[str, object]:
    return built(tmp_path_factory.mktemp("plain"), PLAIN, locales)


@pytest.mark.parametrize("name", TRIED)
def test_the_same_bytes(tmp_path: Path, plain: dict[str, object], locales: Path, name: str) -> None:
    if TRIED[name].year and FAKETIME is None:
        pytest.skip("libfaketime is not installed")
    found = built(tmp_path, TRIED[name], locales)
    assert sorted(found) == sorted(plain)
    assert [path for path in plain if found[path] != plain[path]] == []


@pytest.mark.skipif(FAKETIME is None, reason="libfaketime is not installed")
def test_the_clock_and_the_languages_are_those_asked_for(locales: Path) -> None:
    """The control: a program that asks for them is told them."""
    asked = "import locale, time; print(time.gmtime().tm_year, locale.setlocale(locale.LC_ALL, ''))"
    for year, start in YEARS.items():
        variables = {"LD_PRELOAD": str(FAKETIME), "FAKETIME": start, "LOCPATH": str(locales), "LC_ALL": "tr_TR.UTF-8"}
        done = subprocess.run((sys.executable, "-c", asked), env=variables, capture_output=True, text=True, check=False)
        assert done.stdout.split()[:1] == [year] or not (locales / "tr_TR.UTF-8").exists(), done
