"""What one file says that was saved just now, found without a look at the others: a whole look follows it and decides."""

from __future__ import annotations

import dataclasses
from functools import partial
from pathlib import Path

from digest import read
from digest.budget import Costs
from digest.hearing import Heard, named, worked
from digest.inputs import stamp
from digest.model import Article
from digest.read.files import SEEDS
from digest.relate import decisions
from digest.tasks import Workshop, remembered_or_done
from digest.work import Worked


def glanced(root: Path, path: str, told: Heard, workshop: Workshop) -> Worked | None:
    """The article in the seed at `path`, relative to `root`, as it reads now, in a site of which all was `told` before.

    None where nothing is new in it, where it takes more than this file to tell, and where nothing is kept from build to build.
    """
    before = [one for one in told.works if one.article.path == path]
    standing, seed = workshop.memory.standing, path.removeprefix(f"{SEEDS}/")
    if standing is None or len(before) != 1 or any(one.stated.seed == seed for one in told.given.corrections):
        return None
    raw = read.again(root, path, standing.files)
    if raw is None:
        return None
    options = told.given.options
    keys = workshop.memory.keys("read", [raw], options.columns, of=stamp)
    costs, reader = Costs({path: len(raw.data)}), partial(read.seed, columns=options.columns)
    readings, _ = remembered_or_done(keys, read.Reading, reader, "seeds", workshop, costs=costs)
    reading = next(iter(readings.values()), read.Reading())
    if len(reading.sources) != 1 or reading.inside or (reading.sources[0].stated.draft and not options.drafts):
        return None
    costs = costs.parted({path: (reading.seconds, reading.paths)})
    _, works, _ = worked(reading.sources, options, workshop, costs)
    for key, value in (*readings.items(), *works.items()):
        workshop.memory.lay(key, value)
    found = next(iter(works.values()), None)
    return None if found is None else _placed(found, before[0], told, workshop)


def _placed(found: Worked, before: Worked, told: Heard, workshop: Workshop) -> Worked | None:
    """What was found, under the address that the text had `before`; None where it would have another."""
    mark = next(key for name, key in told.marks if name == before.article.id)
    old = workshop.memory.at_hand(mark)
    if old is None or not found.analysis.sentences or _address(found.article) != _address(old.article):
        return None
    placed = named(found, before.article.id, workshop.memory)
    at = next(at for at, one in enumerate(told.works) if one is before)
    works = [*told.works[:at], placed, *told.works[at + 1 :]]
    # What an editor decides on goes by its words, and by more where others say the same.
    analyses = decisions.overruled([one.article for one in works], [one.analysis for one in works], told.topics)
    return dataclasses.replace(placed, analysis=analyses[at])


def _address(article: Article) -> tuple[object, ...]:
    """All of a text that bears on the address of its page, and on those of others."""
    stated = article.stated
    return article.id, article.path, article.seed, article.url is None, stated.slug, stated.aliases
