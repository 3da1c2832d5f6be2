"""The topic page: what the sources say about one topic, in the order a reader asks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from digest.model import Coverage, Fact, Place, Topic
from digest.render import (
    address,
    bibliography,
    charts,
    facts_csv,
    parts,
    strip,
    topic_cites,
    topic_facts,
    topic_figures,
    topic_questions,
    topic_speakers,
    topic_timeline,
    topic_why,
    web_annotations,
)
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.frame import CardText, FeedView, Head, canonical, clipped, own_feed, site_feed
from digest.render.structured import collection
from digest.render.topic_head import counts, members

_NOTHING: Mapping[str, None] = {"news": None, "cites": None}
"""What stands for a section that is left out, where that is no empty tuple."""
_HEADINGS: Mapping[str, tuple[str, str]] = {
    "news": ("new", "new"),
    "differences": ("differ", "differ"),
    "cites": ("cites_title", "cites"),
}
"""The label and the anchor of sections that do not go by the name of their field."""


@dataclass(frozen=True, slots=True)
class UpdateView:
    """What is new since a day."""

    title: str
    statements: tuple[parts.StatementView, ...]
    """What the summary does not have."""
    summarised: tuple[str, ...]
    """The links of those sentences of the summary that are new."""


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic page; an empty section is an empty tuple or None and does not appear."""

    title: str
    introduction: str
    """Markdown."""
    counts: tuple[str, ...]
    strip: strip.StripView | None
    """Who reported when."""
    feed: FeedView
    markdown: parts.LinkView
    """The page as Markdown."""
    annotations: str | None
    """The file of its quotations as Web Annotations."""
    contents: tuple[parts.LinkView, ...]
    """The sections that appear."""
    summary: tuple[parts.StatementView, ...]
    news: UpdateView | None
    facts: tuple[topic_facts.FactView, ...]
    facts_files: tuple[parts.LinkView, ...]
    """The facts for other programs: CSV."""
    questions: tuple[topic_questions.QuestionView, ...]
    differences: tuple[topic_facts.DifferenceView, ...]
    tallies: tuple[topic_figures.TallyView, ...]
    speakers: tuple[topic_speakers.SpeakerView, ...]
    timeline: tuple[topic_timeline.MomentView, ...]
    timeline_chart: charts.TimelineChart | None
    expected: tuple[topic_timeline.ExpectedView, ...]
    cites: topic_cites.CitesView | None
    sources: tuple[parts.SourceView, ...]
    sources_files: tuple[parts.LinkView, ...]
    """The sources for other programs: BibTeX and CSL-JSON."""
    why: Mapping[str, topic_why.WhyView]
    """Why each source that belongs to the topic does, by its id."""
    members: int
    """How many of the sources belong to the topic; those after them are cited for a fact."""
    related: tuple[parts.LinkView, ...]
    more: Mapping[str, parts.LinkView]
    """By the name of a section of which not all is shown: the page that has it all."""


def head(catalog: Catalog, here: Here, topic: Topic) -> Head:
    """What a topic page says about itself."""
    options, target = catalog.options, address.topic(topic.id)
    listed = [(catalog.articles[name].title.text, address.article(name)) for name in members(catalog, topic.id)]
    about = catalog.strings.phrase("about_topic", number=len(listed), title=topic.title)
    return Head(
        title=topic.title,
        description=clipped(topic.description or about),
        canonical=canonical(options, target),
        structured=collection(options, target, topic.title, listed),
        card=CardText(topic.title, catalog.strings.labels["topic"], counts=counts(catalog, topic.id)),
        feeds=(own_feed(catalog, here, topic.title), site_feed(options, here)),
    )


