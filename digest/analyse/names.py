"""People, organisations, places and other names, each under one label with the spellings met.

By rules, without a model: runs of capitalised words, cut by `trim`, told apart by `kinds`, brought together here and in `coreference`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from digest import words
from digest.aliases import AliasTable, is_shipped, key
from digest.analyse import installed, kinds, neighbours, works
from digest.analyse.cases import body_in_nominative, in_nominative
from digest.analyse.coreference import Group, joined, same_words
from digest.analyse.definitions import definitions
from digest.analyse.evidence import evidence
from digest.analyse.lexis import Lexis, lexis
from digest.analyse.mentions import Mention, Part, is_acronym, mention, runs
from digest.analyse.tokens import Token, tokens
from digest.analyse.trim import Trimmer
from digest.model import Article, Name, NameOptions, Sentence

_INITIAL = re.compile(r"(?<![^\W_])([^\W\d_])(?= )")
_GLUED = re.compile(r"(?<=\b[A-Z]\.)(?=[A-Z]\.)")


_RULES = NameOptions()


def names(
    article: Article, sentences: Sequence[Sentence], aliases: AliasTable, options: NameOptions = _RULES
) -> tuple[Name, ...]:
    """The names in `sentences`, those in most sentences first, then in reading order."""
    model = installed.model(options, article.language.text)
    language = lexis(article.language.text)
    rows = [tokens(sentence.text, language.language) for sentence in sentences]
    seen = evidence(rows)
    trimmer = Trimmer(language, aliases, seen)
    found: list[Mention] = []
    acronyms: dict[str, str] = {}
    for sentence, row in zip(sentences, rows, strict=True):
        told = list(_told(sentence.text, row, language))
        if model:
            told += _apart(installed.parts(sentence.text, row, model, language.titles), told)
        found += _mentions(sentence, row, told, trimmer)
        acronyms |= _explained(row, told, aliases)
    groups = _placed(_grouped(found, acronyms, language, aliases), rows, language)
    groups = joined(neighbours.kinds(groups, sentences, rows, language), language, seen.lower)
    out = (
        Name(
            label=_spaced(group.label) if group.kind == "person" and not group.known else group.label,
            kind=group.kind,
            sentences=tuple(dict.fromkeys(one.sentence for one in group.mentions)),
            forms=tuple(dict.fromkeys(one.text for one in group.mentions)),
        )
        for group in groups
        if not _is_bare_head(group, language)
    )
    return tuple(sorted(out, key=lambda name: (-len(name.sentences), name.sentences[0])))


def _is_bare_head(group: Group, language: Lexis) -> bool:
    """Whether a name is nothing but what others end in: `the Council`, `Department`."""
    word = words.fold(group.label)
    return group.kind == "other" and not group.known and (word in language.place or language.is_body(word))


def _spaced(label: str) -> str:
    """A person's name with its initials as `J. P.`."""
    return _INITIAL.sub(r"\1.", _GLUED.sub(" ", label))


def _told(text: str, row: Sequence[Token], language: Lexis) -> Iterator[Part]:
    """The names that a sentence's signs give away, whatever their capitals: before an acronym in brackets, in quotation marks."""
    if "(" in text:
        for start, end in definitions(text, row):
            first = start + (row[start].folded in language.articles and end - start > 2)
            yield Part(first, end, kind="organisation")
    if language.work or language.body:
        yield from works.quoted(text, row, language)


def _apart(found: Iterable[Part], told: Sequence[Part]) -> list[Part]:
    """Those of `found` that share no word with what is told already."""
    taken = {at for part in told for at in range(part.start, part.end)}
    return [part for part in found if taken.isdisjoint(range(part.start, part.end))]


def _explained(row: Sequence[Token], told: Iterable[Part], aliases: AliasTable) -> Mapping[str, str]:
    """The acronyms that stand behind their names in brackets, and those names; none that the aliases know."""
    pairs = ((row[part.end].text, part) for part in told if part.end < len(row) and row[part.end].text.isupper())
    return {
        short: " ".join(token.text for token in row[part.start : part.end])
        for short, part in pairs
        if part.kind == "organisation" and aliases.canonical(short) is None
    }


def _mentions(sentence: Sentence, row: Sequence[Token], told: Sequence[Part], trimmer: Trimmer) -> Iterator[Mention]:
    """Every place in a sentence where a name stands, in reading order; what its signs tell wins over its capitals."""
    taken = {at for part in told for at in range(part.start, part.end)}
    parts = list(told)
    for start, end in runs(sentence.text, row, trimmer.lexis, trimmer.aliases):
        free = (one for one in trimmer.parts(row, start, end) if taken.isdisjoint(range(one.start, one.end)))
        parts.extend(_as_work(one, row, trimmer.lexis) for one in free)
    for part in sorted(parts, key=lambda part: part.start):
        yield mention(sentence, row, part)


