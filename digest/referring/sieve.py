"""Nouns with their articles and pronouns led back to the names they stand for, sentence by sentence."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest import words
from digest.referring.items import OLD, Item, ends_quoted, items
from digest.referring.known import Entity, Known, entities
from digest.referring.lists import Lists, lists
from digest.referring.spellings import Names, longest, spans
from digest.referring.words import Word

_REMEMBERED = 40
"""Things mentioned last that are looked through."""
_REACH = {3: 15, 2: 10, 1: 1}
"""Sentences back to which something may lie, by how well the noun fits it."""
_APART = 3
"""Sentences by which the nearer of two that fit equally must be nearer."""
_PRONOUN = 2
"""Sentences back to which a pronoun reaches."""
_VERB = 4
"""Words behind a pronoun in which its verb is looked for."""
_MOST = 300
"""Words of a sentence that are read; longer ones are lists or no language."""
_PERSONS = ("person", "other")
_BODIES = ("organisation", "other")


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for a name: the offsets are those of the sentence's text, ends exclusive."""

    sentence: int
    start: int
    end: int
    name: str


def resolve(
    rows: Sequence[Sequence[Word]], known: Sequence[Known], language: str, breaks: frozenset[int] = frozenset()
) -> tuple[Reference, ...]:
    """What stands for one of the names `known`, in reading order; `breaks` are the sentences that open a paragraph.

    Empty in languages without lists.
    """
    told = lists(language)
    if not told.kinds:
        return ()
    forms = {form: one.label for one in known for form in one.forms}
    sizes = longest(forms)
    rows = [row[:_MOST] for row in rows]
    names = [spans(row, forms, sizes) for row in rows]
    return tuple(_Sieve(entities(known, rows, names, told), told).read(rows, names, breaks))


