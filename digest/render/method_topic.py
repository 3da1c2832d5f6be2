"""What the sections of a topic's page are, for the method page."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Options
from digest.render import method_labels
from digest.render.method_labels import Entry
from digest.render.strings import Strings
from digest.render.strings.message import counted, message, message_in


def told(strings: Strings, options: Options) -> Iterator[Entry]:
    """What the page of a topic shows, in its order."""
    say, labels = strings.said, strings.labels
    yield Entry(
        "topics",
        labels["topics"],
        say(
            message(
                "The editor describes each topic by words, names and phrases, or by examples. An article belongs to it when its sentences match strongly enough, or when it is surely enough like the examples; the topic’s page says which."
            )
        ),
    )
    yield Entry(
        "topic-summary",
        say(message("Topic summary")),
        say(
            counted(
                "At most {number} sentence from the topic’s sources that together cover most and repeat each other least. The number after each leads to its source.",
                "At most {number} sentences from the topic’s sources that together cover most and repeat each other least. The number after each leads to its source.",
            ),
            number=options.topic.sentences,
        ),
    )
    if options.topic.new:
        yield Entry(
            "news",
            say(message_in("heading", "New since a day")),
            say(
                counted(
                    "At most {number} sentence of articles published from that day on that tells what no earlier source had told.",
                    "At most {number} sentences of articles published from that day on that tell what no earlier source had told.",
                ),
                number=options.topic.new,
            ),
        )
    yield Entry("questions", labels["questions"], labels["questions_hint"], method_labels.stances(strings))
    yield Entry("tallies", labels["tallies"], labels["tallies_hint"])
    yield from _told_of(strings)


def _told_of(strings: Strings) -> Iterator[Entry]:
    """The sections on who spoke, what happened and who cites whom."""
    say, labels = strings.said, strings.labels
    yield Entry(
        "quotations",
        labels["quotes"],
        say(
            message(
                "Words between quotation marks, with the speaker whom the sentence names. Where no speaker is named, that is said."
            )
        ),
        method_labels.speakers(strings),
    )
    yield Entry(
        "timeline",
        labels["timeline"],
        say(
            message(
                "Each entry is a sentence, with the day it tells of and the words by which it was dated. Sources that date one event alike stand together; those that give another day are named."
            )
        ),
    )
    yield Entry("expected", labels["expected"], labels["expected_hint"], method_labels.forecasts(strings))
    yield Entry("citing", labels["cites_title"], labels["cites_drawn"], method_labels.cited(strings))
