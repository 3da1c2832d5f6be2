"""What a page prints round an article, told from the article: an ordered list of small rules, each with its reason.

A rule looks at one line (`LINE_RULES`) or at a line among the others (in `neighbours`). A sentence of prose is dropped only on
strong evidence: words of a form or notice that no article says of itself, or being there twice, word for word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from digest import words
from digest.clean import neighbours, phrases, pictures, shape, stamps
from digest.model import Block, Dropped

FORM = "part of the page, not of the article"
NOTICE = "notice or form of the page"
RELATED = "link to another article"
LINKS = "only links, handles or tags"
NO_WORDS = "no words"
COPYRIGHT = "copyright line"
MENU = "menu or trail of links"
SOURCE = "source line"
MARKUP = "markup"
DATELINE = "dateline without its sentence"

# What is longer is prose, or nothing a rule could judge.
_LONGEST = 1_500

_LINK = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)\S[^\s@]*@\S+\.\S+|(?<!\w)[@#][\w.]+|pic\.twitter\.com/\w+|t\.co/\w+"
)
_LINK_SIGN = re.compile(r"@|#|/|www\.")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)[^.!?]*?(?:\d{4}|[A-Z])", re.IGNORECASE)
_SHORTCODE = re.compile(r"\[(\w+)\b[^\]\n]*\].*\[/\1\]$")
_EMBED = re.compile(r"[—–-]+\s.{1,60}\(@\w+\)")
_TRAIL = re.compile(r"\s+[>»›/|→•·]\s+|\s*[|›→]\s*")
_TRAIL_SIGN = re.compile("[>»›/|→•·]")
# No comment is looked for beyond the beginning of another, nor a tag beyond that of another.
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->|</?[a-z][a-z0-9]*(?:\s+[a-z-]+(?:=[^\s<]*)?)*\s*/?>")
# A line of a style sheet or script that a copy took along.
_STYLE = re.compile(r".*[{}]\s*$|[a-z-]+\s*:\s*[^.?!]*;\s*$|@(?:media|import|font-face)\b|(?:var|function)\s.*[;{]$")
_PIECES = re.compile(r"\s*[|•·/]\s*|\s+[–—-]\s+")
_QUOTED = re.compile(r"[\"“”„«»]")
_SOURCE_LABEL = re.compile(
    r"(?:source|sources|via|quelle|quellen|джерело|джерела|источник|источники|fuente|fuentes|źródło|źródła)\s*[:：]\s*\S",
    re.IGNORECASE,
)


Rule = Callable[[str], str | None]


def drop(
    blocks: Sequence[Block], language: str, *, marked: bool = False
) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """The blocks that are the article's, and those that are not with the reason.

    In a text whose markup was read, `marked`, short lines in a row are the items of its lists and the rows of its tables:
    lists of links have been told by their links.
    """
    page = _page(blocks, "", language)
    rules = [rule for rule in neighbours.PAGE_RULES if not (marked and rule is neighbours.label_runs)]
    return _parted(blocks, page, tuple(_reason(text) for text in page.texts), rules)


def repeats(blocks: Sequence[Block], title: str, language: str) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """The blocks that say something new, and those that repeat the title (where there is one) or a paragraph."""
    return _parted(blocks, _page(blocks, title, language), (None,) * len(blocks), neighbours.REPEAT_RULES)


def _page(blocks: Sequence[Block], title: str, language: str) -> neighbours.Page:
    texts = tuple(words.squash(block.text) for block in blocks)
    headings = frozenset(index for index, block in enumerate(blocks) if block.kind == "heading")
    return neighbours.Page(texts, title, language, headings)


def _parted(
    blocks: Sequence[Block], page: neighbours.Page, reasons: neighbours.Reasons, rules: Sequence[neighbours.PageRule]
) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    for rule in rules:
        found = dict(rule(page, reasons))
        reasons = tuple(found.get(index, reason) for index, reason in enumerate(reasons))
    pairs = tuple(zip(blocks, reasons, strict=True))
    kept = tuple(block for block, reason in pairs if reason is None)
    return kept, tuple(Dropped(block.text, reason, block.start, block.end) for block, reason in pairs if reason)


def _reason(text: str) -> str | None:
    if len(text) > _LONGEST:
        return wordless(text)
    return next((reason for rule in LINE_RULES if (reason := rule(text))), None)


# -- one line ---------------------------------------------------------------------------------------


def wordless(text: str) -> str | None:
    """A rule, a row of asterisks, bare markup, a line of a style sheet."""
    if len(text) <= _LONGEST:
        bare = _COMMENT.sub("", text) if "<" in text else text
        if not bare.strip() or (shape.size(text) <= 12 and _STYLE.match(text)) or _SHORTCODE.match(text):
            return MARKUP
    return None if any(character.isalnum() for character in text) else NO_WORDS


def links(text: str) -> str | None:
    """A line of addresses, handles, hashtags; the signature of an embedded post."""
    rest, count = _LINK.subn("", text) if _LINK_SIGN.search(text) else (text, 0)
    labelled = count and rest.rstrip().endswith(":") and shape.size(rest) <= 8
    if count and (labelled or not any(character.isalnum() for character in rest)):
        return LINKS
    return LINKS if _EMBED.match(text) and shape.size(text) <= 16 else None


def notice(text: str) -> str | None:
    """A line that says what only a page's own notices say; in quotation marks somebody may say it."""
    if shape.size(text) > 60 or (shape.size(text) > 15 and _QUOTED.search(text)):
        return None
    return NOTICE if phrases.within("telltales", text) else None


