"""The method page's own words: what the site does with its sources, with the options it was really built with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from digest.model import Method, Options, Publish, SummaryOptions
from digest.render.strings import Strings
from digest.render.strings.message import Message, counted, message, message_in


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and what it means."""

    name: str
    text: str


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


def entries(strings: Strings, options: Options) -> tuple[Entry, ...]:
    """Every label of the site and what it means here."""
    say = strings.said
    told = (
        (message("Nothing here is written by a machine"), say(message("Each sentence was chosen, not composed: it stands in a named source, word for word. The site orders, links and dates sentences; it does not paraphrase them."))),
        (message_in("heading", "Summary"), _summary(strings, options.summary)),
        (message("Topic summary"), say(counted(
            "At most {number} sentence from the topic’s sources that together cover most and repeat each other least. The number after each leads to its source.",
            "At most {number} sentences from the topic’s sources that together cover most and repeat each other least. The number after each leads to its source."), number=options.topic.sentences)),
        (message_in("heading", "Topics"), say(message("The editor describes each topic by words, names and phrases, or by examples. An article belongs to it when its sentences match strongly enough, or when it is surely enough like the examples; the topic’s page says which."))),
        (message("Accounts of one fact"), say(message("Sentences of different sources are put side by side when their likeness reaches {threshold} on a scale from 0 to 1. It is measured on words, names, figures and dates; it can err, which is why the words themselves are shown."), threshold=strings.number(options.links.threshold))),
        (message("Independent origins"), say(message("Two articles that draw on the same agency, institute or outlet are one origin. An account’s origin is whom its article cites for it, or else the outlet itself."))),
        (message_in("two statements", "They differ"), say(message("Two sentences seem to speak of the same thing with figures, dates or claims that cannot both hold."))),
        (message_in("a statement", "Since replaced"), say(message("A later sentence gives a newer state of what an earlier one said."))),
        (message_in("heading", "Quotations"), say(message("Words between quotation marks, with the speaker whom the sentence names. Where no speaker is named, that is said."))),
        (message("Published by, and citing"), say(message("An outlet that published a text is never confused with those it cites. “Outlet unknown” means that the text does not say."))),
        (message_in("heading", "Dates"), say(message("A stated date stands in the text or was entered by the editor. “Date inferred from …” means that it was worked out from the words given there. “Date unknown” means that no clue was good enough. A timeline shows how precisely each date is known."))),
        (message_in("heading", "Tags"), say(counted(
            "Up to {count} people, organisations, places and subjects that set an article apart. Spellings of one name are merged. A tag has a page of its own from {number} article on.",
            "Up to {count} people, organisations, places and subjects that set an article apart. Spellings of one name are merged. A tag has a page of its own from {number} articles on."), count=options.tags.count, number=options.tags.pages_from)),
        (message("How much is printed"), _rights(strings, options)),
    )  # fmt: skip
    return tuple(Entry(say(name), text) for name, text in told)


def _summary(strings: Strings, summary: SummaryOptions) -> str:
    if summary.words is None:
        length, number = _SENTENCES, summary.sentences
    else:
        length, number = _WORDS, summary.words
    method = strings.said(_METHODS[summary.method])
    return strings.said(length, number=number, share=strings.percent(summary.share), method=method)


def _rights(strings: Strings, options: Options) -> str:
    return strings.said(_PRINTED[options.publish], share=strings.percent(options.share))
