"""Noun phrases that can be a source, read from the words beside a cue without a parser.

Before a verb the phrase is read backwards to a mark, a verb or a word no phrase goes across; after a cue, forwards to the
last noun that can speak or the end of a name. An insertion between commas is skipped and kept as its description.
"""

from __future__ import annotations

from dataclasses import dataclass

from digest.attribution.common import is_agent, is_common
from digest.attribution.details import is_some, person_end, whole_body
from digest.attribution.grammar import CONJUNCTIONS, Grammar
from digest.attribution.insertions import is_name, opens_insertion, tells_office
from digest.attribution.reach import (
    COMMAS,
    Tokens,
    in_name,
    is_subject_noun,
    last_after,
    left,
    no_opening,
    skip_back,
)
from digest.attribution.tokens import CLOSING, OPENING, QUOTES, Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name a source; positions are those of the text read."""

    text: str
    start: int
    end: int
    name: str | None = None
    """The capitalised name that is its head, with titles before it; None where a common noun or pronoun is."""
    noun: str | None = None
    """The common noun that is its head, lower case."""
    pronoun: str | None = None
    """The kind of pronoun it is, as in `Grammar.pronouns`."""
    description: str = ""
    """What stands in apposition or before the name: `a Russia analyst with the institute`."""


def before(text: str, row: Tokens, at: int, grammar: Grammar) -> Phrase | None:
    """The phrase that ends before token `at`, adverbs, days, brackets and insertions skipped."""
    last = skip_back(row, at - 1, grammar)
    if last < 0:
        return None
    if row[last].text not in COMMAS:
        return _core(text, row, last, grammar)
    return _around_insertion(text, row, last, grammar)


def after(text: str, row: Tokens, at: int, grammar: Grammar) -> Phrase | None:
    """The phrase that begins at token `at`."""
    if at >= len(row):
        return None
    if row[at].text in OPENING:
        return _quoted_name(text, row, at)
    if row[at].lower in grammar.pronouns:
        return _pronoun(row[at], grammar)
    last = last_after(row, at, grammar)
    if last < at:
        return None
    first = at
    while first < last and row[first].lower in grammar.skip:
        first += 1
    phrase = _phrase(text, row, (first, last), grammar, _apposition(text, row, last + 1, grammar))
    return _named_behind(text, row, last + 1, phrase, grammar) or phrase


def _named_behind(text: str, row: Tokens, comma: int, office: Phrase | None, grammar: Grammar) -> Phrase | None:
    """The name behind an office and a comma: `said the head of the service, Maria Keller`."""
    if office is None or not (office.noun or office.text.split()[0].lower() in grammar.determiners):
        return None
    end = person_end(row, comma + 1, grammar) if comma < len(row) and row[comma].text == "," else 0
    if not end:
        return None
    named = text[row[comma + 1].start : row[end - 1].end]
    return Phrase(named, office.start, row[end - 1].end, name=named, description=office.text)


def _around_insertion(text: str, row: Tokens, comma: int, grammar: Grammar) -> Phrase | None:
    """For "NP, insertion, VERB": the NP, described by the insertion; the insertion where it is the name of the NP."""
    for k in range(comma - 1, max(-1, comma - 40), -1):
        if row[k].text in QUOTES or row[k].text in ".;:!?":
            return None
        if row[k].text != row[comma].text or k == 0:
            continue
        if k + 1 == comma:
            return None
        found = _with_insertion(text, row, (k + 1, comma), grammar)
        if found is not None:
            return found
    return None


def _with_insertion(text: str, row: Tokens, span: tuple[int, int], grammar: Grammar) -> Phrase | None:
    """The phrase before the insertion at `span`, described by it or named in it; None where it is no insertion."""
    first, comma = span
    inside = row[first:comma]
    words = text[inside[0].start : inside[-1].end]
    head = skip_back(row, first - 2, grammar)  # "Ada Lee (Lowmere), chair of …": the bracket is none of the name
    outer = _core(text, row, head, grammar) if head >= 0 else None
    if outer is None:
        led = head >= 0 and row[head].is_word and inside[0].lower in grammar.determiners
        return _named_in(text, row, span, outer, grammar) if led else None
    if is_name(inside, grammar):
        named = _describes(outer, grammar) and (len(inside) > 1 or _is_of_body(outer, grammar))
        return Phrase(words, inside[0].start, inside[-1].end, name=words, description=outer.text) if named else outer
    if opens_insertion(inside[0], grammar) or tells_office(inside, grammar):
        told = _named_in(text, row, span, outer, grammar)
        return told or Phrase(outer.text, outer.start, outer.end, outer.name, outer.noun, outer.pronoun, words)
    return None


def _is_of_body(phrase: Phrase, grammar: Grammar) -> bool:
    """Whether the phrase describes an institution, so that one word is its name: `His team, Corvane, said`; not where it was."""
    short = not any(word in grammar.links for word in phrase.text.lower().split())
    return short and phrase.name is None and phrase.noun in grammar.organisations


def _named_in(text: str, row: Tokens, span: tuple[int, int], outer: Phrase | None, grammar: Grammar) -> Phrase | None:
    """The name in the insertion behind what describes it: `its chairman, the premier Ada Lee, said`; None where it is none of its own."""
    first, end = span
    if (outer is not None and (outer.name or outer.pronoun)) or not grammar.is_name_word(row[end - 1]):
        return None
    small = all(
        grammar.is_name_word(t) or grammar.is_noun(t.lower) or t.lower in grammar.determiners for t in row[first:end]
    )
    inner = _core(text, row, end - 1, grammar) if small else None
    if inner is None or inner.name is None:
        return None
    described = f"{outer.text if outer else ''} {inner.description}".strip()
    return Phrase(inner.name, row[first].start, inner.end, name=inner.name, description=described)


def _describes(phrase: Phrase, grammar: Grammar) -> bool:
    """Whether the phrase tells an office or place of work, so that the name comes after it."""
    first = phrase.text.split()[0].lower()
    return phrase.noun is not None or first in grammar.determiners


def _core(text: str, row: Tokens, last: int, grammar: Grammar) -> Phrase | None:
    """The phrase whose last word is token `last`."""
    token = row[last]
    if token.text in CLOSING and last >= 2:
        return _quoted_before(text, row, last)
    if token.lower in grammar.pronouns:
        return _pronoun(token, grammar)
    if (
        not token.is_word
        or token.lower in grammar.stops
        or token.lower in CONJUNCTIONS
        or (grammar.is_report(token) and not token.is_capital and not is_subject_noun(row, last, grammar))
    ):
        return None
    first = left(row, last, grammar)
    while first < last and no_opening(row[first], row[first + 1], grammar):
        first += 1
    phrase = _phrase(text, row, (first, last), grammar, "")
    if phrase is None or phrase.name or phrase.noun:
        return phrase
    described = row[first].lower in grammar.determiners and first < last
    return phrase if described or is_agent(token.lower, grammar, plural=True) else None


def _apposition(text: str, row: Tokens, at: int, grammar: Grammar) -> str:
    if at + 1 >= len(row) or row[at].text not in COMMAS or not opens_insertion(row[at + 1], grammar):
        return ""
    end = at + 1
    while (
        end < len(row)
        and end - at < 25
        and row[end].text not in COMMAS
        and row[end].text not in ".;:!?"
        and row[end].text not in QUOTES
    ):
        end += 1
    return text[row[at + 1].start : row[end - 1].end]


def _phrase(text: str, row: Tokens, span: tuple[int, int], grammar: Grammar, description: str) -> Phrase | None:
    """The tokens of `span`, its last included, as a phrase; the head is found before the first preposition."""
    first, last = span
    core = (
        next(
            (
                k
                for k in range(first + 1, last + 1)
                if row[k].lower in grammar.links and not in_name(row, k - 1, grammar) and not is_some(row, k, grammar)
            ),
            last + 1,
        )
        - 1
    )
    run = core
    while run >= first and (
        grammar.is_name_word(row[run])
        or (
            run > first
            and row[run].lower in grammar.particles
            and run < core
            and row[run - 1].is_word
            and run - 1 >= first
        )
    ):
        if row[run].is_possessive and run < core:
            break
        run -= 1
    run += 1
    while run <= core and not row[run].is_capital:
        run += 1
    run = whole_body(row, first, run, core, grammar)
    end = row[last].end - 2 if row[last].text.endswith(("'s", "’s")) else row[last].end
    words = text[row[first].start : end]
    if run <= core and words.lower() in grammar.determiners:
        return None  # an article with the capital of its sentence
    if run <= core and not is_common(row, first, run, core, grammar):
        name_end = end if core == last else row[core].end
        lead = text[row[first].start : row[run].start].strip()
        lead = "" if lead.lower() in grammar.determiners else lead
        described = " ".join(
            part for part in (lead, description, text[row[core].end : end].strip() if core < last else "") if part
        )
        return Phrase(words, row[first].start, end, name=text[row[run].start : name_end], description=described)
    noun = next((noun for k in range(core, first - 1, -1) if (noun := grammar.noun(row[k].lower)) is not None), None)
    return Phrase(words, row[first].start, end, noun=noun, description=description)


def _pronoun(token: Token, grammar: Grammar) -> Phrase:
    return Phrase(token.text, token.start, token.end, pronoun=grammar.pronouns[token.lower])


def _quoted_name(text: str, row: Tokens, at: int) -> Phrase | None:
    """A name in quotation marks, as Russian, Ukrainian and French write those of newspapers."""
    closing = next((k for k in range(at + 1, min(len(row), at + 8)) if row[k].text in CLOSING), None)
    if closing is None or closing == at + 1 or not row[at + 1].is_capital:
        return None
    words = text[row[at + 1].start : row[closing - 1].end]
    return Phrase(words, row[at + 1].start, row[closing - 1].end, name=words)


def _quoted_before(text: str, row: Tokens, closing: int) -> Phrase | None:
    opening = next((k for k in range(closing - 1, max(-1, closing - 8), -1) if row[k].text in OPENING), None)
    return _quoted_name(text, row, opening) if opening is not None and row[closing].text != '"' else None
