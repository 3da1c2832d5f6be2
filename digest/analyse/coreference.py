"""Short forms of an article's names joined to what they stand for: surnames, given names, acronyms, heads of bodies' names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from digest import inflection, words
from digest.aliases import key
from digest.analyse import gazetteer, kinds
from digest.analyse.definitions import initials
from digest.analyse.lexis import Lexis, alike
from digest.analyse.mentions import Mention, is_acronym, is_suffix
from digest.analyse.people import gender
from digest.model import TagKind

_SURNAME_KINDS = ("person", "other")
_BODIES = ("organisation", "work", "event")


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions that are held to be of one thing."""

    label: str
    kind: TagKind
    mentions: tuple[Mention, ...]
    """In reading order."""
    known: bool
    """Whether the label is the alias table's."""

    @property
    def longest(self) -> tuple[str, ...]:
        """The words of the longest mention, without what only follows surnames (`Jr`)."""
        row = max((one.words for one in self.mentions), key=len)
        return row[:-1] if len(row) > 2 and is_suffix(row[-1]) else row


def joined(groups: Sequence[Group], language: Lexis, lower: frozenset[str]) -> list[Group]:
    """The groups with short forms joined to their owners; `lower` are the words that the article writes in lower case too."""
    return with_acronyms(_with_surnames(_with_heads(groups, lower), language, lower))


def with_acronyms(groups: Sequence[Group]) -> list[Group]:
    """The groups with acronyms joined to the names whose initials they are."""
    long = {letters: group for group in reversed(groups) if not _is_short(group) for letters in initials(group.label)}
    extra: dict[int, list[Mention]] = {}
    out = []
    for group in groups:
        home = long.get(group.label.replace(".", "")) if _is_short(group) and not group.known else None
        if home is None:
            out.append(group)
        else:
            extra.setdefault(id(home), []).extend(group.mentions)
    return [_as_body(group, extra.get(id(group), [])) for group in out]


def _with_surnames(groups: Sequence[Group], language: Lexis, lower: frozenset[str]) -> list[Group]:
    """The groups with surnames, and first names that only one has, joined to the full names they stand for.

    A name of unknown kind with a short form is a person's, unless the short form is one of the article's `lower` words.
    """
    full = sorted(
        (g for g in groups if _is_full_name(g, language)), key=lambda g: -max(len(m.words) for m in g.mentions)
    )
    near = _by_opening(full)
    homes: dict[int, list[Mention]] = {}
    left: list[Group] = []
    for group in groups:
        owners = (
            []
            if _common(group, lower)
            else _owners(group, near.get(key(group.mentions[0].words[-1])[:2], ()), language)
        )
        for one in group.mentions if owners else ():
            homes.setdefault(id(_nearest(one, owners, language)), []).append(one)
        if not owners:
            left.append(group)
    out = []
    for group in left:
        short = homes.get(id(group), [])
        kind: TagKind = "person" if any(_is_personal(one, language) for one in short) else group.kind
        together = _ordered((*group.mentions, *short)) if short else group.mentions
        label = group.label if group.known else _nominative(group.label, together, language, kind)
        same = label == group.label and not short
        out.append(group if same else replace(group, label=label, kind=kind, mentions=together))
    return out


def _is_personal(one: Mention, language: Lexis) -> bool:
    """Whether a short form stands as a person's does: behind no article, and not where places are named."""
    before = one.before[0] if one.before else ""
    return before not in language.articles and before not in language.before_place


def _by_opening(full: Sequence[Group]) -> Mapping[str, Sequence[Group]]:
    """Full names by how their first and last words begin, which no case changes."""
    found: dict[str, list[Group]] = {}
    for owner in full:
        for opening in dict.fromkeys(key(word)[:2] for word in (owner.longest[0], owner.longest[-1])):
            found.setdefault(opening, []).append(owner)
    return found


def _ordered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda one: (one.sentence, one.start)))


def _common(group: Group, lower: frozenset[str]) -> bool:
    return all(len(one.words) == 1 and words.fold(one.words[0]) in lower for one in group.mentions)


def _nominative(label: str, members: Sequence[Mention], language: Lexis, kind: TagKind) -> str:
    """A name with its words in the nominative, as far as the given names known and the other forms met tell it."""
    if not language.inflected or kind not in _SURNAME_KINDS:
        return label
    row = label.split()
    given = language.given_name(words.fold(row[0]))
    named = [given.title(), *row[1:]] if given else row
    met = sorted({word for one in members for word in one.words}, key=lambda word: (len(word), word))
    if given and len(row) == 2 and given != words.fold(row[0]):
        wanted = inflection.surname(row[1], words.fold(row[0]), given, language.language, set(map(words.fold, met)))
        return f"{named[0]} {wanted}"

    def base(word: str) -> str:
        name = language.given_name(words.fold(word))
        shorter = (one for one in met if len(one) < len(word) and alike(words.fold(one), words.fold(word)))
        return name.title() if name else next(shorter, word)

    return " ".join([named[0] if given else base(row[0]), *map(base, row[1:])])


def _is_full_name(group: Group, language: Lexis) -> bool:
    longest = group.longest
    if language.teams and kinds.is_team(longest) and not language.is_given(words.fold(longest[0])):
        return False
    return 2 <= len(longest) <= 5 and group.kind in _SURNAME_KINDS and kinds.heads(longest, language) is None


