"""The editor's accent colour, made readable on light and on dark paper."""

from __future__ import annotations

import re

from digest.problems import DigestError

LIGHT = (0xFB, 0xFA, 0xF7)
DARK = (0x17, 0x16, 0x14)
"""The paper of the shipped stylesheet, light and dark."""
INK = (0x1B, 0x1A, 0x17)
QUIET = (0x55, 0x51, 0x4A)
OWN = "#8a1f2d"
"""What the shipped stylesheet writes with on light paper, and its accent."""

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}\Z")
_OTHER = re.compile(r"(?:[a-zA-Z]{3,20}|(?:rgb|hsl|oklch|oklab|lab|lch|hwb)\([0-9.,%/ a-z+-]{1,60}\))\Z")
_CONTRAST = 5.5  # WCAG asks 4.5 for links; the rest is left for marked and carded backgrounds

_Colour = tuple[int, int, int]


def rules(accent: str) -> str:
    """The CSS that sets the accent, to follow the stylesheet; empty for the theme's own.

    Raises DigestError for what is not a CSS colour, so that nothing else can enter the stylesheet.
    """
    if not accent:
        return ""
    light, dark = _pair(accent.strip())
    return f"\n:root{{--accent:{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{--accent:{dark}}}}}\n"


def hexadecimal(accent: str) -> tuple[str, str]:
    """The accent for light and for dark paper where only hexadecimal colours are understood, as in mail: the theme's own for others."""
    given = accent.strip()
    return _pair(given if _HEX.match(given) else OWN)


def contrast(one: _Colour, other: _Colour) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def readable(colour: _Colour) -> _Colour:
    """`colour`, dark enough to be read on light paper."""
    return _parse(_readable(colour, LIGHT, (0, 0, 0)))


def _pair(accent: str) -> tuple[str, str]:
    if _HEX.match(accent):
        colour = _parse(accent)
        return _readable(colour, LIGHT, (0, 0, 0)), _readable(colour, DARK, (255, 255, 255))
    if _OTHER.match(accent):
        return accent, f"color-mix(in oklab,{accent},white 45%)"
    raise DigestError(f'content/site.yaml: accent "{accent}" is not a CSS colour; write it like #8a1c1c')


def _parse(text: str) -> _Colour:
    digits = text[1:] if len(text) == 7 else "".join(digit * 2 for digit in text[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _readable(colour: _Colour, paper: _Colour, towards: _Colour) -> str:
    """`colour`, moved towards black or white until it can be read on `paper`."""
    for step in range(21):
        part = step / 20
        mixed = tuple(round(old + (new - old) * part) for old, new in zip(colour, towards, strict=True))
        candidate = (mixed[0], mixed[1], mixed[2])
        if contrast(candidate, paper) >= _CONTRAST:
            break
    return "#{:02x}{:02x}{:02x}".format(*candidate)


def _luminance(colour: _Colour) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
