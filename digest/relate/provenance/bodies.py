"""Who is who across articles: one id for all the names of an institution, an outlet or a person."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest import aliases, lexicon, words
from digest.attribution import grammar
from digest.attribution.outlets import canonical
from digest.model import Analysis, Article, CitedKind
from digest.words import fold

Roots = frozenset[str]

# Endings by which the name of a country and the adjective to it differ; a list of those that differ otherwise is in aliases.toml.
_ENDINGS = ("ians", "ian", "ean", "ese", "ish", "ans", "an", "ia", "ic", "i", "a", "e", "y", "o")
_SHORTEST = 3
# A name as it is cited stands in its first case, one as it is met in any; so it counts more where one is chosen.
_CITED = 100
_DOTTED = re.compile(r"\b([A-Z])\.([A-Z])\.(?:([A-Z])\.)?")
# Letters of an acronym that is looked up among the initials of institutions without having been introduced as theirs.
_ACRONYM = range(3, 7)


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody named as where knowledge is from."""

    id: str
    """The same for all the names of one institution, outlet or person."""
    label: str
    kind: CitedKind
    name: str
    """As the article has it: the person who spoke for the institution."""
    speaker: CitedKind | None = None
    """What the one is who spoke for it, by `name`: a person or an unnamed official; None where it spoke itself."""


class Bodies:
    """The institutions, outlets and people that articles name, each under one id and one label."""

    def __init__(self, articles: Sequence[Article], analyses: Sequence[Analysis]) -> None:
        self.articles = {article.id: article for article in articles}
        self.places: set[str] = set()
        self.described: set[str] = set()
        """The ids of institutions whose name holds a noun such as `ministry`, as far as they were met."""
        self.named: dict[str, dict[Roots, str]] = {}
        self.short: dict[str, str] = {}
        self.people: defaultdict[str, Counter[str]] = defaultdict(Counter)
        counts: defaultdict[Roots, Counter[str]] = defaultdict(Counter)
        for article, analysis in sorted(zip(articles, analyses, strict=True), key=lambda pair: pair[0].id):
            self._read(article, analysis, counts)
        self.every = {key: _best(labels) for key, labels in sorted(counts.items(), key=lambda row: sorted(row[0]))}
        self.by_root: defaultdict[str, set[Roots]] = defaultdict(set)
        for key in self.every:
            for root in key:
                self.by_root[root].add(key)
        self.initials = _initials(self.every.values())

    def _read(self, article: Article, analysis: Analysis, counts: dict[Roots, Counter[str]]) -> None:
        language = article.language.text
        here = self.named.setdefault(article.id, {})
        for name in analysis.names:
            if name.kind == "place":
                self.places |= roots(name.label, language)
            if name.kind in ("organisation", "other"):
                for form in name.forms:
                    if form.isupper() and len(form) > 1 and len(name.label) > len(form):
                        self.short.setdefault(fold(form), name.label)
            if name.kind == "person":
                self.people[_surname(name.label)][_plain(name.label)] += 1
        rows = [(name.label, 1) for name in analysis.names if name.kind == "organisation"]
        rows += [(cited.name, _CITED) for cited in analysis.cites if cited.kind == "organisation"]
        for label, weight in rows:
            key = roots(label, language)
            if key:
                counts[key][label] += weight
                here.setdefault(key, label)

    # -- sources ---------------------------------------------------------------------------------

    def outlet(self, name: str) -> Source:
        """The outlet of a name, whatever its spelling."""
        label = canonical(name) or name
        found = "body:" + " ".join(sorted(key)) if (key := roots(label, "en")) else fold(label)
        return Source(found, label, "outlet", name)

    def organisation(self, article: str, name: str) -> Source:
        """The institution that `article` calls `name`; a short form stands for the long one the article has."""
        label = self.short.get(fold(name), name)
        if label == name and name.isupper() and len(name) in _ACRONYM and name in self.initials:
            label = self.initials[name]
        label = _known(label) or label
        outlet = canonical(label)
        if outlet is not None:
            return self.outlet(outlet)
        language = self.articles[article].language.text
        key = self._whole(article, roots(label, language))
        label = self.every.get(key, label) if label == name else label
        found = Source("body:" + " ".join(sorted(key)) if key else fold(label), label, "organisation", name)
        rules = grammar(language)
        if any(rules.noun(word) in rules.organisations for word in map(str.lower, words.words(label))):
            self.described.add(found.id)
        return found

    def person(self, name: str) -> Source:
        """A person, by the full name that other articles give where this one has the surname alone."""
        label = _known(name) or name
        plain = _plain(label)
        bare = max(
            (one for one in self.people[_surname(label)] if " " in one and plain.endswith(f" {one}")),
            key=len,
            default="",
        )
        if bare:  # "head of the bank Ada Lee", whom others call Ada Lee
            label, plain = " ".join(label.split()[-len(bare.split()) :]), bare
        if " " not in plain:
            full = [one for one in self.people[_surname(label)] if " " in one]
            plain = full[0] if len(full) == 1 else plain
        return Source(f"person:{plain}", label, "person", name)

    def named_last(self, name: str) -> str | None:
        """The person whose name ends a description: Ada Lee in `the head of the bank Ada Lee`."""
        parts = name.split()
        if len(parts) < 3 or all(part[:1].isupper() for part in parts):
            return None
        known = [one for one in self.people[_surname(name)] if " " in one and _plain(name).endswith(f" {one}")]
        return " ".join(parts[-len(max(known, key=len).split()) :]) if known else None

    def anonymous(self, name: str, teller: Source, language: str) -> Source:
        """An unnamed source, who is the same only to the outlet that spoke with them."""
        rules = grammar(language)
        said = [word for word in words.words(_undotted(name)) if fold(word) not in rules.determiners]
        key = " ".join(sorted({words.stem(word, language) for word in said if not word.isdigit()}))
        if any(rules.is_document(rules.noun(word)) for word in map(str.lower, said)):
            # A document that two outlets call the same, for the same fact, is one that both have read.
            return Source(f"document:{key}", " ".join(said), "anonymous", name)
        return Source(f"anonymous:{key}@{teller.id}", f"{name} ({teller.label})", "anonymous", name)

    def _whole(self, article: str, key: Roots) -> Roots:
        """The one longer name that a short one stands for: in the article, else anywhere if it but tells where."""
        longer = [one for one in self.named.get(article, {}) if key < one]
        if len(key) > 1:
            longer = [one for one in longer if one - key <= self.places | _countries()]
        if len(longer) == 1:
            return longer[0]
        if longer or len(key) < 2:
            return key
        anywhere = [
            one for one in self.by_root.get(min(key), ()) if key < one and one - key <= self.places | _countries()
        ]
        return anywhere[0] if len(anywhere) == 1 else key


