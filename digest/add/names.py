"""What a fetched file is called in `seeds/`: the same on every system, readable, and no longer than any of them takes."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import unquote, urlsplit

from digest import paths, words
from digest.fetch import host
from digest.read.files import SEED_ENDINGS, is_litter

_LONGEST = 80
"""Characters of a name without its ending; folders and endings fit beside it in the 260 of older Windows."""
_HASH = 8
_UNFIT = re.compile(r"[^a-z0-9.-]+")


def folder(url: str) -> str:
    """The folder below `seeds/` for what `url`, in its normal form, gave: its host."""
    name = _UNFIT.sub("-", host(url).lower()).strip(".-")[:_LONGEST].strip(".-") or "host"
    name = name.replace(".", "-") if is_litter(name) else name
    return f"host-{name}" if paths.is_device(name) else name


def stem(url: str) -> str:
    """The name, without its ending, for what `url` gave: the words of its path and query."""
    parts = urlsplit(url)
    path = unquote(parts.path)
    ending = next((ending for ending in SEED_ENDINGS if path.lower().endswith(ending)), "")
    slug = words.slug(f"{path.removesuffix(path[len(path) - len(ending) :])} {unquote(parts.query)}", length=_LONGEST)
    return slug or "index"


def other(name: str, url: str) -> str:
    """`name` made one that no other address has, for where it is taken."""
    return f"{name[: _LONGEST - _HASH - 1].rstrip('-')}-{hashlib.sha256(url.encode()).hexdigest()[:_HASH]}"
