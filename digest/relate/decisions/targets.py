"""What an editor means by an id: the thing of that name, or the one that the sentence of that name stands in."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from digest import identity, words
from digest.model import Analysis, Article, Event, Fact, Forecast, Happening, Link, Place, Tally, Target, TargetKind

Item = Place | tuple[str, int] | str
"""A sentence; an article with the index of a quotation or figure in it; the id of all else."""
_SLIPS = 2
"""Signs that an id copied by hand may have wrong."""
_ALIKE = 0.5
"""The share of a note's words that a sentence has when it is the one meant."""


@dataclass(frozen=True, slots=True)
class Across:
    """What was found in several articles together."""

    links: tuple[Link, ...]
    facts: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()
    happenings: tuple[Happening, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """What an id means."""

    kind: TargetKind
    items: tuple[Item, ...]
    """Several only where several sentences, quotations or figures have the same words."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Those that are sentences."""
        return tuple(item for item in self.items if isinstance(item, Place))


@dataclass(frozen=True, slots=True)
class Missed:
    """An id that means nothing, or several things."""

    several: tuple[str, ...] = ()
    """As the editor may write them; none where it means nothing."""


class Targets:
    """Looks up what ids mean; `across` is what was found before anything was decided."""

    def __init__(self, articles: Sequence[Article], analyses: Sequence[Analysis], across: Across) -> None:
        both, shown = identity.called(articles, analyses), identity.names(articles, analyses)
        places = {key: Place(*key) for key in both.sentences}
        self._known: dict[TargetKind, Mapping[str, tuple[Item, ...]]] = {
            "sentence": _by_name(both.sentences, shown.sentences, places),
            "quotation": _by_name(both.quotations, shown.quotations, {key: key for key in both.quotations}),
            "figure": _by_name(both.figures, shown.figures, {key: key for key in both.figures}),
            "link": {link.id: (link.id,) for link in across.links},
            "fact": {fact.id: (fact.id,) for fact in across.facts},
            "happening": {found.id: (found.id,) for found in across.happenings},
            "forecast": {found.id: (found.id,) for found in across.forecasts},
            "tally": {found.id: (found.id,) for found in across.tallies},
        }
        texts = {(found.article, row.index): row.text for found in analyses for row in found.sentences}
        self._texts = [(shown.sentences[key], text) for key, text in texts.items()]
        self._sorted = {kind: sorted(names) for kind, names in self._known.items()}
        self._holders: dict[TargetKind, Mapping[Place, str]] = {
            "fact": {place: fact.id for fact in across.facts for place in fact.sentences},
            "happening": {event.place: found.id for found in across.happenings for event in found.events},
            "forecast": {found.place: found.id for found in across.forecasts},
            "tally": {count.place: found.id for found in across.tallies for count in found.counts},
        }

    def find(self, target: Target, kinds: Iterable[TargetKind]) -> Meant | Missed:
        """What `target` means among things of `kinds`.

        An id that has gone, because an article with an earlier sentence has come, still means what its sentence stands in.
        """
        wanted = (target.kind,) if target.kind else tuple(kinds)
        hits = [(name, kind) for kind in wanted for name in self._named(kind, target.id)]
        meant = [Meant(kind, self._known[kind][name]) for name, kind in hits] or list(self._through(target.id, wanted))
        if len(meant) == 1:
            return meant[0]
        return Missed(
            tuple(f"{kind} {name}" for name, kind in hits) or tuple(f"{one.kind} {one.items[0]}" for one in meant)
        )

    def nearest(self, target: Target, kinds: Iterable[TargetKind], note: str) -> tuple[str, ...]:
        """What may be meant by an id that there is not: one that differs in a sign or two, else the sentence most like the `note`."""
        wanted = (target.kind,) if target.kind else tuple(kinds)
        for kind in wanted:
            for name in self._sorted[kind]:
                if _slips(name, target.id) <= _SLIPS:
                    return (f"{kind} {name}",)
        said = {words.fold(word) for word in words.words(note)}
        best = max(self._texts, key=lambda row: (_share(said, row[1]), row[0]), default=None)
        if best is None or _share(said, best[1]) < _ALIKE:
            return ()
        return (f"sentence {best[0]} “{best[1]}”",)

    def _named(self, kind: TargetKind, name: str) -> list[str]:
        """The ids of `kind` that are `name` or begin with it; of those told apart by a number the first."""
        if name in self._known[kind]:
            return [name]
        ids = self._sorted[kind]
        first = bisect.bisect_left(ids, name)
        found = ids[first : bisect.bisect_left(ids, name + "g")]  # after every hexadecimal digit
        return [next(iter(same)) for _, same in groupby(found, key=lambda one: one.partition("-")[0])]

    def _through(self, name: str, kinds: Iterable[TargetKind]) -> Iterator[Meant]:
        names = self._named("sentence", name)
        places = [item for one in names[:1] for item in self._known["sentence"][one] if len(names) == 1]
        for kind in kinds:
            held = self._holders.get(kind, {})
            for holder in sorted({held[place] for place in places if isinstance(place, Place) and place in held}):
                yield Meant(kind, (holder,))


def _slips(name: str, given: str) -> int:
    """How many signs of `given` are not those of `name`."""
    return sum(a != b for a, b in zip(name, given, strict=False)) + max(0, len(given) - len(name))


def _share(said: Set[str], text: str) -> float:
    """The share of the words of a note that a sentence has."""
    return len(said & {words.fold(word) for word in words.words(text)}) / len(said) if len(said) > 1 else 0.0


def _by_name(
    both: Mapping[identity.Key, identity.Called], shown: Mapping[identity.Key, str], items: Mapping[identity.Key, Item]
) -> Mapping[str, tuple[Item, ...]]:
    """All that goes by each name: by its words, by those and its title, as it is shown."""
    found: dict[str, dict[Item, None]] = {}
    for key, called in both.items():
        for name in (called.general, called.special):
            found.setdefault(name, {})[items[key]] = None
    for key, name in shown.items():
        found.setdefault(name, {items[key]: None})
    return {name: tuple(things) for name, things in found.items()}
