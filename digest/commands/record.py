"""The verb that records the addresses of pages: `permalinks`."""

from __future__ import annotations

import os
from pathlib import Path

from digest import below
from digest.commands.options import HERE, DryRun, Quiet, Root, flags
from digest.console import Voice, counted
from digest.problems import DigestError


def permalinks(*, root: Root = HERE, quiet: Quiet = False, dry_run: DryRun = False) -> None:
    """Add the addresses of new pages to content/permalinks.txt, so that they last; no line that stands is changed."""
    from digest import atomic
    from digest import build as builds
    from digest import permalinks as record
    from digest.workshop import workshop

    voice = Voice(quiet)
    with voice.progress() as progress, workshop(root, remember=not dry_run, progress=progress) as shop:
        digest = builds.gather(root, flags(None, drafts=False), shop).digest
    added = record.additions(digest)
    for entry in added:
        voice.say(f"add  {record.line(entry)}")
    if added and not dry_run:
        standing = _standing(root, record.PERMALINKS)
        atomic.write_below(root, record.PERMALINKS, record.written(standing, added), over=True)
    voice.problems([one for one in record.problems(digest, ()) if one.code == "file-gone"])
    verb = "would be added" if dry_run else "added"
    voice.say(f"{counted(len(added), 'line')} {verb} to {record.PERMALINKS}")


def _standing(root: Path, path: str) -> bytes | None:
    """What the site's file at `path` holds; None where there is none. Raises DigestError where it cannot be opened, or is a link."""
    try:
        with below.Below(root.resolve()) as site:
            folder, name = site.parent(path)
            with below.opened(name, folder) as file:
                return below.read(file, os.fstat(file).st_size)
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise DigestError(
            f"{root / path} cannot be opened: {fault.strerror}; put the file itself there, with the right permissions"
        ) from fault
