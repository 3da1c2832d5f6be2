"""Gives an index of Pagefind one form: the same records make the same bytes and names.

Pagefind 1.5 writes the values of a facet, and the facets, in the order of a hash map with a random seed, and names files by
what they hold. They are sorted here and named anew. The files are gzip over a signature and CBOR (RFC 8949).
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from typing import Any

SIGNATURE = b"pagefind_dcd"
_GZIP = 31  # zlib's number for gzip with the largest window
_NUMBER, _TEXT, _LIST = 0, 3, 4
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
_DEEPEST = 8  # the files nest four lists
_FILTERS, _SORTS = 3, 4  # their places in the list that is the `.pf_meta`


def files(made: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files in their one form; as they are where the format is another than that of Pagefind 1.5."""
    try:
        return _sorted(made)
    except (ValueError, LookupError, TypeError, AttributeError, zlib.error):
        return made


def _sorted(made: Mapping[str, bytes]) -> Mapping[str, bytes]:
    out = dict(made)
    filters: dict[str, str] = {}
    for path in [path for path in made if path.endswith(".pf_filter")]:
        name, values = unpacked(out.pop(path))
        data = packed([name, sorted(values)])
        old = path.removeprefix("filter/").removesuffix(".pf_filter")
        filters[old] = _named(old, data)
        out[f"filter/{filters[old]}.pf_filter"] = data
    entry = json.loads(made["pagefind-entry.json"])
    for found in entry["languages"].values():
        meta = unpacked(out.pop(f"pagefind.{found['hash']}.pf_meta"))
        meta[_FILTERS] = sorted([name, filters[file]] for name, file in meta[_FILTERS])
        meta[_SORTS] = sorted(meta[_SORTS])
        data = packed(meta)
        found["hash"] = _named(found["hash"], data)
        out[f"pagefind.{found['hash']}.pf_meta"] = data
    out["pagefind-entry.json"] = json.dumps(entry, separators=(",", ":"), sort_keys=True).encode()
    return out


def _named(old: str, data: bytes) -> str:
    """A name like `en_5eada42`, of the same length, from what the file holds."""
    language, _, digits = old.partition("_")
    return f"{language}_{hashlib.sha256(data).hexdigest()[: len(digits)]}"


def unpacked(data: bytes) -> Any:
    """The value in a file; raises ValueError for what is not such a file."""
    plain = zlib.decompress(data, _GZIP)
    if not plain.startswith(SIGNATURE):
        raise ValueError("without the signature")
    value, end = _read(plain, len(SIGNATURE), 0)
    if end != len(plain):
        raise ValueError("bytes after the value")
    return value


def packed(value: Any) -> bytes:
    """The file that holds `value`."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    return packer.compress(SIGNATURE + _written(value)) + packer.flush()


def _read(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    kind, argument = data[at] >> 5, data[at] & 31
    at += 1
    if argument in _SIZES:
        size = _SIZES[argument]
        argument, at = int.from_bytes(data[at : at + size], "big"), at + size
    elif argument > 23:
        raise ValueError("a length that is not known beforehand")
    if kind == _NUMBER:
        return argument, at
    if kind == _TEXT:
        return data[at : at + argument].decode(), at + argument
    if kind != _LIST or depth == _DEEPEST:
        raise ValueError("not a number, text or list")
    found: list[Any] = []
    for _ in range(argument):
        value, at = _read(data, at, depth + 1)
        found.append(value)
    return found, at


def _written(value: Any) -> bytes:
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        data = value.encode()
        return _head(_TEXT, len(data)) + data
    return _head(_LIST, len(value)) + b"".join(map(_written, value))


def _head(kind: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([kind << 5 | argument])
    code, size = next((code, size) for code, size in _SIZES.items() if argument < 1 << 8 * size)
    return bytes([kind << 5 | code]) + argument.to_bytes(size, "big")
