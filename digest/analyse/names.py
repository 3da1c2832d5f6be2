"""People, organisations, places and other names, each under one label with the spellings met.

By rules, without a model: runs of capitalised words, cut by `trim`, told apart by `kinds`, merged here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from digest import words
from digest.aliases import AliasTable, key
from digest.analyse import kinds
from digest.analyse.lexis import Lexis, lexis
from digest.analyse.mentions import Mention, is_acronym, mention, runs, tokens
from digest.analyse.trim import Trimmer, evidence
from digest.model import Article, Name, Sentence, TagKind

_SURNAME_KINDS = ("person", "other")


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
    found = mentions(sentences, language, aliases)
    groups = _grouped(found, language, aliases)
    groups = _with_short_forms(groups, language)
    groups = _with_acronyms(groups)
    out = (
        Name(
            label=group.label,
            kind=group.kind,
            sentences=tuple(dict.fromkeys(one.sentence for one in group.mentions)),
            forms=tuple(dict.fromkeys(one.text for one in group.mentions)),
        )
        for group in groups
    )
    return tuple(sorted(out, key=lambda name: (-len(name.sentences), name.sentences[0], name.label)))


def mentions(sentences: Sequence[Sentence], language: Lexis, aliases: AliasTable) -> tuple[Mention, ...]:
    """Every place where a name stands, in reading order."""
    rows = [tokens(sentence.text) for sentence in sentences]
    trimmer = Trimmer(language, aliases, evidence(rows))
    return tuple(
        mention(sentence, row, part)
        for sentence, row in zip(sentences, rows, strict=True)
        for start, end in runs(sentence.text, row, language)
        for part in trimmer.parts(row, start, end)
    )


def _grouped(found: Iterable[Mention], language: Lexis, aliases: AliasTable) -> list[_Group]:
    """The mentions grouped by alias and by spelling, whatever their unit, case ending and possessive."""
    by_key: dict[str, list[Mention]] = {}
    for one in found:
        by_key.setdefault(_group_key(one, language, aliases), []).append(one)
    groups = []
    for members in by_key.values():
        alias = next(
            (is_known for one in members if (is_known := aliases.canonical(_without_unit(one, language)))), None
        )
        kind = kinds.kind(members, aliases, language)
        label = alias.label if alias else _label(members, language)
        groups.append(
            _Group(label, alias.kind if alias and alias.kind != "other" else kind, tuple(members), bool(alias))
        )
    return groups


def _group_key(one: Mention, language: Lexis, aliases: AliasTable) -> str:
    text = _without_unit(one, language)
    alias = aliases.canonical(text)
    if alias is not None:
        return key(alias.label)
    if not language.inflected:
        return key(text)
    return " ".join(_uninflected(word, language.language) for word in text.split())


def _without_unit(one: Mention, language: Lexis) -> str:
    """The name without the administrative unit it ends in: `Kursk Oblast` is `Kursk`."""
    last = words.fold(one.words[-1])
    return " ".join(one.words[:-1]) if len(one.words) > 1 and last in language.unit else one.text


def _uninflected(word: str, language: str) -> str:
    """The word without its case ending: by stemmer, and for languages without one by cutting its last vowels."""
    stem = words.stem(word, language)
    return stem if stem != words.fold(word) else stem.rstrip("аеиіїйоуюяьмхв") or stem


def _label(members: Sequence[Mention], language: Lexis) -> str:
    """The spelling met most often; in inflected languages the shortest of those, which is mostly the nominative."""
    counts = Counter(_without_unit(one, language) for one in members)
    first = {text: at for at, text in reversed(list(enumerate(counts)))}
    if language.inflected:
        return min(counts, key=lambda text: (len(text), -counts[text], first[text]))
    return min(counts, key=lambda text: (-counts[text], first[text]))


def _with_short_forms(groups: Sequence[_Group], language: Lexis) -> list[_Group]:
    """The groups with surnames, and first names that only one person has, joined to the full names they stand for."""
    full = sorted(
        (g for g in groups if _is_full_name(g, language)), key=lambda g: -max(len(m.words) for m in g.mentions)
    )
    homes: dict[int, list[Mention]] = {}
    left: list[_Group] = []
    for group in groups:
        owners = _owners(group, full, language)
        for one in group.mentions if owners else ():
            homes.setdefault(id(_nearest(one, owners)), []).append(one)
        if not owners:
            left.append(group)
    out = []
    for group in left:
        short = homes.get(id(group), [])
        kind: TagKind = "person" if short else group.kind
        together = sorted((*group.mentions, *short), key=lambda one: one.sentence)
        out.append(replace(group, kind=kind, mentions=tuple(together)))
    return out


def _is_full_name(group: _Group, language: Lexis) -> bool:
    longest = max((one.words for one in group.mentions), key=len)
    return 2 <= len(longest) <= 5 and group.kind in _SURNAME_KINDS and kinds.heads(longest, language) is None


def _owners(group: _Group, full: Sequence[_Group], language: Lexis) -> list[_Group]:
    """The full names that a group of surnames, or of one person's first name, may be short for."""
    short = group.mentions[0].words
    surname_kind = not group.known or group.kind == "person"
    if not surname_kind or is_acronym(short[0]) or any(len(one.words) > len(short) for one in group.mentions):
        return []
    wanted = _compared(short, language)

    def ends(one: Mention) -> bool:
        return len(one.words) > len(short) and _compared(one.words[-len(short) :], language) == wanted

    surnames = [owner for owner in full if any(ends(one) for one in owner.mentions)]
    if surnames or len(short) > 1 or words.fold(short[0]) not in language.given:
        return surnames
    firsts = [owner for owner in full if any(_compared(one.words[:1], language) == wanted for one in owner.mentions)]
    return firsts if len(firsts) == 1 else []


def _compared(name: Sequence[str], language: Lexis) -> tuple[str, ...]:
    return tuple(_uninflected(word, language.language) if language.inflected else key(word) for word in name)


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
    kind: TagKind = "organisation" if extra and group.kind == "other" else group.kind
    return replace(group, kind=kind, mentions=tuple(together)) if extra else group


def _is_short(group: _Group) -> bool:
    return len(group.label.split()) == 1 and is_acronym(group.label)


def _initials(group: _Group) -> tuple[str, ...]:
    """The initials of a name with and without its small words."""
    row = [word for word in group.label.replace("-", " ").split() if word]
    every = "".join(word[0].upper() for word in row)
    large = "".join(word[0] for word in row if word[0].isupper())
    return tuple(initials for initials in dict.fromkeys((large, every)) if len(initials) > 1)
