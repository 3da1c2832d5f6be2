"""The head and the parts of a message (RFC 5322, MIME), read with the standard library and decoded."""

from __future__ import annotations

import email
import email.header
import email.utils
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.message import Message
from typing import Any

from digest import words
from digest.read import text

_LONGEST = 2000  # characters of a header that are read
_MOST_PARTS = 1000
_MOST_MARKS = 20_000
"""Lines that begin as those between two parts do."""
_LONGEST_HEAD = 256 * 1024
"""Bytes before the first empty line; that of a message on its way through many servers has some thousands."""
_HEAD_END = re.compile(rb"\r?\n\r?\n")
# How mail programs mark the subject of an answer or of what they pass on; marks of the form, not words of a headline.
_PREFIX = re.compile(
    r"(?:(?:re|fwd?|aw|wg|tr|rv|enc|odp|pd|sv|vs|vb|doorst|antw|rif|i|на|пер|пересл)(?:\[\d{1,3}\])?\s?:\s*)+",
    re.IGNORECASE,
)
_OF_A_LIST = ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID")


class _Message(Message):
    """A message in which parameters numbered in part (RFC 2231) are passed over; Python's own fails at them."""

    def get_param(self, *arguments: Any, **options: Any) -> Any:
        try:
            return super().get_param(*arguments, **options)
        except TypeError:
            return options.get("failobj", arguments[1] if len(arguments) > 1 else None)


def parsed(data: bytes) -> Message | None:
    """The message that `data` holds; None where it is nested deeper, or has a longer head or more parts, than can be read."""
    head = _HEAD_END.search(data)
    if (head.start() if head else len(data)) > _LONGEST_HEAD or data.count(b"\n--") > _MOST_MARKS:
        return None
    try:
        return email.message_from_bytes(data, _class=_Message)
    except RecursionError:
        return None


def leaves(message: Message) -> Iterator[Message]:
    """The parts that hold no others, in their order; an attached message is one part."""
    stack: list[Message] = [message]
    seen = 0
    while stack and seen < _MOST_PARTS:
        part = stack.pop()
        seen += 1
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            stack += [one for one in reversed(inner) if isinstance(one, Message)]
        else:
            yield part


def is_attached(leaf: Message) -> bool:
    """Whether a part is a file beside the message rather than its words."""
    named = leaf.get_content_disposition() == "attachment" or bool(filename(leaf))
    return named or leaf.get_content_maintype() != "text"


def attached(leaf: Message) -> Message | None:
    """The message that a part holds; None where it holds something else."""
    inner = leaf.get_payload()
    return inner[0] if isinstance(inner, list) and inner and isinstance(inner[0], Message) else None


def payload(leaf: Message) -> bytes:
    """The bytes of a part; those of an attached message whole."""
    inner = attached(leaf)
    if inner is not None:
        return inner.as_bytes()
    found = leaf.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def charset(leaf: Message) -> str:
    """The encoding that a part declares; empty where it declares none."""
    return leaf.get_content_charset() or ""


def filename(leaf: Message) -> str:
    """The name of a file beside the message; empty where it has none."""
    return _words(leaf.get_filename() or "")


def header(message: Message, name: str) -> str:
    """A header as a line of words, encoded words (RFC 2047) decoded; empty where there is none."""
    return _words(_raw(message, name))


def subject(message: Message) -> str:
    """What the message is headed with, without marks such as `Fwd:`."""
    found = header(message, "Subject")
    mark = _PREFIX.match(found)
    return found[mark.end() :] if mark else found


def display_name(message: Message) -> str:
    """The name of the sender, without the address; empty where there is only an address."""
    try:
        name = _words(email.utils.parseaddr(_raw(message, "From"))[0])
    except RecursionError:  # brackets in brackets
        return ""
    return "" if "@" in name else name


def list_name(message: Message) -> str:
    """The name of the list that a message went to (RFC 2919), where it has one in words."""
    return _words(_raw(message, "List-Id").partition("<")[0].strip(' "'))


def is_newsletter(message: Message) -> bool:
    """Whether the message went to many: then its sender is who published it."""
    bulk = header(message, "Precedence").lower() in ("bulk", "list")
    return bulk or any(_raw(message, name) for name in _OF_A_LIST)


def _raw(message: Message, name: str) -> str:
    """The header as it is written; bytes beyond ASCII, which no standard allows there, are decoded like any text."""
    value = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")[:_LONGEST]
    data = value.encode("utf-8", "surrogateescape")
    return value if value.isascii() else text.decoded(name, data)[0] or ""


def _words(written: str) -> str:
    try:
        found = email.header.decode_header(written[:_LONGEST])
    except (HeaderParseError, ValueError):
        return words.squash(written)
    shown = [
        text.decoded("", piece, charset or "")[0] or "" if isinstance(piece, bytes) else piece
        for piece, charset in found
    ]
    return words.squash("".join(shown))
