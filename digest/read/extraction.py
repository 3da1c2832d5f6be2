"""The article on a page becomes paragraphs and headings. The only importer of trafilatura.

Trafilatura finds the article; what it keeps wrongly is taken away by `digest.read.furniture`, and paragraphs that it missed
because an article stands in several boxes are put back in their place.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import Iterator, Sequence

from digest import words
from digest.model import BlockKind
from digest.read import furniture, leaves, loose
from digest.read.fragment import Piece
from digest.read.leaves import Leaf
from digest.read.markup import Tree

_UNREAD = ("script", "style", "template", "svg")
# Where so much of a page's text is taken for the article, the quick way has given up and taken it all.
_ALL = 0.85
# Elements of trafilatura's own tree whose words stand apart from what is round them; the rest is inside a line.
_BLOCKS = frozenset({"body", "code", "div", "head", "item", "list", "p", "quote", "row", "table"})
_LINES = frozenset({"p", "item", "head", "cell", "hi", "ref"})
_SHORT = 12  # letters of the shortest sentence
_TOLD = 80  # fewest letters of a sentence that is a lede, though it is marked up as a heading; chosen by hand
_LONG = 100  # letters of what is prose without an end too: Thai marks none
_BREAK = "\u2028"
_PARTS = {"lb": _BREAK, "cell": ", "}
_STOPS = tuple(".!?…。！？:;")


def pieces(page: Tree) -> tuple[Piece, ...]:
    """The paragraphs and headings of the article on `page`, white space squashed; none where there is no article."""
    plain = copy.deepcopy(page)
    for node in list(plain.iter(*_UNREAD)):
        node.drop_tree()
    loose.gather(plain)
    known = leaves.leaves(plain)
    found = _extracted(plain)
    kept = furniture.without(plain, _filled(found, known), known)
    return kept if any(_is_prose(piece) for piece in kept) and not _is_menu(kept, plain) else ()


def _is_prose(piece: Piece) -> bool:
    """Whether a piece tells something: the lines of menus, labels and lists of links do not end."""
    kind, text = piece
    size = len(leaves.key(text))
    return kind == "paragraph" and (size >= _LONG or (leaves.is_sentence(text) and size >= _SHORT))


def _is_menu(found: Sequence[Piece], page: Tree) -> bool:
    """Whether most of what was found must be links, as the page has too few other words."""
    links = (link for link in page.iter("a") if link.get("href") and next(link.iterancestors("a"), None) is None)
    linked = sum(len(leaves.key("".join(link.itertext()))) for link in links)
    unlinked = len(leaves.key("".join(page.itertext()))) - linked
    return unlinked < sum(len(leaves.key(text)) for _, text in found) / 2


def _extracted(page: Tree) -> tuple[Piece, ...]:
    """What trafilatura takes for the article: in its quick way, and with all it has where that took the whole page."""
    quick = tuple(_flattened(page, fast=True))
    total = len(leaves.key("".join(page.itertext())))
    if sum(len(leaves.key(text)) for _, text in quick) < _ALL * total:
        return quick
    return tuple(_flattened(page, fast=False)) or quick


def _flattened(page: Tree, *, fast: bool) -> Iterator[Piece]:
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of each page without an article
    document = bare_extraction(page, include_comments=False, fast=fast)
    if document is None or isinstance(document, dict):  # a dictionary is returned only where one is asked for
        return
    for kind, lines in _runs(document.body):
        for line in _joined(lines.split(_BREAK)):
            if any(map(str.isalnum, line)):
                yield ("paragraph" if _is_lede(line) else kind), line


def _is_lede(line: str) -> bool:
    return leaves.is_sentence(line) and len(leaves.key(line)) >= _TOLD


def _runs(body: Tree) -> Iterator[Piece]:
    """The words between the beginnings and ends of blocks, with the kind of the block they stand in."""
    kind: BlockKind = "paragraph"
    run: list[str] = []
    for inner, text in _walk(body):
        if text is None:
            yield kind, "".join(run)
            run = []
        else:
            kind = inner
            run.append(text)
    yield kind, "".join(run)


def _walk(root: Tree) -> Iterator[tuple[BlockKind, str | None]]:
    """Every stretch of words in reading order, and None where a block begins or ends; without recursion."""
    stack: list[tuple[Tree, BlockKind, bool]] = [(root, "paragraph", False)]
    while stack:
        node, kind, left = stack.pop()
        inner: BlockKind = "heading" if node.tag == "head" else kind
        part = None if _is_block(node) else _PARTS.get(node.tag, "")
        if left:
            yield kind, part
            yield kind, node.tail or ""
            continue
        if part is None:
            yield kind, None
        yield inner, node.text or ""
        stack.append((node, kind, True))
        stack += [(child, inner, False) for child in reversed(node)]


def _is_block(node: Tree) -> bool:
    """Whether an element's words stand apart; those of a program's name in a sentence do not."""
    parent = node.getparent()
    return node.tag in _BLOCKS and not (node.tag == "code" and parent is not None and parent.tag in _LINES)


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Lines parted by breaks; a sentence that goes on in the next line is put together."""
    whole = ""
    for line in (words.squash(line).strip(", ") for line in lines):
        if whole and not (line[:1].islower() and not whole.endswith(_STOPS)):
            yield whole
            whole = ""
        whole = f"{whole} {line}".strip()
    yield whole


def _filled(found: Sequence[Piece], known: Sequence[Leaf]) -> tuple[Piece, ...]:
    """`found` with the paragraphs of the same article in boxes that were passed over, each where the page has it.

    Of the same article is what has the same tags and classes as prose that was found, in a box with a class of its own,
    and stands in the same article or main part of the page.
    """
    places = {leaves.key(text): place for place, (_, text) in enumerate(found)}
    own = {(leaf.form, leaves.home(leaf.node)) for leaf in known if leaf.key in places and leaf.is_prose}
    whole = "".join(places)
    late: dict[int, list[Piece]] = {}
    place = -1
    for leaf in known:
        place = places.get(leaf.key, place)
        apart = leaf.is_prose and leaf.key not in whole and place >= 0 and leaf.form[-1] is not None
        if apart and (leaf.form, leaves.home(leaf.node)) in own:
            late.setdefault(place, []).append(("paragraph", leaf.text))
    return tuple(piece for at, first in enumerate(found) for piece in (first, *late.get(at, ())))