def form(text: str) -> str | None:
    """A button, a label, a link to a network; a short line that begins as those do."""
    if phrases.has("lines", text):
        return FORM
    opening = phrases.opening("openings", text.strip().casefold())
    return (
        FORM if opening and shape.size(text) <= 12 and " " in opening[0].strip() + " " * (":" in opening[0]) else None
    )


def buttons(text: str) -> str | None:
    """Several buttons, networks or labels in a row: `Share Tweet WhatsApp Email`, `Newest | Oldest`."""
    if shape.size(text) > 12 or shape.ends(text):
        return None
    pieces = _PIECES.split(text)
    if len(pieces) >= 2 and all(map(_is_button, pieces)):
        return FORM
    known = phrases.known("lines")
    tokens = [token.strip(",;:") for token in shape.shape(text).split()]
    return FORM if len(tokens) >= 2 and all(token in known or not token for token in tokens) else None


def _is_button(text: str) -> bool:
    """Whether `text` is a button or label, or nothing but signs."""
    return phrases.has("lines", text) or not shape.shape(text)


def follow(text: str) -> str | None:
    """An invitation to a network: `Follow our Middle East desk on Telegram`."""
    if shape.size(text) > 20 or _QUOTED.search(text):
        return None
    opening = phrases.pattern("follow", before=r"(?:^|[.!?])\W*", after=r"(?=\s)").search(text)
    network = phrases.pattern("networks").search(text, opening.end()) if opening else None
    before = words.words(text[: network.start()].casefold())[-1:] if network else ()
    return FORM if set(before) & phrases.known("before_network") else None


def section(text: str) -> str | None:
    """The heading of a list of links or of a comment form, with or without its field: `More from Politics`."""
    if phrases.has("sections", text):
        return neighbours.SECTION
    opening = phrases.opening("sections", text, before=r"\W*")
    if opening is None or shape.ends(text) or shape.size(text) > 6:
        return None
    named = shape.is_name(text[opening.end() :], ("by", "from", "in", "on", "for", "to", "with"))
    return neighbours.SECTION if named and not text[opening.end() :].lstrip().startswith(":") else None


def related(text: str) -> str | None:
    """A link to another article: `Read also: …`, `READ MORE …`."""
    opening = phrases.opening("related", text, before=r"[\W_]*")
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


def dateline(text: str) -> str | None:
    """A place in capitals and a dash that lost the sentence they opened."""
    alone = text[-1:] in {"―", "—", "–", "-"} and shape.is_upper(text) and shape.size(text) <= 4
    return DATELINE if alone else None


def menu(text: str) -> str | None:
    """`Home > News > World`, `News | Sport | Weather`."""
    if not _TRAIL_SIGN.search(text):
        return None
    pieces = [piece for piece in _TRAIL.split(text) if piece.strip()]
    short = all(shape.size(piece) <= 3 for piece in pieces)
    return MENU if len(pieces) >= 3 and short and not shape.ends(text) else None


LINE_RULES: tuple[Rule, ...] = (
    wordless,
    links,
    stamps.reason,
    section,
    form,
    buttons,
    follow,
    notice,
    related,
    pictures.reason,
    copyright_line,
    source_line,
    menu,
    dateline,
)
