"""What pages say to search engines: JSON-LD after schema.org."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.model import Article, CitationEdge, Options
from digest.render import address
from digest.render.dates import machine


def collection(options: Options, target: str, name: str, listed: Sequence[tuple[str, str]]) -> Mapping[str, object]:
    """A CollectionPage at `target` with its (name, address) entries as an ItemList; nothing without the site's address."""
    if not options.url:
        return {}
    items = [
        {"@type": "ListItem", "position": position, "name": title, "url": address.absolute(options.url, place)}
        for position, (title, place) in enumerate(listed, start=1)
    ]
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": name,
        "inLanguage": options.language,
        "url": address.absolute(options.url, target),
        "mainEntity": {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items},
    }


def news_article(
    options: Options, article: Article, description: str, edges: Sequence[CitationEdge]
) -> Mapping[str, object]:
    """The NewsArticle that a page summarises; what is unknown is left out."""
    date = machine(article.published) if article.published else None
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title.text,
        "description": description,
        "inLanguage": article.language.text,
    }
    if options.url:
        found["url"] = address.absolute(options.url, address.article(article.id))
    if date and "W" not in date:
        found["datePublished"] = date
    if article.outlet:
        found["publisher"] = {"@type": "Organization", "name": article.outlet.text}
    if article.author:
        found["author"] = {"@type": "Person", "name": article.author.text}
    original = address.web(article.url)
    if original:
        found["isBasedOn"] = original
    cited = [edge.target for edge in edges if edge.kind != "anonymous"]
    if cited:
        found["citation"] = cited
    return found
