"""Which names the nouns and pronouns of an article stand for: `the ministry`, `she`."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from digest import referring, words
from digest.analyse import gazetteer, speech
from digest.analyse.people import gender
from digest.analyse.tokens import tokens
from digest.meaning.nations import nation
from digest.model import Anaphor, Article, Name, Sentence
from digest.referring import Known, Word
from digest.referring.lists import lists
from digest.referring.spellings import plain

_TOWNS = frozenset({"city", "town", "village"})
_COMPANIES = frozenset({"company"})
_COUNTRIES = frozenset({"country"})


def anaphors(article: Article, sentences: Sequence[Sentence], names: Sequence[Name]) -> tuple[Anaphor, ...]:
    """What stands for one of `names`, in reading order."""
    language = article.language.text.partition("-")[0].lower()
    if not lists(language).kinds or not names:
        return ()
    rows = [worded(sentence.text, language) for sentence in sentences]
    breaks = frozenset(at for at, one in enumerate(sentences) if not at or one.block != sentences[at - 1].block)
    known = [*(_known(name, language) for name in names), *_peoples(rows, names)]
    return tuple(
        Anaphor(
            sentences[one.sentence].index,
            sentences[one.sentence].text[one.start : one.end],
            one.name,
            one.start,
            one.end,
        )
        for one in referring.resolve(rows, known, language, breaks)
    )


def worded(text: str, language: str) -> tuple[Word, ...]:
    """The words and marks of a sentence; what kind of word each is, is known in English only."""
    return tuple(_english(text) if language == "en" else _words(text, language))


def _english(text: str) -> list[Word]:
    found: list[Word] = []
    new = tuple.__new__  # what a named tuple's own constructor calls, without its arguments' names
    end = 0
    for one in speech.tagged(text):
        start = text.index(one.text, end)
        end = start + len(one.text)
        found.append(new(Word, (one.text, words.fold(one.text), one.kind, start, end, one.owns)))
    return found


def _words(text: str, language: str) -> Iterator[Word]:
    told, end = lists(language), 0
    for token in tokens(text, language):
        yield from _marks(text, end, token.start)
        name = token.capital and not token.opens
        kind = "n" if told.is_noun(token.folded) else "p" if name else "o"
        yield Word(token.text, token.folded, kind, token.start, token.end, owns=False)
        end = token.end
    yield from _marks(text, end, len(text))


def _marks(text: str, start: int, end: int) -> Iterator[Word]:
    for at in range(start, end):
        if not text[at].isspace():
            yield Word(text[at], text[at], text[at], at, at + 1, owns=False)


def _known(name: Name, language: str) -> Known:
    forms = {_spelled(form, language) for form in (name.label, *name.forms)}
    return Known(
        name.label,
        name.kind,
        tuple(sorted(form for form in forms if form)),
        _sex(name) if name.kind == "person" else None,
        _likely(name, language),
    )


@functools.lru_cache(maxsize=20_000)
def _spelled(form: str, language: str) -> tuple[str, ...]:
    """The words of a name's spelling, marks aside."""
    row = speech.bare(form) if language == "en" else [word.text for word in worded(form, language)]
    return tuple([plain(text) for text in row if text[0].isalnum()])


def _sex(name: Name) -> str | None:
    first = words.fold(name.label.split()[0]) if " " in name.label else ""
    listed = gazetteer.sex(first) if first else None
    return gender(name.label) or (listed if listed in ("f", "m") else None)


def _peoples(rows: Sequence[Sequence[Word]], names: Sequence[Name]) -> Iterator[Known]:
    """Countries that are met as the people or the adjective only; one without a name in the article has an empty label."""
    met = {word.text for row in rows for word in row if word.kind == "p"}
    taken = {form for name in names for form in name.forms}
    labels = {found: name.label for name in names if (found := _country(name)) is not None}
    for text in sorted(met - taken):
        country = nation(text)
        if country is not None:
            yield Known(labels.get(country, ""), "place", ((text,),), likely=_COUNTRIES)


def _country(name: Name) -> str | None:
    return next((found for form in (name.label, *name.forms) if (found := nation(form)) is not None), None)


def _likely(name: Name, language: str) -> frozenset[str]:
    """The nouns that a name fits by its kind."""
    if language != "en":
        return frozenset()
    if name.kind in ("place", "other") and _country(name) is not None:
        return _COUNTRIES
    if name.kind == "place":
        found = gazetteer.place(name.label)
        return frozenset() if found is not None and not found.thousands else _TOWNS
    return _COMPANIES if name.kind in ("organisation", "other") else frozenset()
