"""Words given as somebody's own, each with its speaker where the text tells.

A stretch in quotation marks is taken for speech when a cue of attribution belongs to it, when it fills its sentence, or when
it is long; nicknames, titles of works and single doubtful words are not. Method: cues and sources by rule, the nearest that
reading order allows; measured on PolNeAR (see docs/attribution.md).
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.analyse import marks
from digest.analyse.runs import Runs
from digest.analyse.sources import Reading, Statement
from digest.attribution import Grammar, grammar
from digest.model import Article, Block, Quote, QuoteKind, Sentence
from digest.words import squash, words

# With fewer words and no cue, a stretch in quotation marks is a doubtful word rather than speech.
_LONG = 5
# What a cue's kind counts beside its distance in words; tuned on a third of PolNeAR. "Reportedly" yields to anyone named.
_WEIGHTS = {"report": 0.0, "phrase": 0.5, "stance": 1.5, "impersonal": 12.0}
_UNSPOKEN = 8.0
# Characters beyond which a cue is simply far, and beyond which none is looked for.
_FAR = 400
_REACH = 1500
_LEADS_IN = re.compile(r"[:,]\s*\Z")
_CUES = frozenset({"report", "stance", "phrase", "impersonal"})


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A quotation in a block, and what was found of its speaker."""

    block: int
    span: marks.Span
    speaker: str | None
    clue: str | None
    bound: bool
    """Whether a cue belongs to it."""


@dataclass(frozen=True, slots=True)
class _View:
    """A paragraph as it is read for quotations."""

    index: int
    marked: marks.Marked
    said: tuple[Statement, ...]
    before: str
    """The paragraph or heading before it."""
    said_before: tuple[Statement, ...]
    rules: Grammar
    words: Runs
    words_around: Runs
    """Of the text with spaces for what is quoted, as `words` are of the whole."""

    @property
    def text(self) -> str:
        """All its words."""
        return self.marked.text


def quotes(article: Article, sentences: tuple[Sentence, ...], read: Reading) -> tuple[Quote, ...]:
    """The quotations of `article`, as it was `read`, in order; the speaker is None where the text does not tell.

    `start` and `end` are offsets in the source, of the words without their outer marks. A quotation over several sentences
    belongs to the one it begins in; one over several paragraphs is one quotation a paragraph.
    """
    if not sentences:
        return ()
    found: list[_Spoken] = []
    for view in _views(article, read):
        found += _in_block(view, found)
    starts = [sentence.start for sentence in sentences]
    return tuple(_quote(article.blocks[one.block], one, sentences, starts) for one in found)


def _views(article: Article, read: Reading) -> Iterator[_View]:
    rules = grammar(article.language.text)
    said: dict[int, list[Statement]] = {}
    for statement in read.statements:
        said.setdefault(statement.block, []).append(statement)
    for index, (block, marked) in enumerate(zip(article.blocks, read.blocks, strict=True)):
        if block.kind == "paragraph" and marked.spans:
            yield _View(
                index=index,
                marked=marked,
                said=tuple(said.get(index, ())),
                before=article.blocks[index - 1].text if index else "",
                said_before=tuple(said.get(index - 1, ())),
                rules=rules,
                words=Runs.of(marked.text),
                words_around=Runs.of(marked.blanked),
            )


def _quote(block: Block, one: _Spoken, sentences: Sequence[Sentence], starts: Sequence[int]) -> Quote:
    start, end = block.offset(one.span.start), block.offset(one.span.end - 1) + 1
    sentence = sentences[max(0, bisect.bisect_right(starts, start) - 1)]
    text = squash(block.text[one.span.start : one.span.end])
    return Quote(
        sentence.index,
        text,
        one.speaker,
        _kind(text, block.text[one.span.outer_end : one.span.outer_end + 1]),
        start,
        end,
        one.clue,
    )


def _kind(text: str, following: str) -> QuoteKind:
    """`direct` for what can be a whole clause; `following` is the character after the closing mark."""
    count = len(words(text))
    ended = text[-1:] in ".,!?…"
    if text[:1].isupper():
        return "direct" if count >= 8 or (ended and count >= 2) or (count >= 3 and following == ",") else "fragment"
    return "direct" if count >= 8 or (count >= 4 and text[-1:] in ".!?") else "fragment"


def _in_block(view: _View, earlier: Sequence[_Spoken]) -> Iterator[_Spoken]:
    done: list[_Spoken] = []
    said = sorted(view.said, key=lambda statement: statement.attribution.start)
    starts = [statement.attribution.start for statement in said]
    for span in _trimmed(view.text, view.marked.spans):
        unit = _unit(span, view.marked.ends, len(view.text))
        low, high = span.outer_start - _REACH, span.outer_end + _REACH
        near = said[bisect.bisect_right(starts, low) : bisect.bisect_left(starts, high)]
        statement = _bound(span, [s for s in near if _within(s, unit)], view.marked.blanked, view.rules)
        if statement is not None:
            one = _Spoken(view.index, span, statement.speaker, _words(view.marked.blanked, statement), bound=True)
        else:
            one = _unbound(view, span, unit, done[-1] if done else earlier[-1] if earlier else None)
        if _is_speech(view, one, unit):
            done.append(one)
    yield from _backwards(done)


