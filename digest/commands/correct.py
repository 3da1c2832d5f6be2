"""The verb that drafts corrections: `import`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.commands.options import HERE, DryRun, Quiet, Root, flags
from digest.console import Voice, counted
from digest.problems import Problem, nearest

if TYPE_CHECKING:
    from digest.build import Gathered
    from digest.corrections import Draft

Seeds = Annotated[
    list[str],
    typer.Argument(metavar="SEED…", help="Paths of seeds, of one part (feed.xml#an-entry), folders or patterns."),
]


def import_(seeds: Seeds, *, root: Root = HERE, quiet: Quiet = False, dry_run: DryRun = False) -> None:
    """Write what was found in seeds as front matter to correct, into content/articles; never over a file."""
    from digest import build as builds
    from digest.workshop import workshop

    voice = Voice(quiet)
    with voice.progress() as progress, workshop(root, progress=progress) as shop:
        gathered = builds.gather(root, flags(None, drafts=True), shop)
    drafts, problems = _drafts(gathered, root, seeds)
    written = 0
    for draft in drafts:
        fault = _done(root, draft, voice, dry_run=dry_run)
        problems += [fault] if fault else []
        written += fault is None
    voice.problems(problems)
    verb = "would be written" if dry_run else "written"
    voice.say(f"{counted(written, 'file')} {verb}, {counted(len(problems), 'problem')}")
    if problems:
        raise typer.Exit(1)


def _drafts(gathered: Gathered, root: Path, wanted: list[str]) -> tuple[list[Draft], list[Problem]]:
    """The corrections to write, by path of their seeds, and a problem for each seed that cannot be had."""
    from digest import corrections

    standing = {one.stated.stated.seed: one.stated.path for one in gathered.corrections}
    worked = corrections.found(gathered)
    problems: list[Problem] = []
    seeds: set[str] = set()
    for word in dict.fromkeys(wanted):
        meant = corrections.chosen(word, root, worked)
        seeds |= set(meant)
        problems += [] if meant else _missing(word, root, gathered, worked)
    for seed in sorted(seeds & standing.keys()):
        message = f"is corrected already by {standing[seed]}"
        problems.append(Problem(f"seeds/{seed}", None, "same-seed", message, "edit that file"))
    return [corrections.draft(*worked[seed]) for seed in sorted(seeds - standing.keys())], problems


def _missing(word: str, root: Path, gathered: Gathered, known: Iterable[str]) -> list[Problem]:
    """Why there is no text of that name: its file could not be read, or there is none."""
    from digest import corrections

    names = [f"seeds/{name}" for name in corrections.names(word, root)]
    told = [problem for problem in gathered.problems if problem.path in names and problem.level == "error"]
    hint = nearest(names[-1].removeprefix("seeds/"), known) or "`digest check` names the seeds that are not read"
    return told or [Problem(word, None, "unknown-seed", "no text of that name among the seeds", hint, "error")]


def _done(root: Path, draft: Draft, voice: Voice, *, dry_run: bool) -> Problem | None:
    """Write one file, or print it; a problem where something stands in its place."""
    from digest import atomic

    stands = (
        (root / draft.path).exists()
        if dry_run
        else not atomic.write_below(root, draft.path, draft.text.encode(), over=False)
    )
    if stands:
        message = f"not overwritten; the correction of seeds/{draft.seed} was to go there"
        return Problem(
            draft.path, None, "file-exists", message, "rename it, or write `seed:` into it to correct the seed"
        )
    voice.say(f"write  {draft.path}\n{draft.text}" if dry_run else f"write  {draft.path}")
    return None
