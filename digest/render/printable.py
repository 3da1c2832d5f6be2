"""Text that may stand in a file that others read: what no document format allows is left out."""

from __future__ import annotations

import json
import re

from digest import schema

_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """`text` without control characters, halves of surrogate pairs and what is no character."""
    if text.isprintable():
        return text
    return _NEVER.sub("", text)


def json_file(value: object) -> bytes:
    """`value` as a JSON file, indented, ended by a newline; numbers in it are whole."""
    try:
        text = schema.to_json(value, indent=1).decode()
    except ValueError:  # half of a surrogate pair in it
        text = json.dumps(value, ensure_ascii=False, indent=1)
    return (printable(text) + "\n").encode()
