"""The nouns. Every value is frozen, holds ids instead of references, and has a stable JSON form.

Positions are character offsets into `Source.text` (newlines normalised to LF), end exclusive.
"""

from __future__ import annotations

from digest.model.analysis import (
    Analysis,
    Citation,
    CitedKind,
    DateMention,
    Figure,
    Name,
    Quote,
    QuoteKind,
    Reason,
    Sentence,
    SummarySentence,
    Tag,
)
from digest.model.content import Pattern, Rule, Text, Topic
from digest.model.corpus import CitationEdge, Corpus, Coverage, Digest, Event, Fact, Link, LinkKind, Membership, Place
from digest.model.found import Basis, Found, Precision, When
from digest.model.options import (
    Alias,
    ColumnOptions,
    LinkOptions,
    Method,
    Options,
    Publish,
    SummaryOptions,
    TagKind,
    TagOptions,
    TopicOptions,
)
from digest.model.output import Output
from digest.model.source import Article, Block, BlockKind, Clue, ClueField, Dropped, MediaType, Source, Stated

__all__ = [
    "Alias",
    "Analysis",
    "Article",
    "Basis",
    "Block",
    "BlockKind",
    "Citation",
    "CitationEdge",
    "CitedKind",
    "Clue",
    "ClueField",
    "ColumnOptions",
    "Corpus",
    "Coverage",
    "DateMention",
    "Digest",
    "Dropped",
    "Event",
    "Fact",
    "Figure",
    "Found",
    "Link",
    "LinkKind",
    "LinkOptions",
    "MediaType",
    "Membership",
    "Method",
    "Name",
    "Options",
    "Output",
    "Pattern",
    "Place",
    "Precision",
    "Publish",
    "Quote",
    "QuoteKind",
    "Reason",
    "Rule",
    "Sentence",
    "Source",
    "Stated",
    "SummaryOptions",
    "SummarySentence",
    "Tag",
    "TagKind",
    "TagOptions",
    "Text",
    "Topic",
    "TopicOptions",
    "When",
]