def view(
    catalog: Catalog, here: Here, topic: Topic, only: str = "", wanted: Collection[str] | None = None
) -> TopicView:
    """All that there is to show of a topic, or of its section `only`, a field of the view.

    Of facts, questions, speakers and who cites whom, those alone that are `wanted`, by the ids of facts, questions or articles, or by name.
    """
    coverage = catalog.coverage.get(topic.id) or Coverage(topic.id, (), (), (), (), ())
    numbers, cited = parts.shared(catalog, "", ("numbers", topic.id), lambda: _numbered(catalog, coverage))
    makers: Mapping[str, Callable[[], Any]] = {
        "summary": lambda: _statements(catalog, here, coverage.summary, numbers),
        "news": lambda: _update(catalog, here, coverage, numbers),
        "facts": lambda: topic_facts.facts(catalog, here, coverage, cited, wanted),
        "questions": lambda: topic_questions.questions(catalog, here, topic, coverage, numbers, wanted=wanted),
        "differences": lambda: topic_facts.differences(catalog, here, numbers),
        "tallies": lambda: topic_figures.tallies(catalog, here, coverage, numbers),
        "speakers": lambda: topic_speakers.speakers(catalog, here, numbers, wanted),
        "timeline": lambda: topic_timeline.timeline(catalog, here, coverage, numbers),
        "expected": lambda: topic_timeline.expected(catalog, here, coverage, numbers),
        "cites": lambda: topic_cites.cites(catalog, here, numbers, wanted, drawn=not only),
        "sources": lambda: tuple(parts.source(catalog, here, name, number) for name, number in cited.items()),
        "related": lambda: tuple(_related(catalog, here, coverage)),
    }
    found: dict[str, Any] = {
        name: make() if only in ("", name) else _NOTHING.get(name, ()) for name, make in makers.items()
    }
    return TopicView(
        title=topic.title,
        introduction=topic.introduction,
        counts=counts(catalog, topic.id),
        strip=strip.strip(catalog, here, members(catalog, topic.id)) if not only else None,
        feed=own_feed(catalog, here, topic.title),
        markdown=parts.AS_MARKDOWN,
        annotations=web_annotations.FILE if web_annotations.is_worth(catalog, members(catalog, topic.id)) else None,
        contents=tuple(_contents(catalog, found)),
        facts_files=facts_csv.FILES,
        timeline_chart=topic_timeline.drawn(catalog, coverage) if only in ("", "timeline") else None,
        sources_files=bibliography.FILES,
        why=topic_why.whys(catalog, here, coverage, numbers) if only in ("", "sources") else {},
        members=len(numbers),
        more={},
        **found,
    )


def _related(catalog: Catalog, here: Here, coverage: Coverage) -> Iterator[parts.LinkView]:
    return (parts.topic_link(catalog, here, name) for name in coverage.related if name in catalog.topics)


def _statements(
    catalog: Catalog, here: Here, places: Sequence[Place], numbers: Mapping[str, int]
) -> tuple[parts.StatementView, ...]:
    return tuple(parts.statement(catalog, here, place, number=numbers.get(place.article)) for place in places)


def _update(catalog: Catalog, here: Here, coverage: Coverage, numbers: Mapping[str, int]) -> UpdateView | None:
    if coverage.update is None:
        return None
    title = catalog.strings.phrase("new_since", day=catalog.strings.date(coverage.update.since, "day"))
    found = [place for place in coverage.update.sentences if place not in coverage.summary]
    known = [place for place in coverage.update.sentences if place in coverage.summary]
    summarised = tuple(view.href for view in _statements(catalog, here, known, numbers))
    return UpdateView(title, _statements(catalog, here, found, numbers), summarised)


def _contents(catalog: Catalog, found: Mapping[str, Any]) -> Iterator[parts.LinkView]:
    """A link to each section that appears."""
    for name, section in found.items():
        news: UpdateView | None = section if name == "news" else None
        if (news.statements if news else section) and (name != "news" or news):
            label, anchor = _HEADINGS.get(name, (name, name))
            yield parts.LinkView(news.title if news else catalog.strings.labels[label], f"#{anchor}")


def _numbered(catalog: Catalog, coverage: Coverage) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """The numbers of a topic's sources, and the same with those of all that its pages cite."""
    numbers = _numbers(coverage)
    return numbers, _cited(numbers, [catalog.facts[name] for name in coverage.facts if name in catalog.facts])


def _cited(numbers: Mapping[str, int], facts: Iterable[Fact]) -> Mapping[str, int]:
    """`numbers`, and further ones for the articles that tell a fact of the topic and do not belong to it."""
    told = [place.article for fact in facts if len(fact.sentences) > 1 for place in fact.sentences]
    order = dict.fromkeys([*numbers, *told])
    return {article: number for number, article in enumerate(order, start=1)}


def _numbers(coverage: Coverage) -> Mapping[str, int]:
    """The citation number of each source: in the order the summary cites them, then strongest first."""
    members = [member.article for member in coverage.members]
    known = set(members)
    cited = [place.article for place in coverage.summary if place.article in known]
    order = dict.fromkeys([*cited, *members])
    return {article: number for number, article in enumerate(order, start=1)}
