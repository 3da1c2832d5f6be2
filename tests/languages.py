"""Annotated news articles in the languages that Digest reads end to end, and what it makes of them.

Each file of `tests/fixtures/languages` holds one article of our own as it is pasted from a page. In its text `‖` parts the
sentences of a paragraph, and a line that begins with `~ ` is the page's and must go. Beside it stand the language, title and
date of publication; quotations with a name of their speaker; expressions of time with the days they mean; tags of which each
must be among the first ten (`a|b` are choices); and openings of sentences that no summary may begin with.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import digest
from digest.model import Analysis, Article

FOLDER = Path(__file__).parent / "fixtures" / "languages"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
_TAGS = 10


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated article."""

    name: str
    text: str
    """As pasted, without the annotation."""
    language: str
    title: str
    published: str
    sentences: tuple[str, ...]
    chrome: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    openers: tuple[str, ...]


@functools.cache
def gold(name: str) -> Gold:
    """The annotated article `name`."""
    data: Mapping[str, Any] = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    lines = [line for line in data["text"].splitlines() if line.strip()]
    prose = [line for line in lines if not line.startswith("~ ") and line != data["title"]]
    return Gold(
        name=name,
        text=data["text"].replace("~ ", "").replace("‖ ", ""),
        language=data["language"],
        title=data["title"],
        published=data["published"],
        sentences=tuple(part.strip() for line in prose for part in line.split("‖")),
        chrome=tuple(line.removeprefix("~ ") for line in lines if line.startswith("~ ")),
        quotes=tuple((said, speaker) for said, speaker in data["quotes"]),
        dates=tuple((words, value) for words, value in data["dates"]),
        tags=tuple(data["tags"]),
        openers=tuple(data["openers"]),
    )


@functools.cache
def read(name: str) -> tuple[Article, Analysis]:
    """What Digest makes of it, given as bare text."""
    article = digest.read_text(gold(name).text, name=f"{name}.txt", media_type="text/plain")
    return article, digest.analyse(article)


def sentences_missed(name: str) -> Iterator[str]:
    """Sentences that are not cut as they should be; a dateline before the first is no matter."""
    found = {sentence.text for sentence in read(name)[1].sentences}
    wanted = gold(name).sentences
    yield from (text for text in wanted[1:] if text not in found)
    if not any(wanted[0].endswith(text) for text in found):
        yield wanted[0]


def chrome_kept(name: str) -> Iterator[str]:
    """Lines of the page that were taken for the article."""
    kept = {block.text.strip() for block in read(name)[0].blocks}
    yield from (line for line in gold(name).chrome if line in kept)


def quotes_missed(name: str) -> Iterator[str]:
    """Quotations not found, or given to somebody else."""
    found = [(quote.text, quote.speaker) for quote in read(name)[1].quotes]
    for said, speaker in gold(name).quotes:
        got = [who for text, who in found if said in text]
        if not any(who and speaker.casefold() in who.casefold() for who in got):
            yield f"{said!r} by {speaker}, found {got}"


def dates_missed(name: str) -> Iterator[str]:
    """Expressions of time not found, or resolved to other days; the date line of the page is `published`."""
    article, analysis = read(name)
    found = [(one.text, _days(one)) for one in analysis.dates]
    published = article.published
    if published is None or str(published.start) != gold(name).published:
        yield f"published: {published}"
    for words, value in gold(name).dates:
        if value == gold(name).published:
            continue
        near = [days for text, days in found if _touch(words, text)]
        if value not in near:
            yield f"{words!r} is {value}, found {near}"


def tags_missed(name: str) -> Iterator[str]:
    """Tags that are not among the first ten."""
    found = [tag.label.casefold() for tag in read(name)[1].tags[:_TAGS]]
    for tag in gold(name).tags:
        if not any(choice.casefold() in label for choice in tag.split("|") for label in found):
            yield f"{tag}, found {found}"


def dangling(name: str) -> Iterator[str]:
    """Sentences of the summary that point back to what it does not say."""
    chosen = [sentence.text for sentence in read(name)[1].summary]
    yield from (text for text in chosen[:1] if text.startswith(gold(name).openers))


def _touch(words: str, text: str) -> bool:
    return words.casefold() in text.casefold() or text.casefold() in words.casefold()


def _days(mention: Any) -> str | None:
    if mention.date is None:
        return None
    first, last = str(mention.date.start), str(mention.date.end)
    return first if first == last else f"{first}/{last}"
