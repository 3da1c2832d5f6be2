"""Who an article's cues of attribution point to: pronouns, offices and short names led back to the name given before.

Pronouns go to the person who opened or was cited in the nearest sentence before, if the given name does not forbid it; "the
analyst" to the last source described by a word of the same class; "the newspaper" to the last outlet. What cannot be led
back keeps its own words, a pronoun gets nobody.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest import lexicon, words
from digest.analyse import marks
from digest.attribution import Attribution, Grammar, Phrase, find, grammar
from digest.attribution.outlets import canonical, mentions
from digest.attribution.tokens import CLOSING, OPENING, Token, tokens
from digest.model import Article, CitedKind, Name

# How many sentences back "he" may reach, and "the analyst".
_POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_CLAUSE = re.compile(r"[.,;:!?”\"]")
_STOPS = frozenset(".!?…")
_PRONOUN_REACH = 6
_ROLE_REACH = 40


@dataclass(frozen=True, slots=True)
class Statement:
    """A cue in a block with the source it was led back to; offsets are those of the block's text."""

    block: int
    attribution: Attribution
    speaker: str | None
    """The name to show; the words of the text where nobody is named."""
    kind: CitedKind | None
    """None for documents and for what cannot be told."""


@dataclass(frozen=True, slots=True)
class _Person:
    """A mention of a person by name."""

    block: int
    start: int
    label: str
    opens: bool
    """Whether it opens its sentence."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A source already led back."""

    block: int
    start: int
    label: str
    kind: CitedKind | None
    classes: frozenset[int]
    noun: str | None
    described: frozenset[str]
    """The words of its description."""


def statements(article: Article, names: Sequence[Name]) -> tuple[Statement, ...]:
    """The statements of `article` in reading order; words in quotation marks are not read for cues."""
    reader = _Reader(article, names)
    return tuple(reader.read())


def masked(text: str) -> str:
    """A block's text with its quotations blanked."""
    return marks.blanked(text, marks.spans(text))


def boundaries(text: str, rules: Grammar) -> tuple[int, ...]:
    """Where sentences of a block's text end; a quotation is never cut, but may end one."""
    spans = marks.spans(text)
    row = tokens(marks.blanked(text, spans))
    closed = {span.outer_end: text[span.end - 1] for span in spans if span.closed}
    ends = []
    for at, token in enumerate(row):
        following = row[at + 1] if at + 1 < len(row) else None
        if (token.text in _STOPS and (following is None or not _goes_on(following))) or (
            token.end in closed and _quotation_ends(closed[token.end], row[at + 1 : at + 6], rules)
        ):
            ends.append(token.end)
    return tuple(ends)


def _goes_on(following: Token) -> bool:
    return following.text in CLOSING or following.text in ".!?…)"


def _quotation_ends(last: str, following: Sequence[Token], rules: Grammar) -> bool:
    """Whether a sentence ends with a quotation whose last character is `last`: no cue of it follows a question."""
    if last not in ".!?…" or not following or not (following[0].is_capital or following[0].text in OPENING):
        return False
    return last == "." or not any(rules.is_report(token) for token in following)


