"""Which sentences tell most together: what is counted of candidates and of the concepts that they have."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from digest import coherence
from digest.relate.summary import choice, novelty

ROWS = st.lists(st.lists(st.integers(0, 6), unique=True, max_size=5), min_size=1, max_size=6)


@given(ROWS, st.data())
def test_what_is_told_is_counted_as_in_a_table(rows: list[list[int]], data: st.DataObject) -> None:
    table = np.zeros((len(rows), 7))
    for at, row in enumerate(rows):
        table[at, row] = 1
    held = choice.held_by(rows, 7)
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), unique=True))
    worth = np.array([0.5, 1.25, 2.0, 0.0, 3.5, 0.75, 8.0])  # sums of these are exact
    assert held.told(chosen).tolist() == table[chosen].sum(axis=0).tolist()
    assert held.sums(worth).tolist() == (table @ worth).tolist()


@given(st.lists(st.sets(st.sampled_from("abcdef")), max_size=6))
def test_what_sets_have_in_common_is_counted(sets: list[set[str]]) -> None:
    wanted = [[len(one & other) * (at != to) for to, other in enumerate(sets)] for at, one in enumerate(sets)]
    assert choice.in_common(sets).tolist() == wanted


@given(
    st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=1), max_size=6),
    st.frozensets(st.sampled_from("abcdefgh")),
)
def test_what_earlier_sentences_say_too_is_known(before: list[frozenset[str]], stems: frozenset[str]) -> None:
    by_stem = {
        stem: [at for at, one in enumerate(before) if stem in one] for stem in sorted(frozenset().union(*before))
    }
    known = novelty.Earlier({}, frozenset(), tuple(before), by_stem, tuple(len(one) / 2 for one in before))
    assert known.told(stems) == any(coherence.likeness(stems, one) >= 0.5 for one in before)
