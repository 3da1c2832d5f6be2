"""What a page prints round an article, told from the article: an ordered list of small rules, each with its reason.

A rule looks at one line (`LINE_RULES`) or at a line among the others (`PAGE_RULES`). A sentence of prose is dropped only on
strong evidence: words of a form or notice that no article says of itself, or being there twice, word for word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from digest import words
from digest.clean import phrases, pictures, shape, stamps
from digest.model import Block, Dropped

FORM = "part of the page, not of the article"
NOTICE = "notice or form of the page"
SECTION = "heading of links or of a form"
BELOW = "below a heading of links or of a form"
RELATED = "link to another article"
TITLE = "repeats the title"
TWICE = "repeats an earlier paragraph word for word"
LINKS = "only links, handles or tags"
NO_WORDS = "no words"
COPYRIGHT = "copyright line"
MENU = "menu or trail of links"
SOURCE = "source line"
MARKUP = "markup"

_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|(?<!\w)[@#][\w.]+|pic\.twitter\.com/\w+|t\.co/\w+")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)[^.!?]*?(?:\d{4}|[A-Z])", re.IGNORECASE)
_EMBED = re.compile(r"[—–-]+\s.{1,60}\(@\w+\)")
_TRAIL = re.compile(r"\s+[>»›/|→•·]\s+|\s*[|›→]\s*")
_COMMENT = re.compile(r"<!--.*-->|</?[a-zA-Z][^<>]*>")
_QUOTED = re.compile(r"[\"“”„«»]")
_SOURCE_LABEL = re.compile(
    r"(?:source|sources|via|quelle|quellen|джерело|джерела|источник|источники|fuente|fuentes|źródło|źródła)\s*[:：]\s*\S",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """All lines of an article, and what is known before the rules that look at several."""

    texts: tuple[str, ...]
    """With runs of white space made one space."""
    title: str
    language: str


Reasons = tuple[str | None, ...]
Rule = Callable[[str], str | None]
PageRule = Callable[[Page, Reasons], Iterator[tuple[int, str]]]


def drop(blocks: Sequence[Block], title: str, language: str) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """The blocks that are the article's, and those that are not with the reason."""
    page = Page(tuple(words.squash(block.text) for block in blocks), title, language)
    reasons: Reasons = tuple(_reason(text) for text in page.texts)
    for rule in PAGE_RULES:
        found = dict(rule(page, reasons))
        reasons = tuple(found.get(index, reason) for index, reason in enumerate(reasons))
    kept = tuple(block for block, reason in zip(blocks, reasons, strict=True) if reason is None)
    pairs = zip(blocks, reasons, strict=True)
    return kept, tuple(Dropped(block.text, reason, block.start, block.end) for block, reason in pairs if reason)


def _reason(text: str) -> str | None:
    return next((reason for rule in LINE_RULES if (reason := rule(text))), None)


# -- one line ---------------------------------------------------------------------------------------


def wordless(text: str) -> str | None:
    """A rule, a row of asterisks, bare markup."""
    if _COMMENT.sub("", text).strip() == "" and text:
        return MARKUP
    return None if any(character.isalnum() for character in text) else NO_WORDS


def links(text: str) -> str | None:
    """A line of addresses, handles, hashtags; the signature of an embedded post."""
    rest, count = _LINK.subn("", text)
    if count and not any(character.isalnum() for character in rest):
        return LINKS
    return LINKS if _EMBED.match(text) and shape.size(text) <= 16 else None


def notice(text: str) -> str | None:
    """A line that says what only a page's own notices say; in quotation marks somebody may say it."""
    line = shape.shape(text)
    if shape.size(text) > 60 or (_QUOTED.search(text) and shape.size(text) > 15):
        return None
    return NOTICE if phrases.pattern("telltales").search(line) else None


def form(text: str) -> str | None:
    """A button, a label, a link to a network; a short line that begins as those do."""
    line = shape.shape(text)
    if line in phrases.known("lines"):
        return FORM
    opening = phrases.pattern("openings", before="", after=r"(?!\w)").match(text.strip().casefold())
    return (
        FORM if opening and shape.size(text) <= 12 and " " in opening[0].strip() + " " * (":" in opening[0]) else None
    )


def section(text: str) -> str | None:
    """The heading of a list of links or of a comment form."""
    return SECTION if shape.shape(text) in phrases.known("sections") else None


