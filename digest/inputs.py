"""What the folders hold, as one value: the files decoded and checked, the corrections laid over what they correct."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from digest import config, read, remote
from digest.budget import Costs
from digest.model import Options, Permalinks, Source, Vocabulary
from digest.problems import DigestError, Problem
from digest.read.files import NO_SEEDS, PERMALINKS, SEEDS, VOCABULARY
from digest.tasks import Workshop, remembered_or_done


@dataclass(frozen=True, slots=True)
class Correction:
    """What the editor states of a seed, and the text without it."""

    stated: Source
    found: Source | None
    """None where no text of that name was read."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the folders hold, decoded and checked."""

    options: Options
    sources: tuple[Source, ...]
    content: read.Content
    problems: tuple[Problem, ...]
    corrections: tuple[Correction, ...]
    vocabulary: Vocabulary
    permalinks: Permalinks
    costs: Costs
    """What reading took."""


def is_site(root: Path) -> bool:
    """Whether `root` has one of the folders that a site is made of."""
    return any((root / name).is_dir() for name in ("seeds", "content"))


def gathered(root: Path, flags: Mapping[str, Any], workshop: Workshop) -> tuple[Inputs, dict[str, read.Reading]]:
    """What the folders under `root` hold, and what each file was read as, by its key in the memo.

    Raises DigestError where there is no site, or a whole folder cannot be opened: it would be another site.
    """
    if not is_site(root):
        raise DigestError(f"{root.resolve()} has neither seeds/ nor content/; `digest init FOLDER` makes a new site")
    memory = workshop.memory
    raws, unread = read.files(root, memory.standing.files if memory.standing else None)
    _refuse_unless_whole(unread)
    site = next((raw.data for raw in raws if raw.path == config.PATH), None)
    options, misconfigured = config.load(site, flags)
    if options.seeds:
        raws, unread = _with_distant(raws, unread, *memory.once("distant", _distant(workshop), options.seeds))
    raws, twins = read.told_apart(raws)
    seeds, remembered, illegible, costs = _seeds(raws, options, workshop)
    files = {raw.path for raw in raws} | {f"{SEEDS}/{source.seed}" for source in seeds}
    permalinks = read.settled(read.permalinks(raws), files)
    content, unfit = memory.once("content", read.content, *_written(raws, seeds), permalinks)
    _refuse_clashes(unfit)
    vocabulary, unlisted = read.vocabulary(raws)
    corrections = {correction.stated.seed: correction for correction in content.corrections}
    corrected = [_corrected(source, corrections.get(source.seed)) for source in seeds]
    sources = tuple(source for source in (*corrected, *content.articles) if options.drafts or not source.stated.draft)
    content = content if options.drafts else _without_drafts(content)
    problems = (*unread, *twins, *misconfigured, *unfit, *unlisted, *illegible)
    found = {source.seed: source for source in seeds}
    known = tuple(Correction(one, found.get(one.stated.seed)) for one in content.corrections)
    return Inputs(options, sources, content, problems, known, vocabulary, permalinks, costs), remembered


def _distant(workshop: Workshop) -> Callable[[Sequence[str]], remote.Files]:
    """Fetches seeds from other machines: by each build, but once in a process that builds again and again."""
    return partial(remote.seeds, workshop=workshop)


def _with_distant(
    raws: Sequence[read.RawFile], unread: Sequence[Problem], distant: Sequence[read.RawFile], faults: Sequence[Problem]
) -> tuple[tuple[read.RawFile, ...], tuple[Problem, ...]]:
    """The files of this machine and those of others; of one path, that of this machine."""
    here = {raw.path for raw in raws}
    problems = [problem for problem in unread if problem.code != NO_SEEDS or not distant]
    problems += [remote.twice(raw.path, f"{SEEDS}/", "another machine") for raw in distant if raw.path in here]
    files = (*raws, *(raw for raw in distant if raw.path not in here))
    return tuple(sorted(files, key=lambda raw: raw.path)), (*problems, *faults)


def _seeds(
    raws: Sequence[read.RawFile], options: Options, workshop: Workshop
) -> tuple[tuple[Source, ...], dict[str, read.Reading], tuple[Problem, ...], Costs]:
    """What the seeds hold, the same by its key in the memo, what is wrong with it or broke a limit, and what it took to read."""
    waiting = [raw for raw in raws if raw.path.startswith("seeds/")]
    read_seed = partial(read.seed, columns=options.columns)
    known: dict[str, read.Reading] = {}
    problems: tuple[Problem, ...] = ()
    costs = Costs({raw.path: len(raw.data) for raw in raws})
    while waiting:
        keys = workshop.memory.keys("read", waiting, options.columns, of=stamp)
        found, overrun = remembered_or_done(keys, read.Reading, read_seed, "seeds", workshop, costs=costs)
        known, problems = known | found, (*problems, *overrun)
        costs = costs.parted({keys[key].path: (reading.seconds, reading.paths) for key, reading in found.items()})
        waiting = [raw for reading in found.values() for raw in reading.inside]
    sources, illegible = read.newest(raws, known.values())
    return sources, known, (*illegible, *problems), costs


def _written(raws: Sequence[read.RawFile], seeds: Sequence[Source]) -> tuple[tuple[read.RawFile, ...], tuple[str, ...]]:
    """What the editor wrote, and the names of all that a correction may be for: files among the seeds, and parts of those."""
    below = f"{SEEDS}/"
    files = (raw.path.removeprefix(below) for raw in raws if raw.path.startswith(below))
    parts = (source.seed for source in seeds if source.seed is not None)
    return tuple(raw for raw in raws if not raw.path.startswith(below)), (*files, *parts)


def stamp(raw: read.RawFile) -> tuple[str, str, str]:
    """What reading a file depends on."""
    return raw.path, _sum(raw.data), _sum(raw.sidecar)


def _sum(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _refuse_unless_whole(unread: Sequence[Problem]) -> None:
    """Raises DigestError where a whole folder, the options, the list of tags or the record of addresses cannot be opened: it would be another site."""
    whole = (SEEDS, "content", config.PATH, VOCABULARY, PERMALINKS)
    for problem in unread:
        if problem.level == "error" and problem.path in whole:
            raise DigestError(str(problem))


def _refuse_clashes(problems: Sequence[Problem]) -> None:
    """Raises DigestError where two topics, or two pages, want one address: either may be the one that readers know."""
    clash = next((problem for problem in problems if problem.code == "same-slug"), None)
    if clash is not None:
        raise DigestError(str(clash))


def _corrected(source: Source, correction: Source | None) -> Source:
    return source if correction is None else read.corrected(source, correction)


def _without_drafts(content: read.Content) -> read.Content:
    topics = tuple(topic for topic in content.topics if not topic.draft)
    texts = tuple(text for text in content.texts if not text.draft)
    return dataclasses.replace(content, topics=topics, texts=texts)
