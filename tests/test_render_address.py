from __future__ import annotations

from urllib.parse import unquote

import pytest

from digest.render import address
from digest.render.address import Here


@pytest.mark.parametrize(
    ("here", "target", "link"),
    [
        ("", "", "./"),
        ("", "topics/a/", "topics/a/"),
        ("topics/a/", "", "../../"),
        ("topics/a/", "topics/b/", "../b/"),
        ("topics/a/", "topics/a/", "./"),
        ("topics/a/", "topics/a/#s1", "#s1"),
        ("topics/a/", "articles/b/#s3", "../../articles/b/#s3"),
        ("tags/", "tags/a/", "a/"),
        ("tags/a/", "tags/", "../"),
        ("topics/a/", "topics/a/feed.xml", "feed.xml"),
        ("about/", "assets/style.css", "../assets/style.css"),
        ("", "a b/", "a%20b/"),
    ],
)
def test_links_are_relative_to_the_page(here: str, target: str, link: str) -> None:
    assert Here(here).to(target) == link


def test_a_page_shown_anywhere_links_from_the_root() -> None:
    assert address.anywhere("").to("tags/") == "/tags/"
    assert address.anywhere("https://a.example/repo").to("tags/#x") == "https://a.example/repo/tags/#x"


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "data:text/html,x", "//a.example/x", "ftp://a.example", "https:///x", "http://[",
        "https://a.example/ x", 'https://a.example/"x', "https://a.example/\n", " https://a.example", "relative/x",
    ],
)  # fmt: skip
def test_what_is_not_an_address_on_the_web_is_not_linked(url: str | None) -> None:
    assert address.web(url) is None


def test_addresses_on_the_web_are_linked() -> None:
    assert address.web("HTTPS://a.example/ä?b=1&c=2#d") == "HTTPS://a.example/ä?b=1&c=2#d"


def test_a_short_sentence_is_the_fragment_itself() -> None:
    link = address.original("https://a.example/x", "A well-known, short one & done.")
    assert link == "https://a.example/x#:~:text=A%20well%2Dknown%2C%20short%20one%20%26%20done."


def test_a_long_sentence_is_named_by_its_ends() -> None:
    link = address.original("https://a.example/x#part", "a1 a2 a3 a4 a5 a6 a7 a8 a9 b1 b2, b3 b4-b5.") or ""
    head, _, text = link.partition(":~:text=")
    assert head == "https://a.example/x#part"
    start, end = text.split(",")
    assert unquote(start) == "a1 a2 a3 a4 a5"
    assert unquote(end) == "a9 b1 b2, b3 b4-b5."
    assert "-" not in text


def test_no_address_no_link() -> None:
    assert address.original(None, "A sentence.") is None
