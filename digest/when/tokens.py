"""The words of a text with what each may mean for a date."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from digest import lexicon
from digest.when.expression import Unit

_NUMERIC = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\w)|\d{4}-\d{2}-\d{2}(?!\d)|\d{4}[/.]\d{1,2}[/.]\d{1,2}(?![\d/])|\d{1,2}(?P<part>[./-])\d{1,2}(?P=part)(?:\d{4}|\d{2})(?![\d/-]|\.\d)"
# Words first, for most tokens are, and plain ones before them; all that begins with a digit behind one look at it.
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]++(?=[\s,])|(?:[ldLD]|[Jj]usqu)['’](?=[^\W\d_])|(?:[Mm]id|[Mm]i)[-‐‑](?=[^\W\d_])|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*)"
    rf"|(?=\d)(?:(?P<numeric>(?<![\w./-])(?:{_NUMERIC}))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)"
    r"|(?P<decade>(?<![\w-])(?:1\d|20)\d0['’]?s\b)"
    r"|(?P<large>\d+(?:[.,\u00a0\u202f]\d+)+)"
    r"|(?P<number>\d+)(?P<suffix>(?:st|nd|rd|th|er|re|ère|º|ª|-(?:го|й|е|я|му|ше))(?!\w))?)"
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
    "until", "past_span", "or", "not_later", "one", "vague", "counted", "not_after", "possessive", "half", "fiscal", "on_day", "over",
    "period_before", "period_again", "date_word",
)  # fmt: skip

Classes = Mapping[str, int]
_NONE: Classes = {}
_OTHER: Classes = {"mark": 0}
_MARKS: Mapping[str, Classes] = {
    **{dash: {"dash": 0, "hyphen": 0} for dash in sorted(_DASHES)},
    ",": {"comma": 0},
    ".": {"dot": 0},
    "(": {"bracket": 0},
}
Meaning = tuple[str, str, int]
"""The exact writing wanted (or empty), the class, the value."""
Phrases = tuple[int, Mapping[tuple[str, ...], tuple[Meaning, ...]]]
"""A number of words, and what the phrases of so many folded words mean."""


class Token(NamedTuple):
    """A word or mark, and its classes (`month`, `weekday`, `number` …) with their values; a tuple, as there are so many."""

    start: int
    end: int
    text: str
    classes: Classes


def tokens(text: str, language: str) -> tuple[Token, ...]:
    """The tokens of `text`; known phrases of several words are one token."""
    raw = tuple(_TOKEN.finditer(text))
    given = [match[0] for match in raw]
    folded = tuple(map(fold, given))
    listed = _phrases(language)
    found: list[Token] = []
    index = 0
    new = tuple.__new__  # what a named tuple's own constructor calls, without its arguments' names
    while index < len(raw):
        match, word = raw[index], given[index]
        start, end = match.span()
        if match.lastgroup != "word":
            classes = _of_mark(match, text) if word != "." else _of_dot(found, match, language)
        elif (known := listed.get(folded[index])) is None:
            classes = _NONE
        else:
            classes, length = _of_words(text, raw, folded, index, known)
            if length > 1:
                index += length - 1
                end = raw[index].end()
                word = text[start:end]
        found.append(new(Token, (start, end, word, classes)))
        index += 1
    return tuple(found)


def _of_words(
    text: str, raw: Sequence[re.Match[str]], folded: tuple[str, ...], index: int, known: Sequence[Phrases]
) -> tuple[Classes, int]:
    """The classes of the longest phrase that begins at `index`, of those `known` of its first word, and its length in raw tokens."""
    for length, phrases in known:
        meant = phrases.get(folded[index : index + length], ())
        given = text[raw[index].start() : raw[index + length - 1].end()] if meant else ""
        classes: dict[str, int] = {}
        for exact, kind, value in meant:
            if not exact or _written(given, exact):
                classes.setdefault(kind, value)
        if classes:
            return classes, length
    return _NONE, 1


def _written(given: str, exact: str) -> bool:
    """Whether `given` is written as the form demands: see the head of `dates.toml`."""
    if exact.startswith("="):
        return given == exact[1:]
    return not exact[:1].isupper() or given[:1].isupper()


def _of_mark(match: re.Match[str], text: str) -> Classes:
    kind = match.lastgroup
    if kind == "numeric":
        return {"numeric": 0}
    if kind == "decade":
        return {"decade_years": int(match[0][:4])}
    if kind in ("number", "suffix"):
        return _of_number(match, text)
    return _MARKS.get(match[0], _OTHER)


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
def _phrases(language: str) -> Mapping[str, tuple[Phrases, ...]]:
    """The phrases of `language` by their first word, the longest first."""
    by_first: dict[str, dict[int, dict[tuple[str, ...], tuple[Meaning, ...]]]] = {}
    for form, kind, value in _forms(language.partition("-")[0].lower()):
        exact = form if form.startswith("=") or form[:1].isupper() else ""
        words = tuple(fold(match[0]) for match in _TOKEN.finditer(form.removeprefix("=")))
        alike = by_first.setdefault(words[0], {}).setdefault(len(words), {})
        alike[words] = (*alike.get(words, ()), (exact, kind, value))
    return {first: tuple(sorted(found.items(), key=lambda pair: -pair[0])) for first, found in by_first.items()}


def phrases(language: str, kinds: Collection[str]) -> Iterator[tuple[str, ...]]:
    """The folded words of the phrases of the classes `kinds`."""
    for known in _phrases(language).values():
        for _, alike in known:
            yield from (words for words, meant in alike.items() if any(kind in kinds for _, kind, _ in meant))


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
        ("quarter_word", "quarters"),
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
