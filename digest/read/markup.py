"""HTML becomes a tree. The only importer of lxml."""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree, html

Tree: TypeAlias = Any
"""An `lxml.html.HtmlElement`; lxml comes without types."""


def tree(text: str) -> Tree | None:
    """The tree of a page; None where there is no element in it."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None
