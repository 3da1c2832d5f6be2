from __future__ import annotations

import dataclasses
import json
import re
import warnings
from xml.etree import ElementTree

import pytest

from digest import render
from digest.read.opml import subscriptions
from tests import sample

ATOM = "{http://www.w3.org/2005/Atom}"


def built(**changes: object) -> dict[str, bytes]:
    found = render.outputs(sample.digest(), sample.options(**changes), sample.theme())
    return {output.path: output.data for output in found}


@pytest.mark.parametrize("url", ["", sample.URL])
@pytest.mark.parametrize(
    "path", ["feed.xml", "topics/bridge/feed.xml", "topics/nothing/feed.xml", "outlets/the-lowmoor-herald/feed.xml"]
)
def test_atom_has_what_the_standard_demands(url: str, path: str) -> None:
    feed = ElementTree.fromstring(built(url=url)[path])
    for node in [feed, *feed.findall(f"{ATOM}entry")]:
        assert all(len(node.findall(f"{ATOM}{name}")) == 1 for name in ("id", "title", "updated"))
        assert node.findtext(f"{ATOM}author/{ATOM}name")
        assert (node.findtext(f"{ATOM}id") or "").startswith(("urn:uuid:", "https://"))
    identities = [node.text for node in feed.iter(f"{ATOM}id")]
    assert len(set(identities)) == len(identities)


def test_feedparser_reads_it() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import feedparser

        found = feedparser.parse(built(url=sample.URL)["feed.xml"])
    assert not found.bozo
    assert found.feed.title == "The Lowmoor Digest"
    assert found.feed.updated == "2031-03-06T00:00:00Z"
    assert [entry.link for entry in found.entries][:2] == [
        "https://example.org/news/articles/courier-bridge/",
        "https://example.org/news/articles/bridge-shut/",
    ]
    assert "Engineers found cracks in three arches" in found.entries[0].content[0].value
    assert found.entries[0].author == "River Courier"


def test_dates_are_those_of_the_articles() -> None:
    feed = ElementTree.fromstring(built()["feed.xml"])
    entries = {node.findtext(f"{ATOM}title"): node for node in feed.findall(f"{ATOM}entry")}
    letter = entries["What the crossing meant to us"]
    assert letter.find(f"{ATOM}published") is None
    assert letter.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert feed.findtext(f"{ATOM}updated") == "2031-03-06T00:00:00Z"


def test_a_topic_feed_has_the_articles_of_the_topic() -> None:
    feed = json.loads(built(url=sample.URL)["topics/bridge/feed.json"])
    assert {item["url"].rsplit("/", 2)[1] for item in feed["items"]} == {
        "bridge-shut",
        "courier-bridge",
        "bruecke",
        "letter",
    }
    assert feed["feed_url"] == "https://example.org/news/topics/bridge/feed.json"


def test_without_an_address_links_are_relative_in_atom_and_left_out_of_json() -> None:
    site = built()
    assert b'href="../../articles/letter/"' in site["topics/bridge/feed.xml"]
    feed = json.loads(site["feed.json"])
    assert not {"home_page_url", "feed_url"} & feed.keys()
    assert all("url" not in item and item["id"].startswith("urn:uuid:") for item in feed["items"])
    undated = next(item for item in feed["items"] if item["title"].startswith("What the crossing"))
    assert "date_published" not in undated
    assert undated["content_text"].endswith("outlet unknown, date unknown")


def test_ids_stay_when_a_text_changes() -> None:
    digest = sample.digest()
    first, *rest = digest.articles
    changed = dataclasses.replace(digest, articles=(dataclasses.replace(first, published=None), *rest))
    outputs = {output.path: output.data for output in render.outputs(changed, sample.options(), sample.theme())}
    before, after = (json.loads(site["feed.json"])["items"][0] for site in (built(), outputs))
    assert before["id"] == after["id"]
    assert before != after


def test_a_feed_has_no_more_entries_than_asked() -> None:
    assert len(json.loads(built(feed_entries=2)["feed.json"])["items"]) == 2


def test_each_tag_and_outlet_with_a_page_has_a_feed_of_its_articles_which_the_page_names() -> None:
    site = built(url=sample.URL)
    shelves = [path for path in site if re.fullmatch("(?:tags|outlets)/[^/]+/index.html", path)]
    assert {path.partition("/")[0] for path in shelves} == {"tags", "outlets"}
    for path in shelves:
        folder, page = path.removesuffix("index.html"), site[path].decode()
        feed = json.loads(site[folder + "feed.json"])
        articles = page.partition('id="articles"')[2] or page  # before them, an outlet's page names those that cite it
        listed = set(re.findall(r'href="\.\./\.\./articles/([^/"]+)/"', articles))
        assert {item["url"].rsplit("/", 2)[1] for item in feed["items"]} == listed
        assert page.count('href="feed.xml"') == page.count('href="feed.json"') == 2


def test_each_sentence_of_a_summary_leads_to_its_places() -> None:
    item = json.loads(built(url=sample.URL)["feed.json"])["items"][1]
    assert 'href="https://example.org/news/articles/bridge-shut/#s0"' in item["content_html"]
    assert 'href="https://herald.example/bridge-shut?ref=a&amp;b=1#:~:text=' in item["content_html"]
    entry = ElementTree.fromstring(built()["feed.xml"]).findall(f"{ATOM}entry")[1]
    addresses = [node.get("href") for node in entry.iter("{http://www.w3.org/1999/xhtml}a")]
    assert "articles/bridge-shut/#s0" in addresses


def test_one_file_lists_all_feeds() -> None:
    site = built(url=sample.URL)
    outlines = list(ElementTree.fromstring(site["feeds.opml"]).iter("outline"))
    assert {node.get("xmlUrl", "").removeprefix(sample.URL) for node in outlines} == {
        path for path in site if path.endswith("feed.xml")
    }
    assert all(node.get("type") == "rss" and node.get("text") for node in outlines)
    assert 'href="../../feeds.opml"' in site["topics/bridge/index.html"].decode()
    assert "feeds.opml" not in built()


def test_our_own_reader_of_lists_finds_them() -> None:
    names = [one.url for one in subscriptions(built(url=sample.URL)["feeds.opml"].decode())]
    assert names[0] == f"{sample.URL}feed.xml"
