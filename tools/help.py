"""Writes `digest/data/help.txt`, which `digest --help` prints without asking the command line: `python -m tools.help`."""

from __future__ import annotations

from pathlib import Path

import typer.main

from digest import entry
from digest.cli import app

FILE = Path(entry.__file__).parent / entry.HELP


def text() -> str:
    """The help as the command line words it."""
    command = typer.main.get_command(app)
    with command.make_context("digest", [], resilient_parsing=True, terminal_width=entry.WIDTH) as context:
        return command.get_help(context) + "\n"


def main() -> None:
    """Write it."""
    FILE.write_text(text(), "utf-8")


if __name__ == "__main__":
    main()
