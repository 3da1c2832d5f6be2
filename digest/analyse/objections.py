"""Why sentences were left out of a summary although they were ranked well, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from digest import coherence
from digest.analyse.antecedents import Needs, needs
from digest.analyse.selection import ALIKE
from digest.model import Sentence
from digest.terms import terms


def objections(sentences: Sequence[Sentence], chosen: Set[int], language: str) -> Mapping[int, str]:
    """What speaks against each sentence that was not `chosen`, by its index; those that there was no room for are left out."""
    texts = [sentence.text for sentence in sentences]
    stems = [frozenset(terms(text, language).content) for text in texts]
    taken = [at for at, sentence in enumerate(sentences) if sentence.index in chosen]
    found: dict[int, str] = {}
    for at, need in enumerate(needs(texts, language)):
        if at in taken:
            continue
        same = next((one for one in taken if coherence.likeness(stems[at], stems[one]) >= ALIKE), None)
        told = (
            _unfit(texts[at], language) if need.unfit else _repeats(sentences, same) or _hangs(need, sentences, taken)
        )
        if told is not None:
            found[sentences[at].index] = told
    return found


def _unfit(text: str, language: str) -> str:
    if coherence.is_scrap(text, language):
        return "a caption, label or invitation"
    if coherence.is_question(text):
        return "a question"
    if coherence.lacks_speaker(text):
        return "a quotation without its speaker"
    return "tells only who spoke"


def _repeats(sentences: Sequence[Sentence], same: int | None) -> str | None:
    return None if same is None else f"says the same as [{sentences[same].index}]"


def _hangs(need: Needs, sentences: Sequence[Sentence], taken: Sequence[int]) -> str | None:
    if not need.hard or set(need.any_of) & set(taken):
        return None
    if not need.any_of:
        return "points back at what is not there"
    return f"points back at [{sentences[need.any_of[0]].index}], which was not chosen"
