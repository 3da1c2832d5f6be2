"""Whom an article gives as the source of a sentence: in it, beside it in its paragraph, or for the whole report."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest import lexicon
from digest.attribution import Attribution, find, grammar, mentions
from digest.attribution.grammar import CONJUNCTIONS
from digest.attribution.tokens import tokens
from digest.model import Analysis, Article, Citation, CitedKind, Sentence
from digest.words import fold, squash

# A source given for the whole report ("This is stated in …") stands among its first sentences; one cited as a report's own
# source ("…, citing …"), in the first two.
_LEAD = 4
_OPENING = 2
# How many sentences back in its paragraph a sentence may have its source from.
_BACK = 3
# Characters of a sentence that tells nothing but where what stands before it is from.
_SHORT = 140
# Characters before the name of an outlet in which a word for a picture makes a credit of it.
_CREDIT = 30
_OWNER = re.compile(r"\b[A-Z][\w.-]*['’]s? $")


@dataclass(frozen=True, slots=True)
class Cited:
    """Somebody cited for a sentence."""

    name: str
    kind: CitedKind
    clue: str
    deep: bool = False
    """Whether those cited beside them have it from them: "the mayor, citing the police"."""
    via: str | None = None
    """Who passed it on, where the sentence says so."""
    joined: bool = False
    """Whether they stand beside the one before them with an "and", so that both vouch for it."""


@dataclass(frozen=True, slots=True)
class Given:
    """Those cited for a sentence."""

    cited: tuple[Cited, ...] = ()
    """None where it is told in the article's own voice."""
    sentence: int = -1
    """The sentence they are cited in."""


class Reader:
    """Reads one article for the sources of its sentences; what was read once is kept."""

    def __init__(self, article: Article, analysis: Analysis) -> None:
        self.article = article
        self.analysis = analysis
        self.language = article.language.text
        self.rules = grammar(self.language)
        self.people = {at for name in analysis.names if name.kind == "person" for at in name.sentences}
        self.by_sentence: dict[int, list[Citation]] = {}
        for citation in analysis.cites:
            for index in citation.sentences:
                self.by_sentence.setdefault(index, []).append(citation)
        self.read: dict[int, tuple[Cited, ...]] = {}

    def given(self, index: int) -> Given:
        """Those cited for a sentence: in it, else in its paragraph, else for the whole report."""
        for at in (index, *self._beside(index)):
            cited = self.cited(at)
            if cited:
                return Given(cited, at)
        return self.whole

    def cited(self, index: int) -> tuple[Cited, ...]:
        """Those cited in a sentence itself, in the order of their names; credits of pictures are none."""
        if index not in self.read:
            self.read[index] = tuple(self._cited(index))
        return self.read[index]

    def _cited(self, index: int) -> Iterator[Cited]:
        text = self.analysis.sentences[index].text
        known = {citation.name: citation.kind for citation in self.analysis.cites}
        wanted = {citation.name: citation.kind for citation in self.by_sentence.get(index, ())}
        passed = {citation.name: citation.via for citation in self.by_sentence.get(index, ())}
        for quote in self.analysis.quotes:
            if quote.sentence == index:
                wanted |= {quote.speaker: known.get(quote.speaker, "person")} if quote.speaker else {}
                wanted |= {quote.via: "outlet"} if quote.via else {}
        if not wanted or (is_credit(text, self.language) and set(wanted.values()) == {"outlet"}):
            return
        found = find(text, self.language)
        places = sorted((_place(text, name), name) for name in wanted)
        end = -1
        for (start, stop), name in places:
            cue = _cue(found, name)
            clue = squash(text[slice(*cue.span)]) if cue is not None else self._clue(name)
            joined = 0 <= end <= start and self._joins(text[end:start])
            whole = _possessed(text, start, name) if wanted[name] == "organisation" else name
            deep = cue is not None and _is_citing(cue, self.language)
            yield Cited(whole, wanted[name], clue, deep, passed.get(name), joined)
            end = stop

    def _joins(self, between: str) -> bool:
        told = [token.lower for token in tokens(between)]
        allowed = CONJUNCTIONS | self.rules.determiners | {","} | self.rules.titles
        return any(word in CONJUNCTIONS for word in told) and all(
            word in allowed or word in self.rules.people for word in told
        )

    def _clue(self, name: str) -> str:
        return next((one.clue or "" for one in self.analysis.cites if one.name == name), "")

    def _beside(self, index: int) -> Iterator[int]:
        """The sentences of the same paragraph whose source may be its own: those before it while nobody else is named, and one
        after it of the form "This is reported by …".
        """
        if index in self.people:
            return
        sentences = self.analysis.sentences
        for at in range(index - 1, max(-1, index - 1 - _BACK), -1):
            if sentences[at].block != sentences[index].block:
                break
            yield at
            if at in self.people:
                break
        after = index + 1
        if (
            after < len(sentences)
            and sentences[after].block == sentences[index].block
            and self._tells(sentences[after])
        ):
            yield after

    def _tells(self, sentence: Sentence) -> bool:
        return sentence.text.lower().startswith(self.rules.whole)

    @functools.cached_property
    def whole(self) -> Given:
        """Those from whom the whole report is said to be."""
        for sentence in self.analysis.sentences[:_LEAD]:
            points = self._tells(sentence) or self._points(sentence)
            cited = self.cited(sentence.index) if points else ()
            if cited:
                return Given(cited, sentence.index)
        for sentence in self.analysis.sentences[:_OPENING]:
            cited = self.cited(sentence.index)
            deep = tuple(one for one in cited if one.deep) or tuple(one for one in cited if self._leads(one))
            if deep:
                return Given(deep, sentence.index)
        return Given()

    def _points(self, sentence: Sentence) -> bool:
        """Whether a sentence says of all before it from whom it is: "X writes about it"."""
        told = sentence.text.lower()
        return len(told) <= _SHORT and any(
            phrase in told for phrase in lexicon.words("provenance", self.language, "pointing")
        )

    def _leads(self, cited: Cited) -> bool:
        """Whether an outlet that the opening cites is cited again, so that the article retells its report."""
        again = [one.sentences for one in self.analysis.cites if one.name == cited.name]
        return cited.kind == "outlet" and any(len(places) > 1 for places in again)


