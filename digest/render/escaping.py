"""Text of a source inside other notations than HTML: so that none of it can be taken for markup."""

from __future__ import annotations

import re

from digest.render.printable import printable

_SPACE = re.compile("[\t-\r\x1c-\x20\x85\u2028\u2029]+")
"""White space but for the spaces at which no line may break, which French sets before its colons."""
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of all that follows; in plain text nothing isolates them."""
_MARKUP = re.compile(r"[\\`*_\[\]<#|~^${}]|&(?=#?[0-9A-Za-z]{1,32};)|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What CommonMark, or the dialects of GitHub and Pandoc, take for markup within a line, links without brackets among it."""
_OPENING = re.compile(r"(\s*)([-+=>]|\d{1,9}(?=[.)]))")
"""What begins a list, a quotation or an underline at the head of a line (CommonMark 0.31, 4 and 5)."""
_IN_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20", "\\": "%5C", "`": "%60"})
_ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]{1,32};)")


def line(text: str) -> str:
    """`text` on one line, without marks that turn the direction of writing; spaces at its ends stay."""
    if text.isprintable() and "  " not in text:  # so it has none of these marks, nor space but single ones
        return text
    return _SPACE.sub(" ", _DIRECTIONS.sub("", printable(text)))


def markdown(text: str) -> str:
    """`text` on one line of Markdown that shows exactly it, wherever in a line it stands."""
    escaped = _MARKUP.sub(r"\\\g<0>", line(text))
    opening = _OPENING.match(escaped)
    if opening is None:
        return escaped
    before, sign = opening.groups()
    return f"{before}{sign}\\{escaped[opening.end() :]}" if sign.isdigit() else f"{before}\\{escaped[len(before) :]}"


def markdown_address(address: str) -> str:
    """`address` as it may stand between the round brackets of a Markdown link."""
    return _ENTITY.sub("&amp;", line(address).translate(_IN_ADDRESS))
