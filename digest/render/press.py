"""Renders pages, but for those that were rendered before from the same values by the same templates."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Protocol

from digest import schema
from digest.render.laying import Laying
from digest.render.theme import Theme


class Before(Protocol):
    """What an earlier build rendered."""

    def known(self, path: str, key: str) -> bytes | None:
        """The file at `path` as it was rendered under `key`; None where it was not, or does not stand any more."""

    def remember(self, path: str, key: str, data: bytes) -> None:
        """That the file at `path` was rendered under `key`."""


class Press:
    """The theme of one build, with what was rendered before it."""

    def __init__(self, theme: Theme, before: Before | None = None, laying: Laying | None = None) -> None:
        self.theme = theme
        self._before = before
        self._laying = laying or Laying()

    def render(
        self,
        path: str,
        template: str,
        values: Mapping[str, object],
        mark: str = "",
        finish: Callable[[bytes], bytes] = bytes,
    ) -> bytes:
        """The file at `path`: the `template` filled with `values`, which the `mark` stands for where it is known already."""
        if self._before is None:
            return finish(self.theme.render(template, values))
        marks = template, self.theme.mark(template), mark or self.mark(values)
        return self.once(path, marks, lambda: finish(self.theme.render(template, values)))

    def once(self, path: str, marks: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
        """The file at `path`, made by `make` unless it was made from what the same `marks` stand for."""
        if self._before is None:
            return make()
        key = hashlib.sha256("\n".join(marks).encode()).hexdigest()
        found = self._before.known(path, key)
        if found is None:
            found = make()
            self._before.remember(path, key, found)
        return found

    def mark(self, values: object) -> str:
        """What stands for `values` in keys; nothing where nothing is remembered."""
        return _sum(values) if self._before is not None else ""

    def standing(self, thing: object) -> str:
        """The same of a thing that may stand for longer than this build, and is then not looked through again."""
        return self._laying.told(thing, _sum) if self._before is not None else ""


def _sum(values: object) -> str:
    return hashlib.sha256(schema.to_json(values)).hexdigest()
