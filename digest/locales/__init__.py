"""How a language words, dates and counts: gettext catalogues beside this file, and the locale data of Unicode (CLDR).

The only importer of Babel.
"""

from __future__ import annotations

import functools
import gettext
import io
from dataclasses import dataclass
from datetime import date
from importlib import resources

SOURCE = "en"
"""The language the program's own words are written in."""
DOMAIN = "digest"


@dataclass(frozen=True, slots=True)
class Locale:
    """One language of the interface."""

    tag: str
    """BCP 47, such as `de` or `de-AT`; its words are those of the language, its dates and numbers those of the region."""

    def text(self, message: str, context: str = "") -> str:
        """`message` in this language; as it is where it has no translation."""
        known = _catalogue(primary(self.tag))
        return known.pgettext(context, message) if context else known.gettext(message)

    def plural(self, one: str, many: str, number: int) -> str:
        """The form for `number` of a message that counts something."""
        return _catalogue(primary(self.tag)).ngettext(one, many, number)

    def number(self, value: float) -> str:
        """`1,234`, `0.5`."""
        return _number(self.tag, value)

    def percent(self, share: float) -> str:
        """`30%`."""
        from babel.numbers import format_percent

        return format_percent(share, locale=_known(self.tag), decimal_quantization=False)

    def date(self, day: date, pattern: str) -> str:
        """`day` by a pattern of CLDR such as `d MMMM y`."""
        return _date(self.tag, day, pattern)

    def first_weekday(self) -> int:
        """The day on which a week begins there; 0 is Monday."""
        from babel import Locale as Known

        return Known.parse(_known(self.tag)).first_week_day

    def weekdays(self) -> tuple[str, ...]:
        """`Mon`, `Tue` … in the order of a week there."""
        from babel import Locale as Known

        names, first = Known.parse(_known(self.tag)).days["stand-alone"]["abbreviated"], self.first_weekday()
        return tuple(names[(first + day) % 7] for day in range(7))

    def language(self, tag: str) -> str:
        """The name of a language by its BCP 47 tag; the tag itself where it has none."""
        from babel import Locale as Known

        found = Known.parse(_known(self.tag)).languages.get(primary(tag))
        return str(found) if found else tag


def with_region(tag: str) -> str | None:
    """`uk_UA` for `uk`: the tag with the region it names, or where most who use the language live; None for an unknown one."""
    from babel import Locale as Known
    from babel import UnknownLocaleError
    from babel.core import get_global

    try:
        found = Known.parse(_known(tag))
    except (UnknownLocaleError, ValueError):
        return None
    table = get_global("likely_subtags")
    likely = str(table.get(f"{found.language}_{found.script}") or table.get(found.language, "")).split("_")
    region = found.territory or (likely[-1] if len(likely) == 3 else "")
    return f"{found.language}_{region}" if region.isalpha() else None


@functools.lru_cache(maxsize=1024)
def primary(tag: str) -> str:
    """The language of a BCP 47 tag, without region and script."""
    return tag.replace("_", "-").partition("-")[0].strip().lower()


@functools.cache
def shipped() -> tuple[str, ...]:
    """The languages the interface speaks."""
    folders = resources.files("digest").joinpath("locales").iterdir()
    found = [folder.name for folder in folders if folder.joinpath("LC_MESSAGES", f"{DOMAIN}.po").is_file()]
    return tuple(sorted({*found, SOURCE}))


def locale(tag: str) -> Locale:
    """The locale for a site in the language `tag`; English where the interface does not speak it."""
    return Locale(tag if primary(tag) in shipped() else SOURCE)


@functools.cache
def _known(tag: str) -> str:
    """The name under which CLDR knows `tag`: with its region where it has that, else the language alone."""
    from babel import Locale as Known
    from babel import UnknownLocaleError

    try:
        return str(Known.parse(tag, sep="_" if "_" in tag else "-"))
    except (UnknownLocaleError, ValueError):  # a region that CLDR does not know, or none at all
        return primary(tag)


@functools.lru_cache(maxsize=65_536, typed=True)
def _number(tag: str, value: float) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=_known(tag))


@functools.lru_cache(maxsize=4096)
def _date(tag: str, day: date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=_known(tag))


@functools.cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """The messages of `language`, made from its `.po` file: what translators edit is all that is shipped."""
    if language == SOURCE:
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    place = resources.files("digest").joinpath("locales", language, "LC_MESSAGES", f"{DOMAIN}.po")
    compiled = io.BytesIO()
    with place.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language, domain=DOMAIN))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
