"""Messages: newsletters and letters saved as `.eml`, and pages that browsers save as one `.mhtml` or `.mht` file."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from email.message import Message

from digest import words
from digest.model import Clue, ClueField, Source
from digest.problems import Problem
from digest.read import envelope, fragment, html, markup, parts, quoting, text
from digest.read.files import SEEDS, RawFile
from digest.read.reading import Desk, Reading

_READABLE = {
    "text/html": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "message/rfc822": ".eml",
    "application/zip": ".zip",
}
_MOST = 100
"""How many attachments are looked at."""
_SHARE = 0.6
"""An extracted article with a smaller share of a message's words has missed the rest: a newsletter of several items."""
_UNFIT = re.compile(r"[/\\#\s]+")


def read(raw: RawFile, desk: Desk) -> Reading:
    """The message `raw` without what it quotes, and the articles attached to it."""
    message = envelope.parsed(raw.data)
    if message is None:
        return Reading(problems=(_unreadable(raw),))
    leaves = tuple(envelope.leaves(message))
    found, forwarded, problems = _body(raw, [leaf for leaf in leaves if not envelope.is_attached(leaf)])
    attached = _attachments(raw, [leaf for leaf in leaves if envelope.is_attached(leaf)], desk)
    if found is not None and not (attached.sources and _size(found.text) < parts.TEASER):
        clues = tuple(_clues(message, forwarded))
        found = dataclasses.replace(found, clues=(*clues, *found.clues))
        return Reading((found, *attached.sources), (*problems, *attached.problems), attached.inside)
    if not (attached.sources or attached.inside):
        problems = (*problems, Problem(raw.path, None, "no-text", "no article in this message", level="error"))
    return Reading(attached.sources, (*problems, *attached.problems), attached.inside)


def page(raw: RawFile, desk: Desk) -> Reading:
    """The page that a browser saved in one file, with the address it was saved from."""
    message = envelope.parsed(raw.data)
    if message is None:
        return Reading(problems=(_unreadable(raw),))
    root = next((leaf for leaf in envelope.leaves(message) if leaf.get_content_type() in _PAGES), None)
    decoded = _decoded(raw.path, root) if root is not None else ""
    if root is None or not decoded:
        return Reading(problems=(Problem(raw.path, None, "no-text", "no page in this file", level="error"),))
    found = parts.page(raw.path, decoded, desk)
    clues = (
        *parts.clue("url", envelope.header(message, "Snapshot-Content-Location"), "Snapshot-Content-Location"),
        *parts.clue("url", envelope.header(root, "Content-Location"), "Content-Location"),
        *parts.clue("title", envelope.header(message, "Subject"), "saved page's Subject"),
    )
    sources = tuple(dataclasses.replace(source, clues=(*source.clues, *clues)) for source in found.sources)
    return Reading(sources, found.problems)


_PAGES = ("text/html", "application/xhtml+xml")


def _unreadable(raw: RawFile) -> Problem:
    return Problem(
        raw.path,
        None,
        "bad-message",
        "a message with too long a head, too many parts, or parts nested too deeply",
        "save its text as .txt",
        "error",
    )


def _decoded(path: str, leaf: Message) -> str:
    return text.decoded(path, envelope.payload(leaf), envelope.charset(leaf))[0] or ""


def _body(raw: RawFile, leaves: Sequence[Message]) -> tuple[Source | None, str | None, tuple[Problem, ...]]:
    """What the message says itself, who wrote it where it was only passed on, and what was left out."""
    markups = [_decoded(raw.path, leaf) for leaf in leaves if leaf.get_content_type() in _PAGES]
    texts = [_flowing(raw.path, leaf) for leaf in leaves if leaf.get_content_type() == "text/plain"]
    own = quoting.own_words(parts.clean("\n\n".join(filter(str.strip, texts))))
    found = _article(raw.path, "\n".join(markups))
    problems = (Problem(raw.path, None, "quoted", "what the message quotes is left out", level="note"),)
    if found is not None and _size(found.text) >= min(parts.TEASER, _size(own.text)):
        return found, own.forwarded, problems if own.is_cut else ()
    if not any(map(str.isalnum, own.text)):
        return found, None, ()
    seed = raw.path.removeprefix(f"{SEEDS}/")
    return Source(raw.path, seed, "text/plain", own.text), own.forwarded, problems if own.is_cut else ()


