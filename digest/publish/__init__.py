"""Brings a folder to hold exactly the outputs of a build: the only code that changes `site/`.

A whole new tree is staged, flushed and exchanged with the old one, so that whoever looks sees one whole build or the other. Files
that stand already are linked, not written. The tree that was exchanged away can be kept as a spare: the next build then changes in it
what has changed since, not every file. What Digest owns is listed in `.digest-manifest` inside the folder; files that are not on the
list are somebody else's and are carried over.
"""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from digest import paths, system
from digest.model import Output
from digest.problems import DigestError
from digest.publish.folder import MANIFEST, Left, Published, Standing, compared, left
from digest.publish.spare import Spare
from digest.publish.staging import Tree, discard, stage

__all__ = ["MANIFEST", "Published", "Publisher", "compare", "publish"]

_HEADER = "# Files made by Digest in this folder; the next build replaces or removes them.\n"


def compare(outputs: Sequence[Output], folder: Path) -> Published:
    """What `publish` would do; changes nothing. Raises DigestError where `folder` is not ours to replace."""
    try:
        return compared(_made(outputs), folder).change
    except OSError as fault:
        raise _unpublishable(folder, fault) from fault


def publish(outputs: Sequence[Output], folder: Path) -> Published:
    """Make `folder` hold `outputs`; nothing is written when it already does."""
    return Publisher(folder).publish(outputs)


class Publisher:
    """Publishes to one folder, once or, in a process that lives on, build after build."""

    def __init__(self, folder: Path, *, spare: Path | None = None, lasting: bool = False) -> None:
        """With `spare`, a folder of our own, the tree that a build replaces is kept there for the next.

        A `lasting` publisher remembers what it has left, compares contents only where somebody else has been in the folder, and
        leaves it to the system when to write to the disk: a build that comes later compares them all.
        """
        self._folder = folder.resolve()
        # Of the spare only the folder above may be reached through a link: what is removed in it must be our own.
        self._spare = Spare(spare.parent.resolve() / spare.name, lasting=lasting) if spare is not None else None
        self._lasting = lasting
        self._left: Left | None = None

    @property
    def folder(self) -> Path:
        """Where it publishes."""
        return self._folder

    def publish(self, outputs: Sequence[Output], settled: Callable[[], None] = lambda: None) -> Published:
        """Make the folder hold `outputs`; nothing is written when it already does.

        `settled` is called when the folder is as it shall be, while no other build can publish yet.
        """
        made = _made(outputs)
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            with system.alone(self._folder.parent):
                known = self._left if self._left is not None and self._left.stands(self._folder) else None
                standing = known.compared(made) if known is not None else compared(made, self._folder)
                if standing.change.written or standing.change.removed:
                    self._replace(made, standing, alone=known is not None)
                self._left = left(self._folder, made, standing.foreign) if self._lasting else None
                settled()
        except OSError as fault:
            raise _unpublishable(self._folder, fault) from fault
        return standing.change

    def _replace(self, made: Mapping[str, bytes], standing: Standing, *, alone: bool) -> None:
        change, folder = standing.change, self._folder
        tree = Tree(
            {path: made[path] for path in change.written},
            (*change.unchanged, *standing.foreign),
            folder,
            flushed=not self._lasting,
        )
        with self._spare.ours() if self._spare is not None else contextlib.nullcontext():
            beside = folder.parent / f".{folder.name}.digest-staging"
            staging = (
                self._spare.folder if self._spare is not None and self._spare.staged(tree, alone=alone) else beside
            )
            try:
                if staging is beside:
                    stage(tree, beside)
                if folder.exists():
                    shutil.copymode(folder, staging)
                _exchange(staging, folder)
                for place in {folder.parent, staging.parent} if tree.flushed else ():
                    system.flush(place)
                if self._spare is not None and staging.exists():
                    self._spare.keep(staging, standing.held, (*change.written, *change.removed))
            finally:
                discard(beside)


def _made(outputs: Sequence[Output]) -> dict[str, bytes]:
    """The contents of each file by its path, the list of what is ours among them."""
    paths.refuse({output.path: output.origin for output in outputs})
    listed = "".join(f"{path}\n" for path in sorted(output.path for output in outputs))
    return {output.path: output.data for output in outputs} | {MANIFEST: (_HEADER + listed).encode()}


def _unpublishable(folder: Path, fault: OSError) -> DigestError:
    where = f" ({fault.filename})" if fault.filename not in (None, str(folder)) else ""
    full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
    hint = "make room on the disk" if full else "see to its permissions, or choose another folder with --output-dir"
    return DigestError(f"cannot publish to {folder}: {fault.strerror}{where}; nothing was changed; {hint}")


def _exchange(staging: Path, folder: Path) -> None:
    """Put `staging` in the place of `folder`; `staging` then holds the old one, if there was any."""
    if not folder.exists():
        staging.rename(folder)
    elif not system.exchanged(staging, folder):
        aside = folder.parent / f".{folder.name}.digest-old"
        discard(aside)
        folder.rename(aside)
        staging.rename(folder)
        aside.rename(staging)
