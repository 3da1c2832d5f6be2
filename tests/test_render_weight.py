"""What the pages of the example site weigh on the wire, and what they say of themselves to those who share them."""

from __future__ import annotations

import gzip
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sites import SiteTest

KB = 1000
URL = "https://example.org/news/"
_META = re.compile(r'<meta property="og:([a-z_]+)" content="([^"]*)">')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The example site, built for an address."""
    root = tmp_path_factory.mktemp("example")
    for name in ("seeds", "content"):
        shutil.copytree(ROOT / name, root / name)
    options = Path(root, "content", "site.yaml")
    options.write_text(f"url: {URL}\n{options.read_text('utf-8')}", "utf-8")
    return SiteTest(root).build(remember=False).tree()


def weight(data: bytes) -> int:
    return len(gzip.compress(data, mtime=0))


def test_pages_are_light(site: dict[str, bytes]) -> None:
    pages = {path: weight(data) for path, data in site.items() if path.endswith(".html")}
    assert len(pages) > 20
    assert weight(site["assets/style.css"]) <= 6 * KB
    stories = [path for path in pages if path.startswith(("articles/", "topics/"))]
    assert {path: pages[path] for path in stories if pages[path] > 15 * KB} == {}
    assert {path: size for path, size in pages.items() if size > 30 * KB} == {}


def test_shared_pages_say_what_they_are(site: dict[str, bytes]) -> None:
    for path, data in site.items():
        if not path.endswith("index.html"):
            continue
        said = {name: unescape(value) for name, value in _META.findall(data.decode())}
        assert said["url"] == URL + path.removesuffix("index.html"), path
        assert said["type"] == ("article" if path.startswith("articles/") else "website"), path
        assert said["site_name"] == "Kursk, as reported"
        assert 3 < len(said["title"]) < 200, path
        assert 20 < len(said["description"]) <= 160, path
        assert f'rel="canonical" href="{said["url"]}"' in data.decode()


def test_pages_without_an_address_name_none(tmp_path: Path) -> None:
    found = (
        SiteTest(tmp_path)
        .seed("a.txt", "A title of its own\n\nThe bridge is shut, the council said.\n")
        .build(remember=False)
    )
    found.lacks("index.html", "og:url", "canonical").has(
        "index.html", 'property="og:title"', 'property="og:type" content="website"'
    )
