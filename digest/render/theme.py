"""The theme: templates turn views into text."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Callable, Mapping
from importlib import metadata
from types import CodeType

from digest import schema
from digest.problems import DigestError, nearest
from digest.render.anatomy import SHIPPED, Anatomy, missing, names, place, refuse_unless_sound, shown, unknown
from digest.render.filters import notation
from digest.render.syntax import anatomy, binds, told
from digest.render.templating import (
    Environment,
    Missing,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from digest.render.templating import missing as absent

_FOLDER = "templates/"
_ASKING = re.compile(rb"\{%[-+]?\s*(?:extends|include|import|from)\b((?:(?!\{%).)*?)%\}", re.DOTALL)
"""What comes behind the words that ask for another template."""
_WRITTEN = re.compile(rb"""\s*(?:"[^"\\]*"|'[^'\\]*')\s*(?:[-+]?$|(?:as|import|with|without|ignore)\b)""")
"""A name in quotation marks, and nothing that is done with it."""
_QUOTED = re.compile(rb"""^\s*["']([^"']*)["']""")
_VERSIONS = f"Jinja {metadata.version('jinja2')}, MarkupSafe {metadata.version('markupsafe')}"
"""What else shapes what templates write."""
_FAULTS = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)
"""What an expression in a template may raise."""


class Theme:
    """The templates of a site, compiled as they are needed."""

    def __init__(
        self, files: Mapping[str, bytes], labels: Mapping[str, str], constants: Mapping[str, object] | None = None
    ) -> None:
        """The theme of `files`, which reach the words of the interface as `strings`, and by their names what is the same on every page."""
        self._files = files
        self._labels = labels
        self._constants = constants or {}
        self._fingerprint = _fingerprint(files, labels, self._constants)
        self._environments: dict[str, Environment] = {}
        self._sound: set[str] = set()
        self._marks: dict[str, str] = {}
        self._words = hashlib.sha256(schema.to_json((sorted(labels.items()), self._constants))).hexdigest()

    def _environment(self, name: str) -> Environment:
        """What renders templates in the notation of `name`."""
        kind = notation(name)
        if kind not in self._environments:
            self._environments[kind] = Environment(
                _loader(self._files),
                kind,
                self._labels,
                self._constants,
                lasting=not _rebind(self._files, frozenset({"strings", *self._constants})),
                programs=_programs(self._fingerprint, kind),
            )
        return self._environments[kind]

    def render(self, name: str, values: Mapping[str, object]) -> bytes:
        """The template `name` filled with `values`, in UTF-8; raises DigestError naming file and line."""
        try:
            if name not in self._sound and self._files.get(name) != self._files.get(SHIPPED + name):
                refuse_unless_sound(name, self._files, self._look)
            self._sound.add(name)
            return self._environment(name).get_template(name).render(values).encode()
        except TemplateSyntaxError as fault:
            where = self._shown((fault.filename or _FOLDER + name).removeprefix(_FOLDER), fault.lineno)
            raise DigestError(f"{where}: {self._line(name, fault)}") from fault
        except (TemplateError, *_FAULTS) as fault:
            at = place(fault.__traceback__)
            if at is None and not isinstance(fault, TemplateNotFound):  # not the template's fault
                raise
            where = self._shown(*(at or (name, 1)))
            raise DigestError(f"{where}: {self._told(fault, *(at or (name, 1)), values)}") from fault

    def mark(self, name: str) -> str:
        """What stands for all that the template `name` is made of: itself and every file that it may extend, include or import.

        A file that is not there stands for itself too: it may be there in the next build.
        """
        if name not in self._marks:
            told = "".join(f"{one} {self._sums(one)}\n" for one in sorted(self._needed(name)))
            self._marks[name] = hashlib.sha256(f"{_VERSIONS}\n{self._words}\n{told}".encode()).hexdigest()
        return self._marks[name]

    def _needed(self, name: str) -> set[str]:
        """The names of the files that the template `name` may need; all there are where it computes one."""
        found, asked = {name}, [name]
        while asked:
            named = _named(self._files.get(asked.pop(), b""))
            if named is None:
                return {*self._files, *found}
            asked += named - found
            found |= named
        return found

    def _sums(self, name: str) -> str:
        data = self._files.get(name)
        return "" if data is None else hashlib.sha256(data).hexdigest()

    def _look(self, name: str) -> Anatomy | None:
        data = self._files.get(name)
        return None if data is None else anatomy(data.decode("utf-8-sig", "replace"), _FOLDER + name)

    def _shown(self, name: str, line: int) -> str:
        return f"{shown(name, self._files)}:{line}"

    def _line(self, name: str, fault: Exception) -> str:
        environment = self._environment(name)
        return told(fault) + unknown(str(fault), map(str, environment.filters), map(str, environment.tests))

    def _told(self, fault: Exception, name: str, line: int, values: Mapping[str, object]) -> str:
        """What is wrong, in one line, with the nearest name where one is not known."""
        if isinstance(fault, RecursionError):
            return "includes, extends or calls itself without end"
        if isinstance(fault, TemplateNotFound):
            near = nearest(str(fault.name), self._files)
            return f'there is no template "{fault.name}"' + (f"; {near}" if near else "")
        if not isinstance(fault, Missing) or fault.name is None:
            return self._line(name, fault)
        found = self._look(name) or Anatomy()
        if fault.thing is absent:
            if fault.by_import:
                return told(fault)
            return missing(found, line, fault.name, {*values, "strings", *found.bound}, field=False)
        return missing(found, line, fault.name, names(fault.thing), field=True)


def _loader(files: Mapping[str, bytes]) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        data = files.get(name)
        if data is None:
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            line = data.count(b"\n", 0, fault.start) + 1
            raise DigestError(f"{_FOLDER}{name}:{line}: not UTF-8") from None
        return text, _FOLDER + name, lambda: True

    return load


@functools.lru_cache(maxsize=256)
def _named(data: bytes) -> frozenset[str] | None:
    """The files that a template extends, includes or imports; None where it computes a name."""
    found: set[str] = set()
    for asked in _ASKING.findall(data):
        if not _WRITTEN.match(asked):
            return None
        found |= {name.decode("utf-8", "replace") for name in _QUOTED.findall(asked)}
    return frozenset(found)


def _rebind(files: Mapping[str, bytes], names: frozenset[str]) -> bool:
    """Whether a file of the site's own gives one of `names` a meaning of its own; those that are shipped do not."""
    standing = {name: data for name, data in files.items() if b"{%" in data and not name.startswith(SHIPPED)}
    own = (data for name, data in standing.items() if files.get(SHIPPED + name) != data)
    return any(binds(data.decode("utf-8-sig", "replace"), names) for data in own)


def _fingerprint(files: Mapping[str, bytes], labels: Mapping[str, str], constants: Mapping[str, object]) -> bytes:
    """Of all that the programs of templates depend on."""
    whole = hashlib.sha256(repr((sorted(labels.items()), sorted(constants))).encode())
    for name in sorted(files):
        whole.update(f"\0{name}\0{len(files[name])}\0".encode() + files[name])
    return whole.digest()


@functools.lru_cache(maxsize=8)
def _programs(fingerprint: bytes, notation: str) -> dict[str, CodeType]:  # noqa: ARG001 - what they are known by
    """The programs that this process has written for a theme."""
    return {}
