"""One name for all spellings: the shipped table of aliases with the editor's additions."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from digest import lexicon, words
from digest.model import Alias, TagKind

_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_DOTTED = re.compile(r"(?<=\b[^\W\d_])\.\s?(?=[^\W\d_]\b)|(?<=\b[^\W\d_])\.(?!\w)")
_APOSTROPHE = re.compile(r"['’ʼ`]")
_NOT_WORD = re.compile(r"[^\w\u0300-\u036f]+")
_CASED_ACRONYM = 3  # `US` and `WHO` are words in lower case; from four letters on, acronyms hardly ever are
_ARTICLE = "the "
_LAST_LATIN = "\u024f"

_KINDS: tuple[tuple[str, TagKind], ...] = (
    ("organisations", "organisation"),
    ("people", "person"),
    ("events", "event"),
    ("works", "work"),
)


@dataclass(frozen=True, slots=True)
class AliasTable:
    """Looks names up by any of their spellings, whatever their case, diacritics, full stops and possessive."""

    by_form: Mapping[str, Alias]
    by_demonym: Mapping[str, Alias]
    """Countries by the adjectives and nouns for their people; peoples without a country map to an unlabelled Alias."""

    def canonical(self, name: str) -> Alias | None:
        """The alias one of whose forms, or whose label, is `name`."""
        folded = key(name)
        return self.by_form.get(folded) or self.by_form.get(folded.removeprefix(_ARTICLE))

    def demonym(self, word: str) -> Alias | None:
        """The country whose people `word` is for (`Ukrainian`, `Russians`), an empty Alias for other peoples, or None."""
        return self.by_demonym.get(key(word))


@functools.lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """The form under which names are compared: `Zelenskiy’s` and `zelenskiy` are one, `US` and `us` are two."""
    plain = _POSSESSIVE.sub("", " ".join(name.split()))
    plain = _DOTTED.sub("", plain)
    if plain.isupper() and len(plain) <= _CASED_ACRONYM and plain.isalpha():
        return plain
    letters = words.normalized(_APOSTROPHE.sub("", plain.casefold()).replace("ł", "l").replace("ø", "o"), "NFKD")
    return words.normalized(_NOT_WORD.sub(" ", _bare(letters)), "NFC").strip()


def _bare(letters: str) -> str:
    """Decomposed `letters` without the marks on Latin ones; on others a mark makes another letter, as in `й`."""
    kept, base = [], ""
    for letter in letters:
        if not unicodedata.combining(letter):
            base = letter
        elif base <= _LAST_LATIN:
            continue
        kept.append(letter)
    return "".join(kept)


@functools.lru_cache(maxsize=4)
def table(additions: tuple[Alias, ...] = ()) -> AliasTable:
    """The shipped table with `additions`, which win over it and over each other in their order."""
    by_form, by_demonym = _shipped()
    if not additions:
        return AliasTable(by_form, by_demonym)
    merged = dict(by_form)
    for alias in reversed(additions):
        if not alias.label:
            continue
        shipped = merged.get(key(alias.label))
        kind = alias.kind if alias.kind != "other" or shipped is None else shipped.kind
        forms = (*alias.forms, *(shipped.forms if shipped else ()), *((shipped.label,) if shipped else ()))
        whole = Alias(alias.label, kind, tuple(dict.fromkeys(f for f in forms if f and f != alias.label)))
        merged.update((key(form), whole) for form in (whole.label, *whole.forms))
    return AliasTable(merged, by_demonym)


@functools.cache
def _shipped() -> tuple[Mapping[str, Alias], Mapping[str, Alias]]:
    by_form: dict[str, Alias] = {}
    for alias in _aliases(lexicon.table("aliases")):
        for form in (alias.label, *alias.forms):
            by_form.setdefault(key(form), alias)
    return by_form, _demonyms(lexicon.table("aliases"), by_form)


def _aliases(data: Mapping[str, Mapping[str, list[str]]]) -> Iterator[Alias]:
    places = data["places"]
    place_forms: Mapping[str, list[str]] = {**data["forms"], **places["forms"]}  # type: ignore[dict-item]
    labels: Iterable[str] = (*data["countries"], *(row[0] for row in data["countries"].values()), *places["names"])
    for label in dict.fromkeys(labels):
        if label:
            yield Alias(label, "place", tuple(place_forms.get(label, ())))
    for group, kind in _KINDS:
        for label, forms in data[group].items():
            yield Alias(label, kind, tuple(forms))


def _demonyms(data: Mapping[str, Mapping[str, list[str]]], by_form: Mapping[str, Alias]) -> Mapping[str, Alias]:
    found = {key(word): Alias() for word in data["other"]["demonyms"]}
    for country, (_, *peoples) in data["countries"].items():
        found.update((key(word), by_form[key(country)]) for word in peoples)
    return found


def is_shipped(alias: Alias) -> bool:
    """Whether an alias is of the shipped table as it stands there, and none that the editor added to."""
    return _shipped()[0].get(key(alias.label)) is alias
