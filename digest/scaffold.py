"""Writes a new site from the starter that comes with the package."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from digest import atomic
from digest.problems import DigestError

_DISTRIBUTION = "digest-site"
_DOT = "dot-"  # package tools leave out files whose name begins with a dot, so the starter spells it

_UNREACHABLE = (
    "# Digest was not installed from a repository. Where this version is not on PyPI, write instead:\n"
    "# digest-site @ git+https://HOST/OWNER/REPOSITORY@COMMIT\n"
)


def init(folder: Path) -> tuple[str, ...]:
    """Write a new site into `folder`, which must be new or empty (a fresh repository is); the paths written, relative to it, sorted.

    Nothing that stands is overwritten; raises DigestError where the folder cannot be used.
    """
    _refuse_unless_free(folder)
    files = dict(_starter(resources.files("digest").joinpath("starter")))
    files["requirements.txt"] = requirement(metadata.distribution(_DISTRIBUTION)).encode()
    for path in sorted(files):
        _write(folder / path, files[path])
    return tuple(sorted(files))


def requirement(distribution: metadata.Distribution) -> str:
    """A requirements file that installs this Digest elsewhere.

    The commit it came from, where it was installed from version control (PEP 610), otherwise its version.
    """
    origin = json.loads(distribution.read_text("direct_url.json") or "{}")
    control = origin.get("vcs_info")
    if control is None:
        return f"{_UNREACHABLE}{_DISTRIBUTION}=={distribution.version}\n"
    part = origin.get("subdirectory")
    below = f"#subdirectory={part}" if part else ""
    return f"{_DISTRIBUTION} @ {control['vcs']}+{origin['url']}@{control['commit_id']}{below}\n"


def _refuse_unless_free(folder: Path) -> None:
    try:
        if folder.is_dir() and any(path.name != ".git" for path in folder.iterdir()):
            raise DigestError(f"{folder} is not empty; name a new folder")
    except OSError as fault:
        raise DigestError(f"{folder} cannot be opened: {fault.strerror}") from None
    if folder.exists() and not folder.is_dir():
        raise DigestError(f"{folder} is a file; name a new folder")


def _starter(folder: Traversable, at: str = "") -> Iterator[tuple[str, bytes]]:
    """The path in the new site and the content of each file below `folder`."""
    for item in folder.iterdir():
        name = f".{item.name.removeprefix(_DOT)}" if item.name.startswith(_DOT) else item.name
        if item.is_dir():
            yield from _starter(item, f"{at}{name}/")
        else:
            yield f"{at}{name}", item.read_bytes()


def _write(path: Path, data: bytes) -> None:
    if not atomic.write(path, data, over=False):
        raise DigestError(f"{path} has come to stand there meanwhile and is left as it is")
