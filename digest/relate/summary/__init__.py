"""One extractive summary over several articles: what many of them tell, each thing once.

Stems and pairs of stems are weighed by a trained model (`concepts`), sentences are chosen that tell most of them together (`choice`).
docs/summaries.md has what it reaches. Concepts belong to one language: each language has the share of the summary that it has of the
outlets.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from digest.model import Analysis, Article, Fact, Place
from digest.relate.summary import choice, concepts, novelty
from digest.relate.summary.candidates import Candidate, Concept, candidates, weights_of_articles
from digest.relate.summary.choice import Room, Task
from digest.relate.summary.ranked import Ranked, ranked

__all__ = ["Ranked", "Wish", "ranking", "summaries", "summarise"]

_OPENING = 0.15
"""What a first sentence gains over one deep in its article; _LEDE sentences on, a third of that is left."""
_LEDE = 3.0
_RECENT = 0.3
"""What a sentence of the last day gains over one of the first."""
_CROWDING = {"article": 0.25, "voice": 0.15, "day": 0.1}
"""What two sentences lose of the lesser one's worth by being of one article, outlet or day."""
_DEFAULT = 5
_OWN = 0.25
"""A site's own language has at least this part of the voices of all others together, and so a fifth of the room."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a summary shall be like."""

    sentences: int | None = None
    words: int | None = None
    """Five sentences where neither is given."""
    facts: tuple[Fact, ...] = ()
    """Of each there is at most one sentence."""
    focus: Set[Place] = frozenset()
    """Sentences that speak of the topic; others serve only where none of these stands well alone."""
    since: date | None = None
    """Only what articles from this day on tell and earlier ones did not."""
    among: Set[Place] | None = None
    """Only these sentences may be chosen; None for all."""
    language: str | None = None
    """The site's, which is heard even where few sources speak it."""

    @property
    def plain(self) -> tuple[object, ...]:
        """All of it, in one order."""
        among = None if self.among is None else tuple(sorted(self.among))
        return self.sentences, self.words, self.facts, tuple(sorted(self.focus)), self.since, among, self.language


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What was chosen of the candidates of one language, best first."""

    task: Task
    rows: list[int]
    parts: Mapping[Place, Mapping[str, float]]
    """The bonuses by name, as shares of a candidate's worth."""


def summarise(articles: Sequence[Article], analyses: Sequence[Analysis], wish: Wish = Wish()) -> tuple[Place, ...]:
    """The sentences of a summary over `articles`, earliest article first; `analyses` are in the same order.

    No two say the same. There are none where there is nothing new since the day wished for.
    """
    return summaries(articles, analyses, (wish,))[0]


def summaries(
    articles: Sequence[Article], analyses: Sequence[Analysis], wishes: Sequence[Wish]
) -> tuple[tuple[Place, ...], ...]:
    """What `summarise` finds for each of several wishes; sooner where they have one focus."""
    focus, found, out = None, tuple[Candidate, ...](), []
    for wish in wishes:
        if wish.focus != focus:
            focus, found = wish.focus, candidates(articles, analyses, wish.focus)
        chosen = [one.task.candidates[row] for one in _chosen(found, wish) for row in one.rows]
        out.append(tuple(one.place for one in sorted(chosen, key=lambda one: (one.order, one.place.sentence))))
    return tuple(out)


def ranking(
    articles: Sequence[Article], analyses: Sequence[Analysis], wish: Wish = Wish(), *, runners_up: int = 3
) -> tuple[Ranked, ...]:
    """What `summarise` chooses, best first, and then the `runners_up` that came nearest, each with its reasons."""
    found = [row for one in _chosen(candidates(articles, analyses, wish.focus), wish) for row in _ranked(one)]
    found.sort(key=lambda row: (not row.chosen, -row.score, row.place))
    return tuple(found[: sum(row.chosen for row in found) + runners_up])


def _chosen(found: Sequence[Candidate], wish: Wish) -> Iterator[_Chosen]:
    """The choice in each language, the one of most voices last, as it takes what room is left."""
    facts = _by_place(wish.facts)
    before: Sequence[Candidate] = ()
    if wish.since is not None:
        found, before = novelty.since(found, wish.since)
    known = novelty.earlier(before, facts)
    groups = _groups(found)
    shares = _shares(groups, wish.language)
    left, told = _room(wish), set(known.facts)
    rising = sorted(shares, key=lambda name: (shares[name], name == wish.language, name))
    for language in rising:
        room = left if language == rising[-1] else _part(_room(wish), shares[language])
        telling = [
            one
            for one in _telling(groups[language], wish)
            if not facts.get(one.place, frozenset()) & told and not known.told(one.stems)
        ]
        one = _among(telling, known.weights(concepts.weights(groups[language])), room, facts)
        taken = [one.task.candidates[row] for row in one.rows]
        told.update(*(facts.get(each.place, frozenset()) for each in taken))
        left = _less(left, taken)
        yield one


