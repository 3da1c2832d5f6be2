"""Brings a folder to hold exactly the outputs of a build: the only code that changes `site/`.

A whole new tree is staged, flushed and exchanged with the old one, so that whoever looks sees one whole build or the other. Files
that stand already are linked, not written. The tree that was exchanged away can be kept as a spare: the next build then changes in it
what has changed since, not every file. What Digest owns is listed in `.digest-manifest` inside the folder; files that are not on the
list are somebody else's and are carried over.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from digest import lock, paths, system
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
        apart = spare is not None and spare.parent.resolve() != self._folder.parent  # one lock cannot be held twice
        self._spare = Spare(spare, lasting=lasting) if spare is not None and apart else None
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
            with lock.alone(self._folder.parent):
                self._recover()
                known = self._left if self._left is not None and self._left.stands(self._folder) else None
                if known is None and self._spare is not None:
                    self._spare.forget()
                standing = known.compared(made) if known is not None else compared(made, self._folder)
                if standing.change.written or standing.change.removed:
                    self._replace(made, standing, alone=known is not None)
                self._left = self._looked(made, standing) if self._lasting else None
                settled()
        except OSError as fault:
            raise _unpublishable(self._folder, fault) from fault
        return standing.change

    def recover(self) -> None:
        """Put back the site that a build moved aside which was killed before it had put another there, and remove what it left."""
        try:
            if self._folder.parent.is_dir():
                with lock.alone(self._folder.parent):
                    self._recover()
        except OSError as fault:
            raise _unpublishable(self._folder, fault) from fault

    def _recover(self) -> None:
        aside = _aside(self._folder)
        if not os.path.lexists(self._folder) and (aside / MANIFEST).is_file() and not aside.is_symlink():
            aside.rename(self._folder)
        for stray in (aside, _beside(self._folder)):
            if os.path.lexists(stray):
                discard(stray)

    def _looked(self, made: Mapping[str, bytes], standing: Standing) -> Left | None:
        """What is left behind; None where it cannot be looked at, and all is compared the next time."""
        try:
            return left(self._folder, made, standing.foreign)
        except OSError:
            return None

    def _replace(self, made: Mapping[str, bytes], standing: Standing, *, alone: bool) -> None:
        change, folder = standing.change, self._folder
        tree = Tree(
            {path: made[path] for path in change.written},
            (*change.unchanged, *standing.foreign),
            folder,
            flushed=not self._lasting,
        )
        with self._spare.ours() if self._spare is not None else contextlib.nullcontext():
            beside = _beside(folder)
            staging = (
                self._spare.folder if self._spare is not None and self._spare.staged(tree, alone=alone) else beside
            )
            try:
                if staging is beside:
                    stage(tree, beside)
                if folder.exists():
                    shutil.copymode(folder, staging)
                _exchange(staging, folder)
                if tree.flushed:
                    _flush(folder, staging)
                if self._spare is not None and staging.exists():
                    self._spare.keep(staging, standing.held, (*change.written, *change.removed))
            finally:
                discard(beside)


def _made(outputs: Sequence[Output]) -> dict[str, bytes]:
    """The contents of each file by its path, the list of what is ours among them."""
    origins = {output.path: output.origin for output in outputs}
    if MANIFEST in origins:
        raise DigestError(
            f"{origins[MANIFEST]}: cannot be published as {MANIFEST}, where Digest's own list stands; rename it"
        )
    paths.refuse(origins)
    listed = "".join(f"{path}\n" for path in sorted(output.path for output in outputs))
    return {output.path: output.data for output in outputs} | {MANIFEST: (_HEADER + listed).encode()}


def _unpublishable(folder: Path, fault: OSError) -> DigestError:
    where = f" ({fault.filename})" if fault.filename not in (None, str(folder)) else ""
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        hint = "make room on the disk"
    elif fault.errno in (errno.EBUSY, errno.EXDEV):
        hint = "a folder that another file system is mounted on cannot be exchanged: choose one inside it with --output-dir"
    else:
        hint = "see to its permissions, or choose another folder with --output-dir"
    return DigestError(f"cannot publish to {folder}: {fault.strerror}{where}; nothing was changed; {hint}")


def _beside(folder: Path) -> Path:
    """Where a new tree is staged that cannot be in the spare."""
    return folder.parent / f".{folder.name}.digest-staging"


def _aside(folder: Path) -> Path:
    """Where the old one is moved on a system that cannot exchange the two."""
    return folder.parent / f".{folder.name}.digest-old"


def _exchange(staging: Path, folder: Path) -> None:
    """Put `staging` in the place of `folder`; `staging` then holds the old one, if there was any."""
    if not folder.exists():
        staging.rename(folder)
    elif not system.exchanged(staging, folder):
        aside = _aside(folder)
        try:
            folder.rename(aside)
            staging.rename(folder)
        except BaseException:  # Ctrl-C as well
            if not os.path.lexists(folder):
                aside.rename(folder)
            raise
        with contextlib.suppress(OSError):  # what is new stands; the next build removes the old one
            aside.rename(staging)


def _flush(folder: Path, staging: Path) -> None:
    """Have it on the disk that the two have changed places; raises DigestError where that is not known."""
    try:
        for place in {folder.parent, staging.parent}:
            system.flush(place)
    except OSError as fault:
        raise DigestError(
            f"{folder} is the new site, but the disk did not say that it will last: {fault.strerror}; build again"
        ) from fault
