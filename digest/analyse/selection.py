"""Chooses the sentences of a summary from scored ones: best first, no two alike, none that hangs in the air."""

from __future__ import annotations

from collections.abc import Sequence

from digest import coherence, words
from digest.model import Sentence, SummaryOptions

_ALIKE = 0.5
"""The likeness from which two sentences say the same. At 0.5 LEAD gains on the CNN set from leaving one out."""


def select(
    sentences: Sequence[Sentence], scores: Sequence[float], options: SummaryOptions, language: str
) -> tuple[int, ...]:
    """The places in `sentences` of those chosen, in reading order.

    A sentence that points back is taken only after the one before it. Where no sentence keeps to the share of the article's
    words or to the length asked for, the best one stands: every article with words has a summary.
    """
    order = sorted(range(len(sentences)), key=lambda at: (-scores[at], at))
    stems = [frozenset(words.stems(sentence.text, language, content_only=True)) for sentence in sentences]
    lengths = [len(words.words(sentence.text)) for sentence in sentences]
    hangs = [coherence.dangles(sentence.text, language) for sentence in sentences]
    most = _most(options, lengths)
    chosen: set[int] = set()
    while len(chosen) < (options.sentences if options.words is None else len(sentences)):
        room = most - sum(lengths[at] for at in chosen)

        def fits(at: int, room: float = room) -> bool:
            alike = any(coherence.likeness(stems[at], stems[one]) >= _ALIKE for one in chosen)
            return at not in chosen and not alike and lengths[at] <= room and lengths[at] > 0

        best = next((at for at in order if fits(at) and (not hangs[at] or at - 1 in chosen)), None)
        if best is None:
            break
        chosen.add(best)
    return tuple(sorted(chosen)) or _one(order, lengths, hangs)


def _most(options: SummaryOptions, lengths: Sequence[int]) -> float:
    """The words a summary may have."""
    allowed = options.share * sum(lengths)
    return allowed if options.words is None else min(allowed, options.words)


def _one(order: Sequence[int], lengths: Sequence[int], hangs: Sequence[bool]) -> tuple[int, ...]:
    """The best single sentence where none fits: one that stands alone rather than one that points back."""
    worded = [at for at in order if lengths[at]]
    alone = [at for at in worded if not hangs[at]]
    return tuple((alone or worded)[:1])
