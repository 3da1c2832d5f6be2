"""What one article says: its names, quotations, citations, figures, dates, tags and summary."""

from __future__ import annotations

from digest.aliases import AliasTable
from digest.model import Analysis, Article, Options, Sentence


def analyse(article: Article, sentences: tuple[Sentence, ...], options: Options, aliases: AliasTable) -> Analysis:
    """All that `article`, cut into `sentences`, says; quotations, citations and tags build on its names."""
    from digest.analyse.citations import citations
    from digest.analyse.dates import dates
    from digest.analyse.figures import figures
    from digest.analyse.names import names
    from digest.analyse.quotes import quotes
    from digest.analyse.summary import summary
    from digest.analyse.tags import tags

    named = names(article, sentences, aliases)
    return Analysis(
        article=article.id,
        sentences=sentences,
        summary=summary(article, sentences, options.summary),
        tags=tags(article, sentences, named, options.tags, aliases),
        names=named,
        quotes=quotes(article, sentences, named),
        figures=figures(article, sentences),
        dates=dates(article, sentences),
        cites=citations(article, sentences, named),
    )
