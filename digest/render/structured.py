"""What pages say to search engines: JSON-LD after schema.org, one graph for a page. What is unknown is left out.

A page is a node under its own address, an article's one under `#article`, the site one under `#website`; pages refer to them by `@id`.
Without the site's address nothing can be told apart from others', so an article's page says what it summarises and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from digest.model import Article, CitationEdge, Options, TagKind
from digest.render import address
from digest.render.catalog import Catalog
from digest.render.dates import machine

if TYPE_CHECKING:
    from digest.render.page import Page

CONTEXT = "https://schema.org"
_LISTED = 30  # entries of a list that are named; how many there are is always told
_TYPES: Mapping[str, str] = {
    "method.html": "AboutPage",
    "search.html": "SearchResultsPage",
    **dict.fromkeys(
        ("index.html", "topic.html", "list.html", "name.html", "outlet.html", "tags.html", "outlets.html", "days.html", "timeline.html"),
        "CollectionPage",
    ),
}  # fmt: skip
"""What a page is, by its template; else a WebPage."""
_ENTITIES: Mapping[str, str] = {"person": "Person", "organisation": "Organization", "place": "Place"}


def collection(options: Options, target: str, name: str, listed: Sequence[tuple[str, str]]) -> Mapping[str, object]:
    """A CollectionPage at `target` with its (name, address) entries as an ItemList; nothing without the site's address."""
    if not options.url:
        return {}
    items = [
        {"@type": "ListItem", "position": position, "name": title, "url": address.absolute(options.url, place)}
        for position, (title, place) in enumerate(listed[:_LISTED], start=1)
    ]
    return {
        "@type": "CollectionPage",
        "name": name,
        "url": address.absolute(options.url, target),
        "inLanguage": options.language,
        **(
            {"mainEntity": {"@type": "ItemList", "numberOfItems": len(listed), "itemListElement": items}}
            if items
            else {}
        ),
    }


def entity(kind: TagKind, label: str, others: Sequence[str] = ()) -> Mapping[str, object]:
    """Somebody or some place by name, with the `others` that articles give it; a Thing where it is no more than a name."""
    found: dict[str, object] = {"@type": _ENTITIES.get(kind, "Thing"), "name": label}
    return {**found, "alternateName": list(others)} if others else found


def titled(catalog: Catalog, articles: Iterable[str]) -> list[tuple[str, str]]:
    """Titles and addresses of articles, by their ids."""
    return [(catalog.articles[name].title.text, address.article(name)) for name in articles]


def news_article(
    options: Options, article: Article, description: str, edges: Sequence[CitationEdge], topics: Sequence[str] = ()
) -> Mapping[str, object]:
    """The NewsArticle that a page summarises; `topics` are the ids of those it belongs to."""
    found: dict[str, object] = {
        "@type": "NewsArticle",
        "headline": article.title.text,
        "description": description,
        "inLanguage": article.language.text,
        **_origin(article),
    }
    original = address.web(article.url)
    if original:
        based = {"@type": "NewsArticle", "headline": article.title.text, "url": original, **_origin(article)}
        found["isBasedOn"] = based
    cited = [edge.target for edge in edges if edge.kind != "anonymous"]
    if cited:
        found["citation"] = cited
    if options.url:
        places = [address.absolute(options.url, address.topic(name)) for name in topics]
        found["isPartOf"] = [{"@id": place} for place in (_website(options), *places)]
    return found


def names(pages: Iterable[Page]) -> Mapping[str, str]:
    """What each page that search engines may list is called, by its address."""
    return {page.target: str(getattr(page.view, "title", "") or page.head.title) for page in pages if page.head.indexed}


def graph(catalog: Catalog, page: Page, names: Mapping[str, str], image: str | None) -> Mapping[str, object]:
    """All that the page says of itself, with its place in the site; `names` are those of all pages, `image` is its card."""
    own, options = dict(page.head.structured), catalog.options
    own.pop("@context", None)
    if not options.url or not page.head.indexed:
        return {"@context": CONTEXT, **own} if own else {}
    place = address.absolute(options.url, page.target)
    trail = _trail(catalog, page, names)
    around: dict[str, object] = {
        "@type": _TYPES.get(page.template, "WebPage"),
        "@id": place,
        "url": place,
        "name": names[page.target],
        "inLanguage": options.language,
        "isPartOf": {"@id": _website(options)},
        **({"image": image} if image else {}),
        **({"breadcrumb": {"@id": f"{place}#breadcrumb"}} if trail else {}),
        **({"dateModified": page.changed.isoformat()} if page.changed else {}),
    }
    nodes: list[Mapping[str, object]] = [around | own]
    if own.get("@type") == "NewsArticle":
        article = {**own, "@id": f"{place}#article", "url": place, "mainEntityOfPage": {"@id": place}}
        nodes = [around, article | ({"image": image} if image else {})]
    if trail:
        nodes.append({"@type": "BreadcrumbList", "@id": f"{place}#breadcrumb", "itemListElement": trail})
    if page.target == address.HOME:
        nodes.append(_site(options, searchable=address.SEARCH in names))
    return {"@context": CONTEXT, "@graph": nodes}


def _origin(article: Article) -> dict[str, object]:
    """When an article was published, by whom, and who wrote it."""
    date = machine(article.published) if article.published else None
    found: dict[str, object] = {}
    if date and "W" not in date:  # schema.org's dates know no weeks
        found["datePublished"] = date
    if article.outlet:
        found["publisher"] = {"@type": "Organization", "name": article.outlet.text}
    if article.author:
        found["author"] = {"@type": "Person", "name": article.author.text}
    return found


def _site(options: Options, *, searchable: bool) -> Mapping[str, object]:
    target = {"@type": "EntryPoint", "urlTemplate": f"{address.absolute(options.url, address.SEARCH)}?q={{term}}"}
    search = {"@type": "SearchAction", "target": target, "query-input": "required name=term"}
    return {
        "@type": "WebSite",
        "@id": _website(options),
        "url": _home(options),
        "name": options.title,
        "inLanguage": options.language,
        **({"description": options.description} if options.description else {}),
        **({"potentialAction": search} if searchable else {}),
    }


def _trail(catalog: Catalog, page: Page, names: Mapping[str, str]) -> list[Mapping[str, object]]:
    """The pages above this one, the front page first, and itself; nothing for the front page."""
    if page.target == address.HOME:
        return []
    parts = page.target.split("/")[:-1]
    above = ["".join(f"{part}/" for part in parts[:number]) for number in range(1, len(parts))]
    if page.template == "article.html":
        member = next(iter(catalog.memberships.get(parts[-1], ())), None)
        above = [address.topic(member.topic)] if member else []
    places = [address.HOME, *(place for place in above if place in names), page.target]
    return [
        {
            "@type": "ListItem",
            "position": number,
            "name": names[place],
            "item": address.absolute(catalog.options.url, place),
        }
        for number, place in enumerate(places, start=1)
    ]


def _home(options: Options) -> str:
    return address.absolute(options.url, address.HOME)


def _website(options: Options) -> str:
    return f"{_home(options)}#website"
