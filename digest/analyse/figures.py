"""The numbers in an article that count or measure something."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest import tolls, when
from digest.analyse import bounds, counted, deeds, numerals
from digest.analyse.counted import Row
from digest.analyse.deeds import Counted
from digest.analyse.sources import Reading
from digest.analyse.vouching import Voucher, vouched, vouchers
from digest.model import Article, DateMention, Figure, Name, Sentence

_PART_OF_NUMBER = re.compile(r"\d[ -]#\d|\d#[ -]\d|#0\d")  # of a telephone or an account: `0800 555 0199`
_MOST = 60  # figures of a sentence; what has more is a table, and what bounds its numbers cannot be told
_FRONT = 5  # words of a place or day that opens a sentence, its preposition among them
_AROUND = 200  # characters looked at on each side

Part = counted.Span | None


def figures(
    article: Article,
    sentences: Sequence[Sentence],
    names: Sequence[Name] = (),
    told: Sequence[DateMention] = (),
    read: Reading | None = None,
) -> tuple[Figure, ...]:
    """The figures of `sentences` in reading order; dates, ages, names, ordinals, page numbers and pronouns are none.

    `value` is None for "hundreds" and for a range such as "10 to 15"; a percentage is in percent, a fraction in ones. `told` are
    the article's dates and `read` its statements, from which come the day a figure holds for and who vouches for it.
    """
    language = article.language.text.partition("-")[0].lower()
    days: dict[int, list[DateMention]] = {}
    for mention in told:
        days.setdefault(mention.sentence, []).append(mention)
    vouching = vouchers(article, sentences, read) if read is not None else {}
    named = frozenset(form for name in names if name.kind != "person" for form in (name.label, *name.forms))
    found: list[Figure] = []
    for sentence in sentences:
        about = _Told(named, days.get(sentence.index, ()), vouching.get(sentence.index, ()))
        found += _of_sentence(sentence, language, about)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of a sentence besides its words."""

    named: frozenset[str]
    """Forms of the article's names that are no person's."""
    days: Sequence[DateMention]
    cited: Sequence[Voucher]


def _of_sentence(sentence: Sentence, language: str, told: _Told) -> list[Figure]:
    text = sentence.text
    if not numerals.may_count(text, language):
        return []
    matches = tuple(numerals.pattern(language).finditer(text))
    spans = tuple((found.start, found.end) for found in when.expressions(text, language)) if matches else ()
    row = Row(text, language, spans)
    rows = [(match, counted.after(row, match)) for match in matches if _counts(row, match)]
    counts = [Counted(_span(row, match), phrase) for match, phrase in rows]
    if len(rows) > _MOST:
        return [_figure(sentence.index, row, match, one) for (match, _), one in zip(rows, counts, strict=True)]
    done, bounded = deeds.deeds(row, counts), bounds.scopes(row, counts, told.named)
    whole = [_figure(sentence.index, row, match, one) for (match, _), one in zip(rows, counts, strict=True)]
    return [
        _placed(row, figure, told, one, scope, relation=_words(row, _deed(row, match, one, deed)))
        for figure, (match, _), one, deed, scope in zip(whole, rows, counts, done, bounded, strict=True)
    ]


def _span(row: Row, match: re.Match[str]) -> counted.Span:
    """Where the figure stands; the "to" of "rose to" is no hedge."""
    whole = match[0]
    start = counted.number_start(match) if counted.hedges_not(row, match) else match.start()
    return start + len(row.text[start:]) - len(row.text[start:].lstrip()), match.end() - len(whole) + len(
        whole.rstrip()
    )


def _figure(sentence: int, row: Row, match: re.Match[str], one: Counted) -> Figure:
    """The number itself: what it is and what it counts."""
    start, end = one.number
    about = one.phrase or counted.reaching(row, start)
    hedge = match["qualifier"] if match["qualifier"] and not counted.hedges_not(row, match) else None
    low, high = numerals.ends(match, row.language)
    return Figure(
        sentence=sentence,
        text=row.text[start:end],
        value=numerals.value(match, row.language),
        about=_words(row, about),
        unit=match["symbol"] or match["unit"] or match["glued"],
        qualifier=hedge.strip() if hedge else None,
        low=low,
        high=high,
        start=start,
        end=end,
    )


def _placed(
    row: Row, figure: Figure, told: _Told, one: Counted, scope: Sequence[counted.Span], *, relation: str | None
) -> Figure:
    """`figure` with what limits it, when it holds, who vouches for it and the verb it is counted by."""
    cited = [(voucher.start, voucher.end) for voucher in told.cited]
    at = bounds.dated(row, one, scope, cited)
    said = _words(row, row.dated[at]) if at is not None else None
    return dataclasses.replace(
        figure,
        relation=relation,
        scope=bounds.shown(row, scope),
        as_of=next((mention.date for mention in told.days if mention.text == said and mention.date is not None), None),
        claimant=vouched(told.cited, figure.start, figure.end),
    )


