"""People, organisations, places and other names, each under one label with the spellings met.

By rules, without a model: runs of capitalised words, cut by `trim`, told apart by `kinds`, merged here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from digest import words
from digest.aliases import AliasTable, key
from digest.analyse import kinds
from digest.analyse.cases import in_nominative
from digest.analyse.lexis import Lexis, alike, lexis
from digest.analyse.mentions import Mention, Token, is_acronym, mention, runs, tokens
from digest.analyse.trim import Trimmer, evidence
from digest.model import Article, Name, Sentence, TagKind

_SURNAME_KINDS = ("person", "other")
_INITIAL = re.compile(r"\b([^\W\d_])(?= )")


@dataclass(frozen=True, slots=True)
class _Group:
    """The mentions that are held to be of one thing."""

    label: str
    kind: TagKind
    mentions: tuple[Mention, ...]
    """In reading order."""
    known: bool
    """Whether the label is the alias table's."""


def names(article: Article, sentences: Sequence[Sentence], aliases: AliasTable) -> tuple[Name, ...]:
    """The names in `sentences`, those in most sentences first, then in reading order."""
    language = lexis(article.language.text)
    rows = [tokens(sentence.text) for sentence in sentences]
    seen = evidence(rows)
    found = _mentions(sentences, rows, Trimmer(language, aliases, seen))
    groups = _placed(_grouped(found, language, aliases), rows, language)
    groups = _with_short_forms(groups, language, seen.lower)
    groups = _with_acronyms(groups)
    out = (
        Name(
            label=_INITIAL.sub(r"\1.", group.label) if group.kind == "person" and not group.known else group.label,
            kind=group.kind,
            sentences=tuple(dict.fromkeys(one.sentence for one in group.mentions)),
            forms=tuple(dict.fromkeys(one.text for one in group.mentions)),
        )
        for group in groups
    )
    return tuple(sorted(out, key=lambda name: (-len(name.sentences), name.sentences[0])))


def _mentions(sentences: Sequence[Sentence], rows: Sequence[Sequence[Token]], trimmer: Trimmer) -> tuple[Mention, ...]:
    """Every place where a name stands, in reading order."""
    return tuple(
        mention(sentence, row, part)
        for sentence, row in zip(sentences, rows, strict=True)
        for start, end in runs(sentence.text, row, trimmer.lexis, trimmer.aliases)
        for part in trimmer.parts(row, start, end)
    )


def _grouped(found: Iterable[Mention], language: Lexis, aliases: AliasTable) -> list[_Group]:
    """The mentions grouped by alias and by spelling, whatever their unit, case ending and possessive."""
    by_key: dict[str, list[Mention]] = {}
    for one in found:
        wanted = _group_key(one, language, aliases)
        by_key.setdefault(_same_key(wanted, by_key, language), []).append(one)
    return [_group(members, language, aliases) for members in by_key.values()]


def _group(members: Sequence[Mention], language: Lexis, aliases: AliasTable) -> _Group:
    kind = kinds.kind(members, aliases, language)
    texts = dict.fromkeys(_without_unit(one, language) for one in members)
    alias = next((known for text in texts if (known := aliases.canonical(text))), None)
    if alias is not None:
        return _Group(alias.label, alias.kind if alias.kind != "other" else kind, tuple(members), known=True)
    place = next((label for text in texts if (label := language.known_place(words.fold(text)))), None)
    if place is not None:
        return _Group(place, "place", tuple(members), known=True)
    return _Group(_label(members, language), kind, tuple(members), known=False)


def _placed(groups: Sequence[_Group], rows: Sequence[Sequence[Token]], language: Lexis) -> list[_Group]:
    """The groups with places of one word in the nominative, where the article has it or the ending tells it."""
    if not language.inflected:
        return list(groups)
    met = sorted({token.text for row in rows for token in row if token.capital}, key=lambda word: (len(word), word))
    return [
        replace(group, label=in_nominative(group.label, met, language.language))
        if group.kind == "place" and not group.known and " " not in group.label
        else group
        for group in groups
    ]


def _group_key(one: Mention, language: Lexis, aliases: AliasTable) -> str:
    text = _without_unit(one, language)
    alias = aliases.canonical(text)
    return key(alias.label if alias is not None else text)


def _same_key(wanted: str, keys: Iterable[str], language: Lexis) -> str:
    """`wanted`, or in inflected languages the one of `keys` that is another case of it."""
    if not language.inflected:
        return wanted
    row = wanted.split()
    return next((one for one in keys if _same_words(one.split(), row, language)), wanted)


def _same_words(one: Sequence[str], other: Sequence[str], language: Lexis) -> bool:
    if len(one) != len(other):
        return False
    return all(a == b or (language.inflected and alike(a, b)) for a, b in zip(one, other, strict=True))


def _without_unit(one: Mention, language: Lexis) -> str:
    """The name without the administrative unit it ends in: `Kursk Oblast` is `Kursk`."""
    last = words.fold(one.words[-1])
    return " ".join(one.words[:-1]) if len(one.words) > 1 and last in language.unit else one.text


