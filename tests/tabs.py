"""Tabs of a real browser on pages that a live server keeps fresh."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from tests.serving import PATIENCE

GONE = ("WebSocket", "net::ERR_CONNECTION_REFUSED")
"""What a page says when the server ends before it: each test stops its server with its pages open."""

Open = Callable[..., Any]


@contextlib.contextmanager
def window(browser: Any) -> Iterator[Open]:
    """Opens pages in tabs of one window; no page may have a word to say on the console while it is served."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE * 1000)
    complaints: list[str] = []

    def open_page(url: str, *, missing: bool = False) -> Any:
        page = context.new_page()
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        if not missing:
            page.on("console", lambda message: complaints.append(message.text))
        page.goto(url)
        page.evaluate("window.mark = 'not reloaded'")
        return page

    yield open_page
    context.close()
    complaints = [text for text in complaints if not any(word in text for word in GONE)]
    assert complaints == [], complaints


def reloaded(page: Any, text: str) -> None:
    page.wait_for_function("(text) => document.querySelector('main')?.textContent === text", arg=text)
    assert page.evaluate("window.mark") is None


def followed(page: Any, text: str) -> None:
    """The page shows `text`, and is still the page that was opened."""
    page.wait_for_function("(text) => document.querySelector('main')?.textContent === text", arg=text)
    assert marked(page)


def marked(page: Any) -> bool:
    return bool(page.evaluate("window.mark === 'not reloaded'"))
