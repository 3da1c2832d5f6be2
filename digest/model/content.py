"""What the editor asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

DecisionVerb = Literal["pin", "reject", "merge", "split"]
"""Put a link where there is none; take one away; make one fact of several; take sentences out of a fact."""


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
class Decision:
    """What the editor decides in place of the program, by the ids of what is decided."""

    verb: DecisionVerb
    ids: tuple[str, ...]
    value: str | None = None
    """What is to stand instead, where something is."""
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