def _flowing(path: str, leaf: Message) -> str:
    """The text of a plain part, its soft line ends (RFC 3676) taken out where it says that it has them."""
    decoded = _decoded(path, leaf)
    if str(leaf.get_param("format", "")).lower() != "flowed":
        return decoded
    return re.sub(r"(?<!^--) \n(?!>)", " ", decoded, flags=re.MULTILINE)


def _article(path: str, markup_: str) -> Source | None:
    """The article in a message of HTML; every word of it where the article is but one of several items."""
    tree = markup.tree(markup_) if markup_.strip() else None
    if tree is None:
        return None
    quoting.cut(tree)
    _without_layout(tree)
    pieces = fragment.of_tree(tree)
    laid, blocks = fragment.laid_out(pieces)
    found = html.article(path, tree)
    if found.text and _size(found.text) >= _SHARE * _size(laid):
        return dataclasses.replace(found, clues=())  # what a message's head says is of the message's form
    return Source(path, path.removeprefix(f"{SEEDS}/"), "text/html", laid, blocks=blocks) if blocks else None


def _without_layout(tree: markup.Tree) -> None:
    """Make plain boxes of the tables in which messages lay out their text, so that they are not taken for figures."""
    for table in list(tree.iter("table")):
        if fragment.is_layout(table):
            for node in (table, *table.iter("tbody", "tr", "td")):
                node.tag = "div"


def _size(content: str) -> int:
    return len(words.words(content))


def _clues(message: Message, forwarded: str | None) -> Iterator[Clue]:
    """What the head says; of a message that was only passed on, the head is another's, and only who wrote it counts."""
    yield from parts.clue("title", envelope.subject(message), "mail header Subject")
    if forwarded is not None:
        yield from parts.clue("outlet", forwarded, "forwarded From")
        return
    sender: ClueField = "outlet" if envelope.is_newsletter(message) else "author"
    yield from parts.clue(sender, envelope.display_name(message), "mail header From")
    if sender == "outlet":
        yield from parts.clue("outlet", envelope.list_name(message), "mail header List-Id")
    yield from parts.clue("published", parts.moment(envelope.header(message, "Date")), "mail header Date")
    yield from parts.clue(
        "language", envelope.header(message, "Content-Language").partition(",")[0], "mail header Content-Language"
    )
    yield from parts.clue("url", envelope.header(message, "Archived-At").strip("<> "), "mail header Archived-At")


def _attachments(raw: RawFile, leaves: Sequence[Message], desk: Desk) -> Reading:
    """The attached files that hold an article; the others, such as a card or a disclaimer, are nobody's loss."""
    sources: list[Source] = []
    problems: list[Problem] = []
    inside: list[RawFile] = []
    names: set[str] = set()
    for leaf in leaves[:_MOST]:
        ending = _READABLE.get(leaf.get_content_type())
        data = envelope.payload(leaf)
        if ending in (".html", ".txt", ".md"):
            data = ("\ufeff" + _decoded(raw.path, leaf)).encode("utf-8", "replace")
        name = _name(leaf, ending or "")
        if not data.strip() or name in names or not (ending or name.lower().endswith(tuple(_READABLE.values()))):
            continue
        names.add(name)
        found = desk.inside(RawFile(f"{raw.path}#{name}", data))
        kept = [source for source in found.sources if _size(source.text) >= parts.TEASER]
        paths = {source.path for source in kept}
        sources += kept
        problems += [problem for problem in found.problems if problem.path in paths]
        inside += found.inside
    return Reading(tuple(sources), tuple(problems), tuple(inside))


def _name(leaf: Message, ending: str) -> str:
    """What the attachment is called, with the ending of its type; a message by its subject."""
    inner = envelope.attached(leaf)
    titled = envelope.subject(inner) if inner is not None else ""
    given = envelope.filename(leaf) or words.slug(titled, length=40) or "attachment"
    name = _UNFIT.sub("-", "".join(filter(str.isprintable, parts.clean(given))))[-80:].strip("-.") or "attachment"
    return name if not ending or name.lower().endswith((ending, ".htm")) else name + ending
