"""The sets that are trained on, read from where they lie; none of their texts enters the project."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ.get("DIGEST_EVAL", ROOT.parent / "shared" / "eval" / "data"))
"""The environment variable DIGEST_EVAL names another folder."""


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of `NAME.jsonl.gz`, in their order; raises FileNotFoundError where the set is not on this machine."""
    with gzip.open(FOLDER / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def halves(found: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Every other row, and the rest: to choose settings on one and report the other."""
    return found[::2], found[1::2]
