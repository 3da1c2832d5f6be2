"""What pages weigh on the wire, and what they say of themselves to those who share them."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest

from tests.sites import SiteTest
from tests.web import builds, pages
from tests.web.builds import Sites

KB = 1000
STORY, LIST, STYLE = 15 * KB, 30 * KB, 6 * KB
_META = re.compile(r'<meta property="og:([a-z_:]+)" content="([^"]*)">')


def weight(data: bytes) -> int:
    return len(gzip.compress(data, mtime=0))


def heavy(tree: Mapping[str, bytes]) -> dict[str, int]:
    """The files that weigh more than a file of their kind may."""
    found = {path: weight(data) for path, data in tree.items() if path.endswith((".html", ".css"))}
    limits = {
        path: STYLE if path.endswith(".css") else STORY if path.startswith(("articles/", "topics/")) else LIST
        for path in found
    }
    return {path: size for path, size in found.items() if size > limits[path] and not path.startswith("pagefind/")}


@pytest.mark.parametrize("name", builds.ALL)
def test_pages_are_light(sites: Sites, name: str) -> None:
    tree = sites(name).tree()
    assert len(pages.html(tree)) > 5
    assert heavy(tree) == {}


@pytest.mark.parametrize("path", ["articles/a/index.html", "tags/index.html", "assets/style.css"])
def test_a_heavy_page_is_seen(path: str) -> None:
    noise = b"".join(str(number * 2654435761 % 2**32).encode() for number in range(8000))
    assert path in heavy({path: noise})


@pytest.mark.parametrize("name", builds.ALL)
def test_shared_pages_say_what_they_are(sites: Sites, name: str) -> None:
    site = sites(name)
    titles: dict[str, str] = {}
    for path, data in pages.html(site.tree()).items():
        kind = pages.kind(path, data)
        if kind in {"redirect", "not found"}:
            continue
        said = {key: unescape(value) for key, value in _META.findall(data.decode())}
        assert said["url"] == site.url + pages.Page(name, kind, path).address, path
        assert said["type"] == ("article" if kind == "article" else "website"), path
        assert 3 < len(said["title"]) < 200, path
        assert 15 < len(said["description"]) <= 160, path
        assert f'rel="canonical" href="{said["url"]}"' in data.decode()
        title = data.decode().partition("<title>")[2].partition("</title>")[0]
        assert titles.setdefault(title, path) == path, title


def test_pages_without_an_address_name_none(tmp_path: Path) -> None:
    found = (
        SiteTest(tmp_path)
        .seed("a.txt", "A title of its own\n\nThe bridge is shut, the council said.\n")
        .build(remember=False)
    )
    found.lacks("index.html", "og:url", "canonical").has(
        "index.html", 'property="og:title"', 'property="og:type" content="website"'
    )