class _Sieve:
    """One pass through a story, remembering what has been mentioned."""

    def __init__(self, by_label: dict[str, Entity], told: Lists) -> None:
        self.by_label = by_label
        self.lists = told
        self.recent: OrderedDict[Entity, None] = OrderedDict()
        self.at = 0
        """The number of the sentence."""
        self.row: Sequence[Word] = ()
        self.subject: Entity | None = None
        self.before: Entity | None = None
        """The subject of the sentence before."""
        self.unclear: dict[str, int] = {}
        """The last sentence in which a pronoun of `m` or `f` was left open: who was named before is no longer the nearest."""

    def read(
        self, rows: Sequence[Sequence[Word]], names: Sequence[Names], breaks: frozenset[int]
    ) -> Iterator[Reference]:
        quoted = False
        for number, (row, here) in enumerate(zip(rows, names, strict=True)):
            quoted = quoted and number not in breaks
            self.at, self.row, self.before, self.subject = number, row, self.subject, None
            yield from self._sentence(items(row, here, self.lists, quoted=quoted))
            quoted = ends_quoted(row, quoted)

    def _sentence(self, found: Sequence[Item]) -> Iterator[Reference]:
        named = {item.label: item.start for item in found if item.label is not None}
        people = (start for label, start in named.items() if self.by_label[label].kind in _PERSONS)
        last_person = max(people, default=-1)
        for item in found:
            if item.is_fronted and item.how == "pronoun" and last_person > item.start:
                continue  # `In his memoir, Lee …`
            one = self._entity(item)
            if one is None:
                continue
            if item.how in ("definite", "pronoun") and one.label:
                if named.get(one.label, -1) > item.start:
                    continue  # `The agency is less strict than the EPA`
                last = self.row[item.end - 1]
                yield Reference(self.at, self.row[item.start].start, last.start + len(last.text), one.label)
            self._note(one, is_subject=item.is_subject and self.subject is None)

    def _note(self, one: Entity, *, is_subject: bool) -> None:
        one.count += one.last != self.at
        one.last = self.at
        if is_subject:
            one.subjects += 1
            self.subject = one
        self.recent[one] = None
        self.recent.move_to_end(one)
        if len(self.recent) > _REMEMBERED:
            self.recent.popitem(last=False)

    def _entity(self, item: Item) -> Entity | None:
        if item.label is not None:
            return self.by_label[item.label]
        if item.how == "pronoun":
            return None if item.is_quoted else self._pronoun(item)
        one = self._definite(item) if item.how == "definite" and not item.is_open else None
        return one if one is not None or item.is_quoted else self._unnamed(item)

    def _unnamed(self, item: Item) -> Entity | None:
        """Something that was not named, if stories refer to such: it may be meant further on."""
        head = item.head if self.lists.is_noun(item.head) else item.head.removesuffix("s")
        kinds = self.lists.kinds.get(head, frozenset())
        if not kinds and not head.endswith(OLD):
            return None
        person = "person" in kinds or head.endswith(OLD)
        sex = self.lists.sexes.get(head) if person else None
        return Entity(None, "person" if person else "other", sex, {head}, told={head, *item.attributes})

    # -- nouns -------------------------------------------------------------------------------------

    def _definite(self, item: Item) -> Entity | None:
        fits = self._fits(item)
        fitting = [(fit, one) for fit, one in fits if self.at - one.last <= _REACH[fit]]
        if not fitting:
            return None
        best = max(fit for fit, _ in fitting)
        first, *others = sorted((one for fit, one in fitting if fit == best), key=lambda one: -one.last)
        if any(fit < best and one.last > first.last for fit, one in fitting):
            return None  # what fits less well, but was mentioned since, may be it
        if best == 1 and not self._prevails(first, item, [one for _, one in fits]):
            return None
        return first if not others or first.last - others[0].last >= _APART else None

    def _prevails(self, first: Entity, item: Item, rivals: Sequence[Entity]) -> bool:
        """Whether what a noun fits by its kind only is mentioned most, and nothing of unknown kind beside it."""
        if item.head not in first.likely and not item.head.endswith(OLD):
            return False
        unknown = any(one.kind == "other" and not one.heads and one.last == first.last for one in self.recent)
        return not unknown and all(one is first or one.count < first.count for one in rivals)

    def _fits(self, item: Item) -> list[tuple[int, Entity]]:
        """What an item may be of all that is remembered, with how well it fits: 3 where a thing was called by this noun, 2 by one
        that it may stand for, 1 where its kind allows it.
        """
        head, attributes = item.head, item.attributes
        standing = self.lists.standing.get(head, frozenset())
        is_old = head.endswith(OLD)
        found: list[tuple[int, Entity]] = []
        for one in self.recent:
            if attributes and not attributes <= one.told:
                continue
            if head in one.heads:
                found.append((3, one))
            elif not one.heads.isdisjoint(standing):
                found.append((2, one))
            elif self._may_be_old(one) if is_old else self._may_be(one, head):
                found.append((1, one))
        return found

    def _may_be_old(self, one: Entity) -> bool:
        """Whether something may be whom a noun calls by the age only."""
        return one.kind == "person" and not any(head.endswith(OLD) for head in one.heads)

    def _may_be(self, one: Entity, head: str) -> bool:
        """Whether something may be what this noun says, by its kind only: enough to leave it open where no noun is known of it."""
        areas = self.lists.areas
        if one.heads:
            return head in one.likely and (areas.isdisjoint(one.likely) or areas.isdisjoint(one.heads))
        kinds = self.lists.kinds.get(head, frozenset())
        is_body = "body" in kinds and one.kind in _BODIES
        return head in one.likely or is_body or ("place" in kinds and one.kind == "place" and not one.likely)

    # -- pronouns ----------------------------------------------------------------------------------

    def _pronoun(self, item: Item) -> Entity | None:
        sex = self.lists.pronouns[item.head]
        near = [one for one in self.recent if self.at - one.last <= _PRONOUN]
        if sex == "n":
            return self._thing(item, near)
        one = self._person(item, near, sex)
        if one is None or one.last <= self.unclear.get(sex, -1):
            self.unclear[sex] = self.at
            return None
        return one

    def _person(self, item: Item, near: Sequence[Entity], sex: str) -> Entity | None:
        """The only one near whom it fits, else the subject of the sentence, else that of the one before."""
        leading = (self.subject, self.before)
        if any(one.kind == "other" and not one.heads and one in leading for one in near):
            return None  # `Li` may be a person
        fitting = [one for one in near if one.kind == "person" and one.sex in (sex, None)]
        if item.is_object:
            fitting = [one for one in fitting if one is not self.subject]
        if self.subject and self.subject.kind == "organisation" and not self.subject.heads:
            fitting = [one for one in fitting if one.last == self.at]  # `Holt` may be one, too
        if len(fitting) < 2:
            return next((one for one in fitting if one.sex or one in leading), None)
        here = [one for one in fitting if one.last == self.at]
        if here:
            return self.subject if here == [self.subject] else None
        rivals = [one for one in fitting if one.last == self.at - 1]
        return self.before if item.is_subject and rivals == [self.before] else None

    def _thing(self, item: Item, near: Sequence[Entity]) -> Entity | None:
        """The subject of the sentence, or of the one before, where nothing beside it is of its kind."""
        main = self.subject or (self.before if item.is_subject or item.start <= 1 else None)
        if main is None or main.kind == "person" or (item.head in self.lists.empty and not self._acts(item, main)):
            return None
        placed = main is self.subject or main.kind == "place"
        rivals = (
            one
            for one in near
            if one is not main and one.label is not None and one.last >= main.last
            if one.kind in _BODIES or (placed and one.kind == "place")
        )
        return main if next(rivals, None) is None else None

    def _acts(self, item: Item, main: Entity) -> bool:
        """Whether a verb follows that tells what companies, ministries and states do, or anything of a thing that is the topic."""
        after = self.row[item.end : item.end + _VERB]
        if not any(word.kind in "vdam" for word in after[:2]):
            return False
        if main.kind != "organisation":
            return bool(main.heads) and main.subjects > 1
        verb = next((word for word in after if word.kind in "vd" or word.folded in self.lists.being), None)
        return verb is not None and words.stem(verb.folded, self.lists.language) in self.lists.acting
