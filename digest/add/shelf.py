"""The folder `seeds/` as `digest add` sees it: what was fetched before, free names, and files that appear whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from digest import atomic, below
from digest.add import names, note
from digest.fetch import Page
from digest.fetch.media import ENDINGS
from digest.problems import DigestError
from digest.read import editions, sidecar
from digest.read.editions import FEEDS
from digest.read.files import SEEDS, SIDECAR, RawFile
from digest.read.sidecar import Fetched

State = Literal["added", "updated", "unchanged"]


class Taken(Exception):  # noqa: N818 - no error of the program
    """A file is not written because one of the editor's stands there; the text says so."""


@dataclass(frozen=True, slots=True)
class Known:
    """Something fetched earlier."""

    path: Path
    about: Fetched

    def data(self) -> bytes | None:
        """What stands there now; None where it is gone."""
        return self.path.read_bytes() if self.path.is_file() else None

    def untouched(self) -> bool:
        """Whether it stands as it was fetched."""
        data = self.data()
        return data is not None and note.sha256(data) == self.about.sha256


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of something fetched."""

    state: State
    seed: str
    """As it is named to people: `seeds/news.example/feed.xml`."""
    aside: str | None = None
    """The name of the older edition, where one is kept."""


Leave = Callable[[RawFile, RawFile], bool]
"""Whether entries of an older feed are not in the newer."""


class Shelf:
    """The folder `seeds/` of the site in `root`; made when the first file is put there."""

    def __init__(self, root: Path) -> None:
        below.refuse_links(root, SEEDS)
        self.folder = root / SEEDS
        try:
            notes = sorted(path for path in self.folder.rglob(f"*{SIDECAR}") if path.is_file())
            self._notes = {path: path.read_bytes() for path in notes}
        except OSError as fault:
            raise DigestError(f"{fault.filename} cannot be opened: {fault.strerror}; see to its permissions") from fault

    def find(self, url: str) -> Known | None:
        """What was fetched from `url` earlier, asked for by it or led to."""
        written = note.quoted(url)[1:-1].encode()
        for path, data in self._notes.items():
            file = path.with_name(path.name.removesuffix(SIDECAR))
            if written in data:
                about, _ = sidecar.parse(RawFile(self.shown(file), b"", data))
                if url in (about.url, about.final_url) and not editions.is_kept(file.name, about):
                    return Known(file, about)
        return None

    def shown(self, path: Path) -> str:
        """`path` as it is named to people: `seeds/news.example/a.html`."""
        return f"{SEEDS}/{path.relative_to(self.folder).as_posix()}"

    def keep(self, page: Page, leave: Leave) -> Kept:
        """Put what was fetched into the folder, and say beside it where it is from; raises Taken.

        The file goes first: were it to stand without its note, the same fetch would find it and write the note. A feed
        that holds entries which `leave` says are not in the new one is kept beside it.
        """
        known = self.find(page.url) or self.find(page.final_url)
        old = known.data() if known else None
        aside = None
        if known is None or old is None:
            path = known.path if known and known.path.suffix == ENDINGS[page.media_type] else self._free(page)
            state: State = "unchanged" if path.is_file() else "added"
        else:
            path = known.path
            state = "unchanged" if old == page.data else "updated"
            if state == "updated":
                self._check(known, page)
                aside = self._set_aside(known, old, page, leave)
        if state != "unchanged":
            self._write(path, page.data, over=state == "updated")
        if state != "unchanged" or known is None:
            self._write_note(path, note.written(page))
        return Kept(state, self.shown(path), aside)

    def _set_aside(self, known: Known, old: bytes, page: Page, leave: Leave) -> str | None:
        """Keep the feed `old` under a name with the day it was fetched, if entries have left it; the name."""
        said = self._notes[note.beside(known.path)]
        shown = self.shown(known.path)
        if page.media_type not in FEEDS or not leave(
            RawFile(shown, old, said), RawFile(shown, page.data, note.written(page))
        ):
            return None
        day = note.day(known.about.fetched) or note.day(page.fetched)
        for number in range(1, 1000):
            path = known.path.with_name(editions.dated(known.path.name, day, number))
            standing = _namesake(path)
            if standing is None or (standing == path and path.is_file() and path.read_bytes() == old):
                self._write(path, old, over=standing is not None)
                self._write_note(path, said)
                return self.shown(path)
        raise Taken(f"a thousand editions of {shown} are kept already")

    def _write_note(self, path: Path, said: bytes) -> None:
        self._notes[note.beside(path)] = said
        self._write(note.beside(path), said, over=True)

    def copy(self, name: str, data: bytes) -> tuple[State, str]:
        """Put an editor's file in under `name`, which may have folders, or one like it where that is taken."""
        whole = self.folder / name
        for number in range(1, 1000):
            path = whole if number == 1 else whole.with_name(f"{whole.stem}-{number}{whole.suffix}")
            standing = _namesake(path)
            if standing is None:
                self._write(path, data, over=False)
                return "added", self.shown(path)
            if standing.is_file() and standing.read_bytes() == data:
                return "unchanged", self.shown(standing)
        raise Taken(f"a thousand files are called {name} already")

    def _check(self, known: Known, page: Page) -> None:
        if not known.untouched():
            raise Taken(f"{self.shown(known.path)} was changed by hand and is left as it is; rename it to fetch anew")
        if known.path.suffix.lower() != ENDINGS[page.media_type]:
            raise Taken(f"{self.shown(known.path)} came from there, which is now {page.media_type}; remove it first")

    def _free(self, page: Page) -> Path:
        """A name that nothing has yet, or whose file holds these very bytes."""
        folder = self.folder / names.folder(page.final_url)
        stem, ending = names.stem(page.final_url), ENDINGS[page.media_type]
        for name in (stem, names.other(stem, page.final_url)):
            path = folder / (name + ending)
            standing = _namesake(path)
            if standing is None and not path.with_name(path.name + SIDECAR).exists():
                return path
            if standing == path and path.is_file() and path.read_bytes() == page.data:
                return path
        raise Taken(f"{self.shown(path)} is there and not from this address; rename it")

    def _write(self, path: Path, data: bytes, *, over: bool) -> None:
        """Whole or not at all; a file that stands is replaced only where `over`."""
        if not path.parent.resolve().is_relative_to(self.folder.resolve()):
            raise DigestError(f"{path.parent} leads out of {self.folder}; nothing is written there")
        if not atomic.write_below(self.folder, path.relative_to(self.folder).as_posix(), data, over=over):
            raise Taken(f"{self.shown(path)} has come to stand there meanwhile; add it again")


def _namesake(path: Path) -> Path | None:
    """What stands beside or at `path` under a name that some systems take for the same."""
    try:
        found = sorted(one for one in path.parent.iterdir() if one.name.casefold() == path.name.casefold())
    except (FileNotFoundError, NotADirectoryError):
        return None
    return next((one for one in found if one.name == path.name), found[0] if found else None)
