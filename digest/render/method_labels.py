"""What single labels of the pages mean, for the method page: the label as it is printed, and plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digest.render.strings import Strings
from digest.render.strings.message import Message, message


@dataclass(frozen=True, slots=True)
class Term:
    """A label and what it means."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What is explained under one heading."""

    id: str
    """Its anchor on the page."""
    name: str
    text: str
    terms: tuple[Term, ...] = ()
    """The labels that belong to it."""


_STANCES = (
    ("answer_stated", message("said as a fact.")),
    ("answer_denied", message("said not to be so.")),
    ("answer_partial", message("true in part: “almost”, “not all”.")),
    ("answer_possible", message("said that it may be so.")),
    ("answer_forecast", message("said to be coming.")),
    ("answer_threatened", message("announced as a threat.")),
    ("answer_reported", message("passed on with a reservation: “reportedly”, “allegedly”.")),
    ("answer_asked", message("asked for or ordered, not yet done.")),
    ("answer_averted", message("kept from happening by something else.")),
)
_FORECASTS = (
    ("expected_forecast", message("somebody says what will happen.")),
    ("expected_plan", message("somebody says what they will do, or a date is set.")),
    ("expected_threat", message("somebody says what they will do to another’s harm.")),
    ("expected_offer", message("somebody says what they would do for another.")),
    ("outcome_happened", message("a later sentence tells that it did; it stands beside the label.")),
    ("outcome_did_not_happen", message("a later sentence tells that it did not.")),
    ("outcome_passed", message("its day is over, and no source here tells what became of it.")),
    ("outcome_open", message("its day is not over, or none was given.")),
)
_DIFFERENCES = (
    ("differ_denied", message("what one sentence states another denies, or the opposite of it is told.")),
    ("differ_figures", message("both count one thing at one time and come to different numbers.")),
    ("differ_causes", message("both tell what brought something about and name different causes.")),
    ("differ_earlier", message("published before the other one.")),
    ("differ_later", message("published after the other one.")),
)
_LINKS = (
    ("kind_same-fact", message("another source tells the same in its own words.")),
    ("kind_near-copy", message("a sentence taken over with few changes.")),
    ("kind_contradicts", message("what another source says cannot hold beside this.")),
    ("kind_superseded", message("a later source gives a newer state.")),
    ("kind_supersedes", message("this sentence gives the newer state.")),
)
_COPIES = (
    ("copies", message("other outlets printed the same text; one of them is shown.")),
    ("copies_version", message("the same outlet printed it again, on another day or at another address.")),
    ("copies_duplicate", message("the same text came in as another file.")),
)
_PRECISIONS = (
    ("precision_week", message("the words name a week and no day.")),
    ("precision_month", message("the words name a month and no day.")),
    ("precision_season", message("the words name a season; the months are those of the weather’s year.")),
    ("precision_year", message("the words name a year alone.")),
    ("precision_range", message("somewhere from the first of these days to the last.")),
)
_SPEAKERS = (
    ("via", message("who passed the words on, where the outlet has them from somebody else.")),
    ("speaker_unknown", message("the sentence gives the words without saying whose they are.")),
)
_CITED = (("cited_anonymous", message("somebody whom the article cites and does not name, such as officials.")),)


def stances(strings: Strings) -> tuple[Term, ...]:
    """How a statement stands to what is asked."""
    return _terms(strings, _STANCES)


def forecasts(strings: Strings) -> tuple[Term, ...]:
    """What kind of announcement a sentence is, and what became of it."""
    return _terms(strings, _FORECASTS)


def differences(strings: Strings) -> tuple[Term, ...]:
    """In what two sentences differ."""
    return _terms(strings, _DIFFERENCES)


def links(strings: Strings) -> tuple[Term, ...]:
    """How sentences of other sources stand to one of an article."""
    return _terms(strings, _LINKS)


def copies(strings: Strings) -> tuple[Term, ...]:
    """Where else one text was found."""
    return _terms(strings, _COPIES)


def precisions(strings: Strings) -> tuple[Term, ...]:
    """How precisely a date is known."""
    return _terms(strings, _PRECISIONS)


def speakers(strings: Strings) -> tuple[Term, ...]:
    """What is said of who speaks."""
    return _terms(strings, _SPEAKERS)


def cited(strings: Strings) -> tuple[Term, ...]:
    """Whom articles cite."""
    return _terms(strings, _CITED)


def _terms(strings: Strings, told: Sequence[tuple[str, Message]]) -> tuple[Term, ...]:
    return tuple(Term(strings.labels[name], strings.said(text)) for name, text in told)
