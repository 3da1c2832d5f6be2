"""What of a long topic its page shows at first, and the pages that hold the rest, section by section.

A topic's page stays light however many sources it has: each section shows its first entries, and where that is not all, leads
to `topics/SLUG/SECTION/`, which has everything, on several pages if need be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from digest.model import Topic
from digest.render import address, paging, parts, topic, topic_timeline
from digest.render.address import Here, Sources
from digest.render.catalog import Catalog
from digest.render.frame import Head, canonical, clipped, own_feed, site_feed
from digest.render.paging import Leaf, PagerView
from digest.render.topic import TopicView

_CLAIMS, _ANSWERS, _COUNTS, _QUOTATIONS = 4, 6, 6, 3
"""How much of one fact, question, tally and speaker the topic's page shows."""

Trim = Callable[[Any, str], Any]
"""An entry as the topic's page shows it; it is told where the whole one is."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section that may have more than the topic's page shows."""

    name: str
    """The field of the view, and the last part of the address."""
    label: str
    """What its heading is called among the labels."""
    first: int
    """How many entries the topic's page shows; with the rest of the page some 12 kB, compressed."""
    most: int
    """How many entries a page of its own has."""
    trim: Trim | None = None


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section of a topic on a page of its own."""

    title: str
    topic: TopicView
    """With nothing but this section."""
    back: parts.LinkView
    pager: PagerView | None


def _trimmed(field: str, most: int) -> Trim:
    def trim(entry: Any, href: str) -> Any:
        found = getattr(entry, field)
        if len(found) <= most:
            return entry
        return replace(entry, rest=href, **{field: found[:most]})

    return trim


SECTIONS = (
    Section("facts", "facts", 5, 30, _trimmed("claims", _CLAIMS)),
    Section("questions", "questions", 4, 10, _trimmed("answers", _ANSWERS)),
    Section("differences", "differ", 4, 40),
    Section("tallies", "tallies", 3, 20, _trimmed("counts", _COUNTS)),
    Section("speakers", "speakers", 4, 40, _trimmed("quotations", _QUOTATIONS)),
    Section("timeline", "timeline", 8, 60),
    Section("expected", "expected", 4, 60),
    Section("cites", "cites_title", 6, 60),
    Section("sources", "sources", 16, 100),
)
_SOURCES = SECTIONS[-1]


def place(target: str, folder: str = "") -> Here:
    """The page in `folder` below the topic at `target`, which knows where numbered sources are listed."""
    sources = Sources(target, _SOURCES.first, _folder(target, _SOURCES), _SOURCES.most)
    return Here(folder or target, sources=sources)


def first(catalog: Catalog, here: Here, whole: TopicView) -> TopicView:
    """What the topic's page shows of `whole`; where a section is cut, `more` leads to all of it."""
    shown, more = whole, {}
    for section in SECTIONS:
        entries = _entries(whole, section)
        cut = _cut(here, section, entries)
        if cut != entries:
            number = len(entries)
            text = catalog.strings.phrase("section_all", number=number, section=catalog.strings.labels[section.label])
            more[section.name] = parts.LinkView(text, here.to(_folder(here.folder, section)))
            shown = _with(shown, section, cut)
    return replace(shown, more=more)


def pages(catalog: Catalog, found: Topic, whole: TopicView, cut: TopicView) -> Iterator[tuple[Leaf, Head, SectionView]]:
    """The pages of those sections that `cut` does not show whole."""
    target = address.topic(found.id)
    for section in SECTIONS:
        if section.name not in cut.more:
            continue
        folder, count = _folder(target, section), -(-len(_entries(whole, section)) // section.most)
        for number in range(1, count + 1):
            leaf = Leaf(folder, number, count, ())
            yield leaf, _head(catalog, found, section, leaf), _view(catalog, found, whole, section, leaf)


def _head(catalog: Catalog, found: Topic, section: Section, leaf: Leaf) -> Head:
    title = catalog.strings.phrase("section_of", section=catalog.strings.labels[section.label], topic=found.title)
    one = Head(
        title=title,
        description=clipped(catalog.strings.phrase("about_section", title=title, site=catalog.options.title)),
        canonical=canonical(catalog.options, leaf.folder),
        feeds=(
            own_feed(catalog, leaf.here, found.title, address.topic(found.id)),
            site_feed(catalog.options, leaf.here),
        ),
    )
    return paging.head(catalog, leaf, one)


def _view(catalog: Catalog, found: Topic, whole: TopicView, section: Section, leaf: Leaf) -> SectionView:
    here = place(address.topic(found.id), leaf.target)
    start = (leaf.number - 1) * section.most
    wanted = _names(whole, section, start)
    only = _without_files(topic.view(catalog, here, found, section.name, wanted))
    entries = _entries(only, section)
    return SectionView(
        title=catalog.strings.labels[section.label],
        topic=only if wanted is not None else _with(only, section, entries[start : start + section.most]),
        back=parts.topic_link(catalog, here, found.id),
        pager=paging.pager(catalog, leaf),
    )


def _names(whole: TopicView, section: Section, start: int) -> frozenset[str] | None:
    """The ids or names of what a page of the section shows; None where all is made and part of it is taken."""
    part = slice(start, start + section.most)
    if section.name == "facts":
        return frozenset(fact.id for fact in whole.facts[part])
    if section.name == "questions":
        return frozenset(question.id for question in whole.questions[part])
    if section.name == "speakers":
        return frozenset(speaker.name for speaker in whole.speakers[part])
    if section.name == "cites" and whole.cites:
        return frozenset(entry.source.id for entry in whole.cites.entries[part])
    return None


def _without_files(view: TopicView) -> TopicView:
    """The files for other programs stand beside the topic's page, and are named there."""
    cites = replace(view.cites, files=(), chart=None) if view.cites else None
    return replace(view, facts_files=(), sources_files=(), cites=cites)


def _cut(here: Here, section: Section, entries: Sequence[Any]) -> Sequence[Any]:
    if section.name == "timeline" and len(entries) > section.first:
        return topic_timeline.weightiest(entries, section.first)
    kept = entries[: section.first]
    if section.trim is None:
        return kept
    return tuple(section.trim(entry, _entry(here, section, number, entry)) for number, entry in enumerate(kept))


def _entry(here: Here, section: Section, number: int, entry: Any) -> str:
    """The link to an entry on the page of its section."""
    leaf = address.numbered(_folder(here.folder, section), number // section.most + 1)
    return here.to(f"{leaf}#{entry.anchor}")


def _folder(target: str, section: Section) -> str:
    return f"{target}{section.name}/"


def _entries(view: TopicView, section: Section) -> tuple[Any, ...]:
    """The entries of a section; of a timeline, what happened, one by one."""
    if section.name == "cites":
        return view.cites.entries if view.cites else ()
    if section.name == "timeline":
        return topic_timeline.single(view.timeline)
    found: tuple[Any, ...] = getattr(view, section.name)
    return found


def _with(view: TopicView, section: Section, entries: Sequence[Any]) -> TopicView:
    if section.name == "cites":
        return replace(view, cites=replace(view.cites, entries=tuple(entries)) if view.cites else None)
    if section.name == "timeline":
        return replace(view, timeline=topic_timeline.gathered(entries))
    changed: dict[str, Any] = {section.name: tuple(entries)}
    return replace(view, **changed)
