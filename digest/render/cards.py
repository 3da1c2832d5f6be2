"""Pictures in pixels: the card of a page for those who share it, and the icon for a home screen. The only importer of Pillow.

What is drawn depends on the picture and the version of Pillow alone: faces and kerning are shipped, no shaping engine takes part. Three
colours on one paper make do with sixteen shades, so that a card is small.
"""

from __future__ import annotations

import base64
import functools
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Literal

from digest.render import accent
from digest.render.typesetting import Setting, broken, clipped, kerned

if TYPE_CHECKING:
    from PIL import Image, ImageFont

WIDTH, HEIGHT = 1200, 630
"""Of a card, as Open Graph and those who show it recommend."""
ICON = 180
"""The side of the icon, as Apple's devices ask for."""

ORIGIN = "the site’s cards and icon"  # for messages
_MARGIN = 72
_ROOM = WIDTH - 2 * _MARGIN
_NAMEPLATE, _SMALL, _LEDE = ("title", 36), ("text", 29), ("text", 38)  # faces and their sizes in pixels
_SIZES = ((112, 1), (100, 2), (80, 3), (62, 4), (50, 4))
"""The sizes of a title and the most lines that there is room for, the largest first."""
_SIZES_ABOVE_LEDE = ((100, 1), (72, 2), (50, 3))
_LEADING = 1.13
_LEVELS = 5  # shades of each colour: three colours and the paper make the sixteen that four bits count
_SEPARATOR = "  ·  "

_Colour = tuple[int, int, int]
_INK, _QUIET, _ACCENT = range(3)


