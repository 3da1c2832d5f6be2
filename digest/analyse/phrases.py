"""Key phrases: the noun phrases of an article with their spellings brought together, as candidates for tags."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from digest import lexicon, words
from digest.analyse import chunks, stretches
from digest.model import Article, Sentence
from digest.terms import terms

_SHORTEST = 3
"""Letters of a phrase."""
_MOST = 3000
"""Sentences that are read; an article that is longer has told by then what it is about."""


_Met = list[tuple[chunks.Chunk, int | None]]
"""Where one phrase was met: each time as it was written, and in which sentence; None for the title."""


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
    common = frozenset(
        [word for sentence in sentences[:_MOST] for word in terms(sentence.text, language).words if word.islower()]
    )
    found = _met(((one.text, one.index) for one in sentences[:_MOST]), language, common)
    if not language.startswith("en"):
        # Without parts of speech a run of words is a phrase where it comes up again, in the text or from the title.
        title = words.stems(article.title.text, language)
        alone = not language.startswith("de") and not stretches.rules(language).before_noun
        found = {stems: met for stems, met in found.items() if _again(stems, met, title, alone=alone)}
    else:
        # A part that never stands by itself may be cut at the wrong place: `penalty case` of `death penalty case`.
        found = {stems: met for stems, met in found.items() if _stands(stems, met)}
    # A headline has a verb where its text has a noun, and only these two languages tell them apart.
    if language.startswith(("en", "de")):
        told = _met([(article.title.text, None)], language, common, whole=True)
        found |= {stems: met for stems, met in told.items() if stems not in found}
    return tuple([_phrase(stems, met, language, common) for stems, met in found.items()])


def _stands(stems: tuple[str, ...], met: _Met) -> bool:
    return (len(stems) == 1 and len(met) > 1) or any(chunk.whole for chunk, _ in met)


def _again(stems: tuple[str, ...], met: _Met, title: tuple[str, ...], *, alone: bool) -> bool:
    """Whether a phrase comes up again; with `alone` a single word must in the text, as nothing shows it to be a noun."""
    often = len(met) > 1 if len(stems) > 1 else len({place for _, place in met}) > 1
    if often or (alone and len(stems) == 1):
        return often
    return words.holds(title, stems)


def _met(
    texts: Iterable[tuple[str, int | None]], language: str, common: Set[str], *, whole: bool = False
) -> dict[tuple[str, ...], _Met]:
    """The phrases of numbered sentences by their stems; with `whole` without those that are part of a longer one."""
    found: dict[tuple[str, ...], _Met] = {}
    stem = _Stems(language).__getitem__
    for text, place in texts:
        for chunk in _chunks(text, language, common):
            if (whole and not chunk.whole) or (len(chunk.words) == 1 and chunk.words[0].isupper()):
                continue
            stems = tuple(map(stem, chunk.words))
            met = found.get(stems)
            if met is not None:
                met.append((chunk, place))
            elif _is_fit(stems, language):
                found[stems] = [(chunk, place)]
    return found


class _Stems(dict[str, str]):
    """The stems of an article's words, each looked for once: most words stand in several phrases."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        found = self[word] = words.stem(word, self._language)
        return found


def _is_fit(stems: tuple[str, ...], language: str) -> bool:
    """Whether the words say something: no measure, no word twice, and none alone that is too short or too general."""
    if len(stems) == 1 and (len(stems[0]) < _SHORTEST or stems[0] in general(language)):
        return False
    return stems[-1] not in measures(language) and len(set(stems)) == len(stems)


def _phrase(stems: tuple[str, ...], met: _Met, language: str, common: Set[str]) -> Phrase:
    shape = _most([chunk.kinds for chunk, _ in met], lambda kinds: (kinds,))
    label = _most([" ".join(chunk.words) for chunk, _ in met], lambda text: (text != text.lower(), len(text), text))
    if language.startswith("en") and "p" not in shape and (label.istitle() or _opens(label, common)):
        label = label.lower()  # met at the head of a sentence or in a headline alone
    places = [place for _, place in met if place is not None]
    whole = len([chunk for chunk, _ in met if chunk.whole])
    return Phrase(label, stems, shape, tuple(dict.fromkeys(places)), len(places), whole)


def _most(row: Sequence[str], rank: Callable[[str], tuple[object, ...]]) -> str:
    """What comes up most often, of equal ones the first by `rank`."""
    if len(row) == 1:
        return row[0]
    return min(dict.fromkeys(row), key=lambda one: (-row.count(one), *rank(one)))


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
