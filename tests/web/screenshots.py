"""Pictures of every page type, wide and narrow, light and dark, with a sheet that shows them side by side: `make screenshots`."""

from __future__ import annotations

import contextlib
import html
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from tests.conftest import CHROMIUM, ROOT
from tests.web import builds, pages
from tests.web.serving import served

SITES = ("example", "empty", "one", "french", "hostile", "many")
WIDTHS = {"wide": 1280, "narrow": 320}
SCHEMES = ("light", "dark")
ONLY_INDEX = {"empty", "one", "hostile"}
"""Sites that look different on their front page alone."""
MOST_HIGH = 6000
"""Pixels after which a picture ends: a long page says nothing new below."""


def main(folder: Path) -> None:
    """Write all pictures and their sheet into `folder`, anew."""
    from playwright.sync_api import sync_playwright

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rows: list[tuple[pages.Page, list[str]]] = []
    with contextlib.ExitStack() as stack:
        base = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        playwright = stack.enter_context(sync_playwright())
        port = stack.enter_context(served(partial(builds.built, base=base)))
        rules = f"--host-resolver-rules=MAP *.localhost 127.0.0.1:{port}"
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", rules])
        for site in SITES:
            shown = [page for page in pages.pages(builds.built(site, base)) if page.kind != "redirect"]
            kept = [page for page in shown if page.kind == "index" or site not in ONLY_INDEX]
            rows += [(page, taken(browser, page, folder)) for page in kept]
        browser.close()
    (folder / "index.html").write_text(sheet(rows), "utf-8")
    sys.stdout.write(f"{sum(len(names) for _, names in rows)} pictures: {folder / 'index.html'}\n")


def taken(browser: Any, page: pages.Page, folder: Path) -> list[str]:
    """The names of the four pictures of a page."""
    names = []
    for width, pixels in WIDTHS.items():
        for scheme in SCHEMES:
            context = browser.new_context(viewport={"width": pixels, "height": 900}, color_scheme=scheme)
            tab = context.new_page()
            tab.goto(urljoin(builds.address(page.site), page.address))
            name = f"{page.site}-{page.kind.replace(' ', '-').replace('/', '-').replace('*', 'x').replace(',', '')}-{width}-{scheme}.png"
            high = min(MOST_HIGH, int(tab.evaluate("document.documentElement.scrollHeight")))
            tab.screenshot(path=folder / name, full_page=True, clip={"x": 0, "y": 0, "width": pixels, "height": high})
            context.close()
            names.append(name)
    return names


def sheet(rows: list[tuple[pages.Page, list[str]]]) -> str:
    """One page with all pictures, a row for each page type."""
    parts = [
        f"<h2>{html.escape(str(page))}</h2><div>"
        + "".join(f'<a href="{name}"><img src="{name}" alt="{name}" loading="lazy"></a>' for name in names)
        + "</div>"
        for page, names in rows
    ]
    style = "div{display:flex;gap:1rem;align-items:start}img{max-height:40rem;max-width:24rem;border:1px solid #999}body{font-family:sans-serif}"
    return f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Every page type</title><style>{style}</style><h1>Every page type</h1>{"".join(parts)}</html>'


if __name__ == "__main__":
    main(ROOT / "screenshots")