@functools.lru_cache(maxsize=100_000)
def roots(name: str, language: str) -> Roots:
    """What is compared of a name: its words without endings, `Ukraine’s General Staff` and `General Staff of Ukraine` alike."""
    kept: list[str] = []
    padding: list[str] = []
    for word in words.words(_undotted(name)):
        bare = fold(words.without_elision(word, language))
        if bare in _listed(language, "small"):
            continue
        (padding if bare in _listed(language, "padding") else kept).extend(_root(word, bare, language))
    # What is left of a name without its padding must say more than where it is.
    return frozenset(kept) if len(kept) > 1 and set(kept) - _countries() else frozenset(kept + padding)


def _root(word: str, bare: str, language: str) -> Iterator[str]:
    table = aliases.table()
    place = table.demonym(word) if word[:1].isupper() else None
    if place is None or not place.label:
        place = table.canonical(word) if word[:1].isupper() else None
    if place is not None and place.kind == "place" and place.label:
        for part in words.words(place.label):
            yield _trimmed(words.stem(part, "en"))
        return
    written = _spellings(language).get(bare, bare).split()
    for stem in (words.stem(part, language) for part in written):
        # A country and its adjective differ in the ending; the noun of an institution is the same with a capital and without.
        is_named = word[:1].isupper() and len(written) == 1 and _is_proper(bare, stem, language)
        yield _trimmed(stem) if is_named else stem


def _is_proper(bare: str, stem: str, language: str) -> bool:
    return grammar(language).noun(bare) is None or _trimmed(stem) in _countries()


def _trimmed(stem: str) -> str:
    """A name's word without the ending that makes an adjective or a country of it: `veltor` of Veltoria and Veltorian."""
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) > _SHORTEST:
            return stem.removesuffix(ending)
    return stem


@functools.cache
def _countries() -> Roots:
    listed = lexicon.table("aliases")["countries"]
    return frozenset(_trimmed(words.stem(word, "en")) for label in listed for word in words.words(label))


@functools.cache
def _listed(language: str, key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in lexicon.words("provenance", language, key))


@functools.cache
def _spellings(language: str) -> Mapping[str, str]:
    found: Mapping[str, str] = lexicon.table("provenance").get(language.partition("-")[0], {}).get("spellings", {})
    return found


def _undotted(text: str) -> str:
    """`U.S.` as `US`."""
    return _DOTTED.sub(lambda match: "".join(part for part in match.groups() if part), text)


def _known(name: str) -> str | None:
    """The label under which the table of aliases has an institution or person."""
    found = aliases.table().canonical(name)
    return found.label if found is not None and found.kind in ("organisation", "person") else None


def _best(labels: Counter[str]) -> str:
    """The label to show: no acronym, with capitals, written most, of most words, without the ending of a case."""
    return min(labels, key=lambda one: (one.isupper(), one.islower(), -labels[one], -len(one.split()), len(one), one))


def _initials(labels: Iterable[str]) -> Mapping[str, str]:
    """Institutions by their initials, where only one has these."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for label in labels:
        parts = words.words(label)
        for taken in (parts, [part for part in parts if part[0].isupper()]):
            if len(taken) in _ACRONYM:
                found["".join(part[0] for part in taken).upper()].add(label)
    return {letters: next(iter(names)) for letters, names in found.items() if len(names) == 1}


def _plain(name: str) -> str:
    return re.sub(r"[yi]{2}\b", "y", aliases.key(name))


def _surname(name: str) -> str:
    return _plain(name).rpartition(" ")[2]
