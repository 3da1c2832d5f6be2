"""Topic and article pages as Markdown, beside the pages: for notes, for other programs, for reading in a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from digest.model import Output
from digest.render import address
from digest.render.catalog import Catalog
from digest.render.frame import SiteView, frame
from digest.render.page import Page
from digest.render.press import Press

_TEMPLATES: Mapping[str, str] = {"topic.html": "topic.md", "article.html": "article.md"}
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n|\n[ \t]*\n")


def outputs(
    catalog: Catalog, pages: Iterable[Page], site: SiteView, press: Press, marks: Mapping[str, str]
) -> Iterator[Output]:
    """The Markdown of each of `pages` that has one; `marks` stand for what they show, by their addresses."""
    for page in pages:
        if page.template in _TEMPLATES:
            around = {"site": site, "head": page.head, "frame": frame(catalog, page.here)}
            values, path = {**around, "page": page.whole or page.view}, page.target + address.MARKDOWN
            made = press.render(path, _TEMPLATES[page.template], values, marks[page.target], _tidied)
            yield Output(path, made, page.origin)


def _tidied(made: bytes) -> bytes:
    return tidied(made.decode()).encode()


def tidied(text: str) -> str:
    """`text` with one empty line where templates left several, and none at its ends."""
    return _BLANK.sub("\n\n", text).strip() + "\n"