def _as_work(part: Part, row: Sequence[Token], language: Lexis) -> Part:
    """A name behind the noun for a work as that work's, with the article that belongs to its title."""
    start = works.lower_first(row, part.start, language)
    titled = part.end - part.start > 1 and row[part.start].folded in language.work_first
    if part.kind is None and not part.titles and (titled or works.called(row, start, part.end, language)):
        return part._replace(start=start, kind="work")
    return part


def _grouped(
    found: Iterable[Mention], acronyms: Mapping[str, str], language: Lexis, aliases: AliasTable
) -> list[Group]:
    """The mentions grouped by alias and by spelling, whatever their unit, case ending and possessive."""
    by_key: dict[str, list[Mention]] = {}
    near: dict[tuple[int, str], list[str]] = {}
    for one in found:
        text = _without_unit(one, language)
        alias = aliases.canonical(text)
        wanted = key(alias.label if alias is not None else acronyms.get(text, text))
        home = _same_key(wanted, by_key, near, language)
        if home not in by_key:
            near.setdefault(_opening(home), []).append(home)
        by_key.setdefault(home, []).append(one)
    return [_group(members, language, aliases) for members in by_key.values()]


def _group(members: Sequence[Mention], language: Lexis, aliases: AliasTable) -> Group:
    kind = kinds.kind(members, aliases, language)
    texts = dict.fromkeys(_without_unit(one, language) for one in members)
    alias = next((known for text in texts if (known := aliases.canonical(text))), None)
    own = next((label for text in texts if (label := language.known_place(words.fold(text)))), None)
    if alias is not None and not (alias.kind == "place" and own and is_shipped(alias)):
        kind = alias.kind if alias.kind != "other" else kind
        local = language.language != "en" and kind == "place" and is_shipped(alias)
        return Group(_label(members, language) if local else alias.label, kind, tuple(members), known=True)
    if own is not None and kind in ("place", "other"):
        return Group(own, "place", tuple(members), known=True)
    return Group(_label(members, language), kind, tuple(members), known=False)


def _placed(groups: Sequence[Group], rows: Sequence[Sequence[Token]], language: Lexis) -> list[Group]:
    """The groups with places and bodies in the nominative, where the article has it or the ending tells it."""
    if not language.inflected:
        return list(groups)
    met = sorted({token.text for row in rows for token in row if token.capital}, key=lambda word: (len(word), word))
    return [replace(group, label=_in_nominative(group, met, language)) for group in groups]


def _in_nominative(group: Group, met: Sequence[str], language: Lexis) -> str:
    if group.known:
        return group.label
    if group.kind == "place" and " " not in group.label:
        return in_nominative(group.label, met, language.language)
    return body_in_nominative(group.label, language) if group.kind in ("place", "organisation") else group.label


def _opening(folded: str) -> tuple[int, str]:
    """What all cases of a name share: how many words it has, and the first two letters."""
    return folded.count(" "), folded[:2]


def _same_key(
    wanted: str, keys: Mapping[str, object], near: Mapping[tuple[int, str], Sequence[str]], language: Lexis
) -> str:
    """`wanted`, or in inflected languages the one of `keys` that is another case of it."""
    if not language.inflected or wanted in keys:
        return wanted
    row = wanted.split()
    return next((one for one in near.get(_opening(wanted), ()) if same_words(one.split(), row, language)), wanted)


def _without_unit(one: Mention, language: Lexis) -> str:
    """The name without the administrative unit it ends in: `Kursk Oblast` is `Kursk`."""
    last = words.fold(one.words[-1])
    return " ".join(one.words[:-1]) if len(one.words) > 1 and last in language.unit else one.text


def _label(members: Sequence[Mention], language: Lexis) -> str:
    """The spelling met most often, of a name and its acronym the name; in inflected languages the shortest, mostly the nominative."""
    counts = Counter(_without_unit(one, language) for one in members)
    whole = [text for text in counts if not is_acronym(text)] or list(counts)
    first = {text: at for at, text in enumerate(counts)}
    if language.inflected:
        return min(whole, key=lambda text: (len(text), -counts[text], first[text]))
    return min(whole, key=lambda text: (-counts[text], first[text]))
