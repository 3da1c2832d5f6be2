"""Links to a sentence in its original by a text fragment, unique in the text as far as it is known.

Method: the text directive of "URL Fragment Text Directives" (WICG): `#:~:text=[prefix-,]start[,end][,-suffix]`. A browser
searches the page for it word by word without regard to case, so what is given here is what occurs once in the words of the
source: its title, its text and what was dropped from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from digest import words
from digest.model import Analysis, Article
from digest.render import address

_WHOLE = 10
"""Words up to which a passage is given whole; of a longer one its ends."""
_ENDS = 5
_LONGER_ENDS = 8
_CONTEXT = 8
"""The most words of a prefix or suffix."""
_WORD = re.compile(r"\S+")


class Original:
    """The text of an article as readers of its original meet it."""

    def __init__(self, article: Article, analysis: Analysis) -> None:
        self._url = address.web(article.url)
        blocks = [words.squash(block.text) for block in article.blocks]
        around = [words.squash(article.title.text), *(words.squash(one.text) for one in article.dropped)]
        self._text = " ".join([*blocks, *around])
        self._folded = _folded(self._text)
        self._starts = _starts(blocks, analysis)

    def link(self, sentence: int, passage: str) -> str | None:
        """A link to `passage`, words of the sentence of that index; None where the original's address is not known."""
        if self._url is None:
            return None
        directive = self._directive(*self._span(sentence, passage))
        return f"{self._url}{'' if '#' in self._url else '#'}:~:text={directive}"

    def context(self, sentence: int, passage: str) -> tuple[str, str]:
        """The words before and after `passage` that tell it from others like it; empty where it occurs once."""
        start, end = self._span(sentence, passage)
        return self._around(start, end) if self._occurrences(self._text[start:end]) > 1 else ("", "")

    def _span(self, sentence: int, passage: str) -> tuple[int, int]:
        """Where `passage` stands in the text; the whole sentence where its words are not found in it."""
        start = self._starts.get(sentence, 0)
        at = self._text.find(passage, start)
        return (at, at + len(passage)) if at >= 0 else (start, start + len(passage))

    def _directive(self, start: int, end: int) -> str:
        spans = [(start + word.start(), start + word.end()) for word in _WORD.finditer(self._text[start:end])]
        if len(spans) <= _WHOLE:
            before, after = self._around(start, end) if self._occurrences(self._text[start:end]) > 1 else ("", "")
            return _written(before, [self._text[start:end]], after)
        head = next(
            (self._text[start : spans[n - 1][1]] for n in _numbers() if self._is_first(start, spans[n - 1][1])), ""
        )
        opening = head or self._text[start : spans[_ENDS - 1][1]]
        before = "" if head else self._around(start, start + len(opening))[0]
        tail = next((spans[-n][0] for n in _numbers() if self._follows(start + len(opening), spans[-n][0], end)), None)
        closing = spans[-_ENDS][0] if tail is None else tail
        after = "" if tail is not None else self._around(closing, end)[1]
        return _written(before, [opening, self._text[closing:end]], after)

    def _is_first(self, start: int, end: int) -> bool:
        return self._occurrences(self._text[start:end]) == 1

    def _follows(self, opened: int, start: int, end: int) -> bool:
        """Whether the words from `start` to `end` are the first such words behind the opening."""
        return start >= opened and next(self._found(self._text[start:end], opened), -1) == start

    def _around(self, start: int, end: int) -> tuple[str, str]:
        """The fewest words before the span, else after it, else on both sides, that make it the only one of its kind."""
        before = [word.start() for word in _WORD.finditer(self._text[:start])][-_CONTEXT:]
        after = [end + word.end() for _, word in zip(range(_CONTEXT), _WORD.finditer(self._text[end:]), strict=False)]
        for first in reversed(before):
            if self._occurrences(self._text[first:end]) == 1:
                return self._text[first:start], ""
        for last in after:
            if self._occurrences(self._text[start:last]) == 1:
                return "", self._text[end:last]
        first, last = before[0] if before else start, after[-1] if after else end
        return self._text[first:start], self._text[end:last]

    def _occurrences(self, passage: str) -> int:
        """How often the words occur: 0, 1, or 2 for more."""
        return sum(1 for _ in zip(range(2), self._found(passage, 0), strict=False))

    def _found(self, passage: str, start: int) -> Iterator[int]:
        """Where the words occur from `start` on, at the bounds of words."""
        wanted = _folded(passage)
        at = self._folded.find(wanted, start) if wanted else -1
        while at >= 0:
            if _bound(self._folded, at) and _bound(self._folded, at + len(wanted)):
                yield at
            at = self._folded.find(wanted, at + 1)


def _numbers() -> range:
    return range(_ENDS, _LONGER_ENDS + 1)


def _starts(blocks: list[str], analysis: Analysis) -> dict[int, int]:
    """Where each sentence begins in the blocks set side by side."""
    offsets, at = [], 0
    for block in blocks:
        offsets.append(at)
        at += len(block) + 1
    found: dict[int, int] = {}
    after: dict[int, int] = {}
    for sentence in analysis.sentences:
        begin = blocks[sentence.block].find(sentence.text, after.get(sentence.block, 0)) if blocks else -1
        if begin >= 0:
            found[sentence.index] = offsets[sentence.block] + begin
            after[sentence.block] = begin + len(sentence.text)
    return found


def _folded(text: str) -> str:
    """Lower case at the same length, so that places hold."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _bound(text: str, at: int) -> bool:
    """Whether a word ends or begins at a place, or none is there."""
    return at in (0, len(text)) or not (text[at - 1].isalnum() and text[at].isalnum())


def _written(before: str, parts: list[str], after: str) -> str:
    """The directive, with `-` and `,` encoded, as both have a meaning in it."""
    written = [f"{_encoded(before)}-"] if before else []
    written += map(_encoded, parts)
    written += [f"-{_encoded(after)}"] if after else []
    return ",".join(written)


def _encoded(text: str) -> str:
    return quote(text.strip(), safe="", errors="ignore").replace("-", "%2D")
