"""One label for all the ways in which articles write the same tag.

Four kinds of evidence, each a look-up, so that the time grows with the number of tags: labels that differ in the way of
writing alone; the surnames and acronyms that articles themselves join to a full name; full names with and without a middle
one; organisations with and without their country. What two things could be meant by is left as it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from digest import lexicon
from digest.aliases import key
from digest.model import Analysis, Article, Tag, TagKind
from digest.relate.patterns import Aliases
from digest.relate.wording import wording

_LOOSE = frozenset({"other", "phrase"})
"""Kinds that say nothing against being of another kind."""
_COUNTLESS = frozenset({"person", "place"})
_SHORTEST_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Label:
    """What a tag is shown as on all articles."""

    text: str
    slug: str
    kind: TagKind


@dataclass(slots=True)
class _Node:
    """A label, as all articles together have it."""

    label: Label
    languages: Counter[str]
    articles: int = 0
    """How many have it as a tag."""
    stated: int = 0
    """How many of these have it from the editor."""
    first: date = date.max


def shared(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    aliases: Aliases | None = None,
    preferred: Set[str] = frozenset(),
) -> Mapping[str, Label]:
    """The label to show for each tag and candidate by its slug, where that is another one, whatever the order of articles.

    `preferred` holds the keys of labels that the editor chose.
    """
    nodes = _nodes(articles, analyses)
    full = _full_names(analyses, nodes)
    found: dict[str, Label] = {}
    pairs = [*_written_alike(nodes), *_middle_names(nodes), *_of_a_country(nodes, aliases), *full.items()]
    for group in _groups(nodes, pairs):
        ranked = sorted(group, key=lambda slug: _rank(nodes[slug], aliases, preferred, short=slug in full))
        label = nodes[ranked[0]].label
        if label.kind == "other":
            kinds = (nodes[slug].label.kind for slug in ranked)
            label = replace(label, kind=next((kind for kind in kinds if kind not in _LOOSE), label.kind))
        found.update((slug, label) for slug in group if label != nodes[slug].label)
    return found


def _nodes(articles: Sequence[Article], analyses: Sequence[Analysis]) -> dict[str, _Node]:
    """Every tag and candidate by its slug, under the label and kind that most articles give it."""
    labels: defaultdict[str, Counter[tuple[str, TagKind]]] = defaultdict(Counter)
    nodes: dict[str, _Node] = {}
    for article, analysis in zip(articles, analyses, strict=True):
        tagged = {tag.slug for tag in analysis.tags}
        day = article.published.start if article.published else date.max
        for tag in _every(analysis):
            labels[tag.slug][tag.label, tag.kind] += 1
            node = nodes.setdefault(tag.slug, _Node(Label(tag.label, tag.slug, tag.kind), Counter()))
            node.languages[article.language.text] += 1
            node.articles += tag.slug in tagged
            node.stated += tag.basis == "stated"
            node.first = min(node.first, day)
    for slug, node in nodes.items():
        text, kind = min(labels[slug], key=lambda one: (-labels[slug][one], one))
        node.label = Label(text, slug, kind)
    return nodes


def _every(analysis: Analysis) -> Iterator[Tag]:
    yield from analysis.tags
    yield from analysis.candidates


def _rank(
    node: _Node, aliases: Aliases | None, preferred: Set[str], *, short: bool
) -> tuple[bool, int, bool, bool, int, date, str]:
    """Best first: the editor's label, that of the alias table, a full name, the label of most articles, of the earliest one."""
    text = node.label.text
    alias = aliases.canonical(text) if aliases is not None else None
    known = alias is not None and alias.label == text
    return key(text) not in preferred, -node.stated, not known, short, -node.articles, node.first, text


