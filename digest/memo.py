"""Remembers the results of pure functions between builds, in `.digest/` beside the site.

A key is a digest of everything the result depends on, the code included, so nothing here is ever out of date. Losing the folder costs
time and nothing else. The file itself is looked after by `digest.shelves`.
"""

from __future__ import annotations

import functools
import hashlib
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, cast

from digest import schema
from digest.problems import Problem
from digest.shelves import Shelves
from digest.standing import Standing

T = TypeVar("T")

# The libraries whose answers end up in remembered results, with those that do the work inside them.
LIBRARIES = (
    "charset-normalizer", "courlan", "dateparser", "feedparser", "htmldate", "justext", "lxml", "markdown-it-py", "numpy",
    "nupunkt", "py3langid", "pydantic", "pydantic-core", "pystemmer", "python-slugify", "pyyaml", "snowballstemmer", "stopwordsiso",
    "sumy", "text-unidecode", "trafilatura",
)  # fmt: skip


class Memo:
    """Results by key, kept in one SQLite file; not for use by two threads."""

    def __init__(self, folder: Path | None, standing: Standing | None = None) -> None:
        """Open or make the memo in `folder`; with None it remembers nothing.

        With `standing`, values are at hand as the objects they are, and new ones wait there to be stored by `store`.
        """
        self._shelves = Shelves(folder) if folder is not None else None
        self._unreadable: set[str] = set()
        self._problems: tuple[Problem, ...] = ()
        self.standing = standing

    @property
    def remembers(self) -> bool:
        """Whether what it is given can be asked for again, now or in another process."""
        return self._shelves is not None or self.standing is not None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with what was remembered; no more than one line, which changes nothing in what is built."""
        return self._shelves.problems if self._shelves is not None else self._problems

    def get(self, keys: Iterable[str], kind: type[T]) -> dict[str, T]:
        """The values of type `kind` remembered under `keys`."""
        if self.standing is None:
            return self._read(keys, kind)
        values = self.standing.values
        found: dict[str, T] = {key: value for key in keys if (value := values.get(key)) is not None}
        read = self._read((key for key in keys if key not in found), kind)
        for key, value in read.items():
            values.set(key, value)
        return found | read

    def keys(
        self, name: str, items: Iterable[T], *context: object, of: Callable[[T], object] = lambda item: item
    ) -> dict[str, T]:
        """The `items` by the keys of what the work called `name` makes of each, which depends on `of` it and on `context`."""
        base = key(name, *context)

        def made(item: T) -> str:
            return key(base, of(item))

        standing = self.standing
        if standing is None:
            return {made(item): item for item in items}
        return {standing.made(base, item, made): item for item in items}

    def once(self, name: str, function: Callable[..., T], *args: object) -> T:
        """What `function` makes of `args`; in a process that builds again and again, not twice in a row of the same."""
        return function(*args) if self.standing is None else self.standing.once(name, function, *args)

    def at_hand(self, name: str) -> Any:
        """What was laid down under `name`, which tells all it depends on; None where nothing is kept between builds."""
        return None if self.standing is None else self.standing.values.get(name)

    def lay(self, name: str, value: object) -> None:
        """Keep `value` for the next build of this process, and never in the file."""
        if self.standing is not None:
            self.standing.values.set(name, value)

    def lasting(self, name: str, make: Callable[[], T]) -> T | None:
        """What `make` made when it was asked for under `name` first, in a process that builds again and again; None in another."""
        if self.standing is None:
            return None
        known: T | None = self.standing.values.get(name)
        found = make() if known is None else known
        self.standing.values.set(name, found)
        return found

    def replace(self, values: Mapping[str, object], shelf: str = "", staying: Collection[str] = ()) -> None:
        """Remember `values` by key, and forget everything else on the `shelf` (what their keys have before a `:`) but what is `staying`."""
        if self.standing is None:
            self._replace(values, shelf, staying)
            return
        for key, value in values.items():
            self.standing.values.set(key, value)
        self.standing.waiting[shelf] = values, staying

    def shelf(self, name: str, kind: type[T]) -> dict[str, T]:
        """All values on the shelf `name`, of type `kind`."""
        if self.standing is not None and name in self.standing.waiting:
            return cast("dict[str, T]", dict(self.standing.waiting[name][0]))
        return self.get(self._shelves.names(name), kind) if self._shelves is not None else {}

    def store(self) -> None:
        """Put into the file what waits for it."""
        waiting = self.standing.waiting if self.standing is not None else {}
        for shelf in sorted(waiting):
            values, staying = waiting.pop(shelf)
            self._replace(values, shelf, staying)

    def _replace(self, values: Mapping[str, object], shelf: str, staying: Collection[str]) -> None:
        if self._shelves is not None:
            self._shelves.fill(shelf, values, self._unreadable, staying)

    def close(self) -> None:
        """Let go of the file."""
        if self._shelves is not None:
            self._shelves.close()
            self._problems, self._shelves = self._shelves.problems, None

    def _read(self, keys: Iterable[str], kind: type[T]) -> dict[str, T]:
        """The values in the file, by key."""
        found: dict[str, T] = {}
        for key, data in self._shelves.read(sorted(keys)) if self._shelves is not None else ():
            try:
                found[key] = schema.from_json(kind, data)
            except ValueError:  # of another kind: a key that two kinds of work have come to share
                self._unreadable.add(key)
        return found


def key(*parts: object) -> str:
    """A digest of `parts` (values of the model, or strings) and of the program itself."""
    whole = hashlib.sha256(program())
    for part in parts:
        data = schema.to_json(part)
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


@functools.cache
def program() -> bytes:
    """A digest of the package's own files and of the versions of the libraries that shape its results."""
    whole = hashlib.sha256(sys.version.encode())
    for name in LIBRARIES:
        whole.update(f"{name} {metadata.version(name)}\n".encode())
    for file in _files(resources.files("digest")):
        whole.update(file.read_bytes())
    return whole.digest()


def _files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name not in ("__pycache__", "templates", "starter"):
            found += _files(item)
        elif item.name.endswith((".py", ".toml", ".json", ".tsv", ".ttf")):
            found.append(item)
    return found