def related(text: str) -> str | None:
    """A link to another article: `Read also: …`, `READ MORE …`."""
    opening = phrases.pattern("related", before=r"[\W_]*").match(text)
    if opening is None or shape.size(text) > 30:
        return None
    rest = text[opening.end() :].lstrip()
    shouted = shape.is_upper(opening[0]) and " " in opening[0].strip() and not shape.is_upper(rest) and rest
    return RELATED if rest[:1] in {":", "»", "›", "→", "|"} or shouted else None


def copyright_line(text: str) -> str | None:
    """`© 2025 …`, `Copyright …`."""
    return COPYRIGHT if _COPYRIGHT.match(text) and shape.size(text) <= 25 else None


def source_line(text: str) -> str | None:
    """`Source: …`: not prose, but it may tell the outlet."""
    return SOURCE if _SOURCE_LABEL.match(text) and shape.size(text) <= 15 and not shape.is_statement(text) else None


def menu(text: str) -> str | None:
    """`Home > News > World`, `News | Sport | Weather`."""
    pieces = [piece for piece in _TRAIL.split(text) if piece.strip()]
    short = all(shape.size(piece) <= 3 for piece in pieces)
    return MENU if len(pieces) >= 3 and short and not shape.ends(text) else None


LINE_RULES: tuple[Rule, ...] = (
    wordless,
    links,
    stamps.reason,
    form,
    section,
    notice,
    related,
    pictures.reason,
    copyright_line,
    source_line,
    menu,
)


# -- a line among the others ------------------------------------------------------------------------


def in_place(page: Page, reasons: Reasons) -> Iterator[tuple[int, str | None]]:
    """A date or a byline between paragraphs is a heading of the article: it stays."""
    prose = [index for index, text in enumerate(page.texts) if reasons[index] is None and shape.is_statement(text)]
    for index, reason in enumerate(reasons):
        if reason in (stamps.DATE, stamps.BYLINE) and len(prose) > 2 and prose[1] < index < prose[-1]:
            yield index, None


def below_section(page: Page, reasons: Reasons) -> Iterator[tuple[int, str]]:
    """Short lines without an end that follow such a heading, up to the next sentence."""
    below = False
    # Above the first sentence such a heading may stand over the article's own headline.
    first = _first_prose(page, reasons)
    for index, (text, reason) in enumerate(zip(page.texts, reasons, strict=True)):
        if reason == SECTION and index > first:
            below = True
        elif reason is None and below:
            below = not shape.is_statement(text) and shape.size(text) <= 25
            if below:
                yield index, BELOW


def repeated_title(page: Page, reasons: Reasons) -> Iterator[tuple[int, str]]:
    """The title once more, or a line that differs from it in a word."""
    title = shape.shape(page.title)
    for index, text in enumerate(page.texts):
        if reasons[index] is None and title:
            same = shape.shape(text) == title
            near = not shape.ends(text) and shape.alike(text, page.title, page.language) >= 0.85
            if same or near:
                yield index, TITLE


def image_description(page: Page, reasons: Reasons) -> Iterator[tuple[int, str]]:
    """A line without an end that tells what the caption below it tells; and that caption, where nothing else gave it away."""
    texts = page.texts
    for index in range(len(texts) - 1):
        if reasons[index] is not None:
            continue
        captioned = reasons[index + 1] in (pictures.CAPTION, pictures.CREDIT)
        if captioned and pictures.is_description(texts[index], texts[index + 1], page.language):
            yield index, pictures.DESCRIPTION


def captions(page: Page, reasons: Reasons) -> Iterator[tuple[int, str]]:
    """A line without an end right above a credit that stands alone."""
    for index in range(len(page.texts) - 1):
        bare = reasons[index] is None and not shape.ends(page.texts[index]) and shape.size(page.texts[index]) <= 40
        credited = reasons[index + 1] == pictures.CREDIT
        if bare and credited and index > _first_prose(page, reasons):
            yield index, "picture caption"


def said_before(page: Page, reasons: Reasons) -> Iterator[tuple[int, str]]:
    """A paragraph that stands there twice, such as one pulled out to catch the eye."""
    seen: set[str] = set()
    for index, text in enumerate(page.texts):
        line = shape.shape(text)
        if page.title and reasons[index] is None and shape.size(text) >= 5:
            if line in seen:
                yield index, TWICE
            seen.add(line)


def _first_prose(page: Page, reasons: Reasons) -> int:
    prose = (i for i, text in enumerate(page.texts) if reasons[i] is None and shape.is_statement(text))
    return next(prose, len(page.texts))


PAGE_RULES: tuple[Callable[[Page, Reasons], Iterator[tuple[int, str | None]]], ...] = (
    in_place,
    below_section,
    repeated_title,
    image_description,
    captions,
    said_before,
)
