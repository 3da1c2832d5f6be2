"""Lines and parts of lines that only say when, how often and by whom: dates, relative times, counters, reading times."""

from __future__ import annotations

import functools
import re

from digest.clean import phrases, shape

DATE = "publication date"
AGO = "relative time"
COUNTER = "counter"
READING = "reading time"
BYLINE = "byline"
AGENCY = "agency or outlet line"
CLOCK = "time of day"

_PARTS = re.compile(r"\s+[|•·‧∙/—–-]+\s+|\s*[|•·‧∙]\s*|\t+")
_NUMERIC_DATE = r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
_CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?"
_STAMP = re.compile(rf"(?:{_NUMERIC_DATE})(?:[t,]?\s*{_CLOCK})?(?:\s*(?:z|[+-]\d{{2}}:?\d{{2}}))?")
_CLOCK_ONLY = re.compile(_CLOCK)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*|\d+")
_DIGIT = re.compile(r"\d")
_CJK_DATE = re.compile(r"\d{4}\s*[年년]\s*\d{1,2}\s*[月월]\s*\d{1,2}\s*[日일]")
_COUNT = re.compile(r"[^\w]{0,4}[\d.,\s]*\d\s*[kmкm+]?\+?", re.IGNORECASE)
# Behind a word such as “today”, with numbers made `0` by `shape.shape`.
_AT = re.compile(r"(?<![\s,])[\s,]+(?:\w{1,3}\s+)?0[:.h]0(?:\s*[ap]\.?m\.?)?$")
_YEARS = range(1900, 2200)
_BESIDE = frozenset(
    {"for", "in", "at", "with", "from", "avec", "à", "mit", "für", "con", "para", "en", "z", "dla", "w", "із", "для"}
)


def reason(text: str) -> str | None:
    """Why a line is none of the article's: every part of it is a date, a time, a counter, a byline; else None."""
    if len(text) > 160:
        return None
    parts = [part for part in _PARTS.split(text) if part.strip()]
    kinds = [kind(part) for part in parts]
    told = [kind for kind in kinds if kind is not None]
    # Beside a date stands the place or the section it is from: `Madrid - 30 mar 2023 - 20:15`.
    others = [part for part, kind in zip(parts, kinds, strict=True) if kind is None]
    beside = DATE in told and len(others) <= 2 and all(shape.size(part) <= 3 and shape.is_name(part) for part in others)
    if not told or (others and not beside):
        return None
    return min(told, key=(BYLINE, DATE, AGO, READING, COUNTER, CLOCK, AGENCY).index)


def kind(text: str) -> str | None:
    """What one part of a line is."""
    line = shape.shape(text)
    numbered = _DIGIT.search(text) is not None
    if is_ago(line):
        return AGO
    if numbered and is_date(text):
        return DATE
    if is_byline(text):
        return BYLINE
    if numbered and is_reading(line):
        return READING
    if numbered and is_clock(text):
        return CLOCK
    if numbered and is_counter(text, line):
        return COUNTER
    return AGENCY if line in phrases.agencies() and not shape.ends(text) else None


def is_date(text: str) -> bool:
    """Whether `text` is a calendar date, with or without a time, a weekday and words such as “Updated”; nothing else."""
    low = text.casefold().replace("’", "'")
    rest, stamps = _STAMP.subn(" ", _CJK_DATE.sub(" 2000-01-01 ", low))
    rest, _clocks = _CLOCK_ONLY.subn(" ", rest)
    months = numbers = years = 0
    for token in _TOKEN.findall(rest):
        if token.isdecimal():
            numbers += 1
            years += int(token) in _YEARS
        elif token.strip(".") in phrases.calendar():
            months += 1
        elif token.strip(".") not in phrases.parts("dated"):
            return False
    leftover = _TOKEN.sub("", rest).strip(" \t,.:;()[]+-–—/|'\"№")
    return not leftover and numbers <= 4 and bool(stamps or (months and numbers) or (years and years < numbers))


