"""Key phrases: runs of lower-case words that look like noun phrases, scored without a part-of-speech tagger."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest import background, lexicon, words
from digest.model import Article, Sentence

_LONGEST = 3
"""Words in a phrase. In KPCrowd and DUC 2001 nine tenths of the phrases people choose have at most three."""
_SHORTEST_WORD = 3
_LENGTH_FACTOR = {1: 0.6, 2: 1.25, 3: 1.15}
"""Two words name a thing more often than one; found with the other factors on half of KPCrowd."""
_TITLE_FACTOR = 1.5
_EARLY = 0.6
"""What is added for a phrase of the first sentence; it falls with the place of the first mention."""


_COMPOUND = 8
"""Letters of a German stem that is most likely of two words."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A candidate, with its spellings brought together."""

    label: str
    """The spelling met most often."""
    stems: tuple[str, ...]
    sentences: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    stem: str
    usable: bool
    """Whether it may be part of a phrase."""
    begins: bool
    ends: bool
    noun_before: bool
    """Whether the word before it announces a noun."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """The lists of `digest/data/tags.toml` for one language."""

    weak: frozenset[str]
    empty: frozenset[str]
    not_last: tuple[str, ...]
    not_first: tuple[str, ...]
    before_verb: frozenset[str]
    before_noun: frozenset[str]
    abbreviations: frozenset[str]


def phrases(article: Article, sentences: Sequence[Sentence]) -> tuple[Phrase, ...]:
    """The phrases of `sentences` that occur twice or stand in the title, best first."""
    language = article.language.text
    spellings: dict[tuple[str, ...], Counter[str]] = {}
    places: dict[tuple[str, ...], list[int]] = {}
    announced: set[tuple[str, ...]] = set()
    for sentence in sentences:
        for row in _stretches(sentence.text, language):
            for stems, spelling, noun in _grams(row):
                spellings.setdefault(stems, Counter())[spelling] += 1
                places.setdefault(stems, []).append(sentence.index)
                if noun:
                    announced.add(stems)
    title = words.stems(article.title.text, language)
    found = [
        Phrase(
            _spelling(spellings[stems]),
            stems,
            tuple(dict.fromkeys(at)),
            _score(stems, at, title, len(sentences), language),
        )
        for stems, at in places.items()
        if _worthy(stems, at, title, announced, language)
    ]
    return tuple(sorted(_whole(found), key=lambda one: (-one.score, one.sentences[0], one.label)))


def _worthy(
    stems: tuple[str, ...], at: Sequence[int], title: tuple[str, ...], announced: set[tuple[str, ...]], language: str
) -> bool:
    """Whether a phrase occurs often enough, and as a noun where the language lets us see that."""
    often = len(at) > 1 if len(stems) > 1 else len(set(at)) > 1
    # A German compound says in one word what other languages need several for.
    several = len(stems) > 1 or (language.startswith("de") and len(stems[0]) >= _COMPOUND)
    seen_as_noun = len(stems) > 1 or not _rules(language).before_noun or stems in announced
    return (often or (several and _inside(stems, title))) and seen_as_noun


def _score(stems: tuple[str, ...], at: Sequence[int], title: tuple[str, ...], count: int, language: str) -> float:
    """Frequency × rarity in news × length, raised for an early first mention, for spread and for the title."""
    rarity = math.fsum(background.rarity(stem, language) for stem in stems) / len(stems)
    early = 1 + _EARLY * (1 - min(at) / max(1, count))
    spread = 0.5 + 0.5 * len(set(at)) / len(at)
    titled = _TITLE_FACTOR if _inside(stems, title) else 1.0
    return math.log2(1 + len(at)) * rarity * _LENGTH_FACTOR[len(stems)] * early * spread * titled


def _whole(found: Sequence[Phrase]) -> Iterator[Phrase]:
    """The phrases without those that hardly ever stand outside a longer one."""
    for one in found:
        longer = [other for other in found if len(other.stems) > len(one.stems) and _inside(one.stems, other.stems)]
        if all(len(one.sentences) > len(other.sentences) + (len(one.stems) > 1) for other in longer):
            yield one


def _inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _spelling(counts: Counter[str]) -> str:
    return min(counts, key=lambda text: (-counts[text], len(text), text))


def _grams(row: Sequence[_Word]) -> Iterator[tuple[tuple[str, ...], str, bool]]:
    for start in range(len(row)):
        if not row[start].begins:
            continue
        for end in range(start + 1, min(len(row), start + _LONGEST) + 1):
            if row[end - 1].ends:
                part = row[start:end]
                yield tuple(word.stem for word in part), " ".join(word.text for word in part), row[start].noun_before


def _stretches(text: str, language: str) -> Iterator[list[_Word]]:
    """The runs of usable words with nothing but spaces between them."""
    rules = _rules(language)
    row: list[_Word] = []
    end, before = 0, ""
    for start, stop in words.spans(text):
        word = _word(text[start:stop], before, language, rules, first=not end)
        if text[stop : stop + 1] == "." and words.fold(word.text) in rules.abbreviations:
            word = replace(word, usable=False)
        if row and not text[end:start].isspace():
            yield row
            row = []
        if word.usable:
            row.append(word)
        elif row:
            yield row
            row = []
        end, before = stop, words.fold(text[start:stop])
    if row:
        yield row


def _word(text: str, before: str, language: str, rules: _Rules, *, first: bool) -> _Word:
    text = words.without_elision(text, language)
    folded = words.fold(text)
    stem = words.stem(text, language)
    capital = text[0].isupper() and not language.startswith("de")
    lettered = folded.replace("-", "").isalpha() and len(folded) >= _SHORTEST_WORD
    usable = (
        lettered and not capital and not first and not words.is_stop(text, language) and before not in rules.before_verb
    )
    empty = stem in rules.empty
    return _Word(
        text=text.replace("’s", "").replace("'s", "") if text.endswith(("’s", "'s")) else text,
        stem=stem,
        usable=usable,
        begins=not empty and not folded.endswith(rules.not_first),
        # German nouns, and there nothing else, begin with a capital.
        ends=(not language.startswith("de") or text[0].isupper())
        and not (empty or stem in rules.weak or folded.endswith(rules.not_last)),
        noun_before=before in rules.before_noun,
    )


@functools.cache
def _rules(language: str) -> _Rules:
    primary = language.partition("-")[0].lower()
    own = lexicon.table("tags").get(primary, {})
    weak = (*own.get("weak", "").split(), *_measures(primary))
    return _Rules(
        weak=frozenset(words.stem(word, primary) for word in weak),
        empty=frozenset(words.stem(word, primary) for word in own.get("empty", "").split()),
        not_last=tuple(own.get("not_last", ())),
        not_first=tuple(own.get("not_first", ())),
        before_verb=frozenset(own.get("before_verb", ())),
        before_noun=frozenset(own.get("before_noun", ())),
        abbreviations=frozenset(
            form for key in ("never", "number", "maybe") for form in lexicon.words("segment", primary, key)
        ),
    )


def _measures(language: str) -> tuple[str, ...]:
    """Months, days, units of time and measure, currencies: what an article counts in and not what it is about."""
    if language == "en":
        return ()  # the English list of weak words was tuned on key phrases and holds what it needs
    dates, figures = (lexicon.table(name).get(language, {}) for name in ("dates", "figures"))
    spans = ("day", "daypart", "week", "month", "year")
    rows = (*dates.get("months", ()), *dates.get("weekdays", ()), *(dates.get(span, "") for span in spans))
    rows = (*rows, *(figures.get(kind, "") for kind in ("units", "currencies")), *figures.get("scales", {}).values())
    return tuple(form.strip("=.") for row in rows for form in row.split("|") if form and " " not in form)
