"""The method page's own words: what the site does with its sources and what its labels mean, by the options it was built with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digest.model import Options
from digest.render import method_labels, method_summary, method_topic
from digest.render.method_labels import Entry
from digest.render.strings import Strings
from digest.render.strings.message import counted, message, message_in


@dataclass(frozen=True, slots=True)
class Section:
    """Entries that belong together."""

    id: str
    title: str
    entries: tuple[Entry, ...]


def sections(strings: Strings, options: Options) -> tuple[Section, ...]:
    """Every label of the site and what it means here, in the order in which a reader meets them."""
    titled = (
        ("printed", message_in("heading", "What is printed"), _printed(strings, options)),
        ("topic-pages", message_in("heading", "The page of a topic"), method_topic.told(strings, options)),
        ("accounts", message_in("heading", "Statements side by side"), _accounts(strings, options)),
        ("origins", message_in("heading", "Who says so, and when"), _origins(strings, options)),
    )
    return tuple(Section(name, strings.said(title), tuple(found)) for name, title, found in titled)


def entries(strings: Strings, options: Options) -> tuple[Entry, ...]:
    """The same without their sections."""
    return tuple(entry for section in sections(strings, options) for entry in section.entries)


def _printed(strings: Strings, options: Options) -> Iterable[Entry]:
    say, labels = strings.said, strings.labels
    yield Entry(
        "words",
        say(message("Nothing here is written by a machine")),
        say(
            message(
                "Each sentence was chosen, not composed: it stands in a named source, word for word. The site orders, links and dates sentences; it does not paraphrase them."
            )
        ),
    )
    yield Entry("summary", labels["summary"], method_summary.chosen(strings, options.summary))
    yield Entry(
        "share",
        say(message("How much is printed")),
        method_summary.printed(strings, options),
    )
    yield Entry(
        "originals",
        labels["original_long"],
        say(
            message(
                "“{original}” leads to the very sentence at its source, where the browser can find words on a page, and else to the top of that page. “{context}” leads to the sentence among what this site prints around it."
            ),
            original=labels["original"],
            context=labels["in_context"],
        ),
    )


def _accounts(strings: Strings, options: Options) -> Iterable[Entry]:
    say, labels = strings.said, strings.labels
    yield Entry(
        "facts",
        say(message("Accounts of one fact")),
        say(
            message(
                "Sentences of different sources are put side by side when their likeness reaches {threshold} on a scale from 0 to 1. It is measured on words, names, figures and dates; it can err, which is why the words themselves are shown."
            ),
            threshold=strings.number(options.links.threshold),
        ),
    )
    yield Entry(
        "independent",
        say(message("Independent origins")),
        say(
            message(
                "Two articles that draw on the same agency, institute or outlet are one origin. An account’s origin is whom its article cites for it, or else the outlet itself."
            )
        ),
    )
    yield Entry(
        "differ",
        labels["link_contradicts"],
        say(
            message(
                "Two sentences seem to speak of the same thing with figures, dates or claims that cannot both hold."
            )
        ),
        method_labels.differences(strings),
    )
    yield Entry(
        "replaced",
        labels["link_supersedes"],
        say(message("A later sentence gives a newer state of what an earlier one said.")),
    )
    yield Entry("elsewhere", labels["also"], labels["also_intro"], method_labels.links(strings))
    yield Entry(
        "copies",
        say(message_in("heading", "One text, several places")),
        labels["copies_hint"],
        method_labels.copies(strings),
    )


def _origins(strings: Strings, options: Options) -> Iterable[Entry]:
    say, labels = strings.said, strings.labels
    yield Entry(
        "outlets",
        say(message("Published by, and citing")),
        say(
            message(
                "An outlet that published a text is never confused with those it cites. “Outlet unknown” means that the text does not say."
            )
        ),
    )
    yield Entry(
        "dates",
        say(message_in("heading", "Dates")),
        say(
            message(
                "A stated date stands in the text or was entered by the editor. “Date inferred from …” means that it was worked out from the words given there. “Date unknown” means that no clue was good enough. A timeline shows how precisely each date is known."
            )
        ),
        method_labels.precisions(strings),
    )
    yield Entry(
        "tags",
        labels["tags"],
        say(
            counted(
                "Up to {count} people, organisations, places and subjects that set an article apart. Spellings of one name are merged. A tag has a page of its own from {number} article on.",
                "Up to {count} people, organisations, places and subjects that set an article apart. Spellings of one name are merged. A tag has a page of its own from {number} articles on.",
            ),
            count=options.tags.count,
            number=options.tags.pages_from,
        ),
    )
    yield Entry("names", say(message_in("heading", "Names")), _names(strings, options))
    yield Entry(
        "editor",
        labels["by_editor"],
        say(
            message(
                "The editor decided this in place of the program: who published a text or when, what belongs together, who spoke."
            )
        ),
    )


def _names(strings: Strings, options: Options) -> str:
    model = options.names.model
    if not model:
        return strings.said(
            message(
                "People, organisations and places are found by rules and lists that can be read; no neural network takes part."
            )
        )
    found = (
        model if isinstance(model, str) else strings.listed(f"{key}: {value}" for key, value in sorted(model.items()))
    )
    return strings.said(
        message(
            "People, organisations and places are found by rules and lists that can be read, and by this model of the editor’s: {model}."
        ),
        model=found,
    )
