"""What stands in an article's place on its page and is not the article, told from the markup in any language.

Links to other pages, sign-up forms, the headline, the standfirst, and what stands outside the text that the page itself marks
as the article's (microdata of schema.org). The text is taken away piece by piece, by its words: the page is not changed.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from digest import words
from digest.read import leaves
from digest.read.fragment import Piece
from digest.read.leaves import Leaf
from digest.read.markup import Tree
from digest.read.metadata import elements

# Tuned on the pages with even numbers of a public set of 181 (see `tests/quality`).
_LINKED = 0.8  # the share of links in a line that only points elsewhere
_LABELLED = 0.6  # the same where a label stands before: `Related: …`
_LABEL = 30  # characters in which the colon of a label stands
_LONGEST = 300  # characters of a line that could point elsewhere
_LIST = 0.85  # the share of links in a list of them
_FORM = 600  # characters of the longest invitation to sign up
_FIELDS = 20  # fields that are looked at; a page of news has one to three
_SHARE = 0.2  # of the page that such an invitation could be
_MARKED = (
    0.6  # the share of the text found that must stand where the page marks its article, for the mark to be believed
)
_HEADLINE = 0.85  # the likeness of two headlines that are one
_TITLED = 0.7  # the share of an h1's words that the page's title has where it is the headline
_TOP = 3  # lines at the top that may be the standfirst
_NEAR = 8  # lines below it that are looked at


def without(page: Tree, found: Sequence[Piece], known: Sequence[Leaf]) -> tuple[Piece, ...]:
    """`found` without what the markup gives away; `known` are the leaves of the page."""
    strange = {*_pointers(known), *_lists(page), *_forms(page, known), *_comments(found, known)}
    kept = [piece for piece in found if leaves.key(piece[1]) not in strange]
    kept = _marked(page, kept, known)
    kept = _below_headline(page, kept)
    kept = _below_standfirst(page, kept, known)
    while kept and kept[-1][0] == "heading":
        kept.pop()
    return tuple(kept)


def _pointers(known: Sequence[Leaf]) -> Iterator[str]:
    """Lines that are one link, or a label and a link; a linked sentence may be the article's own."""
    for leaf in known:
        if leaf.node.tag == "li" or not 0 < len(leaf.text) <= _LONGEST:
            continue
        labelled = ":" in leaf.text[:_LABEL] and leaf.linked >= _LABELLED
        if (leaf.linked >= _LINKED or labelled) and len(words.words(leaf.text)) >= 3:
            yield leaf.key


def _lists(page: Tree) -> Iterator[str]:
    """The items of lists of links."""
    for box in page.iter("ul", "ol"):
        items = [words.squash("".join(item.itertext())) for item in box.iter("li")]
        links = (link for item in box.iter("li") for link in item.iter("a") if link.get("href"))
        linked = sum(len(words.squash("".join(link.itertext()))) for link in links)
        if items and linked >= _LIST * sum(map(len, items)):
            yield from map(leaves.key, items)


def _forms(page: Tree, known: Sequence[Leaf]) -> Iterator[str]:
    """What stands round a field for an address of e-mail."""
    fields = itertools.islice(filter(_asks_address, page.iter("input")), _FIELDS)
    most = min(_FORM, _SHARE * sum(map(len, page.itertext())))
    boxes = {box for field in fields if (box := _form(field, most)) is not None}
    for leaf in known if boxes else ():
        if any(node in boxes for node in (leaf.node, *leaf.node.iterancestors())):
            yield leaf.key


def _asks_address(field: Tree) -> bool:
    told = " ".join(field.get(name, "") for name in ("type", "name", "id", "placeholder"))
    return field.get("type", "") != "hidden" and "mail" in told.lower()


def _form(field: Tree, most: float) -> Tree | None:
    """The widest box round a field whose text has at most so many characters: it holds nothing but the invitation."""
    found = None
    for box in field.iterancestors():
        size = 0
        for text in box.itertext():
            size += len(text)
            if size > most:
                return found
        if box.tag == "body":
            return found
        found = box
    return found


