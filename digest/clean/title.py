"""The title: stated, found as the line that headlines the text, or made of its first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest import words
from digest.clean import datelines, layout, neighbours, shape, stamps, title_clues
from digest.model import Block, Clue, Dropped, Found, Stated

HEADLINE = "headline"
KICKER = "section label above the headline"

# Longer lines without a stop are a lede whose stop was lost. From headlines of agencies, which seldom pass 20 words.
_MOST_WORDS = 26
_MOST_CHARACTERS = 180
_CUT = 110
_LONGEST = 400
_TELLING = 20  # characters of a title that is cut off a line
_REST = 60
_TOP = 5  # blocks among which the line of a known title is looked for
_REACH = 4_000  # characters of the text in which the words of a headline are looked for

_LABEL = r"(?:date|published|updated|posted|дата|опубликовано|опубліковано|datum|stand|fecha|data|publié le|publicado)"
_DAY = r"(?:\d{4}-\d{2}-\d{2}|\d{4}/\d{2}/\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
_LEADING = re.compile(rf"\s*(?:{_LABEL}\s*[:=]?\s*)?{_DAY}[\s|,:–—-]*(?=\S)", re.IGNORECASE)
_TRAILING = re.compile(
    rf"(?:(?:(?<!\s)\s+|(?<![\s|,–—(-]))[|,–—(-]+\s*(?:{_LABEL}\s*[:=]?\s*)?|\s+{_LABEL}\s*[:=]?\s*){_DAY}\)?\s*$",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s+\|\s+[^|]{2,40}$")
_DATELINE = re.compile(
    r"[^\W\d_a-z][^.!?\n]{2,60}?(?:\([^()]{2,30}\)\s*)?[–—-]{1,2}\s|[^\W\d_a-z][^.!?\n]{2,40}\([A-Z]{2,12}\)"
)
# A stop after an abbreviation or an initial ends no sentence: before it stand three small letters, a figure or a mark.
_SENTENCE = re.compile(
    r"(?:(?<=[^\W\d_A-Z]{3})|(?<=[\d”»\"’)%]))[.!?…][\"”’»)\]]*(?=\s+[\"“„«(¿¡]?[^\W_a-z]|\s*$)|[!?…]$|[。！？؟।]"
)


@dataclass(frozen=True, slots=True)
class Titled:
    """The title and what is left when its line is taken out."""

    found: Found
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    repeats: str = ""
    """The title whose repetition may be dropped: empty where it was made of the first sentence."""


def dated(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """The first line without a date glued before or after it, which is dropped."""
    if not blocks:
        return (), ()
    first, text = blocks[0], blocks[0].text
    if len(text) > _LONGEST:
        return tuple(blocks), ()
    leading = _LEADING.match(text)
    if leading and (
        text[leading.end()].isupper()
        or not text[leading.end()].isalpha()
        or re.match(_LABEL, text.strip(), re.IGNORECASE)
    ):
        cut, keep_last = leading.end(), True
    else:
        trailing = _TRAILING.search(text)
        if trailing is None or trailing.start() == 0 or not _is_headline(text[: trailing.start()]):
            return tuple(blocks), ()
        cut, keep_last = trailing.start(), False
    pieces = layout.parts(first, [cut])
    if len(pieces) != 2:
        return tuple(blocks), ()
    kept, stamp = (pieces[1], pieces[0]) if keep_last else pieces
    return (kept, *blocks[1:]), (Dropped(stamp.text, stamps.DATE, stamp.start, stamp.end),)


def title(
    blocks: Sequence[Block], dropped: Sequence[Dropped], stated: Stated, language: str, clues: Sequence[Clue] = ()
) -> Titled:
    """The title of what `blocks` hold; its line, labels above it and its repetition leave them."""
    given = words.squash(stated.title or "")
    if clues and (verdict := title_clues.title(clues)) is not None:
        found = Found(given, "stated") if given else verdict.found()
        known = [one.value for one in title_clues.titles(clues)]
        return _told_by_clues(found, [found.text, *known], blocks)
    index = _headline(blocks, dropped, language)
    if index is None:
        inferred = _inferred(blocks, language)
        return Titled(Found(given, "stated") if given else inferred, tuple(blocks), (), repeats=given)
    line = words.squash(blocks[index].text)
    shown = _SITE.sub("", line).rstrip(" ;") or line
    if given and not _same(given, line):
        return Titled(Found(given, "stated"), tuple(blocks), (), repeats=given)
    gone = [_gone(blocks[index], HEADLINE), *(_gone(block, KICKER) for block in blocks[:index])]
    found = Found(given, "stated") if given else Found(shown, "stated", line if shown != line else None)
    return Titled(found, tuple(blocks[index + 1 :]), tuple(gone), repeats=found.text)


def _told_by_clues(found: Found, known: Sequence[str], blocks: Sequence[Block]) -> Titled:
    """The title, and the blocks without the line near the top that has it, or another form of it that the page gives."""
    top = [words.squash(block.text) for block in blocks[:_TOP]]
    index = next((at for at, line in enumerate(top) if any(_same(title, line) for title in known)), None)
    if index is None:
        return _cut_off(found, known, blocks)
    labels = index if all(shape.size(line) <= 3 and not shape.ends(line) for line in top[:index]) else 0
    gone = [_gone(blocks[index], HEADLINE), *(_gone(block, KICKER) for block in blocks[:labels])]
    return Titled(found, (*blocks[labels:index], *blocks[index + 1 :]), tuple(gone), repeats=found.text)


def _cut_off(found: Found, known: Sequence[str], blocks: Sequence[Block]) -> Titled:
    """The title, cut off the first block where that runs on with a byline or date in the same line."""
    text = blocks[0].text if blocks else ""
    title = next((title for title in known if len(title) >= _TELLING and text.startswith(title)), "")
    rest = text[len(title) :].lstrip(" |–—-")
    runs_on = rest and text[len(title)].isspace() and (not rest[0].islower() or stamps.is_byline(rest[:_REST]))
    pieces = layout.parts(blocks[0], [len(title)]) if title and runs_on else ()
    if len(pieces) != 2:
        return Titled(found, tuple(blocks), (), repeats=found.text)
    return Titled(found, (pieces[1], *blocks[1:]), (_gone(pieces[0], HEADLINE),), repeats=found.text)


def _gone(block: Block, reason: str) -> Dropped:
    return Dropped(block.text, reason, block.start, block.end)


def _headline(blocks: Sequence[Block], dropped: Sequence[Dropped], language: str) -> int | None:
    """The block that headlines the text: at the top, below labels of one to three words at most."""
    if len(blocks) < 2:
        return None
    for index, block in enumerate(blocks[:4]):
        text = words.squash(block.text)
        label = shape.size(text) <= 3 and not shape.ends(text) and index + 2 < len(blocks)
        if label and index < 3 and block.kind == "paragraph" and _is_headline(words.squash(blocks[index + 1].text)):
            continue
        if _is_masthead(blocks, index, language):
            continue
        headed = block.kind == "heading" or _is_headline(text) or _is_stopped(blocks, index, dropped, language)
        return index if headed else None
    return None


def _is_masthead(blocks: Sequence[Block], index: int, language: str) -> bool:
    """Whether a line in capitals names the paper or its sections: the text has none of its words, but those of a line below."""
    line = words.squash(blocks[index].text)
    if not shape.is_upper(line):
        return False
    below = [words.squash(block.text) for block in blocks[index + 1 : index + 10]]
    at = next((at for at, text in enumerate(below[:3]) if not shape.is_upper(text)), None)
    if at is None or not _is_headline(below[at]):
        return False
    text = " ".join(below[at + 1 :])[:_REACH]
    return shape.overlap(line, text, language) == 0 and shape.overlap(below[at], text, language) >= 0.4


def _is_headline(text: str) -> bool:
    """Whether a line at the top could be a headline: no full stop at its end, and not as long as a paragraph."""
    stopped = shape.ends(text) and not text.rstrip('"”’»)').endswith(("?", "!"))
    return not stopped and shape.size(text) <= _MOST_WORDS and len(text) <= _MOST_CHARACTERS and text[-1:] not in ",:"


def _is_stopped(blocks: Sequence[Block], index: int, dropped: Sequence[Dropped], language: str) -> bool:
    """Whether a line that ends with a stop is a headline all the same: in title case, told again, or above a dateline or byline."""
    text, after = words.squash(blocks[index].text), blocks[index + 1] if index + 1 < len(blocks) else None
    if after is None or shape.size(text) > 20 or len(_SENTENCE.findall(text)) > 1:
        return False
    between = [item for item in dropped if blocks[index].end <= item.start < after.start]
    stamped = any(item.reason in (stamps.DATE, stamps.BYLINE, neighbours.TITLE, stamps.AGO) for item in between)
    told = _is_told_again(text, " ".join(block.text for block in blocks[index + 1 : index + 3]), language)
    return stamped or told or _is_title_case(text) or _DATELINE.match(words.squash(after.text)) is not None


def _is_told_again(text: str, below: str, language: str) -> bool:
    """Whether the paragraphs below tell at length what a short line tells, as ledes do with headlines."""
    content = set(words.stems(text, language, content_only=True))
    return len(content) >= 3 and shape.size(text) <= 16 and shape.overlap(text, below, language) >= 0.6


def _is_title_case(text: str) -> bool:
    """Whether every longer word begins with a capital, as in English headlines and in no sentence."""
    long = [word for word in words.words(text) if len(word) >= 4]
    return len(long) >= 4 and all(word[0].isupper() or word[0].isdigit() for word in long)


def _same(title: str, line: str) -> bool:
    return shape.shape(title) == shape.shape(line) or shape.alike(title, line, "") >= 0.7


def _inferred(blocks: Sequence[Block], language: str) -> Found:
    """The first sentence, cut at a word where it is long."""
    text = words.squash(
        next((block.text for block in blocks if block.kind == "paragraph"), blocks[0].text if blocks else "")
    )
    text = text[datelines.length(text, language) :]
    sentence = next((text[: match.end()] for match in _SENTENCE.finditer(text) if match.start() >= 25), text)
    if not sentence:
        return Found("", "inferred", None)
    if len(sentence) <= _CUT:
        return Found(sentence, "inferred", sentence)
    short = sentence[:_CUT].rsplit(" ", 1)[0]
    while len(short) > _CUT // 2 and short.rpartition(" ")[2].casefold() in shape.openers(language):
        short = short.rpartition(" ")[0]
    short = short.rstrip(' ,;:–—-(“"«')
    return Found(f"{short}…", "inferred", sentence)
