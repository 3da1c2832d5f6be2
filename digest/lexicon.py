"""Word lists and patterns by language, shipped as readable TOML files in `digest/data/`."""

from __future__ import annotations

import functools
import itertools
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

_TABLE = re.compile(r"\[([\w-]+(?:\.[\w-]+)*)\]")
_KEY = re.compile(r'([\w-]+|"[^"\\]*") *= *')


@functools.cache
def table(name: str) -> Mapping[str, Any]:
    """What `digest/data/NAME.toml` holds; the caller must not change it."""
    text = resources.files("digest").joinpath("data", f"{name}.toml").read_text("utf-8")
    found = _read(text)
    return tomllib.loads(text) if found is None else found


def words(name: str, language: str, key: str) -> tuple[str, ...]:
    """The list `key` under the primary subtag of `language` in `digest/data/NAME.toml`; empty where there is none."""
    found = table(name).get(language.partition("-")[0].lower(), {}).get(key, ())
    return tuple(found)


@functools.cache
def rows(name: str) -> bytes:
    """The sorted lines of `digest/data/NAME.tsv`, comments at its head included, as they stand there."""
    return resources.files("digest").joinpath("data", f"{name}.tsv").read_bytes()


def _read(text: str) -> dict[str, Any] | None:
    """What a file in TOML holds, read ten times as fast where its values are JSON as well, as most strings and lists are.

    None where something in it can only be told by reading the whole.
    """
    whole: dict[str, Any] = {}
    here = whole
    rows = iter(text.split("\n"))
    for row in rows:
        heading, key = _TABLE.fullmatch(row), _KEY.match(row)
        if heading is not None:
            here = whole
            for part in heading[1].split("."):
                here = here.setdefault(part, {})
        elif key is not None:
            try:
                here[key[1].strip('"')] = _value(row[key.end() :], rows)
            except tomllib.TOMLDecodeError:
                return None
        elif row and not row.startswith("#"):
            return None
    return whole


def _value(written: str, rows: Iterator[str]) -> Any:
    """The value that begins with `written` and goes on, where that only opens it, in `rows`; raises TOMLDecodeError."""
    if written == "[":
        items = [item.strip() for item in _until("]", rows)]
        listed = " ".join(item for item in items if not item.startswith("#"))
        written = f"[{listed.removesuffix(',')}]"
    elif written in ('"""', "'''"):
        written = "\n".join((written, *_until(written, rows), written))
    try:
        return json.loads(written)
    except ValueError:
        return tomllib.loads(f"value = {written}")["value"]


def _until(last: str, rows: Iterator[str]) -> Iterator[str]:
    return itertools.takewhile(lambda row: row != last, rows)
