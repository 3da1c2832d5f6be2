"""The name to show for a source: titles, articles and list forms of what the text says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from digest import words
from digest.analyse.people import classes, gender
from digest.attribution import Attribution, Grammar, Phrase, mentions
from digest.attribution.common import is_agent
from digest.attribution.nouns import declined
from digest.model import CitedKind, Name

_ARTICLES = frozenset({"the", "die", "der", "das", "des", "dem", "den", "le", "la", "les", "el", "los", "las"})
# Words in the names of agencies that report: "Northern Press Agency".
_OF_NEWS = frozenset({"press", "news", "wire", "media", "information", "telegraph", "telegraphic"})
# Prepositions before whom a document is addressed to, or what it is about.
_TOWARDS = frozenset(
    {
        "to",
        "for",
        "on",
        "about",
        "against",
        "an",
        "für",
        "über",
        "gegen",
        "à",
        "aux",
        "au",
        "para",
        "al",
        "sur",
        "sobre",
    }
)
_BY = frozenset({"by", "from", "par", "por", "von"})
_LONGEST = 4
"""Words of an unlisted source before its head, its article counted, at most."""


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
    whole = words.squash(text)
    if whole[:2].lower() in ("l'", "l’"):
        return whole[2:]
    first, _, rest = whole.partition(" ")
    return rest if first.lower() in _ARTICLES and rest else whole


def nominative(text: str, rules: Grammar) -> str:
    """The words without an article; a noun alone in its first case: `Institut` of `des Instituts`."""
    bare = without_article(text)
    listed = rules.noun(bare.lower()) if rules.language != "en" else None
    if listed is None or bare.isupper():
        return bare
    forms = [form for form in declined(rules.language, listed) if bare.lower().endswith(form)]
    if not forms:
        return bare
    at = len(bare) - len(max(forms, key=len))
    whole = bare[:at] + (listed[:1].upper() + listed[1:] if bare[at].isupper() else listed)
    return whole[:1].upper() + whole[1:] if bare[:1].isupper() else whole


def named(phrase: Phrase, forms: Mapping[str, Name], rules: Grammar) -> tuple[str, CitedKind | None]:
    """The label and kind of a source with a name; no kind for a single word of which nothing is told."""
    name = phrase.name or ""
    outlet = whole_outlet(name)
    if outlet is not None:
        return outlet, "outlet"
    label = known(name, forms, rules)
    bare = label[0] if label is not None else without_titles(name, rules)
    described, parts = words.words(phrase.description.lower())[:4], words.words(bare.lower())
    reports = bool(parts) and rules.noun(parts[-1]) in rules.outlets and bool(_OF_NEWS.intersection(parts))
    said_so = any(rules.noun(word) in rules.outlets for word in described)
    if (reports or said_so) and (label is None or label[1] != "person"):
        return bare, "outlet"
    label = label or _with_owner(name, forms, rules)
    if label is not None:
        return label
    if any(rules.is_noun(w) and w not in rules.people for w in parts) or bare.isupper():
        return nominative(phrase.text if " and " not in phrase.text else bare, rules), "organisation"
    if " and " in bare:
        return bare, "person" if any(gender(part) for part in bare.split(" and ")) else "organisation"
    role = classes(phrase.description, rules)
    if not role and described[:1] != ("of",) and any(rules.noun(word) in rules.organisations for word in described):
        return bare, "organisation"  # "the insurer Halden"
    of_body = described[:1] == ("of",) and names_body(phrase.description, rules)
    return bare, "person" if len(bare.split()) > 1 or bare != name or of_body or role else None


def published_by(text: str, forms: Mapping[str, Name], rules: Grammar) -> tuple[str, CitedKind] | None:
    """The institution whose document the words name: that of `Harbour Institute data`, of `a report by researchers at the institute`."""
    row = without_article(text).split()
    owner = re.fullmatch(r"(.+)['’]s?", row[0]) if len(row) > 1 else None
    if owner is not None:
        return known(owner[1], forms, rules)
    row = row[: next((at for at, word in enumerate(row) if word.lower() in _TOWARDS), len(row))]
    tails = [row[first:] for first in range(1, len(row))]
    heads = [row[:last] for last in (-1, -2) if len(row) > -last]
    for before, parts in zip((*row[:-1], *row[:2]), (*tails, *heads), strict=False):
        told = re.sub("['’]s$", "", " ".join(parts))
        found = known(told, forms, rules)
        name = forms.get(words.fold(found[0])) if found is not None else None
        if found is not None and found[1] == "organisation" and (name is None or name.kind != "place"):
            return found
        led = before.lower() in (rules.links | rules.determiners | _BY) - rules.possessives.keys()
        if led and opens_body(parts, rules):
            return nominative(told, rules), "organisation"
    return None


def opens_body(row: Sequence[str], rules: Grammar) -> bool:
    """Whether the words begin with the noun of an institution, in English end with it."""
    word = row[0] if rules.language != "en" else row[-1]
    noun = rules.noun(word.lower().strip(".,"))
    return noun in rules.organisations and row[0].lower() not in rules.determiners


def unlisted(phrase: Phrase, cue: Attribution, rules: Grammar) -> tuple[str, CitedKind | None]:
    """The label and kind of a source whose noun no list has: by how the word is made, or by a verb that only people and bodies take."""
    row = phrase.text.lower().split()
    head = next((at for at, word in enumerate(row) if at and word in rules.links), len(row)) - 1
    label = lowered(phrase.text, rules)
    if is_agent(row[head], rules) and (cue.kind in ("report", "phrase") or rules.holds(cue.cue.lower())):
        return label, "anonymous"
    definite = row[0] in rules.determiners and row[0] not in rules.indefinite
    said = cue.kind == "report" and cue.cue.lower() in rules.spoken
    body = definite and said and 0 < head < _LONGEST and not any(word[0].isdigit() for word in row)
    return (without_article(phrase.text), "organisation") if body else (label, None)


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
            label = without_article(found.label) if found.label.split()[-1].isupper() else found.label
            body = found.kind != "person" or names_body(label, rules)
            return (first_case(label, rules), "organisation") if body else (label, "person")
    return None


def _with_owner(name: str, forms: Mapping[str, Name], rules: Grammar) -> tuple[str, CitedKind] | None:
    """The institution of which `name` is the opening noun, what it is of standing behind it in small letters: `Министерства транспорта`."""
    if rules.language not in ("uk", "ru", "pl") or rules.noun(name.lower()) not in rules.organisations:
        return None
    opening = f"{words.fold(name)} "
    found = {one.label for form, one in forms.items() if form.startswith(opening) and one.kind != "person"}
    return (first_case(next(iter(found)), rules), "organisation") if len(found) == 1 else None


def names_body(name: str, rules: Grammar) -> bool:
    """Whether a name holds the noun of an institution, whatever it was taken for."""
    return any(rules.noun(word) in rules.organisations for word in words.words(name.lower()) if word)


def first_case(label: str, rules: Grammar) -> str:
    """An institution's name with its opening noun in the first case: `Institut für Hafenkunde` of `Instituts für Hafenkunde`."""
    first, gap, rest = label.partition(" ")
    if rules.language not in ("de", "uk", "ru", "pl") or rules.noun(first.lower()) not in rules.organisations:
        return label
    return f"{nominative(first, rules)}{gap}{rest}"


def without_titles(name: str, rules: Grammar) -> str:
    """The name without the titles and offices before it; its last word is never taken for one."""
    parts = name.split()
    if len(parts) == 2 and parts[0] == "The" and parts[1].isupper():
        return parts[1]  # an acronym that opens its sentence
    while len(parts) > 1 and (parts[0].lower() in rules.titles or parts[0].lower() in rules.people):
        parts = parts[1:]
    return " ".join(parts)
