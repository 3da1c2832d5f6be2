"""How numbers are written: in digits or words, with scales, units, currencies and hedges, by language."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from digest import lexicon, words

_SYMBOLS = r"US\$|C\$|A\$|[$€£¥₴₽]"
_RANGE = r"\s?[-–—]\s?"
# A number is none where a letter, a digit or a mark is written onto it: F-16, B2, 10:22, 3/4, 555-1234, 1.2.3, Su-34M.
_BEFORE = r"(?<![\w$€£¥₴₽/:#№])(?<![^\W_][-–‑.,:])"
_AFTER = r"(?![^\W_]|[:/.,][^\W_]|[-–‑][^\W_]|['’′]\s?\d)"
_NUMERO = ("№", "#", "n.º", "nº", "n°")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"[\s\u00a0\u202f'’]")


@functools.cache
def forms(language: str, key: str) -> tuple[str, ...]:
    """The forms under `key` in figures.toml for `language`."""
    found = lexicon.table("figures").get(language, {}).get(key, "")
    return tuple(part for part in str(found).split("|") if part)


@functools.cache
def pattern(language: str) -> re.Pattern[str]:
    """One pattern for a figure: hedge, currency sign, number, scale, unit; groups are None where a part is missing."""
    number = rf"(?P<number>(?P<digits>{_digits(language)})|(?P<vague>{either(forms(language, 'vague'))})|(?P<fraction>{_keys(language, 'fractions')})|(?P<words>{_spelled(language)}))"
    joiner = rf"\s(?:{either((*forms(language, 'joiner'), *forms(language, 'range')))})\s"
    span = rf"(?:(?:{_RANGE}|\s(?:{either(forms(language, 'range'))})\s|(?(between){joiner}|(?!)))(?P<second>{_digits(language)}|{_keys(language, 'numbers')})(?!\w))?"
    both = rf"(?:(?P<between>{either(forms(language, 'between'))})\s)?"
    # Only money is written `£2.4m`: elsewhere `m` is for metres.
    glued = rf"(?(symbol)(?=(?:{_keys(language, 'money_scales')})(?!\w))|(?!))"
    scale = rf"(?:(?:[\s-](?P<scale>{_keys(language, 'scales')})|(?(symbol)(?P<money>{_keys(language, 'money_scales')})|(?!)))(?!\w))?"
    units = either((*forms(language, "percent"), *forms(language, "currencies"), *forms(language, "units")))
    link = rf"(?:(?:{either(forms(language, 'link'))})\s?)?"
    unit = rf"(?:\s?{link}(?P<unit>{units})(?!\w)|[-‑](?P<glued>{either(forms(language, 'units'))})(?!\w))?"
    hedge = rf"(?:(?P<qualifier>{either(forms(language, 'qualifiers'))})\s+)?"
    return re.compile(
        rf"{_BEFORE}{hedge}{both}(?P<symbol>{_SYMBOLS})?\s?(?<![.,]){number}(?:(?!\w)|{glued}){span}{scale}{unit}{_AFTER}",
        re.IGNORECASE,
    )


def may_count(text: str, language: str) -> bool:
    """Whether `text` has a digit or the word that a number in words turns on; `pattern` finds nothing where it has not."""
    return _DIGIT.search(text) is not None or not _telling(language).isdisjoint(words.letters(text))


@functools.cache
def _telling(language: str) -> frozenset[str]:
    """The longest run of letters of each number word: "third" of "a third"."""
    tables = (_of(language, key) for key in ("fractions", "numbers", "scales"))
    listed = (*forms(language, "vague"), "dozen", *(form for table in tables for form in table))
    return frozenset(max(_LETTERS.findall(form.lower()), key=len) for form in listed)


def ends(match: re.Match[str], language: str) -> tuple[float | None, float | None]:
    """The ends of a range; None for what is none, and where they do not rise."""
    if not match["second"] or match["vague"] or match["fraction"]:
        return None, None
    scale = _values(language).get((match["scale"] or match["money"] or "").lower(), 1.0)
    parts = (match["digits"] or match["words"], match["second"])
    low, high = (_of_digits(part, language) if part[:1].isdigit() else _of_words(part, language) for part in parts)
    if low is None or high is None or high <= low:
        return None, None
    return round(low * scale, 6), round(high * scale, 6)


def value(match: re.Match[str], language: str) -> float | None:
    """The number that a match of `pattern` stands for; None for a vague one and for a range."""
    if match["second"] or match["vague"]:
        return None
    if match["fraction"]:
        return _values(language)[match["fraction"].lower()]
    amount = _of_digits(match["digits"], language) if match["digits"] else _of_words(match["words"], language)
    written = (match["scale"] or match["money"] or "").lower()
    scale = (_of(language, "money_scales") if match["money"] else _values(language)).get(written, 1.0)
    return None if amount is None else round(amount * scale, 6)


def is_pronoun(match: re.Match[str], language: str) -> bool:
    """Whether the number is "one" alone."""
    return (match["words"] or "").lower() in forms(language, "pronoun")


def is_labelled(before: str, language: str, *, hedged: bool = False) -> bool:
    """Whether the word just before makes the number a name: "Article 5", "Boeing 737", "No. 3"; no capital does a `hedged` one."""
    if before.rstrip().endswith(_NUMERO):
        return True
    last = re.search(r"([^\W\d_][\w'’-]*)\.?\s*$", before[-40:])
    if last is None or before[-1:] not in {" ", "."}:
        return False
    if last[1].lower() in forms(language, "never_after"):
        return True
    opens = not before[: -len(last[0])].strip()
    return last[1][0].isupper() and not opens and not hedged and language != "de"


def is_ordinal(match: re.Match[str], before: str, after: str, language: str) -> bool:
    """Whether what looks like a fraction is none: "the first half", "half time", "a third title"."""
    if not match["fraction"] or language != "en":
        return False
    part = match["fraction"].lower()
    if before.lower().rstrip().endswith(("first", "second", "latter", "top", "bottom", "other")):
        return True
    follows = ("of ", "the ", "a ", "an ", "its ", "their ", "his ", "her ", "our ") if part == "half" else ("of ",)
    return not after.lstrip().lower().startswith(follows)


def is_counted(after: str, language: str) -> bool:
    """Whether a word such as "people" follows, which tells a number from a year."""
    word = re.match(r"\s+([^\W\d_]+)", after)
    return word is not None and word[1] in str(lexicon.table("dates").get(language, {}).get("counted", "")).split("|")


def is_measure(match: re.Match[str], language: str) -> bool:
    """Whether the unit is one of length, weight or time, and neither money nor a percentage."""
    return (match["unit"] or "").lower() in forms(language, "units")


def is_percentage(match: re.Match[str], language: str) -> bool:
    """Whether the unit is a percentage."""
    return (match["unit"] or "").lower() in forms(language, "percent")


def begins(text: str, language: str, key: str) -> int:
    """How many characters the form under `key` that `text` opens with takes, white space before it included; 0 for none."""
    found = _opens(language, key).match(text)
    return found.end() if found is not None else 0


def is_number(word: str, language: str) -> bool:
    """Whether `word` is a number in digits or in one word."""
    return word[:1].isdigit() or word.lower() in _of(language, "numbers")


def is_skipped(word: str, match: re.Match[str], language: str) -> bool:
    """Whether `word` may stand between a number and what it counts."""
    money = match["symbol"] or (match["unit"] or "").lower() in forms(language, "currencies")
    return word.lower() in forms(language, "skip") or bool(money and word.lower() in forms(language, "skip_money"))


@functools.lru_cache(maxsize=20_000)
def closes(word: str, language: str) -> bool:
    """Whether a noun phrase cannot go on with `word`: a function word."""
    listed = forms(language, "closers")
    return word in listed if listed else words.is_stop(word, language) and word not in forms(language, "nouns")


def is_plural(word: str, language: str) -> bool:
    """Whether `word` looks like the plural noun with which an English noun phrase ends."""
    if language != "en" or not word.islower():
        return False
    return word in {"people", "men", "women", "children"} or (
        len(word) > 3 and word[-1] == "s" and word[-2] not in "sui'’"
    )


def is_score(match: re.Match[str]) -> bool:
    """Whether two numbers joined by a dash are no range, as in "won 3-1"."""
    first, second = match["digits"] or "", match["second"] or ""
    return (
        first.isdecimal() and second.isdecimal() and len(first) < 10 and len(second) < 10 and int(second) <= int(first)
    )


def never_follows(after: str, language: str) -> bool:
    """Whether what follows makes the number a pronoun or a time of day: "two of them", "9 a.m."."""
    start = after.lower().lstrip()
    return any(start.startswith(form) for form in forms(language, "never_before"))


def _digits(language: str) -> str:
    """Digits with the thousands and decimal marks of `language`; spaces group in all of them but English."""
    group = forms(language, "group")[0] if forms(language, "group") else ","
    decimal = r"\." if group == "," else ","
    marks = r"," if group == "," else r"[\s.'’]" if group == "." else r"[\s']"
    return rf"\d{{1,3}}(?:{marks}\d{{3}})+(?:{decimal}\d+)?(?!\d)|\d+(?:{decimal}\d+)?"


def _spelled(language: str) -> str:
    """Number words in a row: "two hundred and fifty", "a hundred thirty"."""
    word = either((*_of(language, "numbers"), *_of(language, "scales")))
    first = either(tuple(_of(language, "numbers")))
    article = either(forms(language, "article"))
    joiner = either(forms(language, "joiner"))
    scale = _keys(language, "scales")
    return rf"(?:(?:{article})\s(?:{scale}|dozen)|(?:{first}))(?!\w)(?:[\s-](?:(?:{joiner})\s)?(?:{word})(?!\w)){{0,8}}"


def _of_digits(text: str, language: str) -> float | None:
    plain = _SPACED.sub("", text)
    plain = plain.replace(",", "") if "," in forms(language, "group") else plain.replace(".", "").replace(",", ".")
    return float(plain) if len(plain) <= 20 else None


def _of_words(text: str, language: str) -> float | None:
    """Units add up, scales multiply what stands before them."""
    total = current = 0.0
    scales = _of(language, "scales")
    for word in re.split(r"[\s-]+", text.lower()):
        if word in scales and scales[word] >= 1000:
            total, current = total + (current or 1.0) * scales[word], 0.0
        elif word in scales:
            current = (current or 1.0) * scales[word]
        else:
            current += _of(language, "numbers").get(word, 0.0)
    return total + current


@functools.cache
def _opens(language: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{either(forms(language, key))})(?!\w)", re.IGNORECASE)


@functools.cache
def _values(language: str) -> Mapping[str, float]:
    return {**_of(language, "numbers"), **_of(language, "scales"), **_of(language, "fractions")}


@functools.cache
def _of(language: str, key: str) -> Mapping[str, float]:
    """The forms under `key` with their values; `numbers` are those of dates.toml and `words` of figures.toml."""
    own = lexicon.table("figures").get(language, {})
    tables = (
        [lexicon.table("dates").get(language, {}).get("numbers", {}), own.get("words", {})]
        if key == "numbers"
        else [own.get(key, {})]
    )
    return {
        form.lower(): float(number) for table in tables for number, found in table.items() for form in found.split("|")
    }


def _keys(language: str, key: str) -> str:
    return either(tuple(_of(language, key)))


def either(found: tuple[str, ...]) -> str:
    """A group of alternatives, longer ones first; one that never matches where there are none."""
    return "|".join(re.escape(form) for form in sorted(set(found), key=lambda form: (-len(form), form))) or r"(?!)"
