"""Which reader opens which file."""

from __future__ import annotations

import pytest

from digest.read import seeds
from digest.read.files import SEED_ENDINGS
from tests.reading import HTML, seed

FEED = "<rss><channel><item><description>The text of an entry.</description></item></channel></rss>"
PAGE = f"<html><head><title>T</title></head><body><article><h1>Bridge</h1>{HTML}</article></body></html>"


def test_every_ending_that_is_taken_in_has_a_reader() -> None:
    readable = {ending for endings, _ in seeds.READERS for ending in endings} | {".xml"}
    assert readable == set(SEED_ENDINGS)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (f'<?xml version="1.0"?>\n<!-- <html> -->\n<!DOCTYPE rss>\n{FEED}', "teaser"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "no-text"),
        ('<a:RDF xmlns:a="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></a:RDF>', "no-text"),
        ("<opml><body/></opml>", "feed-list"),
        ("<gpx></gpx>", "unknown-type"),
        ("<!--" * 1000, "unknown-type"),
    ],
)
def test_what_an_xml_file_is_its_root_tells(data: str, code: str) -> None:
    assert [problem.code for problem in seed("a.xml", data).problems] == [code]


def test_a_page_may_be_xml() -> None:
    (source,) = seed("a.xml", PAGE.replace("<html>", '<html xmlns="http://www.w3.org/1999/xhtml">')).sources
    assert source.media_type == "text/html"


def test_a_feed_in_utf_16_is_a_feed() -> None:
    assert len(seed("a.xml", FEED.encode("utf-16")).sources) == 1


def test_where_neither_ending_nor_root_tell_the_server_does() -> None:
    assert seed("a.xml", "<x></x>", sidecar="media_type: application/rss+xml\n").problems[0].code == "no-text"
    (source,) = seed("a.txt", PAGE, sidecar="media_type: text/html\n").sources
    assert source.media_type == "text/html"


def test_what_the_server_says_does_not_overrule_the_root() -> None:
    assert [problem.code for problem in seed("a.xml", FEED, sidecar="media_type: text/html\n").problems] == ["teaser"]
