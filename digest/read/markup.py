"""HTML becomes a tree, within limits. The only importer of lxml."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from lxml import etree, html

from digest.read.text import codec

Tree: TypeAlias = Any
"""An `lxml.html.HtmlElement`; lxml comes without types."""

MOST_ELEMENTS = 15_000
"""Above what pages of news have, and about what can be searched for an article within the time that a seed has."""
MOST_TAGS = 100_000
"""Of a feed, each beginning and end counted: some five thousand entries."""
DEEPEST = 250
"""Elements inside one another: the parser gives up a few deeper, and drops the rest."""
MOST_TEXT = 2_000_000
"""Characters of text, white space and all: twenty times what is read of an article."""
_PROGRAMS = ("script", "style", "template")
_MOST_ATTRIBUTES = 2_000  # of one element: the parser's time grows with their square
_LONG_TAG = 20_000

# Pictures and fonts that a page was saved with in one file; nothing reads them.
_EMBEDDED = re.compile(r"(?<=[\"'(= ])data:[\w/+.;=-]{0,200},[^\"'\s()<>]{200,}")
_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{_LONG_TAG},}}")
_MARKS = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<", re.DOTALL)
_ATTRIBUTE = re.compile(r"\s[\w:.-]{1,100}=")
_DECLARED = re.compile(
    rb"<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})|<\?xml\s[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_HEAD = 4_096  # bytes in which a page declares its encoding; the standard asks for the first 1024


def declared(data: bytes) -> str:
    """The encoding that a page or feed says it is in, in its XML declaration or a `meta`; empty where it says none.

    One that says UTF-16 in plain letters is not in UTF-16, as the standard for HTML has it.
    """
    found = _DECLARED.search(data[:_HEAD])
    name = (found[1] or found[2]).decode("ascii", "replace") if found else ""
    return "" if name.lower().startswith(("utf-16", "utf-32", "ucs-2")) else name


def fits(data: bytes, encoding: str) -> bool:
    """Whether `data` is text in `encoding`, so far as can be told from the bytes."""
    name = codec(encoding)
    if not name:
        return False
    try:
        data.decode(name)
    except ValueError:
        return False
    return True


def tree(text: str) -> Tree | None:
    """The tree of a page; None where there is no element in it."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def slim(text: str) -> str:
    """A page without the pictures and fonts that stand in it as `data:` addresses."""
    return _EMBEDDED.sub("data:,", text)


def excess(text: str) -> str:
    """What is too much in a page before it becomes a tree, in words; empty where nothing is."""
    for tag in _TAG.finditer(text):
        if sum(1 for _ in _ATTRIBUTE.finditer(tag[0])) > _MOST_ATTRIBUTES:
            return f"an element with more than {_MOST_ATTRIBUTES:,} attributes"
    return ""


def excess_of_feed(text: str) -> str:
    """What is too much in a feed before it is parsed, in words; empty where nothing is. What stands in CDATA is one piece of text."""
    tags = 0
    for found in _MARKS.finditer(text):
        tags += not found[0].startswith("<!")
        if tags > MOST_TAGS:
            return f"more than {MOST_TAGS:,} tags"
    return excess(text)


def excess_of(page: Tree) -> str:
    """What is too much in a tree, in words; empty where nothing is."""
    depth = count = size = 0
    for event, node in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start":
            count += 1
            size += len(node.tail or "") + (len(node.text or "") if node.tag not in _PROGRAMS else 0)
        if count > MOST_ELEMENTS:
            return f"more than {MOST_ELEMENTS:,} elements"
        if depth > DEEPEST:
            return f"elements nested more than {DEEPEST} deep"
        if size > MOST_TEXT:
            return f"more than {MOST_TEXT:,} characters of text"
    return ""
