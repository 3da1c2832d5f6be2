"""The words of a text with what each may mean for a date."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest import lexicon
from digest.when.expression import Unit

_NUMERIC = r"\d{4}-\d{2}-\d{2}(?!\d)|\d{4}[/.]\d{1,2}[/.]\d{1,2}(?![\d/])|\d{1,2}(?P<part>[./-])\d{1,2}(?P=part)(?:\d{4}|\d{2})(?![\d/-]|\.\d)"
_TOKEN = re.compile(
    rf"(?P<numeric>(?<![\w./-])(?:{_NUMERIC}))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)"
    r"|(?P<decade>(?<![\w-])(?:1\d|20)\d0['’]?s\b)"
    r"|(?P<large>\d+(?:[.,\u00a0\u202f]\d+)+)"
    r"|(?P<number>\d+)(?P<suffix>(?:st|nd|rd|th|er|re|ère|º|ª|-(?:го|й|е|я|му|ше))(?!\w))?"
    r"|(?P<word>(?:[ldLD]|[Jj]usqu)['’](?=[^\W\d_])|(?:[Mm]id|[Mm]i)[-‐‑](?=[^\W\d_])|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*)"
    r"|(?P<gap>\n\s*\n)"
    r"|(?P<mark>[^\s\w])"
)
_DASHES = frozenset("-–—‐‑")
_MONEY = frozenset("$€£¥₴₽#№")
_YEAR_MARKS = {"uk": "року|рік|р|рр|рр.|роках", "ru": "года|год|г|гг|году", "pl": "roku|rok|r"}
_DOTTED = frozenset(
    {"cs", "da", "de", "et", "fi", "hr", "hu", "is", "lv", "nb", "nn", "no", "pl", "sk", "sl", "sr", "tr"}
)
"""Languages that write ordinal numbers with a dot."""
UNITS: tuple[Unit, ...] = ("day", "week", "weekend", "month", "quarter", "year", "decade")
_PLAIN = (
    "last", "last_after", "this", "next", "next_after", "previous", "following", "same", "before_that", "after_that", "ago",
    "ago_before", "earlier", "later", "in_future", "part", "daypart", "of", "article", "dash", "between", "and", "preposition",
    "until", "past_span", "or", "not_later", "one", "vague", "counted", "not_after",
)  # fmt: skip

Classes = Mapping[str, int]
_NONE: Classes = {}
Phrase = tuple[tuple[str, ...], str, str, int]
"""The folded words, the exact writing wanted (or empty), the class, the value."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark, and its classes (`month`, `weekday`, `number` …) with their values."""

    start: int
    end: int
    text: str
    classes: Classes


def tokens(text: str, language: str) -> tuple[Token, ...]:
    """The tokens of `text`; known phrases of several words are one token."""
    raw = tuple(_TOKEN.finditer(text))
    folded = tuple(fold(match[0]) for match in raw)
    phrases = _phrases(language)
    found: list[Token] = []
    index = 0
    while index < len(raw):
        match = raw[index]
        if match["word"] is None:
            classes = _of_mark(match, text) if match[0] != "." else _of_dot(found, match, language)
            found.append(Token(match.start(), match.end(), match[0], classes))
            index += 1
            continue
        classes, length = _of_words(text, raw, folded, index, phrases)
        found.append(
            Token(
                match.start(),
                raw[index + length - 1].end(),
                text[match.start() : raw[index + length - 1].end()],
                classes,
            )
        )
        index += length
    return tuple(found)


def _of_words(
    text: str,
    raw: Sequence[re.Match[str]],
    folded: Sequence[str],
    index: int,
    phrases: Mapping[str, tuple[Phrase, ...]],
) -> tuple[Classes, int]:
    """The classes of the longest phrase that begins at `index`, and its length in raw tokens."""
    known = phrases.get(folded[index])
    if known is None:
        return _NONE, 1
    classes: dict[str, int] = {}
    longest = 1
    for words, exact, kind, value in known:
        length = len(words)
        if length < longest:
            break  # the phrases are sorted, longest first
        if length > 1 and folded[index : index + length] != words:
            continue
        if exact and not _written(text[raw[index].start() : raw[index + length - 1].end()], exact):
            continue
        longest = length
        classes.setdefault(kind, value)
    return classes, longest


def _written(given: str, exact: str) -> bool:
    """Whether `given` is written as the form demands: see the head of `dates.toml`."""
    if exact.startswith("="):
        return given == exact[1:]
    return not exact[:1].isupper() or given[:1].isupper()


