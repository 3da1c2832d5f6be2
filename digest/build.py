"""The one place where the stages meet: read it and you know the program.

A build turns folders into values and values into outputs; nothing here changes a file but the memo.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from digest import addresses, aliases, drawing, inputs, memo, render, search
from digest.analyse import installed
from digest.inputs import Correction
from digest.model import Analysis, Article, Corpus, Digest, Options, Output, Source, Topic
from digest.printed import Printed
from digest.problems import Problem
from digest.read.theme import theme
from digest.relate import decisions, listing, originals, questions, relate, tags
from digest.relate.topics import problems as unmatched_topics
from digest.tasks import Workshop, remembered_or_done
from digest.work import Worked, work


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
    gathered = gather(root, flags, workshop)
    before = Printed(workshop.memory, place) if place is not None else None
    made = render.site(gathered.digest, gathered.options, theme(root), before)
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
    given, read_now = inputs.gathered(root, flags, workshop)
    worked, worked_now, overrun = _worked(given.sources, given.options, workshop)
    apart, named_now, clashes = _addressed([one for one in worked if one.analysis.sentences], given, workshop)
    empty = tuple(one for one in worked if not one.analysis.sentences)
    works = sorted(apart, key=lambda one: _newest_first(one.article))
    topics = _in_order(given.content.topics, given.options)
    articles = tuple(one.article for one in works)
    analyses = decisions.overruled(articles, tuple(one.analysis for one in works), topics)
    key = _together(works, worked_now, topics, given)
    corpus = workshop.memory.get([key], Corpus).get(key) or _related(articles, analyses, topics, given)
    # What is packed in files is unpacked each time: to keep it would double it.
    kept = {key: reading for key, reading in read_now.items() if not reading.inside}
    workshop.memory.replace({**kept, **worked_now, **named_now, key: corpus})
    filed = tags.refiled(analyses, corpus.tags)
    digest = Digest(articles, filed, topics, given.content.texts, corpus, given.vocabulary, given.permalinks)
    found = tuple(problem for one in worked for problem in one.problems)
    unmatched = unmatched_topics(topics, corpus.topics, articles)
    copied = originals.problems(articles, corpus.copies)
    clashes = originals.clashing(clashes, articles, corpus.copies)
    addresses.refuse(clashes)
    asked = [answer for part in corpus.topics for answer in part.answers]
    unanswered = questions.problems(topics, asked)
    undecided = decisions.problems(topics, corpus.unheeded)
    unfiled = listing.problems(given.vocabulary, articles, corpus.tags)
    problems = _sorted(
        {*given.problems, *overrun, *found, *clashes, *copied, *unmatched, *unfiled, *undecided, *unanswered}
    )
    return Gathered(given.options, digest, problems, empty, given.corrections)


# -- the steps of `gather`, in order ----------------------------------------------------------------


def _worked(
    sources: Sequence[Source], options: Options, workshop: Workshop
) -> tuple[tuple[Worked, ...], dict[str, Worked], tuple[Problem, ...]]:
    """The work on each source, the same by its key in the memo, and a problem for each source that broke a limit."""
    relevant = Options(summary=options.summary, tags=options.tags, aliases=options.aliases, names=options.names)
    models = installed.versions(options.names)
    keys = workshop.memory.keys("work", sources, relevant, *models)
    known, problems = remembered_or_done(keys, Worked, partial(work, options=relevant), "articles", workshop)
    return tuple(known[key] for key in keys if key in known), known, problems


def _addressed(
    worked: Sequence[Worked], given: inputs.Inputs, workshop: Workshop
) -> tuple[tuple[Worked, ...], dict[str, addresses.Derived], tuple[Problem, ...]]:
    """The work under ids that are unique and last, what was found on the way by its key in the memo, and who wants another's."""
    corrected = {one.stated.stated.seed: one for one in given.corrections if not one.stated.stated.slug}
    touched = (corrected.get(one.article.seed) for one in worked if one.article.seed)
    seeds = [one.found for one in touched if one is not None and one.found is not None]
    derived, known = addresses.before_corrections(seeds, workshop)
    ids, clashes = addresses.apart([one.article for one in worked], given.permalinks, derived)
    return tuple(_named(one, ids[one.article.path]) for one in worked), known, clashes


def _named(one: Worked, unique: str) -> Worked:
    if one.article.id == unique:
        return one
    article = dataclasses.replace(one.article, id=unique)
    return dataclasses.replace(one, article=article, analysis=dataclasses.replace(one.analysis, article=unique))


def _newest_first(article: Article) -> tuple[bool, int, str]:
    day = article.published.start if article.published else date.min
    return article.published is None, -day.toordinal(), article.id


def _in_order(topics: Sequence[Topic], options: Options) -> tuple[Topic, ...]:
    rank = {topic: place for place, topic in enumerate(options.topics)}
    return tuple(sorted(topics, key=lambda topic: (rank.get(topic.id, len(rank)), topic.title, topic.id)))


def _together(
    works: Sequence[Worked], keys: Mapping[str, Worked], topics: tuple[Topic, ...], given: inputs.Inputs
) -> str:
    """The key of what the works say together: made from their own, from which they follow, not from all that they hold."""
    from_file = {one.article.path: key for key, one in keys.items()}
    marks = tuple((one.article.id, from_file[one.article.path]) for one in works)
    return memo.key("corpus", marks, topics, given.options, given.vocabulary)


def _related(
    articles: tuple[Article, ...], analyses: tuple[Analysis, ...], topics: tuple[Topic, ...], given: inputs.Inputs
) -> Corpus:
    table = aliases.table(given.options.aliases)
    return relate(articles, analyses, topics, given.options, table, vocabulary=given.vocabulary)


def _sorted(problems: set[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.path, problem.line or 0, problem.code, problem.message)))
