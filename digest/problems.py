"""What a person can fix: one line each, with the file and the line."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

_LONGEST = 300
"""Characters of a message or a hint that are shown."""
Level = Literal["error", "warning", "note"]

_ODD = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
"""What a terminal obeys, what turns the direction of writing, what nobody sees, what begins another line."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault in content: a value to be collected, printed once and counted."""

    path: str
    """Relative to the site's root, with `/`."""
    line: int | None
    """Counted from 1; None where the fault is the file's as a whole."""
    code: str
    """Short, stable, in kebab case: `unknown-key`."""
    message: str
    hint: str | None = None
    """What to do about it."""
    level: Level = "warning"
    """`error`: something was left out of the site. `warning`: published, but not as meant. `note`: good to know."""

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        hint = f"; {_shown(self.hint)}" if self.hint else ""
        return f"{visible(place)}: {_shown(self.message)}{hint} [{self.code}]"


def _shown(words: str) -> str:
    """`words` as a part of one line: what a file says may be long, and may hold what turns a line or is not seen."""
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2]}…{words[-_LONGEST // 2 :]}"
    return (
        words if words.isprintable() else "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in words)
    )


class DigestError(Exception):
    """A fault that stops the program and that the person at the keyboard can mend; its text is one line."""


class Overrun(Exception):  # noqa: N818 - a limit that was passed, not an error of the program
    """A piece of work was given up because it broke a limit; its text says which, as the end of a sentence on the file."""


class Ended(Overrun):
    """Somebody else ended the process: an administrator, or a system short of memory. The work itself may have done nothing wrong."""


class Together(Overrun):
    """The texts of one file took too long together, each of them within its limits; its text says so of the file."""


def visible(text: str, keep: str = "") -> str:
    """`text` in which nothing is hidden and nothing moves a terminal: such signs are written as escapes, but for those to `keep`."""
    if text.isprintable() or not _ODD.search(text):
        return text
    return _ODD.sub(lambda sign: sign[0] if sign[0] in keep else sign[0].encode("unicode_escape").decode(), text)


def visible_json(document: str) -> str:
    """The same for a JSON document, whose values stay what they are."""
    return _ODD.sub(lambda sign: sign[0] if sign[0] == "\n" else json.dumps(sign[0])[1:-1], document)


def is_web_address(text: str) -> bool:
    """Whether `text` is an address that begins with http:// or https:// and names a host."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(map(str.isspace, text))
    except ValueError:  # an unclosed bracket in the host
        return False


def nearest(word: str, known: Iterable[str]) -> str | None:
    """A hint `did you mean "…"?` naming the known word most like `word`, or None."""
    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f'did you mean "{close[0]}"?' if close else None
