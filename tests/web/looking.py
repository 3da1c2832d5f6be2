"""A page in a browser as it is judged: how it is looked at, what it asks for and says, and what is measured on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from tests.web.builds import address
from tests.web.pages import Page

MEASURES = (Path(__file__).parent / "measures.js").read_text("utf-8")
WAYS: Mapping[str, Mapping[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "320 px": {"viewport": {"width": 320, "height": 640}},
    "200 %": {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},
    "reduced motion": {"reduced_motion": "reduce"},
    "forced colours": {"forced_colors": "active"},
    "without scripts": {"java_script_enabled": False},
}
"""The ways of looking at a page, as Playwright names them."""
_WIDE = {"viewport": {"width": 1280, "height": 800}}
_SHIFTS = """new PerformanceObserver(list => { for (const entry of list.getEntries())
  window.__shift = (window.__shift || 0) + entry.value; }).observe({type: 'layout-shift', buffered: true});"""


@dataclass
class Look:
    """A browser window that keeps what its pages asked for and said."""

    page: Any
    scripted: bool = True
    """Whether the page's own scripts are run."""
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def open(self, page: Page) -> None:
        """Show `page`, with nothing kept of what was before."""
        self.asked.clear()
        self.said.clear()
        self.page.goto(urljoin(address(page.site), page.address))

    def measure(self, name: str) -> list[str]:
        """What one of the measures finds wrong."""
        found: list[str] = self.page.evaluate(f"{MEASURES}.{name}()")
        return found

    def strangers(self) -> list[str]:
        """What was asked of hosts that are not this site's."""
        host = urlsplit(self.page.url).netloc
        return [url for url in self.asked if urlsplit(url).netloc != host and not url.startswith("data:")]


@contextmanager
def looked(browser: Any, way: str) -> Iterator[Look]:
    """A window that looks at pages in one of `WAYS`."""
    context = browser.new_context(**{**_WIDE, **WAYS[way]})
    context.add_init_script(_SHIFTS)
    page = context.new_page()
    look = Look(page, WAYS[way].get("java_script_enabled", True))
    page.on("request", lambda request: look.asked.append(request.url))
    page.on("console", lambda message: look.said.append(message.text))
    page.on("pageerror", lambda error: look.said.append(str(error)))
    try:
        yield look
    finally:
        context.close()
