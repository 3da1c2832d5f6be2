"""What one article says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from digest.model.found import SetBy, When
from digest.model.options import TagKind

QuoteKind = Literal["direct", "fragment"]
CitedKind = Literal["outlet", "person", "organisation", "anonymous"]
TagBasis = Literal["stated", "vocabulary", "used", "found"]
"""By the editor in the article; in the editor's list of tags; by the editor in another article; in the text alone."""


StanceKind = Literal["denied", "averted", "partial", "possible", "forecast", "threatened", "asked", "reported"]
"""How a part of a sentence stands to what it tells: said not to be so; kept from happening (`to avoid …`); not wholly so (`almost`);
may be so; yet to come; announced to somebody's harm; wanted by somebody; told at second hand (`reportedly`). Plain assertion has none."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A cue in a sentence and the words it bears on; offsets are those of the sentence's text, ends exclusive."""

    kind: StanceKind
    cue: str
    start: int
    """Of the words it bears on."""
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph; headings have none."""

    index: int
    block: int
    start: int
    end: int
    text: str
    """`source[start:end]` without markup, with runs of white space made one space."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature's share in a score."""

    feature: str
    value: float


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence chosen for the summary."""

    index: int
    text: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A person, organisation, place or other named thing, under one label."""

    label: str
    kind: TagKind
    sentences: tuple[int, ...]
    forms: tuple[str, ...]
    """The spellings and short forms met in this article."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A name or key phrase an article is filed under."""

    label: str
    slug: str
    kind: TagKind
    score: float
    sentences: tuple[int, ...]
    reasons: tuple[Reason, ...] = ()
    """What the score is made of; none where the editor stated the tag."""
    basis: TagBasis = "found"
    was: str | None = None
    """The label it had in this article, before all articles together gave it the one they share."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words given as somebody's own."""

    sentence: int
    text: str
    """Without the outer quotation marks."""
    speaker: str | None
    kind: QuoteKind
    start: int
    end: int
    clue: str | None = None
    """The words the speaker was found by."""
    role: str | None = None
    """What the text says the speaker is: `spokesman of the harbour authority`."""
    via: str | None = None
    """Who passed the words on, where the article did not hear them itself."""
    basis: SetBy = "found"
    """Of its speaker."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures something."""

    sentence: int
    text: str
    """The number with its unit and qualifier, as written."""
    value: float | None
    about: str | None
    """What is counted or measured, in the words of the sentence."""
    unit: str | None = None
    qualifier: str | None = None
    """`about`, `more than`, `estimated` … as written."""
    scope: str | None = None
    """What it is limited to, in the words of the sentence: `in the Kent region`, `since January`, `so far`."""
    as_of: When | None = None
    """The time it holds for, where the sentence tells it."""
    claimant: str | None = None
    """Whom the sentence gives as its source."""
    relation: str | None = None
    """What befell or was done to what is counted, in the words of the sentence: `killed`, `injured`, `shot down`, `rose by`."""
    low: float | None = None
    high: float | None = None
    """The ends of a range, such as `10 to 15`, which has no value."""
    start: int = 0
    end: int = 0
    """Where `text` stands in the sentence's text, end exclusive."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time in a sentence."""

    sentence: int
    text: str
    date: When | None
    """None where the text does not tell which day, week, month or year is meant."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """Someone whom the article names as where its knowledge is from."""

    name: str
    kind: CitedKind
    sentences: tuple[int, ...]
    clue: str | None = None
    via: str | None = None
    """Who passed it on: Quill in `Quill said that Lee had told her`; None where the article names nobody, be it in one place only."""


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A noun or pronoun that stands for a name met before it: `the ministry`, `she`; offsets are those of the sentence's text."""

    sentence: int
    text: str
    name: str
    """The label of the name."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one article says."""

    article: str
    sentences: tuple[Sentence, ...]
    summary: tuple[SummarySentence, ...]
    """In reading order."""
    tags: tuple[Tag, ...]
    """Best first."""
    names: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]
    cites: tuple[Citation, ...]
    candidates: tuple[Tag, ...] = ()
    """The runners-up of `tags`, best first: what another article's tag may bring up."""
    anaphors: tuple[Anaphor, ...] = ()
    """What stands for one of `names`, in reading order."""
