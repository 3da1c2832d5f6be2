"""Every link of every site leads somewhere, at the root of a host and below it, and every page is led to."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.web import builds, links, pages
from tests.web.builds import Sites

URL = "https://digest.example/repo/"


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize("name", builds.ALL)
def test_no_link_is_broken_and_no_page_forgotten(sites: Sites, name: str) -> None:
    site = sites(name)
    found = links.walk(site.tree(), site.url)
    assert found.links > 20
    assert found.broken == ()
    assert found.orphans == ()


def test_there_is_a_page_of_each_kind(sites: Sites) -> None:
    kinds = {page.kind for page in pages.pages(sites("example"))}
    assert kinds >= pages.EXPECTED


def test_pages_but_the_one_for_lost_readers_are_the_same_at_any_address(sites: Sites) -> None:
    """A site can be moved: links between its pages are relative."""
    for path, data in pages.html(sites("below").tree()).items():
        links_of = re.findall(r'<a [^>]*href="([^"]*)"', data.decode())
        absolute = [link for link in links_of if link.startswith((builds.address("below"), "/"))]
        assert path == "404.html" or not absolute, (path, absolute[:3])


BROKEN: tuple[tuple[str, Callable[[dict[str, bytes]], object]], ...] = (
    ("a/nowhere/", lambda tree: tree.update({"index.html": page('<a href="a/">a</a><a href="a/nowhere/">x</a>')})),
    ("no such place", lambda tree: tree.update({"index.html": page('<a href="a/#gone">x</a>')})),
    ("digest.example/elsewhere/", lambda tree: tree.update({"a/index.html": page('<a href="../../elsewhere/">x</a>')})),
    ("/a'", lambda tree: tree.update({"index.html": page('<a href="a">no slash</a>')})),
    ("lost.png", lambda tree: tree.update({"style.css": b"p { background: url(lost.png) }"})),
    ("icon.svg", lambda tree: tree.update({"index.html": page('<a href="a/">a</a><img src="icon.svg" alt="">')})),
    ("card.png", lambda tree: tree.update({"index.html": page('<a href="a/">a</a>', f'<meta property="og:image" content="{URL}card.png">')})),
    ("moved/", lambda tree: tree.update({"index.html": page('<a href="a/">a</a>', '<meta http-equiv="refresh" content="0; url=moved/">')})),
    ("gone/", lambda tree: tree.update({"feed.xml": f'<feed><link href="{URL}gone/"/></feed>'.encode()})),
)  # fmt: skip


@pytest.mark.parametrize(("told", "harm"), BROKEN, ids=[told for told, _ in BROKEN])
def test_a_broken_link_is_found(told: str, harm: Callable[[dict[str, bytes]], object]) -> None:
    tree = {"index.html": page('<a href="a/#here">a</a>'), "a/index.html": page('<p id="here"><a href="../">home</a>')}
    assert links.walk(tree, URL) == links.Walk((), (), 2)
    harm(tree)
    assert told in str(links.walk(tree, URL).broken)


def test_an_orphan_is_found() -> None:
    tree = {"index.html": page("<p>Nothing.</p>"), "a/index.html": page('<a href="../">home</a>'), "404.html": page("")}
    assert links.walk(tree, URL).orphans == ("a/index.html",)
