"""The one place where the stages meet: read it and you know the program.

A build turns folders into values and values into outputs; nothing here changes a file but the memo.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest import addresses, aliases, collector, drawing, memo, render, search
from digest.budget import file_of
from digest.hearing import Heard, hear
from digest.inputs import Correction
from digest.memo import Memo
from digest.model import Corpus, Digest, Options, Output
from digest.printed import Printed
from digest.problems import Problem
from digest.read.theme import theme
from digest.relate import decisions, lasting, listing, originals, questions, relate, tags
from digest.relate.recall import AFRESH, Paired, Recall
from digest.relate.topics import problems as unmatched_topics
from digest.tasks import Workshop
from digest.work import Worked

_MOST_ALIKE = 20
"""Problems of one kind in one file, or alike in many, that are told one by one."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the sources say, alone and together, and what is wrong with them."""

    options: Options
    digest: Digest
    problems: tuple[Problem, ...]
    left_out: tuple[Worked, ...] = ()
    """Texts of which no sentence is left, so that nothing is published."""
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The pages of a site, and what is to stand beside them."""

    gathered: Gathered
    made: render.Site


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the pages."""

    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A site as it will be published."""

    options: Options
    digest: Digest
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]
    corrections: tuple[Correction, ...] = ()


def plan(root: Path, flags: Mapping[str, Any], workshop: Workshop, place: Path | None = None) -> Plan:
    """The site that the folders under `root` make; `flags` are options that win over `content/site.yaml`.

    With a `place`, pages that stand there from an earlier build are not made again of the same.
    """
    drafted = draft(root, flags, workshop, place)
    return whole(drafted, beside(drafted, workshop))


def draft(root: Path, flags: Mapping[str, Any], workshop: Workshop, place: Path | None = None) -> Draft:
    """All that `plan` makes but what is slow to make and stands beside the pages."""
    return drafted(root, hear(root, flags, workshop), workshop, place)


def drafted(root: Path, told: Heard, workshop: Workshop, place: Path | None = None) -> Draft:
    """The draft of a site of which all sources have been heard."""
    gathered = together(told, workshop)
    before = Printed(workshop.memory, place) if place is not None else None
    laying = workshop.memory.lasting("laying", lambda: render.Laying(lasting=True))
    with collector.swept() if laying is not None else contextlib.nullcontext():
        made = render.site(
            gathered.digest, gathered.options, theme(root), before, progress=workshop.progress, laying=laying
        )
    if before is not None:
        before.keep()
    return Draft(gathered, made)


def beside(drafted: Draft, workshop: Workshop) -> Beside:
    """The pictures and the search index of a draft."""
    with search.indexing(workshop.memory) as index:
        index.begin(drafted.made.records)
        drawn, faults = drawing.drawn(drafted.made.pictures, workshop)
        found = index.files()
    return Beside((*drawn, *found), (*faults, *index.problems))


def whole(drafted: Draft, beside: Beside) -> Plan:
    """The site that a draft makes with its pictures and its search index."""
    outputs = tuple(sorted((*drafted.made.outputs, *beside.outputs), key=lambda output: output.path))
    gathered = drafted.gathered
    problems = (*gathered.problems, *beside.problems)
    return Plan(gathered.options, gathered.digest, outputs, problems, gathered.corrections)


def gather(root: Path, flags: Mapping[str, Any], workshop: Workshop) -> Gathered:
    """Everything a build finds out before it makes a page."""
    return together(hear(root, flags, workshop), workshop)


def together(told: Heard, workshop: Workshop) -> Gathered:
    """What the sources say together."""
    given, topics, articles, analyses = told.given, told.topics, told.articles, told.analyses
    key, relating = _relating(told, workshop)
    corpus = workshop.memory.get([key], Corpus).get(key) or relating()
    workshop.memory.replace({**told.found, key: corpus})
    filed = tags.refiled(analyses, corpus.tags)
    digest = Digest(articles, filed, topics, given.content.texts, corpus, given.vocabulary, given.permalinks)
    unmatched = unmatched_topics(topics, corpus.topics, articles)
    copied = originals.problems(articles, corpus.copies)
    clashes = originals.clashing(told.clashes, articles, corpus.copies)
    addresses.refuse(clashes)
    asked = [answer for part in corpus.topics for answer in part.answers]
    unanswered = questions.problems(topics, asked)
    undecided = decisions.problems(topics, corpus.unheeded)
    unfiled = listing.problems(given.vocabulary, articles, corpus.tags)
    problems = _sorted({*told.problems, *clashes, *copied, *unmatched, *unfiled, *undecided, *unanswered})
    return Gathered(given.options, digest, problems, told.left_out, given.corrections)


def _relating(told: Heard, workshop: Workshop) -> tuple[str, Callable[[], Corpus]]:
    """The key of what texts say together, made from all that it depends on and from nothing else, and how it is found."""
    given, vocabulary = told.given.options, told.given.vocabulary
    options = Options(
        language=given.language, aliases=given.aliases, tags=given.tags, topic=given.topic, links=given.links
    )
    topics = tuple(dataclasses.replace(topic, introduction="", description=None) for topic in told.topics)

    def related() -> Corpus:
        table = aliases.table(options.aliases)
        recall = _recall(workshop.memory)
        corpus = relate(
            told.articles,
            told.analyses,
            topics,
            options,
            table,
            vocabulary=vocabulary,
            progress=workshop.progress,
            recall=recall,
            hands=workshop.hands,
        )
        if recall:
            lasting.store(recall, workshop.memory)
        return corpus

    return memo.key("corpus", told.marks, topics, options, vocabulary), related


def _recall(memory: Memo) -> Recall:
    """What was found of the same articles and sentences before."""
    if not memory.remembers:
        return AFRESH
    standing = memory.standing
    known, paired = (standing.related, standing.paired) if standing is not None else (None, Paired())
    return lasting.opened(known, paired, memory, memo.program())


def _sorted(problems: set[Problem]) -> tuple[Problem, ...]:
    """In the order of the files; of very many alike, in one file or in all, the first, and how many there are.

    What was left out of the site is told of each file.
    """
    ordered = sorted(problems, key=lambda problem: (problem.path, problem.line or 0, problem.code, problem.message))
    of_each = _first(ordered, lambda problem: (file_of(problem.path), problem.code), "")
    return tuple(_first(of_each, _of_all, ", in other files"))


def _of_all(problem: Problem) -> tuple[str, ...] | None:
    """What it is, whatever file it is in; None where each file is told of."""
    return None if problem.level == "error" else (problem.code, problem.level, problem.message)


def _first(ordered: Sequence[Problem], kind_of: Callable[[Problem], Hashable], where: str) -> list[Problem]:
    """Those of no kind, and of each kind the first, the last of them with how many more there are, and `where`."""
    count = Counter(map(kind_of, ordered))
    told: Counter[Hashable] = Counter()
    kept: list[Problem] = []
    for problem in ordered:
        kind = kind_of(problem)
        told[kind] += 1
        if kind is None or told[kind] <= _MOST_ALIKE or told[kind] == count[kind] <= _MOST_ALIKE + 1:
            kept.append(problem)
        elif told[kind] == _MOST_ALIKE + 1:
            rest = f"{problem.message}; and {count[kind] - _MOST_ALIKE - 1:,} more like this{where}"
            kept.append(dataclasses.replace(problem, message=rest))
    return kept
