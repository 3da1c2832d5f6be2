"""The example site as GitHub Pages serves it: under a folder, every link leads somewhere."""

from __future__ import annotations

import functools
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from tests.conftest import ROOT
from tests.sites import verb

SCHEMES_WE_FOLLOW = ("http", "https")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids |= {value for name, value in attrs if name == "id" and value}
        self.found += [value for name in ("href", "src") if (value := values.get(name))]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The example site, built for and served at http://127.0.0.1:PORT/repo/."""
    root = tmp_path_factory.mktemp("pages")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(root)))
    base = f"http://127.0.0.1:{server.server_port}/repo/"
    verb("build", "--output-dir", str(root / "repo"), "--base-url", base.rstrip("/"), "--quiet", cwd=ROOT)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield base
    server.shutdown()
    thread.join()
    server.server_close()


def fetch(url: str) -> tuple[int, str, str]:
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as fault:
        with fault:
            return fault.code, "", ""


def test_every_link_leads_somewhere_and_every_page_is_linked(address: str) -> None:
    pages: dict[str, Links] = {}
    wanted, seen, fragments = [address, urljoin(address, "404.html")], set(), set()
    while wanted:
        url = wanted.pop()
        if url in seen:
            continue
        seen.add(url)
        status, kind, body = fetch(url)
        assert status == 200, f"{url}: {status}"
        if kind != "text/html":
            continue
        pages[url] = links = Links()
        links.feed(body)
        for link in links.found:
            target, fragment = urldefrag(urljoin(url, link))
            if urlsplit(target).netloc != urlsplit(address).netloc:
                continue
            assert target.startswith(address), f"{url} links out of its folder: {link}"
            wanted.append(target)
            fragments.add((target, fragment.partition(":~:")[0]))
    dead = [
        f"{url}#{fragment}"
        for url, fragment in fragments
        if fragment and url in pages and fragment not in pages[url].ids
    ]
    assert not dead
    made = set(re.findall(r"<loc>([^<]+)</loc>", fetch(urljoin(address, "sitemap.xml"))[2]))
    assert made
    assert made <= pages.keys()
    assert len(pages) > 30


def test_no_page_asks_another_host_for_anything(address: str, tmp_path: Path) -> None:
    verb("build", "--output-dir", str(tmp_path / "out"), "--quiet", cwd=ROOT)
    for page in (tmp_path / "out").rglob("*.html"):
        text = page.read_text("utf-8")
        loaded = re.findall(r'<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\ssrc="([^"]*)"', text)
        loaded += re.findall(r'<link\b[^>]*rel="(?:stylesheet|icon|preload)"[^>]*href="([^"]*)"', text)
        assert not [url for url in loaded if urlsplit(url).scheme in SCHEMES_WE_FOLLOW and not url.startswith(address)]


def test_an_unknown_address_has_a_page_of_ours(address: str) -> None:
    _, _, body = fetch(urljoin(address, "404.html"))
    assert address in body, "404.html is served at any depth, so its links are absolute"
