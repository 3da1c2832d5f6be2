"""Tells whether a seed still says what it said."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from digest import schema
from digest.model import Clue

_FORM = re.compile(r"sha256:[0-9a-f]{64}")


def checksum(text: str, clues: Sequence[Clue]) -> str:
    """`sha256:…` of the text read from a seed and of what the seed says of it; files' formats and names do not matter."""
    said = sorted({(clue.field, clue.text) for clue in clues})
    return f"sha256:{hashlib.sha256(schema.to_json([text, said])).hexdigest()}"


def is_checksum(word: str) -> bool:
    """Whether `word` has the form that `checksum` gives."""
    return _FORM.fullmatch(word) is not None
