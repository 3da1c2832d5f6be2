from __future__ import annotations

from urllib.parse import quote, unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_an_outlet_called_by_a_number_is_no_page_of_the_list() -> None:
    assert address.outlet("2") == "outlets/2-/" != address.numbered(address.OUTLETS, 2)
    assert address.outlet("channel-24") == "outlets/channel-24/"


_NAMES = st.sampled_from(["articles", "outlets", "tags", "a", "b c", "é"])
_FOLDERS = st.lists(_NAMES, max_size=3).map(lambda names: "".join(f"{name}/" for name in names))


@given(
    _FOLDERS, _FOLDERS, st.sampled_from([None, "/", "https://example.org/x/"]), _FOLDERS, st.sampled_from(["", "#s1"])
)
def test_pages_of_one_kin_have_the_same_links(one: str, other: str, base: str | None, rest: str, mark: str) -> None:
    pages = Here(one, base), Here(other, base)
    kin = [page.kin("articles", "outlets") for page in pages]
    if kin[0] is not None and kin[0] == kin[1]:
        assert pages[0].to(f"articles/{rest}{mark}") == pages[1].to(f"articles/{rest}{mark}")


@given(_FOLDERS, _FOLDERS)
def test_a_link_leads_where_it_should(one: str, other: str) -> None:
    link = Here(one).to(other)
    assert unquote(urljoin(f"https://example.org/{quote(one)}", link)) == f"https://example.org/{other}"
