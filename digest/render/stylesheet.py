"""The style sheet: the parts of the theme joined, with what the editor set. The only importer of rcssmin."""

from __future__ import annotations

import re
from collections.abc import Mapping

from digest.model import Options
from digest.problems import DigestError
from digest.render import accent, address

FOLDER = "styles/"
_FIRST = ("base", "masthead", "sections")
_LAST = ("modes", "print")
# Each sets custom properties that the parts read; what is shipped is `serif` and `comfortable`.
_FONTS: Mapping[str, str] = {"serif": "", "sans": ":root{--text:var(--sans)}"}
_DENSITIES: Mapping[str, str] = {"comfortable": "", "compact": ":root{--leading:1.5;--space:.6}"}

# What stands before each brace, which is short; the value of the property that is the paper, where it is a plain colour.
_BLOCK = re.compile(r"(?<![^{}])([^{}]*)([{}])")
_PAPER = re.compile(r"--paper:\s*(#[0-9a-fA-F]{3,8}|[a-z]{3,20})\s*(?:;|$)")
_DARK = re.compile(r"prefers-color-scheme:\s*dark")
_OTHER = re.compile(r"prefers-contrast|forced-colors|@media\s*print")


def sheet(options: Options, theme: Mapping[str, bytes]) -> bytes:
    """The one style sheet of a site; a theme that has an `assets/style.css` of its own keeps it as it is, accent aside.

    Raises DigestError for an accent that is no colour, and for a part that is not UTF-8.
    """
    chosen = _FONTS[options.font] + _DENSITIES[options.density] + accent.rules(options.accent)
    whole = theme.get(address.STYLE)
    return (whole + chosen.encode()) if whole is not None else _joined(theme, chosen)


def papers(whole: bytes) -> tuple[str, ...]:
    """The colours of `--paper` on light and on dark screens in a style sheet; none where it does not give both as they are."""
    found: dict[bool, str] = {}
    around: list[str] = []
    for before, sign in _BLOCK.findall(whole.decode(errors="replace")):
        for colour in _PAPER.findall(before) if not any(_OTHER.search(head) for head in around) else ():
            found[any(_DARK.search(head) for head in around)] = colour
        if sign == "{":
            around.append(before)
        elif around:
            around.pop()
    return (found[False], found[True]) if len(found) == 2 else ()


def parts(theme: Mapping[str, bytes]) -> tuple[str, ...]:
    """The names of the parts in the order they are joined: what all pages need, the rest by name, what must come last."""
    found = {name.removeprefix(FOLDER).removesuffix(".css"): name for name in theme if name.startswith(FOLDER)}
    between = sorted(found.keys() - {*_FIRST, *_LAST})
    return tuple(found[name] for name in (*_FIRST, *between, *_LAST) if name in found)


def _joined(theme: Mapping[str, bytes], chosen: str) -> bytes:
    import rcssmin

    # The editor's properties follow those of the base and come before what paper and modes ask for.
    text = "".join((_text(theme, name) + (chosen if place == 0 else "")) for place, name in enumerate(parts(theme)))
    return f"{rcssmin.cssmin(text)}\n".encode()


def _text(theme: Mapping[str, bytes], name: str) -> str:
    try:
        return theme[name].decode("utf-8-sig") + "\n"
    except UnicodeDecodeError as fault:
        line = theme[name].count(b"\n", 0, fault.start) + 1
        raise DigestError(f"templates/{name}:{line}: not UTF-8") from None
