"""What in a sentence names or refers: names, nouns with their articles, pronouns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from digest import inflection
from digest.referring.lists import Lists
from digest.referring.spellings import Names
from digest.referring.words import Word

NOUNS, ATTRIBUTES = frozenset("n"), frozenset("jecdgp")
"""Letters of `Word.kind` for what a noun phrase ends in, and for what stands before that."""
_VERBS = frozenset("vda")
_LONGEST = 5
"""Words of a noun phrase behind its article."""
_ADVERBIAL = 16
"""Words within which what stands before the subject has ended."""
_QUOTES = frozenset('"“”„«»')
_OBJECTS = frozenset({"him"})
"""Pronouns that are objects only: `her` may own what follows."""
OLD = "-year-old"


class Item(NamedTuple):
    """What names or refers, by the indexes of its words; a tuple, as there are so many."""

    how: Literal["name", "definite", "new", "pronoun"]
    start: int
    end: int
    head: str = ""
    """The folded noun or pronoun."""
    attributes: frozenset[str] = frozenset()
    is_subject: bool = False
    is_quoted: bool = False
    label: str | None = None
    """Of a name."""
    is_fronted: bool = False
    """Whether it stands before the clause with the subject: `In his memoir, Lee …`."""
    is_object: bool = False
    """Whether it is in the clause of the sentence's subject, which it then cannot stand for: `Lee called him`."""
    is_open: bool = False
    """Whether what follows tells a definite noun from others: `the company that …`."""


def items(row: Sequence[Word], names: Names, lists: Lists, *, quoted: bool = False) -> list[Item]:
    """All of a sentence, in order; `quoted` tells whether it begins inside a quotation."""
    inside, begin = _quotation(row, quoted), _clause(row, lists)
    until = _opens_until(row, begin)
    found: list[Item] = []
    end = 0
    for at in _places(row, names, lists):
        item = _at(row, at, names, lists) if at >= end else None
        if item is None:
            continue
        subject = not inside[at] and _is_subject(row, item, range(begin, until + 1), lists)
        found.append(
            item._replace(
                is_subject=subject, is_quoted=inside[at], is_fronted=at < begin, is_object=_is_object(row, item)
            )
        )
        end = item.end
        if owned := _owned(row, item, names, lists):
            found.append(owned._replace(is_quoted=inside[item.start]))
            end = owned.end
    return found


def _places(row: Sequence[Word], names: Names, lists: Lists) -> list[int]:
    """Where something that names or refers may begin."""
    opening, has_articles = lists.opening, bool(lists.articles)
    return [
        at
        for at, word in enumerate(row)
        if word.folded in opening or at in names or (has_articles and (word.kind == "t" or word.owns))
    ]


def _owned(row: Sequence[Word], item: Item, names: Names, lists: Lists) -> Item | None:
    """What somebody named is said to have: `Lee's ship`, `his ship`."""
    owns = row[item.end - 1].owns if item.how == "name" else item.how == "pronoun"
    end, head = noun_phrase(row, item.end, names) if owns else (item.end, "")
    if not head or end in names or not lists.articles:
        return None
    return Item(
        "new", item.end, end, head, frozenset(word.folded for word in row[item.end : end] if word.folded != head)
    )


def _quotation(row: Sequence[Word], quoted: bool) -> list[bool]:
    """Whether each word stands between quotation marks."""
    if _QUOTES.isdisjoint([word.text for word in row]):
        return [quoted] * len(row)
    out = []
    for word in row:
        if word.text in _QUOTES:
            quoted = word.text in "“„«" or (word.text == '"' and not quoted)
        out.append(quoted)
    return out


def ends_quoted(row: Sequence[Word], quoted: bool) -> bool:
    """Whether a quotation is open behind the sentence."""
    return _quotation(row, quoted)[-1] if row else quoted


def _at(row: Sequence[Word], at: int, names: Names, lists: Lists) -> Item | None:
    word = row[at]
    if at in names:
        end, label = names[at]
        return Item("name", at, end, label=label)
    if word.folded in lists.pronouns and word.text not in ("IT", "US"):
        return Item("pronoun", at, at + 1, word.folded)
    if not lists.articles:
        return _bare(row, at, names, lists)
    is_article = word.folded in lists.articles
    if not (is_article or word.folded in lists.indefinite or word.kind == "t" or word.owns):
        return None
    end, head = noun_phrase(row, at + 1, names)
    if not head:
        return None
    named = end + 1 in names and row[end].folded in lists.of and head in lists.areas
    follows = end + 1 in names and row[end].text == ","
    if named or follows or end in names or (at and row[at - 1].text in (",", "–", "—") and _ends(names, at - 1)):
        return None  # `the tanker Orla`, `Orla, the tanker`, `the tanker, Orla`, `the port of Orl`
    attributes = frozenset(one.folded for one in row[at + 1 : end] if one.folded != head)
    return Item("definite" if is_article else "new", at, end, head, attributes, is_open=_is_open(row, at, end, lists))


