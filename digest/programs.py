"""What program a machine has: the same files of Digest and the same libraries make the same site."""

from __future__ import annotations

import functools
import hashlib
import platform
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata

from digest import memo

_SHOWN = 3
"""Libraries that a sentence names."""


@dataclass(frozen=True, slots=True)
class Program:
    """Digest and what it stands on, as it is installed somewhere."""

    sum: bytes
    """Equal where everything is that shapes a site."""
    versions: Mapping[str, str]


@functools.cache
def here() -> Program:
    """The program of this machine."""
    versions = {
        "Python": platform.python_version(),
        **{name: version for name in _names() if (version := _version(name))},
    }
    whole = hashlib.sha256(memo.program())
    for name, version in sorted(versions.items()):
        whole.update(f"{name} {version}\n".encode())
    return Program(whole.digest(), versions)


def difference(theirs: Program, ours: Program) -> str:
    """What another machine has otherwise, as the end of a sentence, and what to do."""
    names = sorted(theirs.versions.keys() | ours.versions.keys(), key=str.lower)
    unlike = [name for name in names if theirs.versions.get(name) != ours.versions.get(name)]
    if not unlike:
        return "has other files of Digest than this machine; install the same release on both"
    told = [
        f"{name} {theirs.versions.get(name, 'not at all')} (here {ours.versions.get(name, 'none')})" for name in unlike
    ]
    more = f" and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    return f"has {', '.join(told[:_SHOWN])}{more}; install the same versions on both"


def _names() -> list[str]:
    """The libraries that shape a site: those that Digest asks for, what works inside them, spaCy and its models."""
    asked = [re.split(r"[^\w.-]", row)[0] for row in metadata.requires("digest-site") or () if "extra ==" not in row]
    models = [point.dist.name for point in metadata.entry_points(group="spacy_models") if point.dist is not None]
    return sorted({*(name.lower() for name in (*asked, *memo.LIBRARIES)), "digest-site", "spacy", *models})


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
