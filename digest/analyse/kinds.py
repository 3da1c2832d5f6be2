"""What kind of thing a name is for: rules that each cast votes."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable

from digest import words
from digest.aliases import AliasTable
from digest.analyse import gazetteer
from digest.analyse.lexis import Lexis
from digest.analyse.lexis import lexis as lists
from digest.analyse.mentions import Mention, is_acronym, is_suffix
from digest.model import TagKind

_CERTAIN = 10
"""More than surroundings ever add up to in one article: what the name itself says counts first."""
_LARGE = 1000
"""Thousands of inhabitants from which a city is meant more often than people who bear its name."""
_LISTED = 3
"""Letters in a given name that is listed for some country only; shorter ones are words too often."""


def kind(mentions: Iterable[Mention], aliases: AliasTable, lexis: Lexis) -> TagKind:
    """The kind most rules speak for over all `mentions` of one name; `other` where none does."""
    votes: Counter[TagKind] = Counter()
    for mention in mentions:
        alias = aliases.canonical(mention.text)
        if alias is not None and alias.kind != "other":
            return alias.kind
        if mention.kind is not None:
            votes[mention.kind] += mention.weight
        _by_form(mention, lexis, votes)
        _by_surroundings(mention, lexis, votes)
    best = max(votes.values(), default=0)
    order: tuple[TagKind, ...] = ("person", "organisation", "place", "event", "work")
    return next((one for one in order if best > 0 and votes[one] == best), "other")


def heads(name: tuple[str, ...], lexis: Lexis) -> TagKind | None:
    """The kind that the last word of a name, or its first before a joiner, makes it."""
    return _heads(name, lexis.language)


# The same run of words is asked for several times on its way from a capital to a name.
@functools.lru_cache(maxsize=20_000)
def _heads(name: tuple[str, ...], language: str) -> TagKind | None:
    lexis = lists(language)
    folded = tuple(words.fold(word).rstrip(".") for word in name)
    if len(folded) < 2:
        return None
    if folded[-1] in lexis.company or "&" in folded:
        return "organisation"
    if folded[0] in lexis.event_first:
        return "event"
    joined = next((at for at, word in enumerate(folded) if word in lexis.joiners), None)
    if joined == 1 and folded[0] in lexis.noble:
        return "person"
    last = folded[0] if lexis.head_first else folded[-1]
    head = folded[joined - 1] if joined else last
    leads = _is_body(folded[0], lexis) and (joined is not None or lexis.head_first or lexis.nouns_capital)
    if head in lexis.event:
        return "event"
    if _is_body(head, lexis) or leads or (joined and _is_body(folded[-1], lexis)) or _adjective_first(folded, lexis):
        return "organisation"
    if head in lexis.work_last or folded[0] in lexis.work_first:
        return "work"
    if len(folded) < 5 and head in lexis.surname_place and _is_borne(folded, lexis):
        return None
    placed = head in lexis.place or folded[0] in lexis.place_first or (joined == 1 and folded[0] in lexis.place_of)
    return "place" if placed or (lexis.inflected and lexis.is_unit(folded[-1])) else None


def _is_borne(folded: tuple[str, ...], lexis: Lexis) -> bool:
    """Whether a given name or initial stands before the last word of a name."""
    return any(len(word) == 1 or lexis.is_given(word) for word in folded[:-1])


def _is_body(word: str, lexis: Lexis) -> bool:
    return (
        word in lexis.organisation
        or word.removesuffix("s") in lexis.organisation
        or (lexis.inflected and lexis.is_body(word))
    )


def _adjective_first(folded: tuple[str, ...], lexis: Lexis) -> bool:
    """Whether a body's head stands behind its adjective: `Европейский союз`."""
    return lexis.inflected and len(folded) == 2 and lexis.is_body(folded[1])


def _by_form(mention: Mention, lexis: Lexis, votes: Counter[TagKind]) -> None:
    head = heads(mention.words, lexis)
    first = words.fold(mention.words[0])
    count = len(mention.words)
    if head is not None and not (head == "place" and mention.titles):
        votes[head] += _CERTAIN
    elif lexis.known_place(words.fold(mention.text)):
        votes["place"] += _CERTAIN
    elif mention.titles:
        votes["person"] += _CERTAIN
    elif count == 1 and is_acronym(mention.words[0]):
        votes["organisation"] += 3
    elif (2 <= count <= 4 and lexis.is_given(first)) or (count > 1 and is_suffix(mention.words[-1])):
        votes["person"] += _CERTAIN // 2
    elif 2 <= count <= 4 and any(len(word.rstrip(".")) == 1 for word in mention.words[:-1]):
        votes["person"] += 3
    else:
        _by_tables(mention, lexis, votes)
    if count == 1 and not mention.titles and mention.before[:1] and mention.before[0] in lexis.articles:
        votes["person"] -= 2  # `the Cubs`


def _by_tables(mention: Mention, lexis: Lexis, votes: Counter[TagKind]) -> None:
    """What the gazetteer has: a name that people bear too, or one behind an article, is a weak witness."""
    count, first = len(mention.words), words.fold(mention.words[0])
    place = gazetteer.place(mention.text)
    article = bool(mention.before) and mention.before[0] in lexis.articles
    if place is not None and not place.common and not (count == 1 and (article or is_acronym(mention.words[0]))):
        votes["place"] += 4 if count > 1 else 1 if place.shared and place.thousands < _LARGE else 2
    elif lexis.teams and article and 2 <= count <= 3 and is_team(mention.words):
        votes["organisation"] += 4
    elif 2 <= count <= 4 and len(first) >= _LISTED and gazetteer.is_given(first):
        town = gazetteer.place(first)
        votes["person"] += 3 if town is None else 2 if town.thousands < _LARGE else 0
    elif count > 1 and any(words.fold(word) in lexis.particles for word in mention.words[1:-1]):
        votes["person"] += 2


def is_team(name: tuple[str, ...]) -> bool:
    """Whether a name is a town's with a word in the plural: `[the] Chicago Cubs`."""
    return name[-1].endswith("s") and gazetteer.place(" ".join(name[:-1])) is not None


def _by_surroundings(mention: Mention, lexis: Lexis, votes: Counter[TagKind]) -> None:
    before = mention.before[0] if mention.before else ""
    after = mention.after[0] if mention.after else ""
    apposed = mention.tail.startswith(",")
    if after in lexis.lower_place and not apposed:
        votes["place"] += 4
    if before in lexis.joiners and len(mention.before) > 1 and mention.before[1] in lexis.lower_place | lexis.of_place:
        votes["place"] += 4
    if apposed and mention.after[:1] and mention.after[0] in lexis.articles and _any(mention.after, lexis.lower_place):
        votes["place"] += 2
    if before in lexis.before_place:
        votes["place"] += 2
    # `мер Рудополя Ігор Шпак`: a place in the genitive between an office and who holds it.
    between = lexis.inflected and len(mention.words) == 1 and mention.tail[:1] == " " and lexis.is_given(after)
    if before in lexis.roles:
        votes["place" if between else "person"] += 3
    if apposed and _any(mention.after, lexis.roles):
        votes["person"] += 3
    if apposed and mention.tail[1:4].strip().isdigit():
        votes["person"] += 4
    if after in lexis.said and not apposed:
        votes["person"] += 1
    if before in lexis.said and not is_acronym(mention.words[-1]):
        votes["person"] += 1


def _any(after: tuple[str, ...], wanted: frozenset[str]) -> bool:
    """Whether one of the next words, as far as an apposition's noun stands, is among those `wanted`."""
    return any(word in wanted for word in after[:4])
