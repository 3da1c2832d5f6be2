"""The pages in a real browser: a title too long, targets, the keyboard, paper, a disk. What is measured on all page types is in `tests/web`."""

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


@pytest.mark.parametrize("path", ["", "articles/courier-bridge/", "topics/bridge/", "outlets/", "tags/lowmoor/"])
def test_a_title_without_a_place_to_break_fits_a_narrow_page(browser: Any, address: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


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