def _telling(group: Sequence[Candidate], wish: Wish) -> Sequence[Candidate]:
    """Those that speak of the topic and stand well alone; where there are none, what there is."""
    open_ = [one for one in group if wish.among is None or one.place in wish.among]
    fit = [one for one in open_ if one.fit] or [one for one in open_ if one.length]
    return [one for one in fit if one.place in wish.focus] or fit


def _among(
    telling: Sequence[Candidate], weights: Mapping[Concept, float], room: Room, facts: Mapping[Place, Set[str]]
) -> _Chosen:
    parts = _bonuses(telling)
    bonus = {place: math.fsum(shares.values()) for place, shares in parts.items()}
    task = choice.task(telling, weights, bonus, _crowding(telling, room), facts)
    return _Chosen(task, choice.choose(task, room), parts)


def _bonuses(found: Sequence[Candidate]) -> dict[Place, dict[str, float]]:
    """What a candidate gains by where it stands and when it appeared; the undated stand in the middle of the days."""
    days = sorted({one.day for one in found if one.day})
    late = {day: _RECENT * at / (len(days) - 1) if len(days) > 1 else 0.0 for at, day in enumerate(days)}
    middle = _RECENT / 2 if len(days) > 1 else 0.0
    return {
        one.place: {
            "opening": _OPENING * math.exp(-one.place.sentence / _LEDE),
            "recency": late[one.day] if one.day else middle,
        }
        for one in found
    }


def _crowding(group: Sequence[Candidate], room: Room) -> dict[str, float]:
    """_CROWDING of what there is more than one of; an article may tell more where there is room for many words.

    Where an article's outlet is unknown nobody can say who tells how much, and what is known would only be set back.
    """
    articles, voices = {one.place.article for one in group}, {one.voice for one in group}
    kinds: dict[str, Set[object]] = {
        "article": articles if room.words is None else set(),
        "voice": voices if voices.isdisjoint(articles) else set(),
        "day": {one.day for one in group if one.day},
    }
    return {name: share for name, share in _CROWDING.items() if len(kinds[name]) > 1}


def _ranked(one: _Chosen) -> Iterator[Ranked]:
    task, rows = one.task, one.rows
    for row, candidate in enumerate(task.candidates):
        others = [other for other in rows if other != row]
        alone = float(task.held.sums(task.worth)[row])
        crowd = -float(task.crowded(others)[row])
        new = float(task.new(task.held.told(others))[row])
        bonus = {name: share * new for name, share in one.parts[candidate.place].items()}
        parts = {"coverage": alone, "told already": new - alone, **bonus, "same source": crowd}
        by_word = {name: value / candidate.length for name, value in parts.items()}
        teller = next((task.candidates[other].place for other in others if task.clash[row, other]), None)
        yield ranked(candidate.place, row in rows, by_word, teller)


def _groups(found: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    groups: defaultdict[str, list[Candidate]] = defaultdict(list)
    for one in found:
        groups[one.language].append(one)
    return groups


def _shares(groups: Mapping[str, Sequence[Candidate]], own: str | None) -> dict[str, float]:
    """How large a part of the voices speaks each language."""
    voices = {name: math.fsum(sorted(weights_of_articles(group).values())) for name, group in groups.items()}
    if own in voices:
        others = math.fsum(value for name, value in sorted(voices.items()) if name != own)
        voices[own] = max(voices[own], _OWN * others)
    whole = math.fsum(sorted(voices.values())) or 1.0
    return {name: value / whole for name, value in voices.items()}


def _room(wish: Wish) -> Room:
    if wish.sentences is None and wish.words is None:
        return Room(_DEFAULT, None)
    return Room(wish.sentences, wish.words)


def _part(room: Room, share: float) -> Room:
    """A share of the room, rounded down: what is too small for a sentence goes to the language of most voices."""
    return Room(*(None if size is None else int(size * share + 1e-9) for size in (room.sentences, room.words)))


def _less(room: Room, taken: Sequence[Candidate]) -> Room:
    return Room(
        None if room.sentences is None else room.sentences - len(taken),
        None if room.words is None else room.words - sum(one.length for one in taken),
    )


def _by_place(facts: Sequence[Fact]) -> dict[Place, frozenset[str]]:
    found: defaultdict[Place, set[str]] = defaultdict(set)
    for fact in facts:
        for place in fact.sentences:
            found[place].add(fact.id)
    return {place: frozenset(ids) for place, ids in found.items()}
