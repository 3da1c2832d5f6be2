"""Key phrases: the noun phrases of an article with their spellings brought together, as candidates for tags."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from digest import lexicon, words
from digest.analyse import chunks, stretches
from digest.model import Article, Sentence
from digest.terms import terms

_SHORTEST = 3
"""Letters of a phrase."""
_MOST = 3000
"""Sentences that are read; an article that is longer has told by then what it is about."""


@dataclass(slots=True)
class _Met:
    """What was met of one phrase."""

    spellings: dict[str, int] = field(default_factory=dict)
    shapes: dict[str, int] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    whole: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A candidate."""

    label: str
    """The spelling met most often."""
    stems: tuple[str, ...]
    shape: str
    """A letter for each word's part of speech, as in `speech`."""
    sentences: tuple[int, ...]
    """None where it stands in the title alone."""
    count: int
    """How often it stands in the text."""
    whole: int
    """How often it was no part of a longer phrase."""


def phrases(article: Article, sentences: Sequence[Sentence]) -> tuple[Phrase, ...]:
    """The phrases of the title and of `sentences`, in the order in which they come up."""
    language = article.language.text
    found: dict[tuple[str, ...], _Met] = {}
    common = frozenset(
        word for sentence in sentences[:_MOST] for word in terms(sentence.text, language).words if word.islower()
    )
    for sentence in sentences[:_MOST]:
        for chunk in _chunks(sentence.text, language, common):
            _note(found, chunk, sentence.index, language)
    if not language.startswith("en"):
        # Without parts of speech a run of words is a phrase where it comes up again, in the text or from the title.
        title = words.stems(article.title.text, language)
        alone = not language.startswith("de") and not stretches.rules(language).before_noun
        found = {stems: met for stems, met in found.items() if _again(stems, met, title, alone=alone)}
    else:
        # A part that never stands by itself may be cut at the wrong place: `penalty case` of `death penalty case`.
        found = {stems: met for stems, met in found.items() if met.whole or (len(stems) == 1 and len(met.places) > 1)}
    # A headline has a verb where its text has a noun, and only these two languages tell them apart.
    told = _of_title(article, language, common) if language.startswith(("en", "de")) else {}
    titled = {stems: met for stems, met in told.items() if stems not in found}
    return tuple(_phrase(stems, met, language, common) for stems, met in (*found.items(), *titled.items()))


def _again(stems: tuple[str, ...], met: _Met, title: tuple[str, ...], *, alone: bool) -> bool:
    """Whether a phrase comes up again; with `alone` a single word must in the text, as nothing shows it to be a noun."""
    often = len(met.places) > 1 if len(stems) > 1 else len(set(met.places)) > 1
    if often or (alone and len(stems) == 1):
        return often
    return any(title[at : at + len(stems)] == stems for at in range(len(title) - len(stems) + 1))


def _of_title(article: Article, language: str, common: Set[str]) -> dict[tuple[str, ...], _Met]:
    found: dict[tuple[str, ...], _Met] = {}
    for chunk in _chunks(article.title.text, language, common):
        if chunk.whole:
            _note(found, chunk, None, language)
    return found


def _note(found: dict[tuple[str, ...], _Met], chunk: chunks.Chunk, sentence: int | None, language: str) -> None:
    stems = tuple([words.stem(word, language) for word in chunk.words])
    if len(stems) == 1 and chunk.words[0].isupper():
        return
    met = found.get(stems)
    if met is None:
        if not _is_fit(stems, language):
            return
        met = found[stems] = _Met()
    spelling = " ".join(chunk.words)
    met.spellings[spelling] = met.spellings.get(spelling, 0) + 1
    met.shapes[chunk.kinds] = met.shapes.get(chunk.kinds, 0) + 1
    met.whole += chunk.whole
    if sentence is not None:
        met.places.append(sentence)


def _is_fit(stems: tuple[str, ...], language: str) -> bool:
    """Whether the words say something: no measure, no word twice, and none alone that is too short or too general."""
    if len(stems) == 1 and (len(stems[0]) < _SHORTEST or stems[0] in general(language)):
        return False
    return stems[-1] not in measures(language) and len(set(stems)) == len(stems)


def _phrase(stems: tuple[str, ...], met: _Met, language: str, common: Set[str]) -> Phrase:
    shape = min(met.shapes, key=lambda one: (-met.shapes[one], one))
    label = min(met.spellings, key=lambda text: (-met.spellings[text], text != text.lower(), len(text), text))
    if language.startswith("en") and "p" not in shape and (label.istitle() or _opens(label, common)):
        label = label.lower()  # met at the head of a sentence or in a headline alone
    return Phrase(label, stems, shape, tuple(dict.fromkeys(met.places)), len(met.places), met.whole)


def _opens(label: str, common: Set[str]) -> bool:
    """Whether a phrase has its capital from opening a sentence, as the text has its first word in small letters too."""
    return label == label.capitalize() and label.partition(" ")[0].lower() in common


def _chunks(text: str, language: str, common: Set[str]) -> Iterator[chunks.Chunk]:
    return chunks.chunks(text, common) if language.startswith("en") else stretches.stretches(text, language)


@functools.cache
def general(language: str) -> frozenset[str]:
    """The stems of nouns too general to file anything under by themselves."""
    primary = language.partition("-")[0].lower()
    return frozenset(
        words.stem(word, primary) for word in lexicon.table("tags").get(primary, {}).get("weak", "").split()
    )


@functools.cache
def measures(language: str) -> frozenset[str]:
    """The stems of months, days, units of time and measure and currencies: what an article only counts in."""
    primary = language.partition("-")[0].lower()
    dates, figures = (lexicon.table(name).get(primary, {}) for name in ("dates", "figures"))
    spans = ("day", "daypart", "week", "month", "year")
    rows = (*dates.get("months", ()), *dates.get("weekdays", ()), *(dates.get(span, "") for span in spans))
    rows = (*rows, *(figures.get(kind, "") for kind in ("units", "currencies")), *figures.get("scales", {}).values())
    forms = (form.strip("=.") for row in rows for form in row.split("|"))
    return frozenset(words.stem(form, primary) for form in forms if form and " " not in form)
