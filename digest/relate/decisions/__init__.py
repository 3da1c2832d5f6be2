"""The editor's hand: what was found, overruled by ids as a topic's front matter says.

Decisions are taken in one order, however they are written: links and facts are first taken away, then pinned, merged and split; of
decisions that speak against each other none is followed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from digest.model import Analysis, Article, Claim, Place, Topic, Unheeded
from digest.problems import Problem
from digest.relate.decisions import dated, linking, within
from digest.relate.decisions.linking import Origins, Told
from digest.relate.decisions.rulings import rulings
from digest.relate.decisions.targets import Across, Meant, Missed, Targets

__all__ = ["Across", "Meant", "Missed", "Targets", "applied", "claimed", "overruled", "problems"]

_WITHIN = frozenset({"speaker", "claimant", "date"})


def overruled(
    articles: Sequence[Article], analyses: Sequence[Analysis], topics: Sequence[Topic]
) -> tuple[Analysis, ...]:
    """The analyses with the speakers, claimants and dates that the editor gives; to be made before articles are related."""
    given = _only(topics, _WITHIN)
    if not given:
        return tuple(analyses)
    across = Across(())
    return within.applied(analyses, rulings(given, Targets(articles, analyses, across), across)[0])


def applied(
    across: Across,
    topics: Sequence[Topic],
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    origins: Origins,
) -> tuple[Across, tuple[Unheeded, ...]]:
    """All that was found across articles as the editor wants it, and the decisions that were not followed."""
    if not any(topic.decisions for topic in topics):
        return across, ()
    given, unheeded = rulings(topics, Targets(articles, analyses, across), across)
    texts = {
        Place(analysis.article, sentence.index): sentence.text
        for analysis in analyses
        for sentence in analysis.sentences
    }
    days = {article.id: article.published.start if article.published else date.max for article in articles}
    links, facts = linking.applied(across.links, across.facts, given, Told(texts, days, origins))
    decided = Across(
        links,
        facts,
        dated.events(across.events, given),
        dated.happenings(across.happenings, given, texts),
        dated.forecasts(across.forecasts, given),
        dated.tallies(across.tallies, given),
    )
    return decided, unheeded


def claimed(
    claims: tuple[Claim, ...], topics: Sequence[Topic], articles: Sequence[Article], analyses: Sequence[Analysis]
) -> tuple[Claim, ...]:
    """The claims, with those of the editor marked as such."""
    given = _only(topics, _WITHIN)
    if not given:
        return claims
    across = Across(())
    return dated.claims(claims, rulings(given, Targets(articles, analyses, across), across)[0])


def problems(topics: Sequence[Topic], unheeded: Iterable[Unheeded]) -> tuple[Problem, ...]:
    """A warning for each decision that was not followed, with its file and line and what to do."""
    paths = {topic.id: topic.path for topic in topics}
    return tuple(_problem(paths, one) for one in unheeded)


def _problem(paths: Mapping[str, str], one: Unheeded) -> Problem:
    if one.fault == "at odds":
        message, hint = f"says otherwise than {one.target}; neither is followed", "take one of them out"
        return Problem(paths[one.topic], one.line, "decisions-at-odds", message, hint)
    if one.fault == "ambiguous":
        message = f'"{one.target}" may mean {" or ".join(one.several)}'
        return Problem(paths[one.topic], one.line, "ambiguous-decision", message, f"write `{one.several[0]}`")
    near = "; ".join(f"the nearest is {name}" for name in one.several)
    message = f'nothing has the id "{one.target}" any more; the decision is not followed'
    hint = near or "`digest explain TOPIC` lists the ids there are; take it out if it has done its work"
    return Problem(paths[one.topic], one.line, "decision-without-target", message, hint)


def _only(topics: Sequence[Topic], verbs: frozenset[str]) -> tuple[Topic, ...]:
    """The topics that decide on something by one of `verbs`, with those decisions alone."""
    given = (
        dataclasses.replace(topic, decisions=tuple(decision for decision in topic.decisions if decision.verb in verbs))
        for topic in topics
    )
    return tuple(topic for topic in given if topic.decisions)
