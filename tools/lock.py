"""Locks what is installed, file by file: `make lock` writes `requirements/`, `make lock ARGS=--upgrade` with newer versions.

uv resolves for every Python and system that the project runs on at once, and writes down the hash of each file that the
index has of a version, so the same lock serves them all. A version stays as it is unless it no longer fits or `--upgrade`
asks for newer ones; what goes with it is in `[tool.uv]` of `pyproject.toml`. Prints what has no wheel for a system on which
the project is used, and so is built there.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "dev": ("pyproject.toml", "--extra", "dev", "--group", "build"),
    "site": ("pyproject.toml",),
    "build": ("--group", "build"),
    "release": ("--group", "release"),
}
"""Each lock and what of `pyproject.toml` is in it; versions are those of the first."""
PYTHONS = ((3, 11), (3, 12), (3, 13))
_GLIBC = range(5, 36)
"""Up to that of Ubuntu 22.04, which is older than Debian 12's."""
_MACOS = (14, 0)


@dataclass(frozen=True, slots=True)
class System:
    """A kind of machine on which the project is used, by the names that markers of requirements call it."""

    sys_platform: str
    platform_machine: str

    @property
    def platforms(self) -> list[str]:
        """What names of wheels call it."""
        if self.sys_platform == "darwin":
            return list(mac_platforms(_MACOS, self.platform_machine))
        older = [f"manylinux{name}_{self.platform_machine}" for name in (1, 2010, 2014)]
        return [*older, *(f"manylinux_2_{minor}_{self.platform_machine}" for minor in _GLIBC)]

    def environment(self, python: tuple[int, int]) -> dict[str, str]:
        """What markers are held against."""
        version = f"{python[0]}.{python[1]}"
        own = {"sys_platform": self.sys_platform, "platform_machine": self.platform_machine, "os_name": "posix"}
        return {**own, "python_version": version, "python_full_version": f"{version}.0", "extra": ""}


SYSTEMS = {
    "Linux x86_64": System("linux", "x86_64"),
    "Linux aarch64": System("linux", "aarch64"),
    "macOS arm64": System("darwin", "arm64"),
    "macOS x86_64": System("darwin", "x86_64"),
}


def tags(python: tuple[int, int], system: System) -> set[Tag]:
    """What the name of a wheel may say for it to be installed by `python` on `system`."""
    own = f"cp{python[0]}{python[1]}"
    return {*cpython_tags(python, platforms=system.platforms), *compatible_tags(python, own, system.platforms)}


def lacking(wheels: Iterable[str], marker: str = "") -> list[str]:
    """The systems for which none of `wheels`, file names, can be installed, with some Python for which `marker` holds."""
    served = {tag for wheel in wheels for tag in parse_wheel_filename(wheel)[3]}
    return [
        name
        for name, system in SYSTEMS.items()
        for wanted in [[one for one in PYTHONS if not marker or Marker(marker).evaluate(system.environment(one))]]
        if any(not served & tags(one, system) for one in wanted)
    ]


def built(packages: list[dict[str, Any]]) -> Iterator[str]:
    """One line for each of the `packages` of a pylock.toml that is built from source on some system."""
    for package in packages:
        wheels = [wheel["url"].rpartition("/")[2].replace("%2B", "+") for wheel in package.get("wheels", [])]
        if where := lacking(wheels, package.get("marker", "")):
            yield f"{package['name']} {package['version']}: no wheel for {', '.join(where)}"


def main() -> None:
    """Writes the locks."""
    for name, parts in LOCKS.items():
        beside = () if name == "dev" else ("--constraint", "requirements/dev.txt")
        _compile(f"requirements/{name}.txt", *parts, *beside, *sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "pylock.toml"
        _compile(str(listing), *LOCKS["dev"], "--format", "pylock.toml", "--constraint", "requirements/dev.txt")
        print(*built(tomllib.loads(listing.read_text("utf-8"))["packages"]), sep="\n")


def _compile(file: str, *arguments: str) -> None:
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", *arguments, "--output-file", file]
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 - fixed arguments, and those of who calls


if __name__ == "__main__":
    main()
