"""When an article was published: as stated, as printed on the page, or inferred from the days it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from digest import lexicon, when
from digest.clean import dating
from digest.model import Block, Dropped, Stated, When

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:?\d{2}.*)?)?)?")
_IN_URL = re.compile(
    r"(?:^|[/_-])((?:19|20)\d{2})(?:[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])|/([1-9])/([1-9]|[12]\d|3[01]))(?=[/_.-]|$)"
)
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?|\b(?:GMT|UTC|EST|EDT|CET|CEST|EET|EEST|MSK|BST|PT|ET)\b",
    re.IGNORECASE,
)
_ROW = re.compile(r"[^\n]+")
_PIECE = re.compile(r"[^|•·]+")
_WORDS = re.compile(r"[^\W\d_]+")
_EDGE = 3  # blocks at the beginning and at the end that may be date lines
_SPARE = 5  # words a date line may hold beside its date: place, agency, author
_SPARE_LABELLED = 10
_LONGEST_ROW = 400
_ROWS = 200  # lines looked at, from the head and from the foot

Label = Literal["published", "updated", "none"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page that is about a date."""

    label: Label
    start: int
    date: When


def published(
    text_blocks: Sequence[Block], source: str, stated: Stated, language: str, hints: Sequence[Dropped]
) -> When | None:
    """The day, month or year of publication; None where nothing determines it.

    In this order: what front matter says; a line of the page that gives it ("Published: 14 March 2025", "14.03.2025, 10:22",
    a dateline with its year); the address; then what `dating.inferred` makes of weekdays and dates in the text.
    """
    if stated.date is not None and (found := _stated(stated.date, language)) is not None:
        return found
    rows = _lines(text_blocks, source, hints, language)
    shown = _shown(rows, text_blocks, tuple(hint.text for hint in hints), language)
    if shown is not None:
        return shown
    address = in_address(stated.url or "")
    return address if address is not None else dating.inferred(text_blocks, hints, language)


def understood(text: str, language: str = "en") -> bool:
    """Whether `text` is a date that front matter may give: an ISO day, month or year, or words such as `14 March 2025`."""
    return _stated(text, language) is not None


def _stated(text: str, language: str) -> When | None:
    if len(text) > _LONGEST_ROW:
        return None
    text = text.strip()
    iso = _ISO.fullmatch(text)
    if iso is not None:
        return _calendar(iso)
    known = sorted(lexicon.table("dates"))
    for tried in (language, *known):
        for expression in when.expressions(text, tried):
            rest = _CLOCK.sub("", text[: expression.start] + text[expression.end :])
            found = when.resolve(expression, None)
            if found is not None and found.basis == "stated" and not _WORDS.search(rest):
                return replace(found, clue=text)
    return None


def _calendar(iso: re.Match[str]) -> When | None:
    year, month, day = (int(part) if part else None for part in iso.groups())
    try:
        if day is not None:
            first = date(year or 0, month or 0, day)
            return When(first, first, "day", "stated", iso[0])
        expression = when.Expression(
            kind="month" if month else "year", start=0, end=len(iso[0]), text=iso[0], year=year, month=month
        )
        date(year or 0, month or 1, 1)
    except ValueError:
        return None
    return when.resolve(expression, None)


def in_address(url: str) -> When | None:
    """The day that many outlets write into the address of an article."""
    match = _IN_URL.search(url)
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2] or match[4]), int(match[3] or match[5]))
    except ValueError:
        return None
    return When(day, day, "day", "inferred", url)


def _lines(blocks: Sequence[Block], source: str, hints: Sequence[Dropped], language: str) -> tuple[Line, ...]:
    edges = (*blocks[:_EDGE], *blocks[_EDGE:][-_EDGE:])
    rows = [
        (row[0], hint.start + row.start()) for hint in hints for row in _ROW.finditer(source[hint.start : hint.end])
    ]
    rows += [(block.text, block.start) for block in edges]
    rows = rows if len(rows) <= _ROWS else [*rows[: _ROWS // 2], *rows[-_ROWS // 2 :]]
    found = [line for row, start in rows for line in _pieced(row, start, language)]
    return tuple(sorted(found, key=lambda line: line.start))


def lines(row: str, language: str) -> tuple[Line, ...]:
    """The date of a row that is about little else, with what its label says of it."""
    return tuple(_pieced(row, 0, language))


def _pieced(row: str, start: int, language: str) -> Iterator[Line]:
    """The date of a row; where it tells more, that of the first of its pieces that is about a date: `By Ann | 3 May 2024 | News`."""
    whole = tuple(_line(row.strip(), start, language))
    pieces = _PIECE.findall(row[:_LONGEST_ROW]) if not whole else ()
    found = (line for piece in pieces for line in _line(piece.strip(), start, language))
    yield from whole or (line for line in [next(found, None)] if line and len(pieces) > 1)


def _line(row: str, start: int, language: str) -> Iterator[Line]:
    """The date that `row` gives, if the row is about nothing else; a dateline or a label may open a longer row."""
    if not any(character.isdigit() for character in row[:_LONGEST_ROW]):
        return
    for expression in when.expressions(row[:_LONGEST_ROW], language)[:2]:
        found = when.resolve(expression, None)
        if found is None or found.precision != "day" or found.basis != "stated":
            continue
        before, after = row[: expression.start], row[expression.end :]
        label = _label(before, language)
        spare = len(_WORDS.findall(_CLOCK.sub("", before + " " + after)))
        opens = label != "none" and (before.rstrip().endswith(":") or expression.text[:4].isdigit())
        if opens or spare <= (_SPARE if label == "none" else _SPARE_LABELLED) or dating.is_dateline(before, after):
            clue = " ".join(row[: expression.end].split()) if opens else expression.text
            yield Line(label, start, replace(found, clue=clue))
            return


def _label(before: str, language: str) -> Label:
    """What the words before a date say it is the date of."""
    plain = before.lower().rstrip(" :–—-|").lstrip(" [(*_#·•|")
    for tried in dict.fromkeys((language.partition("-")[0].lower(), "en")):
        table = lexicon.table("dates").get(tried, {})
        for name, key in (("updated", "updated"), ("published", "published")):
            if any(_begins(plain, form) for form in str(table.get(key, "")).split("|") if form):
                return "updated" if name == "updated" else "published"
    return "none"


def _begins(plain: str, form: str) -> bool:
    """Whether the label is all that stands before the date, or all after a separator: "By Ann Lee | Published"."""
    return plain.endswith(form) and (plain == form or plain[: -len(form)].rstrip()[-1:] in set("|•·:;–—/"))


def _shown(lines: Sequence[Line], blocks: Sequence[Block], notes: Sequence[str], language: str) -> When | None:
    """The date the page gives: labelled before unlabelled, published before updated, at the head before the foot."""
    for label in ("published", "updated"):
        labelled = [line for line in lines if line.label == label]
        if labelled:
            return labelled[0].date
    body = next((block.start for block in blocks if len(block.text.split()) > 25), None)
    head = [line for line in lines if body is None or line.start <= body]
    if head:
        return head[0].date
    foot = {(line.date.start, line.date.end): line for line in lines}
    corrected = any(_opens_correction(text, language) for text in (*(block.text for block in blocks), *notes))
    return next(iter(foot.values())).date if len(foot) == 1 and not corrected else None


def _opens_correction(text: str, language: str) -> bool:
    """Whether a paragraph is the head of a correction, whose date is not the article's."""
    forms = str(lexicon.table("dates").get(language.partition("-")[0].lower(), {}).get("correction", "")).split("|")
    return any(form and text[:40].lower().startswith(form) for form in forms)
