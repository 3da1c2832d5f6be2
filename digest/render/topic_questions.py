"""The editor's questions, and what each source answers: verbatim, with how its words stand to what is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from digest.model import Answer, Claim, Coverage, Question, Topic, When
from digest.render import parts
from digest.render.address import Here
from digest.render.allowance import Passage
from digest.render.catalog import Catalog
from digest.render.dates import DateView, show


@dataclass(frozen=True, slots=True)
class PieceView:
    """Some of the words printed."""

    text: str
    asked: bool
    """Whether they are what is asked about."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What a source answers."""

    statement: parts.StatementView
    pieces: tuple[PieceView, ...]
    """The words of the statement's passage."""
    stances: tuple[str, ...]
    """How it stands to what is asked, in words."""
    claimant: str
    """Whom the source gives for it; empty where it speaks in its own voice."""
    claimant_language: str | None
    day: DateView | None
    """The day it tells of, where that is not the source's own."""
    by_editor: bool
    """Whether claimant or day were set by the editor."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question and its answers."""

    id: str
    text: str
    told: str
    """How many sources speak of it, in words."""
    answers: tuple[AnswerView, ...]
    """Those whose words are printed, earliest source first."""
    others: tuple[parts.StatementView, ...]
    """The sources for which the excerpt rule leaves no words."""
    rest: str = ""
    """Where all answers are, when not all are shown."""

    @property
    def anchor(self) -> str:
        """The name of its place on a page."""
        return f"question-{self.id}"


def questions(
    catalog: Catalog,
    here: Here,
    topic: Topic,
    coverage: Coverage,
    numbers: Mapping[str, int],
    *,
    wanted: Collection[str] | None = None,
) -> tuple[QuestionView, ...]:
    """The questions of a topic that a source answers, in the editor's order; with `wanted` those alone that have these ids."""
    given: defaultdict[str, list[tuple[Answer, Claim | None]]] = defaultdict(list)
    for answer in coverage.answers:
        if answer.place.article in numbers and (wanted is None or answer.question in wanted):
            given[answer.question].append((answer, catalog.claims.get(answer.place)))
    views = (
        _question(catalog, here, question, given[question.id], numbers)
        for question in topic.questions
        if question.id in given
    )
    return tuple(view for view in views if view.answers or view.others)


def _question(
    catalog: Catalog,
    here: Here,
    question: Question,
    given: Sequence[tuple[Answer, Claim | None]],
    numbers: Mapping[str, int],
) -> QuestionView:
    views = [_answer(catalog, here, answer, claim, numbers) for answer, claim in given]
    printed = {view.statement.source.id for view in views if view.statement.passage}
    others = {view.statement.source.id: view.statement for view in reversed(views)}
    sources = len({answer.place.article for answer, _ in given})
    return QuestionView(
        id=question.id,
        text=question.text,
        told=catalog.strings.phrase("answered", number=sources, total=len(numbers)),
        answers=tuple(view for view in views if view.statement.passage),
        others=tuple(statement for source, statement in reversed(others.items()) if source not in printed),
    )


def _answer(
    catalog: Catalog, here: Here, answer: Answer, claim: Claim | None, numbers: Mapping[str, int]
) -> AnswerView:
    statement = parts.statement(catalog, here, answer.place, number=numbers[answer.place.article])
    kinds = dict.fromkeys(stance.kind for stance in answer.stances)
    claimant = claim.claimant if claim and claim.claimant else ""
    published = catalog.articles[answer.place.article].published
    return AnswerView(
        statement=statement,
        pieces=_pieces(statement.passage, answer.words),
        stances=tuple(catalog.strings.labels[f"answer_{kind}"] for kind in kinds or ["stated"]),
        claimant=claimant,
        claimant_language=parts.language_of(catalog, claimant, [answer.place.article]) if claimant else None,
        day=_other_day(catalog, claim, published),
        by_editor=claim is not None and claim.basis == "stated",
    )


def _other_day(catalog: Catalog, claim: Claim | None, published: When | None) -> DateView | None:
    """The day that a sentence tells of; None where its article appeared on it."""
    told = claim.date if claim is not None else None
    if told is None or (published is not None and (told.start, told.end) == (published.start, published.end)):
        return None
    return show(catalog.strings, told)


def _pieces(passage: Passage | None, asked: Sequence[str]) -> tuple[PieceView, ...]:
    """The words of a passage, those that are asked about apart, where each first stands."""
    if passage is None:
        return ()
    places = sorted((at, at + len(word)) for word in asked if (at := passage.text.find(word)) >= 0)
    found: list[PieceView] = []
    end = 0
    for start, stop in places:
        if start >= end:
            found += [PieceView(passage.text[end:start], asked=False), PieceView(passage.text[start:stop], asked=True)]
            end = stop
    return tuple(piece for piece in (*found, PieceView(passage.text[end:], asked=False)) if piece.text)
