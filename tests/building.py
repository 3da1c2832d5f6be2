"""Whole builds of a site of a few pages in this process, for tests of what becomes of them."""

from __future__ import annotations

import contextlib
import io
import sys
from concurrent.futures import Executor
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from digest import entry
from tests.test_site import BRIDGE, BRIDGE_TOO, TOPIC


def build(root: Path, hands: Executor | None = None, *, place: Path | None = None) -> None:
    """The verb, with `hands` or without processes of its own: what they are for has tests of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("digest.workshop.guard", lambda *_: contextlib.nullcontext(hands))
        where = ["--output-dir", str(place)] if place else []
        patch.setattr(sys, "argv", ["digest", "build", "--root", str(root), *where])
        try:
            entry.main()
        except SystemExit as left:
            if left.code:
                raise


def made(root: Path, *, builds: int = 2) -> None:
    """A site that was built; with more than one build there is a spare."""
    for path, text in (
        ("seeds/a.txt", BRIDGE),
        ("seeds/b.md", BRIDGE_TOO),
        ("content/topics/bridge.md", TOPIC),
        ("content/site.yaml", "search: false\ncards: false\n"),
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    for number in range(builds):
        (root / "content/site.yaml").write_text(f"search: false\ncards: false\ntitle: The {number}\n")
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            build(root)


def edited(root: Path) -> None:
    """Change what an article says."""
    (root / "seeds/a.txt").write_text(BRIDGE.replace("Friday", "Monday"))


def warm(folder: Path) -> None:
    """Have loaded what a build needs, so that no process forked from this one need load it."""
    made(folder, builds=1)
