"""What becomes of copies: whatever they bring goes to the article that is shown."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence

from digest.model import Analysis, Article, Copy
from digest.problems import Problem, nearest
from digest.relate.copies import NO_COPY, names


def filed(articles: Sequence[Article], found: Sequence[Copy]) -> tuple[Article, ...]:
    """The articles that are shown, in the topics that an editor put them or their copies into."""
    topics = {article.id: article.stated.topics for article in articles}
    given: defaultdict[str, list[str]] = defaultdict(list)
    for copy in found:
        given[copy.of] += topics[copy.article]
    hidden = {copy.article for copy in found}
    return tuple(_given(article, given[article.id]) for article in articles if article.id not in hidden)


def without(analyses: Sequence[Analysis], found: Sequence[Copy]) -> tuple[Analysis, ...]:
    """The analyses of the articles that are shown."""
    hidden = {copy.article for copy in found}
    return tuple(analysis for analysis in analyses if analysis.article not in hidden)


def carriers(articles: Sequence[Article], found: Sequence[Copy]) -> Mapping[str, tuple[str, ...]]:
    """The names of the outlets that print copies of an article, by its id."""
    outlet = {article.id: article.outlet.text for article in articles if article.outlet}
    names: defaultdict[str, set[str]] = defaultdict(set)
    for copy in found:
        if copy.article in outlet:
            names[copy.of].add(outlet[copy.article])
    return {article: tuple(sorted(printed)) for article, printed in names.items()}


def problems(articles: Sequence[Article], found: Sequence[Copy]) -> tuple[Problem, ...]:
    """A note for each copy, and a warning where the editor names an original that there is not."""
    by_id = {article.id: article for article in articles}
    notes = [
        Problem(by_id[copy.article].path, None, "copy", f"copy of {by_id[copy.of].path}: {copy.why}", level="note")
        for copy in found
    ]
    known = {name for article in articles for name in names(article)}
    wrong = [
        Problem(article.path, None, "unknown-original", f'copy_of: no article "{asked}"', nearest(asked, known))
        for article in articles
        if (asked := article.stated.copy_of) and asked != NO_COPY and asked not in known
    ]
    return (*notes, *wrong)


def clashing(clashes: Sequence[Problem], articles: Sequence[Article], found: Sequence[Copy]) -> tuple[Problem, ...]:
    """The problems of articles with the slug of another, but for an article and its copy: one page saved twice has one slug."""
    shown = {copy.article: copy.of for copy in found}
    excused = set()
    for article in articles:
        taken = article.id.rpartition("-")[0]  # what was wanted, before it was told apart
        if shown.get(article.id, article.id) == shown.get(taken, taken):
            excused.add(article.path)
    return tuple(clash for clash in clashes if clash.path not in excused)


def _given(article: Article, topics: Sequence[str]) -> Article:
    every = tuple(dict.fromkeys([*article.stated.topics, *topics]))
    if every == article.stated.topics:
        return article
    return dataclasses.replace(article, stated=dataclasses.replace(article.stated, topics=every))