class _Reader:
    """One pass through an article, remembering who has spoken."""

    def __init__(self, article: Article, names: Sequence[Name]) -> None:
        self.blocks = article.blocks
        self.language = article.language.text
        self.rules: Grammar = grammar(self.language)
        self.own = canonical(article.outlet.text) if article.outlet else None
        self.forms = _forms(names)
        self.texts = [masked(block.text) if block.kind == "paragraph" else "" for block in article.blocks]
        self.ends = [boundaries(block.text, self.rules) for block in article.blocks]
        self.people = self._people(names)
        self.roles = self._roles()
        self.spoken: list[_Spoken] = []
        self.outlets: list[str] = []

    def read(self) -> Iterator[Statement]:
        for index, text in enumerate(self.texts):
            for attribution in find(text, self.language):
                speaker, kind = self._source(index, attribution)
                if speaker and attribution.source is not None:
                    self._remember(index, attribution.source, speaker, kind)
                yield Statement(index, attribution, speaker, kind)

    # -- what is named where ---------------------------------------------------------------------

    def _people(self, names: Sequence[Name]) -> tuple[_Person, ...]:
        by_form = {form: name.label for name in names if name.kind == "person" for form in (*name.forms, name.label)}
        if not by_form:
            return ()
        pattern = re.compile(
            r"(?<!\w)(?:" + "|".join(re.escape(f) for f in sorted(by_form, key=lambda f: (-len(f), f))) + r")(?!\w)"
        )
        return tuple(
            _Person(index, match.start(), by_form[match.group()], self._opens(index, match.start()))
            for index, text in enumerate(self.texts)
            for match in pattern.finditer(text)
        )

    def _opens(self, block: int, at: int) -> bool:
        begin = max((end for end in self.ends[block] if end <= at), default=0)
        lead = self.texts[block][begin:at]
        return (
            "," not in lead and len(lead.split()) <= 6 and not any(w.lower() in self.rules.links for w in lead.split())
        )

    def _roles(self) -> Mapping[str, frozenset[int]]:
        """The classes of the nouns beside each person's name: "military expert …", "…, a Russia analyst"."""
        found: dict[str, frozenset[int]] = {}
        for person in self.people:
            text = self.texts[person.block]
            before = _CLAUSE.split(text[max(0, person.start - 60) : person.start])[-1].split()[-4:]
            after = text[person.start : person.start + 120].partition(",")[2]
            apposition = _CLAUSE.split(after)[0].split()[:6] if after.strip()[:1].islower() else []
            found[person.label] = found.get(person.label, frozenset()) | self._classes(" ".join((*before, *apposition)))
        return found

    def _classes(self, text: str) -> frozenset[int]:
        rows = [self.rules.people[word] for word in map(str.lower, words.words(text)) if word in self.rules.people]
        return frozenset(index for row in rows for index in row)

    def _sentence(self, block: int, at: int) -> int:
        """The number of the sentence at a place, counted through the article."""
        before = sum(len(ends) + 1 for ends in self.ends[:block])
        return before + sum(end <= at for end in self.ends[block])

    # -- leading back ----------------------------------------------------------------------------

    def _source(self, block: int, attribution: Attribution) -> tuple[str | None, CitedKind | None]:
        phrase = attribution.source
        if phrase is None:
            return None, None
        if phrase.pronoun is not None:
            return self._pronoun(block, phrase)
        if phrase.name is not None:
            return self._named(phrase)
        return self._described(block, phrase)

    def _pronoun(self, block: int, phrase: Phrase) -> tuple[str | None, CitedKind | None]:
        if phrase.pronoun in ("self", "r"):
            return None, None
        here = self._sentence(block, phrase.start)
        if phrase.pronoun in ("p", "n"):
            kinds = ("anonymous", "organisation", None) if phrase.pronoun == "p" else ("outlet", "organisation", None)
            near = [s for s in self.spoken if here - self._sentence(s.block, s.start) <= 2 and s.kind in kinds]
            return (near[-1].label, near[-1].kind) if near else (None, None)
        wanted = phrase.pronoun
        ranked = [
            (here - self._sentence(block_, start), rank, start if rank else -start, label)
            for block_, start, label, rank in self._candidates()
            if (block_, start) < (block, phrase.start) and gender(label) in (wanted, None)
        ]
        near_ = [row for row in ranked if row[0] <= _PRONOUN_REACH]
        return (min(near_)[3], "person") if near_ else (None, None)

    def _candidates(self) -> Iterator[tuple[int, int, str, int]]:
        for spoken in self.spoken:
            if spoken.kind == "person":
                yield spoken.block, spoken.start, spoken.label, 0
        for person in self.people:
            yield person.block, person.start, person.label, 1 if person.opens else 2

    def _named(self, phrase: Phrase) -> tuple[str | None, CitedKind | None]:
        name = phrase.name or ""
        outlet = _whole_outlet(name)
        if outlet is not None:
            return outlet, "outlet"
        label = self._known(name)
        if label is not None:
            return label
        bare = self._without_titles(name)
        described = words.words(phrase.description.lower()) if phrase.description else ()
        if any(word in self.rules.outlets for word in described[:4]):
            return bare, "outlet"
        if (
            any(self.rules.is_noun(w) and w not in self.rules.people for w in words.words(bare.lower()))
            or bare.isupper()
        ):
            return _without_article(phrase.text if " and " not in phrase.text else bare), "organisation"
        if " and " in bare:
            return bare, "person" if any(gender(part) for part in bare.split(" and ")) else "organisation"
        return bare, "person" if len(bare.split()) > 1 or bare != name else None

    def _known(self, name: str) -> tuple[str, CitedKind] | None:
        """The label and kind of a name on the article's list, the words before it being titles."""
        parts = name.split()
        for first in range(len(parts)):
            found = self.forms.get(words.fold(" ".join(parts[first:])))
            if found is not None and (first == 0 or found.kind == "person" or _all_titles(parts[:first], self.rules)):
                kind: CitedKind = "person" if found.kind == "person" else "organisation"
                return found.label, kind
        return None

    def _without_titles(self, name: str) -> str:
        parts = name.split()
        while len(parts) > 1 and parts[0].lower() in self.rules.titles:
            parts = parts[1:]
        return " ".join(parts)

    def _described(self, block: int, phrase: Phrase) -> tuple[str | None, CitedKind | None]:
        noun, first = phrase.noun, phrase.text.split()[0].lower()
        definite = first in self.rules.determiners and first not in self.rules.indefinite
        named = next((m.name for m in mentions(phrase.text) if not m.common or noun in self.rules.documents), None)
        if named is not None and noun not in self.rules.people:
            return named, "outlet"
        if noun in self.rules.outlets and definite and self.outlets and len(phrase.text.split()) <= 5:
            return self.outlets[-1], "outlet"
        if noun in self.rules.documents:
            holder = self._known(phrase.text.split()[-1]) if len(phrase.text.split()) > 2 else None
            return holder if holder and holder[1] == "organisation" else (_lower_article(phrase.text, self.rules), None)
        if noun in self.rules.people:
            back = self._same_role(block, phrase) if definite or first in self.rules.people else None
            return back or (_lower_article(phrase.text, self.rules), "anonymous")
        if noun is not None:
            return _without_article(phrase.text), None if first in _POSSESSIVES else "organisation"
        back = self._last_person(block, phrase) if definite else None
        return back or (_lower_article(phrase.text, self.rules), None)

    def _same_role(self, block: int, phrase: Phrase) -> tuple[str, CitedKind | None] | None:
        """The source "the analyst" means: of its class in the last two sentences, else of the same word, else of its class."""
        noun, here = phrase.noun or "", self._sentence(block, phrase.start)
        core = set(words.words(phrase.text.lower())) - self.rules.determiners
        near = [s for s in reversed(self.spoken) if here - self._sentence(s.block, s.start) <= _ROLE_REACH]
        just = [s for s in near if here - self._sentence(s.block, s.start) <= 2]
        for rows, exact in ((just, False), (near, True), (near, False)):
            for spoken in rows:
                if self._plays(spoken, noun, core, exact=exact):
                    return _part(spoken.label, noun), spoken.kind
        if noun.endswith("s") or noun in self.rules.unnamed or len(core) > 3:
            return None
        classes = self.rules.people.get(noun, frozenset())
        before = [
            p for p in self.people if (p.block, p.start) < (block, phrase.start) and classes & self.roles[p.label]
        ]
        return (before[-1].label, "person") if before else None

    def _plays(self, spoken: _Spoken, noun: str, core: set[str], *, exact: bool) -> bool:
        """Whether an earlier source can be what the noun means: an unnamed one of the noun, or a person described by it."""
        if spoken.kind == "anonymous":
            return noun in spoken.described and core <= set(words.words(spoken.label.lower()))
        if spoken.kind != "person" or noun.endswith("s") or noun in self.rules.unnamed:
            return False
        if exact:
            return noun in spoken.described
        if core - {noun} and not (core - {noun}) & spoken.described:
            return False
        classes = self.rules.people.get(noun, frozenset())
        return bool(classes & (spoken.classes | self.roles.get(spoken.label, frozenset())))

    def _last_person(self, block: int, phrase: Phrase) -> tuple[str, CitedKind | None] | None:
        """For "the 42-year-old": the last person cited, if not long ago."""
        here = self._sentence(block, phrase.start)
        near = [s for s in self.spoken if s.kind == "person" and here - self._sentence(s.block, s.start) <= 3]
        return (near[-1].label, "person") if near and len(phrase.text.split()) <= 3 else None

    def _remember(self, block: int, phrase: Phrase, label: str, kind: CitedKind | None) -> None:
        if kind == "outlet" and label != self.own:
            self.outlets.append(label)
        described = f"{phrase.description} {phrase.text}"
        seen = frozenset(words.words(described.lower()))
        self.spoken.append(_Spoken(block, phrase.start, label, kind, self._classes(described), phrase.noun, seen))


