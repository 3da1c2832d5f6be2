"""Which sentences of a story meet because one asks what the other answers, and which may share a word near their states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Place
from digest.relate.align import aligned
from digest.relate.differ import pairs, sifting
from digest.relate.differ.facing import least
from digest.relate.differ.ground import may_meet
from digest.relate.differ.keys import Head, answers, asks, denies, kin, of_all, row, tells
from digest.relate.differ.overlap import Overlap
from digest.relate.differ.placing import NEAR, Said, nearness
from digest.relate.differ.sides import UNTOLD, Side, side
from digest.relate.differ.sifting import Sieve
from digest.relate.vectors import inverse_frequency, vector

TEXTS = (
    "The army denied that its garrison at Kufra was encircled.",
    "Rebel units have surrounded the garrison at Kufra.",
    "The bridge at Orlin is closed to lorries.",
    "The Orlin bridge was reopened to lorries.",
    "The fire in the Orlin depot was caused by a drone.",
    "The owner blamed the fire in the Orlin depot on a smoker.",
    "Nobody looted the depot in Marlow, the mayor said.",
    "Sailors looted the depot in Marlow.",
    "Canada suspended grain shipments to Peru.",
    "Grain shipments from Canada to Peru were resumed.",
    "Rain fell on the hills for most of July.",
)
Rows = list[tuple[str, str, str]]


def read(rows: Rows) -> list[Side]:
    """Sentences of articles, as article, language and text, in the order of their places."""
    return [side(vector(Place(name, at), text, language), ()) for at, (name, language, text) in enumerate(sorted(rows))]


Call = tuple[Head, int | None, bool]
"""What is asked or answered, the place of the word it is about, and whether words that mean the same as one beside it will do."""


def asked(one: Side) -> Iterator[Call]:
    """What another sentence must tell for this one to deny it, to tell the opposite, to end it, or to explain it otherwise."""
    language = one.vector.language
    for place, word in enumerate(row(one)):
        if "denied" in word.kinds and not word.is_name:
            yield from ((head, place, False) for head in denies(word.stem, language))
        yield from ((head, place, False) for head in asks(word.stem, word.text.lower(), language))
    yield from ((head, None, by_kin) for head, by_kin in of_all(one, is_on=True))


def answered(one: Side) -> Iterator[Call]:
    """What a sentence tells that another may ask."""
    for place, word in enumerate(row(one)):
        if "denied" not in word.kinds and not word.is_name:
            yield tells(word.stem), place, False
        yield from ((head, place, False) for head in answers(word.stem, word.text.lower(), one.vector.language))
    yield from ((head, None, by_kin) for head, by_kin in of_all(one, is_on=False))


def meet(sides: list[Side], story: Iterable[int]) -> list[tuple[int, int]]:
    """The pairs of a story that meet."""
    found = pairs.Meetings(sides).among(np.array([*story], dtype=np.int64))
    return list(zip(*(column.tolist() for column in found), strict=True))


def plainly(sides: list[Side], story: list[int], common: int) -> list[tuple[int, int]]:
    """What meets by the definition: sentences of two articles and one language with a key that few ask and few answer."""
    left, right = (defaultdict[tuple[object, str], set[int]](set) for _ in range(2))
    for held, calls in ((left, asked), (right, answered)):
        for number in story:
            words = [word.term for word in row(sides[number])]
            for head, place, by_kin in calls(sides[number]):
                for at, word in enumerate([*words, *kin(sides[number])] if by_kin else words):
                    if at != place:
                        held[head, word].add(number)
    found = set()
    for key, askers in left.items():
        if len(askers) <= common and len(right[key]) <= common:
            found |= {(min(a, b), max(a, b)) for a in askers for b in right[key]}
    vectors = [one.vector for one in sides]
    return sorted(
        (a, b)
        for a, b in found
        if vectors[a].place.article != vectors[b].place.article and vectors[a].language == vectors[b].language
    )


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from(["en", "en", "de"]), st.sampled_from(TEXTS)), max_size=14
    ),
    st.sets(st.sampled_from("abcd")),
    st.integers(1, 4),
)
def test_sentences_meet_as_their_keys_say(rows: Rows, chosen: set[str], common: int) -> None:
    sides = read(rows)
    story = [number for number, one in enumerate(sides) if one.vector.place.article in chosen]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pairs, "COMMON", common)
        patched.setattr(pairs, "AT_ONCE", 3)
        assert meet(sides, story) == plainly(sides, story, common)


def test_what_one_denies_meets_what_another_tells() -> None:
    sides = read([("a", "en", TEXTS[0]), ("b", "en", TEXTS[1]), ("c", "en", TEXTS[-1])])
    assert meet(sides, range(3)) == [(0, 1)]


STATED = (
    *TEXTS,
    "Germany closed its border with Poland.",
    "The European Union shut its office in Warsaw.",
    "The EU reopened the German office.",
    "Berlin has opened the Polish frontier.",
    "The ferry Dorothea is trapped in the ice off Zaporizhzhia.",
    "Two tugs freed the Dorotheas near Zaporizhia.",
    "Seven roads are open, and the museum is shut.",
    "The old market is closed; the new one opened in July.",
)


def near(one: Side) -> list[bool]:
    """Of each word of a sentence whether it stands near a state that is told as so."""
    told = [Said(one.led_back, state) for state in one.states if not state.kinds & UNTOLD]
    return [any(nearness(token, said) >= NEAR for said in told) for token in one.led_back.tokens]


@given(st.sampled_from(STATED), st.sampled_from(STATED))
def test_words_that_are_aligned_near_two_states_may_meet(first: str, second: str) -> None:
    one, other = read([("a", "en", first), ("b", "en", second)])
    tokens, mine, theirs = one.led_back.tokens, near(one), near(other)
    pairs = aligned(tokens, other.led_back.tokens)
    if any(
        mine[pair.first] and theirs[pair.second] and tokens[pair.first].kind != "number" and pair.how != "opposite"
        for pair in pairs
    ):
        assert may_meet(one.ground, other.ground)


def test_states_of_other_things_do_not_meet() -> None:
    one, other = read([("a", "en", "The bridge at Orlin is closed."), ("b", "en", "The Selvo museum was opened.")])
    assert not may_meet(one.ground, other.ground)


@given(
    st.lists(st.sampled_from((*STATED, "Lee admits it.", "The army will not retreat.")), min_size=2, max_size=12),
    st.sampled_from([0.0, 0.3, 0.9]),
    st.sampled_from([1, 4]),
)
def test_what_is_left_out_cannot_differ(texts: list[str], more: float, columns: int) -> None:
    sides = read([(str(at), "en", text) for at, text in enumerate(texts)])
    story = np.arange(len(sides))
    weigh = inverse_frequency([one.vector for one in sides])
    first, second = np.triu_indices(len(sides), 1)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sifting, "_COLUMNS", columns)
        sieve = Sieve(sides)
        bars = sieve.bars(first, second, least=0.15, more=more)
        alike = sieve.alike((first, second), bars, story, weigh)
    told = [(sides[a], sides[b]) for a, b in zip(first.tolist(), second.tolist(), strict=True)]
    assert sieve.opposed(first, second).tolist() == [not a.told.isdisjoint(b.opposites) for a, b in told]
    assert bars.tolist() == [max(0.15, least(a, b, more)) for a, b in told]
    share = Overlap(weigh).share
    assert all(
        may or bar > 1 or share(a.vector, b.vector) < bar
        for may, bar, (a, b) in zip(alike.tolist(), bars.tolist(), told, strict=True)
    )


def test_few_words_in_common_are_seen_before_they_are_weighed() -> None:
    texts = (
        "Nobody looted the depot in Marlow.",
        "Sailors looted the Marlow depot.",
        "Nobody came by ferry on Monday.",
    )
    sides = read([(name, "en", text) for name, text in zip("abc", texts, strict=True)])
    weigh = inverse_frequency([one.vector for one in sides])
    pairs = np.array([0, 0]), np.array([1, 2])
    assert Sieve(sides).alike(pairs, np.array([0.5, 0.5]), np.arange(3), weigh).tolist() == [True, False]
