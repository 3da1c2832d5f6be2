"""The article page: what one source says, and what others say about the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digest.model import Article, CitationEdge, Figure
from digest.render import address, article_links, copies, grounds, parts, topic_speakers, web_annotations
from digest.render.address import Here
from digest.render.allowance import Allowance, Passage
from digest.render.article_text import TextBlock, blocks
from digest.render.catalog import Catalog
from digest.render.citers import page_of
from digest.render.dates import DateView, show
from digest.render.frame import CardText, Head, canonical, clipped, site_feed
from digest.render.strings import Mixed
from digest.render.structured import news_article


@dataclass(frozen=True, slots=True)
class SummaryView:
    """A sentence of the summary."""

    index: int
    text: str
    original: str | None


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words given as somebody's own."""

    passage: Passage
    speaker: str
    language: str | None
    """That of the speaker's name where it is not the page's."""
    known: bool
    role: topic_speakers.WordsView | None
    """What the text says the speaker is."""
    via: topic_speakers.WordsView | None
    """Who passed the words on."""
    href: str | None
    """Where its sentence stands on this page."""


@dataclass(frozen=True, slots=True)
class MentionView:
    """A figure or date in the words of the source."""

    text: str
    about: str
    date: DateView | None
    href: str | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article page; empty sections do not appear."""

    source: parts.SourceView
    note: str
    outlet_note: Mixed
    """On what words the outlet rests; empty when it is stated."""
    file: str
    saved: tuple[copies.CopiesView, ...]
    """The files that hold the same text."""
    markdown: parts.LinkView
    """The page as Markdown."""
    language: str
    printed: str
    """How much of the source the page prints, in words."""
    full: bool
    summary: tuple[SummaryView, ...]
    blocks: tuple[TextBlock, ...]
    """The text in reading order, as far as it is printed; empty when that is the summary alone."""
    topics: tuple[article_links.EarnedView, ...]
    also: tuple[article_links.AlsoView, ...]
    quotes: tuple[QuoteView, ...]
    figures: tuple[MentionView, ...]
    dates: tuple[MentionView, ...]
    cites: tuple[parts.LinkView, ...]
    tags: tuple[parts.LinkView, ...]


def head(catalog: Catalog, here: Here, article: Article) -> Head:
    """What an article page says about itself."""
    options, strings, analysis = catalog.options, catalog.strings, catalog.analyses[article.id]
    outlet = parts.outlet_name(catalog, article)
    title = strings.phrase("page_article", title=article.title.text, outlet=outlet)
    opening = analysis.summary[0].text if analysis.summary else ""
    description = clipped(opening or strings.phrase("about_article", title=article.title.text, outlet=outlet))
    topics = [member.topic for member in catalog.memberships.get(article.id, ())]
    return Head(
        title=title if catalog.titles[article.title.text] == 1 else f"{title} ({article.id})",
        description=description,
        canonical=canonical(options, address.article(article.id)),
        kind="article",
        structured=news_article(options, article, description, catalog.edges.get(article.id, ()), topics),
        card=_card(catalog, article, outlet),
        published=_day(article),
        author=article.author.text if article.author else None,
        annotations=web_annotations.page(catalog, here, [article.id]),
        feeds=(site_feed(options, here),),
    )


def _card(catalog: Catalog, article: Article, outlet: str) -> CardText:
    """Who published it when, and who wrote it."""
    written = (article.author.text,) if article.author else ()
    return CardText(article.title.text, outlet, counts=(catalog.dates[article.id].text, *written))


def _day(article: Article) -> str | None:
    """When it was published, where that is known to the day."""
    when = article.published
    return when.start.isoformat() if when and when.precision == "day" and when.start == when.end else None


def view(catalog: Catalog, here: Here, article: Article) -> ArticleView:
    """What an article page shows."""
    analysis, allowance = catalog.analyses[article.id], catalog.allowances[article.id]
    summary = tuple(
        SummaryView(chosen.index, chosen.text, catalog.originals[article.id].link(chosen.index, chosen.text))
        for chosen in analysis.summary
    )
    edges = catalog.edges.get(article.id, ())
    return ArticleView(
        source=parts.source(catalog, here, article.id),
        note=article.stated.note or "",
        outlet_note=grounds.of_outlet(catalog.strings, article),
        file=article.path.rpartition("/")[2],
        saved=copies.saved(catalog, here, article.id),
        markdown=parts.AS_MARKDOWN,
        language=catalog.strings.language_name(article.language.text),
        printed=_printed(catalog, allowance),
        full=allowance.full,
        summary=summary,
        blocks=blocks(article, analysis, allowance),
        topics=article_links.earned(catalog, here, article.id),
        also=article_links.also(catalog, here, article.id),
        quotes=_quotes(catalog, article.id),
        figures=_figures(catalog, article.id),
        dates=_dates(catalog, article.id),
        cites=tuple(_cited(catalog, here, article.id, edge) for edge in edges),
        tags=tuple(_tag(catalog, here, tag.slug) for tag in analysis.tags),
    )


def _printed(catalog: Catalog, allowance: Allowance) -> str:
    name = "printed_full" if allowance.full else "printed"
    return catalog.strings.phrase(name, printed=allowance.printed, number=allowance.total)


def _anchor(allowance: Allowance, sentence: int) -> str | None:
    return f"#s{sentence}" if sentence in allowance.sentences else None


def _quotes(catalog: Catalog, article: str) -> tuple[QuoteView, ...]:
    allowance = catalog.allowances[article]
    found = []
    for quote in catalog.analyses[article].quotes:
        passage = allowance.pieces.get((quote.sentence, quote.text))
        if passage is not None:
            speaker = quote.speaker or catalog.strings.labels["speaker_unknown"]
            language = parts.language_of(catalog, quote.speaker, [article]) if quote.speaker else None
            anchor = _anchor(allowance, quote.sentence)
            told = topic_speakers.role(catalog, article, quote), topic_speakers.via(catalog, article, quote)
            found.append(QuoteView(passage, speaker, language, bool(quote.speaker), *told, anchor))
    return tuple(found)


def _figures(catalog: Catalog, article: str) -> tuple[MentionView, ...]:
    allowance = catalog.allowances[article]
    views = (
        MentionView(figure.text, _about(allowance, figure), None, _anchor(allowance, figure.sentence))
        for figure in catalog.analyses[article].figures
        if _is_printed(allowance, figure.sentence, figure.text)
    )
    return _once(views)


def _about(allowance: Allowance, figure: Figure) -> str:
    """What a figure counts, if those words are printed."""
    about = figure.about or ""
    return about if _is_printed(allowance, figure.sentence, about) else ""


def _dates(catalog: Catalog, article: str) -> tuple[MentionView, ...]:
    allowance = catalog.allowances[article]
    views = (
        MentionView(mention.text, "", show(catalog.strings, mention.date), _anchor(allowance, mention.sentence))
        for mention in catalog.analyses[article].dates
        if mention.date is not None and _is_printed(allowance, mention.sentence, mention.text)
    )
    return _once(views)


def _once(views: Iterable[MentionView]) -> tuple[MentionView, ...]:
    """The first of those that say the same."""
    found: dict[tuple[object, ...], MentionView] = {}
    for view in views:
        found.setdefault((view.text, view.about, view.date), view)
    return tuple(found.values())


def _is_printed(allowance: Allowance, sentence: int, text: str) -> bool:
    """Whether `text` is among the printed words of its sentence; lists of figures and dates print nothing more."""
    passage = allowance.sentences.get(sentence)
    return passage is not None and text in passage.text


def _cited(catalog: Catalog, here: Here, article: str, edge: CitationEdge) -> parts.LinkView:
    note = catalog.strings.labels[f"cited_{edge.kind}"]
    href = page_of(catalog, here, article, edge.target)
    return parts.LinkView(edge.target, href, note, parts.language_of(catalog, edge.target, [article]))


def _tag(catalog: Catalog, here: Here, slug: str) -> parts.LinkView:
    shelf = catalog.tags[slug]
    return parts.shelf_link(catalog, here, shelf, address.tag(slug), page=catalog.tag_has_page(shelf))
