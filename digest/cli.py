"""The command line: its verbs, exit codes, and faults in one line.

Exit codes: 0 done; 1 problems under `--strict`, or something that could not be done; 2 wrong usage.
"""

from __future__ import annotations

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


for verb in (
    site.init,
    bring.add,
    site.build,
    site.serve,
    record.permalinks,
    deploying.deploy,
    themes.templates,
    look.check,
    look.export,
    look.explain,
    newsletter.newsletter,
):
    app.command()(verb)
app.command("import")(correct.import_)
app.add_typer(topics.app, name="topics")
