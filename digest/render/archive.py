"""The articles by the days they were published on; those known less precisely stand with their month or their year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from digest.model import Article, When
from digest.render import address, dates
from digest.render.address import Here
from digest.render.strings import Strings

UNDATED = "undated"
_MONTH = 31  # days; what lies in as many stands with the month in which it begins, such as a week that ends in the next


@dataclass(frozen=True, slots=True)
class Section:
    """The articles of one date."""

    key: str
    """`2031-03-05`, `2031-03` where the day is not known, `2031` where the month is not, or `undated`."""
    articles: tuple[str, ...]
    """Ids, in the digest's order."""

    @property
    def folder(self) -> str:
        """The address of its page from the site's root."""
        return address.day(self.key)

    @property
    def when(self) -> When | None:
        """The date; None for the undated."""
        if self.key == UNDATED:
            return None
        year, month, day = _parts(self.key)
        if not month:
            return When(date(year, 1, 1), date(year, 12, 31), "year", "stated", "")
        first = date(year, month, day or 1)
        return When(first, first, "day" if day else "month", "stated", "")


def sections(articles: Iterable[Article]) -> tuple[Section, ...]:
    """The dates of `articles`, newest first, a month after its days, a year after its months; the undated last."""
    found: dict[str, list[str]] = {}
    for article in articles:
        found.setdefault(key(article.published), []).append(article.id)
    ordered = sorted(found, key=_parts, reverse=True)
    return tuple(Section(name, tuple(found[name])) for name in ordered)


def key(published: When | None) -> str:
    """What an article's date is kept under, also the last part of the address of its page."""
    if published is None:
        return UNDATED
    first, last = published.start, published.end
    if first == last and published.precision == "day":
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month) or (last - first).days < _MONTH:
        return f"{first.year:04}-{first.month:02}"
    return f"{first.year:04}"


def link(here: Here, article: Article) -> str:
    """The link to the page of an article's date."""
    return here.to(address.day(key(article.published)))


def title(strings: Strings, section: Section) -> str:
    """The date in words, and how much of it is not known."""
    when = section.when
    if when is None:
        return strings.labels["undated"]
    text = dates.show(strings, when).text
    return text if when.precision == "day" else strings.phrase(f"undated_in_{when.precision}", date=text)


def _parts(name: str) -> tuple[int, int, int]:
    """Year, month and day; 0 for what is not known, so that it sorts before what is."""
    if name == UNDATED:
        return 0, 0, 0
    year, month, day = (*name.split("-"), "0", "0")[:3]
    return int(year), int(month), int(day)
