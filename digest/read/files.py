"""Which files are the editor's, what they are called and how large they may be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest import paths
from digest.problems import Problem

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


def unfit(shown: str, size: int) -> Problem | None:
    """Why a file of this path and of so many bytes is not read; None where it is."""
    return misnamed(shown) or unread(shown, size)


def unread(shown: str, size: int) -> Problem | None:
    """The same for a name that is none of those that mean something else."""
    if not _is_wanted(shown):
        return unknown(shown)
    if size > MAX_BYTES:
        message = f"{size / 1024 / 1024:.1f} MB; at most {MAX_BYTES // 1024 // 1024} MB are read"
        return Problem(shown, None, TOO_LARGE, message, "split it, or save its text as .txt", "error")
    return None


def _is_wanted(shown: str) -> bool:
    low = shown.lower()
    if shown in SINGLE:
        return True
    return low.endswith((*SEED_ENDINGS, SIDECAR)) if low.startswith(f"{SEEDS}/") else low.endswith(PAGE_ENDINGS)


def unknown(shown: str) -> Problem:
    """The note that a file is of a kind that is not read."""
    wanted = ", ".join(SEED_ENDINGS) if shown.startswith(f"{SEEDS}/") else ".md"
    return Problem(shown, None, "unknown-type", f"not read: only {wanted} files are", level="note")


def misnamed(shown: str) -> Problem | None:
    """What is wrong with the last name of the path `shown`: no other file could be written beside it, or it would not be found again."""
    fault = paths.misnamed(shown.rpartition("/")[2])
    plain = shown if shown.isprintable() else shown.encode("unicode_escape", "replace").decode("ascii")
    return Problem(plain, None, "bad-name", fault, "rename it", "error") if fault else None
