"""What a story tells of those it names: the nouns they are called by, `he` or `she`, how old they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from digest import words
from digest.model import TagKind
from digest.referring.items import OLD, noun_phrase
from digest.referring.lists import Kind, Lists
from digest.referring.spellings import Names
from digest.referring.words import Word

_JOINED = ("of", "for", "de", "des", "du", "del", "für", "von")
_TITLE = 4
"""Words before a name among which those for what somebody is are looked for."""
_COMMAS = frozenset({",", "–", "—", "("})
_QUOTES = frozenset('"“„«')
_ENDS = frozenset(",.;")
_CLOSING = frozenset(",.;:)–—i")
"""Marks, and prepositions, before which an apposition ends."""
_LEAST, _MOST = 4, 16
"""Letters of a noun that is looked for at the end of a longer word: `Nordbank`."""
_AGES = range(1, 111)
_ALLOWED: Mapping[TagKind, frozenset[Kind]] = {
    "person": frozenset({"person"}),
    "organisation": frozenset({"body", "place", "thing"}),
    "place": frozenset({"place", "body"}),
    "event": frozenset({"event", "text"}),
    "work": frozenset({"text", "body", "thing", "event"}),
    "other": frozenset({"body", "place", "thing", "text", "event"}),
}
"""What a thing of a kind may be called; kinds of names are guesses, too."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the story, with what is known of it before it is read."""

    label: str
    kind: TagKind
    forms: tuple[tuple[str, ...], ...]
    """The words of each spelling and short form."""
    sex: str | None = None
    likely: frozenset[str] = frozenset()
    """Nouns that fit it by its kind: `city`, `country`."""


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something of the story as it is read; without a label where it was not named."""

    label: str | None
    kind: TagKind
    sex: str | None = None
    heads: set[str] = field(default_factory=set)
    """The nouns it is called by where it is named."""
    likely: frozenset[str] = frozenset()
    told: set[str] = field(default_factory=set)
    """All words by which it is described."""
    last: int = -1
    """The sentence that mentioned it last."""
    subjects: int = 0
    """Sentences whose subject it was, so far."""
    count: int = 0
    """Sentences that mentioned it, so far."""


def entities(
    known: Sequence[Known], rows: Sequence[Sequence[Word]], names: Sequence[Names], lists: Lists
) -> dict[str, Entity]:
    """One for each label, the first where several share it, with all that the story says it is."""
    found = {one.label: _entity(one, lists) for one in reversed(known)}
    for row, here in zip(rows, names, strict=True):
        for start, (_, label) in here.items():
            _rethink(found[label], row, start, lists)
            for head, attributes in _descriptions(row, start, here, lists, found[label].kind):
                _tell(found[label], head, attributes, lists)
    return found


def _rethink(one: Entity, row: Sequence[Word], start: int, lists: Lists) -> None:
    """No person is what stands behind `the tanker`."""
    kinds = lists.kinds.get(row[start - 1].folded) if start and row[start - 1].text.islower() else None
    if kinds is not None and one.kind == "person" and "person" not in kinds and not row[start - 1].owns:
        one.kind, one.sex = "other", None


def _tell(one: Entity, head: str, attributes: Iterable[str], lists: Lists) -> None:
    if not (head.endswith(OLD) or lists.kinds.get(head, frozenset()) & _ALLOWED[one.kind]):
        return
    one.heads.add(head)
    one.told.update(attributes, (head,))
    if one.kind == "person" and one.sex is None:
        one.sex = lists.sexes.get(head)


def _entity(one: Known, lists: Lists) -> Entity:
    heads: set[str] = set()
    told = {words.fold(word) for form in one.forms for word in form}
    for form in one.forms if one.kind != "person" else ():
        row = [words.fold(word) for word in form]
        cut = next((at for at, word in enumerate(row) if at and word in _JOINED), len(row))
        opens = lists.head_first or row[0] in lists.first
        for at in sorted({cut - 1, len(row) - 1} | ({0} if opens else set())):
            heads.update(_nouns(row[at], lists, one.kind))
    return Entity(one.label, one.kind, one.sex, heads, one.likely, told)


def _nouns(word: str, lists: Lists, kind: TagKind) -> Iterable[str]:
    """The nouns that a name with this word may be called by."""
    if word in lists.kinds and lists.kinds[word] & _ALLOWED[kind]:
        yield word
    if word in lists.ends:
        yield lists.ends[word]
    if kind in ("organisation", "other"):
        ends = (word[-size:] for size in range(_LEAST, min(_MOST, len(word) - 1)))
        yield from (noun for noun in ends if "body" in lists.kinds.get(noun, ()))


def _descriptions(
    row: Sequence[Word], start: int, names: Names, lists: Lists, kind: TagKind
) -> Iterable[tuple[str, Sequence[str]]]:
    """The nouns beside a name that say what it is, each with its attributes."""
    end = names[start][0]
    yield from _before(row, start, lists, kind)
    if start > 1 and row[start - 1].text == "," and (end == len(row) or row[end].text in _ENDS):
        yield from _before(row, start - 1, lists, kind)
    if end >= len(row):
        return
    if row[end].text in _COMMAS and end + 1 < len(row):
        if kind == "person" and _is_age(row[end + 1].text):
            yield f"{row[end + 1].text}{OLD}", ()
        is_new = row[end + 1].folded in lists.indefinite
        if is_new or row[end + 1].folded in lists.articles:
            yield from _phrase(row, end + 2, names, lists, closed=not is_new)
        elif kind == "person" and row[end + 1].folded in lists.kinds:
            yield row[end + 1].folded, ()
    elif row[end].folded in lists.being and end + 1 < len(row) and row[end + 1].folded in lists.indefinite:
        yield from _phrase(row, end + 2, names, lists)


def _phrase(
    row: Sequence[Word], at: int, names: Names, lists: Lists, *, closed: bool = False
) -> Iterable[tuple[str, Sequence[str]]]:
    """The noun of an apposition; a `closed` one has to end as such do, or it is the next of several: `Lee, the mayor and …`."""
    end, head = noun_phrase(row, at, names)
    after = row[end] if end < len(row) else None
    if (
        head
        and not row[end - 1].owns
        and not (closed and after is not None and after.kind not in _CLOSING and after.folded not in lists.relative)
    ):
        yield head, [word.folded for word in row[at:end]]


def _before(row: Sequence[Word], start: int, lists: Lists, kind: TagKind) -> Iterable[tuple[str, Sequence[str]]]:
    """`the tanker X`, `Transport Minister X`, `the port city of X`."""
    start -= start > 1 and row[start - 1].text in _QUOTES
    if not start:
        return
    of = row[start - 1].folded in lists.of and kind in ("place", "other")
    last = start - 1 - of
    if last < 0 or row[last].folded not in lists.kinds or row[last].owns:
        return
    if of and row[last].folded not in lists.areas:
        return
    if not of and kind != "place" and row[last].folded in lists.areas:
        return
    first = last
    while first and last - first < _TITLE and row[first - 1].kind in "njpe" and not row[first - 1].owns:
        first -= 1
    yield row[last].folded, [word.folded for word in row[first : last + 1]]


def _is_age(text: str) -> bool:
    return len(text) < 4 and text.isdecimal() and int(text) in _AGES
