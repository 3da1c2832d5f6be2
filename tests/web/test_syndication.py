"""Feeds, the list of feeds, sitemap, robots.txt, JSON-LD and bibliographies are without fault, and each fault is seen."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import pytest

from tests.web import builds, pages, structured, syndication
from tests.web.builds import Sites
from tests.web.telling import nothing

URL = "https://digest.example/"
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><id>https://digest.example/</id><title>T</title><updated>2031-03-04T00:00:00Z</updated>
<author><name>A</name></author><link rel="self" href="https://digest.example/feed.xml"/><link href="https://digest.example/"/>
<entry><id>https://digest.example/a/</id><title>A</title><updated>2031-03-04T00:00:00Z</updated><link href="https://digest.example/a/"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A</p></div></content></entry></feed>"""
JSON = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "feed_url": f"{URL}feed.json", "items": [{"id": "a", "content_html": "<p>A</p>"}]}  # fmt: skip
OPML = b'<opml version="2.0"><head/><body><outline type="rss" text="T" xmlUrl="https://digest.example/feed.xml"/></body></opml>'
MAP = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://digest.example/</loc><lastmod>2031-03-04</lastmod></url></urlset>'
ROBOTS = b"User-agent: *\nAllow: /\nSitemap: https://digest.example/sitemap.xml\n"
LD = {
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": "T", "url": URL, "inLanguage": "en",
    "publisher": {"@type": "Organization", "name": "P"}, "datePublished": "2031-03-04",
}  # fmt: skip


def all_faults(tree: Mapping[str, bytes], url: str) -> dict[str, list[str]]:
    """What is wrong with every file of a site that has rules."""
    found: dict[str, list[str]] = {}
    for path, data in tree.items():
        name = path.rpartition("/")[2]
        if name == "feed.xml":
            found[path] = syndication.atom(data, url + path)
        elif name == "feed.json":
            found[path] = syndication.json_feed(data, url + path)
        elif name == "citations.json":
            found[path] = syndication.by_schema(json.loads(data), "csl.json")
    found["feeds.opml"] = syndication.opml(tree["feeds.opml"])
    found["sitemap.xml"] = syndication.sitemap(tree["sitemap.xml"], url)
    found["robots.txt"] = syndication.robots(tree["robots.txt"], url)
    return found


@pytest.mark.parametrize("name", builds.ALL)
def test_what_other_programs_read_is_without_fault(sites: Sites, name: str) -> None:
    site = sites(name)
    found = all_faults(site.tree(), site.url)
    assert {"feed.xml", "feed.json", "feeds.opml", "sitemap.xml", "robots.txt"} <= set(found)
    nothing(found)


@pytest.mark.parametrize("name", builds.ALL)
def test_what_pages_say_to_search_engines_is_without_fault(sites: Sites, name: str) -> None:
    if not structured.VOCABULARY.exists():
        pytest.skip("schema-dts is not installed: npm ci in tests/web")
    tree = pages.html(sites(name).tree())
    nothing({path: structured.faults(data) for path, data in tree.items()})
    silent = {pages.kind(path, data) for path, data in tree.items() if not structured.blocks(data)}
    assert silent <= {"not found", "redirect", "method", "search", pages.OWN_TEXT}


@pytest.mark.parametrize("name", builds.ALL)
def test_the_sitemap_names_every_page_that_wants_to_be_found(sites: Sites, name: str) -> None:
    site = sites(name)
    listed = {place.partition("</loc>")[0] for place in site.tree()["sitemap.xml"].decode().split("<loc>")[1:]}
    wanted = {
        pages.Page(name, "", path).address
        for path, data in pages.html(site.tree()).items()
        if b'content="noindex' not in data and path != "404.html"
    }
    assert {place.removeprefix(site.url) for place in listed} == wanted