def _words(row: Row, part: Part) -> str | None:
    return row.text[slice(*part)] if part else None


def _deed(row: Row, match: re.Match[str], one: Counted, deed: Part) -> Part:
    """The verb by which something is counted; one of change comes before one of the list, and a measure has none of others."""
    change = counted.changing(row, match)
    if change is not None:
        return change
    if one.phrase is None and counted.reaches(row, match):
        return _standing(row, counted.reaching(row, one.number[0]))
    measure = match["glued"] or (one.phrase is None and numerals.is_measure(match, row.language))
    listed = deed is not None and tolls.toll(row.text[slice(*deed)].lower(), row.language) is not None
    return None if measure and not listed else deed


def _standing(row: Row, subject: Part) -> Part:
    """The subject of a figure that was reached, where it tells what befell those counted: "the number of injured rose to 5"."""
    last = row.text[slice(*subject)].split()[-1] if subject else ""
    return (subject[1] - len(last), subject[1]) if subject and tolls.toll(last.lower(), row.language) else None


def _counts(row: Row, match: re.Match[str]) -> bool:
    """Whether a number is a figure and not a date, a name, an ordinal, a list number or a pronoun."""
    text, language = row.text, row.language
    start, end = match.span("number")
    if row.is_dated(start) or row.is_dated(end - 1):
        return False
    if numerals.is_score(match) or numerals.never_follows(text[match.end() : match.end() + _AROUND], language):
        return False
    measured = bool(match["symbol"] or match["unit"] or match["glued"])
    before, after = text[max(0, match.start() - _AROUND) : match.start()], text[match.end() : match.end() + _AROUND]
    if not measured and _PART_OF_NUMBER.search(before[-3:] + "#" + match[0].strip() + "#" + after[:3]):
        return False
    if match["digits"]:
        return counted.reaches(row, match) or (
            _counts_in_digits(match, before, after, measured=measured, language=language)
            and (measured or bool(match["scale"] or match["qualifier"]) or _stands(row, match, after))
        )
    if numerals.is_pronoun(match, language) and not (match["scale"] or measured):
        return False
    if numerals.is_labelled(before, language, hedged=True) or numerals.is_ordinal(match, before, after, language):
        return False
    grouped = numerals.begins(text[match.end() :], language, "groups") > 0
    return measured or grouped or bool(match["scale"]) or counted.after(row, match) is not None


def _stands(row: Row, match: re.Match[str], after: str) -> bool:
    """Whether bare digits count something all the same: a noun, a verb of the list, "of them", "were" or a label by them."""
    if counted.after(row, match) is not None or counted.reaching(row, match.start()) is not None:
        return True
    if numerals.begins(after, row.language, "groups") or after.startswith((" of the ", " out of ")):
        return True
    return deeds.stands_by(row, match.span("number")) or numerals.begins(after, row.language, "auxiliaries") > 0


def _counts_in_digits(match: re.Match[str], before: str, after: str, *, measured: bool, language: str) -> bool:
    plain = match["digits"].isdigit()
    if plain and len(match["digits"]) == 2 and before.endswith(("'", "’")):
        return False  # a year: "the ’98 model"
    if measured or match["scale"] or match["qualifier"]:
        return measured or not numerals.is_labelled(before, language, hedged=True)
    fronted = _is_fronted(before, after, language)
    if not plain:
        return fronted or not numerals.is_labelled(before, language)
    if after[:2] == ". " and after[2:].strip():
        return False  # an ordinal, for no sentence goes on behind its stop: "in 3. Generation"
    if (
        after[:1] == ":"
        or (not before.strip() and after[:1] in {".", ")"})
        or (not fronted and numerals.is_labelled(before, language))
    ):
        return False
    if before.rstrip().endswith(",") and after[:1] in {",", "."} and len(match["digits"]) <= 2:
        return False  # an age: "Kopp, 44, …"
    year = len(match["digits"]) == 4 and 1900 <= int(match["digits"]) <= 2100
    return not year or numerals.is_counted(after, language)


def _is_fronted(before: str, after: str, language: str) -> bool:
    """Whether a place or day that opens its sentence stands before the number: "In Lowmere 40 houses …", "On Friday 3 ships …"."""
    lead, told = before.split(), after.split(maxsplit=1)[:1]
    if not 1 < len(lead) <= _FRONT or not told or not told[0][:1].islower():
        return False
    opens = lead[0].lower() in {*numerals.forms(language, "places"), "on"}
    noun = language != "en" or numerals.is_plural(told[0].rstrip(".,;"), language)
    return opens and noun and all(word[:1].isupper() and word.isalpha() for word in lead[1:])
