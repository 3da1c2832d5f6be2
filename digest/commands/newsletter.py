"""The verb that writes an e-mail edition: `newsletter`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from digest.commands.options import HERE, BaseUrl, Drafts, Quiet, Root, flags
from digest.console import Voice, counted

FOLDER = "newsletters"


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as fault:
        raise typer.BadParameter("write a day as 2031-03-09") from fault


Since = Annotated[
    date, typer.Option(parser=_day, metavar="DATE", help="The first day of what is new, such as 2031-03-09.")
]
Topics = Annotated[
    list[str] | None, typer.Option("--topic", metavar="SLUG", help="Only this topic; may be given several times.")
]
Folder = Annotated[Path | None, typer.Option(help=f"Where it is written (otherwise {FOLDER}/ in the root).")]


def newsletter(
    *,
    since: Since,
    root: Root = HERE,
    output_dir: Folder = None,
    topic: Topics = None,
    base_url: BaseUrl = None,
    quiet: Quiet = False,
    drafts: Drafts = False,
) -> None:
    """Write what is new since a day as an e-mail: HTML, plain text and a draft for mail programs (.eml)."""
    from digest import atomic
    from digest import build as builds
    from digest import newsletter as newsletters
    from digest.read.theme import theme
    from digest.workshop import workshop

    voice = Voice(quiet)
    with voice.progress() as progress, workshop(root, progress=progress) as shop:
        gathered = builds.gather(root, flags(base_url, drafts), shop)
    voice.problems(gathered.problems)
    edition = newsletters.edition(gathered, since, theme(root), tuple(topic or ()))
    if edition is None:
        voice.say(f"nothing is new since {since.isoformat()}; no newsletter written")
        return
    page, outputs = edition
    for output in outputs:
        folder, name = (root, f"{FOLDER}/{output.path}") if output_dir is None else (output_dir, output.path)
        atomic.write_below(folder, name, output.data, over=True)
        voice.say(f"write  {folder / name}")
    told = sum(len(section.statements) for section in page.sections)
    voice.say(f"{counted(len(page.sections), 'topic')}, {counted(told, 'sentence')}, {page.counts[0]} new")
