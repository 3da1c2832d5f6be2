"""Opens the theme: the site's own templates and assets over those that Digest ships."""

from __future__ import annotations

from pathlib import Path

from digest.problems import DigestError

SHIPPED = "digest/"


def shipped_folder() -> Path:
    """Where the shipped theme lies: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def theme(root: Path) -> dict[str, bytes]:
    """Every file of the theme by its name; those shipped also as `digest/NAME`, so that an override can extend them.

    Raises DigestError where a file cannot be opened: without it the pages would be others.
    """
    shipped = _files(shipped_folder())
    own = _files(root / "templates")
    return {SHIPPED + name: data for name, data in shipped.items()} | shipped | own


def _files(folder: Path) -> dict[str, bytes]:
    try:
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        names = {path.relative_to(folder).as_posix(): path for path in paths}
        return {name: path.read_bytes() for name, path in names.items() if not _hidden(name)}
    except OSError as fault:
        message = f"templates/{Path(fault.filename or folder).name} cannot be opened: {fault.strerror}"
        raise DigestError(f"{message}; see to its permissions, or remove it") from fault


def _hidden(name: str) -> bool:
    """Whether `name` is a system's or an editor's own file, not part of a theme."""
    return any(part.startswith(".") for part in name.split("/")) or name.endswith(("~", ".swp", ".bak", ".tmp"))