def _bare(row: Sequence[Word], at: int, names: Names, lists: Lists) -> Item | None:
    """The noun that opens a sentence in a language without articles: what it names is known, but for what stands beside it."""
    if not lists.is_noun(row[at].folded) or at + 1 == len(row):
        return None
    after = row[at + 1]
    opens = not any(word.text[0].isalnum() for word in row[:at])
    if not opens or at + 1 in names or at + 2 in names:
        return None if at + 1 in names or at + 2 in names else Item("new", at, at + 1, row[at].folded)
    told = (
        after.text[0].isupper() or not after.text[0].isalnum() or inflection.is_genitive(after.folded, lists.language)
    )
    told = told or inflection.is_adjective(after.folded, lists.language)
    return Item("new" if told else "definite", at, at + 1, row[at].folded)


def _ends(names: Names, at: int) -> bool:
    return any(end == at for end, _ in names.values())


def noun_phrase(row: Sequence[Word], at: int, names: Names) -> tuple[int, str]:
    """The end of the noun phrase whose words begin there, and its folded head; an empty one where there is none."""
    last = min(len(row), at + _LONGEST)
    end = at
    while end < last and row[end].kind in ATTRIBUTES and end not in names and not row[end].owns:
        if row[end].folded.endswith(OLD) and row[end + 1 : end + 2] and row[end + 1].kind not in "njp":
            return end + 1, row[end].folded
        end += 1
    if end == len(row) and end > at and row[end - 1].folded.endswith(OLD):
        return end, row[end - 1].folded
    first = end
    while end < last and row[end].kind in NOUNS and end not in names:
        end += 1
        if row[end - 1].owns:
            break
    return (end, row[end - 1].folded) if end > first else (at, "")


def _is_open(row: Sequence[Word], start: int, end: int, lists: Lists) -> bool:
    """Whether what follows a noun tells which one is meant."""
    if end >= len(row) or row[end - 1].owns:
        return False
    after = row[end]
    if after.folded in lists.relative or after.kind in "pg":
        return True
    before_verb = not any(word.kind in _VERBS for word in row[:start])
    return after.kind == "i" and before_verb


def _clause(row: Sequence[Word], lists: Lists) -> int:
    """Where the subject is looked for: behind `On Monday, …` or at the beginning."""
    begin = next((at for at, word in enumerate(row) if word.text[0].isalnum()), 0)
    if begin < len(row) and (row[begin].kind in "irog" and row[begin].folded not in lists.pronouns):
        comma = next((at for at in range(begin, min(len(row), begin + _ADVERBIAL)) if row[at].text == ","), None)
        return begin if comma is None else comma + 1
    return begin


def _opens_until(row: Sequence[Word], begin: int) -> int:
    """The first word from `begin` on that is no part of what may stand before a subject's head."""
    ends = (
        at
        for at in range(begin, len(row))
        if row[at].text == "," or (row[at].kind not in "njpcte," and row[at].folded != "and")
    )
    return next(ends, len(row))


def _is_subject(row: Sequence[Word], item: Item, places: range, lists: Lists) -> bool:
    """Whether it is the subject of its sentence: one that begins at one of `places`, or stands beside a verb of saying."""
    if (row[item.end - 1].owns and item.how != "pronoun") or _is_attribute(row, item):
        return False
    after = row[item.end].folded if item.end < len(row) else ""
    before = row[item.start - 1].folded if item.start else ""
    if after in lists.saying or (before in lists.saying and item.start > 1 and row[item.start - 2].text in '",”»'):
        return True
    return item.start in places


def _is_object(row: Sequence[Word], item: Item) -> bool:
    return item.head in _OBJECTS and not any(word.kind in ",os" or word.folded == "that" for word in row[: item.start])


def _is_attribute(row: Sequence[Word], item: Item) -> bool:
    """Whether a name stands before a noun that it only tells more of: `Lorvia officials`."""
    return item.how == "name" and item.end < len(row) and row[item.end].kind in "np"
