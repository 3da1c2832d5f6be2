"""What is new since a day: what articles from that day on tell, less what earlier ones told."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from digest import coherence
from digest.model import Place
from digest.relate.summary.candidates import Candidate, Concept

_AGAIN = 0.4
_TWICE = 2
"""A concept that earlier articles told is worth 0.4 of its worth, and 0.16 where two did: not less, as the topic's own words
are among them."""
_ALIKE = 0.5
"""A sentence as like as this to an earlier one is not new."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was known before."""

    articles: Mapping[Concept, int]
    """How many articles tell each concept."""
    facts: Set[str]
    sentences: tuple[frozenset[str], ...]
    by_stem: Mapping[str, Sequence[int]]
    """The places in `sentences` that hold a stem."""
    halves: tuple[float, ...]
    """How many stems of each sentence another must have at least to be as like it as _ALIKE."""

    def weights(self, weights: Mapping[Concept, float]) -> dict[Concept, float]:
        """The worth of each concept to one who knows what was told before."""
        return {name: value * _AGAIN ** min(_TWICE, self.articles.get(name, 0)) for name, value in weights.items()}

    def told(self, stems: Set[str]) -> bool:
        """Whether an earlier sentence says the same."""
        shared = Counter(itertools.chain.from_iterable(self.by_stem[stem] for stem in stems if stem in self.by_stem))
        least, halves = _ALIKE * len(stems), self.halves
        near = [at for at, count in shared.items() if count >= least or count >= halves[at]]
        return any(coherence.likeness(stems, self.sentences[at]) >= _ALIKE for at in near)


def since(found: Sequence[Candidate], day: date) -> tuple[list[Candidate], list[Candidate]]:
    """The candidates of articles that appeared on `day` or after, and the others; of the undated nobody knows, so they are old."""
    new = [one for one in found if one.day is not None and one.day >= day]
    return new, [one for one in found if one.day is None or one.day < day]


def earlier(found: Iterable[Candidate], facts: Mapping[Place, Set[str]]) -> Earlier:
    """What `found` told."""
    known = list(found)
    telling: defaultdict[str, set[Concept]] = defaultdict(set)
    by_stem: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(known):
        telling[one.place.article].update(one.concepts)
        for stem in one.stems:
            by_stem[stem].append(at)
    return Earlier(
        articles=Counter(itertools.chain.from_iterable(telling.values())),
        facts=frozenset().union(*(facts.get(one.place, frozenset()) for one in known)),
        sentences=tuple(one.stems for one in known),
        by_stem=dict(by_stem),
        halves=tuple(_ALIKE * len(one.stems) for one in known),
    )
