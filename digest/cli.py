"""The command line: its verbs, exit codes, and faults in one line.

Exit codes: 0 done; 1 problems under `--strict`, or something that could not be done; 2 wrong usage.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from digest import __version__
from digest.commands import bring, correct, deploying, look, newsletter, record, site, themes, topics
from digest.console import fail
from digest.problems import DigestError

app = typer.Typer(
    name="digest",
    help="Turn a folder of news texts into a digest site whose every sentence was published by a named source.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line; a fault that a person can mend is one line on standard error."""
    try:
        app()
    except DigestError as fault:
        fail(str(fault), 1)


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


VERBS: dict[Callable[..., object], str] = {
    site.init: "Make the folder of a new site.",
    bring.add: "Bring files, pages and feeds into seeds/.",
    site.build: "Build the site.",
    site.serve: "Build the site and show it, live while you edit.",
    record.permalinks: "Make the addresses of new pages last.",
    deploying.deploy: "Build the site and push it to a branch, for GitHub Pages.",
    themes.templates: "List, print or copy the templates.",
    look.check: "Look for everything that needs an editor's eye.",
    look.export: "Print everything that was found, as JSON.",
    look.explain: "Say why an article or a topic is as it is.",
    newsletter.newsletter: "Write what is new since a day as an e-mail.",
    correct.import_: "Write what was found in seeds as front matter to correct.",
}
"""Each with what the list of them says of it."""
for verb, short in VERBS.items():
    app.command(verb.__name__.rstrip("_"), short_help=short)(verb)
app.add_typer(topics.app, name="topics")
