"""The words of the interface as they are written in the program: English, marked for translation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A text of the interface, with gaps such as `{title}`."""

    text: str
    context: str = ""
    """Tells apart what is one word in English and several elsewhere."""
    plural: str = ""
    """The form for several; empty for a text that does not count."""


def message(text: str) -> Message:
    """A text to translate."""
    return Message(text)


def message_in(context: str, text: str) -> Message:
    """A text whose translation depends on where it stands."""
    return Message(text, context)


def counted(one: str, many: str) -> Message:
    """A text that counts something: `{number}` is how many."""
    return Message(one, plural=many)