Harm = tuple[str, Callable[[], list[str]]]
HARMED: tuple[Harm, ...] = (
    ("without updated", lambda: syndication.atom(ATOM.replace(b"<updated>2031-03-04T00:00:00Z</updated>", b"", 1), f"{URL}feed.xml")),
    ("updated is 2031-13-04", lambda: syndication.atom(ATOM.replace(b"2031-03-04T", b"2031-13-04T"), f"{URL}feed.xml")),
    ("rel=self", lambda: syndication.atom(ATOM, f"{URL}topics/feed.xml")),
    ("without an author", lambda: syndication.atom(ATOM.replace(b"<author><name>A</name></author>", b""), f"{URL}feed.xml")),
    ("id is a", lambda: syndication.atom(ATOM.replace(b"https://digest.example/a/</id>", b"a</id>"), f"{URL}feed.xml")),
    ("not one div", lambda: syndication.atom(ATOM.replace(b"<div xmlns", b"<p xmlns").replace(b"</div>", b"</p>"), f"{URL}feed.xml")),
    ("two alternate", lambda: syndication.atom(ATOM.replace(b"<entry>", b'<entry><link href="https://digest.example/b/"/>'), f"{URL}feed.xml")),
    ("feed_url", lambda: syndication.json_feed(json.dumps({**JSON, "feed_url": URL}).encode(), f"{URL}feed.json")),
    ("'items' is a required", lambda: syndication.json_feed(b'{"version": "https://jsonfeed.org/version/1.1", "title": "T"}', "")),
    ("two items", lambda: syndication.json_feed(json.dumps({**JSON, "items": [*JSON["items"], *JSON["items"]]}).encode(), "")),
    ("does not match any", lambda: syndication.json_feed(json.dumps({**JSON, "author": {}}).encode(), "")),
    ("without xmlUrl", lambda: syndication.opml(OPML.replace(b"xmlUrl", b"url"))),
    ("not of this site", lambda: syndication.sitemap(MAP, "https://other.example/")),
    ("lastmod is yesterday", lambda: syndication.sitemap(MAP.replace(b"2031-03-04", b"yesterday"), URL)),
    ("no sitemap", lambda: syndication.robots(ROBOTS, "https://other.example/")),
    ("everything is forbidden", lambda: syndication.robots(ROBOTS.replace(b"Allow", b"Disallow"), URL)),
    ("is not one of", lambda: syndication.by_schema([{"id": "a", "type": "newspaper", "title": "T"}], "csl.json")),
)  # fmt: skip


def test_what_is_right_has_no_fault() -> None:
    assert syndication.atom(ATOM, f"{URL}feed.xml") == []
    assert syndication.json_feed(json.dumps(JSON).encode(), f"{URL}feed.json") == []
    assert [*syndication.opml(OPML), *syndication.sitemap(MAP, URL), *syndication.robots(ROBOTS, URL)] == []


@pytest.mark.parametrize(("told", "faults"), HARMED, ids=[told for told, _ in HARMED])
def test_each_fault_is_seen(told: str, faults: Callable[[], list[str]]) -> None:
    assert told in "; ".join(faults())


@pytest.mark.parametrize(
    ("told", "change"),
    [
        ("unknown type NewsItem", {"@type": "NewsItem"}),
        ("NewsArticle has no headlines", {"headlines": "T"}),
        ("datePublished is Tuesday", {"datePublished": "Tuesday"}),
        ("url is no address", {"url": "/a/"}),
        ("Organization has no title", {"publisher": {"@type": "Organization", "title": "P"}}),
        ("another vocabulary", {"@context": "https://schema.example"}),
    ],
)
def test_each_fault_of_json_ld_is_seen(told: str, change: dict[str, object]) -> None:
    if not structured.VOCABULARY.exists():
        pytest.skip("schema-dts is not installed: npm ci in tests/web")

    def page(block: Mapping[str, object]) -> bytes:
        return f'<html><head><script type="application/ld+json">{json.dumps(block)}</script></head><body></body></html>'.encode()

    assert structured.faults(page(LD)) == []
    assert told in "; ".join(structured.faults(page({**LD, **change})))
