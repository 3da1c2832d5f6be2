"""Bytes become text: the encoding found and named, newlines made LF."""

from __future__ import annotations

import codecs
import re

from digest.problems import Problem

# The longer marks first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

# A stray control character or two is dirt; more than one in a hundred is no text. Chosen by hand.
_MOST_CONTROLS = 0.01
# So many undecodable bytes are a slip in a text whose encoding is known; chosen by hand.
_MOST_SLIPS = 0.001

# Nearly all of a text prints; of other bytes taken two by two hardly half does. Chosen by hand.
_MOST_WRITTEN = 0.95

# Names that stand for their supersets on the web: https://encoding.spec.whatwg.org/#names-and-labels.
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "utf-16": "utf-16-le",
}  # fmt: skip
# Python's, which no page is written in: one takes time with the square of the length, others make what no text can hold.
_NEVER = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})


def decoded(path: str, data: bytes, declared: str = "") -> tuple[str | None, str, tuple[Problem, ...]]:
    """The text of `data`, the name of its encoding, and what the editor should know; None where it is no text.

    A byte order mark counts first, then UTF-8 where the bytes are plainly that, then the encoding that was `declared`
    with the file; where none of these fits, the encoding is guessed.
    """
    mark = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if mark is not None:
        try:
            return _judged(path, data.decode(mark), mark.removesuffix("-sig"), ())
        except UnicodeDecodeError:
            return None, "", (_undecodable(path, data, mark),)
    name = _MEANT.get(codec(declared), codec(declared))
    if b"\x00" in data and not name.startswith(("utf-16", "utf-32")):
        return _unmarked(path, data)
    found = _strictly(data, "utf-8") if b"\x1b" not in data or not name else None
    if found is not None and not name.startswith(("utf-16", "utf-32")):
        return _judged(path, found, "utf-8", ())
    found = _strictly(data, name) if name else None
    return _judged(path, found, name, ()) if found is not None else _nearly(path, data, name)


def codec(declared: str) -> str:
    """Python's name of a declared encoding of text; empty for one that is unknown, or that texts are not written in."""
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name if declared else ""
        " ".encode(name or "ascii").decode(name or "ascii")
    except (LookupError, ValueError):  # no encoding, or one of bytes such as base64
        return ""
    return "" if name in _NEVER else name


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _nearly(path: str, data: bytes, name: str) -> tuple[str | None, str, tuple[Problem, ...]]:
    """The text of `data` where a byte or two do not fit the declared encoding or UTF-8, else as it is guessed."""
    for encoding in filter(None, (name, "utf-8")):
        text = data.decode(encoding, "replace")
        slips = text.count("\ufffd")
        if slips <= max(1, len(text) * _MOST_SLIPS) and slips < sum(ord(letter) > 127 for letter in text) / 2:
            line, byte = _slip(data, encoding)
            message = f"{slips} place{'s' * (slips > 1)} with bytes that are not {encoding}, the first at byte {byte:,}; shown as \ufffd"
            return _judged(path, text, encoding, (Problem(path, line, "broken-encoding", message, "save it as UTF-8"),))
    return _guessed(path, data)


def _guessed(path: str, data: bytes) -> tuple[str | None, str, tuple[Problem, ...]]:
    """The text of `data` in the encoding that charset-normalizer finds most likely."""
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        return None, "", (_undecodable(path, data, "utf-8"),)
    encoding = codecs.lookup(best.encoding).name
    return _judged(path, str(best), encoding, (_guess(path, encoding),))


def _unmarked(path: str, data: bytes) -> tuple[str | None, str, tuple[Problem, ...]]:
    """The text of UTF-16 without a byte order mark: every second byte is never zero, and nearly all of it prints."""
    for encoding, first in (("utf-16-le", 0), ("utf-16-be", 1)):
        found = _strictly(data, encoding) if b"\x00" not in data[first::2] else None
        if found is not None and sum(map(_is_written, found)) > len(found) * _MOST_WRITTEN:
            return _judged(path, found, encoding, (_guess(path, encoding),))
    return None, "", (_binary(path),)


def _is_written(sign: str) -> bool:
    return sign.isprintable() or sign.isspace()


def _slip(data: bytes, encoding: str) -> tuple[int, int]:
    """The line and the byte, both counted from 1, at which `data` is not `encoding`."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as fault:
        return data.count(b"\n", 0, fault.start) + 1, fault.start + 1
    return 1, 1


def _guess(path: str, encoding: str) -> Problem:
    message = f"not UTF-8; read as {encoding}"
    return Problem(path, None, "guessed-encoding", message, "save it as UTF-8 to be sure", "note")


def _judged(
    path: str, text: str, encoding: str, problems: tuple[Problem, ...]
) -> tuple[str | None, str, tuple[Problem, ...]]:
    if "\x00" in text or len(_CONTROLS.findall(text)) > max(2, len(text) * _MOST_CONTROLS):
        return None, "", (_binary(path),)
    if not text.strip("\ufeff \t\r\n\u00a0"):
        return None, "", (Problem(path, None, "empty-file", "the file is empty", "add a text or remove the file"),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding, problems


def _binary(path: str) -> Problem:
    return Problem(path, None, "binary-file", "not a text but binary data", "save the article as UTF-8 text", "error")


def _undecodable(path: str, data: bytes, encoding: str) -> Problem:
    line, byte = _slip(data, encoding)
    message = f"the encoding cannot be told: byte {byte:,} is not {encoding.removesuffix('-sig')}"
    return Problem(path, line, "unknown-encoding", message, "save it as UTF-8", "error")
