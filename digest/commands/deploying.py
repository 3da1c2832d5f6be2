"""The verb that publishes: `deploy`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest import __version__
from digest.commands.options import HERE, BaseUrl, DryRun, OutputDir, Quiet, Root, Strict, flags, place_of
from digest.console import Voice, alarming, counted, fail

if TYPE_CHECKING:
    from digest.deploy import Place

Branch = Annotated[str, typer.Option(help="The branch that the site is put on.")]
Remote = Annotated[str, typer.Option(help="The remote that it is pushed to.")]
Message = Annotated[str | None, typer.Option("--message", "-m", help="What the commit says.")]
Push = Annotated[bool, typer.Option("--push/--no-push", help="Push the branch, or leave it here.")]


def deploy(
    *,
    root: Root = HERE,
    output_dir: OutputDir = None,
    base_url: BaseUrl = None,
    branch: Branch = "gh-pages",
    remote: Remote = "origin",
    message: Message = None,
    push: Push = True,
    strict: Strict = False,
    quiet: Quiet = False,
    dry_run: DryRun = False,
) -> None:
    """Build the site, commit it to a branch of its own and push that, for GitHub Pages without Actions."""
    from digest import build as builds
    from digest import deploy as deploying
    from digest import publish
    from digest.workshop import workshop

    voice, place = Voice(quiet), deploying.Place(root, branch, remote, push)
    deploying.ready(place)
    given = flags(base_url or _url(root, place), drafts=False)
    with voice.progress() as progress, workshop(root, remember=not dry_run, progress=progress) as shop:
        plan = builds.plan(root, given, shop)
    voice.problems(plan.problems)
    if strict and alarming(plan.problems):
        fail(f"not deployed: {counted(alarming(plan.problems), 'problem')} under --strict", 1)
    where = f"{branch} and pushed to {remote}" if push else branch
    if dry_run:
        voice.say(f"{counted(len(plan.outputs), 'file')} would be committed to {where}")
        return
    site = place_of(root, output_dir)
    publish.publish(plan.outputs, site)
    done = deploying.deploy(site, place, message or deploying.message(root, f"digest {__version__}"))
    voice.say(_told(done.commit, len(plan.outputs), where, plan.options.url, new=done.new))


def _told(commit: str, files: int, where: str, url: str, *, new: bool) -> str:
    """The last line: what was done, and where the site will be."""
    state = (
        f"{counted(files, 'file')} committed to {where} as {commit}" if new else f"nothing new; {commit} is on {where}"
    )
    return f"{state}; the site's address is {url}" if url else state


def _url(root: Path, place: Place) -> str | None:
    """The address that GitHub gives the repository's site, where the site's options name none."""
    from digest import config
    from digest import deploy as deploying

    path = root / config.PATH
    options, _ = config.load(path.read_bytes() if path.is_file() else None, {})
    return None if options.url else deploying.url(place) or None
