"""How well annotated stories are read: `.venv/bin/python -m tests.quality.across [NAME…] [--misses] [--folder FOLDER]`.

Each story is a site of its own with one topic that holds all its articles, and is scored through the export. Links are set
beside two baselines that rank the same pairs: cosine of TF-IDF, which links from 0.30 on, and Jaccard weighted by idf inside the
story, which links where it does best in hindsight.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import digest
from digest import words
from digest.model import Digest, LinkOptions, Options, Topic
from digest.render.data import export
from tests.quality.between import Export, linked
from tests.quality.counting import Count, Ranked, average_precision, recall_at, table
from tests.quality.measures import EVERY
from tests.stories import FOLDER, TOPIC, Pair, Story, named, present, story

COSINE = 0.30
"""From which cosine on the plain baseline links."""
_LEAST = 1e-6

Scores = Mapping[Pair, float]


@dataclasses.dataclass(frozen=True, slots=True)
class Scored:
    """A story's counts by measure, and how its pairs are ranked by method."""

    counts: dict[str, Count]
    ranked: dict[str, tuple[Ranked, ...]]


def scored(told: Story) -> Scored:
    """How well `told` is read."""
    found = exported(told)
    ranks = {"digest": linked(exported(told, _LEAST), "same-fact", "near-copy"), **_baselines(told)}
    counts = {name: measure(told, {**found, "scores": ranks["digest"]}) for name, measure in EVERY.items()}
    ranked = {name: _ranked(told, scores) for name, scores in ranks.items()}
    cosine = [one for one in ranked["TF-IDF cosine"] if one.score >= COSINE]
    wanted = sum(one.same for one in ranked["TF-IDF cosine"])
    counts["links by cosine >= .30"] = Count(sum(one.same for one in cosine), len(cosine), wanted)
    return Scored(counts, ranked)


def exported(told: Story, threshold: float = LinkOptions().threshold) -> Export:
    """What a build of the story's articles exports."""
    options = Options(links=LinkOptions(threshold=threshold))
    topic = Topic(TOPIC, TOPIC, "")
    corpus = digest.relate(told.pairs, topics=[topic], options=options)
    articles, analyses = zip(*told.pairs, strict=True)
    made: Export = json.loads(export(Digest(articles, analyses, (topic,), (), corpus), "measured"))
    return made


def summed(every: Sequence[Scored]) -> Scored:
    """Several stories as one."""
    names = every[0].counts
    counts = {name: sum((one.counts[name] for one in every), Count()) for name in names}
    ranked = {name: tuple(row for one in every for row in one.ranked[name]) for name in every[0].ranked}
    return Scored(counts, ranked)


def report(done: Scored) -> str:
    """The counts, and how well each method ranks."""
    lines = [table(done.counts)]
    lines += [f"  {name:26s} {_ranking(ranked)}" for name, ranked in done.ranked.items()]
    return "\n".join(lines)


def _ranking(ranked: Sequence[Ranked]) -> str:
    precise = 100 * average_precision(ranked), 100 * recall_at(0.9, ranked)
    return f"average precision {precise[0]:.1f}; recall at precision 0.9 {precise[1]:.1f}; pairs {len(ranked)}"


def _ranked(told: Story, scores: Scores) -> tuple[Ranked, ...]:
    same, either = told.across("same"), told.across("either")
    pairs = [pair for pair in _every_pair(told) if pair in same or pair not in either]
    return tuple(Ranked(scores.get(pair, 0.0), pair in same) for pair in pairs)


def _every_pair(told: Story) -> list[Pair]:
    spots = sorted((article.id, one.index) for article, analysis in told.pairs for one in analysis.sentences)
    return [pair for pair in itertools.combinations(spots, 2) if pair[0][0] != pair[1][0]]


def _baselines(told: Story) -> dict[str, Scores]:
    texts = {(article.id, one.index): one.text for article, analysis in told.pairs for one in analysis.sentences}
    stems = {spot: Counter(words.stems(text, "en")) for spot, text in texts.items()}
    known = Counter(stem for counted in stems.values() for stem in counted)
    idf = {stem: math.log((1 + len(stems)) / (1 + count)) + 1 for stem, count in known.items()}
    every = _every_pair(told)
    methods: dict[str, Callable[[Counter[str], Counter[str], Mapping[str, float]], float]] = {
        "TF-IDF cosine": _cosine,
        "topic idf Jaccard": _jaccard,
    }
    return {name: {(a, b): method(stems[a], stems[b], idf) for a, b in every} for name, method in methods.items()}


def _cosine(a: Counter[str], b: Counter[str], idf: Mapping[str, float]) -> float:
    dot = sum(a[stem] * b[stem] * idf[stem] ** 2 for stem in sorted(set(a) & set(b)))
    sizes = [math.sqrt(sum((count * idf[stem]) ** 2 for stem, count in sorted(row.items()))) for row in (a, b)]
    return dot / (sizes[0] * sizes[1]) if dot else 0.0


def _jaccard(a: Counter[str], b: Counter[str], idf: Mapping[str, float]) -> float:
    shared, either = sorted(set(a) & set(b)), sorted(set(a) | set(b))
    return sum(idf[stem] for stem in shared) / sum(idf[stem] for stem in either) if either else 0.0


def main() -> None:
    """Print how each story is read, and all together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--misses", action="store_true", help="print what went wrong, with the sentences")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--only", action="append", help="print the misses of these measures only")
    asked = parser.parse_args()
    every = []
    for path in named(asked.names, asked.folder):
        if not present(path):
            print(f"{path.stem}: its articles are not on this machine")
            continue
        told = story(path)
        done = scored(told)
        every.append(done)
        print(f"{path.stem}\n{report(done)}")
        if asked.misses:
            _print_misses(done, asked.only)
    if len(every) > 1:
        print(f"all {len(every)} together\n{report(summed(every))}")


def _print_misses(done: Scored, only: Sequence[str] | None) -> None:
    for name, count in done.counts.items():
        if only is None or any(one in name for one in only):
            for miss in count.misses:
                print(f"    {name}: {miss}")


if __name__ == "__main__":
    main()
