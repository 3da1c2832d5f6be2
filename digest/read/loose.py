"""Words that stand in no paragraph of a page become one, so that they are found beside those that do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from digest import words
from digest.read import leaves
from digest.read.markup import Tree

_BOXES = ("article", "body", "div", "main", "section", "td")
# What stands inside a line and does not end it.
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINKED = 0.5  # the share of links in what only points elsewhere


def gather(page: Tree) -> None:
    """Put what stands loose beside the paragraphs of a box into a paragraph of its own, where it is prose.

    Browsers show both alike; a parser leaves the beginning of a paragraph so where the page opened a box inside it.
    """
    for box in list(page.iter(*_BOXES)):
        if any(child.tag == "p" for child in box):
            for before, run in list(_runs(box)):
                if _is_prose(_text(before, box), run):
                    _wrap(box, before, run)


def _runs(box: Tree) -> Iterator[tuple[Tree | None, list[Tree]]]:
    """The stretches between the blocks in `box`: the block before each, None at the top, and its elements."""
    before: Tree | None = None
    run: list[Tree] = []
    for child in box:
        if child.tag in _INLINE:
            run.append(child)
            continue
        yield before, run
        before, run = child, []
    yield before, run


def _text(before: Tree | None, box: Tree) -> str:
    return (box.text if before is None else before.tail) or ""


def _is_prose(first: str, run: Iterable[Tree]) -> bool:
    """Whether a stretch is long, ends as a sentence does, holds no block and is not mostly links."""
    inside = [first]
    linked = 0
    for node in run:
        if any(inner.tag not in _INLINE for inner in node.iter()):
            return False
        links = [node] if node.tag == "a" else list(node.iter("a"))
        linked += sum(len("".join(link.itertext())) for link in links)
        inside += ["".join(node.itertext()), node.tail or ""]
    told = words.squash("".join(inside))
    return len(told) >= leaves.PROSE and leaves.is_sentence(told) and linked < _LINKED * len(told)


def _wrap(box: Tree, before: Tree | None, run: Iterable[Tree]) -> None:
    paragraph = box.makeelement("p")
    # A reference such as `&#1;` makes what the parser lets through and the tree does not take again.
    paragraph.text = _UNFIT.sub("", _text(before, box))
    if before is None:
        box.text = None
        box.insert(0, paragraph)
    else:
        before.tail = None
        box.insert(box.index(before) + 1, paragraph)
    for node in run:
        paragraph.append(node)  # with the words behind it
