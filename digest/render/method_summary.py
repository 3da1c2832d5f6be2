"""How summaries are chosen and how much is printed, for the method page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from digest.model import Method, Options, Publish, SummaryOptions
from digest.render.strings import Strings
from digest.render.strings.message import Message, counted, message, message_in

_METHODS: Mapping[Method, Message] = MappingProxyType(
    {
        "news": message_in("how sentences are chosen", "a scorer for news that weighs a sentence’s place, its words, its names and figures, and avoids repetition"),
        "lead": message_in("how sentences are chosen", "the opening of the text"),
        "lexrank": message_in("how sentences are chosen", "LexRank, which prefers sentences that many others resemble"),
        "textrank": message_in("how sentences are chosen", "TextRank, which prefers sentences that share words with many others"),
        "lsa": message_in("how sentences are chosen", "latent semantic analysis, which looks for the main themes of the words"),
        "luhn": message_in("how sentences are chosen", "Luhn’s method, which counts dense runs of significant words"),
        "edmundson": message_in("how sentences are chosen", "Edmundson’s method, which weighs cue words, the title and the place in the text"),
        "sum-basic": message_in("how sentences are chosen", "SumBasic, which prefers frequent words"),
        "kl": message_in("how sentences are chosen", "KL-Sum, which looks for the sentences whose words are spread most like those of the text"),
        "reduction": message_in("how sentences are chosen", "reduction, a graph method that adds up each sentence’s likeness to all others"),
    }
)  # fmt: skip

_SENTENCES = counted(
    "At most {number} sentence of each article, and never more than {share} of its words, in reading order. They are chosen by {method}.",
    "At most {number} sentences of each article, and never more than {share} of its words, in reading order. They are chosen by {method}.",
)
_WORDS = counted(
    "At most {number} word of each article, and never more than {share} of its words, in reading order. They are chosen by {method}.",
    "At most {number} words of each article, and never more than {share} of its words, in reading order. They are chosen by {method}.",
)
_PRINTED: Mapping[Publish, Message] = MappingProxyType(
    {
        "full": message(
            "Texts are printed in full, because the editor may republish them, unless a text says otherwise."
        ),
        "excerpt": message(
            "The summary and short quotations: with all pages taken together at most {share} of a source’s words, unless the summaries alone need more. […] and … stand where words were left out. Whole texts appear only where the editor may republish them."
        ),
    }
)


def chosen(strings: Strings, summary: SummaryOptions) -> str:
    """How long a summary is, and how its sentences are chosen."""
    if summary.words is None:
        length, number = _SENTENCES, summary.sentences
    else:
        length, number = _WORDS, summary.words
    method = strings.said(_METHODS[summary.method])
    return strings.said(length, number=number, share=strings.percent(summary.share), method=method)


def printed(strings: Strings, options: Options) -> str:
    """How much of a source the site prints."""
    return strings.said(_PRINTED[options.publish], share=strings.percent(options.share))
