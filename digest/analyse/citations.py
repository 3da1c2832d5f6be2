"""Whom an article names as where its knowledge is from: outlets, people, organisations, unnamed officials."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.analyse.labels import names_body
from digest.analyse.statements import Reading, Statement
from digest.attribution import Attribution, Grammar, grammar
from digest.attribution.outlets import canonical, mentions
from digest.model import Article, Citation, CitedKind, Name, Sentence
from digest.words import fold, squash

_NEGATIONS = frozenset({"not", "never", "не", "nicht", "pas", "nie", "no"})
_CITING = frozenset({"report", "phrase", "via"})
# In a description, the words for which a person speaks or works stand after these.
_OF = ("with the ", "for the ", "at the ", "of the ", "from the ", "with ", "for ", "of ", "at ", "from ")
# What turns a saying into one that is yet to come, or may.
_MODALS = frozenset({"will", "would", "may", "might", "could", "can", "should", "must"})
_BEFORE_CUE = 3
# Words by which an article speaks of itself: "this report".
_OWN = frozenset({"this", "these", "dieser", "diese", "ce", "cette", "este", "esta", "ten", "цей", "ця", "этот", "эта"})
_HEADED = re.compile(r"([^\W\d_][\w’' -]{0,30}):\s")
_MARKS = frozenset('“”«»„"')
# The classes of `people` in attribution.toml of those who speak for or as members of something: analysts, officials, spokesmen.
_FOR_ANOTHER = frozenset({0, 1, 2})


@dataclass(frozen=True, slots=True)
class _Cited:
    name: str
    kind: CitedKind
    sentence: int
    clue: str
    via: str | None = None
    speaks: bool = False
    """Whether a state may be meant by the name of a place: "Lowmere denied that …"."""


def citations(
    article: Article, sentences: tuple[Sentence, ...], names: tuple[Name, ...], read: Reading
) -> tuple[Citation, ...]:
    """Those whom `article`, as it was `read`, cites, in the order they first are; one entry a name, with every sentence that
    cites it.

    `clue` is the words of the first place. The article's own outlet is left out, and so are views and wishes ("believes",
    "calls for"), for which nobody vouches.
    """
    if not sentences:
        return ()
    own = canonical(article.outlet.text) or article.outlet.text if article.outlet else None
    rules = grammar(article.language.text)
    places = frozenset(form for name in names if name.kind == "place" for form in (name.label, *name.forms))
    grouped: dict[str, list[_Cited]] = {}
    for cited in _all(article, sentences, names, read):
        place = cited.kind != "outlet" and all(part in places for part in cited.name.split(" and "))
        place = place and not names_body(cited.name, rules)
        if cited.name != own and (not place or cited.speaks):
            grouped.setdefault(fold(cited.name), []).append(cited)
    return tuple(_citation(rows) for rows in grouped.values())


def _citation(rows: Sequence[_Cited]) -> Citation:
    found = sorted({row.sentence for row in rows})
    passed = {row.via for row in rows}
    via = rows[0].via if len(passed) == 1 else None
    return Citation(rows[0].name, rows[0].kind, tuple(found), rows[0].clue, via)


def _all(article: Article, sentences: Sequence[Sentence], names: Sequence[Name], read: Reading) -> Iterator[_Cited]:
    rules = grammar(article.language.text)
    labelled = _is_labelled(article, rules)
    starts = [sentence.start for sentence in sentences]
    for statement in read.statements:
        block, attribution = article.blocks[statement.block], statement.attribution
        if not _cites(block.text, attribution, rules) or (labelled and attribution.cue == ":"):
            continue
        index = bisect.bisect_right(starts, block.offset(attribution.start)) - 1
        if index < 0:
            continue
        sentence = sentences[index].index
        begin, end = attribution.span
        clue = squash(block.text[begin:end])
        kind = statement.kind or ("anonymous" if _is_document(attribution, rules) else None)
        if statement.speaker and kind and (attribution.kind != "via" or kind == "outlet"):
            for name in _each(statement.speaker, kind, rules):
                yield _Cited(name, kind, sentence, clue, statement.via, _speaks(attribution, rules))
        for name in _behind(statement, names, rules):
            yield _Cited(name, "organisation", sentence, clue, statement.via)
    yield from _credits(sentences)


def _cites(text: str, attribution: Attribution, rules: Grammar) -> bool:
    """Whether a cue cites: what is denied or yet to be said does not, nor what somebody wants or begins."""
    cue = attribution.cue.lower()
    document = _is_document(attribution, rules)
    holds = rules.holds(cue) or (document and rules.shows(cue))
    if attribution.kind not in _CITING and not (attribution.kind == "stance" and holds):
        return False
    begin, end = attribution.span
    if cue in rules.weak and not (document and rules.shows(cue)):
        around = text[max(0, begin - 3) : begin] + text[end : end + 3]
        if not _MARKS & set(around) and not text[end:].startswith(" that "):
            return False
    if attribution.kind == "phrase" or attribution.source is None:
        return True
    if cue == ":":
        return True
    if text[:begin].endswith((" that ", " which ")) and text[end:].lstrip()[:1] in _MARKS | set(",.;"):
        return False  # "the aid that Lowmere had promised, …"
    lead = text[begin : attribution.start].lower().split()[-_BEFORE_CUE:]
    behind = text[attribution.end :].lower().split(maxsplit=1)[:1]
    return not (
        (behind in (["me"], ["us"]) and cue.startswith("ask"))
        or _NEGATIONS & {*lead, *behind}
        or (rules.language == "en" and _MODALS & set(lead))
    )


def _is_labelled(article: Article, rules: Grammar) -> bool:
    """Whether words before a colon tell what an entry is about, as in a list of short news: not all of them can speak."""
    heads = [found[1].lower() for block in article.blocks if (found := _HEADED.match(block.text))]
    return len(heads) > 2 and not all(any(rules.is_noun(word) for word in head.split()) for head in heads)


def _speaks(attribution: Attribution, rules: Grammar) -> bool:
    """Whether the cue is a verb whose subject can only be who speaks."""
    return attribution.kind == "report" and attribution.cue.lower() in rules.spoken


def _is_document(attribution: Attribution, rules: Grammar) -> bool:
    """Whether the source is a document that speaks for itself: `court papers`, not `this report` or `her letter`."""
    source = attribution.source
    if source is None or source.name is not None or not rules.is_document(source.noun) or " and " in source.text:
        return False
    first = source.text.split()[0].lower()
    return first not in rules.possessives and first not in _OWN


def _each(speaker: str, kind: CitedKind, rules: Grammar) -> Sequence[str]:
    """Two unnamed sources of one cue apart: "two officials and an analyst"."""
    parts = speaker.split(" and ")
    apart = kind == "anonymous" and all(
        part.split()[0] in rules.determiners or part in rules.people for part in parts if part
    )
    return parts if apart else (speaker,)


def _behind(statement: Statement, names: Sequence[Name], rules: Grammar) -> Iterator[str]:
    """The organisation an analyst, official or spokesman is said to be of."""
    phrase = statement.attribution.source
    if phrase is None or statement.attribution.kind == "via":
        return
    described = f"{phrase.description} {phrase.text if phrase.noun else ''}".lower()
    of = bool(phrase.name) and f"{described} ".startswith(_OF)
    if not of and not any(rules.people.get(word, frozenset()) & _FOR_ANOTHER for word in described.split()):
        return
    for name in names:
        if name.kind == "organisation" and any(of + form.lower() in described for form in name.forms for of in _OF):
            yield name.label


def _credits(sentences: Sequence[Sentence]) -> Iterator[_Cited]:
    """Outlets that a lead or a sentence puts in brackets: "(Reuters)"."""
    for sentence in sentences:
        for mention in mentions(sentence.text) if "(" in sentence.text else ():
            before, after = sentence.text[: mention.start][-1:], sentence.text[mention.end :][:1]
            if before == "(" and after == ")":
                yield _Cited(mention.name, "outlet", sentence.index, f"({sentence.text[mention.start : mention.end]})")
