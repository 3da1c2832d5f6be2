"""What a page looks like where it is shared: its card, and the icon of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.model import Options
from digest.render import address, cards
from digest.render.cards import Picture
from digest.render.frame import CardText
from digest.render.page import Page
from digest.render.typesetting import drawable

_SHIPPED = "digest/"


@dataclass(frozen=True, slots=True)
class CardView:
    """The card of a page, for those who show it."""

    url: str
    """Absolute, as Open Graph demands."""
    alt: str
    """What stands on it."""
    width: int
    height: int


def has_cards(options: Options) -> bool:
    """Whether pages have cards: those who show them ask for an absolute address."""
    return options.cards and bool(options.url)


def icon(options: Options, theme: Mapping[str, bytes]) -> Iterator[Picture]:
    """The icon for a home screen, the site's first letter, unless the theme brings one or no pictures are wanted."""
    if options.cards and address.TOUCH_ICON not in theme:
        letter = next((letter for letter in drawable(options.title) if letter.isalnum()), "")
        yield Picture(address.TOUCH_ICON, "icon", letter.upper()[:1], options.accent)


def pictures(options: Options, theme: Mapping[str, bytes], pages: Iterable[Page]) -> dict[str, Picture]:
    """The card of each page that search engines may list, by the page's address; none where cards are not wanted.

    A page whose title the shipped faces cannot draw has the site's; pages whose cards say the same have one.
    """
    if not has_cards(options):
        return {}
    mark = theme.get(address.ICON) == theme.get(_SHIPPED + address.ICON)
    nameplate = drawable(options.title)
    front = Picture(address.card(address.HOME), "card", nameplate, options.accent, mark)
    found: dict[str, Picture] = {}
    first: dict[Picture, Picture] = {}
    for page in pages:
        if page.head.indexed:
            own = _picture(front, page, nameplate)
            found[page.target] = first.setdefault(replace(own, path=""), own)
    standing = found.get(address.HOME, front)
    return {target: one if one.title else standing for target, one in found.items()}


def views(options: Options, pictures: Mapping[str, Picture]) -> dict[str, CardView]:
    """What the head of each page says of its card."""
    return {target: _view(options, picture) for target, picture in pictures.items()}


def _view(options: Options, picture: Picture) -> CardView:
    said = [picture.title, picture.kicker or picture.lede, *picture.counts]
    alt = " · ".join(part for part in said if part) or options.title
    return CardView(address.absolute(options.url, picture.path), alt, cards.WIDTH, cards.HEIGHT)


def _picture(front: Picture, page: Page, nameplate: str) -> Picture:
    text = page.head.card or CardText(page.head.title, lede=page.head.description)
    return replace(
        front,
        path=address.card(page.target),
        kicker=drawable(text.kicker),
        title=drawable(text.title),
        lede=drawable(text.lede) if text.lede != nameplate else "",
        counts=_drawable(text.counts),
    )


def _drawable(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(drawable, texts)))