def _trimmed(text: str, spans: Sequence[marks.Span]) -> Iterator[marks.Span]:
    """The spans without white space at their ends, those of white space alone left out."""
    for span in spans:
        inside = text[span.start : span.end]
        start = span.start + len(inside) - len(inside.lstrip())
        end = span.end - (len(inside) - len(inside.rstrip()))
        if end > start:
            yield marks.Span(start, end, span.outer_start, span.outer_end, span.closed)


def _unit(span: marks.Span, ends: Sequence[int], length: int) -> tuple[int, int]:
    """The sentence, by the marks outside quotations, that holds the quotation."""
    before, after = bisect.bisect_right(ends, span.outer_start), bisect.bisect_left(ends, span.outer_end)
    return ends[before - 1] if before else 0, ends[after] if after < len(ends) else length


def _within(statement: Statement, unit: tuple[int, int]) -> bool:
    start, end = statement.attribution.span
    return statement.attribution.kind in _CUES and unit[0] <= start and end <= unit[1] + 1


def _words(text: str, statement: Statement) -> str:
    start, end = statement.attribution.span
    return squash(text[start:end])


def _bound(span: marks.Span, said: Sequence[Statement], text: str, rules: Grammar) -> Statement | None:
    """The statement a quotation belongs to: the one beside it, else the last before it, else the next after it."""
    ranked = sorted((_distance(span, statement, text, rules), place) for place, statement in enumerate(said))
    return said[ranked[0][1]] if ranked else None


def _distance(span: marks.Span, statement: Statement, text: str, rules: Grammar) -> float:
    """How far a cue is from a quotation, in words, the side it stands on weighed in."""
    start, end = statement.attribution.span
    weight = _WEIGHTS[statement.attribution.kind]
    if statement.attribution.cue.lower() in rules.mental:
        weight = _UNSPOKEN
    if start >= span.outer_end:
        gap = words(text[span.outer_end : min(start, span.outer_end + _FAR)])
        return weight + (0.1 if not gap else 4.0 + len(gap))
    if end <= span.outer_start:
        gap = words(text[max(end, span.outer_start - _FAR) : span.outer_start])
        return weight + 0.5 + 0.5 * len(gap)
    # The quotation stands between cue and source: "said of “…” X".
    return weight + 1.0


def _unbound(view: _View, span: marks.Span, unit: tuple[int, int], last: _Spoken | None) -> _Spoken:
    """A quotation without a cue in its sentence: introduced before it, or going on from the `last` one before it."""
    none = _Spoken(view.index, span, None, None, bound=False)
    if view.words.any(unit[0], span.outer_start) or view.words.any(span.outer_end, unit[1]):
        return none
    if last is None or last.block != view.index:
        introduced = [s for s in view.said if s.attribution.kind == "report" and s.attribution.span[1] <= unit[0]]
        if view.before.rstrip().endswith(":") and not introduced:
            introduced = [s for s in view.said_before if s.attribution.kind in _CUES]
        named = [s for s in introduced if s.speaker]
        if named:
            return _Spoken(view.index, span, named[-1].speaker, named[-1].attribution.cue, bound=True)
    if last is None or not (last.block == view.index or (last.block == view.index - 1 and _ends_spoken(view, last))):
        return none
    return _Spoken(view.index, span, last.speaker, last.clue, bound=True)


def _ends_spoken(view: _View, last: _Spoken) -> bool:
    """Whether little but the cue follows the last quotation of the paragraph before."""
    return not last.span.closed or len(words(view.before[last.span.outer_end :])) <= 12


def _backwards(done: Sequence[_Spoken]) -> Iterator[_Spoken]:
    """Quotations that fill their sentence and stand before the first that has a cue belong to its speaker."""
    bound = [place for place, one in enumerate(done) if one.bound]
    for place, one in enumerate(done):
        after = bisect.bisect_right(bound, place)
        following = done[bound[after]] if after < len(bound) else None
        if one.bound or following is None or one.span.end - one.span.start <= 20:
            yield one
        else:
            yield _Spoken(one.block, one.span, following.speaker, following.clue, bound=True)


def _is_speech(view: _View, one: _Spoken, unit: tuple[int, int]) -> bool:
    said = words(view.text[one.span.start : one.span.end])
    if not said or _is_label(view, one.span, said):
        return False
    if one.bound or len(said) >= _LONG:
        return True
    around = view.words_around
    return len(said) > 1 and not (around.any(unit[0], one.span.outer_start) or around.any(one.span.outer_end, unit[1]))


def _is_label(view: _View, span: marks.Span, said: Sequence[str]) -> bool:
    """Whether what is quoted is a name, a title or a doubtful word: after "so-called", or in capitals with no stop."""
    text, rules = view.text, view.rules
    lead = words(text[max(0, span.outer_start - 40) : span.outer_start])
    if (
        lead
        and lead[-1].lower() in rules.works
        and not _LEADS_IN.search(text, max(0, span.outer_start - 40), span.outer_start)
    ):
        return len(said) <= 8
    joining = rules.particles | rules.links
    small = any(not word[0].isupper() and not word[0].isdigit() and word.lower() not in joining for word in said)
    ended = text[span.end - 1] in ".,!?…"
    return not small and not ended and len(said) <= 8 and said[0][0].isupper()
