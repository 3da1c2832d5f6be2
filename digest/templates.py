"""What the theme is made of, for an editor who wants to change a part of it; and that part, ready to be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from digest import atomic
from digest.problems import DigestError, nearest
from digest.read.theme import SHIPPED, theme
from digest.render import given
from digest.render.anatomy import Anatomy
from digest.render.syntax import anatomy, free
from digest.render.templating import FILTERS

FOLDER = "templates"
_ENDINGS = (".html", ".xml", ".md", ".txt")
_AROUND = ("site", "tab", "head", "frame", "card", "structured", "strings")
"""What the list tells once, for all pages."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template as the list shows it."""

    name: str
    own: bool
    """Whether the site has one of its own in its place."""
    parent: str | None
    blocks: tuple[str, ...]
    inherited: tuple[str, ...]
    """The blocks of those it extends."""
    uses: tuple[str, ...]
    macros: tuple[str, ...]
    page: tuple[str, ...]
    """The fields of `page`; empty where there is none."""
    free: tuple[str, ...]
    """What else it takes from what it is given."""


def found(root: Path) -> tuple[Template, ...]:
    """Every template of the site at `root`, by name; raises DigestError for a fault in the syntax of one."""
    files = theme(root)
    known = {name: _anatomy(name, files) for name in sorted(files) if name.endswith(_ENDINGS)}
    return tuple(_template(name, files, known) for name in known if not name.startswith((SHIPPED, "assets/")))


def others(root: Path) -> tuple[tuple[str, bool], ...]:
    """The other files of the theme, each with whether it is the site's own."""
    files = theme(root)
    names = (name for name in sorted(files) if not name.startswith(SHIPPED))
    return tuple(
        (name, _is_own(name, files)) for name in names if not name.endswith(_ENDINGS) or name.startswith("assets/")
    )


def filters() -> Mapping[str, str]:
    """What each filter of Digest's does, by its name."""
    return {name: (one.__doc__ or "").partition("\n")[0] for name, one in sorted(FILTERS.items())}


def source(root: Path, name: str) -> str:
    """The text of the file `name` as the site has it; raises DigestError where there is none, or it is no text."""
    files = theme(root)
    try:
        return files[_known(name, files)].decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DigestError(f"{name} is no text") from None


def eject(root: Path, name: str, block: str | None = None) -> str:
    """Write the shipped file `name`, or one that fills a `block` of it, into the site's templates/; its path.

    Nothing that stands is overwritten. What is written shows the same as before, until it is changed.
    """
    files = theme(root)
    name = _known(name, files)
    if SHIPPED + name not in files:
        raise DigestError(f"{FOLDER}/{name} is your own; Digest ships none of this name")
    data = files[SHIPPED + name] if block is None else _filling(name, block, files).encode()
    if not atomic.write_below(root, f"{FOLDER}/{name}", data, over=False):
        hint = "" if block is None else f"; write there: {{% block {block} %}}{{{{ super() }}}}{{% endblock %}}"
        raise DigestError(f"{FOLDER}/{name} is there already and is not overwritten{hint}")
    return f"{FOLDER}/{name}"


def _filling(name: str, block: str, files: Mapping[str, bytes]) -> str:
    if not name.endswith(_ENDINGS):
        raise DigestError(f"{name} is no template and has no blocks")
    known = {one: _anatomy(one, files) for one in files if one.endswith(_ENDINGS)}
    blocks = _blocks(SHIPPED + name, known)
    if block not in blocks:
        hint = nearest(block, blocks) or (f"it has {', '.join(blocks)}" if blocks else "eject the whole file")
        raise DigestError(f'{name} has no block "{block}"; {hint}')
    return f'{{% extends "{SHIPPED}{name}" %}}\n{{% block {block} %}}\n{{{{ super() }}}}\n{{% endblock %}}\n'


def _known(name: str, files: Mapping[str, bytes]) -> str:
    bare = name.removeprefix(f"{FOLDER}/").removeprefix(SHIPPED)
    if bare not in files:
        near = nearest(bare, [one for one in files if not one.startswith(SHIPPED)])
        raise DigestError(f'there is no template "{bare}"; {near or "`digest templates` lists them"}')
    return bare


def _template(name: str, files: Mapping[str, bytes], known: Mapping[str, Anatomy]) -> Template:
    parts = known[name]
    own = tuple(dict.fromkeys(block.name for block in parts.blocks))
    kind = given.PAGES.get(name)
    taken = free(files[name].decode("utf-8-sig", "replace"))
    return Template(
        name=name,
        own=_is_own(name, files),
        parent=parts.parent,
        blocks=own,
        inherited=tuple(one for one in _blocks(name, known) if one not in own),
        uses=parts.uses,
        macros=parts.macros,
        page=given.fields(kind) if kind else (),
        free=tuple(one for one in taken if one not in (*_AROUND, "page")),
    )


def _blocks(name: str, known: Mapping[str, Anatomy]) -> tuple[str, ...]:
    """The blocks of a template and of those it extends, its own first."""
    blocks: dict[str, None] = {}
    seen: set[str] = set()
    at: str | None = name
    while at is not None and at in known and at not in seen:
        seen.add(at)
        blocks |= dict.fromkeys(block.name for block in known[at].blocks)
        at = known[at].parent
    return tuple(blocks)


def _is_own(name: str, files: Mapping[str, bytes]) -> bool:
    return files.get(SHIPPED + name) != files[name]


def _anatomy(name: str, files: Mapping[str, bytes]) -> Anatomy:
    return anatomy(files[name].decode("utf-8-sig", "replace"), f"{FOLDER}/{name}")
