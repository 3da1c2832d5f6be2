"""What a template is made of, and what may have been meant where a name in it is not known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType

from digest.problems import DigestError, nearest

_FOLDER = "templates/"
_UNKNOWN = re.compile(r"No (filter|test) named '(\w+)'")
SHIPPED = "digest/"
"""Under which every file that is shipped is known, whatever takes its place."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part that may be filled otherwise."""

    name: str
    line: int
    inner: bool
    """Whether it stands inside another."""


@dataclass(frozen=True, slots=True)
class Anatomy:
    """A template's parts, as its syntax tree tells them."""

    blocks: tuple[Block, ...] = ()
    parent: str | None = None
    """The template it extends; None without one, or where its name is computed."""
    uses: tuple[str, ...] = ()
    """The templates it includes, or takes macros from."""
    macros: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    """The names it gives itself: of loops, macros and `set`."""
    dotted: tuple[tuple[str, int], ...] = ()
    """Each `name.field.field` in it, with its line."""


Open = Callable[[str], Anatomy | None]
"""The anatomy of a template by its name; None where there is none of the name."""


def shown(name: str, files: Mapping[str, bytes]) -> str:
    """What a file of the theme is called in messages: one that the site does not have by the name that templates extend it by."""
    if name.startswith(SHIPPED):
        return name
    shipped = files.get(SHIPPED + name)
    return f"{SHIPPED if shipped is not None and shipped == files.get(name) else _FOLDER}{name}"


def refuse_unless_sound(name: str, files: Mapping[str, bytes], look: Open) -> None:
    """Raises DigestError where `name` extends itself in the end, or fills a block that none of those it extends has."""
    chain = [name]
    found = look(name)
    blocks: set[str] = set()
    above = found
    while above is not None and above.parent is not None:
        if above.parent in chain:
            hint = f"; write `{SHIPPED}{name}` to extend the one that is shipped" if above.parent == name else ""
            raise DigestError(f"{shown(chain[-1], files)}:1: extends itself{hint}")
        chain.append(above.parent)
        above = look(above.parent)
        blocks |= {block.name for block in above.blocks} if above is not None else set()
    if found is None or found.parent is None or above is None:  # what is not there is told when it is rendered
        return
    for block in found.blocks:
        if not block.inner and block.name not in blocks:
            hint = nearest(block.name, blocks) or f"it has {', '.join(sorted(blocks))}"
            raise DigestError(f'{shown(name, files)}:{block.line}: {found.parent} has no block "{block.name}"; {hint}')


def missing(anatomy: Anatomy, line: int, name: str, known: Iterable[str], *, field: bool) -> str:
    """One line on a `name` that is not known: a `field` of something, or a name by itself; with the nearest there is."""
    near = nearest(name, {one for one in known if not one.startswith("_")})
    written = next((path for path, at in anatomy.dotted if at == line and path.endswith(f".{name}")), None)
    if not field:
        return f"'{name}' is undefined" + (f"; {near}" if near else "")
    if written is None:
        return f"there is no '{name}'" + (f"; {near}" if near else "")
    before = written.rpartition(".")[0]
    return f"there is no {written}" + (f"; {near}".replace('"', f'"{before}.', 1) if near else "")


def unknown(message: str, filters: Iterable[str], tests: Iterable[str]) -> str:
    """A hint to add to what Jinja says of a filter or test that there is not; empty for all else."""
    found = _UNKNOWN.search(message)
    near = nearest(found[2], filters if found[1] == "filter" else tests) if found else None
    return f" {near}" if near else ""


def names(thing: object) -> list[str]:
    """The names that a template may write behind `thing` and a dot."""
    held = list(map(str, thing)) if isinstance(thing, Mapping) else []
    return [*held, *(name for name in dir(thing) if not name.startswith("_"))]


def place(traceback: TracebackType | None) -> tuple[str, int] | None:
    """The innermost template and line of `traceback`; None where there is none."""
    found = None
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if name.startswith(_FOLDER):
            found = (name.removeprefix(_FOLDER), traceback.tb_lineno)
        traceback = traceback.tb_next
    return found
