"""Who is named in a sentence as the source of what: cues, noun phrases, news outlets.

The word lists are `digest/data/attribution.toml` and `outlets.toml`; nothing here knows any story.
"""

from __future__ import annotations

from digest.attribution.cues import Attribution
from digest.attribution.find import find
from digest.attribution.grammar import Grammar, grammar
from digest.attribution.inquit import opens_with_inquit
from digest.attribution.outlets import Mention, mentions
from digest.attribution.phrases import Phrase

__all__ = ["Attribution", "Grammar", "Mention", "Phrase", "find", "grammar", "mentions", "opens_with_inquit"]