def is_credit(text: str, language: str) -> bool:
    """Whether the outlets of a sentence are those of a picture beside it: `(photo) via …`, `Photo: …`."""
    credit = _credit(language)
    return any(credit.search(text[max(0, one.start - _CREDIT) : one.start]) for one in mentions(text))


@functools.cache
def _credit(language: str) -> re.Pattern[str]:
    listed = [*lexicon.words("provenance", language, "credit"), *lexicon.words("provenance", "en", "credit")]
    told = "|".join(re.escape(word) for word in sorted(set(listed)))
    return re.compile(rf"(?i)(?<!\w)(?:{told})\s?(?:\(\w+\)|\))?\s?(?::|/|via|by|courtesy of|credit:|\))[^.]{{0,12}}$")


def _place(text: str, name: str) -> tuple[int, int]:
    """Where a name stands, by its last word where it is not there as a whole; behind the end where it is not there."""
    folded = text.casefold()
    for part in (name, name.rsplit(maxsplit=1)[-1]):
        at = folded.find(part.casefold())
        if at >= 0:
            return at, at + len(part)
    return len(text), len(text)


def _possessed(text: str, start: int, name: str) -> str:
    """An institution's name with whose it is: `Keshia’s General Staff`."""
    owner = _OWNER.search(text[:start])
    return f"{owner.group()}{name}" if owner is not None else name


def _cue(found: Sequence[Attribution], name: str) -> Attribution | None:
    """The cue that a name belongs to, the most telling where there are several: one that says whom the others have it from."""
    last = fold(name.rsplit(maxsplit=1)[-1])
    own = [one for one in found if one.source is not None and last in fold(one.source.text)]
    return next((one for one in own if one.kind == "phrase"), own[0] if own else None)


def _is_citing(cue: Attribution, language: str) -> bool:
    told = fold(squash(cue.cue))
    return any(told == fold(phrase) for phrase in (*lexicon.words("provenance", language, "citing"),)) and cue.inverted
