"""Pages on paper, as Chromium prints them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from digest import render
from tests import sample

HOST = "http://paper.test/"
PAGES = ("", "topics/bridge/", "articles/bridge-shut/")
WIDTHS = {"A4": 657, "Letter": 680}
"""CSS pixels between the margins."""
PDFTOTEXT = shutil.which("pdftotext")

HIDDEN = "selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility({contentVisibilityAuto: true})).map(e => e.outerHTML)"
FOLDED = "() => [...document.querySelectorAll('details > :not(summary)')].filter(e => !e.closest('.trace') && !e.checkVisibility()).length"
COLOURS = "() => ['backgroundColor', 'color'].map(name => getComputedStyle(document.body)[name])"
AFTER = """() => [...document.querySelectorAll('main a[href^="http"]')].filter(e => e.checkVisibility())
    .map(e => [e.getAttribute('href'), getComputedStyle(e, '::after').content])"""
BROKEN = """() => [...document.querySelectorAll('main :is(.claim, .entry, figure, blockquote, tr)')]
    .filter(e => getComputedStyle(e).breakInside !== 'avoid').length"""


@pytest.fixture(scope="module")
def paper(browser: Any) -> Iterator[Any]:
    """A page of the sample site that is shown as it is printed, from a screen in dark mode."""
    files = {one.path: one.data for one in render.site(sample.digest(), sample.options(), sample.theme()).outputs}
    context = browser.new_context(color_scheme="dark")
    kinds = {"html": "text/html", "css": "text/css", "svg": "image/svg+xml"}

    def answer(route: Any) -> None:
        path = urlsplit(route.request.url).path.removeprefix("/")
        path += "index.html" if not path or path.endswith("/") else ""
        kind = kinds.get(path.rpartition(".")[2], "application/octet-stream")
        route.fulfill(body=files.get(path, b""), content_type=kind)

    context.route("**/*", answer)
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    yield page
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_paper_is_white_and_holds_no_navigation(paper: Any, path: str) -> None:
    paper.goto(HOST + path)
    assert paper.evaluate(COLOURS) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert paper.evaluate(HIDDEN, "nav, .skip, .trace summary") == []


@pytest.mark.parametrize("path", PAGES)
def test_what_is_folded_away_is_laid_open(paper: Any, path: str) -> None:
    paper.goto(HOST + path)
    assert paper.evaluate(FOLDED) == 0


@pytest.mark.parametrize("path", PAGES)
def test_addresses_stand_behind_links_to_originals_once(paper: Any, path: str) -> None:
    paper.goto(HOST + path)
    found = paper.evaluate(AFTER)
    assert bool(found) == (path != "")
    for href, shown in found:
        assert ":~:text=" not in href
        assert href in shown


@pytest.mark.parametrize("path", PAGES)
def test_no_item_is_broken_and_nothing_reaches_over_the_margin(paper: Any, path: str) -> None:
    for width in WIDTHS.values():
        paper.set_viewport_size({"width": width, "height": 900})
        paper.goto(HOST + path)
        assert paper.evaluate(BROKEN) == 0
        assert paper.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("size", sorted(WIDTHS))
def test_a_topic_is_a_pdf_with_all_its_words(paper: Any, size: str, tmp_path: Path) -> None:
    paper.goto(HOST + "topics/bridge/")
    data = paper.pdf(format=size, print_background=True)
    assert data.startswith(b"%PDF-")
    boxes = {tuple(round(float(n)) for n in box.split()) for box in re.findall(rb"/MediaBox \[([^\]]+)\]", data)}
    assert boxes == {(0, 0, 596, 843) if size == "A4" else (0, 0, 612, 792)}
    if PDFTOTEXT is None:
        return
    file = tmp_path / "topic.pdf"
    file.write_bytes(data)
    done = subprocess.run([PDFTOTEXT, str(file), "-"], capture_output=True, text=True, check=True)
    words = " ".join(done.stdout.split())
    assert "The closing of Lowmoor bridge" in words
    assert "https://herald.example/bridge-shut" in words.replace(" ", "")
