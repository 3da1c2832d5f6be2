"""What pages say of themselves to programs: JSON-LD, Open Graph and the card that is announced."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

import pytest

from digest import render
from digest.model import Options
from digest.render import structured
from tests import sample

ASKED: dict[str, set[str]] = {
    "CollectionPage": {"@id", "url", "name", "inLanguage", "isPartOf"},
    "WebPage": {"@id", "url", "name", "inLanguage", "isPartOf"},
    "AboutPage": {"@id", "url", "name", "inLanguage", "isPartOf"},
    "SearchResultsPage": {"@id", "url", "name", "inLanguage", "isPartOf"},
    "NewsArticle": {"headline"},
    "BreadcrumbList": {"@id", "itemListElement"},
    "WebSite": {"@id", "url", "name", "inLanguage"},
    "ItemList": {"numberOfItems", "itemListElement"},
    "ListItem": {"position", "name"},
    "Organization": {"name"},
    "Person": {"name"},
    "Place": {"name"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
}
"""What a node of each type must say."""
ALLOWED = {
    "@id", "@type", "about", "author", "breadcrumb", "citation", "dateModified", "datePublished", "description", "headline", "image", "inLanguage", "isBasedOn",
    "isPartOf", "item", "itemListElement", "mainEntity", "mainEntityOfPage", "name", "numberOfItems", "position", "potentialAction", "publisher", "query-input",
    "target", "url", "urlTemplate", "alternateName", "sameAs", "hasPart",
}  # fmt: skip
"""Properties that schema.org knows for these types."""
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_META = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"')


def built(**changes: object) -> dict[str, str]:
    made = render.site(sample.digest(), sample.options(**changes), sample.theme())
    return {output.path: output.data.decode() for output in made.outputs if output.path.endswith(".html")}


def graph(page: str) -> list[dict[str, Any]]:
    return next(value["@graph"] for value in map(json.loads, _SCRIPT.findall(page)) if "@graph" in value)


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return built(url=sample.URL, cards=True)


def listed(site: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in site.items() if "noindex" not in text and path != "404.html"}


def test_every_node_says_what_it_must_and_nothing_unheard_of(site: dict[str, str]) -> None:
    assert len(listed(site)) > 15
    for path, text in listed(site).items():
        for node in nodes(graph(text)):
            assert ASKED[node["@type"]] <= node.keys(), (path, node)
            assert node.keys() <= ALLOWED, (path, node.keys() - ALLOWED)
            assert all(value not in ("", None, [], {}) for value in node.values()), (path, node)


def test_addresses_are_absolute_and_dates_are_iso(site: dict[str, str]) -> None:
    for path, text in listed(site).items():
        for node in nodes(graph(text)):
            for key in ("@id", "url", "item", "image", "urlTemplate"):
                if key in node:
                    assert node[key].startswith("https://"), (path, key, node[key])
            for key in ("datePublished", "dateModified"):
                if key in node:
                    assert _DATE.fullmatch(node[key]), (path, key)
                    date.fromisoformat((node[key] + "-01-01")[:10])


def test_each_page_is_one_node_and_what_is_pointed_at_exists(site: dict[str, str]) -> None:
    found = {node["@id"] for text in listed(site).values() for node in nodes(graph(text)) if "@id" in node}
    for path, text in listed(site).items():
        canonical = re.findall(r'rel="canonical" href="([^"]+)"', text)[0]
        own = [node for node in graph(text) if node.get("@id") == canonical]
        assert len(own) == 1, path
        assert own[0]["url"] == canonical
        for pointer in re.findall(r'\{"@id":"([^"]+)"\}', text):
            assert pointer in found, (path, pointer)


def test_crumbs_lead_from_the_front_page_here(site: dict[str, str]) -> None:
    def trail(path: str) -> list[str]:
        crumbs = next(node for node in graph(site[path]) if node["@type"] == "BreadcrumbList")["itemListElement"]
        assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1))
        return [crumb["item"].removeprefix(sample.URL) for crumb in crumbs]

    assert trail("tags/lowmoor/index.html") == ["", "tags/", "tags/lowmoor/"]
    assert trail("articles/bridge-shut/index.html") == ["", "topics/bridge/", "articles/bridge-shut/"]
    assert trail("articles/choir/index.html") == ["", "articles/choir/"]
    assert trail("method/index.html") == ["", "method/"]
    assert not any(node["@type"] == "BreadcrumbList" for node in graph(site["index.html"]))


def test_the_front_page_is_the_site_and_lists_its_topics(site: dict[str, str]) -> None:
    found = {node["@type"]: node for node in graph(site["index.html"])}
    assert found["WebSite"]["name"] == "The Lowmoor Digest"
    target = found["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{sample.URL}search/?q={{term}}"
    items = found["CollectionPage"]["mainEntity"]["itemListElement"]
    assert {item["url"] for item in items} == {
        f"{sample.URL}topics/{name}/" for name in ("bridge", "harvest", "nothing")
    }


def test_without_a_search_none_is_offered() -> None:
    found = graph(built(url=sample.URL, search=False)["index.html"])
    assert not any(node["@type"] == "SearchAction" for node in nodes(found))


def test_a_topic_lists_its_sources_and_an_article_its_origin(site: dict[str, str]) -> None:
    topic = next(node for node in graph(site["topics/bridge/index.html"]) if node["@type"] == "CollectionPage")
    assert topic["mainEntity"]["numberOfItems"] == 4
    assert topic["dateModified"] == "2031-03-06"
    article = next(node for node in graph(site["articles/bridge-shut/index.html"]) if node["@type"] == "NewsArticle")
    assert article["isBasedOn"]["publisher"] == {"@type": "Organization", "name": "The Lowmoor Herald"}
    assert article["mainEntityOfPage"] == {"@id": f"{sample.URL}articles/bridge-shut/"}
    assert {"@id": f"{sample.URL}topics/bridge/"} in article["isPartOf"]
    letter = next(node for node in graph(site["articles/letter/index.html"]) if node["@type"] == "NewsArticle")
    assert not {"datePublished", "publisher", "author", "isBasedOn"} & letter.keys()


def test_a_long_list_names_some_and_counts_all() -> None:
    entries = [(f"Entry {number}", f"articles/{number}/") for number in range(100)]
    found = structured.collection(Options(url="https://example.org"), "tags/x/", "X", entries)
    (listed,) = [node for node in nodes(dict(found)) if node["@type"] == "ItemList"]
    assert listed["numberOfItems"] == 100
    assert len(listed["itemListElement"]) == 30


def test_without_an_address_only_what_needs_none_is_said() -> None:
    for path, text in built().items():
        for value in map(json.loads, _SCRIPT.findall(text)):
            said = [node for node in nodes(value) if node["@type"] in ASKED]
            assert all(node["@type"] in {"NewsArticle", "Organization", "Person"} for node in said), path
            assert not any({"@id", "image"} & node.keys() for node in said), path


def test_the_head_tells_locale_day_author_and_card(site: dict[str, str]) -> None:
    for path, text in listed(site).items():
        said = {name: unescape(value) for name, value in _META.findall(text)}
        assert said["og:locale"] == "en_US", path
        assert said["og:image"].startswith(sample.URL), path
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630"), path
        assert len(said["og:image:alt"]) > 3, path
        assert said["twitter:card"] == "summary_large_image", path
        assert text.count('name="theme-color"') == 2, path
    said = dict(_META.findall(site["articles/bridge-shut/index.html"]))
    assert said["article:published_time"] == "2031-03-05"
    assert "article:published_time" not in dict(_META.findall(site["articles/letter/index.html"]))
    assert "article:published_time" not in dict(_META.findall(site["articles/bruecke/index.html"])), (
        "known to the month"
    )


def test_an_author_is_named_where_known(site: dict[str, str]) -> None:
    authors = {path: dict(_META.findall(text)).get("article:author") for path, text in site.items()}
    assert authors["articles/bridge-shut/index.html"] == "June Ashby"
    assert authors["articles/letter/index.html"] is None
    assert {path for path, name in authors.items() if name} <= {path for path in site if path.startswith("articles/")}
