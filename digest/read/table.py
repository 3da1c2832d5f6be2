"""Tables of articles: `.csv` and `.tsv` with a row of column names, `.jsonl` and `.ndjson` with an object a line."""

from __future__ import annotations

import csv
import dataclasses
import io
import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from digest import words
from digest.model import Clue, ClueField, ColumnOptions, Stated
from digest.problems import Problem, nearest
from digest.read import fragment, parts, text
from digest.read.files import MAX_BYTES, RawFile
from digest.read.reading import Desk, Reading

# The names by which exports call a column, the likeliest first; case, spaces, `_` and `-` do not count.
USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "fulltext", "articletext", "articlebody", "maintext", "contenttext"),
    "html": ("html", "contenthtml", "bodyhtml", "htmlcontent", "htmlbody"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "site", "sitename", "publication", "newspaper", "domain"),
    "author": ("author", "authors", "byline", "creator"),
    "date": ("date", "published", "pubdate", "publishedat", "datepublished", "publicationdate", "publishdate"),
    "language": ("language", "lang"),
    "url": ("url", "link", "canonicalurl", "permalink"),
    "tags": ("tags", "keywords"),
    "id": ("id", "guid", "uuid"),
}
_CLUES: Mapping[str, ClueField] = {
    "title": "title", "outlet": "outlet", "author": "author", "date": "published", "language": "language", "url": "url",
}  # fmt: skip
_HEAD = 10_000  # characters of the first row by which the delimiter is told
_MOST_BROKEN = 1000  # lines without an object after which a file is no JSON lines
_LONGEST = 40  # characters of each
_MOST_NAMES = 20  # columns named in a message
_DELIMITERS = ",;\t|"
_INSIDE = ("name", "title", "rendered", "text", "value")  # where JSON objects keep the word for themselves
_EPOCH = range(10**8, 10**10)  # seconds since 1970, from 1973 to 2286


@dataclass(frozen=True, slots=True)
class Row:
    """A row and the line of the file it begins on."""

    line: int
    cells: Mapping[str, str]


def read(raw: RawFile, desk: Desk) -> Reading:
    """The rows of the table `raw` that hold a text."""
    decoded, _, problems = text.decoded(raw.path, raw.data, desk.fetched.charset)
    if decoded is None:
        return Reading(problems=problems)
    is_json = raw.path.lower().endswith((".jsonl", ".ndjson"))
    rows, faults = _objects(raw.path, decoded) if is_json else _rows(raw.path, decoded)
    if len(rows) > parts.MOST_ENTRIES:
        return Reading(problems=(*problems, *faults))
    names = tuple(dict.fromkeys(name for row in rows for name in row.cells))
    columns, misfits = _columns(raw.path, names, desk.columns)
    problems = (*problems, *faults, *misfits)
    if not rows:
        return Reading(problems=problems or (Problem(raw.path, None, "no-text", "there is no row below the head"),))
    if "text" not in columns and "html" not in columns:
        return Reading(problems=(*problems, _textless(raw.path, names)))
    entries = [(row.line, _entry(row, columns, desk.columns)) for row in rows]
    marked_up = [line for line, entry in entries if not entry.html and fragment.is_markup(entry.text)]
    if marked_up:
        problems = (*problems, _marked_up(raw.path, columns["text"], marked_up))
    empty = [line for line, entry in entries if not entry.html and not entry.text]
    if empty:
        problems = (*problems, Problem(raw.path, empty[0], "no-text", f"no text in {parts.at(empty)}", level="note"))
    reading = parts.read(raw, [entry for _, entry in entries if entry.html or entry.text], desk)
    return Reading(reading.sources, (*problems, *reading.problems))


def _rows(path: str, decoded: str) -> tuple[list[Row], list[Problem]]:
    """The rows of a table of cells, and what is wrong with it; the first row names the columns."""
    csv.field_size_limit(MAX_BYTES)  # no cell is longer than the file
    head, _, rest = decoded.removeprefix("\ufeff").partition("\n")
    lines = 0
    if head[:4].lower() == "sep=":  # how Excel tells itself the delimiter
        head, _, rest = rest.partition("\n")
        lines = 1
    delimiter = "\t" if path.lower().endswith(".tsv") else _delimiter(head)
    reader = csv.reader(io.StringIO(f"{head}\n{rest}", newline=""), delimiter=delimiter)
    names = [words.squash(name) for name in next(reader, [])]
    rows: list[Row] = []
    begin = lines + reader.line_num + 1
    for cells in reader:
        if len(rows) > parts.MOST_ENTRIES:
            return rows, [parts.too_many(path)]
        if any(map(str.strip, cells)):
            rows.append(Row(begin, dict(itertools.zip_longest(names, cells[: len(names)], fillvalue=""))))
        begin = lines + reader.line_num + 1
    if decoded.count('"') % 2 and rows and rows[-1].line < begin - 1:
        message = "a quotation mark is not closed; what follows is taken for one cell"
        return rows, [Problem(path, rows[-1].line, "bad-table", message, 'write `""` for `"` inside a cell')]
    return rows, []


