"""The note beside a fetched file that tells where it is from."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from datetime import datetime
from pathlib import Path

from digest.fetch import Page
from digest.read.files import SIDECAR
from digest.read.sidecar import Fetched


def written(page: Page) -> bytes:
    """The sidecar of `page`: YAML with every word in quotation marks."""
    about = Fetched(
        url=page.url,
        final_url=page.final_url,
        fetched=page.fetched,
        status=page.status,
        media_type=page.media_type,
        charset=page.charset,
        etag=page.etag,
        last_modified=page.last_modified,
        sha256=sha256(page.data),
    )
    lines = [f"{key}: {quoted(value)}\n" for key, value in dataclasses.asdict(about).items() if value]
    return "".join(lines).encode()


def quoted(value: object) -> str:
    """YAML's double quotation marks take what JSON's do; what neither may hold is left out."""
    return (
        str(value)
        if isinstance(value, int)
        else json.dumps("".join(filter(str.isprintable, str(value))), ensure_ascii=False)
    )


def beside(path: Path) -> Path:
    """Where the note on `path` stands."""
    return path.with_name(path.name + SIDECAR)


def day(moment: str) -> str:
    """The day of a moment in ISO 8601; empty where it is none."""
    try:
        return datetime.fromisoformat(moment).date().isoformat()
    except ValueError:
        return ""


def sha256(data: bytes) -> str:
    """The checksum of what came, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
