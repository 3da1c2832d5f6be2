"""The options that several verbs share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from digest import below
from digest.problems import is_web_address


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
Jobs = Annotated[
    str, typer.Option(callback=_jobs, help="Processes that analyse and relate articles: a number, or auto.")
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="tcp://HOST:PORT", help="Analyse and relate on the workers of this Dask cluster (extra `dask`)."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print problems and nothing else.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Print each file written or removed, and notes.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be written and removed; change nothing.")]
Drafts = Annotated[bool, typer.Option("--drafts", help="Publish drafts too.")]
HERE = Path()


def flags(base_url: str | None, drafts: bool) -> dict[str, Any]:
    """The options of the command line that win over `content/site.yaml`."""
    return {"url": base_url, "drafts": drafts or None}


def place_of(root: Path, output_dir: Path | None) -> Path:
    """Where the site is written; raises DigestError where that is `site/` in the root, and leads out of it without anybody having said so."""
    if output_dir is not None:
        return output_dir
    below.refuse_links(root, "site")
    return root / "site"