def _delimiter(head: str) -> str:
    """What parts the names in the first row: the mark by which most of them are usual names, else most cells are found."""
    usual = {name for names in USUAL.values() for name in names}

    def fitness(mark: str) -> tuple[int, int]:
        cells = next(csv.reader([head[:_HEAD]], delimiter=mark), [])
        return sum(_folded(cell) in usual for cell in cells), len(cells)

    return max(_DELIMITERS, key=fitness)


def _objects(path: str, decoded: str) -> tuple[list[Row], list[Problem]]:
    """The objects of a file of JSON lines, and a problem that names the lines that hold none."""
    rows: list[Row] = []
    broken: list[int] = []
    for number, line in enumerate(decoded.removeprefix("\ufeff").split("\n"), 1):
        if len(rows) > parts.MOST_ENTRIES:
            return rows, [parts.too_many(path)]
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):  # no JSON, a number of thousands of digits, or nested too deeply
            value = None
        if isinstance(value, dict):
            rows.append(Row(number, {name: _word(item) for name, item in value.items()}))
        else:
            broken.append(number)
            if len(broken) >= _MOST_BROKEN and len(broken) > len(rows):
                break
    if not broken:
        return rows, []
    message = f"no JSON object in {parts.at(broken)}"
    return rows, [Problem(path, broken[0], "bad-json", message, "write one object a line", "error")]


def _word(value: Any) -> str:
    """A value of JSON as the text of a cell; of an object the word that it keeps for itself."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(filter(None, (_word(item) for item in value if not isinstance(item, list))))
    if isinstance(value, dict):
        return next((item for name in _INSIDE if isinstance(item := value.get(name), str)), "")
    return "" if value is None or isinstance(value, bool) else str(value)


def _columns(path: str, names: Sequence[str], options: ColumnOptions) -> tuple[dict[str, str], list[Problem]]:
    """The column for each part of an article: the editor's, else the one that has a usual name."""
    folded = {_folded(name): name for name in reversed(names)}
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for field in dataclasses.fields(ColumnOptions):
        wanted = getattr(options, field.name)
        if wanted and wanted not in names and _folded(wanted) not in folded and names:
            hint = nearest(wanted, names[:_MOST_NAMES]) or f"there are: {_shown(names)}"
            message = f'there is no column "{wanted}", which `columns.{field.name}` names'
            problems.append(Problem(path, 1, "no-column", message, hint, "note"))
        candidates = (
            [wanted] if wanted in names else [folded.get(_folded(name)) for name in (wanted, *USUAL[field.name])]
        )
        column = next((name for name in candidates if name), None)
        if column is not None and (column not in found.values() or wanted):
            found[field.name] = column
    return found, problems


def _folded(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _shown(names: Sequence[str]) -> str:
    more = ", …" if len(names) > _MOST_NAMES else ""
    return parts.clean(", ".join(f'"{name[:_LONGEST]}"' for name in names[:_MOST_NAMES]) + more)


def _textless(path: str, names: Sequence[str]) -> Problem:
    hint = "name it in content/site.yaml under `columns:`, as `text: NAME`"
    return Problem(path, 1, "no-column", f"no column holds the text; there are: {_shown(names)}", hint, "error")


def _marked_up(path: str, column: str, lines: Sequence[int]) -> Problem:
    message = f'the column "{column}" holds HTML in {parts.at(lines)}, and its marks are taken for text'
    hint = "in content/site.yaml name it under `columns:` as `html`, not as `text`"
    return Problem(path, lines[0], "html-as-text", parts.clean(message), hint)


def _entry(row: Row, columns: Mapping[str, str], options: ColumnOptions) -> parts.Entry:
    cell = {field: row.cells.get(name, "").strip() for field, name in columns.items()}
    body, html = cell.get("text", ""), cell.get("html", "")
    # A column that the editor calls text is text; one found by its name may hold HTML.
    if not html and not options.text and fragment.is_markup(body):
        body, html = "", body
    tags = tuple(
        tag for part in cell.get("tags", "").replace(";", ",").split(",") if (tag := words.squash(parts.clean(part)))
    )
    return parts.Entry(
        key=words.squash(cell.get("id") or cell.get("url") or ""),
        html=html,
        text=body,
        clues=tuple(_clues(cell, columns)),
        stated=Stated(tags=tags),
        title=words.squash(cell.get("title", "")),
    )


def _clues(cell: Mapping[str, str], columns: Mapping[str, str]) -> Iterator[Clue]:
    for name, field in _CLUES.items():
        value = _moment(cell.get(name, "")) if name == "date" else cell.get(name, "")
        yield from parts.clue(field, value, f"column {columns.get(name)}")


def _moment(written: str) -> str:
    """A date as it is written; seconds or milliseconds since 1970, in which programs count, in ISO 8601."""
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 20 else 0
    seconds = number // 1000 if number // 1000 in _EPOCH else number
    return datetime.fromtimestamp(seconds, UTC).isoformat() if seconds in _EPOCH else parts.moment(written)
