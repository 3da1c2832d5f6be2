"""The record of addresses, `content/permalinks.txt`: on each line an address, white space, and what stands there.

Lines are only ever added, so the file reads as a history and two branches of it can be joined line by line. It has no
limit but that of any file, and is read in one pass.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Set
from typing import NoReturn

from digest import paths
from digest.model import GONE, Permalinks, Recorded
from digest.problems import DigestError, Problem
from digest.read.files import PERMALINKS, RawFile

_PART = re.compile(r"[a-z0-9-]{1,200}")
_FORM = "expected an address and a file, such as `articles/harbour-open  seeds/harbour.txt`"


def permalinks(raws: Iterable[RawFile]) -> Permalinks:
    """The record among `raws`; raises DigestError where a line cannot be understood: with another record pages would move."""
    raw = next((raw for raw in raws if raw.path == PERMALINKS), None)
    if raw is None:
        return Permalinks()
    try:
        text = raw.data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        _refuse(raw.data.count(b"\n", 0, fault.start) + 1, "bad-encoding", "not UTF-8", "save the file as UTF-8")
    lines = ((number, line.strip()) for number, line in enumerate(text.split("\n"), 1))
    return Permalinks(tuple(_entry(number, line) for number, line in lines if line and not line.startswith("#")), True)


def settled(record: Permalinks, files: Set[str]) -> Permalinks:
    """`record`, with which of its files are among `files`.

    Raises DigestError where one address is that of two files that are both there.
    """
    entries = tuple(dataclasses.replace(one, here=not one.is_file or one.target in files) for one in record.entries)
    owner: dict[str, Recorded] = {}
    for entry in entries:
        if entry.here and entry.target != GONE:
            first = owner.setdefault(entry.address, entry)
            if first.target != entry.target:
                message = f'"{entry.address}" is given to {entry.target} and, on line {first.line}, to {first.target}'
                _refuse(entry.line, "same-address", message, "take one of the lines out")
    return dataclasses.replace(record, entries=entries)


def _entry(number: int, line: str) -> Recorded:
    address, *rest = line.split(None, 1)
    if not rest:
        _refuse(number, "bad-line", _FORM, "was it written by hand, or is it the mark of a merge?")
    (target,) = rest
    entry = Recorded(_address(number, address), target, number)
    if entry.is_file or target == GONE:
        return entry
    return dataclasses.replace(entry, target=_address(number, target))


def _address(number: int, text: str) -> str:
    """`text` without the slashes round it."""
    bare = text.strip("/")
    if not all(_PART.fullmatch(part) for part in bare.split("/")):
        hint = "small letters, digits and hyphens, with slashes between; a file begins with seeds/ or content/"
        _refuse(number, "bad-line", f'"{paths.shown(text)}" is no address within the site', hint)
    fault = paths.unfit(f"{bare}/index.html")
    if fault is not None:
        _refuse(number, "bad-line", f'no page can be at "{paths.shown(text)}": {fault}', "choose another address")
    return bare


def _refuse(line: int, code: str, message: str, hint: str) -> NoReturn:
    raise DigestError(str(Problem(PERMALINKS, line, code, message, hint))) from None
