"""The innermost blocks of a page: its paragraphs, headings and items, with what the markup tells of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest import words
from digest.read.markup import Tree

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_APART = frozenset({"article", "main"})
_STOPS = tuple('.!?…。！？｡؟۔।"”»“’)')
_SEPARATORS = re.compile(r"[\W_]+")
# Fewest characters of prose; a paragraph of news has some 200, a caption or label fewer than this.
PROSE = 80


@dataclass(frozen=True, slots=True)
class Leaf:
    """An element that holds text and no other block."""

    node: Tree
    text: str
    """White space squashed."""
    key: str
    linked: float
    """The share of the text that is links, from 0 to 1."""

    @property
    def is_prose(self) -> bool:
        """Whether this is a paragraph that tells something: long, with an end, and not mostly links."""
        return self.node.tag == "p" and is_sentence(self.text) and len(self.text) >= PROSE and self.linked < 0.5

    @property
    def form(self) -> tuple[str | None, ...]:
        """What paragraphs of one article have in common: their tags' names and classes, and the box round them."""
        box = self.node.getparent()
        return (self.node.tag, self.node.get("class"), box.tag, box.get("class"))


def key(text: str) -> str:
    """`text` for comparison: its letters and figures alone, in one case."""
    return _SEPARATORS.sub("", text).casefold()


def is_sentence(text: str) -> bool:
    """Whether `text` ends as sentences do."""
    return text.endswith(_STOPS)


def leaves(page: Tree) -> tuple[Leaf, ...]:
    """Every innermost block of the page that holds words, in reading order."""
    boxes = set()
    nodes = list(page.iter(*_BLOCKS))
    for node in nodes:
        parent = node.getparent()
        while parent is not None and parent not in boxes:
            boxes.add(parent)
            parent = parent.getparent()
    found = (_leaf(node) for node in nodes if node not in boxes)
    return tuple(leaf for leaf in found if leaf.key)


def _leaf(node: Tree) -> Leaf:
    text = words.squash("".join(node.itertext()))
    if not text or any(link.get("href") for link in node.iterancestors("a")):
        return Leaf(node, text, key(text), 1.0)
    links = sum(len(words.squash("".join(link.itertext()))) for link in node.iter("a") if link.get("href"))
    return Leaf(node, text, key(text), links / len(text))


def home(node: Tree) -> Tree | None:
    """The article or main part that `node` stands in; None where the page marks none."""
    return next(node.iterancestors(*_APART), None)


def outermost(node: Tree, own: str) -> Tree:
    """The widest element round `node` that holds no other words than its `own`, given by their key."""
    parent = node.getparent()
    while parent is not None and parent.tag != "body" and key("".join(parent.itertext())) == own:
        node, parent = parent, parent.getparent()
    return node
