"""The editor's own list of tags: `content/tags.yaml`."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model.content import Pattern
from digest.model.options import TagKind


@dataclass(frozen=True, slots=True)
class Term:
    """A tag as the editor wants it."""

    label: str
    """As it is shown."""
    line: int | None = None
    """Where it stands in the file."""
    kind: TagKind | None = None
    """None where the editor gives none: that of the name it is a spelling of, or else a phrase's."""
    forms: tuple[str, ...] = ()
    """Other words for the same."""
    match: tuple[Pattern, ...] = ()
    """Patterns that find it where its forms do not."""
    always: bool = False
    """Whether one mention anywhere is enough."""
    broader: str | None = None
    """The label of the wider term it belongs under, as in a thesaurus (SKOS: `skos:broader`)."""
    description: str | None = None
    """One line for its page."""
    slug: str | None = None
    """The last part of its page's address; otherwise made from the label."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms that win over what is found, and the words that are never tags."""

    terms: tuple[Term, ...] = ()
    only: bool = False
    """Whether no other tag is given."""
    never: tuple[str, ...] = ()
    path: str = "content/tags.yaml"
