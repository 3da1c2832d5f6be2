"""Walks `seeds/` and `content/` and reads the files that are the editor's."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from digest.problems import Problem
from digest.standing import Kept

SEEDS = "seeds"
CONTENT = "content"
OPTIONS = "content/site.yaml"
VOCABULARY = "content/tags.yaml"
PERMALINKS = "content/permalinks.txt"
SINGLE = (OPTIONS, VOCABULARY, PERMALINKS)
"""The files of the editor that stand in no folder of their kind."""
UNREADABLE = "unreadable"
"""The code of the problem that a file or folder cannot be opened."""
TOO_LARGE = "too-large"
NO_SEEDS = "no-seeds"
MAX_BYTES = 10 * 1024 * 1024
SETTLED = 3_000_000_000
"""Nanoseconds after a change from which a file's marks are trusted; FAT counts time in steps of two seconds."""
Known = Kept[str, Any]
"""What was read of files: by path, with the marks by which a change would show."""
PAGE_ENDINGS = (".md", ".markdown")
SEED_ENDINGS = (
    ".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".eml",
    ".xml", ".rss", ".atom", ".rdf", ".json", ".opml", ".jsonl", ".ndjson", ".csv", ".tsv", ".zip",
)  # fmt: skip
SIDECAR = ".fetched.yaml"
"""Added to a seed's name: the file that tells where and when the seed was fetched."""

# What editors and desktops leave beside a file; never what somebody wrote on purpose.
_LITTER_ENDINGS = ("~", ".bak", ".swp", ".swo", ".tmp", ".orig", ".part", ".crdownload")
_LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})

# What browsers add to the name of a page they save, by language, for the folder of its pictures and scripts:
# https://learn.microsoft.com/en-us/windows/win32/shell/manage#connected-files
_SAVED_ENDINGS = (
    ".files", "_files", "-Dateien", "_fichiers", "_bestanden", "_file", "_archivos", "-filer", "_tiedostot", "_pliki",
    "_soubory", "_elemei", "_ficheiros", "_arquivos", "_dosyalar", "_datoteke", "_fitxers", "_failid", "_fails", "_bylos",
    "_fajlovi", "_fitxategiak",
)  # fmt: skip
_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file as it stands on disk."""

    path: str
    """Relative to the site's root, with `/`; `#` and the part's name follow for a part of a file."""
    data: bytes
    sidecar: bytes | None = None
    """What stands in the file beside it that tells where it was fetched."""

    @property
    def name(self) -> str:
        """The last piece of the path."""
        return re.split(r"[/#]", self.path)[-1]


def files(root: Path, known: Known | None = None) -> tuple[tuple[RawFile, ...], tuple[Problem, ...]]:
    """The editor's files under `root` by path, `content/site.yaml` among them, and a problem for each one not read.

    A file that stands as it was read into `known` is not read again: it is the same object.
    """
    found: list[RawFile] = []
    problems: list[Problem] = []
    shelf: Known = Kept() if known is None else known
    for folder in (CONTENT, SEEDS):
        for item in _walk(root, folder, shelf):
            if isinstance(item, RawFile):
                found.append(item)
            else:
                problems.append(item)
    found, stray = joined(found, shelf)
    problems += stray
    if not any(file.path.startswith(f"{SEEDS}/") for file in found):
        problems.append(_no_seeds(root))
    return tuple(sorted(found, key=lambda file: file.path)), tuple(sorted(problems, key=str))


def joined(found: list[RawFile], known: Known | None = None) -> tuple[list[RawFile], list[Problem]]:
    """The files with their sidecars, and a problem for each sidecar whose file is gone."""
    notes = {file.path.removesuffix(SIDECAR): file for file in found if file.path.endswith(SIDECAR)}
    kept = [file for file in found if not file.path.endswith(SIDECAR)]
    alone = notes.keys() - {file.path for file in kept}
    hint = "remove it, or put the file back that it is about"
    stray = [Problem(notes[path].path, None, "stray-file", f"there is no {path}", hint) for path in sorted(alone)]
    shelf: Known = Kept() if known is None else known
    return [_with_note(file, notes[file.path], shelf) if file.path in notes else file for file in kept], stray


def _with_note(file: RawFile, note: RawFile, known: Known) -> RawFile:
    """The file with its sidecar; the same object for the same two."""
    place = f"{file.path}\0{SIDECAR}"
    before = known.get(place)
    if before is None or before[0] is not file or before[1] is not note:
        before = (file, note, replace(file, sidecar=note.data))
        known.set(place, before)
    joined: RawFile = before[2]
    return joined


def _no_seeds(root: Path) -> Problem:
    there = (root / SEEDS).is_dir()
    message = "no text in this folder" if there else "there is no such folder"
    return Problem(SEEDS, None, NO_SEEDS, message, "put articles into seeds/, such as .txt, .md or .html files")


def _walk(root: Path, shown: str, known: Known) -> Iterator[RawFile | Problem]:
    """What stands in the folder `shown`, and below it."""
    try:
        with os.scandir(root / shown) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as fault:
        yield _unreadable(shown, fault)
        return
    names = frozenset(entry.name for entry in entries)
    for entry in entries:
        saved = not names.isdisjoint(pages_beside(entry.name)) and entry.is_dir()
        if not saved and not is_litter(entry.name):
            yield from _entry(root, entry, f"{shown}/{entry.name}", known)


def is_litter(name: str) -> bool:
    """Whether a file or folder of this name is passed over without a word."""
    low = name.lower()
    return low.startswith((".", "#")) or low.endswith(_LITTER_ENDINGS) or low in _LITTER


def pages_beside(folder: str) -> tuple[str, ...]:
    """What the page is called that stands beside a folder of this name, where browsers name folders so that they save with one.

    None where they do not.
    """
    ending = next((ending for ending in _SAVED_ENDINGS if folder.endswith(ending)), None)
    return () if ending is None else tuple(folder.removesuffix(ending) + page for page in _PAGES)


def _entry(root: Path, entry: os.DirEntry[str], shown: str, known: Known) -> Iterator[RawFile | Problem]:
    """What stands at `shown`: the files below a folder, one file, or why it is passed over."""
    if not shown.isprintable():
        yield _badly_named(shown)
        return
    try:
        linked = entry.is_symlink()
        about = os.stat(entry.path)  # noqa: PTH116 - ten thousand times a build; asked of the file, not of the listing
    except OSError as fault:
        yield _unreadable(shown, fault)
        return
    if linked and not _inside(root, Path(entry.path)):
        yield Problem(
            shown,
            None,
            "leads-outside",
            "a link out of the site's folder is not followed",
            "put the files here",
            "error",
        )
    elif stat.S_ISDIR(about.st_mode):
        yield from [_linked_folder(shown)] if linked else _walk(root, shown, known)
    else:
        yield from _file(entry.path, shown, about, known)


def _unreadable(shown: str, fault: OSError) -> Problem:
    """One of the editor's that cannot be opened; a link whose file is gone counts as such."""
    gone = isinstance(fault, FileNotFoundError)
    hint = "mend or remove the link" if gone else "see to its permissions"
    return Problem(shown, None, UNREADABLE, f"cannot be opened: {fault.strerror}", hint, "error")


