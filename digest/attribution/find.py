"""Cues of attribution in a text, each with the words that name the source."""

from __future__ import annotations

from collections.abc import Iterator

from digest.attribution.common import is_estimate
from digest.attribution.cues import Attribution, Kind
from digest.attribution.grammar import CONJUNCTIONS, Grammar, grammar
from digest.attribution.inquit import is_inquit, past_place
from digest.attribution.listed import matched, phrase_at, via_at, view_at
from digest.attribution.phrases import Phrase, after, before
from digest.attribution.subjects import headed, main_subject, shown, signature
from digest.attribution.tokens import CLOSING, OPENING, Token, tokens
from digest.attribution.verbs import (
    DASHES,
    ENDS,
    agrees,
    auxiliary,
    goes_on_to,
    is_no_verb,
    opens_inverted,
    prefers_inversion,
)
from digest.inflection import is_oblique

# How verbs end that may go without a subject: "У міністерстві заявили".
_PLURALS = {
    "pl": ("li", "ły", "ją", "ą", "no", "to"),
    "uk": ("ли", "ють", "уть", "ять", "ать", "но", "то"),
    "ru": ("ли", "ют", "ут", "ят", "ат"),
}


def find(text: str, language: str, row: tuple[Token, ...] | None = None) -> tuple[Attribution, ...]:
    """The attributions in `text`, one or more sentences, in reading order of their cues.

    Words in quotation marks are read as any others; a caller who does not want them blanks them out. `row` are the tokens
    of `text`, where the caller has them.
    """
    rules, row = grammar(language), tokens(text) if row is None else row
    found: list[Attribution] = []
    at = 0
    while at < len(row):
        token = row[at]
        if token.is_word and (not at or row[at - 1].is_word) and not rules.is_notable(token.lower):
            at += 1  # most words; those behind a mark may be a verb of saying that no list has
            continue
        listed = row[at].lower in rules.openings
        hit = phrase_at(text, row, at, rules) if listed else None
        if hit is not None:
            length, attributions = hit
            found += attributions
            at += length
            continue
        if row[at].text == ":" and at + 1 < len(row):
            opens = row[at + 1].text in OPENING
            found += _introduction(text, row, at, rules, found) if opens else headed(text, row, at, rules)
        if row[at].text in DASHES and row[at].text != ",":
            found += signature(text, row, at, rules)
        attribution = None
        idiom = listed and matched(row, at, rules.idioms) > 0
        if rules.is_cue(row[at]) or is_inquit(row, at, rules) or idiom or is_estimate(row, at, rules):
            attribution = _verb_at(text, row, at, rules, found, idiom=idiom)
            found += [attribution] if attribution is not None else []
            found += via_at(text, row, at, rules)
        elif rules.shows(row[at].lower):
            found += shown(text, row, at, rules)
        if attribution is None and (listed or row[at].lower in rules.sayings):
            found += view_at(text, row, at, rules)
        at += 1
    return tuple(found)


def _verb_at(
    text: str, row: tuple[Token, ...], at: int, rules: Grammar, found: list[Attribution], *, idiom: bool
) -> Attribution | None:
    token = row[at]
    if is_no_verb(row, at, rules):
        return None
    kind: Kind = "stance" if rules.is_stance(token) and not rules.is_report(token) and not idiom else "report"
    passive = auxiliary(row, at, rules)
    participle = rules.language == "en" and token.lower.endswith("ing")
    if passive >= 0 and not participle:
        return _passive(text, row, at, kind, rules)
    first = at - 3 if goes_on_to(row, at) else at
    turned = None if participle or _takes_object(token, rules) else _inverted(text, row, at, rules)
    subject = (
        None
        if turned is not None and prefers_inversion(row, at, rules, turned)
        else before(text, row, passive if passive >= 0 else first, rules)
    )
    named = (subject.name or "") if subject is not None else ""
    whom = is_oblique(named, rules.language) and rules.noun(named.lower()) is None  # "In the ministry they said"
    if whom and turned is None:
        return None
    if whom or (subject is not None and _is_no_subject(subject, token, rules)):
        subject = None
    shares = participle or (at and (row[at - 1].lower in CONJUNCTIONS or row[at - 1].lower in rules.skip))
    if participle and passive < 0 and (subject is None or subject.name is None):
        # "issued a statement to supporters saying": what stands before the participle is not who says.
        subject = _shared_subject(text, row, at, rules, found) or subject
    elif subject is not None and not agrees(row, at, subject, rules):
        return None
    if subject is not None:
        return Attribution(kind, token.text, token.start, token.end, _antecedent(subject, found))
    if turned is not None:
        return Attribution(kind, token.text, token.start, token.end, turned, inverted=True)
    shared = _shared_subject(text, row, at, rules, found) if shares else None
    shared = shared or _dropped_pronoun(row, at, rules)
    return Attribution(kind, token.text, token.start, token.end, shared) if shared is not None else None


