"""Noun phrases that can be a source, read from the words beside a cue without a parser.

Before a verb the phrase is read backwards to a mark, a verb or a word no phrase goes across; after a cue, forwards to the
last noun that can speak or the end of a name. An insertion between commas is skipped and kept as its description.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digest.attribution.grammar import CONJUNCTIONS, Grammar
from digest.attribution.tokens import CLOSING, OPENING, QUOTES, Token

Tokens = Sequence[Token]
_LONGEST = 14
_COMMAS = frozenset({",", "—", "–"})
# Words besides determiners and nouns that open an insertion after a name.
_INSERTION = frozenset({
    "who", "whose", "which", "former", "of", "in", "at", "on", "when", "while", "speaking", "writing", "citing", "referring", "asked",
    "now", "then", "also", "himself", "herself", "like", "for", "by", "as", "with", "from", "after", "during", "aged", "formerly",
})  # fmt: skip


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
    last = _skip_back(row, at - 1, grammar)
    if last < 0:
        return None
    if row[last].text not in _COMMAS:
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
    last = _last_after(row, at, grammar)
    if last < at:
        return None
    first = at
    while first < last and row[first].lower in grammar.skip:
        first += 1
    return _phrase(text, row, (first, last), grammar, _apposition(text, row, last + 1, grammar))


def _skip_back(row: Tokens, at: int, grammar: Grammar) -> int:
    """The last token at or before `at` that is no adverb, auxiliary, day, bracket or relative pronoun; -1 for none."""
    while at >= 0:
        token = row[at]
        kind = grammar.pronouns.get(token.lower)
        if token.text == ")":
            at = next((k - 1 for k in range(at - 1, max(-1, at - 12), -1) if row[k].text == "("), -1)
        elif token.lower in grammar.calendar:
            at = _before_day(row, at - 1)
        elif kind == "r":
            at -= 2 if at and row[at - 1].text in _COMMAS else 1
        elif kind is None and (token.lower in grammar.skip or token.text in ("'s", "’s") or _is_adverb(token, grammar)):
            at -= 1
        else:
            return at
    return -1


def _before_day(row: Tokens, at: int) -> int:
    while at >= 0 and (row[at].lower in ("on", "last", "this", "late", "early", "am") or row[at].text.isdigit()):
        at -= 1
    return at


def _is_adverb(token: Token, grammar: Grammar) -> bool:
    word = token.lower
    return grammar.language == "en" and len(word) > 4 and word.endswith("ly") and not token.is_capital


def _around_insertion(text: str, row: Tokens, comma: int, grammar: Grammar) -> Phrase | None:
    """For "NP, insertion, VERB": the NP, described by the insertion; the insertion where it is the name of the NP."""
    for k in range(comma - 1, max(-1, comma - 40), -1):
        if row[k].text in QUOTES or row[k].text in ".;:!?":
            return None
        if row[k].text != row[comma].text or k == 0:
            continue
        inside = row[k + 1 : comma]
        if not inside:
            return None
        words = text[inside[0].start : inside[-1].end]
        outer = _core(text, row, k - 1, grammar)
        if _is_name(inside, grammar):
            if outer is not None and len(inside) > 1 and _describes(outer, grammar):
                return Phrase(words, inside[0].start, inside[-1].end, name=words, description=outer.text)
            if outer is not None:
                return outer
        elif outer is not None and (_opens_insertion(inside[0], grammar) or _tells_office(inside, grammar)):
            return Phrase(outer.text, outer.start, outer.end, outer.name, outer.noun, outer.pronoun, words)
    return None


def _describes(phrase: Phrase, grammar: Grammar) -> bool:
    """Whether the phrase tells an office or place of work, so that the name comes after it."""
    first = phrase.text.split()[0].lower()
    return phrase.noun is not None or first in grammar.determiners


def _is_name(row: Tokens, grammar: Grammar) -> bool:
    return (
        len(row) <= 5
        and all(grammar.is_name_word(t) or t.lower in grammar.particles for t in row)
        and row[0].is_capital
    )


def _tells_office(row: Tokens, grammar: Grammar) -> bool:
    """Whether the insertion begins with an office: "legal director for …", "Sanders' senior adviser"."""
    return any(token.lower in grammar.people or token.lower in grammar.titles for token in row[:6])


def _opens_insertion(token: Token, grammar: Grammar) -> bool:
    word = token.lower
    return (
        word in _INSERTION or word in grammar.determiners or word in grammar.titles or grammar.is_noun(word)
        or word in grammar.links or token.text[0].isdigit() or word.endswith(("ing", "ed")) or "-" in word
    )  # fmt: skip


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
        or (grammar.is_report(token) and not token.is_capital)
    ):
        return None
    first = _left(row, last, grammar)
    while first < last and _no_opening(row[first], row[first + 1], grammar):
        first += 1
    phrase = _phrase(text, row, (first, last), grammar, "")
    if phrase is None or phrase.name or phrase.noun:
        return phrase
    return phrase if row[first].lower in grammar.determiners and first < last else None


def _no_opening(token: Token, following: Token, grammar: Grammar) -> bool:
    word = token.lower
    if word in grammar.determiners:
        return False
    return (
        word in grammar.skip
        or word in grammar.stops
        or word in grammar.links
        or word == "and"
        or token.text == "&"
        or (word in grammar.calendar and following.is_word)
    )


def _left(row: Tokens, last: int, grammar: Grammar) -> int:
    """The first token of the phrase that ends at `last`."""
    first = last
    while first > 0 and last - first < _LONGEST:
        word = row[first - 1].lower
        if word in grammar.links or word in ("and", "the"):
            if not (first >= 2 and _joins(row, first - 1, grammar)):
                return first - 1 if word == "the" else first
        elif word in grammar.determiners and not grammar.is_name_word(row[first - 1]):
            first -= 1
            if not _goes_on_left(row, first, grammar):
                return first
            first -= 2
            continue
        elif _ends_left(row, first - 1, grammar):
            return first
        first -= 1
    return first


def _goes_on_left(row: Tokens, first: int, grammar: Grammar) -> bool:
    """Whether the determiner at `first` follows a noun and a preposition or "and"."""
    joined = first >= 2 and (row[first - 1].lower in grammar.links or row[first - 1].lower == "and")
    return joined and _is_head(row[first - 2], grammar)


def _ends_left(row: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether no phrase that ends further right can begin at or before token `at`."""
    token, word = row[at], row[at].lower
    if not token.is_word:
        return token.text != "&"
    if grammar.is_name_word(token):
        return False
    if word in grammar.stops or word in grammar.be or word in grammar.skip:
        return True
    if grammar.is_cue(token) and not grammar.is_noun(word):
        return True
    # "Troops stepped up …": a past tense after its subject.
    return word.endswith("ed") and at >= 1 and (grammar.is_noun(row[at - 1].lower) or grammar.is_name_word(row[at - 1]))


