"""The verb that records the addresses of pages: `permalinks`."""

from __future__ import annotations

from pathlib import Path

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
        path = root / record.PERMALINKS
        atomic.write(path, record.written(_standing(path), added), over=True)
    voice.problems([one for one in record.problems(digest, ()) if one.code == "file-gone"])
    verb = "would be added" if dry_run else "added"
    voice.say(f"{counted(len(added), 'line')} {verb} to {record.PERMALINKS}")


def _standing(path: Path) -> bytes | None:
    """What the file holds; None where there is none. Raises DigestError where it cannot be opened."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise DigestError(f"{path} cannot be opened: {fault.strerror}; see to its permissions") from fault
