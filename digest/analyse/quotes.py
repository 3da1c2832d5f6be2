"""Words given as somebody's own, each with its speaker where the text tells.

A stretch in quotation marks is taken for speech when a cue of attribution belongs to it, when it fills its sentence, or when
it is long; nicknames, titles of works and single doubtful words are not. Method: cues and sources by rule, the nearest that
reading order allows; measured on PolNeAR (see docs/attribution.md).
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.analyse import marks
from digest.analyse.sources import Statement, boundaries, statements
from digest.attribution import Grammar, grammar
from digest.attribution.phrases import before
from digest.attribution.tokens import tokens
from digest.model import Article, Block, Name, Quote, QuoteKind, Sentence
from digest.words import squash, words

# With fewer words and no cue, a stretch in quotation marks is a doubtful word rather than speech.
_LONG = 5
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


def quotes(article: Article, sentences: tuple[Sentence, ...], names: tuple[Name, ...]) -> tuple[Quote, ...]:
    """The quotations of `article` in reading order; the speaker is None where the text does not tell.

    `start` and `end` are offsets in the source, of the words without their outer marks. A quotation over several sentences
    belongs to the one it begins in; one over several paragraphs is one quotation a paragraph.
    """
    if not sentences:
        return ()
    rules = grammar(article.language.text)
    said: dict[int, list[Statement]] = {}
    for statement in statements(article, names):
        said.setdefault(statement.block, []).append(statement)
    found: list[_Spoken] = []
    for index, block in enumerate(article.blocks):
        if block.kind == "paragraph":
            found += _in_block(index, article, said.get(index, []), found, rules)
    starts = [sentence.start for sentence in sentences]
    return tuple(_quote(article.blocks[one.block], one, sentences, starts) for one in found)


def _quote(block: Block, one: _Spoken, sentences: Sequence[Sentence], starts: Sequence[int]) -> Quote:
    start, end = block.offset(one.span.start), block.offset(one.span.end - 1) + 1
    sentence = sentences[max(0, bisect.bisect_right(starts, start) - 1)]
    text = squash(block.text[one.span.start : one.span.end])
    return Quote(sentence.index, text, one.speaker, _kind(text), start, end, one.clue)


def _kind(text: str) -> QuoteKind:
    """`direct` for what can be a whole clause."""
    count = len(words(text))
    complete = text[:1].isupper() and text[-1:] in ".,!?…"
    return (
        "direct"
        if count >= 8 or (complete and count >= 2) or (count >= 4 and (complete or text[-1:] in ".!?"))
        else "fragment"
    )


def _in_block(
    index: int, article: Article, said: Sequence[Statement], earlier: Sequence[_Spoken], rules: Grammar
) -> Iterator[_Spoken]:
    text = article.blocks[index].text
    spans = marks.spans(text)
    blanked = marks.blanked(text, spans)
    ends = boundaries(blanked)
    done: list[_Spoken] = []
    for span in _trimmed(text, spans):
        unit = _unit(span, ends, len(text))
        statement = _bound(span, [s for s in said if _within(s, unit)], blanked)
        if statement is not None:
            one = _Spoken(index, span, statement.speaker, squash(_words(blanked, statement)), bound=True)
        else:
            one = _unbound(index, span, unit, article, (*earlier, *done), said, rules)
        if _is_speech(text, blanked, one, unit, rules):
            done.append(one)
    yield from _backwards(done, ends)


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
    begin = max((end for end in ends if end <= span.outer_start), default=0)
    return begin, min((end for end in ends if end >= span.outer_end), default=length)


def _within(statement: Statement, unit: tuple[int, int]) -> bool:
    start, end = statement.attribution.span
    return statement.attribution.kind in _CUES and unit[0] <= start and end <= unit[1] + 1


def _words(text: str, statement: Statement) -> str:
    start, end = statement.attribution.span
    return text[start:end]


def _bound(span: marks.Span, said: Sequence[Statement], text: str) -> Statement | None:
    """The statement a quotation belongs to: the one beside it, else the last before it, else the next after it."""
    ranked = sorted((_distance(span, statement, text), place) for place, statement in enumerate(said))
    return said[ranked[0][1]] if ranked else None


def _distance(span: marks.Span, statement: Statement, text: str) -> float:
    """How far a cue is from a quotation, in words, the side it stands on weighed in."""
    start, end = statement.attribution.span
    weight = {"report": 0.0, "phrase": 0.5, "stance": 6.0, "impersonal": 12.0}[statement.attribution.kind]
    if start >= span.outer_end:
        gap = words(text[span.outer_end : start])
        return weight + (0.1 if not gap else 4.0 + len(gap))
    if end <= span.outer_start:
        gap = words(text[end : span.outer_start])
        return weight + 0.5 + 0.5 * len(gap)
    # The quotation stands between cue and source: "said of “…” X".
    return weight + 1.0


def _unbound(
    index: int,
    span: marks.Span,
    unit: tuple[int, int],
    article: Article,
    earlier: Sequence[_Spoken],
    said: Sequence[Statement],
    rules: Grammar,
) -> _Spoken:
    """A quotation without a cue in its sentence: introduced by a colon, or going on from one before it."""
    text = article.blocks[index].text
    none = _Spoken(index, span, None, None, bound=False)
    lead = text[unit[0] : span.outer_start].rstrip()
    if lead.endswith(":"):
        row = tokens(lead)
        phrase = before(lead, row, len(row) - 1, rules)
        return (
            _Spoken(index, span, phrase.name, squash(lead), bound=True) if phrase is not None and phrase.name else none
        )
    if words(lead) or words(text[span.outer_end : unit[1]]):
        return none
    if unit[0] == 0 and index and _introduces(article.blocks[index - 1].text):
        return _introduced(index, span, article, earlier) or none
    last = earlier[-1] if earlier else None
    if last is None or last.block != index:
        prior = [s for s in said if s.attribution.kind == "report" and s.attribution.span[1] <= unit[0] and s.speaker]
        if prior:
            return _Spoken(index, span, prior[-1].speaker, squash(_words(text, prior[-1])), bound=True)
    near = (
        last is not None
        and last.block >= index - 1
        and (last.block == index or _ends_spoken(article.blocks[last.block].text, last))
    )
    return _Spoken(index, span, last.speaker, last.clue, bound=True) if last is not None and near else none


def _introduces(text: str) -> bool:
    return text.rstrip().endswith(":")


def _introduced(index: int, span: marks.Span, article: Article, earlier: Sequence[_Spoken]) -> _Spoken | None:
    for statement in reversed(statements(article, ())):
        if statement.block == index - 1 and statement.speaker:
            return _Spoken(index, span, statement.speaker, statement.attribution.cue, bound=True)
    return None


def _ends_spoken(text: str, last: _Spoken) -> bool:
    """Whether little but the cue follows the last quotation of the paragraph before."""
    return not last.span.closed or len(words(text[last.span.outer_end :])) <= 12


def _backwards(done: Sequence[_Spoken], ends: Sequence[int]) -> Iterator[_Spoken]:
    """Quotations that fill their sentence and stand before the first that has a cue belong to its speaker."""
    for place, one in enumerate(done):
        if one.speaker is None and not one.bound:
            following = next((later for later in done[place + 1 :] if later.bound), None)
            if following is not None and one.span.end - one.span.start > 20:
                yield _Spoken(one.block, one.span, following.speaker, following.clue, bound=True)
                continue
        yield one


def _is_speech(text: str, blanked: str, one: _Spoken, unit: tuple[int, int], rules: Grammar) -> bool:
    inside = text[one.span.start : one.span.end]
    said = words(inside)
    if not said or _is_label(text, one.span, said, rules):
        return False
    fills = not words(blanked[unit[0] : one.span.outer_start] + blanked[one.span.outer_end : unit[1]])
    return one.bound or len(said) >= _LONG or (fills and len(said) >= 2)


def _is_label(text: str, span: marks.Span, said: Sequence[str], rules: Grammar) -> bool:
    """Whether what is quoted is a name, a title or a doubtful word: after "so-called", or in capitals before a noun."""
    lead = words(text[max(0, span.outer_start - 40) : span.outer_start])
    if lead and lead[-1].lower() in rules.works and text[span.outer_start - 1 : span.outer_start] != ":":
        return len(said) <= 8
    capitals = [word for word in said if word[0].isupper() or word[0].isdigit()]
    small = [
        word
        for word in said
        if not word[0].isupper() and word.lower() not in rules.particles and word.lower() not in rules.links
    ]
    ended = text[span.end - 1] in ".,!?…" or (
        text[span.outer_end : span.outer_end + 1] in (".", ",") and len(capitals) < len(said)
    )
    return bool(capitals) and not small and not ended and len(said) <= 8
