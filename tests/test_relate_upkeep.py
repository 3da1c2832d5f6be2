"""What is kept up as articles change is what would be made of them anew."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest

from digest.model import DateMention, Place, When
from digest.relate import differ, keys, vectors
from digest.relate.chronology import Chronology
from digest.relate.comparison import compare
from digest.relate.groups import Groups
from digest.relate.recall import AFRESH, Known, Recall
from digest.relate.register import Leaf, Register, leaf
from digest.relate.upkeep import kept_up
from digest.relate.vectors import vector
from tests.relating import article

_WORDS = ["harbour", "ferry", "crane", "quay", "storm", "mayor", "strike", "vote", "bridge", "tunnel"]
_KIN = [("flood", "deluge"), ("buy", "purchase"), ("road", "route"), ("cease", "stop")]
"""Words of one meaning."""
_FIRST = date(2025, 3, 1)


class _Sum:
    """Numbers added up, with how many were put in and taken out."""

    def __init__(self) -> None:
        self.total = self.moved = 0

    def add(self, part: list[int]) -> None:
        self.moved += 1
        if part[0] < 0:
            raise ValueError
        self.total += part[0]

    def remove(self, part: list[int]) -> None:
        self.moved += 1
        self.total -= part[0]


def test_only_what_changed_is_put_in_and_taken_out() -> None:
    recall, parts = Recall(Known()), [[number] for number in range(10)]
    assert (kept_up("sum", recall, parts, _Sum).total, kept_up("sum", recall, parts, _Sum).moved) == (45, 10)
    parts[3] = [30]
    found = kept_up("sum", recall, parts, _Sum)
    assert (found.total, found.moved) == (72, 12)
    assert kept_up("other", recall, parts, _Sum).moved == 10
    assert kept_up("sum", AFRESH, parts, _Sum).moved == 10


def test_where_little_stands_and_where_the_last_time_was_cut_short_all_is_made_anew() -> None:
    recall, parts = Recall(Known()), [[number] for number in range(10)]
    kept_up("sum", recall, parts, _Sum)
    few = [*parts[:3], [1], [2], [3], [4]]
    assert kept_up("sum", recall, few, _Sum).total == 13
    assert kept_up("sum", recall, few, _Sum).moved == 7
    with pytest.raises(ValueError, match=r"^$"):
        kept_up("sum", recall, [*few, [5], [-1]], _Sum)
    found = kept_up("sum", recall, few, _Sum)
    assert (found.total, found.moved) == (13, 7)


def _drawn(chance: random.Random, name: str) -> Leaf:
    texts = [" ".join(chance.choices(_WORDS, k=5)) for _ in range(chance.randrange(1, 5))]
    mentions = []
    for at in [*range(len(texts)), 0]:
        start = _FIRST + timedelta(days=chance.randrange(4))
        mentions.append(DateMention(at, "then", When(start, start + timedelta(days=at * 3), "day", "stated"), 0, 4))
    published = chance.choice([None, *(_FIRST + timedelta(days=days) for days in range(6))])
    both = article(name, ". ".join(texts) + ".", dates=tuple(mentions), published=published)
    return leaf(*both, tuple(vector(Place(name, at), text, "en") for at, text in enumerate(texts)))


def _held(made: Register) -> tuple[object, ...]:
    """All that the register holds, without the numbers by which they do."""
    called = {number: name for name, number in made.articles.items()}

    def placed(numbers: list[int]) -> list[Place]:
        assert all(called[made.owners[at]] == made.rows[at].place.article for at in numbers)
        assert all(made.sentences[at] == made.rows[at].place.sentence for at in numbers)
        return sorted(made.rows[at].place for at in numbers)

    holders, days = ({key: placed(held) for key, held in one.items()} for one in (made.holders, made.of_day))
    return made.vectors, made.dates, holders, days


def test_a_register_holds_what_it_would_if_made_anew_and_knows_what_is_told_later() -> None:
    chance, recall = random.Random(11), Recall(Known())
    leaves, told = [_drawn(chance, f"a{number}") for number in range(9)], 0
    for _ in range(150):
        at = chance.randrange(9)
        leaves[at] = _drawn(chance, f"a{at}")
        some = chance.sample(leaves, chance.choice([6, 9]))
        made = kept_up("register", recall, some, Register)
        assert _held(made) == _held(kept_up("register", AFRESH, some, Register))
        stories = [frozenset(chance.sample([f"a{number}" for number in range(9)], 4)) for _ in range(3)]
        published = {one.article.id: one.article.published for one in some}
        place, until = chance.choice(sorted(made.vectors)), _FIRST + timedelta(days=chance.randrange(7))
        days = [None, *(one.date for row in made.dates.values() for one in row)]
        day, every = chance.choice(days), [row for held in made.holders.values() for row in held]
        found = {
            made.rows[row].place for row in Chronology(made, published, stories).later(set(every), place, day, until)
        }
        assert found == {other for other in made.vectors if _is_later(published, stories, (place, other), (day, until))}
        told += len(found)
    assert told > 100


def _is_later(
    published: Mapping[str, When | None],
    stories: Sequence[frozenset[str]],
    places: tuple[Place, Place],
    asked: tuple[When | None, date],
) -> bool:
    (place, other), (day, until) = places, asked
    said, told = published[place.article], published[other.article]
    together = any(place.article in story and other.article in story for story in stories)
    if not together or said is None or told is None or told.start > until:
        return False
    reached = day is not None and day.start <= told.end and told.start >= said.start
    below = place.article != other.article or place.sentence < other.sentence
    return told.start > said.end or (reached and below)


def test_terms_are_worth_what_they_are_where_all_sentences_are_counted_anew() -> None:
    chance, recall = random.Random(2), Recall(Known())
    told = [_drawn(chance, f"a{number}").vectors for number in range(9)]
    for _ in range(40):
        at = chance.randrange(9)
        told[at] = _drawn(chance, f"a{at}").vectors
        found = [one for own in chance.sample(told, chance.choice([6, 9])) for one in own]
        members = [chance.sample([f"a{number}" for number in range(9)], 4) for _ in range(3)]
        kept, anew = Groups(found, [*members, members[0]], recall), Groups(found, [*members, members[0]])
        for one, other in zip((kept.whole, *kept.given), (anew.whole, *anew.given), strict=True):
            assert (one.articles, one.rows, one.vectors) == (other.articles, other.rows, other.vectors)
            terms = ["", *_WORDS, *sorted({term for vector in found for term in vector.every})]
            assert [one.weigh(term) for term in terms] == [other.weigh(term) for term in terms]
            assert other.weigh("nowhere") == vectors.inverse_frequency(other.vectors)("nowhere")


def test_the_same_sentences_are_compared_however_their_words_are_numbered() -> None:
    chance, recall, numbers, pairs = random.Random(4), Recall(Known()), set(), 0
    facing = differ.Facing((), (), recall)
    told = [_drawn(chance, f"a{number}").vectors for number in range(9)]
    for turn in range(80):
        at = chance.randrange(9)
        told[at] = _drawn(chance, f"a{at}").vectors
        if turn % 2 == 0:  # words met but once, and words of one meaning of which the other is gone
            once = [f"{one}{turn}" for one in ("word", "mord", "nord")]
            strange = " ".join([*chance.choices(_WORDS, k=3), *once, chance.choice(_KIN[turn // 20])])
            told[at] = (vector(Place(f"a{at}", 0), strange, "en"),)
        members = [chance.sample([f"a{number}" for number in range(9)], 4) for _ in range(2)]
        kept, anew = (Groups([one for own in told for one in own], members, each) for each in (recall, AFRESH))
        own, other = compare(kept, differ.Recollection(facing, recall)), compare(anew)
        assert [(one.a, one.b, len(one.scales)) for one in own] == [(one.a, one.b, len(one.scales)) for one in other]
        assert all(
            one.weigh(term) == same.weigh(term)
            for it, its in zip(own, other, strict=True)
            for one, same in zip(it.scales, its.scales, strict=True)
            for term in it.a.every
        )
        numbers.add(len(keys.words_of(kept.parts, recall).written))
        pairs += len(own)
    assert pairs > 1_000
    assert 30 < max(numbers) < 120  # numbered anew when most words were gone