def _joins(row: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether the preposition, "and" or "the" at `at` joins what follows to a noun or name before it."""
    word, prior = row[at].lower, row[at - 1]
    if word == "the":
        return (
            prior.lower in grammar.links
            and at >= 2
            and (_is_head(row[at - 2], grammar) or _in_name(row, at - 2, grammar))
        )
    if word == "and":
        return _is_head(prior, grammar) or grammar.is_name_word(prior)
    return _is_head(prior, grammar) or _in_name(row, at - 1, grammar)


def _is_head(token: Token, grammar: Grammar) -> bool:
    return grammar.is_noun(token.lower) or token.lower in ("close", "familiar")


def _in_name(row: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether token `at` can go on with "of …" as part of a name: `Institute`, `Ministry`, `Armed Forces`."""
    return (
        grammar.is_name_word(row[at])
        and (at == 0 or row[at].lower not in grammar.links)
        and _is_capital_noun(row[at], grammar)
    )


def _is_capital_noun(token: Token, grammar: Grammar) -> bool:
    return (
        grammar.is_noun(token.lower) or token.lower in grammar.titles or token.lower in ("study", "forces", "chamber")
    )


def _last_after(row: Tokens, at: int, grammar: Grammar) -> int:
    """The last token of the phrase that begins at `at`; less than `at` where none does."""
    last, here = at - 1, at
    while here < len(row) and here - at < _LONGEST:
        token = row[here]
        if grammar.is_name_word(token) or grammar.is_noun(token.lower):
            last = here
            if token.is_possessive and not _goes_on(row, here + 1, grammar):
                return here
        elif _ends_right(row, at, last, here, grammar):
            break
        here += 1
    if last < at and row[at].lower in grammar.determiners and here - at >= 2 and not _is_adverb(row[at + 1], grammar):
        return min(here - 1, at + 2)
    return last


def _ends_right(row: Tokens, at: int, last: int, here: int, grammar: Grammar) -> bool:
    """Whether the phrase that begins at `at` and has reached `last` does not go on with token `here`."""
    token, word = row[here], row[here].lower
    if not token.is_word:
        return token.text != "&"
    if word in grammar.links or word in grammar.particles:
        if last < at:
            return word not in grammar.determiners
        return last != here - 1 or not _continues(row, last, here, grammar)
    if word in grammar.calendar or (word in grammar.stops and word not in grammar.determiners):
        return True
    return last >= at and (grammar.is_cue(token) or not _goes_on(row, here, grammar))


def _continues(row: Tokens, last: int, link: int, grammar: Grammar) -> bool:
    """Whether the preposition at `link` belongs to the phrase: a common noun before it, or a name that goes on in capitals."""
    following = next(
        (t for t in row[link + 1 : link + 4] if t.lower not in grammar.determiners and t.lower not in grammar.links),
        None,
    )
    if following is None or following.lower in grammar.calendar:
        return False
    if not grammar.is_name_word(row[last]):
        return grammar.is_noun(row[last].lower) and (following.is_capital or grammar.is_noun(following.lower))
    return following.is_capital and (
        _is_capital_noun(row[last], grammar)
        or row[link].lower in ("&", "de", "van", "von", "del", "bin", "al", "du", "da")
    )


def _goes_on(row: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether a noun follows within two words, so that the word at `at` describes it."""
    if grammar.language == "de":  # every German noun has a capital
        return False
    if at < len(row) and (row[at].lower in grammar.skip or row[at].lower in grammar.stops):
        return False
    for token in row[at : at + 3]:
        if not token.is_word or token.lower in grammar.stops or token.lower in grammar.calendar:
            return False
        if grammar.is_noun(token.lower) or grammar.is_name_word(token):
            return True
    return False


def _apposition(text: str, row: Tokens, at: int, grammar: Grammar) -> str:
    if at + 1 >= len(row) or row[at].text not in _COMMAS or not _opens_insertion(row[at + 1], grammar):
        return ""
    end = at + 1
    while (
        end < len(row)
        and end - at < 25
        and row[end].text not in _COMMAS
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
                if row[k].lower in grammar.links and not _in_name(row, k - 1, grammar)
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
    end = row[last].end - 2 if row[last].text.endswith(("'s", "’s")) else row[last].end
    words = text[row[first].start : end]
    if run <= core:
        name_end = end if core == last else row[core].end
        lead = text[row[first].start : row[run].start].strip()
        lead = "" if lead.lower() in grammar.determiners else lead
        described = " ".join(
            part for part in (lead, description, text[row[core].end : end].strip() if core < last else "") if part
        )
        return Phrase(words, row[first].start, end, name=text[row[run].start : name_end], description=described)
    noun = next((row[k].lower for k in range(core, first - 1, -1) if grammar.is_noun(row[k].lower)), None)
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