@dataclass(frozen=True, slots=True)
class Picture:
    """What a card or an icon shows; every text can be drawn, and an empty one has no place."""

    path: str
    """Its file, from the site's root."""
    shape: Literal["card", "icon"]
    site: str
    """The nameplate; of an icon, its letter."""
    accent: str
    """A CSS colour, or empty for the theme's own."""
    mark: bool = False
    """Whether the shipped icon stands beside the nameplate."""
    kicker: str = ""
    title: str = ""
    lede: str = ""
    """What stands below the title in smaller type."""
    counts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, drawn."""

    encoded: str
    """The PNG file in Base64, so that it can be remembered beside other values."""

    @property
    def data(self) -> bytes:
        """The PNG file."""
        return base64.b64decode(self.encoded)


def draw(picture: Picture) -> Drawn:
    """`picture` as a PNG file."""
    image = _icon(picture) if picture.shape == "icon" else _card(picture)
    image.putpalette(_palette(_colour(picture.accent)))
    out = io.BytesIO()
    image.save(out, "PNG", bits=4)  # the usual level: the highest takes ten times as long for a twentieth less
    return Drawn(base64.b64encode(out.getvalue()).decode())


def version() -> str:
    """What the bytes depend on beside the program."""
    import PIL
    from PIL import features

    return f"pillow {PIL.__version__} freetype {features.version('freetype2')} zlib {features.version('zlib')}"


def _card(picture: Picture) -> Image.Image:
    from PIL import Image

    card = Image.new("L", (WIDTH, HEIGHT), 0)
    top = _masthead(card, picture) if picture.site else _MARGIN
    if picture.kicker:
        kicker = clipped(picture.kicker, _measure(*_SMALL), _ROOM)
        _line(card, kicker, _SMALL, (_MARGIN, top), _ACCENT)
        top += round(_SMALL[1] * 1.65)
    size, setting = _fitted(picture.title, _SIZES_ABOVE_LEDE if picture.lede else _SIZES)
    for line in setting.lines:
        _line(card, line, ("title", size), (_MARGIN, top), _INK)
        top += round(size * _LEADING)
    if picture.lede:
        top += 26
        for line in broken(picture.lede, _measure(*_LEDE), _ROOM, 3).lines:
            _line(card, line, _LEDE, (_MARGIN, top), _QUIET)
            top += round(_LEDE[1] * 1.35)
    _foot(card, picture.counts)
    return card


def _icon(picture: Picture) -> Image.Image:
    """A letter in the colour of the paper on the accent: shades of the accent, the other way round."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (ICON, ICON), _shade(_ACCENT))
    if not picture.site:  # lines of type, where no letter can be drawn
        for top, right in ((54, 140), (84, 140), (114, 104)):
            image.paste(0, (40, top, right, top + 14))
        return image
    mask = Image.new("L", (2 * ICON, 2 * ICON), 0)
    ImageDraw.Draw(mask).text((ICON, ICON), picture.site, 255, _face("title", 132), "ms")
    letter = mask.crop(mask.getbbox())
    shades = letter.point([_shade(_ACCENT, 255 - value) for value in range(256)])
    image.paste(shades, ((ICON - letter.width) // 2, (ICON - letter.height) // 2))
    return image


def _masthead(card: Image.Image, picture: Picture) -> int:
    """The nameplate above its double rule; returns where there is room below."""
    left = _MARGIN
    if picture.mark:
        left += _mark(card, _MARGIN, 58)
    name = clipped(picture.site, _measure(*_NAMEPLATE), WIDTH - _MARGIN - left)
    _line(card, name, _NAMEPLATE, (left, 54), _INK)
    for top in (116, 121):
        card.paste(_shade(_INK), (_MARGIN, top, WIDTH - _MARGIN, top + 2))
    return 164


def _mark(card: Image.Image, left: int, top: int) -> int:
    """The shipped icon, from the boxes of `assets/icon.svg`; returns the room it takes."""
    scale = 40 / 32
    ink, accented = _shade(_INK), _shade(_ACCENT)
    for shade, box in (
        (ink, (4, 4, 28, 7)),
        (ink, (4, 25, 19, 28)),
        (accented, (1, 10, 31, 22)),
        (0, (6, 14.5, 26, 17.5)),
    ):
        near, far = [round(side * scale) for side in box[:2]], [round(side * scale) for side in box[2:]]
        card.paste(shade, (left + near[0], top + near[1], left + far[0], top + far[1]))
    return 56


def _foot(card: Image.Image, counts: Sequence[str]) -> None:
    """The counts below a fine rule that begins with a stroke of the accent, as headings on the pages do."""
    top = HEIGHT - 106
    card.paste(_shade(_QUIET, 51), (_MARGIN, top + 2, WIDTH - _MARGIN, top + 4))
    card.paste(_shade(_ACCENT), (_MARGIN, top, _MARGIN + 96, top + 6))
    measure, shown = _measure(*_SMALL), list(counts)
    while len(shown) > 2 and measure(_SEPARATOR.join(shown)) > _ROOM:
        del shown[-2]  # how many, and when: what stands between matters less
    if shown:
        line = clipped(_SEPARATOR.join(shown), measure, _ROOM)
        _line(card, line, _SMALL, (_MARGIN, top + 24), _QUIET)


def _fitted(title: str, sizes: Sequence[tuple[int, int]]) -> tuple[int, Setting]:
    """The largest size in which the title stands whole, and its lines; in the smallest it may be cut."""
    for size, most in sizes:
        setting = broken(title, _measure("title", size), _ROOM, most)
        if setting.whole:
            break
    return size, setting


def _line(card: Image.Image, text: str, font: tuple[str, int], at: tuple[int, int], colour: int) -> None:
    """`text` in one line whose box begins `at` a place from the left and the top; `font` is a face and its size."""
    from PIL import Image, ImageDraw

    (left, top), size = at, font[1]
    mask = Image.new("L", (WIDTH - left, round(size * 1.4)), 0)
    pen, place = ImageDraw.Draw(mask), 0.0
    for part, shift in kerned(text, size) if font[0] == "title" else [(text, 0.0)]:
        pen.text((place, size), part, 255, _face(*font), "ls")
        place += _face(*font).getlength(part) + shift
    kept = mask.getbbox()
    if kept:
        card.paste(mask.crop(kept).point(_shades(colour)), (left + kept[0], top + kept[1]))


def _measure(face: str, size: int) -> Callable[[str], float]:
    """Widths as sums of those of the letters, each asked for once; kerning makes a line shorter, hardly ever longer."""
    return lambda text: sum(_advance(face, size, letter) for letter in text)


@functools.cache
def _advance(face: str, size: int, letter: str) -> float:
    return _face(face, size).getlength(letter)


@functools.cache
def _face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A shipped face; the basic layout is the same on all machines."""
    from PIL import ImageFont

    data = resources.files("digest").joinpath("data", "fonts", f"{name}.ttf").read_bytes()
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


def _shade(colour: int, strength: int = 255) -> int:
    """The place in the palette of a colour laid on the paper, `strength` of 255; 0 is the paper."""
    level = round(strength * _LEVELS / 255)
    return colour * _LEVELS + level if level else 0


@functools.cache
def _shades(colour: int) -> list[int]:
    """The place of each strength of a colour."""
    return [_shade(colour, strength) for strength in range(256)]


def _palette(accented: _Colour) -> bytes:
    """The paper, then each colour from the palest to the full one."""
    mixed: list[_Colour] = [accent.LIGHT]
    for colour in (accent.INK, accent.QUIET, accented):
        mixed += [_mixed(colour, level / _LEVELS) for level in range(1, _LEVELS + 1)]
    return bytes(value for colour in mixed for value in colour)


def _mixed(colour: _Colour, part: float) -> _Colour:
    """`colour` laid thinly on the paper."""
    one, two, three = (round(paper + (ink - paper) * part) for paper, ink in zip(accent.LIGHT, colour, strict=True))
    return one, two, three


def _colour(name: str) -> _Colour:
    """The accent as it can be read on the paper; the theme's own where Pillow does not know what the style sheet may."""
    from PIL import ImageColor

    try:
        red, green, blue, *_ = ImageColor.getrgb(name or accent.OWN)
    except ValueError:
        red, green, blue, *_ = ImageColor.getrgb(accent.OWN)
    return accent.readable((red, green, blue))
