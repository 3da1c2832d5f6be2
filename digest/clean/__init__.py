"""A Source becomes an Article: the page's frame dropped and kept in a list, title, author, date, outlet, language found."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from digest import words
from digest.clean import byline, chrome, clues, datelines, day_clues, headings, layout, shape, signoffs, title
from digest.clean import date as dates
from digest.clean import language as languages
from digest.clean import outlet as outlets
from digest.disguise import unmasked
from digest.model import Article, Block, Dropped, Found, Source, Stated
from digest.problems import Problem

LEFTOVER = "markup, code or table"
TOO_FAR = "beyond the length that is read"

# Far above the longest features of magazines; what is longer is no article, and would hold up a build.
MOST = 100_000
MOST_BLOCKS = 2_000
"""Paragraphs and headings, of which the same holds."""


def article(source: Source) -> tuple[Article, tuple[Problem, ...]]:
    """The article in `source`, and what its editor should know about it.

    Blocks, dropped stretches and white space together are the whole body of the source. The id is provisional: two
    articles may have the same.
    """
    laid = tuple(layout.ungapped(layout.blocks(source, MOST)))
    raw, beyond = layout.within(laid, MOST, MOST_BLOCKS)
    language = languages.language(" ".join(block.text for block in raw), source.stated, source.clues)
    blocks, dropped = title.dated(raw)
    blocks = headings.unglue(blocks, language.text)
    blocks, gone = chrome.drop(blocks, language.text, marked=source.media_type == "text/html")
    blocks, above = datelines.alone(blocks, language.text)
    dropped = (*dropped, *gone, *above)
    titled = title.title(blocks, dropped, source.stated, language.text, source.clues)
    blocks, repeated = chrome.repeats(titled.blocks, titled.repeats, language.text)
    whole = headings.mark(blocks, language.text)
    blocks, dateline = datelines.cut(whole, language.text)
    dropped = _in_order((*dropped, *titled.dropped, *repeated, *dateline))
    author = byline.author(dropped, source.stated, source.clues)
    blocks, signed = signoffs.cut(blocks, author)
    dropped = _in_order((*dropped, *signed))
    end = beyond[0].start if beyond else layout.reach(source, MOST)
    dropped = _in_order((*dropped, *_leftover(source, end, blocks, dropped)))
    named = _bare(titled.found) or _named(source)
    told = dates.published(whole, source.text, source.stated, language.text, dropped)
    found = Article(
        id=_id(source, named),
        path=source.path,
        seed=source.seed,
        media_type=source.media_type,
        title=named,
        outlet=_bare(outlets.outlet(whole, dropped, source.stated, language.text, source.clues)),
        author=_bare(author),
        published=day_clues.published(told, source, language.text),
        language=language,
        url=source.stated.url or clues.url(source.clues),
        source=source.text,
        blocks=blocks,
        dropped=(*dropped, *_far(source, end)),
        stated=_plain(source.stated),
        clues=source.clues,
    )
    return found, _problems(source, blocks, language.text, end)


def _in_order(dropped: Iterable[Dropped]) -> tuple[Dropped, ...]:
    return tuple(sorted(dropped, key=lambda item: (item.start, item.end)))


def _far(source: Source, start: int) -> Iterable[Dropped]:
    """What is left of the source from `start`."""
    end = len(source.text.rstrip())
    return (Dropped(source.text[start:end], TOO_FAR, start, end),) if start < end else ()


def _leftover(source: Source, last: int, blocks: Sequence[Block], dropped: Sequence[Dropped]) -> Iterable[Dropped]:
    """What neither the blocks nor the dropped stretches cover: code, tables, rules, link definitions of Markdown."""
    covered = sorted([(block.start, block.end) for block in blocks] + [(item.start, item.end) for item in dropped])
    cursor = source.body
    for start, end in (*covered, (last, last)):
        gap = source.text[cursor:start]
        if gap.strip():
            first = cursor + len(gap) - len(gap.lstrip())
            yield Dropped(gap.strip(), LEFTOVER, first, first + len(gap.strip()))
        cursor = max(cursor, end)


def _bare(found: Found | None) -> Found | None:
    """A name without what nobody sees in it; None where there is no more to it."""
    if found is None:
        return None
    text, clue = words.squash(unmasked(found.text)), unmasked(found.clue or "") or None
    bare = found if (text, clue) == (found.text, found.clue) else dataclasses.replace(found, text=text, clue=clue)
    return bare if text else None


def _plain(stated: Stated) -> Stated:
    """What is stated and shown beside the names, without what nobody sees."""
    tags = tuple(bare for tag in stated.tags if (bare := unmasked(tag)))
    note = unmasked(stated.note) or None if stated.note else stated.note
    return stated if (tags, note) == (stated.tags, stated.note) else dataclasses.replace(stated, tags=tags, note=note)


def _named(source: Source) -> Found:
    return Found(source.name, "inferred", "the file's name")


def _id(source: Source, found: Found) -> str:
    return words.slug(source.stated.slug or "") or words.slug(found.text) or words.slug(source.name) or "article"


def _problems(source: Source, blocks: Sequence[Block], language: str, end: int) -> tuple[Problem, ...]:
    """What is wrong with a text of which `blocks` are left, and whose article is read as far as `end`."""
    found = []
    cut = any(map(str.isalnum, source.text[end:]))
    is_told = not source.text.strip()  # of a page without a text the reader has said why
    if not is_told and not any(block.kind == "paragraph" and shape.size(block.text) for block in blocks):
        hint = "see what was dropped with `digest explain`"
        message = "no paragraph is left when the page's frame is taken off; not published"
        if cut:
            message = f"no paragraph in the {MOST:,} characters that are read; not published"
        found.append(Problem(source.path, None, "no-text", message, hint, "error"))
    elif cut:
        line = source.text.count("\n", 0, end) + 1 if source.media_type != "text/html" else None
        message = f"longer than {MOST:,} characters or {MOST_BLOCKS:,} paragraphs; what is beyond is left out"
        found.append(Problem(source.path, line, "long-text", message, "is it one article? split the file"))
    stated = source.stated.date
    if stated is not None and not dates.understood(stated, language):
        hint = "write it as 2025-03-14, 2025-03 or 2025"
        found.append(
            Problem(source.path, None, "bad-date", f'"date": "{stated}" is not a date that is understood', hint)
        )
    return tuple(found)
