"""The verb on the theme: `templates`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from digest.commands.options import HERE, Root
from digest.problems import DigestError

if TYPE_CHECKING:
    from digest.templates import Template

Name = Annotated[
    str | None, typer.Argument(metavar="[NAME]", help="A file of the theme, such as topic.html: print it.")
]
Eject = Annotated[
    bool, typer.Option("--eject", help="Copy the file into templates/, to be changed; never over a file.")
]
BlockName = Annotated[
    str | None, typer.Option("--block", help="Write a file into templates/ that fills this block and nothing else.")
]


def templates(name: Name = None, *, root: Root = HERE, eject: Eject = False, block: BlockName = None) -> None:
    """List the templates with their blocks, variables and filters; print one, or write it to be changed."""
    from digest import templates as themes
    from digest.inputs import is_site

    wanted = eject or block is not None
    if name is None:
        if wanted:
            raise typer.BadParameter("name the template: digest templates topic.html --eject")
        typer.echo("\n".join(_listed(root)))
    elif not wanted:
        typer.echo(themes.source(root, name), nl=False)
    elif not is_site(root):
        raise DigestError(f"{root.resolve()} is no site; go to the site's folder, or name it with --root")
    else:
        typer.echo(f"write  {themes.eject(root, name, block)}")


def _listed(root: Root) -> Iterator[str]:
    from digest import templates as themes
    from digest.render import given

    for one in themes.found(root):
        yield from _lines(one)
    yield "\nstyles and assets"
    yield from (f"  {name}{' (yours)' if own else ''}" for name, own in themes.others(root))
    yield "\nevery page is given"
    yield from (f"  {name:<9} {', '.join(given.fields(kind))}" for name, kind in given.AROUND.items())
    yield "  tab       the title as a tab shows it\n  strings   the words of the interface"
    yield "\nfeeds are given"
    yield from (f"  {name:<9} {', '.join(given.fields(kind))}" for name, kind in given.FEEDS.items())
    yield "\nfilters, beside Jinja's own"
    yield from (f"  {name:<12} {said}" for name, said in themes.filters().items())
    yield "\ndigest templates NAME prints one; --eject copies it into templates/; --block BLOCK writes a file that fills one block"


def _lines(one: Template) -> Iterator[str]:
    rows = {
        "blocks": one.blocks,
        f"from {one.parent}": one.inherited,
        "macros": one.macros,
        "page": one.page,
        "given": one.free,
        "uses": one.uses,
    }
    extends = f"  extends {one.parent}" if one.parent else ""
    yield f"{one.name}{extends}{' (yours)' if one.own else ''}"
    yield from (f"  {label}: {', '.join(words)}" for label, words in rows.items() if words)
