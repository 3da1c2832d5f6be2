"""What articles say together: topics, links, facts, a timeline, who cites whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from digest.hands import ALONE, Hands
from digest.model import Analysis, Article, Corpus, Membership, Options, Topic, Vocabulary
from digest.progress import Progress, silent
from digest.relate import comparison, differ, facts, reading
from digest.relate import topics as matching
from digest.relate.alone import same_fact
from digest.relate.coverage import Findings, coverage
from digest.relate.groups import Groups
from digest.relate.patterns import Aliases
from digest.relate.recall import AFRESH, Recall
from digest.relate.topics import problems

if TYPE_CHECKING:
    from digest.relate.decisions import Across
    from digest.relate.provenance import Sources

__all__ = ["problems", "relate", "same_fact"]


def relate(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    topics: Sequence[Topic],
    options: Options,
    aliases: Aliases | None = None,
    *,
    vocabulary: Vocabulary = Vocabulary(),  # noqa: B008 - frozen, and one for all calls
    progress: Progress = silent,
    recall: Recall = AFRESH,
    hands: Hands = ALONE,
) -> Corpus:
    """What `articles` say together; `analyses` in the same order, copies of others told and no further part of it.

    What can be cut into pieces is shared out among `hands`; who does it changes nothing.
    """
    from digest.relate import claims, examples, originals, provenance, questions, tags
    from digest.relate.copies import copies
    from digest.relate.decisions import applied, claimed

    copied = copies(articles, analyses, recall)
    carriers = originals.carriers(articles, copied)
    given = examples.shown(topics, articles, copied)
    articles, analyses = originals.filed(articles, copied), originals.without(analyses, copied)
    members = matching.memberships(articles, analyses, topics, aliases, given, recall=recall)
    sources = provenance.Sources(articles, analyses, carriers, recall)
    across = _across(articles, analyses, _groups(members), (options, sources, progress, recall, hands))
    decided, unheeded = applied(across, topics, articles, analyses, sources.origins)
    answers = questions.answers(topics, articles, analyses, members, language=options.language, aliases=aliases)
    findings = Findings(articles, analyses, members, decided, answers)
    covered = coverage(topics, findings, options, progress=progress, recall=recall, hands=hands)
    told = claims.told(decided.links, decided.facts, decided.tallies, covered)
    said = claimed(claims.claims(told, articles, analyses, sources), topics, articles, analyses)
    called = provenance.named(sources)
    return Corpus(
        decided.links,
        decided.facts,
        covered,
        decided.events,
        provenance.naming.edges(sources, called),
        copied,
        tags.filed(articles, analyses, vocabulary, options.tags, aliases, recall=recall),
        claims=said,
        tallies=decided.tallies,
        happenings=decided.happenings,
        forecasts=decided.forecasts,
        graph=provenance.network(sources, decided.facts),
        unheeded=unheeded,
        named=called,
    )


def _across(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    groups: Sequence[Sequence[str]],
    known: tuple[Options, Sources, Progress, Recall, Hands],
) -> Across:
    """What is found in several articles together, before the editor decides on it; `groups` are the articles of each topic."""
    from digest.relate import forecasts, happenings, tallies, timeline
    from digest.relate.decisions import Across

    options, sources, progress, recall, hands = known
    read = reading.Read(articles, analyses, progress, recall, hands)
    told = Groups(read.sentences, groups, recall)
    facing = differ.Facing(articles, analyses, recall, read)
    found_before = differ.Recollection(facing, recall)
    compared = comparison.compare(told, found_before)
    links = facts.links(compared, facing, options.links, progress=progress, known=found_before, hands=hands)
    links = differ.further(links, told, facing)
    found = facts.facts(
        links,
        compared,
        articles,
        origins=sources.origins,
        threshold=options.links.threshold,
        known=found_before,
    )
    found = differ.marked(found, links, articles, sources.origins)
    events = timeline.events(articles, analyses)
    return Across(
        links,
        found,
        events,
        happenings.happenings(events, found, told, articles),
        forecasts.forecasts(articles, analyses, told, read.readings, progress=progress, known=found_before),
        tallies.tallies(articles, analyses, found, recall),
    )


def _groups(members: Mapping[str, Sequence[Membership]]) -> list[list[str]]:
    return [[member.article for member in found] for found in members.values()]
