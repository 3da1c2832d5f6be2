"""Published quotations as W3C Web Annotations (Web Annotation Data Model, 2017): which words of which text, and whose."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from digest.identity import identity
from digest.model import Article, Quote
from digest.render import address
from digest.render.address import Here
from digest.render.catalog import Catalog

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FILE = "annotations.json"


def page(catalog: Catalog, here: Here, articles: Iterable[str]) -> Mapping[str, Any]:
    """An AnnotationPage with the quotations that are published of `articles`, by ids; empty where there are none.

    A TextQuoteSelector has words before and after only where the quotation occurs twice in its text: more of them would be more of the
    source than the excerpt rule grants. A TextPositionSelector counts characters of the text as it was read, as the export does.
    """
    items = [_annotation(catalog, here, article, quote) for article, quote in _published(catalog, articles)]
    if not items:
        return {}
    return {"@context": CONTEXT, "id": "#annotations", "type": "AnnotationPage", "items": items}


def is_worth(catalog: Catalog, articles: Iterable[str]) -> bool:
    """Whether quotations are published of `articles`."""
    return next(_published(catalog, articles), None) is not None


def _published(catalog: Catalog, articles: Iterable[str]) -> Iterator[tuple[Article, Quote]]:
    for name in articles:
        printed = catalog.allowances[name].pieces
        for quote in catalog.analyses[name].quotes:
            if (quote.sentence, quote.text) in printed:
                yield catalog.articles[name], quote


def _annotation(catalog: Catalog, here: Here, article: Article, quote: Quote) -> dict[str, Any]:
    name = identity(article.id, str(quote.start), quote.text)
    body = [("identifying", quote.speaker), ("describing", quote.role)]
    return {
        "id": uuid.uuid5(uuid.NAMESPACE_URL, f"{catalog.options.url}#{name}").urn,
        "type": "Annotation",
        "motivation": "identifying" if quote.speaker else "highlighting",
        "body": [{"type": "TextualBody", "purpose": purpose, "value": said} for purpose, said in body if said],
        "target": {
            "source": address.web(article.url) or _own(catalog, here, article),
            "selector": _selectors(catalog, article, quote),
        },
    }


def _own(catalog: Catalog, here: Here, article: Article) -> str:
    """The page of an article whose original has no known address."""
    target = address.article(article.id)
    return address.absolute(catalog.options.url, target) if catalog.options.url else here.to(target)


def _selectors(catalog: Catalog, article: Article, quote: Quote) -> list[dict[str, Any]]:
    before, after = catalog.originals[article.id].context(quote.sentence, quote.text)
    exact = {"type": "TextQuoteSelector", "exact": quote.text}
    around = {key: words for key, words in (("prefix", before), ("suffix", after)) if words}
    return [{**exact, **around}, {"type": "TextPositionSelector", "start": quote.start, "end": quote.end}]
