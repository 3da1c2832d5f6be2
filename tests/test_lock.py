"""What is locked in `requirements/` is what `pyproject.toml` asks for, whole, and known by its hashes."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from importlib import metadata
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT
from tools import lock

Pins = dict[str, list[Requirement]]
"""The lines of a lock by the name of the package; one that differs by system has several."""
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
HASHED = re.compile(r"(?P<pin>[\w.-]+==[^\s\\;]+(?: ; [^\\\n]+?)?)(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n")
ENVIRONMENTS = [
    pytest.param(system.environment(python), id=f"{name} {python[0]}.{python[1]}")
    for name, system in lock.SYSTEMS.items()
    for python in lock.PYTHONS
]


def pins(text: str) -> Pins:
    """The packages of a lock; raises ValueError with what is neither a package with its hashes nor a comment."""
    other = [line for line in HASHED.sub("", text).splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if other:
        raise ValueError(f"neither locked nor a comment: {other[0]}")
    found: Pins = {}
    for match in HASHED.finditer(text):
        pin = Requirement(match["pin"])
        found.setdefault(canonicalize_name(pin.name), []).append(pin)
    return found


def locked(name: str) -> Pins:
    return pins((ROOT / f"requirements/{name}.txt").read_text("utf-8"))


def expanded(asked: list[str]) -> Iterator[Requirement]:
    """Requirements with those of our own extras in their place."""
    for text in asked:
        requirement = Requirement(text)
        if canonicalize_name(requirement.name) == PROJECT["project"]["name"]:
            yield from (one for extra in requirement.extras for one in expanded(EXTRAS[extra]))
        else:
            yield requirement


def grouped(name: str) -> list[str]:
    """The requirements of a dependency group, with those of the groups it includes."""
    parts: list[Any] = PROJECT["dependency-groups"][name]
    return [
        one for part in parts for one in (grouped(part["include-group"]) if isinstance(part, dict) else [str(part)])
    ]


ASKED = {
    "dev": [*PROJECT["project"]["dependencies"], *EXTRAS["dev"], *grouped("build")],
    "site": PROJECT["project"]["dependencies"],
    "build": [*grouped("build"), *PROJECT["build-system"]["requires"]],
    "release": grouped("release"),
}


def unsatisfied(asked: list[str], held: Pins, environment: dict[str, str]) -> list[str]:
    """The requirements that no line of a lock fulfils in an environment."""
    wanted = [one for one in expanded(asked) if not one.marker or one.marker.evaluate(environment)]
    return [str(one) for one in wanted if not _fulfilled(one, held, environment)]


def _fulfilled(requirement: Requirement, held: Pins, environment: dict[str, str]) -> bool:
    lines = held.get(canonicalize_name(requirement.name), [])
    here = [line for line in lines if not line.marker or line.marker.evaluate(environment)]
    return len(here) == 1 and requirement.specifier.contains(_version(here[0]), prereleases=True)


def _version(pin: Requirement) -> str:
    (only,) = pin.specifier
    return only.version


@pytest.mark.parametrize("environment", ENVIRONMENTS)
@pytest.mark.parametrize("name", ASKED)
def test_what_is_asked_for_is_locked_for_every_python_and_system(name: str, environment: dict[str, str]) -> None:
    assert unsatisfied(ASKED[name], locked(name), environment) == []


def test_every_lock_is_made_of_hashed_lines_and_is_tested() -> None:
    assert {path.stem for path in (ROOT / "requirements").iterdir()} == set(ASKED) == set(lock.LOCKS)
    for name, asked in ASKED.items():
        assert len(locked(name)) >= len({one.name for one in expanded(asked)})


def test_the_locks_hold_the_same_versions() -> None:
    every = {name: {_version(pin) for pin in lines} for name, lines in locked("dev").items()}
    for name in ASKED:
        for package, lines in locked(name).items():
            assert name == "release" or package in every
            assert {_version(pin) for pin in lines} == every.get(package, {_version(lines[0])}), package


@pytest.mark.parametrize("name", ASKED)
def test_what_the_locked_packages_need_is_locked(name: str) -> None:
    """By what the installed packages say; those that are not installed in the locked version are asked by the installer."""
    held, here = locked(name), lock.SYSTEMS["Linux x86_64"].environment((3, 11))
    checked = 0
    for package, (pin, *_) in held.items():
        try:
            distribution = metadata.distribution(package)
        except metadata.PackageNotFoundError:
            continue
        if distribution.version == _version(pin):
            checked += 1
            needs = [text for text in distribution.requires or () if "extra ==" not in text]
            assert unsatisfied(needs, held, here) == [], package
    assert checked > 3


def test_a_lock_with_a_fault_is_found_out() -> None:
    text = (ROOT / "requirements/build.txt").read_text("utf-8")
    here = lock.SYSTEMS["Linux x86_64"].environment((3, 11))
    gone = re.sub(r"hatchling==[^\n]+\n(?:    --hash\S+(?: \\)?\n)+", "", text)
    assert unsatisfied(ASKED["build"], pins(gone), here) == ["hatchling>=1.27", "hatchling>=1.27"]
    old = re.sub(r"hatchling==\S+", "hatchling==1.26.3", text)
    assert unsatisfied(ASKED["build"], pins(old), here) == ["hatchling>=1.27", "hatchling>=1.27"]
    elsewhere = re.sub(r"(hatchling==\S+)", r"\1 ; sys_platform == 'win32'", text)
    assert unsatisfied(ASKED["build"], pins(elsewhere), here) == ["hatchling>=1.27", "hatchling>=1.27"]
    for bad in (
        re.sub(r" \\\n    --hash\S+(?: \\\n    --hash\S+)*", "", text, count=1),  # a package without its hashes
        text.replace("sha256:", "md5:", 1),
        re.sub(r"hatchling==\S+", "hatchling>=1.27", text),
        f"--index-url https://example.org/simple\n{text}",
        f"{text}other @ https://example.org/other.tar.gz\n",
    ):
        with pytest.raises(ValueError, match="neither locked nor a comment"):
            pins(bad)


def test_nothing_else_is_installed() -> None:
    """Every installation in the Makefile is by hash, of the project itself, or of files that lie here; workflows have none."""
    for line in (ROOT / "Makefile").read_text("utf-8").splitlines():
        if re.match(r"\t.*(?:\$\(LOCKED\)|pip (?:\S+ )*(?:install|wheel|download)) ", line):
            assert re.search(r"--require-hashes|--no-deps --editable \.$|--no-index", line), line
    for workflow in (ROOT / ".github/workflows").iterdir():
        assert not re.search(r"\b(?:pip|pipx|uv|npm|npx) ", workflow.read_text("utf-8")), workflow.name
    programs = json.loads((ROOT / "tests/web/package-lock.json").read_text("utf-8"))["packages"]
    assert all("integrity" in package for path, package in programs.items() if path)
    assert "npm ci " in (ROOT / "Makefile").read_text("utf-8")


def test_what_has_no_wheel_for_a_system_is_named() -> None:
    both = ["a-1-cp311-abi3-manylinux_2_28_x86_64.whl", "a-1-cp311-abi3-macosx_11_0_arm64.whl"]
    assert lock.lacking(["a-1-py3-none-any.whl"]) == []
    assert lock.lacking([]) == list(lock.SYSTEMS)
    assert lock.lacking(both) == ["Linux aarch64", "macOS x86_64"]
    assert lock.lacking(both, "platform_machine == 'x86_64'") == ["macOS x86_64"]
    assert lock.lacking(["a-1-cp311-cp311-manylinux1_x86_64.whl"])[0] == "Linux x86_64"  # nothing for 3.12
    assert lock.lacking(["a-1-cp311-cp311-manylinux1_x86_64.whl"], "python_version < '3.12'")[0] == "Linux aarch64"
    assert Marker("sys_platform == 'darwin'").evaluate(lock.SYSTEMS["macOS arm64"].environment((3, 11)))
    listed = [{"name": "a", "version": "1", "wheels": [{"url": f"https://example.org/{name}"} for name in both]}]
    assert [*lock.built(listed)] == ["a 1: no wheel for Linux aarch64, macOS x86_64"]
