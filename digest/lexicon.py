"""Word lists and patterns by language, shipped as readable TOML files in `digest/data/`."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any


@functools.cache
def table(name: str) -> Mapping[str, Any]:
    """What `digest/data/NAME.toml` holds; the caller must not change it."""
    with resources.files("digest").joinpath("data", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def words(name: str, language: str, key: str) -> tuple[str, ...]:
    """The list `key` under the primary subtag of `language` in `digest/data/NAME.toml`; empty where there is none."""
    found = table(name).get(language.partition("-")[0].lower(), {}).get(key, ())
    return tuple(found)


@functools.cache
def rows(name: str) -> bytes:
    """The sorted lines of `digest/data/NAME.tsv`, comments at its head included, as they stand there."""
    return resources.files("digest").joinpath("data", f"{name}.tsv").read_bytes()
