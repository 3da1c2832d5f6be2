"""The topic page: what the sources say about one topic, in the order a reader asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class UpdateView:
    """What is new since a day."""

    title: str
    statements: tuple[parts.StatementView, ...]
    """What the summary does not have."""
    summarised: frozenset[str]
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
    annotations: str | None
    """The file of its quotations as Web Annotations."""
    contents: tuple[parts.LinkView, ...]
    """The sections that appear."""
    summary: tuple[parts.StatementView, ...]
    news: UpdateView | None
    facts: tuple[topic_facts.FactView, ...]
    facts_more: tuple[topic_facts.FactView, ...]
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


def view(catalog: Catalog, here: Here, topic: Topic) -> TopicView:
    """What a topic page shows."""
    coverage = catalog.coverage.get(topic.id) or Coverage(topic.id, (), (), (), (), ())
    numbers = _numbers(coverage)
    cited = _cited(numbers, [catalog.facts[name] for name in coverage.facts if name in catalog.facts])
    facts = topic_facts.facts(catalog, here, coverage, cited)
    questions = topic_questions.questions(catalog, here, topic, coverage, numbers)
    differences = topic_facts.differences(catalog, here, numbers)
    tallies = topic_figures.tallies(catalog, here, coverage, numbers)
    speakers = topic_speakers.speakers(catalog, here, numbers)
    timeline = topic_timeline.timeline(catalog, here, coverage, numbers)
    expected = topic_timeline.expected(catalog, here, coverage, numbers)
    cites = topic_cites.cites(catalog, here, numbers)
    summary = _statements(catalog, here, coverage.summary, numbers)
    news = _update(catalog, here, coverage, numbers)
    sources = tuple(parts.source(catalog, here, name, number) for name, number in cited.items())
    related = tuple(parts.topic_link(catalog, here, name) for name in coverage.related if name in catalog.topics)
    sections = [
        ("summary", summary), ("new", news and news.statements), ("facts", facts[0]), ("questions", questions), ("differ", differences), ("tallies", tallies), ("speakers", speakers),
        ("timeline", timeline), ("expected", expected), ("cites_title", cites), ("sources", sources), ("related", related),
    ]  # fmt: skip
    return TopicView(
        title=topic.title,
        introduction=topic.introduction,
        counts=counts(catalog, topic.id),
        strip=strip.strip(catalog, here, members(catalog, topic.id)),
        feed=own_feed(catalog, here, topic.title),
        annotations=web_annotations.FILE if web_annotations.is_worth(catalog, members(catalog, topic.id)) else None,
        contents=tuple(_contents(catalog, news, [name for name, found in sections if found])),
        summary=summary,
        news=news,
        facts=facts[0],
        facts_more=facts[1],
        facts_files=facts_csv.FILES,
        questions=questions,
        differences=differences,
        tallies=tallies,
        speakers=speakers,
        timeline=timeline,
        timeline_chart=topic_timeline.drawn(catalog, coverage),
        expected=expected,
        cites=cites,
        sources=sources,
        sources_files=bibliography.FILES,
        why=topic_why.whys(catalog, here, coverage, numbers),
        members=len(numbers),
        related=related,
    )


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
    summarised = frozenset(view.href for view in _statements(catalog, here, known, numbers))
    return UpdateView(title, _statements(catalog, here, found, numbers), summarised)


def _contents(catalog: Catalog, news: UpdateView | None, sections: Iterable[str]) -> Iterator[parts.LinkView]:
    for name in sections:
        title = news.title if name == "new" and news else catalog.strings.labels[name]
        yield parts.LinkView(title, f"#{_anchor(name)}")


def _anchor(section: str) -> str:
    return section.partition("_")[0]


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
