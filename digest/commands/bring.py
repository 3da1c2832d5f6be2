"""The verb that brings sources in: `add`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest import __version__
from digest.commands.options import HERE, Quiet, Root
from digest.console import Voice
from digest.problems import DigestError, Problem

if TYPE_CHECKING:
    from digest.add import Added

Names = Annotated[
    list[str],
    typer.Argument(metavar="PATH|URL|FEED|OPML…", help="Files, folders, and addresses of pages, feeds and OPML lists."),
]
Articles = Annotated[bool, typer.Option("--articles", help="Fetch the page of each entry of a feed, too.")]
IgnoreRobots = Annotated[bool, typer.Option("--ignore-robots", help="Fetch what a robots.txt asks programs not to.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch from this machine and private networks.")]


def add(
    names: Names,
    *,
    root: Root = HERE,
    articles: Articles = False,
    ignore_robots: IgnoreRobots = False,
    allow_private: AllowPrivate = False,
    quiet: Quiet = False,
) -> None:
    """Bring files, pages and feeds into seeds/, each page with a note of where and when it was fetched."""
    from digest import add as adding
    from digest.fetch import Client, Line
    from digest.workshop import guard

    _refuse_unless_site(root)
    voice = Voice(quiet)
    client = Client(_agent(root), Line(allow_private=allow_private), ignore_robots)
    found: list[Added | Problem] = []
    try:
        with voice.progress() as progress, guard("1") as hands:
            helpers = adding.Helpers(adding.Shelf(root), client, hands, progress)
            for one in adding.add(names, helpers, articles=articles):
                found.append(one)  # noqa: PERF402 - so that an interruption leaves what is done
    finally:
        _tell(voice, found)
    if any(isinstance(one, Problem) for one in found):
        raise typer.Exit(1)


def _tell(voice: Voice, found: list[Added | Problem]) -> None:
    """Print what became of each, what failed last, and the count."""
    done = [one for one in found if not isinstance(one, Problem)]
    failed = [one for one in found if isinstance(one, Problem)]
    for one in done:
        voice.say(f"{one.state:<9} {one.seed}" + (f" ({one.hint})" if one.hint else ""))
    voice.problems(failed)
    counts = [f"{sum(one.state == state for one in done)} {state}" for state in ("added", "updated", "unchanged")]
    voice.say(", ".join([*counts, f"{len(failed)} failed"]))


def _refuse_unless_site(root: Path) -> None:
    from digest.inputs import is_site

    if not is_site(root):
        raise DigestError(
            f"{root.resolve()} is no site; go to the site's folder, name it with --root, or make one: digest init"
        )


def _agent(root: Path) -> str:
    """What we call ourselves: with the site's address, where `content/site.yaml` has one, so that we can be written to."""
    from digest import config

    path = root / config.PATH
    options, _ = config.load(path.read_bytes() if path.is_file() else None, {})
    return f"digest/{__version__}" + (f" (+{options.url})" if options.url.isascii() and options.url else "")
