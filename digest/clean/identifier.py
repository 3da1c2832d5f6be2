"""Tells languages apart by their runs of letters, with the model of py3langid and its own answers. The only importer of py3langid."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import MODEL_FILE, LanguageIdentifier

Numbers = NDArray[Any]


class Identifier(LanguageIdentifier):  # type: ignore[misc]  # py3langid ships no types
    """The library's identifier, with the walk over a text and the sum of its weights done on whole arrays."""

    nb_ptc: Numbers
    """The weight of each run of letters in each language."""

    def prepare(self, languages: Sequence[str]) -> None:
        """Tell apart `languages` alone, by weights that lie one run of letters after the other and need no conversion."""
        self.set_languages(languages)
        self.nb_ptc = np.ascontiguousarray(self.nb_ptc, dtype=np.float32)
        self._full_model = (self.nb_ptc, self.nb_pc, self.nb_classes)
        self._steps = np.frombuffer(self.tk_nextmove, dtype=self.tk_nextmove.typecode)
        self._rows = np.asarray(self.tk_row, dtype=np.int32) << 8
        self._runs = np.asarray(self.tk_output, dtype=np.int32)

    def _raw_score(self, text: bytes) -> Numbers:
        """The score of each language for the bytes of a text; the same to the last bit as the library's."""
        runs = self._runs[self.states(np.frombuffer(text, dtype=np.uint8))]
        runs = runs[runs >= 0]
        if not len(runs):
            return np.asarray(super()._raw_score(text))
        places = np.arange(len(runs), dtype=np.int32)
        first = np.empty(len(self.nb_ptc), dtype=np.int32)
        first[runs[::-1]] = places[::-1]
        firsts = first[runs]
        distinct = firsts == places  # in the order of the text: sums of floats depend on it
        counts = np.bincount(firsts, minlength=len(runs))[distinct].astype(np.float32)
        return np.asarray(np.log1p(counts) @ self.nb_ptc[runs[distinct]] + self.nb_pc)

    def states(self, text: Numbers) -> Numbers:
        """The automaton's state after each byte of `text`.

        A state depends on the few bytes before it, so that all are found at once: stepped from what was found before, until a step
        changes nothing. Then each follows from the one before it, and the first from the beginning.
        """
        states = np.zeros(len(text) + 1, dtype=np.int32)
        while True:
            following: Numbers = self._steps[self._rows[states[:-1]] + text]
            if np.array_equal(following, states[1:]):
                return following
            states[1:] = following


@functools.cache
def identifier(languages: tuple[str, ...]) -> Identifier:
    """The identifier of `languages`, made once: its model is packed tightly."""
    made: Identifier = Identifier.from_model_file(MODEL_FILE, norm_probs=True)
    made.prepare(languages)
    return made
