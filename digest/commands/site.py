"""The verbs that make a site: `init`, `build`, `serve`."""

from __future__ import annotations

import contextlib
import functools
import shlex
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from digest.commands.options import (
    HERE,
    BaseUrl,
    Drafts,
    DryRun,
    Jobs,
    OutputDir,
    Quiet,
    Root,
    Scheduler,
    Strict,
    Verbose,
    flags,
    place_of,
)
from digest.console import Voice, alarming, closing, counted, fail, summary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

    from digest.build import Plan
    from digest.publish import Published, Publisher
    from digest.serve.session import Session
    from digest.standing import Standing
    from digest.tasks import Workshop
    from digest.unchanged import Command, Seen


def init(folder: Annotated[Path, typer.Argument(help="The folder to make; it must be new or empty.")]) -> None:
    """Write a new site: a folder with example seeds, a topic, options and the GitHub Pages workflow."""
    from digest import scaffold

    written = scaffold.init(folder)
    typer.echo(
        f"{counted(len(written), 'file')} written to {folder}; next: cd {shlex.quote(str(folder))} && digest build"
    )


def build(
    *,
    root: Root = HERE,
    output_dir: OutputDir = None,
    base_url: BaseUrl = None,
    strict: Strict = False,
    jobs: Jobs = "auto",
    scheduler: Scheduler = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    dry_run: DryRun = False,
    drafts: Drafts = False,
) -> object:
    """Build the site."""
    from digest import build as builds
    from digest import publish, unchanged
    from digest.workshop import at_work, workshop

    voice, start, place = Voice(quiet, verbose), time.perf_counter(), place_of(root, output_dir)
    command = unchanged.Command(str(root), str(place), base_url, drafts)
    publisher = publish.Publisher(place, spare=root / ".digest" / "spare")
    hands = functools.partial(workshop, root, jobs=jobs, scheduler=scheduler)
    with contextlib.nullcontext() if dry_run else at_work(root, voice.warn):
        if not dry_run:
            publisher.recover()
        with voice.progress() as progress, hands(remember=not dry_run, progress=progress) as shop:
            seen = None if dry_run else unchanged.look(command)
            plan = builds.plan(root, flags(base_url, drafts), shop, place)
        voice.problems((*shop.memory.problems, *unchanged.problems(command), *plan.problems))
        if strict and alarming(plan.problems):
            fail(f"not published: {counted(alarming(plan.problems), 'problem')} under --strict", 1)
        # What lies on other machines may change without a sign.
        settled = functools.partial(_record, command, None if plan.options.seeds else seen, plan)
        change = publish.compare(plan.outputs, place) if dry_run else publisher.publish(plan.outputs, settled)
    voice.changes(change.written, change.removed)
    voice.say(closing(plan, change, time.perf_counter() - start))
    return plan  # for `entry.run`, which ends the process before anybody lets go of it


def _record(command: Command, seen: Seen | None, plan: Plan) -> None:
    """Let the next build know that this one has left everything as it shall be, where it has."""
    from digest import publish, tasks, unchanged

    paths = (*(output.path for output in plan.outputs), publish.MANIFEST)
    problems = tuple((str(problem), problem.level == "note") for problem in plan.problems)
    said = unchanged.Said(summary(plan, publish.Published((), (), paths)), problems)
    is_whole = all(problem.code != tasks.ENDED for problem in plan.problems)
    unchanged.keep(command, seen if is_whole else None, paths, said)


def serve(
    *,
    root: Root = HERE,
    output_dir: OutputDir = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 for any that is free.")] = 8000,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the site in a browser.")] = False,
    editor: Annotated[
        str | None,
        typer.Option(
            envvar="EDITOR_URL", help="Open sources in this editor: vscode, idea …, or vscode://file/{path}:{line}."
        ),
    ] = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    drafts: Drafts = False,
) -> None:
    """Build the site, serve it on this machine, and reload the open page whenever a file is saved."""
    from digest import publish
    from digest import serve as live
    from digest.workshop import guard

    voice, place = Voice(quiet, verbose), place_of(root, output_dir)
    publisher = publish.Publisher(place, spare=root / ".digest" / "spare", lasting=True)
    folders = [root / name for name in ("seeds", "content", "templates")]
    with guard() as hands:
        again = _session(root, publisher, flags(None, drafts), voice, hands)
        live.run(
            again,
            folders,
            place,
            host=host,
            port=port,
            open_browser=open_browser,
            editor=editor,
            say=typer.echo,
            glance=again.glance,
        )


def _session(root: Path, publisher: Publisher, given: dict[str, Any], voice: Voice, hands: Executor) -> Session:
    """The builds of the live server."""
    from digest.serve.session import Session
    from digest.workshop import workshop

    @contextlib.contextmanager
    def opened(standing: Standing) -> Iterator[Workshop]:
        with (
            voice.progress() as progress,
            workshop(root, executor=hands, progress=progress, standing=standing) as shop,
        ):
            yield shop
            voice.problems(shop.memory.problems)

    def tell(plan: Plan, change: Published, seconds: float) -> None:
        voice.say(closing(plan, change, seconds))

    return Session(root, publisher, given, opened, tell)
