"""The facts of a topic as a table for spreadsheets: CSV (RFC 4180) in UTF-8, one row for each account of a fact."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from digest.model import Fact, Output, Place, Topic
from digest.render import address, parts
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.printable import printable
from digest.render.topic_head import by_topic

CSV = "facts.csv"
"""The file beside a topic's page."""
FILES = (parts.LinkView("CSV", CSV),)
COLUMNS = (
    "fact", "sentence", "outlet", "title", "author", "published", "published_until", "date_basis", "claimant", "origins", "page", "original",
)  # fmt: skip
_BETWEEN = "; "
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes a cell for a formula by (OWASP, CSV injection), also from the keyboards of East Asia."""
_NUMBER = re.compile(r"[0-9]+(?:[eE][0-9]+)?\Z")
"""An id of such a form would be shown as a number, rounded: `771045e12`."""
_MARK = "\N{BYTE ORDER MARK}"
"""Without it, spreadsheets take the file for one in an old encoding."""


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The table of each topic in which several sources tell a fact."""
    return by_topic(catalog, _file)


def _file(catalog: Catalog, topic: Topic) -> Iterator[Output]:
    covered = catalog.coverage.get(topic.id)
    told = [catalog.facts[name] for name in covered.facts if name in catalog.facts] if covered else []
    here = Here(address.topic(topic.id))
    rows = [row for fact in told if len(fact.sentences) > 1 for row in _rows(catalog, here, fact)]
    if rows:
        yield Output(here.folder + CSV, _table(rows), topic.path)


def _rows(catalog: Catalog, here: Here, fact: Fact) -> Iterator[Mapping[str, str | None]]:
    """The accounts of a fact; an account of which the excerpt rule prints no words has an empty cell."""
    for place in fact.sentences:
        told = parts.statement(catalog, here, place)
        article = catalog.articles[place.article]
        yield {
            "fact": fact.id,
            "sentence": told.passage.text if told.passage else None,
            "outlet": article.outlet.text if article.outlet else None,
            "title": article.title.text,
            "author": article.author.text if article.author else None,
            "published": article.published.start.isoformat() if article.published else None,
            "published_until": article.published.end.isoformat() if article.published else None,
            "date_basis": article.published.basis if article.published else None,
            "claimant": told.claimant.text if told.claimant else None,
            "origins": _BETWEEN.join(fact.origins),
            "page": _page(catalog, place, told),
            "original": told.original,
        }


def _page(catalog: Catalog, place: Place, told: parts.StatementView) -> str:
    """The sentence on this site: its whole address where that is known, else the way from the topic's page."""
    shown = place.sentence if told.passage else None
    target = address.article(place.article, shown)
    path, mark, fragment = target.partition("#")
    return address.absolute(catalog.options.url, path) + mark + fragment if catalog.options.url else told.href


def _table(rows: list[Mapping[str, str | None]]) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(row[column]) for column in COLUMNS] for row in rows)
    return (_MARK + made.getvalue()).encode()


def _cell(value: str | None) -> str:
    """`value` as text: an apostrophe before it where a spreadsheet would compute it."""
    text = printable(value or "")
    return f"'{text}" if text.startswith(_FORMULA) or _NUMBER.match(text) else text
