"""What Digest adds to the filters of Jinja, and how text is kept from being markup."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import urljoin

import markupsafe

from digest.render import escaping
from digest.render.levels import levelled
from digest.render.printable import printable
from digest.render.strings import Mixed

_REMEMBERED = 2**14
"""Texts whose escaped form is kept: most stand on several pages."""
_NOTATIONS: Mapping[str, Callable[[str], str]] = MappingProxyType({".md": escaping.markdown, ".txt": escaping.line})
"""How text is kept from being markup, by the ending of a template's name; in all others it is escaped as HTML and XML are."""


def notation(name: str) -> str:
    """In which notation the template `name` writes: the ending of its name, empty for HTML and XML."""
    ending = f".{name.rpartition('.')[2]}"
    return ending if ending in _NOTATIONS else ""


@functools.cache
def finalize(notation: str) -> Callable[[object], object]:
    """What becomes of a value that a template shows where it asks that nothing is escaped."""
    escape = _NOTATIONS.get(notation)

    def final(value: object) -> object:
        if isinstance(value, markupsafe.Markup) or not isinstance(value, str | Mixed):
            return value
        text = str(value)
        return printable(text) if escape is None else markupsafe.Markup(escape(text))  # noqa: S704 - escaped here

    return final


@functools.cache
def shown(notation: str) -> Callable[[object], str]:
    """What writes a value of a template in a `notation`, so that none of it is taken for markup unless it is `Markup`."""
    escape = _NOTATIONS.get(notation)

    @functools.lru_cache(maxsize=_REMEMBERED)
    def written(text: str) -> markupsafe.Markup:
        return markupsafe.escape(printable(text)) if escape is None else markupsafe.Markup(escape(text))  # noqa: S704 - escaped here

    def show(value: object) -> str:
        if type(value) is str:
            return written(value)
        if isinstance(value, markupsafe.Markup):
            return value
        return written(str(value)) if isinstance(value, str | Mixed) else markupsafe.escape(value)

    return show


def markdown(text: str) -> markupsafe.Markup:
    """The editor's own Markdown as HTML, its headings below the page's own."""
    from digest.markdown import to_html

    return markupsafe.Markup(levelled(printable(to_html(text))))  # noqa: S704 - to_html escapes all HTML in the text


def as_it_is(text: str) -> markupsafe.Markup:
    """The editor's own Markdown inside a file that is Markdown or plain text."""
    return markupsafe.Markup(printable(text).strip())  # noqa: S704 - the editor's, no source's


def target(page: str | None, href: str) -> markupsafe.Markup:
    """`href` for the round brackets of a Markdown link: whole where the page's own address is known."""
    whole = urljoin(page, href) if page else f"./{href}" if href.startswith("#") else href
    return markupsafe.Markup(escaping.markdown_address(whole))  # noqa: S704 - escaped above


def script_json(value: object) -> markupsafe.Markup:
    """`value` as JSON that may stand in a script element: it cannot end it, nor begin a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return markupsafe.Markup(printable(text))  # noqa: S704 - escaped above


@functools.lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> str:
    """`text` on one line and without marks that turn the direction of writing, for titles and attributes."""
    return " ".join(escaping.line(text).split())
