"""What the command line prints: problems, changes, a progress bar, the closing line."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import typer

from digest.problems import Problem, visible

if TYPE_CHECKING:
    from digest.build import Plan
    from digest.publish import Published


@dataclass(frozen=True, slots=True)
class Voice:
    """How much is said."""

    quiet: bool = False
    verbose: bool = False

    def problems(self, problems: Sequence[Problem]) -> None:
        """Print each problem on a line of its own on standard error; notes only when verbose."""
        for problem in problems:
            if self.verbose or problem.level != "note":
                typer.echo(str(problem), err=True)

    def warn(self, line: str) -> None:
        """Print a line on standard error, at once."""
        typer.echo(f"digest: {line}", err=True)

    def changes(self, written: Sequence[str], removed: Sequence[str]) -> None:
        """Print each file written or removed, when verbose."""
        if self.verbose:
            for path in written:
                typer.echo(f"write  {visible(path)}")
            for path in removed:
                typer.echo(f"remove {visible(path)}")

    def say(self, line: str) -> None:
        """Print a line unless quiet."""
        if not self.quiet:
            typer.echo(visible(line, "\n"))

    @contextlib.contextmanager
    def progress(self) -> Iterator[Callable[[str, int, int], None]]:
        """A bar on standard error while long work goes on; nothing where that is not a terminal."""
        if self.quiet or not sys.stderr.isatty():
            yield lambda _step, _done, _all: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

        told = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        pace = (TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
        with Progress(*told, *pace, console=Console(stderr=True), transient=True) as bar:
            tasks: dict[str, TaskID] = {}

            def tell(step: str, done: int, total: int) -> None:
                if step not in tasks:
                    tasks[step] = bar.add_task(step, total=total, rate="")
                speed = next(task.speed for task in bar.tasks if task.id == tasks[step])
                bar.update(tasks[step], completed=done, total=total, rate=f"{speed:,.0f}/s" if speed else "")

            yield tell


def fail(line: str, code: int) -> NoReturn:
    """Print `line` on standard error and leave."""
    typer.echo(f"digest: {visible(line)}", err=True)
    raise SystemExit(code)


def counted(count: int, noun: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def alarming(problems: Sequence[Problem]) -> int:
    """How many of `problems` are more than notes."""
    return sum(problem.level != "note" for problem in problems)


def closing(plan: Plan, change: Published, seconds: float) -> str:
    """What a build came to, in one line."""
    return f"{summary(plan, change)}, {seconds:.1f} s"


def summary(plan: Plan, change: Published) -> str:
    """The same without its time."""
    pages = sum(output.path.endswith(".html") for output in plan.outputs)
    removed = f"{len(change.removed):,} removed, " if change.removed else ""
    return (
        f"{counted(len(plan.digest.articles), 'article')}, {counted(len(plan.digest.topics), 'topic')}, "
        f"{counted(pages, 'page')}, {len(change.written):,} written, {removed}"
        f"{counted(alarming(plan.problems), 'problem')}"
    )
