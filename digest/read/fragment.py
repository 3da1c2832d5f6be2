"""A piece of HTML, as feeds and messages carry it, becomes paragraphs and headings: every word that a reader would see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest import words
from digest.model import Block, BlockKind
from digest.read import markup

Piece = tuple[BlockKind, str]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figure", "footer", "form", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
# Nothing in these is a sentence of the article: programs, forms, pictures, and what stands under those.
_UNREAD = frozenset({
    "applet", "audio", "button", "canvas", "figcaption", "head", "iframe", "input", "map", "math", "noscript", "object",
    "option", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title", "video",
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_TAG = re.compile(
    r"</(?:p|div|h[1-6]|li|ul|ol|a|em|strong|b|i|span|blockquote|article|section)>|<(?:br|p)\s*/?>", re.IGNORECASE
)
_PAGE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_HEAD = 4096  # characters in which the tag that opens a page is looked for
_BREAK = "\u2028"
_STOPS = tuple('.!?…。！？؟।"”»“’:')
_ENDS = " \t\n\r\u00a0]»→›>…"  # what may stand after the last link of a paragraph
_FEW = 12  # words of a link that invites to read on, with a title among them
_LINE = 400  # characters of it that are looked at
_INVISIBLE = re.compile("[\u00ad\u034f\u200b\u2060\ufeff]")


def is_markup(text: str) -> bool:
    """Whether `text` is HTML rather than words among which a `<` stands: it has two tags of HTML, or one and begins so."""
    tags = _TAG.finditer(text)
    return next(tags, None) is not None and (text.lstrip().startswith("<") or next(tags, None) is not None)


def is_page(text: str) -> bool:
    """Whether `text` is a whole document of HTML and not a piece of one."""
    return _PAGE.search(text[:_HEAD]) is not None


def plain(text: str) -> str:
    """The words of a line of HTML, such as a title."""
    return " ".join(piece for _, piece in pieces(text))


def pieces(text: str, address: str = "") -> tuple[Piece, ...]:
    """The paragraphs and headings of the HTML `text` in reading order, white space squashed.

    A link to the text's own `address` at the end of a paragraph only invites to read on, and is left out.
    """
    return of_tree(markup.tree(f"<div>{text}</div>"), address) if text.strip() else ()


def of_tree(tree: markup.Tree | None, address: str = "") -> tuple[Piece, ...]:
    """The same of a tree."""
    return () if tree is None else tuple(_gathered(tree, address))


def laid_out(found: Sequence[Piece]) -> tuple[str, tuple[Block, ...]]:
    """A text of the pieces, parted by blank lines, and where each stands in it."""
    blocks: list[Block] = []
    start = 0
    for kind, text in found:
        blocks.append(Block(kind, start, start + len(text), text))
        start += len(text) + 2
    return "\n\n".join(text for _, text in found), tuple(blocks)


def _gathered(tree: markup.Tree, address: str) -> Iterator[Piece]:
    kind: BlockKind = "paragraph"
    run: list[str] = []
    for step in _walk(tree, address):
        if step is None:
            yield from _lines(kind, "".join(run))
            run = []
        else:
            kind, text = step
            run.append(text)
    yield from _lines(kind, "".join(run))


def _walk(root: markup.Tree, address: str) -> Iterator[Piece | None]:
    """The words in reading order with the kind of their block, and None wherever a block begins or ends.

    Without recursion: hostile markup is nested as deep as the parser lets it.
    """
    stack: list[tuple[markup.Tree, BlockKind, bool]] = [(root, "paragraph", False)]
    while stack:
        node, kind, left = stack.pop()
        name = node.tag
        inner: BlockKind = "heading" if name in _HEADINGS else kind
        if not left:
            stack.append((node, kind, True))
            if not _is_read(node):
                continue
            if name in _BLOCKS:
                yield None
            if name == "a" and _is_tail(node):
                if address and node.get("href", "").strip() == address:
                    stack.pop()  # with the arrow that may stand behind it
                    continue
                yield inner, _BREAK  # "Read more" is no part of the sentence before it
            yield inner, _BREAK if name == "br" else (node.text or "")
            stack += [(child, inner, False) for child in reversed(node)]
            continue
        if name in _BLOCKS:
            yield None
        if node is not root:
            yield kind, node.tail or ""


def _is_read(node: markup.Tree) -> bool:
    if not isinstance(node.tag, str) or node.tag in _UNREAD or "hidden" in node.attrib:
        return False
    if _HIDDEN.search(node.get("style", "")):
        return False
    return node.tag != "table" or is_layout(node)


def _is_tail(link: markup.Tree) -> bool:
    """Whether a link of few words ends its paragraph."""
    if not 0 < len(words.words(link.text_content()[:_LINE])) <= _FEW:
        return False
    node = link
    while node is not None and node.tag not in _BLOCKS:
        if (node.tail or "").strip(_ENDS):
            return False
        for follower in node.itersiblings():
            if follower.tag in _BLOCKS:
                return True
            if (follower.tail or "").strip(_ENDS) or follower.text_content().strip(_ENDS):
                return False
        node = node.getparent()
    return True


def is_layout(table: markup.Tree) -> bool:
    """Whether a table only places paragraphs on the page: one with column heads holds figures."""
    return all(table.find(path) is None for path in ("tr/th", "thead/tr/th", "tbody/tr/th"))


def _lines(kind: BlockKind, run: str) -> Iterator[Piece]:
    """A run of words as pieces: two line breaks part them, and one after the end of a sentence does."""
    piece: list[str] = []
    for line in run.split(_BREAK):
        text = words.squash(_INVISIBLE.sub("", line))
        if piece and (not text or piece[-1].endswith(_STOPS)):
            yield from _worded(kind, " ".join(piece))
            piece = []
        piece += [text] if text else []
    yield from _worded(kind, " ".join(piece))


def _worded(kind: BlockKind, piece: str) -> Iterator[Piece]:
    if any(map(str.isalnum, piece)):
        yield kind, piece
