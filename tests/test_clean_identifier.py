"""Telling languages apart: the same as the library does it, letter by letter."""

from __future__ import annotations

import functools

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st
from py3langid.langid import MODEL_FILE, LanguageIdentifier, visit_counts

from digest.clean.identifier import Identifier, identifier
from digest.clean.language import KNOWN


@functools.cache
def plain() -> LanguageIdentifier:
    made = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    made.set_languages(KNOWN)
    return made


WORDS = st.sampled_from(
    ["The harbour", " was closed ", "Порт закрили", "après la tempête", "港口在", " aa", "zzq", "\x00", "é"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS | st.text(max_size=8), max_size=20).map("".join))
@example("")
@example("\n")
def test_the_answer_is_the_librarys_to_the_last_bit(text: str) -> None:
    assert identifier(KNOWN).classify(text) == plain().classify(text)
    data = text.encode("utf-8", "surrogatepass")
    assert np.array_equal(identifier(KNOWN)._raw_score(data), plain()._raw_score(data))


def test_states_are_those_of_a_walk_byte_by_byte() -> None:
    made: Identifier = identifier(KNOWN)
    data = "The ferry to Lowmere runs again, après la tempête; порт закрили.".encode()
    states = made.states(np.frombuffer(data, dtype=np.uint8))
    runs = [run for state in states if (run := made.tk_output[state]) >= 0]
    counts = visit_counts(made.tk_nextmove, plain()._rowbase, made.tk_output, data)
    assert {run: runs.count(run) for run in runs} == dict(counts)
