"""The method page's own words: what the site does with its sources, with the options it was really built with."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Method, Options
from digest.render.strings import count


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and what it means."""

    name: str
    text: str


_METHODS: dict[Method, str] = {
    "news": "a scorer for news that weighs a sentence’s place, its words, its names and figures, and avoids repetition",
    "lead": "the opening of the text",
    "lexrank": "LexRank, which prefers sentences that many others resemble",
    "textrank": "TextRank, which prefers sentences that share words with many others",
    "lsa": "latent semantic analysis, which looks for the main themes of the words",
    "luhn": "Luhn’s method, which counts dense runs of significant words",
    "edmundson": "Edmundson’s method, which weighs cue words, the title and the place in the text",
    "sum-basic": "SumBasic, which prefers frequent words",
    "kl": "KL-Sum, which looks for the sentences whose words are spread most like those of the text",
    "reduction": "reduction, a graph method that adds up each sentence’s likeness to all others",
}


def entries(options: Options) -> tuple[Entry, ...]:
    """Every label of the site and what it means here."""
    return (
        Entry("Nothing here is written by a machine", "Each sentence was chosen, not composed: it stands in a named source, word for word. The site orders, links and dates sentences; it does not paraphrase them."),
        Entry("Summary", _summary(options)),
        Entry("Topic summary", f"At most {count(options.topic.sentences, 'sentence')} from the topic’s sources that together cover most and repeat each other least. The number after each leads to its source."),
        Entry("Topics", "The editor describes each topic by words, names and phrases. An article belongs to it when its sentences match strongly enough; its page shows the sentence that earned it."),
        Entry("Accounts of one fact", f"Sentences of different sources are put side by side when their likeness reaches {options.links.threshold:g} on a scale from 0 to 1. It is measured on words, names, figures and dates; it can err, which is why the words themselves are shown."),
        Entry("Independent origins", "Two articles that draw on the same agency, institute or outlet are one origin. An account’s origin is whom its article cites for it, or else the outlet itself."),
        Entry("They differ", "Two sentences seem to speak of the same thing with figures, dates or claims that cannot both hold."),
        Entry("Since replaced", "A later sentence gives a newer state of what an earlier one said."),
        Entry("Quotations", "Words between quotation marks, with the speaker whom the sentence names. Where no speaker is named, that is said."),
        Entry("Published by, and citing", "An outlet that published a text is never confused with those it cites. “Outlet unknown” means that the text does not say."),
        Entry("Dates", "A stated date stands in the text or was entered by the editor. “Date inferred from …” means that it was worked out from the words given there. “Date unknown” means that no clue was good enough. A timeline shows how precisely each date is known."),
        Entry("Tags", _tags(options)),
        Entry("How much is printed", _rights(options)),
    )  # fmt: skip


def _summary(options: Options) -> str:
    summary = options.summary
    length = f"{summary.words} words" if summary.words is not None else count(summary.sentences, "sentence")
    return (
        f"At most {length} of each article, and never more than {_percent(summary.share)} of its words, "
        f"in reading order. They are chosen by {_METHODS[summary.method]}."
    )


def _tags(options: Options) -> str:
    carried = count(options.tags.pages_from, "article")
    return (
        f"Up to {options.tags.count} people, organisations, places and subjects that set an article apart. Spellings of "
        f"one name are merged. A tag has a page of its own from {carried} on."
    )


def _rights(options: Options) -> str:
    if options.publish == "full":
        return "Texts are printed in full, because the editor may republish them, unless a text says otherwise."
    return (
        f"The summary and short quotations: with all pages taken together at most {_percent(options.share)} of a source’s "
        "words, unless the summaries alone need more. […] and … stand where words were left out. Whole texts appear only "
        "where the editor may republish them."
    )


def _percent(share: float) -> str:
    return f"{share * 100:g} %"
