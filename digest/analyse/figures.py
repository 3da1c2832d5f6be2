"""The numbers in an article that count or measure something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest import when
from digest.analyse import numerals
from digest.model import Article, Figure, Sentence

_WORD = re.compile(r"[^\W\d_]+(?:['’.-]{1,2}\w+)*\.?|[^\w\s]|\d+")
_PART_OF_NUMBER = re.compile(r"\d[ -]#\d|\d#[ -]\d|#0\d")  # of a telephone or an account: `0800 555 0199`
_AROUND = 200  # characters looked at on each side
_LOOKED_AT = 16  # tokens after a number in which its noun is looked for
_COUNTED_WORDS = 6  # the longest noun phrase shown; "Russian and North Korean troops" has five


def figures(article: Article, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """The figures of `sentences` in reading order; dates, names, ordinals, page numbers and pronouns are none.

    `value` is None for "hundreds" and for a range such as "10 to 15"; a percentage is in percent, a fraction in ones.
    """
    language = article.language.text.partition("-")[0].lower()
    return tuple(figure for sentence in sentences for figure in _of_sentence(sentence, language))


def _of_sentence(sentence: Sentence, language: str) -> Iterator[Figure]:
    if not numerals.may_count(sentence.text, language):
        return
    matches = tuple(numerals.pattern(language).finditer(sentence.text))
    dated = [(found.start, found.end) for found in when.expressions(sentence.text, language)] if matches else ()
    for match in matches:
        if _counts(sentence.text, match, dated, language):
            yield _figure(sentence, match, language)


def _figure(sentence: Sentence, match: re.Match[str], language: str) -> Figure:
    text = sentence.text[match.start() : match.end()].strip()
    about = _about(sentence.text, match, language)
    unit = match["symbol"] or match["unit"] or match["glued"]
    qualifier = match["qualifier"].strip() if match["qualifier"] else None
    return Figure(sentence.index, text, numerals.value(match, language), about, unit, qualifier)


def _counts(text: str, match: re.Match[str], dated: Sequence[tuple[int, int]], language: str) -> bool:
    """Whether a number is a figure and not a date, a name, an ordinal, a list number or a pronoun."""
    start, end = match.span("number")
    if any(start < to and end > begin for begin, to in dated):
        return False
    if numerals.is_score(match) or numerals.never_follows(text[match.end() : match.end() + _AROUND], language):
        return False
    measured = bool(match["symbol"] or match["unit"] or match["glued"])
    before, after = text[max(0, match.start() - _AROUND) : match.start()], text[match.end() : match.end() + _AROUND]
    if not measured and _PART_OF_NUMBER.search(before[-3:] + "#" + match[0].strip() + "#" + after[:3]):
        return False
    if match["digits"]:
        return _counts_in_digits(match, before, after, measured=measured, language=language)
    if numerals.is_pronoun(match, language) and not (match["scale"] or measured):
        return False
    return measured or bool(match["scale"]) or _about(text, match, language) is not None


def _counts_in_digits(match: re.Match[str], before: str, after: str, *, measured: bool, language: str) -> bool:
    plain = match["digits"].isdigit()
    if measured or match["scale"] or match["qualifier"]:
        return measured or not numerals.is_labelled(before, language, hedged=True)
    if not plain:
        return not numerals.is_labelled(before, language)
    if after[:2] == ". " and after[2:].strip():
        return False  # an ordinal, for no sentence goes on behind its stop: "in 3. Generation"
    if after[:1] == ":" or (not before.strip() and after[:1] in {".", ")"}) or numerals.is_labelled(before, language):
        return False
    if before.rstrip().endswith(",") and after[:1] in {",", "."} and len(match["digits"]) <= 2:
        return False  # an age: "Kopp, 44, …"
    year = len(match["digits"]) == 4 and 1900 <= int(match["digits"]) <= 2100
    return not year or numerals.is_counted(after, language)


def _about(text: str, match: re.Match[str], language: str) -> str | None:
    """The noun phrase after the number: words up to a function word, a verb or a mark; None where there is none."""
    given = [word for word, _ in zip(_WORD.finditer(text, match.end()), range(_LOOKED_AT), strict=False)]
    skipped = 0
    while skipped < len(given) and numerals.is_skipped(given[skipped][0], match, language):
        skipped += 1
    if numerals.is_measure(match, language) and not skipped:
        return None  # "five hours driving", "12 km north"; but "12 km of border"
    phrase = _phrase(text, given[skipped:], language)
    return text[phrase[0].start() : phrase[-1].end()].rstrip(".") if phrase else None


def _phrase(text: str, given: Sequence[re.Match[str]], language: str) -> list[re.Match[str]]:
    phrase: list[re.Match[str]] = []
    for word in given:
        joined = bool(phrase) and word[0].lower() in numerals.forms(language, "joiner") and _joins(text, phrase, word)
        if not joined and (
            len(phrase) == _COUNTED_WORDS or not word[0][0].isalpha() or _closes(word[0], phrase, language)
        ):
            break
        phrase.append(word)
        if numerals.is_plural(word[0], language) or (word[0].endswith(".") and "." not in word[0][:-1]):
            break
    return phrase


def _joins(text: str, phrase: Sequence[re.Match[str]], word: re.Match[str]) -> bool:
    """Whether "and" joins two attributes of one noun, as in "Russian and North Korean troops"."""
    after = text[word.end() :].lstrip()
    return all(part[0][:1].isupper() for part in phrase) and after[:1].isupper()


def _closes(word: str, phrase: Sequence[re.Match[str]], language: str) -> bool:
    """Whether the noun phrase ends before `word`: a function word, or a verb after at least one noun."""
    return word.islower() and (numerals.closes(word, language) or (bool(phrase) and numerals.is_verb(word, language)))
