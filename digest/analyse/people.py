"""Where people are named in an article, what they are said to be, and "he" or "she" by their given names."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest import lexicon, words
from digest.attribution import Grammar
from digest.model import Name

# "Lee is an engineer with the board": what follows the article, up to a preposition or mark.
_COPULA = re.compile(
    r"\s(?:is|was|became|ist|war|est|était|es|era|jest|był|była)\s(?:an?|the|eine?|une?|una?)\s((?:[^\W\d_]+\s?){1,4})"
)
_LETTER = re.compile(r"\w")
_CLAUSE = re.compile(r"[.,;:!?”\"]")


@dataclass(frozen=True, slots=True)
class Person:
    """A mention of a person by name."""

    block: int
    start: int
    label: str
    opens: bool
    """Whether it opens its sentence."""
    end: int = 0


def people(
    texts: Sequence[str], ends: Sequence[Sequence[int]], names: Sequence[Name], rules: Grammar
) -> tuple[Person, ...]:
    """The mentions in `texts`, one a block, whose sentences end at `ends`."""
    by_form = {form: name.label for name in names if name.kind == "person" for form in (*name.forms, name.label)}
    if not by_form:
        return ()
    return tuple(
        Person(index, start, by_form[form], _opens(text, ends[index], start, rules), start + len(form))
        for index, text in enumerate(texts)
        for start, form in _standing(text, by_form)
    )


def _standing(text: str, forms: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where any of `forms` stands in `text` as whole words, of several at one place the longest; none within another."""
    found = [(start, -len(form), form) for form in forms if form in text for start in _places(text, form)]
    end = 0
    for start, _, form in sorted(found):
        if start >= end:
            yield start, form
            end = start + len(form)


def _places(text: str, form: str) -> Iterator[int]:
    """Where `form` stands in `text` with no letter or digit written onto it."""
    start = text.find(form)
    while start >= 0:
        around = text[start - 1 : start] + text[start + len(form) : start + len(form) + 1]
        if _LETTER.search(around) is None:
            yield start
        start = text.find(form, start + 1)


def _opens(text: str, ends: Sequence[int], at: int, rules: Grammar) -> bool:
    before = bisect.bisect_right(ends, at)
    begin = ends[before - 1] if before else 0
    lead = text[begin:at].split(maxsplit=6)
    return text.find(",", begin, at) < 0 and len(lead) <= 6 and not any(word.lower() in rules.links for word in lead)


def roles(texts: Sequence[str], found: Sequence[Person], rules: Grammar) -> Mapping[str, frozenset[int]]:
    """The classes of the nouns beside each person's name: "military expert …", "…, a Russia analyst"."""
    out: dict[str, frozenset[int]] = {}
    for person in found:
        text = texts[person.block]
        before = _CLAUSE.split(text[max(0, person.start - 60) : person.start])[-1].split()[-4:]
        after = text[person.start : person.start + 120].partition(",")[2]
        apposition = _CLAUSE.split(after)[0].split()[:6] if after.strip()[:1].islower() else []
        copula = _COPULA.match(text, person.end)
        told = (*before, *apposition, *(copula[1].split() if copula else ()))
        out[person.label] = out.get(person.label, frozenset()) | classes(" ".join(told), rules)
    return out


def classes(text: str, rules: Grammar) -> frozenset[int]:
    """The classes of the nouns for people in `text`."""
    rows = [rules.people[word] for word in map(str.lower, words.words(text)) if word in rules.people]
    return frozenset(index for row in rows for index in row)


def gender(label: str) -> str | None:
    """`m` or `f` by the given name; None where it does not tell."""
    return _given().get(label.split(maxsplit=1)[0]) if label.split() else None


@functools.cache
def _given() -> Mapping[str, str]:
    listed = lexicon.table("attribution")["genders"]
    return {name: kind for kind in ("f", "m") for name in listed[kind].split()}
