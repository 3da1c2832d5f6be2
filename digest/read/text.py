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


def decoded(path: str, data: bytes) -> tuple[str | None, str, tuple[Problem, ...]]:
    """The text of `data`, the name of its encoding, and what the editor should know; None where it is no text."""
    name = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if name is None and b"\x00" in data:
        return None, "", (_binary(path),)
    try:
        text, encoding = data.decode(name or "utf-8"), (name or "utf-8").removesuffix("-sig")
    except UnicodeDecodeError:
        if name is not None:
            return None, "", (_undecodable(path),)
        return _guessed(path, data)
    return _judged(path, text, encoding, ())


def _guessed(path: str, data: bytes) -> tuple[str | None, str, tuple[Problem, ...]]:
    """The text of `data` in the encoding that charset-normalizer finds most likely."""
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        return None, "", (_undecodable(path),)
    encoding = codecs.lookup(best.encoding).name
    note = Problem(
        path, None, "guessed-encoding", f"not UTF-8; read as {encoding}", "save it as UTF-8 to be sure", "note"
    )
    return _judged(path, str(best), encoding, (note,))


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


def _undecodable(path: str) -> Problem:
    return Problem(path, None, "unknown-encoding", "the encoding cannot be told", "save it as UTF-8", "error")
