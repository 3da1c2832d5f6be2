"""The command line: arguments, printing, exit codes. Heavy imports stand inside the commands.

Exit codes: 0 done; 1 problems under `--strict`, or a build that failed; 2 wrong usage.
"""

from __future__ import annotations

import functools
import shlex
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from digest import __version__
from digest.console import Voice, alarming, closing, counted
from digest.problems import DigestError, is_web_address

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from digest.serve import Outcome

app = typer.Typer(
    name="digest",
    help="Turn a folder of news texts into a digest site whose every sentence was published by a named source.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _jobs(value: str) -> str:
    if value != "auto" and not (value.isdecimal() and int(value) > 0):
        raise typer.BadParameter("a number of processes, or auto")
    return value


def _address(value: str | None) -> str | None:
    if value is not None and not is_web_address(value):
        raise typer.BadParameter("write an address such as https://example.org/news")
    return value


Root = Annotated[Path, typer.Option(help="The site's folder, with seeds/ and content/ in it.")]
OutputDir = Annotated[Path | None, typer.Option(help="Where the site is written (otherwise site/ in the root).")]
BaseUrl = Annotated[str | None, typer.Option(callback=_address, help="The address the site will be published at.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1, and publish nothing, when there is a problem.")]
Jobs = Annotated[str, typer.Option(callback=_jobs, help="Processes that analyse articles: a number, or auto.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print problems and nothing else.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Print each file written or removed, and notes.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be written and removed; change nothing.")]
Drafts = Annotated[bool, typer.Option("--drafts", help="Publish drafts too.")]
HERE = Path()


def main() -> None:
    """Run the command line; a fault that a person can mend is one line on standard error."""
    try:
        app()
    except DigestError as fault:
        fail(str(fault), 1)


def fail(line: str, code: int) -> NoReturn:
    """Print `line` on standard error and leave."""
    typer.echo(f"digest: {line}", err=True)
    raise SystemExit(code)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"digest {__version__}")
        raise typer.Exit


@app.callback()
def digest(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """The verbs share these options."""


@app.command()
def init(folder: Annotated[Path, typer.Argument(help="The folder to make; it must be new or empty.")]) -> None:
    """Write a new site: a folder with example seeds, a topic, options and the GitHub Pages workflow."""
    from digest import scaffold

    written = scaffold.init(folder)
    typer.echo(
        f"{counted(len(written), 'file')} written to {folder}; next: cd {shlex.quote(str(folder))} && digest build"
    )


@app.command()
def build(
    *,
    root: Root = HERE,
    output_dir: OutputDir = None,
    base_url: BaseUrl = None,
    strict: Strict = False,
    jobs: Jobs = "auto",
    quiet: Quiet = False,
    verbose: Verbose = False,
    dry_run: DryRun = False,
    drafts: Drafts = False,
) -> None:
    """Build the site."""
    from digest import build as builds
    from digest import publish
    from digest.workshop import workshop

    voice, start = Voice(quiet, verbose), time.perf_counter()
    with voice.progress() as progress, workshop(root, jobs=jobs, remember=not dry_run, progress=progress) as shop:
        plan = builds.plan(root, _flags(base_url, drafts), shop)
    voice.problems(plan.problems)
    if strict and alarming(plan.problems):
        fail(f"not published: {counted(alarming(plan.problems), 'problem')} under --strict", 1)
    place = output_dir or root / "site"
    change = publish.compare(plan.outputs, place) if dry_run else publish.publish(plan.outputs, place)
    voice.changes(change.written, change.removed)
    voice.say(closing(plan, change, time.perf_counter() - start))


@app.command()
def serve(
    *,
    root: Root = HERE,
    output_dir: OutputDir = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 for any that is free.")] = 8000,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the site in a browser.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    drafts: Drafts = False,
) -> None:
    """Build the site, serve it on this machine, and reload the open page whenever a file is saved."""
    from digest import serve as live
    from digest.workshop import guard

    voice = Voice(quiet, verbose)
    place = output_dir or root / "site"
    folders = [root / name for name in ("seeds", "content", "templates")]
    with guard() as hands:
        again = functools.partial(_build_once, root, place, _flags(None, drafts), voice, hands)
        live.run(again, folders, place, host=host, port=port, open_browser=open_browser, say=typer.echo)


@app.command()
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
        plan = builds.plan(root, _flags(base_url, drafts), shop)
    problems = checked(plan)
    voice.problems(problems)
    voice.say(f"{counted(len(plan.digest.articles), 'article')}, {counted(alarming(problems), 'problem')}")
    if strict and alarming(problems):
        raise typer.Exit(1)


@app.command()
def export(
    *,
    root: Root = HERE,
    output: Annotated[Path | None, typer.Option(help="The file to write (otherwise standard output).")] = None,
    drafts: Drafts = False,
) -> None:
    """Print everything that was found as one JSON document."""
    from digest import build as builds
    from digest.render import data
    from digest.workshop import workshop

    voice = Voice(quiet=output is None)
    with voice.progress() as progress, workshop(root, progress=progress) as shop:
        gathered = builds.gather(root, _flags(None, drafts), shop)
    voice.problems(gathered.problems)
    document = data.export(gathered.digest, f"digest {__version__}")
    if output is None:
        typer.echo(document, nl=False)
    else:
        _save(output, document)


@app.command()
def explain(
    article: Annotated[str, typer.Argument(help="An article's id, or the path or name of its file.")],
    *,
    root: Root = HERE,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say why an article has this title, date, summary, these tags and topics, and what was dropped from it."""
    from digest import build as builds
    from digest import explain as explains
    from digest.workshop import workshop

    with Voice().progress() as progress, workshop(root, progress=progress) as shop:
        gathered = builds.gather(root, _flags(None, drafts=True), shop)
    found = explains.find(gathered.digest, article, [one.article for one in gathered.left_out])
    typer.echo(explains.as_json(gathered.digest, found) if as_json else explains.as_text(gathered.digest, found))


def _save(path: Path, text: str) -> None:
    """Write `text` to the file that `--output` names; raises DigestError where that cannot be."""
    try:
        path.write_text(text, "utf-8")
    except OSError as fault:
        raise DigestError(f"{path} cannot be written: {fault.strerror}; choose another file with --output") from fault


def _flags(base_url: str | None, drafts: bool) -> dict[str, Any]:
    """The options of the command line that win over `content/site.yaml`."""
    return {"url": base_url, "drafts": drafts or None}


def _build_once(root: Path, place: Path, flags: dict[str, Any], voice: Voice, hands: Executor) -> Outcome:
    """One build for the live server, from start to site."""
    from digest import build as builds
    from digest import publish
    from digest.serve import Outcome
    from digest.workshop import workshop

    start = time.perf_counter()
    with voice.progress() as progress, workshop(root, executor=hands, progress=progress) as shop:
        plan = builds.plan(root, flags, shop)
    change = publish.publish(plan.outputs, place)
    voice.say(closing(plan, change, time.perf_counter() - start))
    problems = tuple(str(problem) for problem in plan.problems if problem.level != "note")
    faults = tuple(str(problem) for problem in plan.problems if problem.level == "error")
    return Outcome(changed=(*change.written, *change.removed), problems=problems, faults=faults)