def _label(members: Sequence[Mention], language: Lexis) -> str:
    """The spelling met most often; in inflected languages the shortest of those, which is mostly the nominative."""
    counts = Counter(_without_unit(one, language) for one in members)
    first = {text: at for at, text in reversed(list(enumerate(counts)))}
    if language.inflected:
        return min(counts, key=lambda text: (len(text), -counts[text], first[text]))
    return min(counts, key=lambda text: (-counts[text], first[text]))


def _with_short_forms(groups: Sequence[_Group], language: Lexis, lower: frozenset[str]) -> list[_Group]:
    """The groups with surnames, and first names that only one has, joined to the full names they stand for.

    A name of unknown kind with a short form is a person's, unless the short form is one of the article's `lower` words.
    """
    full = sorted(
        (g for g in groups if _is_full_name(g, language)), key=lambda g: -max(len(m.words) for m in g.mentions)
    )
    homes: dict[int, list[Mention]] = {}
    left: list[_Group] = []
    for group in groups:
        owners = [] if _common(group, lower) else _owners(group, full, language)
        for one in group.mentions if owners else ():
            homes.setdefault(id(_nearest(one, owners)), []).append(one)
        if not owners:
            left.append(group)
    out = []
    for group in left:
        short = homes.get(id(group), [])
        kind: TagKind = "person" if short else group.kind
        together = tuple(sorted((*group.mentions, *short), key=lambda one: one.sentence))
        label = group.label if group.known else _nominative(group.label, together, language)
        out.append(replace(group, label=label, kind=kind, mentions=together))
    return out


def _common(group: _Group, lower: frozenset[str]) -> bool:
    """Whether a group is of a single word that the article also writes as a common one."""
    return all(len(one.words) == 1 and words.fold(one.words[0]) in lower for one in group.mentions)


def _nominative(label: str, members: Sequence[Mention], language: Lexis) -> str:
    """A name with its words in the nominative, as far as the given names known and the shorter forms met tell it."""
    if not language.inflected:
        return label
    met = sorted({word for one in members for word in one.words}, key=lambda word: (len(word), word))

    def base(word: str) -> str:
        given = language.given_name(words.fold(word))
        shorter = (one for one in met if len(one) < len(word) and alike(words.fold(one), words.fold(word)))
        return given.title() if given else next(shorter, word)

    return " ".join(base(word) for word in label.split())


def _is_full_name(group: _Group, language: Lexis) -> bool:
    longest = max((one.words for one in group.mentions), key=len)
    return 2 <= len(longest) <= 5 and group.kind in _SURNAME_KINDS and kinds.heads(longest, language) is None


def _owners(group: _Group, full: Sequence[_Group], language: Lexis) -> list[_Group]:
    """The full names that a group of surnames, or of one person's first name, may be short for."""
    short = group.mentions[0].words
    surname_kind = not group.known or group.kind == "person"
    if not surname_kind or is_acronym(short[0]) or any(len(one.words) > len(short) for one in group.mentions):
        return []
    wanted = [key(word) for word in short]

    def is_short_for(one: Mention, part: Sequence[str]) -> bool:
        return len(one.words) > len(short) and _same_words([key(word) for word in part], wanted, language)

    surnames = [owner for owner in full if any(is_short_for(one, one.words[-len(short) :]) for one in owner.mentions)]
    surnames = [owner for owner in surnames if owner.kind == "person"] or surnames
    if surnames or len(short) > 1:
        return surnames
    firsts = [owner for owner in full if any(is_short_for(one, one.words[:1]) for one in owner.mentions)]
    return firsts if len(firsts) == 1 else []


def _nearest(one: Mention, owners: Sequence[_Group]) -> _Group:
    """The owner named in full last before `one`, or else the first named after it."""

    def distance(owner: _Group) -> tuple[bool, int]:
        gaps = [one.sentence - full.sentence for full in owner.mentions if len(full.words) > 1]
        before = [gap for gap in gaps if gap >= 0]
        return (False, min(before)) if before else (True, -max(gaps))

    return min(owners, key=distance)


def _with_acronyms(groups: Sequence[_Group]) -> list[_Group]:
    """The groups with acronyms joined to the names whose initials they are."""
    long = {initials: group for group in reversed(groups) if not _is_short(group) for initials in _initials(group)}
    joined: dict[int, list[Mention]] = {}
    out = []
    for group in groups:
        home = long.get(group.label.replace(".", "")) if _is_short(group) and not group.known else None
        if home is None:
            out.append(group)
        else:
            joined.setdefault(id(home), []).extend(group.mentions)
    return [_joined(group, joined.get(id(group), [])) for group in out]


def _joined(group: _Group, extra: Sequence[Mention]) -> _Group:
    together = sorted((*group.mentions, *extra), key=lambda one: one.sentence)
    kind: TagKind = "organisation" if group.kind in _SURNAME_KINDS else group.kind
    return replace(group, kind=kind, mentions=tuple(together)) if extra else group


def _is_short(group: _Group) -> bool:
    return len(group.label.split()) == 1 and is_acronym(group.label)


def _initials(group: _Group) -> tuple[str, ...]:
    """The initials of a name with and without its small words."""
    row = [word for word in group.label.replace("-", " ").split() if word]
    every = "".join(word[0].upper() for word in row)
    large = "".join(word[0] for word in row if word[0].isupper())
    return tuple(initials for initials in dict.fromkeys((large, every)) if len(initials) > 1)
