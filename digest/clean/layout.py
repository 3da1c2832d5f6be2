"""Paragraphs of a text as it came: where a plain file's lines are whole paragraphs, and where they are wrapped."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence

from digest import markdown
from digest.clean import shape
from digest.model import Block, BlockKind, Source

_WORD = re.compile(r"\S")
_LINE = re.compile(r"[^\n\u2028\u2029\f]+")

# Wrapped texts have lines of about one length, no longer than an old terminal or e-mail would take; in a text of one
# paragraph a line the next line seldom begins with a small letter. Chosen by hand.
_WIDEST = 100
_NARROWEST = 40
_SHARE = 0.25
_LONGEST_WORD = 200
_GAP = re.compile(r"\s{100}\s*")
"""White space that parts two columns or fills a page, and no two words of a sentence."""


def blocks(source: Source, most: int) -> tuple[Block, ...]:
    """The paragraphs of the body of `source` in reading order; of a text far longer than `most` characters those within `reach`.

    So a file of millions of lines costs no more than the longest article.
    """
    if source.blocks:
        return source.blocks
    text = source.text[: reach(source, most)]
    if source.media_type == "text/markdown":
        return markdown.blocks(text, source.body)
    lines = tuple(_lines(text, source.body))
    if _is_wrapped(text, lines):
        return tuple(_joined(text, lines))
    return tuple(Block("paragraph", start, end, text[start:end]) for start, end in lines)


def reach(source: Source, most: int) -> int:
    """Where the part of a text ends that is looked at."""
    first = None if source.blocks else _WORD.search(source.text, source.body)
    return len(source.text) if first is None else min(first.start() + most + most // 2, len(source.text))


def ungapped(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, cut where a hundred characters of white space part two columns: no sentence reaches over them."""
    for block in blocks:
        gaps = [gap.end() for gap in _GAP.finditer(block.text)]
        yield from parts(block, gaps) if gaps else (block,)


def within(blocks: Sequence[Block], most: int, count: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks of about the first `most` characters, at most so many, and the rest; a block on the border is cut between two words."""
    beyond = blocks[count:]
    blocks = blocks[:count]
    end = blocks[0].start + most if blocks else 0
    kept: list[Block] = []
    rest: list[Block] = []
    for block in blocks:
        if block.end <= end or block.start >= end:
            (kept if block.end <= end else rest).append(block)
            continue
        cut = bisect.bisect_left(block.offsets, end) if block.offsets else end - block.start
        space = block.text.rfind(" ", max(0, cut - _LONGEST_WORD), cut)
        pieces = parts(block, [space if space > 0 else cut])
        kept += pieces[:1]
        rest += pieces[1:]
    return tuple(kept), (*rest, *beyond)


def part(block: Block, start: int, end: int, kind: BlockKind | None = None) -> Block | None:
    """The characters from `start` to `end` of a block's text as a block of its own; None where they are white space."""
    text = block.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        return None
    end = start + len(text)
    first = block.start if start == 0 else block.offset(start)
    last = block.end if end >= len(block.text.rstrip()) else block.offset(end - 1) + 1
    offsets = block.offsets[start:end]
    exact = not offsets or (last - first == len(text) and offsets == tuple(range(first, last)))
    return Block(kind or block.kind, first, last, text, () if exact else offsets)


def parts(block: Block, cuts: Sequence[int]) -> tuple[Block, ...]:
    """`block` cut before each of the characters `cuts`."""
    edges = [0, *sorted(set(cuts)), len(block.text)]
    pieces = (part(block, low, high) for low, high in itertools.pairwise(edges))
    return tuple(piece for piece in pieces if piece is not None)


def _lines(text: str, body: int) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text, body):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + match[0].index(stripped)
            yield start, start + len(stripped)


def _is_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether paragraphs go over several lines, parted by blank or indented ones."""
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if _adjoin(text, a, b)]
    if len(pairs) < 2 or max(end - start for start, end in lines) > _WIDEST:
        return False
    running = sum(_runs_on(text, a, b) for a, b in pairs)
    return running >= max(2, _SHARE * len(pairs))


def _adjoin(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether no blank line is between, and the line that follows is not indented."""
    gap = text[line[1] : following[0]]
    return gap.count("\n") == 1 and not gap.endswith(("  ", "\t"))


def _runs_on(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether a sentence goes on from a long line to the one that follows."""
    long = line[1] - line[0] >= _NARROWEST
    return long and not shape.ends(text[slice(*line)]) and text[following[0]].islower()


def _joined(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[Block]:
    start, end = lines[0]
    for line, following in itertools.pairwise(lines):
        short = line[1] - line[0] < _NARROWEST and not text[following[0]].islower()
        if short or not _adjoin(text, line, following):
            yield Block("paragraph", start, end, text[start:end])
            start = following[0]
        end = following[1]
    yield Block("paragraph", start, end, text[start:end])
