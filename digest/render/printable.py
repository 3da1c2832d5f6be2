"""Text that may stand in a file that others read: what no document format allows is left out."""

from __future__ import annotations

import json
import re

_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """`text` without control characters, halves of surrogate pairs and what is no character."""
    return _NEVER.sub("", text)


def json_file(value: object) -> bytes:
    """`value` as a JSON file, indented, ended by a newline."""
    return (printable(json.dumps(value, ensure_ascii=False, indent=1)) + "\n").encode()
