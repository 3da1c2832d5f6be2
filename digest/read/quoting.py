"""What a message quotes or passes on, and how it is signed: told by form, which is much the same in every language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest import words
from digest.read import fragment, markup

_OWN = 25
"""With fewer words of its own a message only passes on what follows; chosen by hand."""
_FOOT = 120
"""The most words of a newsletter's foot: why one gets it, an address on paper, a notice; chosen by hand."""
_PARAGRAPHS = ("p", "td", "li", "div", "address")
# How links by which readers leave a list are written, in their address, which programs make in any language, or their words.
_LEAVING = re.compile(
    r"unsub|opt-?out|list-?manage|d[eé]sabon|d[eé]sinscri|abmeld|abbestell|cancelar (?:la )?suscrip|darse de baja|wypisz"
    r"|відписа|отписа",
    re.IGNORECASE,
)
_LINK = 200
"""Characters of a link's words that are looked at."""
_SIGNATURE = re.compile(r"^-- ?\n(?:[^\n]*\n){1,12}\Z", re.MULTILINE)
_RULE = re.compile(r"^[-_*=]{3,}+[ \t]*+[^-\n]{3,60}[-_*=]{3,}+[ \t]*$|^_{10,}[ \t]*$", re.MULTILINE)
_FIELD = re.compile(r"\*?[^\W\d_][\w .-]{0,24}\*?\s?:\*?\s+\S")
_SENDER = re.compile(
    r":\*?\s{1,9}+\"?(?P<name>[^<>\"@\n\s][^<>\"@\n]{1,79}?)\"?\s{0,9}[<\[(](?:mailto:)?[^\s<>@]{1,64}@[^\s<>]{1,255}[>\])]"
)
_ATTRIBUTION = re.compile(r"[\d@<]")
_ATTRIBUTED = 3  # lines that say whose a quotation is, with a blank one above
# The classes and ids by which mail programs mark what they quote, and signatures.
_MARKED = re.compile(
    r"\b(?:gmail_quote|gmail_attr|gmail_signature|moz-cite-prefix|moz-signature|moz-forward-container|yahoo_quoted"
    r"|protonmail_quote|protonmail_signature_block|divRplyFwdMsg|appendonsend|OLK_SRC_BODY_SECTION|AppleMailSignature"
    r"|tutanota_quote|zmail_extra)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Own:
    """The words of a message that are its article."""

    text: str
    forwarded: str | None = None
    """Of a message that only passes another on: who sent that, empty where it is not told; None where the words are its own."""
    is_cut: bool = False
    """Whether something was left out."""


def own_words(text: str) -> Own:
    """The words of a plain message without its signature and without what it quotes; of one that is passed on, those."""
    lines = _SIGNATURE.sub("", text + "\n").rstrip("\n").split("\n")
    start, end = _passed_on(lines)
    if start is not None and _size(lines[:start]) < _OWN:
        sender = next((match["name"].strip() for line in lines[start:end] if (match := _SENDER.search(line))), "")
        return Own(_plain(lines[end:]), sender, is_cut=True)
    if start is not None:
        return Own(_plain(lines[:start]), is_cut=True)
    kept = _without_quotation(lines)
    return Own(_plain(kept), is_cut=len(kept) < len(lines))


def cut(tree: markup.Tree) -> None:
    """Take signatures, quotations and the foot of a newsletter out of a message's tree, unless hardly a word would be left."""
    foot = _foot(tree)
    if _words(tree) - sum(map(_words, foot)) >= _OWN:
        for node in foot:
            node.drop_tree()
    marked = [node for node in tree.iter("div", "blockquote", "span", "pre", "hr") if _is_marked(node)]
    if _words(tree) - sum(map(_words, _outermost(marked))) < _OWN:
        return
    for node in _outermost(marked):
        node.drop_tree()


def _foot(tree: markup.Tree) -> list[markup.Tree]:
    """The block with the last link by which readers leave a list, and what follows it, where that is short."""
    links = list(tree.iter("a"))
    link = next((link for link in reversed(links) if _LEAVING.search(f"{link.get('href', '')} {_named(link)}")), None)
    if link is None:
        return []
    block = next((node for node in link.iterancestors() if node.tag in _PARAGRAPHS), link)
    foot = _outermost(
        [block, *block.itersiblings(), *(node for up in block.iterancestors() for node in up.itersiblings())]
    )
    foot = [node for node in foot if isinstance(node.tag, str)]
    return foot if sum(map(_words, foot)) <= _FOOT else []


def _named(link: markup.Tree) -> str:
    return str(link.text_content())[:_LINK]


def _words(tree: markup.Tree) -> int:
    return sum(len(words.words(piece)) for _, piece in fragment.of_tree(tree))


def _is_marked(node: markup.Tree) -> bool:
    named = f"{node.get('class', '')} {node.get('id', '')}"
    return _MARKED.search(named) is not None or (node.tag == "blockquote" and node.get("type") == "cite")


def _outermost(nodes: Sequence[markup.Tree]) -> list[markup.Tree]:
    inner = set(nodes)
    return [node for node in nodes if not any(above in inner for above in node.iterancestors())]


def _passed_on(lines: Sequence[str]) -> tuple[int | None, int]:
    """Where the head of another message stands in the text: a rule with words, and lines `Name: value` below it."""
    end = 0
    for index, line in enumerate(lines):
        ruled = _RULE.match(line) is not None
        if index < end or (not ruled and not _FIELD.match(line)):
            continue
        start = first = index + 1 if ruled else index
        if ruled and first < len(lines) and not lines[first].strip():
            first += 1
        end = first
        while end < len(lines) and (_FIELD.match(lines[end]) or (end > first and lines[end].startswith((" ", "\t")))):
            end += 1
        if end - first >= (2 if ruled else 3) and any("@" in row for row in lines[first:end]):
            return start - ruled, end
    return None, 0


def _without_quotation(lines: Sequence[str]) -> Sequence[str]:
    """The lines before a quotation that ends the text, and before the line that says whose it is."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].startswith(">")):
        end -= 1
    if not any(line.startswith(">") for line in lines[end:]):
        return lines
    start = end
    while start and lines[start - 1].strip():
        start -= 1
    start = start if end - start <= _ATTRIBUTED else end - 1
    above = " ".join(lines[start:end])
    end = start if above.rstrip().endswith(":") and _ATTRIBUTION.search(above) else end
    return lines[:end] if _size(lines[:end]) else lines


def _plain(lines: Sequence[str]) -> str:
    """The lines as a text; where all are quoted, without the marks."""
    kept = [line for line in lines if line.strip()]
    if kept and all(line.startswith(">") for line in kept):
        lines = [line.lstrip("> ") for line in lines]
    return "\n".join(lines).strip("\n")


def _size(lines: Sequence[str]) -> int:
    return len(words.words("\n".join(lines)))
