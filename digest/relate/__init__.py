"""What articles say together: topics, links, facts, a timeline, who cites whom."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from digest.model import Analysis, Article, Corpus, Membership, Options, Topic, Vocabulary
from digest.relate import differ, facts
from digest.relate import topics as matching
from digest.relate.alone import same_fact
from digest.relate.coverage import Findings, coverage
from digest.relate.patterns import Aliases
from digest.relate.topics import problems

__all__ = ["problems", "relate", "same_fact"]


def relate(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    topics: Sequence[Topic],
    options: Options,
    aliases: Aliases | None = None,
    *,
    vocabulary: Vocabulary = Vocabulary(),  # noqa: B008 - frozen, and one for all calls
) -> Corpus:
    """What `articles` say together; `analyses` in the same order. Copies of others are told, and have no further part in it."""
    from digest.relate import (
        claims,
        examples,
        forecasts,
        happenings,
        originals,
        provenance,
        questions,
        tags,
        tallies,
        timeline,
    )
    from digest.relate.copies import copies
    from digest.relate.decisions import Across, applied, claimed
    from digest.relate.differ import stale

    copied = copies(articles, analyses)
    carriers = originals.carriers(articles, copied)
    given = examples.shown(topics, articles, copied)
    articles, analyses = originals.filed(articles, copied), originals.without(analyses, copied)
    members = matching.memberships(articles, analyses, topics, aliases, given)
    sources = provenance.Sources(articles, analyses, carriers)
    read = facts.read(articles, analyses)
    compared = facts.compare(read, _groups(members))
    links = facts.links(compared, articles, analyses, options.links)
    links = differ.further(links, read, _groups(members), articles, analyses)
    found = facts.facts(
        links,
        compared,
        articles,
        origins=sources.origins,
        threshold=options.links.threshold,
    )
    found = stale.marked(found, links, articles, sources.origins)
    events = timeline.events(articles, analyses)
    groups = _groups(members)
    across = Across(
        links,
        found,
        events,
        happenings.happenings(events, found, read, groups, articles),
        forecasts.forecasts(articles, analyses, read, groups, links),
        tallies.tallies(articles, analyses, found),
    )
    decided, unheeded = applied(across, topics, articles, analyses, sources.origins)
    links, found, events = decided.links, decided.facts, decided.events
    answers = questions.answers(topics, articles, analyses, members, language=options.language, aliases=aliases)
    findings = Findings(articles, analyses, members, found, events, answers=answers, tallies=decided.tallies)
    findings = dataclasses.replace(findings, happenings=decided.happenings, forecasts=decided.forecasts)
    covered = coverage(topics, findings, options)
    filed = tags.filed(articles, analyses, vocabulary, options.tags, aliases)
    said = claims.claims(claims.told(links, found, decided.tallies, covered), articles, analyses, sources)
    said = claimed(said, topics, articles, analyses)
    graph = provenance.network(sources, found)
    return Corpus(
        links,
        found,
        covered,
        events,
        sources.edges(),
        copied,
        filed,
        claims=said,
        tallies=decided.tallies,
        happenings=decided.happenings,
        forecasts=decided.forecasts,
        graph=graph,
        unheeded=unheeded,
    )


def _groups(members: Mapping[str, Sequence[Membership]]) -> list[list[str]]:
    return [[member.article for member in found] for found in members.values()]