def is_clock(text: str) -> bool:
    """Whether `text` is a time of day, with or without its zone and words such as “Posted at”: `09:52`, `08:30 BST`."""
    rest, clocks = _CLOCK_ONLY.subn(" ", text.casefold().replace("’", "'"))
    told = all(token.strip(".") in phrases.parts("dated") or token.isdecimal() for token in _TOKEN.findall(rest))
    return 0 < clocks <= 2 and told and not _TOKEN.sub("", rest).strip(" \t,.:;()[]+-–—/|'")


def is_ago(line: str) -> bool:
    """Whether a line's shape is a time counted back from the reading: `3 days ago`, `vor 3 Tagen`."""
    stripped = _AT.sub("", _unlabelled(line))
    if stripped in phrases.known("ago"):
        return True
    tokens = stripped.split()
    if not 2 <= len(tokens) <= 6:
        return False
    behind, before = _counting()
    told = stripped.endswith(behind) or stripped.startswith(before)
    return told and ("0" in stripped or len(tokens) <= 4) and any(map(_is_unit, re.findall(r"[^\W\d_]+", stripped)))


@functools.cache
def _counting() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands behind a time counted back, and what before it."""
    behind = tuple(f" {word}" for word in sorted(phrases.known("ago_after")))
    return behind, tuple(f"{word} " for word in sorted(phrases.known("ago_before")))


def is_reading(line: str) -> bool:
    """Whether a line's shape is a reading time: `5 min read`, `Lesezeit: 3 Minuten`."""
    rest, labels = phrases.pattern("reading").subn(" ", line.replace("-", " "))
    tokens = re.findall(r"[^\W_]+", rest)
    if len(tokens) == 2 and tokens[0] == "0" and tokens[1] in {"min", "mins", "мин", "хв"}:
        return True
    return labels > 0 and "0" in tokens and all(word == "0" or _is_unit(word.lstrip("0")) for word in tokens)


def _is_unit(token: str) -> bool:
    """Whether a word is a unit of time; the short forms must be the whole word."""
    return token in phrases.known("units") or token.startswith(_long_units())


@functools.cache
def _long_units() -> tuple[str, ...]:
    return tuple(sorted(unit for unit in phrases.known("units") if len(unit) > 2))


def is_counter(text: str, line: str) -> bool:
    """Whether a line counts views, comments, shares: `28`, `1.2K`, `28 comments`, `Views: 1,204`."""
    if _COUNT.fullmatch(text.strip()):
        return True
    found = re.findall(r"[^\W\d_]+", line)
    return "0" in line and 0 < len(found) <= 2 and all(word.startswith(_counted()) for word in found)


@functools.cache
def _counted() -> tuple[str, ...]:
    return tuple(sorted(phrases.known("counted")))


def is_byline(text: str) -> bool:
    """Whether `text` only names who wrote the article: `By Ann Lee and Jo Poe`, `Автор: Ганна Лі`."""
    return byline_name(text) is not None


def byline_name(text: str) -> str | None:
    """The name or names in a byline; None where `text` is none."""
    line = text.strip().replace("’", "'")
    opening = phrases.opening("bylines", line, before=r"\W*")
    if opening is None or len(line) > 120:
        return None
    labelled = line[opening.end() :].lstrip().startswith(":")
    if shape.ends(line) and not labelled:
        return None
    name = _undated(text.strip()[opening.end() :].strip(" :\t–—-,;."))
    count = shape.size(name)
    if not 1 <= count <= (10 if labelled else 8):
        return None
    # “Von Kyjiw bis Lwiw” is a heading: without a colon every word must be a name's, and there must be two.
    alone = labelled or count >= 2 or shape.shape(name) in phrases.agencies()
    return name if alone and shape.is_name(name, phrases.parts("roles") | _BESIDE) else None


def _undated(name: str) -> str:
    """A name without the date that stands behind it: `Ann Lee  March 13, 2018`."""
    starts = [match.start() for match in re.finditer(r"\S+", name)][1:]
    return next((name[:start].strip(" ,;·|–—-") for start in starts if is_date(name[start:])), name)


def _unlabelled(line: str) -> str:
    label = phrases.opening("dated", line, after=r"\W+")
    return line[label.end() :] if label else line
