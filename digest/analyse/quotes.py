"""Words given as somebody's own, each with its speaker where the text tells.

A stretch in quotation marks is taken for speech when a cue of attribution belongs to it, when it fills its sentence, or when
it is long; nicknames, titles of works and single doubtful words are not. Method: cues and sources by rule, the nearest that
reading order allows; measured on PolNeAR (see docs/attribution.md).
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.analyse import marks
from digest.analyse.statements import Reading, Statement
from digest.analyse.views import View, views
from digest.analyse.wording import is_speech
from digest.attribution import Grammar
from digest.model import Article, Block, Quote, QuoteKind, Sentence
from digest.words import squash, words

# What a cue's kind counts beside its distance in words; tuned on a third of PolNeAR. "Reportedly" yields to anyone named.
_WEIGHTS = {"report": 0.0, "phrase": 0.5, "stance": 1.5, "saying": 0.5, "view": 8.0, "impersonal": 12.0}
_UNSPOKEN = 8.0
# Characters beyond which a cue is simply far, and beyond which none is looked for.
_FAR = 400
_REACH = 1500
_DASH = re.compile(r"\s*[-–—―]")
_DASHES = frozenset("-–—―")
# Words of a quotation that may go on from the sentence before, whose sentence names nobody.
_LONG = 5
_CUES = frozenset({"report", "stance", "phrase", "impersonal", "saying"})


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A quotation in a block, and what was found of its speaker."""

    block: int
    span: marks.Span
    said: Statement | None = None
    """What tells who speaks; None where the text does not."""
    clue: str | None = None

    @property
    def bound(self) -> bool:
        """Whether a cue belongs to it."""
        return self.said is not None


def quotes(article: Article, sentences: tuple[Sentence, ...], read: Reading) -> tuple[Quote, ...]:
    """The quotations of `article`, as it was `read`, in order; the speaker is None where the text does not tell.

    `start` and `end` are offsets in the source, of the words without their outer marks. A quotation over several sentences
    belongs to the one it begins in; one over several paragraphs is one quotation a paragraph.
    """
    if not sentences:
        return ()
    found: list[_Spoken] = []
    for view in views(article, read):
        found += _in_block(view, found)
    starts = [sentence.start for sentence in sentences]
    return tuple(_quote(article.blocks[one.block], one, sentences, starts) for one in found)


def _quote(block: Block, one: _Spoken, sentences: Sequence[Sentence], starts: Sequence[int]) -> Quote:
    start, end = block.offset(one.span.start), block.offset(one.span.end - 1) + 1
    sentence = sentences[max(0, bisect.bisect_right(starts, start) - 1)]
    text = squash(block.text[one.span.start : one.span.end])
    return Quote(
        sentence.index,
        text,
        one.said.speaker if one.said else None,
        _kind(text, block.text[one.span.outer_end : one.span.outer_end + 1]),
        start,
        end,
        one.clue,
        one.said.role if one.said else None,
        one.said.via if one.said else None,
    )


def _kind(text: str, following: str) -> QuoteKind:
    """`direct` for what can be a whole clause; `following` is the character after the closing mark."""
    count = len(words(text))
    ended = text[-1:] in ".,!?…"
    if text[:1].isupper():
        return "direct" if count >= 8 or (ended and count >= 2) or (count >= 3 and following == ",") else "fragment"
    return "direct" if count >= 8 or (count >= 4 and text[-1:] in ".!?") else "fragment"


def _in_block(view: View, earlier: Sequence[_Spoken]) -> Iterator[_Spoken]:
    done: list[_Spoken] = []
    said = sorted(view.said, key=lambda statement: statement.attribution.start)
    starts = [statement.attribution.start for statement in said]
    for span in _trimmed(view.text, view.marked.spans):
        unit = _unit(span, view.marked.ends, len(view.text))
        low, high = span.outer_start - _REACH, span.outer_end + _REACH
        near = said[bisect.bisect_right(starts, low) : bisect.bisect_left(starts, high)]
        statement = _bound(span, [s for s in near if _within(s, unit)], view.marked.blanked, view.rules)
        if statement is not None:
            one = _Spoken(view.index, span, statement, _words(view.marked.blanked, statement))
        else:
            one = _unbound(view, span, unit, done[-1] if done else earlier[-1] if earlier else None)
        if is_speech(view, span, unit, bound=one.bound):
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
    if not ranked:
        return None
    best = said[ranked[0][1]]
    # "Lee said, according to Quill, “…”": Quill passes on what is Lee's.
    passed = (s for s in said if s.via is not None and s.via == best.speaker and s.attribution.kind == "report")
    return next(passed, best) if best.attribution.kind == "phrase" else best


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


def _unbound(view: View, span: marks.Span, unit: tuple[int, int], last: _Spoken | None) -> _Spoken:
    """A quotation without a cue in its sentence: introduced before it, signed below it, or going on from the `last` one."""
    none = _Spoken(view.index, span)
    if view.words.any(unit[0], span.outer_start) or view.words.any(span.outer_end, unit[1]):
        statement = _continued(view, span, unit)
        return (
            none if statement is None else _Spoken(view.index, span, statement, _words(view.marked.blanked, statement))
        )
    statement = _signed(view, span) or _introduced(view, unit, last)
    if statement is not None:
        return _Spoken(view.index, span, statement, statement.attribution.cue)
    if last is None or not (last.block == view.index or (last.block == view.index - 1 and _ends_spoken(view, last))):
        return none
    return replace(last, block=view.index, span=span)


def _continued(view: View, span: marks.Span, unit: tuple[int, int]) -> Statement | None:
    """For words quoted in a sentence that names nobody: what the sentence before it was told by."""
    if len(words(view.text[span.start : span.end])) < _LONG:
        return None
    at = bisect.bisect_left(view.marked.ends, unit[0])
    first, here, end = (
        bisect.bisect_left(view.said, place, key=lambda s: s.attribution.start)
        for place in (view.marked.ends[at - 1] if at else 0, unit[0], unit[1])
    )
    if any(s.attribution.kind in _CUES for s in view.said[here:end]):
        return None
    said = [s for s in view.said[first:here] if s.attribution.kind in ("report", "phrase") and s.speaker]
    return said[-1] if said and len({s.speaker for s in said}) == 1 else None


def _introduced(view: View, unit: tuple[int, int], last: _Spoken | None) -> Statement | None:
    """What introduces a quotation that is not the first's continuation: a cue before it, or at the end of the paragraph before."""
    if last is not None and last.block == view.index:
        return None
    said = [s for s in view.said if s.attribution.kind == "report" and s.attribution.span[1] <= unit[0]]
    if view.before.rstrip().endswith(":") and not said:
        said = [s for s in view.said_before if s.attribution.kind in _CUES]
    return next((s for s in reversed(said) if s.speaker), None)


def _signed(view: View, span: marks.Span) -> Statement | None:
    """The name under a quotation: a dash and who said it, behind it or in the next paragraph."""
    if _DASH.match(view.text, span.outer_end):
        return next(
            (s for s in view.said if s.attribution.start >= span.outer_end and s.attribution.cue in _DASHES), None
        )
    if _DASH.match(view.behind) and not view.words.any(span.outer_end, len(view.text)):
        return next((s for s in view.said_behind[:1] if s.attribution.cue in _DASHES), None)
    return None


def _ends_spoken(view: View, last: _Spoken) -> bool:
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
            yield replace(following, block=one.block, span=one.span)
