"""Headings that a page lost the shape of: in capitals before a sentence on one line, or short lines between paragraphs."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence

from digest import words
from digest.clean import layout, shape
from digest.model import Block

_TOKEN = re.compile(r"\S+")
_DATELINE_END = re.compile(r"[,)(―—–:-]$")
_QUOTES = "\"“„«'‘([¿¡"

# Longest heading, in words and in characters; newspapers' sub-headings are far shorter.
_MOST_WORDS = 14
_MOST_CHARACTERS = 90
_FAR = 400
"""Characters in which a heading before a sentence must end."""


def unglue(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """`blocks` with headings in capitals cut off the sentences they were glued to."""
    runs = [_capitals(block.text) for block in blocks]
    if not any(runs):
        return tuple(blocks)
    acronyms = _acronyms(blocks)
    pairs = zip(blocks, runs, strict=True)
    cuts = [_boundary(block.text, run, acronyms, language, first=block is blocks[0]) for block, run in pairs]
    certain = any(sure for _, sure in cuts)
    out: list[Block] = []
    for block, (cut, sure) in zip(blocks, cuts, strict=True):
        if cut and (sure or certain) and block.kind == "paragraph":
            heading = layout.part(block, 0, cut, "heading")
            rest = layout.part(block, cut, len(block.text))
            out += [piece for piece in (heading, rest) if piece is not None]
        else:
            out.append(block)
    return tuple(out)


def mark(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """`blocks` with the short lines made headings that stand between paragraphs and have no end."""
    return tuple(
        dataclasses.replace(block, kind="heading") if _is_heading(blocks, index, language) else block
        for index, block in enumerate(blocks)
    )


def _is_heading(blocks: Sequence[Block], index: int, language: str) -> bool:
    text = words.squash(blocks[index].text)
    if blocks[index].kind == "heading" or index + 1 >= len(blocks) or not _is_short(text):
        return False
    following = words.squash(blocks[index + 1].text)
    before = (
        index == 0 or shape.is_statement(words.squash(blocks[index - 1].text)) or blocks[index - 1].kind == "heading"
    )
    return before and shape.is_statement(following) and shape.size(following) >= 8 and not _is_open(text, language)


def _is_short(text: str) -> bool:
    """Whether `text` could be a heading: short, begun with a capital or a number, without an end."""
    first = text.lstrip(_QUOTES)[:1]
    ended = shape.ends(text)
    opened = first.isupper() or first.isdigit() or (first.isalpha() and not first.islower())
    return opened and not ended and shape.size(text) <= 12 and len(text) <= _MOST_CHARACTERS


def _is_open(text: str, language: str) -> bool:
    """Whether more must follow: a comma, colon or dash, or a small function word at the end."""
    last = words.words(text)[-1:] or ("",)
    return text[-1] in ",;:―–—-" or last[0] in shape.openers(language)


def _acronyms(blocks: Iterable[Block]) -> frozenset[str]:
    """Words in capitals that stand in the text between words that are not: `NATO`, `US`."""
    found = set()
    for block in blocks:
        tokens = ["", *block.text.split(), ""]
        for place in [place for place, token in enumerate(tokens) if token[:2].isupper()]:
            bare = _bare(tokens[place])
            beside = (tokens[place - 1], tokens[place + 1])
            if 2 <= len(bare) <= 6 and bare.isupper() and not any(map(_is_capital, beside)):
                found.add(bare)
    return frozenset(found)


def _capitals(text: str) -> int:
    """How many words in capitals `text` begins with, where they could be a heading: several, and words with small letters follow."""
    tokens = enumerate(_TOKEN.finditer(text, 0, _FAR))
    count = next((place for place, token in tokens if not _is_capital(token[0])), 0)
    return count if 2 <= count <= _MOST_WORDS else 0


def _boundary(text: str, count: int, acronyms: frozenset[str], language: str, *, first: bool) -> tuple[int, bool]:
    """Where the sentence behind a heading of `count` words in capitals begins (0: it is none), and whether that is sure."""
    if not count:
        return 0, False
    tokens = list(_TOKEN.finditer(text, 0, _FAR))
    following = tokens[count][0]
    starts = following.lstrip(_QUOTES)[:1].isupper() or following[0] in _QUOTES
    opener = starts and _bare(following).casefold() in shape.openers(language)
    kept = count - _own(tokens[:count], acronyms, starts=starts, opener=opener, language=language)
    if (not starts and kept == count) or not _makes_heading([token[0] for token in tokens[:kept]]):
        return 0, False
    # `PRIME MINISTER Ann Lee said`: capitals that catch the eye at the start of a text, or before a name, are no heading.
    named = first or kept < 3 or _TOKEN.match(text, tokens[count].end() + 1) is None
    named = named or text[tokens[count].end() + 1].isupper()
    sure = opener or kept >= 4 or not named or shape.ends(tokens[kept - 1][0])
    return tokens[kept].start(), sure


def _own(run: Sequence[re.Match[str]], acronyms: frozenset[str], *, starts: bool, opener: bool, language: str) -> int:
    """How many words at the end of a run in capitals belong to the sentence: `A`, `I`, `NATO and …`, `12 people`."""
    own = 0
    while own < len(run) - 1 and not opener:
        bare = _bare(run[-1 - own][0])
        before = _bare(run[-2 - own][0])
        single = len(bare) == 1 and bare.isalpha() and own == 0
        number = not starts and bare.isdigit()
        acronym = bare in acronyms and not (before.casefold() in shape.openers(language) and before not in acronyms)
        if not (single or number or acronym):
            break
        own += 1
        if not acronym or not starts:
            break
    return own


def _makes_heading(tokens: Sequence[str]) -> bool:
    """Whether words in capitals make a heading, not a dateline (`KYIV, Ukraine`), a speaker (`MR SMITH:`) or an acronym."""
    long = [token for token in tokens if len(_bare(token)) >= 4]
    letters = sum(len(_bare(token)) for token in tokens)
    return len(tokens) >= 2 and bool(long) and letters >= 9 and not _DATELINE_END.search(tokens[-1])


def _is_capital(token: str) -> bool:
    """Whether a word has no small letters; numbers and signs pass, so that they do not part a heading."""
    plain = token.replace("’s", "").replace("'s", "")
    return token != "" and not any(character.islower() for character in plain) and any(map(str.isalnum, token + "0"))


def _bare(token: str) -> str:
    return re.sub(r"['’][sS]$", "", token.strip("\"“”„«»'‘’()[].,;:!?…–—-"))
