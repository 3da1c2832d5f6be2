"""The name to show for a source: titles, articles and list forms of what the text says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest import words
from digest.attribution import Grammar, mentions
from digest.model import CitedKind, Name


def by_form(names: Sequence[Name]) -> Mapping[str, Name]:
    """The names by each of their forms, folded."""
    found: dict[str, Name] = {}
    for name in names:
        for form in (name.label, *name.forms):
            found.setdefault(words.fold(form), name)
    return found


def whole_outlet(name: str) -> str | None:
    """The outlet that `name` is, a title or a word such as "agency" aside; None where it is none."""
    found = mentions(name)
    return (
        found[0].name
        if found
        and found[0].start <= 4
        and found[0].end >= len(name) - 12
        and (found[0].end == len(name) or found[0].start == 0)
        else None
    )


def all_titles(parts: Sequence[str], rules: Grammar) -> bool:
    """Whether the words before a name are titles and nothing else."""
    return all(part.lower() in rules.titles for part in parts)


def lowered(text: str, rules: Grammar) -> str:
    """The words with a small first letter where they open with a determiner or a noun for people."""
    whole = words.squash(text)
    first, _, rest = whole.partition(" ")
    opens = first.lower() in rules.determiners or (rules.language != "de" and rules.is_noun(first.lower()))
    return f"{first.lower()} {rest}".strip() if opens else whole


def without_article(text: str) -> str:
    """The words without "the" and its like at their head."""
    first, _, rest = words.squash(text).partition(" ")
    return (
        rest
        if first.lower() in ("the", "die", "der", "das", "le", "la", "les", "el", "los", "las") and rest
        else words.squash(text)
    )


def part(label: str, noun: str) -> str:
    """Of "an official and analysts" the part that the noun means."""
    parts = label.split(" and ")
    return next((part for part in parts if noun in part.lower().split()), label) if len(parts) > 1 else label


def known(name: str, forms: Mapping[str, Name], rules: Grammar) -> tuple[str, CitedKind] | None:
    """The label and kind of a name among `forms`, the words before it being titles."""
    parts = name.split()
    for first in range(len(parts)):
        found = forms.get(words.fold(" ".join(parts[first:])))
        if found is not None and (first == 0 or found.kind == "person" or all_titles(parts[:first], rules)):
            return found.label, "person" if found.kind == "person" else "organisation"
    return None


def without_titles(name: str, rules: Grammar) -> str:
    """The name without the titles and offices before it; its last word is never taken for one."""
    parts = name.split()
    while len(parts) > 1 and (parts[0].lower() in rules.titles or parts[0].lower() in rules.people):
        parts = parts[1:]
    return " ".join(parts)
