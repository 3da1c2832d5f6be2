"""The sources of a topic for those who cite them: CSL-JSON (citeproc) and BibTeX with the fields of biblatex."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from digest.model import Article, Output, Topic, When
from digest.render import address, parts
from digest.render.catalog import Catalog
from digest.render.printable import json_file, printable
from digest.render.topic_head import by_topic, members

CSL = "citations.json"
BIBTEX = "citations.bib"
"""The files beside a topic's page."""
FILES = (parts.LinkView("BibTeX", BIBTEX), parts.LinkView("CSL-JSON", CSL))

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
}  # fmt: skip
"""What means something to LaTeX; a brace by its name, because BibTeX counts escaped ones too."""
_IN_TEXT = str.maketrans(_SPECIAL)
_IN_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})
_SPACE = re.compile(r"\s+")


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The two files of each topic that has sources."""
    return by_topic(catalog, _files)


def _files(catalog: Catalog, topic: Topic) -> Iterator[Output]:
    found = [catalog.articles[name] for name in members(catalog, topic.id)]
    if found:
        folder = address.topic(topic.id)
        yield Output(folder + CSL, json_file([csl(catalog, article) for article in found]), topic.path)
        yield Output(folder + BIBTEX, bibtex(catalog, found), topic.path)


def csl(catalog: Catalog, article: Article) -> dict[str, Any]:
    """An article as an item of CSL-JSON 1.0; what is unknown is left out."""
    found = {
        "id": article.id,
        "type": "article-newspaper",
        "title": article.title.text,
        "author": [{"literal": article.author.text}] if article.author else None,
        "container-title": article.outlet.text if article.outlet else None,
        "issued": _issued(article.published),
        "language": article.language.text,
        "URL": _url(catalog, article),
        "note": _note(catalog, article),
    }
    return {name: value for name, value in found.items() if value}


def bibtex(catalog: Catalog, articles: Iterable[Article]) -> bytes:
    """Articles as entries `@online`, in UTF-8; dates as ISO 8601-2, which biblatex reads."""
    return "\n".join(_entry(catalog, article) for article in articles).encode()


def _entry(catalog: Catalog, article: Article) -> str:
    url = _url(catalog, article)
    fields = {
        "title": f"{{{_escaped(article.title.text)}}}",
        "author": f"{{{_escaped(article.author.text)}}}" if article.author else "",
        "organization": _escaped(article.outlet.text) if article.outlet else "",
        "date": "/".join(_days(article.published)),
        "url": url.translate(_IN_ADDRESS) if url else "",
        "language": _escaped(article.language.text),
        "note": _escaped(_note(catalog, article)),
    }
    rows = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@online{{{article.id},\n{''.join(rows)}}}\n"


def _escaped(text: str) -> str:
    return _SPACE.sub(" ", printable(text)).strip().translate(_IN_TEXT)


def _url(catalog: Catalog, article: Article) -> str | None:
    """Where the article is, else the page about it."""
    own = address.absolute(catalog.options.url, address.article(article.id)) if catalog.options.url else None
    return address.web(article.url) or own


def _note(catalog: Catalog, article: Article) -> str:
    """On what a date rests that is not the source's own, in the language of the interface."""
    return str(catalog.dates[article.id].note) if article.published else ""


def _issued(when: When | None) -> dict[str, Any] | None:
    days = _days(when)
    return {"date-parts": [[int(part) for part in day.split("-")] for day in days]} if days else None


def _days(when: When | None) -> tuple[str, ...]:
    """The date as precisely as it is known: a year, a month, a day, or the first and last of a longer time."""
    if when is None:
        return ()
    whole = {"day": date.isoformat, "month": "{:%Y-%m}".format, "year": "{:%Y}".format}.get(when.precision)
    return (whole(when.start),) if whole else (when.start.isoformat(), when.end.isoformat())
