"""What articles say together: topics, links, facts, a timeline, who cites whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.model import Analysis, Article, Corpus, Membership, Options, Topic, Vocabulary
from digest.relate import facts
from digest.relate import topics as matching
from digest.relate.coverage import Findings, coverage
from digest.relate.patterns import Aliases
from digest.relate.same import same_fact
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
    from digest.relate import examples, originals, provenance, tags, timeline
    from digest.relate.copies import copies

    copied = copies(articles, analyses)
    carriers = originals.carriers(articles, copied)
    given = examples.shown(topics, articles, copied)
    articles, analyses = originals.filed(articles, copied), originals.without(analyses, copied)
    members = matching.memberships(articles, analyses, topics, aliases, given)
    compared = facts.compare(facts.read(articles, analyses), _groups(members))
    links = facts.links(compared, articles, analyses, options.links)
    found = facts.facts(
        links,
        compared,
        articles,
        origins=lambda places: provenance.origins(places, articles, analyses, carriers),
        threshold=options.links.threshold,
    )
    events = timeline.events(articles, analyses)
    edges = provenance.edges(articles, analyses)
    covered = coverage(topics, Findings(articles, analyses, members, found, events), options)
    filed = tags.filed(articles, analyses, vocabulary, options.tags, aliases)
    return Corpus(links, found, covered, events, edges, copied, filed)


def _groups(members: Mapping[str, Sequence[Membership]]) -> list[list[str]]:
    return [[member.article for member in found] for found in members.values()]
