"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from digest.model import Clue
from digest.problems import Problem, is_web_address
from digest.read import parts, text
from digest.read.files import RawFile
from digest.read.reading import Desk, Reading

Fields: TypeAlias = Mapping[str, Any]

_HINT = "articles from elsewhere can be read as .jsonl, one object a line"


def read(raw: RawFile, desk: Desk) -> Reading:
    """The items of the feed `raw`."""
    decoded, _, problems = text.decoded(raw.path, raw.data, desk.fetched.charset)
    if decoded is None:
        return Reading(problems=problems)
    try:
        value = json.loads(decoded.removeprefix("\ufeff"))
    except json.JSONDecodeError as fault:
        message = f"not JSON: {fault.msg}"
        return Reading(
            problems=(*problems, Problem(raw.path, fault.lineno, "bad-json", message, "save it again", "error"))
        )
    except (RecursionError, ValueError):  # nested too deeply, or a number of thousands of digits
        return Reading(
            problems=(
                *problems,
                Problem(raw.path, None, "bad-json", "JSON that cannot be read", "save it again", "error"),
            )
        )
    items = _items(value)
    if items is None:
        return Reading(
            problems=(*problems, Problem(raw.path, None, "unknown-type", "not read: not a JSON Feed", _HINT))
        )
    entries = [_entry(item, value) for item in items]
    if not entries:
        problems = (*problems, Problem(raw.path, None, "no-text", "a feed without entries", level="note"))
    reading = parts.read(raw, entries, desk)
    return Reading(reading.sources, (*problems, *reading.problems))


def addresses(decoded: str) -> tuple[str, ...]:
    """The addresses of the items' own pages in the feed `decoded`, each once, in its order; none where it is no feed."""
    try:
        items = _items(json.loads(decoded.removeprefix("\ufeff")))
    except (ValueError, RecursionError):  # `read` says what is wrong
        return ()
    return tuple(dict.fromkeys(filter(is_web_address, (_word(item, "url") for item in items or ()))))


def _items(value: Any) -> list[Fields] | None:
    """The items of a feed; None where `value` is none."""
    items = value.get("items") if isinstance(value, dict) else None
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else None


def _entry(item: Fields, feed: Fields) -> parts.Entry:
    html, plain = _word(item, "content_html"), _word(item, "content_text")
    return parts.Entry(
        key=_word(item, "id") or _word(item, "url"),
        html=html,
        text=plain or _word(item, "summary"),
        clues=tuple(_clues(item, feed)),
        whole=bool(html or plain),
        title=_word(item, "title"),
    )


def _clues(item: Fields, feed: Fields) -> Iterator[Clue]:
    yield from parts.clue("title", _word(item, "title"), "feed entry")
    yield from parts.clue("outlet", _word(feed, "title"), "feed")
    author = _authors(item)
    yield from parts.clue("author", author or _authors(feed), "feed entry" if author else "feed")
    yield from parts.clue("published", _word(item, "date_published"), "feed entry")
    yield from parts.clue("updated", _word(item, "date_modified"), "feed entry")
    yield from parts.clue("language", _word(item, "language"), "feed entry")
    yield from parts.clue("language", _word(feed, "language"), "feed")
    # An item about a page elsewhere is read at its own address.
    yield from parts.clue("url", _word(item, "url"), "feed entry")


def _authors(fields: Fields) -> str:
    """The names of `authors`, or of `author` as version 1.0 has it, parted by commas."""
    given = fields.get("authors")
    people = given if isinstance(given, list) else [fields.get("author")]
    return ", ".join(filter(None, (_word(one, "name") for one in people if isinstance(one, dict))))


def _word(fields: Fields, name: str) -> str:
    """The text at `name`; numbers, which some feeds have as ids, as they are written."""
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return value.strip() if isinstance(value, str) else str(value)