def _is_no_subject(subject: Phrase, verb: Token, rules: Grammar) -> bool:
    """Whether a noun stands in a case that no subject has: "Z zarządem rozmawiała"; but in a ministry "they" say."""
    if rules.language not in _PLURALS or subject.noun is None or subject.name is not None:
        return False
    form = subject.text.split()[-1].lower()
    declined = form != subject.noun and rules.noun(form) == subject.noun
    return declined and not verb.lower.endswith(_PLURALS[rules.language])


def _is_between(row: tuple[Token, ...], at: int, rules: Grammar) -> bool:
    """Whether a word may stand between a verb and the source behind it: an adverb, a day of the week."""
    word = row[at].lower
    if rules.language != "en" and word in rules.calendar:
        return True
    return word in rules.skip and word not in rules.pronouns


def _dropped_pronoun(row: tuple[Token, ...], at: int, rules: Grammar) -> Phrase | None:
    """The subject that Polish and Spanish leave out; the Polish past tells whether a man or a woman spoke."""
    token = row[at]
    if rules.language not in ("es", "pl") or token.lower.endswith(("ado", "ido", "dicho")):
        return None
    if any(word.lower in ("se", "się") for word in row[max(0, at - 1) : at + 2]):
        return None
    polish = rules.language == "pl"
    kinds = (("ła", "f"), ("ł", "m"), ("li", "p"), ("ły", "p")) if polish else (("an", "p"), ("on", "p"), ("en", "p"))
    kind = next((kind for ending, kind in kinds if token.lower.endswith(ending)), "e")
    return Phrase("", token.start, token.start, pronoun=kind)


def _takes_object(token: Token, rules: Grammar) -> bool:
    """Whether what follows the verb is whom it was said to, never the source: "…, told the paper"."""
    return rules.language == "en" and token.lower in ("told", "tells", "tell", "informed", "assured")


def _introduction(
    text: str, row: tuple[Token, ...], at: int, rules: Grammar, found: list[Attribution]
) -> Iterator[Attribution]:
    """A colon before a quotation, where no other cue stands in its sentence: "Smith: “…”"."""
    begin = next((row[k].end for k in range(at - 1, -1, -1) if row[k].text in ENDS or row[k].text in CLOSING), 0)
    if any(one.start >= begin for one in found if one.kind != "via"):
        return
    source = _shared_subject(text, row, at, rules, found) or before(text, row, at, rules)
    if source is not None and (source.name or source.pronoun) and not is_oblique(source.name or "", rules.language):
        yield Attribution("report", ":", row[at].start, row[at].end, source)


def _passive(text: str, row: tuple[Token, ...], at: int, kind: Kind, rules: Grammar) -> Attribution | None:
    """The agent of a passive: X in "it was reported by X"."""
    agents = {"en": "by", "fr": "par", "es": "por", "de": "von", "pl": "przez"}
    for here in range(at + 1, min(len(row) - 1, at + 5)):
        if row[here].lower == agents.get(rules.language):
            source = after(text, row, here + 1, rules)
            if source is not None:
                cue = text[row[at].start : row[here].end]
                return Attribution(kind, cue, row[at].start, row[here].end, source, inverted=True)
    return None


def _inverted(text: str, row: tuple[Token, ...], at: int, rules: Grammar) -> Phrase | None:
    """The source after the verb, where what stands before it is a quotation's end, a comma or a dash."""
    prior = row[at - 1] if at else None
    free = rules.language in ("uk", "ru", "pl", "es", "fr", "de")
    if (
        prior is not None
        and prior.text not in CLOSING
        and prior.text not in DASHES
        and not (free and (not prior.is_capital or _opens(row, at - 1, rules)))
        and not opens_inverted(row, at, rules)
    ):
        return None
    here = at + 1
    while here < len(row) and _is_between(row, here, rules):
        here += 1
    if here < len(row) and row[here].text == "-":
        here += 1
    found = after(text, row, past_place(row, here, rules), rules)
    marked = prior is None or prior.text in CLOSING or prior.text in DASHES
    # "a qualifié la soirée de …": a thing without a name behind the verb is its object.
    thing = found is not None and not (found.name or found.noun or found.pronoun)
    return None if thing and not marked else found


def _opens(row: tuple[Token, ...], at: int, rules: Grammar) -> bool:
    """Whether a small word has its capital from its sentence: "Das sagte ein Sprecher"."""
    return (at == 0 or row[at - 1].text in ENDS) and row[at].lower in rules.determiners


def _antecedent(subject: Phrase, found: list[Attribution]) -> Phrase:
    return subject if subject.pronoun != "r" or not found or found[-1].source is None else found[-1].source


def _shared_subject(
    text: str, row: tuple[Token, ...], at: int, rules: Grammar, found: list[Attribution]
) -> Phrase | None:
    """The subject that a second verb or a participle shares: the last source of the sentence, or what opens it."""
    opening = next((k + 1 for k in range(at - 1, -1, -1) if row[k].text in ENDS), 0)
    for attribution in reversed(found):
        if attribution.source is not None and attribution.start >= row[opening].start and attribution.kind != "via":
            return attribution.source
    return main_subject(text, row, opening, at, rules)