def _linked_folder(shown: str) -> Problem:
    return Problem(shown, None, "linked-folder", "a linked folder is not followed", "put the files here", "error")


def _file(path: str, shown: str, about: os.stat_result, known: Known) -> Iterator[RawFile | Problem]:
    if not stat.S_ISREG(about.st_mode):
        yield Problem(shown, None, "not-a-file", "neither a file nor a folder", "remove it", "error")
    elif fault := unfit(shown, about.st_size):
        yield fault
    else:
        try:
            yield _read(path, shown, about, known)
        except OSError as broken:
            yield _unreadable(shown, broken)


def unfit(shown: str, size: int) -> Problem | None:
    """Why a file of this path and of so many bytes is not read; None where it is."""
    if not shown.isprintable():
        return _badly_named(shown)
    if not _is_wanted(shown):
        return unknown(shown)
    if size > MAX_BYTES:
        message = f"{size / 1024 / 1024:.1f} MB; at most {MAX_BYTES // 1024 // 1024} MB are read"
        return Problem(shown, None, TOO_LARGE, message, "split it, or save its text as .txt", "error")
    return None


def _read(path: str, shown: str, about: os.stat_result, known: Known) -> RawFile:
    """The file at `path`: as it was read before, where it stands untouched since or holds the same."""
    marks = (about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino, about.st_dev)
    before, raw = known.get(shown) or (None, None)
    if raw is None or before != marks:
        moment = time.time_ns()
        data = Path(path).read_bytes()
        # What was written just now may be written again within the same tick of the file system's clock, and not show it.
        sure = moment - max(about.st_mtime_ns, about.st_ctime_ns) > SETTLED and len(data) == about.st_size
        raw = raw if raw is not None and raw.data == data else RawFile(shown, data)
        known.set(shown, (marks if sure else None, raw))
    return raw


def _is_wanted(shown: str) -> bool:
    low = shown.lower()
    if shown in SINGLE:
        return True
    return low.endswith((*SEED_ENDINGS, SIDECAR)) if low.startswith(f"{SEEDS}/") else low.endswith(PAGE_ENDINGS)


def unknown(shown: str) -> Problem:
    """The note that a file is of a kind that is not read."""
    wanted = ", ".join(SEED_ENDINGS) if shown.startswith(f"{SEEDS}/") else ".md"
    return Problem(shown, None, "unknown-type", f"not read: only {wanted} files are", level="note")


def _inside(root: Path, path: Path) -> bool:
    return path.resolve().is_relative_to(root.resolve())


def _badly_named(shown: str) -> Problem:
    plain = shown.encode("unicode_escape", "replace").decode("ascii")
    return Problem(plain, None, "bad-name", "the name has unprintable characters", "rename it", "error")
