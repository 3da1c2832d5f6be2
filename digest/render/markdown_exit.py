"""Topic and article pages as Markdown, beside the pages: for notes, for other programs, for reading in a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from digest.model import Output
from digest.render import address
from digest.render.catalog import Catalog
from digest.render.frame import SiteView, frame
from digest.render.pages import Page
from digest.render.theme import Theme

_TEMPLATES: Mapping[str, str] = {"topic.html": "topic.md", "article.html": "article.md"}
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n|\n[ \t]*\n")


def outputs(catalog: Catalog, pages: Iterable[Page], site: SiteView, theme: Theme) -> Iterator[Output]:
    """The Markdown of each of `pages` that has one."""
    for page in pages:
        if page.template in _TEMPLATES:
            around = {"site": site, "head": page.head, "frame": frame(catalog, page.here)}
            made = theme.render(_TEMPLATES[page.template], {**around, "page": page.whole or page.view}).decode()
            yield Output(page.target + address.MARKDOWN, tidied(made).encode(), page.origin)


def tidied(text: str) -> str:
    """`text` with one empty line where templates left several, and none at its ends."""
    return _BLANK.sub("\n\n", text).strip() + "\n"
