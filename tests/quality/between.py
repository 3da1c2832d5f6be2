"""Which sentences an export puts together or against each other, against what a careful reader finds."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from tests.quality.counting import Count
from tests.stories import Pair, Spot, Story

Export = dict[str, Any]
"""An export, and under `scores` how surely pairs of it are the same, also those that no link joins."""
_SAME = ("same-fact", "near-copy")


def place(given: dict[str, Any]) -> Spot:
    """A place of the export."""
    return given["article"], given["sentence"]


def linked(export: Export, *kinds: str) -> dict[Pair, float]:
    """The pairs with a link of one of `kinds`, and its score; the sentences in order but for `supersedes`."""
    found = {}
    for link in export["links"]:
        if link["kind"] in kinds:
            pair = (place(link["a"]), place(link["b"]))
            found[pair if "supersedes" in kinds else (min(pair), max(pair))] = link["score"]
    return found


def _grouped(export: Export) -> set[Pair]:
    """The pairs that stand in one fact."""
    facts = (sorted(map(place, fact["sentences"])) for fact in export["facts"])
    return {pair for fact in facts for pair in itertools.combinations(fact, 2) if pair[0][0] != pair[1][0]}


def compared(
    story: Story,
    wanted: Iterable[Pair],
    found: Iterable[Pair],
    neither: Iterable[Pair],
    scores: Mapping[Pair, float] = MappingProxyType({}),
) -> Count:
    """What is found of the pairs wanted, those that count neither way left out; `scores` are told with what went wrong."""
    wanted = set(wanted)
    found = set(found) - (set(neither) - wanted)
    misses = [f"missed {scores.get(pair, 0):.2f}: {_shown(story, pair)}" for pair in sorted(wanted - found)]
    misses += [f"wrong {scores.get(pair, 0):.2f}: {_shown(story, pair)}" for pair in sorted(found - wanted)]
    return Count(len(wanted & found), len(found), len(wanted), tuple(misses))


def _shown(story: Story, pair: Pair) -> str:
    rows = (f"\n      [{key} {index}] {story.text((key, index))}" for key, index in pair)
    return "".join(rows)


def links(story: Story, export: Export) -> Count:
    """Pairs linked as the same fact."""
    return compared(story, story.across("same"), linked(export, *_SAME), story.across("either"), export["scores"])


def facts(story: Story, export: Export) -> Count:
    """Pairs that stand in one fact."""
    count = compared(story, story.across("same"), _grouped(export), story.across("either"))
    return Count(count.right, count.found, count.wanted)


def traps(story: Story, export: Export) -> Count:
    """Look-alikes that were not taken for the same, of all."""
    laid = story.across("traps")
    taken = laid & (set(linked(export, *_SAME)) | _grouped(export))
    misses = tuple(f"trap taken: {_shown(story, pair)}" for pair in sorted(taken))
    return Count(len(laid) - len(taken), len(laid), len(laid), misses)


def contradictions(story: Story, export: Export) -> Count:
    """Pairs of which one contradicts the other."""
    wanted, neither = story.between("contradicts"), story.between("may_contradict")
    in_order = {(min(pair), max(pair)) for pair in wanted}, {(min(pair), max(pair)) for pair in neither}
    return compared(story, in_order[0], linked(export, "contradicts"), in_order[1])


def supersessions(story: Story, export: Export) -> Count:
    """Pairs of which the first ends what the second tells."""
    return compared(story, story.between("supersedes"), linked(export, "supersedes"), story.between("may_supersede"))
