"""Archives: the files in a `.zip`, to be read as if they lay in the folder; limits keep a small file from filling the memory."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from digest import paths
from digest.problems import Problem
from digest.read.files import MAX_BYTES, SEED_ENDINGS, SIDECAR, UNREADABLE, RawFile, is_litter, pages_beside, unknown
from digest.read.reading import Desk, Reading

MAX_MEMBERS = 2000
MAX_TOTAL = 64 * 1024 * 1024
"""Bytes of all members together, unpacked; leaves room to read them in the memory that a file may take."""
MAX_RATIO = 200
"""How many times smaller than unpacked a large member may be: text shrinks to a tenth, repetitive pages to a fiftieth."""
_LARGE = 1024 * 1024
_DEEPEST = 1
"""How many archives may lie in one another, the outermost not counted."""
_STEPS = 32  # of a member's path that are kept, the last
_UTF8 = 0x800
_ENCRYPTED = 0x1
# What Python's modules for archives raise where one is broken; each kind of compression has its own.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, EOFError, OSError,
    IndexError, ValueError,
)  # fmt: skip


def read(raw: RawFile, _desk: Desk) -> Reading:
    """The files in the archive `raw` that may hold articles, by the names of its members."""
    if raw.path.lower().count(".zip#") > _DEEPEST:
        return _refused(raw, "archives in archives in archives are not read", "unpack it")
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            return _read(raw, archive)
    except _BROKEN as fault:
        return _refused(raw, f"an archive that cannot be opened: {fault}", "pack it again")


def _read(raw: RawFile, archive: zipfile.ZipFile) -> Reading:
    members, problems = _members(raw, archive)
    if len(members) > MAX_MEMBERS:
        return _refused(raw, f"{len(members):,} files in it; at most {MAX_MEMBERS:,} are read", "split it")
    total = sum(member.file_size for member in members.values())
    if total > MAX_TOTAL:
        size = f"{total / 1024 / 1024:,.0f} MB unpacked; at most {MAX_TOTAL // 1024 // 1024} MB are read"
        return _refused(raw, size, "split it")
    files: list[RawFile] = []
    for name in _own(sorted(members)):
        if not name.lower().endswith(SEED_ENDINGS):
            problems += [unknown(f"{raw.path}#{name}")] if not name.lower().endswith(SIDECAR) else []
            continue
        data = _unpacked(raw, name, archive, members[name])
        note = members.get(name + SIDECAR)
        beside = _unpacked(raw, name + SIDECAR, archive, note) if note is not None else None
        if isinstance(data, Problem):
            problems.append(data)
        else:
            files.append(RawFile(f"{raw.path}#{name}", data, beside if isinstance(beside, bytes) else None))
    if not files and all(problem.level == "note" for problem in problems):
        problems.append(Problem(raw.path, None, "no-text", "an archive without articles"))
    return Reading(problems=tuple(problems), inside=tuple(files))


def _members(raw: RawFile, archive: zipfile.ZipFile) -> tuple[dict[str, zipfile.ZipInfo], list[Problem]]:
    """The members by their names, and a problem for each that no folder could hold: too long a name, or one that another has."""
    members: dict[str, zipfile.ZipInfo] = {}
    taken: dict[str, str] = {}
    problems: list[Problem] = []
    for member in archive.infolist():
        if member.is_dir():
            continue
        name = _name(member)
        path = f"{raw.path}#{paths.shown(name)}"
        other = taken.setdefault(paths.key(name), name)
        if len(name.encode()) > paths.MOST_PATH:
            message = f"a path of more than {paths.MOST_PATH:,} bytes"
            problems.append(Problem(path, None, "bad-name", message, "rename it", "error"))
        elif name in members or other != name:
            message = f"one file with {raw.path}#{other} where letter case and accents do not count"
            problems.append(Problem(path, None, "same-name", message, "rename one", "error"))
        else:
            members[name] = member
    return members, problems


def _refused(raw: RawFile, message: str, hint: str) -> Reading:
    return Reading(problems=(Problem(raw.path, None, "bad-archive", message, hint, "error"),))


def _name(member: zipfile.ZipInfo) -> str:
    """The member's path in a form that names no place outside the archive, in the encoding it was probably written in."""
    name = member.filename if member.flag_bits & _UTF8 else _recoded(member.filename)
    kept = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")][-_STEPS:]
    return "".join(letter if letter.isprintable() and letter != "#" else "_" for letter in "/".join(kept)) or "_"


def _recoded(name: str) -> str:
    """A name that is not marked as UTF-8, and which Python took for the DOS encoding of the United States.

    Many programs write UTF-8 without the mark; Windows writes the DOS encoding of its own language, of which the Western
    and the Cyrillic one are told apart by how many of the letters are no ASCII.
    """
    if name.isascii():
        return name
    data = name.encode("cp437", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        foreign = sum(byte > 127 for byte in data)
        plain = sum(letter.isalpha() for letter in PurePosixPath(name).stem if letter.isascii())
        return data.decode("cp866" if foreign > plain else "cp850", "replace")


def _own(names: Sequence[str]) -> Iterator[str]:
    """The members that are the editor's: no litter of desktops, and nothing that a saved page keeps beside it."""
    known = frozenset(names)
    for name in names:
        steps = name.split("/")
        above = ("/".join(steps[:depth]) for depth in range(1, len(steps)))
        passed = any(map(is_litter, steps)) or any(not known.isdisjoint(pages_beside(folder)) for folder in above)
        if not passed:
            yield name


def _unpacked(raw: RawFile, name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | Problem:
    """The bytes of a member, or why it is passed over; never more than the limit, whatever the archive says of its size."""
    path = f"{raw.path}#{name}"
    if member.flag_bits & _ENCRYPTED:
        return Problem(path, None, UNREADABLE, "encrypted", "unpack it with its password", "error")
    if member.file_size > MAX_BYTES:
        message = f"{member.file_size / 1024 / 1024:.1f} MB; at most {MAX_BYTES // 1024 // 1024} MB are read"
        return Problem(path, None, "too-large", message, level="error")
    if member.file_size > _LARGE and member.file_size > MAX_RATIO * max(member.compress_size, 1):
        return Problem(path, None, "too-large", f"packed more than {MAX_RATIO} times", "unpack it", "error")
    try:
        with archive.open(member) as stream:
            data = stream.read(MAX_BYTES + 1)
    except _BROKEN as fault:
        return Problem(path, None, UNREADABLE, f"cannot be unpacked: {fault}", "pack it again", "error")
    if len(data) > MAX_BYTES:
        return Problem(path, None, "too-large", f"more than {MAX_BYTES // 1024 // 1024} MB", level="error")
    return data
