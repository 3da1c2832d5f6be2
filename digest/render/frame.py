"""What stands around every page: the head, the masthead, the navigation, the foot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from digest.model import Options
from digest.render import address, happenings, spoken
from digest.render.address import Here
from digest.render.catalog import Catalog

_DESCRIPTION = 160  # characters; search engines cut a description there
_TAB = 70  # characters of a title; more are cut in tabs and lists of results


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed to announce."""

    title: str
    atom: str
    json: str


@dataclass(frozen=True, slots=True)
class CardText:
    """What stands on the card of a page that is shared."""

    title: str
    kicker: str = ""
    """Above the title: what kind of page it is, or who published the text."""
    lede: str = ""
    """Below the title."""
    counts: tuple[str, ...] = ()
    """At the foot: how much there is, and from when."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says about itself to machines."""

    title: str
    description: str
    canonical: str | None = None
    kind: str = "website"
    """The Open Graph type."""
    structured: Mapping[str, object] = field(default_factory=dict)
    """JSON-LD after schema.org; empty for none."""
    annotations: Mapping[str, object] = field(default_factory=dict)
    """The quotations on it as Web Annotations; empty for none."""
    feeds: tuple[FeedView, ...] = ()
    previous: str | None = None
    """The link to the page before it, of a list of several pages or of a row of days."""
    following: str | None = None
    card: CardText | None = None
    """What its card says; None for title and description."""
    published: str | None = None
    """The day an article was published, ISO 8601, where it is known to the day."""
    author: str | None = None
    """Who wrote it, where that is known."""
    indexed: bool = True
    """Whether search engines are asked to list it."""


@dataclass(frozen=True, slots=True)
class NavigationView:
    """An entry of the site's navigation."""

    text: str
    href: str
    current: bool
    language: str | None = None
    """That of the words where it is not the interface's."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The links around a page."""

    home: str
    at_home: bool
    style: str
    icon: str
    touch_icon: str | None
    """The icon for a home screen; None where no pictures are wanted."""
    atom: str
    json: str
    opml: str | None
    """The list of all feeds, where the site's address is known."""
    method: str
    navigation: tuple[NavigationView, ...]
    language: str
    """The language of the interface."""


@dataclass(frozen=True, slots=True)
class SiteView:
    """The site's own words."""

    title: str
    description: str
    author: str
    language: str | None
    """The language of the editor's words where it is not the interface's."""
    locale: str | None
    """Language and region as Open Graph writes them, `uk_UA`; None for a language that CLDR does not know."""
    papers: tuple[str, ...] = ()
    """The colours of the paper, light and dark, where the style sheet gives both."""


def frame(catalog: Catalog, here: Here) -> Frame:
    """The links around the page at `here`; the same on all pages as deep in one folder, where nothing it leads to is deeper."""
    room, _, below = here.folder.partition("/")
    if here.base is not None or any("/" in text.id for text in catalog.digest.texts):
        return _frame(catalog, here)
    return catalog.laying.shared(("frame", room, below.count("/"), bool(room)), lambda: _frame(catalog, here))


def _frame(catalog: Catalog, here: Here) -> Frame:
    own = [(text.title, f"{text.id}/") for text in catalog.digest.texts if f"{text.id}/" != address.METHOD]
    labels = catalog.strings.labels
    known = [
        (labels["home"], address.HOME),
        *([(labels["timeline"], address.TIMELINE)] if happenings.exist(catalog) else []),
        (labels["archive"], address.DAYS),
        (labels["all_tags"], address.TAGS),
        (labels["all_outlets"], address.OUTLETS),
        *([(labels["search"], address.SEARCH)] if catalog.options.search else []),
        (labels["method"], address.METHOD),
    ]
    navigation = tuple(
        NavigationView(text, here.to(target), here.base is None and here.folder == target, language)
        for entries, language in (
            (known, None),
            (own, spoken.foreign(catalog.strings.language, catalog.options.language)),
        )
        for text, target in entries
    )
    return Frame(
        home=here.to(address.HOME),
        at_home=here.base is None and here.folder == address.HOME,
        style=here.to(address.STYLE),
        icon=here.to(address.ICON),
        touch_icon=here.to(address.TOUCH_ICON) if catalog.options.cards else None,
        atom=here.to(address.ATOM),
        json=here.to(address.JSON),
        opml=here.to(address.OPML) if catalog.options.url else None,
        method=here.to(address.METHOD),
        navigation=navigation,
        language=catalog.strings.language,
    )


def site_feed(options: Options, here: Here) -> FeedView:
    """The feed of the whole site."""
    return FeedView(options.title, here.to(address.ATOM), here.to(address.JSON))


def own_feed(catalog: Catalog, here: Here, title: str, folder: str = "") -> FeedView:
    """The feed of the topic, tag or outlet called `title` whose page this is; of a page that is not its first, `folder` is that one's."""
    name, home = channel_title(catalog, title), folder or here.folder
    return FeedView(name, here.to(home + address.ATOM), here.to(home + address.JSON))


def channel_title(catalog: Catalog, title: str) -> str:
    """The title of the feed of the topic, tag or outlet called `title`."""
    return catalog.strings.phrase("feed_topic", topic=title, site=catalog.options.title)


def clipped(text: str, length: int = _DESCRIPTION) -> str:
    """`text` on one line, cut at a word boundary to `length` characters."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def tabs(heads: Sequence[Head], site: str) -> tuple[str, ...]:
    """The titles of pages as tabs show them: with the site's where there is room, numbered where two are alike."""
    found = [_tab(head.title, site) for head in heads]
    number, seen = Counter(found), Counter[str]()
    for place, title in enumerate(found):
        seen[title] += 1
        if number[title] > 1 and seen[title] > 1 and heads[place].indexed:
            mark = f" ({seen[title]})"
            found[place] = clipped(title, _TAB - len(mark)) + mark
    return tuple(found)


def _tab(title: str, site: str) -> str:
    whole = title if title == site else f"{title} | {site}"
    if len(escape(whole)) <= _TAB:
        return whole
    return clipped(
        title, _TAB - len(escape(title[:_TAB])) + len(title[:_TAB])
    )  # checkers count `&#x27;` as it is written


def canonical(options: Options, target: str) -> str | None:
    """The absolute address of the page at `target`, when the site's address is known."""
    return address.absolute(options.url, target) if options.url else None
