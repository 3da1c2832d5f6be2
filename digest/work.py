"""One text, cleaned and analysed: the unit of work that a process of its own is given, and all that it has to load."""

from __future__ import annotations

from dataclasses import dataclass, field

from digest import aliases, clean, segment
from digest.analyse import analyse
from digest.model import Analysis, Article, Options, Source
from digest.problems import Problem


@dataclass(frozen=True, slots=True)
class Worked:
    """One article, cleaned and analysed."""

    article: Article
    analysis: Analysis
    problems: tuple[Problem, ...]
    seconds: float = field(default=0.0, compare=False)
    """Of processor time that it took."""


def work(source: Source, options: Options) -> Worked:
    """What `source` says."""
    article, problems = clean.article(source)
    sentences = segment.sentences(article)
    analysis = analyse(article, sentences, options, aliases.table(options.aliases))
    return Worked(article, analysis, problems)
