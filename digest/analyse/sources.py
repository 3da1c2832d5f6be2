"""Who an article's cues of attribution point to: pronouns, offices and short names led back to the name given before.

Pronouns go to the person who opened or was cited in the nearest sentence before, if the given name does not forbid it; "the
analyst" to the last source described by a word of the same class; "the newspaper" to the last outlet. What cannot be led
back keeps its own words, a pronoun gets nobody.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from digest import words
from digest.analyse import marks
from digest.analyse.labels import (
    by_form,
    lowered,
    named,
    nominative,
    part,
    published_by,
    unlisted,
)
from digest.analyse.offices import Offices
from digest.analyse.passing import passed_on
from digest.analyse.people import classes, gender, people, roles
from digest.analyse.statements import Reading, Spoken, Statement
from digest.attribution import Attribution, Grammar, Phrase, find, grammar
from digest.attribution.outlets import canonical, mentions
from digest.model import Article, CitedKind, Name

__all__ = ["Reading", "Statement", "reading"]

_POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my", "your"})
# How many sentences back "he" may reach, and "the analyst".
_PRONOUN_REACH = 6
# English endings of nouns for people that no list has.
_OF_PEOPLE = ("old", "er", "or", "ist", "ian", "man", "woman", "eon", "oon", "star", "ant", "host")
_ROLE_REACH = 40


def reading(article: Article, names: Sequence[Name]) -> Reading:
    """The statements of `article`, whose names are known."""
    rules = grammar(article.language.text)
    blocks = tuple(marks.marked(block.text, rules) for block in article.blocks)
    reader = _Reader(article, blocks, names)
    return Reading(blocks, tuple(reader.read()))


class _Reader:
    """One pass through an article, remembering who has spoken."""

    def __init__(self, article: Article, marked: Sequence[marks.Marked], names: Sequence[Name]) -> None:
        self.blocks = article.blocks
        self.language = article.language.text
        self.rules: Grammar = grammar(self.language)
        self.own = canonical(article.outlet.text) if article.outlet else None
        self.forms = by_form(names)
        prose = [block.kind == "paragraph" for block in article.blocks]
        self.texts = [one.blanked if told else "" for one, told in zip(marked, prose, strict=True)]
        self.rows = [one.row if told else () for one, told in zip(marked, prose, strict=True)]
        self.ends = [one.ends for one in marked]
        self.before = list(itertools.accumulate((len(ends) + 1 for ends in self.ends), initial=0))
        self.people = people(self.texts, self.ends, names, self.rules)
        self.roles = roles(self.texts, self.people, self.rules)
        self.offices = Offices(self.texts, self.people, self.rules)
        self.spoken: list[Spoken] = []
        self.outlets: list[str] = []

    def read(self) -> Iterator[Statement]:
        for index, text in enumerate(self.texts):
            last: Statement | None = None
            said: list[Statement] = []
            for attribution in find(text, self.language, self.rows[index]):
                speaker, kind = self._same(text, last, attribution) or self._source(index, attribution)
                if speaker and attribution.source is not None:
                    self._remember(index, attribution.source, speaker, kind)
                role = self.offices.role(attribution.source, speaker, kind)
                last = Statement(index, attribution, speaker, kind, role)
                said.append(last)
            yield from passed_on(said, text, self.ends[index], self.own)

    @staticmethod
    def _same(text: str, last: Statement | None, attribution: Attribution) -> tuple[str, CitedKind | None] | None:
        """The speaker of "he" in "Lee said that he hopes …", who is Lee if the name does not forbid it."""
        source = attribution.source
        if last is None or last.speaker is None or source is None or source.pronoun not in ("m", "f"):
            return None
        between = text[last.attribution.end : source.start].strip()
        if (
            last.attribution.kind not in ("report", "stance")
            or last.attribution.inverted
            or between not in ("", "that")
        ):
            return None
        fits = last.kind in ("person", "anonymous", None) and gender(last.speaker) in (source.pronoun, None)
        return (last.speaker, last.kind) if fits else None

    def _sentence(self, block: int, at: int) -> int:
        """The number of the sentence at a place, counted through the article."""
        return self.before[block] + bisect_right(self.ends[block], at)

    # -- leading back ----------------------------------------------------------------------------

    def _source(self, block: int, attribution: Attribution) -> tuple[str | None, CitedKind | None]:
        phrase = attribution.source
        if phrase is None:
            return None, None
        if phrase.pronoun is not None:
            return self._pronoun(block, phrase)
        if phrase.name is not None:
            return named(phrase, self.forms, self.rules)
        return self._described(block, phrase, attribution)

    def _pronoun(self, block: int, phrase: Phrase) -> tuple[str | None, CitedKind | None]:
        if phrase.pronoun in ("self", "r"):
            return None, None
        here = self._sentence(block, phrase.start)
        if phrase.pronoun in ("p", "n"):
            kinds = ("anonymous", "organisation", None) if phrase.pronoun == "p" else ("outlet", "organisation", None)
            near = [s for s in self.spoken if here - self._sentence(s.block, s.start) <= 2 and s.kind in kinds]
            return (near[-1].label, near[-1].kind) if near else (None, None)
        wanted = phrase.pronoun if phrase.pronoun != "e" else None
        carried = self._carried(here, wanted)
        ranked = [
            (here - self._sentence(block_, start), rank, start if rank else -start, label)
            for block_, start, label, rank in self._candidates()
            if (block_, start) < (block, phrase.start)
            and (wanted is None or gender(label) in (wanted, None))
            and not (rank and self._sentence(block_, start) in carried)
        ]
        near_ = [row for row in ranked if row[0] <= _PRONOUN_REACH]
        return (min(near_)[3], "person") if near_ else (None, None)

    def _carried(self, here: int, wanted: str | None) -> frozenset[int]:
        """The sentences just before that go on about the one "he" is: they open with the same pronoun, so others in them are not meant."""
        first = here
        while first and here - first < _PRONOUN_REACH and wanted is not None and self._opens(first - 1) == wanted:
            first -= 1
        return frozenset(range(first, here))

    def _opens(self, number: int) -> str | None:
        """The kind of the pronoun with which a sentence of the article opens."""
        block = bisect_right(self.before, number) - 1
        ends, at = self.ends[block], number - self.before[block]
        begin = ends[at - 1] if at else 0
        first = self.texts[block][begin : begin + 20].split(maxsplit=1)[:1]
        return self.rules.pronouns.get(first[0].lower()) if first else None

    def _candidates(self) -> Iterator[tuple[int, int, str, int]]:
        for spoken in self.spoken:
            if spoken.kind == "person":
                yield spoken.block, spoken.start, spoken.label, 0
        for person in self.people:
            yield person.block, person.start, person.label, 1 if person.opens else 2

    def _described(self, block: int, phrase: Phrase, attribution: Attribution) -> tuple[str | None, CitedKind | None]:
        noun, first = phrase.noun, phrase.text.split()[0].lower()
        definite = first in self.rules.determiners and first not in self.rules.indefinite
        outlet = next((m.name for m in mentions(phrase.text) if not m.common or noun in self.rules.documents), None)
        if outlet is not None and noun not in self.rules.people:
            return outlet, "outlet"
        if noun in self.rules.outlets and definite and self.outlets and len(phrase.text.split()) <= 5:
            return self.outlets[-1], "outlet"
        if first in ("what", "whatever"):
            return None, None  # "what firefighters call out"
        told = self._told_before(noun) if definite else None
        if told is not None:
            return told
        if noun in self.rules.documents:
            return published_by(phrase.text, self.forms, self.rules) or (lowered(phrase.text, self.rules), None)
        if noun in self.rules.people:
            back = self._same_role(block, phrase) if definite or first in self.rules.people else None
            return back or (lowered(phrase.text, self.rules), "anonymous")
        if noun is not None:
            own = first in _POSSESSIVES  # "his team"
            return lowered(phrase.text, self.rules) if own else nominative(phrase.text, self.rules), "organisation"
        back = self._last_person(block, phrase) if definite else None
        return back or unlisted(phrase, attribution, self.rules)

    def _told_before(self, noun: str | None) -> tuple[str, CitedKind] | None:
        """Whose document "the report" is, where one of whose owner is known was cited last."""
        rows = self.spoken if self.rules.is_document(noun) else ()
        last = next((spoken for spoken in reversed(rows) if spoken.noun == noun), None)
        return (last.label, last.kind) if last is not None and last.kind == "organisation" else None

    def _same_role(self, block: int, phrase: Phrase) -> tuple[str, CitedKind | None] | None:
        """The source "the analyst" means: of its class in the last two sentences, else of the same word, else of its class."""
        noun, here = phrase.noun or "", self._sentence(block, phrase.start)
        core = set(words.words(phrase.text.lower())) - self.rules.determiners
        near = [s for s in reversed(self.spoken) if here - self._sentence(s.block, s.start) <= _ROLE_REACH]
        just = [s for s in near if here - self._sentence(s.block, s.start) <= 2]
        for rows, exact in ((just, False), (near, True), (near, False)):
            for spoken in rows:
                if self._plays(spoken, noun, core, exact=exact):
                    return part(spoken.label, noun), spoken.kind
        if noun.endswith("s") or noun in self.rules.unnamed or len(core) > 3:
            return None
        reach = 1 if core == {noun} or "'s " in phrase.text.replace("’", "'") else 0
        return self._in_office(block, phrase, noun, core - {noun}) or self._opener(block, phrase, reach)

    def _in_office(self, block: int, phrase: Phrase, noun: str, more: set[str]) -> tuple[str, CitedKind | None] | None:
        """The person named before who is said to be what `noun` and the words round it mean, if only one is."""
        meant = self.rules.people.get(noun, frozenset())
        before = [p for p in self.people if (p.block, p.start) < (block, phrase.start) and meant & self.roles[p.label]]
        told = {p.label: set(words.words(self.offices.known(p.label).lower())) for p in before}
        fitting = [p.label for p in before if not more or more & told[p.label]]
        exact = [label for label in fitting if noun in told[label]]
        if exact:
            return exact[-1], "person"
        return (fitting[-1], "person") if len(set(fitting)) == 1 else None

    def _plays(self, spoken: Spoken, noun: str, core: set[str], *, exact: bool) -> bool:
        """Whether an earlier source can be what the noun means: an unnamed one of the noun, or a person described by it."""
        if spoken.kind == "anonymous":
            return noun in spoken.described and core <= set(words.words(spoken.label.lower()))
        if spoken.kind != "person" or noun.endswith("s") or noun in self.rules.unnamed:
            return False
        if exact:
            return noun in spoken.described
        if core - {noun} and not (core - {noun}) & spoken.described:
            return False
        meant = self.rules.people.get(noun, frozenset())
        return bool(meant & (spoken.classes | self.roles.get(spoken.label, frozenset())))

    def _last_person(self, block: int, phrase: Phrase) -> tuple[str, CitedKind | None] | None:
        """For "the 42-year-old", "the retired surgeon": the last person cited, if not long ago."""
        if self.language == "en" and not phrase.text.lower().endswith(_OF_PEOPLE):
            return None
        here = self._sentence(block, phrase.start)
        near = [s for s in self.spoken if s.kind == "person" and here - self._sentence(s.block, s.start) <= 3]
        if len(phrase.text.split()) > 3:
            return None
        aged = phrase.text.endswith("old")
        return (near[-1].label, "person") if near else self._opener(block, phrase, 3) if aged else None

    def _opener(self, block: int, phrase: Phrase, reach: int) -> tuple[str, CitedKind | None] | None:
        """The last person with whose name one of the sentences just before opens, of whom "the lawyer" tells something new."""
        here = self._sentence(block, phrase.start)
        near = [p for p in self.people if p.opens and (p.block, p.start) < (block, phrase.start)]
        near = [p for p in near if here - self._sentence(p.block, p.start) <= reach]
        return (near[-1].label, "person") if near else None

    def _remember(self, block: int, phrase: Phrase, label: str, kind: CitedKind | None) -> None:
        if kind == "outlet" and label != self.own:
            self.outlets.append(label)
        described = f"{phrase.description} {phrase.text}"
        seen = frozenset(words.words(described.lower()))
        self.spoken.append(Spoken(block, phrase.start, label, kind, classes(described, self.rules), phrase.noun, seen))
