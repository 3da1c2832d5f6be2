"""The verbs on topics: `topics list`, `topics suggest`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.commands.options import HERE, Quiet, Root, flags
from digest.console import Voice, counted
from digest.problems import Problem

if TYPE_CHECKING:
    from digest.model import Article, MemberBasis
    from digest.suggest import Suggestion

app = typer.Typer(no_args_is_help=True, help="List the topics, or suggest new ones.")
_IN_WORDS: dict[MemberBasis, str] = {
    "stated": "put there",
    "example": "examples",
    "pattern": "by patterns",
    "similar": "like the examples",
}


@app.command("list")
def list_(*, root: Root = HERE) -> None:
    """Print each topic with the number of its articles and what put them there."""
    from digest import build as builds
    from digest.workshop import workshop

    voice = Voice()
    with voice.progress() as progress, workshop(root, progress=progress) as shop:
        gathered = builds.gather(root, flags(None, drafts=True), shop)
    members = {coverage.topic: coverage.members for coverage in gathered.digest.corpus.topics}
    for topic in gathered.digest.topics:
        bases = Counter(member.basis for member in members[topic.id])
        grounds = ", ".join(f"{bases[basis]} {said}" for basis, said in _IN_WORDS.items() if bases[basis])
        number = counted(len(members[topic.id]), "article")
        voice.say(f"{topic.id}: {topic.title} ({number}{': ' if grounds else ''}{grounds})")


@app.command()
def suggest(
    *,
    root: Root = HERE,
    min_articles: Annotated[int, typer.Option(min=2, help="The least number of articles of a topic.")] = 3,
    threshold: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="How alike articles must be to tell one story, from 0 to 1.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Look at all articles, not only at those of no topic.")] = False,
    write: Annotated[bool, typer.Option("--write", help="Write the files into content/topics/.")] = False,
    output: Annotated[Path | None, typer.Option(help="Write the files into this folder instead.")] = None,
    quiet: Quiet = False,
) -> None:
    """Find stories among the articles of no topic and print a topic file for each, or write it; never over a file."""
    from digest import build as builds
    from digest import suggest as suggesting
    from digest.workshop import workshop

    voice = Voice(quiet)
    with voice.progress() as progress, workshop(root, progress=progress) as shop:
        gathered = builds.gather(root, flags(None, drafts=True), shop)
    folder = output if output is not None else root / suggesting.FOLDER
    taken = {path.stem for path in folder.glob("*.md")}
    found = suggesting.suggestions(gathered.digest, taken, least=min_articles, threshold=threshold, every=every)
    writes = write or output is not None
    titles = {article.id: article for article in gathered.digest.articles}
    place = (root, suggesting.FOLDER) if output is None else (output, "")
    problems = [fault for one in found if (fault := _told(one, titles, place if writes else None, voice))]
    voice.problems(problems)
    voice.say(_sum(len(found), len(problems), writes=writes))
    if problems:
        raise typer.Exit(1)


def _sum(found: int, failed: int, *, writes: bool) -> str:
    """The last line: how many topics there are, and what to do next."""
    if not found:
        return "no story found; a lower --threshold joins articles that are less alike, a lower --min-articles takes smaller stories"
    verb = "written" if writes else f"suggested; --write writes {'it' if found == 1 else 'them'}"
    return f"{counted(found - failed, 'topic')} {verb}"


def _told(
    one: Suggestion, articles: dict[str, Article], place: tuple[Path, str] | None, voice: Voice
) -> Problem | None:
    """Print a suggestion, or write it to a `place` below a folder; a problem where something stands there."""
    from digest import atomic

    path = None
    if place is not None:
        folder, name = place[0], f"{place[1]}{one.topic.id}.md"
        path = folder / name
        if not atomic.write_below(folder, name, one.text.encode(), over=False):
            return Problem(str(path), None, "file-exists", "not overwritten", "rename it and ask again")
    rows = [f"  {articles[name].seed or articles[name].path}: {articles[name].title.text}" for name in one.articles]
    voice.say("\n".join([f"{'write  ' if path else ''}{path or one.topic.path}", *rows]))
    if path is None:
        voice.say(one.text)
    return None
