"""What each source says by itself: every text read, cleaned, analysed and given its address, before any is held against another."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from digest import addresses, inputs
from digest.analyse import installed
from digest.budget import Costs
from digest.memo import Memo
from digest.model import Analysis, Article, Options, Source, Topic
from digest.problems import Problem
from digest.relate import decisions
from digest.tasks import Workshop, remembered_or_done
from digest.work import Worked, work


@dataclass(frozen=True, slots=True)
class Heard:
    """What each source says by itself, before any is held against another."""

    given: inputs.Inputs
    topics: tuple[Topic, ...]
    """In the order the site lists them."""
    works: tuple[Worked, ...]
    """Newest first; the undated last."""
    analyses: tuple[Analysis, ...]
    """In the same order, as the editor corrects them."""
    problems: tuple[Problem, ...]
    clashes: tuple[Problem, ...]
    """Who wants the address of another."""
    left_out: tuple[Worked, ...]
    """Texts of which no sentence is left."""
    found: Mapping[str, object]
    """What the memo is to remember of it, by key."""
    marks: tuple[tuple[str, str], ...]
    """The id of each work, and the key that stands for all it was made from."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """In the order of the works."""
        return tuple(one.article for one in self.works)


def hear(root: Path, flags: Mapping[str, Any], workshop: Workshop) -> Heard:
    """What the folders under `root` hold, each text cleaned and analysed; a process that builds again has it at hand from then on."""
    given, read_now = inputs.gathered(root, flags, workshop)
    done, worked_now, overrun = worked(given.sources, given.options, workshop, given.costs)
    apart, named_now, clashes = _addressed([one for one in done if one.analysis.sentences], given, workshop)
    works = tuple(sorted(apart, key=lambda one: _newest_first(one.article)))
    topics = _in_order(given.content.topics, given.options)
    analyses = tuple(one.analysis for one in works)
    # What is packed in files is unpacked each time: to keep it would double it.
    kept = {key: reading for key, reading in read_now.items() if not reading.inside}
    found = {**kept, **worked_now, **named_now}
    from_file = {one.article.path: key for key, one in worked_now.items()}
    for key, value in found.items():
        workshop.memory.lay(key, value)
    return Heard(
        given,
        topics,
        works,
        decisions.overruled(tuple(one.article for one in works), analyses, topics),
        (*_of_the_rest(given, done), *overrun, *(problem for one in done for problem in one.problems)),
        clashes,
        tuple(one for one in done if not one.analysis.sentences),
        found,
        tuple((one.article.id, from_file[one.article.path]) for one in works),
    )


# -- the steps, in order ----------------------------------------------------------------


def worked(
    sources: Sequence[Source], options: Options, workshop: Workshop, costs: Costs
) -> tuple[tuple[Worked, ...], dict[str, Worked], tuple[Problem, ...]]:
    """The work on each source, the same by its key in the memo, and a problem for each source that broke a limit."""
    relevant = Options(summary=options.summary, tags=options.tags, aliases=options.aliases, names=options.names)
    models = installed.versions(options.names)
    keys = workshop.memory.keys("work", sources, relevant, *models)
    working = partial(work, options=relevant)
    known, problems = remembered_or_done(keys, Worked, working, "articles", workshop, costs=costs)
    return tuple(known[key] for key in keys if key in known), known, problems


def _of_the_rest(given: inputs.Inputs, worked: Sequence[Worked]) -> Iterator[Problem]:
    """What is wrong with what was read, but for texts that are left out: that they are is told of them, and all there is to say."""
    left_out = {source.path for source in given.sources} - {one.article.path for one in worked}
    return (problem for problem in given.problems if problem.path not in left_out)


def _addressed(
    worked: Sequence[Worked], given: inputs.Inputs, workshop: Workshop
) -> tuple[tuple[Worked, ...], dict[str, addresses.Derived], tuple[Problem, ...]]:
    """The work under ids that are unique and last, what was found on the way by its key in the memo, and who wants another's."""
    corrected = {one.stated.stated.seed: one for one in given.corrections if not one.stated.stated.slug}
    touched = (corrected.get(one.article.seed) for one in worked if one.article.seed)
    seeds = [one.found for one in touched if one is not None and one.found is not None]
    derived, known = addresses.before_corrections(seeds, workshop)
    ids, clashes = addresses.apart([one.article for one in worked], given.permalinks, derived)
    apart = tuple(named(one, ids[one.article.path], workshop.memory) for one in worked)
    return apart, known, clashes


def named(one: Worked, unique: str, memory: Memo) -> Worked:
    """The work under its id; the very same where it is the same as in the build before."""
    if one.article.id == unique:
        return one
    rename = partial(_renamed, unique=unique)
    return rename(one) if memory.standing is None else memory.standing.made(f"named {unique}", one, rename)


def _renamed(one: Worked, unique: str) -> Worked:
    article = dataclasses.replace(one.article, id=unique)
    return dataclasses.replace(one, article=article, analysis=dataclasses.replace(one.analysis, article=unique))


def _newest_first(article: Article) -> tuple[bool, int, str]:
    day = article.published.start if article.published else date.min
    return article.published is None, -day.toordinal(), article.id


def _in_order(topics: Sequence[Topic], options: Options) -> tuple[Topic, ...]:
    rank = {topic: place for place, topic in enumerate(options.topics)}
    return tuple(sorted(topics, key=lambda topic: (rank.get(topic.id, len(rank)), topic.title, topic.id)))
