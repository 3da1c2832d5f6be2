"""How much of a source may be printed, and which of its words are: the excerpt rule.

Every sentence or piece that some page would like to print is asked for in order of its worth, and granted while the
words printed so far stay within the share. Words that are printed twice count once. What is required (the summary) is
always granted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest import words

_CLIP = 14  # words of a sentence that is too long to print whole: about half a news sentence
_LEAST = 6  # fewer words than this say nothing


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a sentence, verbatim."""

    text: str
    before: bool = False
    """Words of the sentence were left out before."""
    after: bool = False
    """Words of the sentence were left out after."""

    @property
    def whole(self) -> bool:
        """Whether nothing was left out."""
        return not (self.before or self.after)


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that a page would like to print."""

    sentence: int
    piece: str = ""
    """Words inside the sentence to print apart; empty for the sentence itself."""
    around: str = ""
    """When the sentence cannot be printed whole: the words to keep; empty keeps its beginning."""
    required: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Allowance:
    """What of one source is printed; the same only as itself, for equal look-ups may have another order."""

    sentences: Mapping[int, Passage]
    """The sentences printed, whole or in part, by index."""
    pieces: Mapping[tuple[int, str], Passage]
    """The pieces printed, by sentence and wording."""
    printed: int
    """How many words that makes."""
    total: int
    """How many words the source has."""
    full: bool = False
    """Whether the whole text may be printed."""


def everything(texts: Mapping[int, str], pieces: Iterable[tuple[int, str]], total: int) -> Allowance:
    """The allowance of a source that may be printed in full."""
    granted = {index: Passage(text) for index, text in texts.items()}
    return Allowance(granted, {key: Passage(key[1]) for key in pieces}, total, total, full=True)


def allow(texts: Mapping[int, str], wishes: Iterable[Wish], *, total: int, limit: int) -> Allowance:
    """What may be printed of a source of `total` words, at most `limit` words beside what is required."""
    ledger = _Ledger(texts, limit)
    for wish in wishes:
        if wish.piece:
            ledger.piece(wish)
        else:
            ledger.sentence(wish)
    return Allowance(ledger.sentences, ledger.pieces, ledger.printed, total)


class _Ledger:
    """What has been granted so far; lives inside one call of `allow`."""

    def __init__(self, texts: Mapping[int, str], limit: int) -> None:
        self.texts = texts
        self.limit = limit
        self.covered: dict[int, int] = {}
        """The words of each sentence that are printed, a bit for each."""
        self.printed = 0
        """How many they are."""
        self._known: dict[int, tuple[tuple[int, int], ...]] = {}
        self.sentences: dict[int, Passage] = {}
        self.pieces: dict[tuple[int, str], Passage] = {}

    def sentence(self, wish: Wish) -> None:
        """Grants a sentence whole, or a part of it, or nothing."""
        index, have = wish.sentence, self.sentences.get(wish.sentence)
        if index not in self.texts or (have is not None and have.whole):
            return
        length = len(self._spans(index))
        if self._take(index, 0, length, required=wish.required):
            self.sentences[index] = Passage(self.texts[index])
        elif have is None:
            first = self._around(index, wish.around)
            last = min(length, first + _CLIP)
            if last - first >= _LEAST and self._take(index, first, last):
                self.sentences[index] = self._passage(index, first, last)

    def piece(self, wish: Wish) -> None:
        """Grants words inside a sentence whole, or their beginning, or nothing."""
        index, key = wish.sentence, (wish.sentence, wish.piece)
        found = self._find(index, wish.piece)
        if found is None or key in self.pieces:
            return
        first, last = found
        if self._take(index, first, last, required=wish.required):
            self.pieces[key] = Passage(wish.piece)
        elif last - first > _CLIP and self._take(index, first, first + _CLIP):
            clipped = self._passage(index, first, first + _CLIP)
            self.pieces[key] = Passage(clipped.text, after=True)

    def _take(self, index: int, first: int, last: int, *, required: bool = False) -> bool:
        before = self.covered.get(index, 0)
        fresh = (1 << last) - (1 << min(first, last)) & ~before
        number = fresh.bit_count()
        if not required and number and self.printed + number > self.limit:
            return False
        self.covered[index] = before | fresh
        self.printed += number
        return True

    def _spans(self, index: int) -> tuple[tuple[int, int], ...]:
        if index not in self._known:
            self._known[index] = words.spans(self.texts[index])
        return self._known[index]

    def _find(self, index: int, piece: str) -> tuple[int, int] | None:
        start = self.texts.get(index, "").find(piece)
        if start < 0:
            return None
        end = start + len(piece)
        inside = [n for n, (left, right) in enumerate(self._spans(index)) if right > start and left < end]
        return (inside[0], inside[-1] + 1) if inside else None

    def _around(self, index: int, kept: str) -> int:
        found = self._find(index, kept) if kept else None
        if found is None:
            return 0
        middle = (found[0] + found[1]) // 2
        return max(0, min(middle - _CLIP // 2, len(self._spans(index)) - _CLIP))

    def _passage(self, index: int, first: int, last: int) -> Passage:
        spans, text = self._spans(index), self.texts[index]
        start = 0 if first == 0 else spans[first][0]
        end = len(text) if last == len(spans) else spans[last - 1][1]
        return Passage(text[start:end].strip(), before=first > 0, after=last < len(spans))