def _part(label: str, noun: str) -> str:
    """Of "an official and analysts" the part that the noun means."""
    parts = label.split(" and ")
    return next((part for part in parts if noun in part.lower().split()), label) if len(parts) > 1 else label


def gender(label: str) -> str | None:
    """`m` or `f` by the given name; None where it does not tell."""
    return _given().get(label.split(maxsplit=1)[0]) if label.split() else None


@functools.cache
def _given() -> Mapping[str, str]:
    listed = lexicon.table("attribution")["genders"]
    return {name: kind for kind in ("f", "m") for name in listed[kind].split()}


def _forms(names: Sequence[Name]) -> Mapping[str, Name]:
    found: dict[str, Name] = {}
    for name in names:
        for form in (name.label, *name.forms):
            found.setdefault(words.fold(form), name)
    return found


def _whole_outlet(name: str) -> str | None:
    found = mentions(name)
    return (
        found[0].name
        if found
        and found[0].start <= 4
        and found[0].end >= len(name) - 12
        and (found[0].end == len(name) or found[0].start == 0)
        else None
    )


def _all_titles(parts: Sequence[str], rules: Grammar) -> bool:
    return all(part.lower() in rules.titles for part in parts)


def _lower_article(text: str, rules: Grammar) -> str:
    """The words with a small first letter where they open with a determiner or a noun for people."""
    whole = words.squash(text)
    first, _, rest = whole.partition(" ")
    opens = first.lower() in rules.determiners or (rules.language != "de" and rules.is_noun(first.lower()))
    return f"{first.lower()} {rest}".strip() if opens else whole


def _without_article(text: str) -> str:
    first, _, rest = words.squash(text).partition(" ")
    return (
        rest
        if first.lower() in ("the", "die", "der", "das", "le", "la", "les", "el", "los", "las") and rest
        else words.squash(text)
    )
