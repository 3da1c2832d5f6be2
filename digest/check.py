"""`digest check`: what a build reports, and what only the finished pages show."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from digest import corrections, permalinks
from digest.build import Plan
from digest.model import Output
from digest.problems import Problem
from digest.relate import hedges
from digest.tasks import Workshop


def check(plan: Plan, workshop: Workshop) -> tuple[Problem, ...]:
    """Every problem of the build, every correction that no longer applies, what headlines and citations have beyond their
    sources, and every link of the pages that leads nowhere.
    """
    found = plan.digest
    beyond = hedges.problems(found.articles, found.analyses, found.corpus)
    kept = permalinks.problems(found, plan.outputs)
    return (*plan.problems, *corrections.stale(plan, workshop), *beyond, *kept, *broken_links(plan.outputs))


def broken_links(outputs: tuple[Output, ...]) -> Iterator[Problem]:
    """A problem for each address inside the site that no output has, and each fragment without an element of that id."""
    pages = {output.path: _read(output) for output in outputs if output.path.endswith(".html")}
    paths = {output.path for output in outputs}
    for path, page in sorted(pages.items()):
        for address in sorted(set(page.addresses)):
            target, fragment = _target(path, address)
            if target is None:
                continue
            if target not in paths:
                yield Problem(f"site/{path}", None, "broken-link", f"links to {address}, which is not part of the site")
            elif fragment and target in pages and fragment not in pages[target].ids:
                yield Problem(f"site/{path}", None, "broken-link", f"links to {address}, but nothing there has that id")


def _target(page: str, address: str) -> tuple[str | None, str]:
    """The output that `address` on `page` means (None for another site's), and the fragment."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None, ""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    if parts.path.endswith("/") or joined == "." or parts.path in (".", ".."):
        joined = posixpath.normpath(posixpath.join(joined, "index.html"))
    # A text fragment (`:~:text=`) is the browser's business, not an id.
    return joined, unquote(parts.fragment.partition(":~:")[0])


class _Page(HTMLParser):
    """The addresses and ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.add(given["id"] or "")
        if tag != "base" and not (tag == "link" and given.get("rel") == "canonical"):
            self.addresses += [value for name in ("href", "src") if (value := given.get(name))]


def _read(output: Output) -> _Page:
    page = _Page()
    page.feed(output.data.decode("utf-8"))
    page.close()
    return page
