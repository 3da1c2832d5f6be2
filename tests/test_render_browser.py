"""The pages in a real browser: narrow, dark, with forced colours, on paper, from a folder and from a disk."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from digest import render
from digest.model import Found
from tests import sample

PATHS = (
    "index.html", "topics/bridge/", "topics/nothing/", "articles/courier-bridge/", "articles/bridge-shut/",
    "articles/choir/", "tags/", "tags/lowmoor/", "outlets/", "about/", "method/",
)  # fmt: skip

_TOO_WIDE = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('svg'))
  .map(e => e.outerHTML.slice(0, 80))"""
_TOO_SMALL = """() => [...document.querySelectorAll('a, summary')].filter(e => {
  const box = e.getBoundingClientRect(), line = e.parentElement.closest('p, li, dd, h1, h2, h3, h4, .trace');
  const alone = !line || line.innerText.trim() === e.innerText.trim();
  return box.width > 0 && alone && box.height < 24 && !e.classList.contains('skip');
}).map(e => e.outerHTML.slice(0, 80))"""
# Text colours against the nearest painted background, by the formula of WCAG 2.2.
_CONTRASTS = """() => {
  const channels = text => text.match(/[\\d.]+/g).map(Number);
  const light = rgb => { const [r, g, b] = rgb.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const behind = e => { for (; e; e = e.parentElement) { const c = channels(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
  return [...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !e.closest('svg'))
    .map(e => { const a = light(channels(getComputedStyle(e).color).slice(0, 3)), b = light(behind(e));
      return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), e.outerHTML.slice(0, 80)]; })
    .filter(([ratio]) => ratio < 4.5);
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site on disk, under `repo/`, with a title that has no place to break."""
    root = tmp_path_factory.mktemp("site")
    digest = sample.digest()
    first, *rest = digest.articles
    long = dataclasses.replace(first, title=Found("Donaudampfschifffahrtsgesellschaftskapitän" * 3, "stated"))
    for output in render.outputs(dataclasses.replace(digest, articles=(long, *rest)), sample.options(), sample.theme()):
        path = root / "repo" / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.data)
    return root


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/repo/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_narrow_pages_fit_and_can_be_read_and_tapped(browser: Any, address: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for path in PATHS:
        said.clear()
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, (path, page.evaluate(_TOO_WIDE))
        small = page.evaluate(_TOO_SMALL)
        assert small == [], path
        assert page.evaluate(_CONTRASTS) == [], path
        assert said == [], (path, said)
    context.close()


def test_the_target_of_a_citation_is_seen(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "articles/bridge-shut/#s0")
    seen = page.evaluate("getComputedStyle(document.querySelector('#s0')).backgroundColor")
    assert seen not in {"rgba(0, 0, 0, 0)", page.evaluate("getComputedStyle(document.body).backgroundColor")}
    page.close()


def test_the_first_stop_of_the_keyboard_is_the_skip_link(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "topics/bridge/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.close()


def test_paper_has_no_navigation_and_no_dark_ground(browser: Any, address: str) -> None:
    page = browser.new_context(color_scheme="dark").new_page()
    page.goto(address + "topics/bridge/")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator("nav").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.close()


def test_a_page_opened_from_disk_has_its_style(browser: Any, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "repo" / "topics" / "bridge" / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
    page.close()
