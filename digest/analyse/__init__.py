"""What one article says: its names, quotations, citations, figures, dates, tags and summary."""

from __future__ import annotations

from dataclasses import replace

from digest.aliases import AliasTable
from digest.model import Analysis, Article, Options, Sentence
from digest.tagging import shortlist

_POOL = 2
"""Tags and their runners-up, by the number of tags that are asked for."""


def analyse(article: Article, sentences: tuple[Sentence, ...], options: Options, aliases: AliasTable) -> Analysis:
    """All that `article`, cut into `sentences`, says; quotations, citations and tags build on its names."""
    from digest.analyse.anaphors import anaphors
    from digest.analyse.citations import citations
    from digest.analyse.dates import dates
    from digest.analyse.figures import figures
    from digest.analyse.names import names
    from digest.analyse.quotes import quotes
    from digest.analyse.sources import reading
    from digest.analyse.summary import summary
    from digest.analyse.tags import tags

    named = names(article, sentences, aliases, options.names)
    read = reading(article, named)
    dated = dates(article, sentences)
    wider = replace(options.tags, count=options.tags.count * _POOL)
    pool = tags(article, sentences, named, wider, aliases)
    chosen = shortlist(pool, options.tags.count, article.language.text)
    addresses = frozenset(tag.slug for tag in chosen)
    return Analysis(
        article=article.id,
        sentences=sentences,
        summary=summary(article, sentences, options.summary),
        tags=chosen,
        names=named,
        quotes=quotes(article, sentences, read),
        figures=figures(article, sentences, named, dated, read),
        dates=dated,
        cites=citations(article, sentences, named, read),
        candidates=tuple(tag for tag in pool if tag.slug not in addresses),
        anaphors=anaphors(article, sentences, named),
    )
