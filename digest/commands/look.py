"""The verbs that look: `check`, `export`, `explain`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digest import __version__
from digest.commands.options import HERE, BaseUrl, Drafts, Quiet, Root, Strict, Verbose, flags
from digest.console import Voice, alarming, counted


def check(
    *,
    root: Root = HERE,
    base_url: BaseUrl = None,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    drafts: Drafts = False,
) -> None:
    """Look for everything that needs an editor's eye; write nothing."""
    from digest import build as builds
    from digest.check import check as checked
    from digest.workshop import workshop

    voice = Voice(quiet, verbose)
    with voice.progress() as progress, workshop(root, remember=False, progress=progress) as shop:
        plan = builds.plan(root, flags(base_url, drafts), shop)
        problems = checked(plan, shop)
    voice.problems(problems)
    voice.say(f"{counted(len(plan.digest.articles), 'article')}, {counted(alarming(problems), 'problem')}")
    if strict and alarming(problems):
        raise typer.Exit(1)


def export(
    *,
    root: Root = HERE,
    output: Annotated[Path | None, typer.Option(help="The file to write (otherwise standard output).")] = None,
    drafts: Drafts = False,
) -> None:
    """Print everything that was found as one JSON document."""
    from digest import atomic
    from digest import build as builds
    from digest.render import data
    from digest.workshop import workshop

    voice = Voice(quiet=output is None)
    with voice.progress() as progress, workshop(root, progress=progress) as shop:
        gathered = builds.gather(root, flags(None, drafts), shop)
    voice.problems(gathered.problems)
    document = data.export(gathered.digest, f"digest {__version__}")
    if output is None:
        typer.echo(document, nl=False)
    else:
        atomic.write(output, document.encode(), over=True)


def explain(
    wanted: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE|TOPIC|ID",
            help="An article or a topic: its id, or the path or name of its file; or the id of a link, fact or sentence.",
        ),
    ],
    *,
    root: Root = HERE,
    every: Annotated[bool, typer.Option("--all", help="List all sentences, not only the best.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say why an article has this title, date, summary, tags and topics, a topic these articles and this summary, or what an id means."""
    from digest import build as builds
    from digest import explain as explains
    from digest.workshop import workshop

    with Voice().progress() as progress, workshop(root, progress=progress) as shop:
        gathered = builds.gather(root, flags(None, drafts=True), shop)
    left_out = [one.article for one in gathered.left_out]
    found = explains.find(gathered.digest, " ".join(wanted), left_out, gathered.problems)
    grounds = explains.grounds(gathered.digest, found, gathered.options)
    typer.echo(explains.as_json(grounds) if as_json else explains.as_text(grounds, every=every))