def _comments(found: Sequence[Piece], known: Sequence[Leaf]) -> Iterator[str]:
    """What stands in a box of comments, by its class or id; none in a box that the article begins in."""
    kept = {leaves.key(text) for _, text in found}
    prose = next((leaf.node for leaf in known if len(leaf.text) >= leaves.PROSE and leaf.key in kept), None)
    own = set() if prose is None else {prose, *prose.iterancestors()}
    boxes: dict[Tree, bool] = {}
    told = {leaf.key for leaf in known if not _is_comment(leaf.node, own, boxes)}
    yield from (leaf.key for leaf in known if leaf.key not in told)


def _is_comment(node: Tree, own: set[Tree], boxes: dict[Tree, bool]) -> bool:
    """Whether an element stands in a box of comments; `boxes` remembers what was found of those round it."""
    path = []
    found = False
    while node is not None and node not in own:
        if node in boxes:
            found = boxes[node]
            break
        path.append(node)
        node = node.getparent()
    for one in reversed(path):
        found = boxes[one] = found or elements.is_of(one, "comments")
    return found


def _marked(page: Tree, found: list[Piece], known: Sequence[Leaf]) -> list[Piece]:
    """`found` without what stands outside the text that the page marks as the article's."""
    bodies = set(page.xpath('//*[contains(concat(" ", @itemprop, " "), " articleBody ")]'))
    if not bodies:
        return found
    inside = {leaf.key for leaf in known if any(node in bodies for node in (leaf.node, *leaf.node.iterancestors()))}
    outside = {leaf.key for leaf in known} - inside
    size = sum(len(text) for _, text in found)
    covered = sum(len(text) for _, text in found if leaves.key(text) in inside)
    if covered < _MARKED * size:
        return found
    return [piece for piece in found if leaves.key(piece[1]) not in outside]


def _below_headline(page: Tree, found: Sequence[Piece]) -> list[Piece]:
    """`found` without the headline, wherever it is told again."""
    stated = [_words(text) for text in page.xpath("//head//title/text() | //head/meta[@property='og:title']/@content")]
    headings = [_words("".join(node.itertext())) for node in page.iter("h1")]
    titles = stated + [own for own in headings if any(_shared(own, title) >= _TITLED for title in stated)]
    return [piece for piece in found if not any(_is_headline(_words(piece[1]), title) for title in titles)]


def _is_headline(line: Sequence[str], title: Sequence[str]) -> bool:
    """Whether a line is the title: with or without the name of the site behind it, or a word or two changed."""
    if len(line) < 3 or not title:
        return False
    begins = len(line) >= 4 and list(title[: len(line)]) == list(line)
    return begins or min(_shared(line, title), _shared(title, line)) >= _HEADLINE


def _shared(line: Sequence[str], other: Sequence[str]) -> float:
    """The share of the words of `line` that `other` has."""
    return len(set(line) & set(other)) / len(set(line)) if line else 0.0


def _words(text: str) -> list[str]:
    return [word.casefold() for word in words.words(text)]


def _below_standfirst(page: Tree, found: list[Piece], known: Sequence[Leaf]) -> list[Piece]:
    """`found` without lines at the top that the head gives as the description, unless they stand among the paragraphs."""
    names = ("og:description", "twitter:description", "description")
    told = {leaves.key(meta.get("content", "")) for meta in page.iter("meta") if _name(meta) in names} - {""}
    for _ in range(_TOP):
        if len(found) < 2 or not _is_told(leaves.key(found[0][1]), told) or _is_among(found, known):
            break
        found = found[1:]
    return found


def _name(meta: Tree) -> str:
    return str(meta.get("property") or meta.get("name") or "").lower()


def _is_told(line: str, told: set[str]) -> bool:
    return any(line == text or (len(text) >= 40 and line.startswith(text[:-1])) for text in told)


def _is_among(found: Sequence[Piece], known: Sequence[Leaf]) -> bool:
    """Whether the first line stands in one box with paragraphs below it; one that is nowhere to be seen does."""
    first = leaves.key(found[0][1])
    below = {leaves.key(text) for _, text in found[1:_NEAR]}
    own = [leaves.outermost(leaf.node, leaf.key).getparent() for leaf in known if leaf.key == first]
    others = [leaf for leaf in known if leaf.key in below and len(leaf.text) >= 2 * _LABEL]
    boxes = {leaves.outermost(leaf.node, leaf.key).getparent() for leaf in others}
    return not own or any(box in boxes for box in own)
