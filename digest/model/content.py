"""What the editor asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from digest.model.analysis import CitedKind
from digest.model.events import Outcome
from digest.model.found import When

DecisionVerb = Literal["reject", "pin", "merge", "split", "origins", "speaker", "claimant", "date", "hide", "outcome"]
"""Take away; put a link between two sentences; make one of several; take sentences out; say whose account it is, who speaks, who
stands behind a sentence, when it happened; take it from the timeline; say what became of it."""
TargetKind = Literal["link", "fact", "sentence", "quotation", "figure", "happening", "forecast", "tally"]
DECIDED: Mapping[DecisionVerb, tuple[TargetKind, ...]] = MappingProxyType(
    {
        "reject": ("link", "fact", "happening", "forecast", "tally"),
        "pin": ("sentence",),
        "merge": ("fact", "happening", "tally"),
        "split": ("fact", "happening", "tally"),
        "origins": ("fact",),
        "speaker": ("quotation",),
        "claimant": ("sentence",),
        "date": ("sentence",),
        "hide": ("sentence",),
        "outcome": ("forecast",),
    }
)
"""What each verb may decide on."""
APART: tuple[TargetKind, ...] = ("sentence", "figure")
"""What `split` may take out."""
PinKind = Literal["same-fact", "contradicts", "supersedes"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Something whose occurrence in a sentence counts for a topic: one of `text`, `name` or `near`."""

    text: str | None = None
    """Whole words in a row, compared by stem; `*` at the end of a word matches any ending."""
    name: str | None = None
    """A name, matched with its aliases."""
    near: tuple[str, ...] = ()
    """Words or phrases that must all occur in one sentence, in any order, within `within` words."""
    within: int = 10
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """What makes an article part of a topic."""

    any: tuple[Pattern, ...] = ()
    """Each adds its weight."""
    all: tuple[Pattern, ...] = ()
    """Each must occur somewhere in the article."""
    never: tuple[Pattern, ...] = ()
    """A sentence in which one occurs earns nothing."""
    threshold: float = 1.0
    """The weight an article must reach."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something the editor wants each source's answer to."""

    id: str
    text: str
    """As asked: `Are they encircled?`."""
    about: tuple[Pattern, ...] = ()
    """What an answer must speak of; without any, it is made from the words of the question."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that was found, as the editor names it."""

    id: str
    """The id, or the beginning of one."""
    kind: TargetKind | None = None
    """None where the verb tells."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the editor decides in place of the program, by the ids of what is decided."""

    verb: DecisionVerb
    targets: tuple[Target, ...]
    """What is decided: two sentences or more for `pin`, several for `merge`, else one."""
    apart: tuple[Target, ...] = ()
    """For `split`: the sentences, or the figures of a tally, that are taken out."""
    link: PinKind = "same-fact"
    """For `pin`. Of `supersedes` the first sentence is the later one."""
    names: tuple[str, ...] = ()
    """For `origins`, `speaker` and `claimant`: who is to stand instead; empty for nobody."""
    kind: CitedKind | None = None
    """For `claimant`: what it is; None for what it is elsewhere."""
    date: When | None = None
    outcome: Outcome | None = None
    note: str = ""
    """The comment behind it; by its words what it decided is looked for when its id has gone."""
    line: int | None = None
    """Where it is written, for messages."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as the editor defines it."""

    id: str
    title: str
    path: str
    rule: Rule = Rule()
    introduction: str = ""
    """The editor's own words, Markdown."""
    description: str | None = None
    """One line for lists and previews."""
    since: date | None = None
    """The day from which on its page tells what is new; None for the last day that brought articles."""
    aliases: tuple[str, ...] = ()
    draft: bool = False
    examples: tuple[str, ...] = ()
    """Articles that belong to it, by id or file; those that are like them belong to it too."""
    not_examples: tuple[str, ...] = ()
    """Articles that do not, however like the examples they are."""
    certainty: float | None = None
    """How sure, from 0 to 1, it must be that an article is like the examples; None for what was found best."""
    questions: tuple[Question, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A page of the editor's own, such as about or method."""

    id: str
    title: str
    path: str
    body: str
    """Markdown."""
    description: str | None = None
    draft: bool = False
