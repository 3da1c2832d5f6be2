"""Every word of the interface, in the language of a site; templates reach the labels as `strings.NAME`."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from digest import locales
from digest.locales import Locale
from digest.render.strings.labels import LABELS
from digest.render.strings.message import Message
from digest.render.strings.mixed import NOTHING, Mixed, Piece
from digest.render.strings.phrases import COUNTED, PHRASES

__all__ = ["NOTHING", "Mixed", "Piece", "Strings", "strings"]


@dataclass(frozen=True, slots=True)
class Strings:
    """The interface in one language."""

    locale: Locale
    labels: Mapping[str, str]
    """What templates show as it is, by name."""

    @property
    def language(self) -> str:
        """The language of the words, BCP 47."""
        return self.locale.tag

    def phrase(self, name: str, /, **values: object) -> str:
        """The phrase `name` with its gaps filled; one that counts takes its form from `number`."""
        return self.said(PHRASES[name], **values)

    def mixed(self, name: str, /, **values: Piece | Mixed) -> Mixed:
        """The phrase `name`, its gaps filled with pieces that may be in another language."""
        found: list[Piece] = []
        for text, gap, _, _ in string.Formatter().parse(self._form(PHRASES[name])):
            found += [Piece(text)] if text else []
            value = values[gap] if gap else NOTHING
            found += value.pieces if isinstance(value, Mixed) else [value]
        return Mixed(tuple(found))

    def said(self, message: Message, **values: object) -> str:
        """`message` in this language, its gaps filled."""
        number = values.get("number")
        form = self._form(message, number if isinstance(number, int) else 0)
        shown = {name: self.number(value) if isinstance(value, int) else value for name, value in values.items()}
        return form.format_map(shown)

    def count(self, number: int, noun: str) -> str:
        """`3 sources`, `1 source`."""
        return self.said(COUNTED[noun], number=number)

    def number(self, value: float) -> str:
        """`1,234`, `0.5`."""
        return self.locale.number(value)

    def percent(self, share: float) -> str:
        """`30%`."""
        return self.locale.percent(share)

    def date(self, day: date, pattern: str) -> str:
        """`day` by the pattern that is the phrase `pattern`; many languages write the first of a month differently."""
        first = f"{pattern}_first"
        return self.locale.date(day, self.phrase(first if day.day == 1 and first in PHRASES else pattern))

    def language_name(self, tag: str) -> str:
        """The name of a language by its BCP 47 tag; the tag itself where it has none here."""
        return self.locale.language(tag)

    def quoted(self, words: str) -> str:
        """`words` in quotation marks, unless they bring their own."""
        marks = self.labels["quote_open"], self.labels["quote_close"]
        return words if words[:1] in '“"«„' else f"{marks[0]}{words}{marks[1]}"

    def listed(self, entries: Iterable[str]) -> str:
        """`one, two, three`."""
        return self.labels["comma"].join(entries)

    def _form(self, message: Message, number: int = 0) -> str:
        if message.plural:
            return self.locale.plural(message.text, message.plural, number)
        return self.locale.text(message.text, message.context)


def strings(language: str) -> Strings:
    """The interface for a site in `language`, a BCP 47 tag; in English where it is not translated."""
    locale = locales.locale(language)
    labels = {name: locale.text(label.text, label.context) for name, label in LABELS.items()}
    return Strings(locale, MappingProxyType(labels))
