"""The editor's list of tags, `content/tags.yaml`: strict keys, and no two terms that lay claim to one form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from digest import schema, words, yamltext
from digest.aliases import key
from digest.disguise import unmasked
from digest.model import Pattern, TagKind, Term, Vocabulary
from digest.problems import DigestError, Problem, nearest
from digest.read import rules
from digest.read.files import VOCABULARY, RawFile

_AS_MATCH = 'a list of tags, each with a line "- label: …"'


@dataclass(frozen=True, slots=True)
class Sheet:
    """The keys of the file."""

    tags: Any = ()
    only: bool = False
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """The keys of one term."""

    label: str = ""
    kind: TagKind | None = None
    forms: tuple[str, ...] = ()
    match: Any = ()
    always: bool = False
    broader: str | None = None
    description: str | None = None
    slug: str | None = None


def vocabulary(raws: Iterable[RawFile]) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """The list among `raws`, empty where there is none.

    Raises DigestError where the file cannot be read: without the list every tag page would be another.
    """
    raw = next((raw for raw in raws if raw.path == VOCABULARY), None)
    if raw is None:
        return Vocabulary(), ()
    parsed = _parsed(raw)
    sheet, problems = schema.checked(Sheet, parsed.value, path=raw.path, lines=parsed.lines)
    found = list(problems)
    terms = _terms(sheet.tags, parsed.lines, found)
    found += _ambiguities(terms)
    found += _unknown_broader(terms)
    found += _forbidden(terms, sheet.never, parsed.lines)
    known = {_same(term.label) for term in terms}
    terms = [term if _same(term.broader or "") in known else replace(term, broader=None) for term in terms]
    return Vocabulary(tuple(terms), sheet.only, sheet.never), tuple(found)


def _parsed(raw: RawFile) -> yamltext.Parsed:
    try:
        return yamltext.parse(raw.data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        line = raw.data.count(b"\n", 0, fault.start) + 1
        raise DigestError(str(Problem(raw.path, line, "bad-encoding", "not UTF-8", "save the file as UTF-8"))) from None
    except yamltext.YamlError as fault:
        hint = "check the quotation marks, brackets and colons up to this line"
        raise DigestError(str(Problem(raw.path, fault.line, "bad-yaml", fault.message, hint))) from None


def _terms(given: Any, lines: rules.Lines, problems: list[Problem]) -> list[Term]:
    """A term for each item that has a label; a plain item is a label."""
    if not isinstance(given, list | tuple):
        problems.append(Problem(VOCABULARY, lines.get(("tags",)), "bad-value", f'"tags": expected {_AS_MATCH}'))
        return []
    found = (_term(item, ("tags", index), lines, problems) for index, item in enumerate(given))
    return [term for term in found if term is not None]


def _term(item: Any, at: tuple[str | int, ...], lines: rules.Lines, problems: list[Problem]) -> Term | None:
    line = lines.get(at)
    item = {"label": item} if isinstance(item, str) else item
    if not isinstance(item, Mapping):
        problems.append(Problem(VOCABULARY, line, "bad-value", f'"tags": expected {_AS_MATCH}'))
        return None
    entry, faults = schema.checked(Entry, item, path=VOCABULARY, lines={(): line or 1, **rules.below(lines, at, item)})
    problems += faults
    label = words.squash(unmasked(entry.label))
    if not words.words(label):
        problems.append(Problem(VOCABULARY, line, "no-label", "a tag without a label", "add `label: …`", "error"))
        return None
    return Term(
        label=label,
        line=line,
        kind=entry.kind,
        forms=tuple(form for form in map(words.squash, entry.forms) if words.words(form)),
        match=_patterns(entry.match, at, lines, problems),
        always=entry.always,
        broader=unmasked(entry.broader) if entry.broader else entry.broader,
        description=unmasked(entry.description) if entry.description else entry.description,
        slug=_slug(entry.slug, line, problems),
    )


def _patterns(
    given: Any, at: tuple[str | int, ...], lines: rules.Lines, problems: list[Problem]
) -> tuple[Pattern, ...]:
    found = rules.patterns(given, (*at, "match"), VOCABULARY, lines, problems) if given else ()
    if any(pattern.weight != Pattern().weight for pattern in found):
        message = '"weight" counts for topics and not for tags'
        problems.append(Problem(VOCABULARY, lines.get((*at, "match")), "idle-key", message, "remove it", "note"))
    return found


def _slug(given: str | None, line: int | None, problems: list[Problem]) -> str | None:
    slug = words.slug(given or "")
    if given and slug != given:
        message = f'"slug": expected small letters, digits and hyphens, not "{given}"'
        problems.append(Problem(VOCABULARY, line, "bad-value", message, f"`{slug}` is used" if slug else None))
    return slug or None


def _ambiguities(terms: list[Term]) -> Iterator[Problem]:
    """An error for each word that two terms claim; the first has it."""
    owner: dict[str, Term] = {}
    for term in terms:
        for form in dict.fromkeys((term.label, *term.forms)):
            first = owner.setdefault(_same(form), term)
            if first is not term:
                message = f'"{form}" is claimed by "{term.label}" and, on line {first.line}, by "{first.label}"'
                hint = "leave it to one of them"
                yield Problem(VOCABULARY, term.line, "same-form", message, hint, "error")
    addresses: dict[str, Term] = {}
    for term in terms:
        slug = term.slug or words.slug(term.label)
        first = addresses.setdefault(slug, term) if slug else term
        if first is not term and _same(first.label) != _same(term.label):
            message = f'the slug "{slug}" is already that of "{first.label}" on line {first.line}'
            yield Problem(VOCABULARY, term.line, "same-slug", message, "give one of them another `slug`", "error")


def _unknown_broader(terms: list[Term]) -> Iterator[Problem]:
    labels = {_same(term.label): term.label for term in terms}
    strange = [term for term in terms if term.broader and _same(term.broader) not in labels]
    for place, term in enumerate(strange):
        if term.broader:
            message = f'the broader term "{term.broader}" is not in the list'
            # To compare each of thousands with each label would take minutes.
            meant = nearest(term.broader, labels.values()) if place < _MOST_HINTS else None
            hint = meant or "add it with a line of its own"
            yield Problem(VOCABULARY, term.line, "unknown-tag", message, hint)


def _forbidden(terms: list[Term], never: tuple[str, ...], lines: rules.Lines) -> Iterator[Problem]:
    banned = {_same(word): number for number, word in enumerate(never)}
    for term in terms:
        if _same(term.label) in banned:
            line = lines.get(("never", banned[_same(term.label)]), lines.get(("never",)))
            message = f'"{term.label}" is never a tag, and is one on line {term.line}'
            yield Problem(VOCABULARY, line, "same-form", message, "take it out of one of the two lists", "error")


_MOST_HINTS = 10


def _same(form: str) -> str:
    """Forms are one whatever their case, marks and hyphens."""
    return key(form) or form.casefold()