def _owners(group: Group, full: Sequence[Group], language: Lexis) -> list[Group]:
    """The full names that a group of surnames, or of one person's first name, may be short for."""
    short = group.mentions[0].words
    surname_kind = not group.known or group.kind == "person"
    if not surname_kind or is_acronym(short[0]) or any(len(one.words) > len(short) for one in group.mentions):
        return []
    wanted, size = [key(word) for word in short], len(short)

    def is_short_for(part: Sequence[str]) -> bool:
        return same_words([key(word) for word in part], wanted, language)

    surnames = [owner for owner in full if _is_longer(owner, size) and is_short_for(owner.longest[-size:])]
    surnames = [owner for owner in surnames if owner.kind == "person"] or surnames
    if surnames or size > 1:
        return surnames
    firsts = [owner for owner in full if len(owner.longest) > size and is_short_for(owner.longest[:1])]
    return firsts if len(firsts) == 1 and group.kind != "place" else []


def _is_longer(owner: Group, size: int) -> bool:
    """Whether a full name has more than `size` words; `King Harald V` has more than `King Harald`."""
    return len(owner.longest) > size or any(
        is_suffix(one.words[-1]) and len(one.words) > size for one in owner.mentions
    )


def same_words(one: Sequence[str], other: Sequence[str], language: Lexis) -> bool:
    """Whether two rows of folded words are the same, in inflected languages whatever their case."""
    if len(one) != len(other):
        return False
    return all(a == b or (language.inflected and alike(a, b)) for a, b in zip(one, other, strict=True))


def _nearest(one: Mention, owners: Sequence[Group], language: Lexis) -> Group:
    """Of the owners whom `Mr` or `Mrs` before it fits, the one named in full last before, or else first after it."""
    sex = _sex_by_titles(one.titles, language)
    fitting = [owner for owner in owners if sex is None or _sex(owner, language) in (sex, None)] or owners

    def distance(owner: Group) -> tuple[bool, int]:
        gaps = [one.sentence - full.sentence for full in owner.mentions if len(full.words) > 1]
        before = [gap for gap in gaps if gap >= 0]
        return (False, min(before)) if before else (True, -max(gaps))

    return min(fitting, key=distance)


def _sex(group: Group, language: Lexis) -> str | None:
    """`f` or `m` for a person by the titles met, else by the given name; None where neither tells."""
    titles = (_sex_by_titles(one.titles, language) for one in group.mentions)
    told = next((sex for sex in titles if sex), None) or gender(group.label)
    listed = gazetteer.sex(words.fold(group.longest[0]))
    return told or (listed if listed in ("f", "m") else None)


def _sex_by_titles(titles: Iterable[str], language: Lexis) -> str | None:
    row = tuple(titles)
    if any(title in language.titles_f for title in row):
        return "f"
    return "m" if any(title in language.titles_m for title in row) else None


def _with_heads(groups: Sequence[Group], lower: frozenset[str]) -> list[Group]:
    """The groups with `the Harbour Board` joined to `Port of X Harbour Board`, and `Redstone` to `Redstone Mining Corp`."""
    owners = [one for one in groups if one.kind in _BODIES and len(one.longest) > 1]
    surnames = {key(group.longest[-1]) for group in groups if group.kind == "person" and len(group.longest) > 1}
    by_end: dict[str, list[Group]] = {}
    for owner in owners:
        for short in dict.fromkeys(_short_forms(owner)):
            by_end.setdefault(short, []).append(owner)
    extra: dict[int, list[Mention]] = {}
    out = []
    for group in groups:
        home = _home(group, by_end, lower) if key(group.label) not in surnames else None
        if home is None:
            out.append(group)
        else:
            extra.setdefault(id(home), []).extend(group.mentions)
    return [
        replace(one, mentions=_ordered((*one.mentions, *extra[id(one)]))) if id(one) in extra else one for one in out
    ]


def _home(group: Group, by_end: Mapping[str, Sequence[Group]], lower: frozenset[str]) -> Group | None:
    """The one body's name that all mentions of `group` may be short for."""
    fit = group.kind in (*_BODIES, "other") and not group.known and not is_acronym(group.label)
    found = [one for one in by_end.get(key(group.label), ()) if one is not group] if fit else []
    if len(found) != 1 or len(found[0].longest) <= len(group.longest):
        return None
    return (
        None
        if len(group.longest) == 1 and (words.fold(group.longest[0]) in lower or gazetteer.place(group.label))
        else found[0]
    )


def _short_forms(owner: Group) -> Iterator[str]:
    """What a body's name may be cut to: its end from two words on, its last word, its opening."""
    row = owner.longest
    for size in range(1, len(row)):
        yield key(" ".join(row[-size:]))
        if row[size - 1][:1].isupper():
            yield key(" ".join(row[:size]))


def _as_body(group: Group, extra: Sequence[Mention]) -> Group:
    kind: TagKind = "organisation" if group.kind in _SURNAME_KINDS else group.kind
    return replace(group, kind=kind, mentions=_ordered((*group.mentions, *extra))) if extra else group


def _is_short(group: Group) -> bool:
    return len(group.label.split()) == 1 and is_acronym(group.label)