def _of_mark(match: re.Match[str], text: str) -> Classes:
    if match["numeric"]:
        return {"numeric": 0}
    if match["decade"]:
        return {"decade_years": int(match[0][:4])}
    if match["number"]:
        return _of_number(match, text)
    mark = match[0]
    if mark in _DASHES:
        return {"dash": 0, "hyphen": 0}
    return {{",": "comma", ".": "dot", "(": "bracket"}.get(mark, "mark"): 0}


def _of_dot(found: list[Token], match: re.Match[str], language: str) -> Classes:
    """A dot belongs to a date after an abbreviation and, in some languages, after an ordinal number; else it ends a sentence."""
    last = found[-1] if found else None
    if last is None or last.end != match.start():
        return {}
    named = last.classes.keys() & {"month", "maybe_month", "weekday", "maybe_weekday", "year_mark"}
    ordinal = "number_of_day" in last.classes and language.partition("-")[0].lower() in _DOTTED
    return {"dot": 0} if ordinal or (named and len(last.text) <= 4) else {}


def _of_number(match: re.Match[str], text: str) -> Classes:
    """A number is a day, a year or a count only where nothing is written onto it: not in `F-16`, `$5`, `30-day`, `B2`."""
    before = text[max(match.start() - 2, 0) : match.start()]
    after = text[match.end() : match.end() + 2]
    glued = before[-1:].isalnum() or (before[-1:] in _DASHES and before[:1].isalpha() and not before[:1].isspace())
    onto = after[:1].isalpha() or after[:1] in "%°/" or (after[:1] in _DASHES and after[1:2].isalpha())
    if glued or (onto and after[:1]) or before[-1:] in _MONEY or before[-1:] == "/":
        return {}
    digits = match["number"]
    if len(digits) > 4:
        return {}
    value = int(digits)
    classes: dict[str, int] = {}
    if match["suffix"]:
        if 1000 <= value <= 2199:
            return {"year_number": value}
        return {"ordinal": value} if 1 <= value <= 31 else {}
    if len(digits) <= 2 and 1 <= value <= 31:
        classes["number_of_day"] = value
    if len(digits) == 4 and 1000 <= value <= 2199:
        classes["year_number"] = value
    if len(digits) <= 3:
        classes["number"] = value
    return classes


@functools.lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """`word` for look-up: lower case, plain apostrophes."""
    return word.lower().replace("’", "'").replace("ʼ", "'").removesuffix("'s").rstrip("'-‐‑")


@functools.cache
def _phrases(language: str) -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases of `language` by their first word, longest first."""
    by_first: dict[str, list[Phrase]] = {}
    for form, kind, value in _forms(language.partition("-")[0].lower()):
        exact = form if form.startswith("=") or form[:1].isupper() else ""
        words = tuple(fold(match[0]) for match in _TOKEN.finditer(form.removeprefix("=")))
        by_first.setdefault(words[0], []).append((words, exact, kind, value))
    return {first: tuple(sorted(found, key=lambda phrase: -len(phrase[0]))) for first, found in by_first.items()}


def _forms(language: str) -> Iterator[tuple[str, str, int]]:
    table = lexicon.table("dates").get(language, {})
    ambiguous = frozenset(str(table.get("ambiguous", "")).split("|"))
    for kind in ("month", "weekday", "season"):
        for value, forms in enumerate(table.get(f"{kind}s", ())):
            for form in forms.split("|"):
                yield form, (f"maybe_{kind}" if form in ambiguous else kind), value + (kind == "month")
    for kind, plural in (
        ("relative", "relative"),
        ("relative_year", "relative_years"),
        ("number", "numbers"),
        ("ordinal_word", "ordinals"),
        ("named_day", "named_days"),
    ):
        for key, forms in table.get(plural, {}).items():
            yield from ((form, kind, int(key)) for form in forms.split("|"))
    for kind in _PLAIN:
        yield from ((form, kind, 1) for form in str(table.get(kind, "")).split("|") if form)
    for value, kind in enumerate(UNITS):
        yield from ((form, "unit", value) for form in str(table.get(kind, "")).split("|") if form)
    for unit, forms in table.get("alone", {}).items():
        yield from ((form, "unit_alone", UNITS.index(unit)) for form in forms.split("|"))
    yield from ((form, "year_mark", 0) for form in _YEAR_MARKS.get(language, "").split("|") if form)