def _written_alike(nodes: Mapping[str, _Node]) -> Iterator[list[str]]:
    """The slugs of labels that are one but for number, hyphens, spaces and spelling; `SITE` is not `sites`."""
    alike: defaultdict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for slug, node in sorted(nodes.items()):
        language = min(node.languages, key=lambda one: (-node.languages[one], one)).partition("-")[0]
        # Number tells apart people, places and what has one word (`Time`, `Times`), but not `Institute of Health`.
        name = node.label.kind in _COUNTLESS or (node.label.kind not in _LOOSE and " " not in node.label.text)
        shouted = node.label.text.removesuffix("s").isupper() and node.label.kind != "phrase"
        alike[language, wording(node.label.text, language, name=name), shouted].append(slug)
    for group in alike.values():
        kinds = {nodes[slug].label.kind for slug in group} - _LOOSE
        # A company called `Construction` is not what companies do.
        same = [slug for slug in group if not kinds or nodes[slug].label.kind != "phrase"]
        if len(same) > 1 and len(kinds) < 2:
            yield same


def _middle_names(nodes: Mapping[str, _Node]) -> Iterator[list[str]]:
    """The slugs of full names that differ in having a middle name, where no two middle names compete."""
    alike: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for slug, node in sorted(nodes.items()):
        row = key(node.label.text).split()
        if node.label.kind == "person" and len(row) > 1 and len(row[0]) > 1:
            alike[row[0], row[-1]].append((" ".join(row[1:-1]), slug))
    for group in alike.values():
        middles = {middle for middle, _ in group} - {""}
        if len(group) > 1 and len(middles) == 1:
            yield [slug for _, slug in group]


def _of_a_country(nodes: Mapping[str, _Node], aliases: Aliases | None) -> Iterator[list[str]]:
    """The slugs of names with and without the country before them, where it is one country: `U.S. Forest Service`."""
    rests: defaultdict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    bare: dict[str, str] = {}
    for slug, node in sorted(nodes.items()):
        if node.label.kind != "organisation" or aliases is None:
            continue
        bare[key(node.label.text)] = slug
        first, _, rest = node.label.text.partition(" ")
        place = aliases.canonical(first) if " " in rest else None
        if place is not None and place.label in lexicon.table("aliases")["countries"]:
            rests[key(rest)][place.label].append(slug)
    for rest, countries in rests.items():
        if rest in bare and len(countries) == 1:
            yield [bare[rest], *next(iter(countries.values()))]


def _full_names(analyses: Sequence[Analysis], nodes: Mapping[str, _Node]) -> Mapping[str, str]:
    """For the slug of a surname or acronym that of the one full name it stands for in all articles that have both."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    met: Counter[str] = Counter()
    for analysis in analyses:
        for name in analysis.names:
            label = key(name.label)
            met[label] += 1
            for form in map(key, name.forms):
                if form != label:
                    owners[form].add(label)
    by_key = {key(node.label.text): slug for slug, node in sorted(nodes.items()) if node.label.kind != "phrase"}
    found: dict[str, str] = {}
    for short, slug in by_key.items():
        longer = [owner for owner in owners.get(short, ()) if len(owner) > len(short)]
        # A full name met once may be a slip of the rules for names.
        if len(longer) == 1 and longer[0] in by_key and met[longer[0]] > 1:
            full = by_key[longer[0]]
            if _stands_for(nodes[slug].label, nodes[full].label):
                found[slug] = full
    return found


def _stands_for(short: Label, full: Label) -> bool:
    """Whether a label may be the surname of a person, or the acronym of something else."""
    if len({short.kind, full.kind} - {"other"}) > 1:
        return False
    if full.kind == "person":
        return key(full.text).endswith(f" {key(short.text)}")
    letters = short.text.replace(".", "")
    return len(letters) >= _SHORTEST_ACRONYM and letters.isupper() and " " not in letters


def _groups(nodes: Iterable[str], pairs: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    """The slugs that are joined by any of `pairs`, each group once, sorted."""
    parent = {slug: slug for slug in nodes}

    def root(slug: str) -> str:
        while parent[slug] != slug:
            parent[slug] = slug = parent[parent[slug]]
        return slug

    for group in pairs:
        for slug in group[1:]:
            parent[root(slug)] = root(group[0])
    members: defaultdict[str, list[str]] = defaultdict(list)
    for slug in sorted(parent):
        members[root(slug)].append(slug)
    return (group for group in members.values() if len(group) > 1)
