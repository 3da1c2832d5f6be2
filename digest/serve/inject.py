"""A page as served while editing: the same bytes, plus the script that reloads it and leave for that script to run."""

from __future__ import annotations

import html
from html.parser import HTMLParser

SCRIPT = '<script src="/-/live.js" defer data-version="{version}" data-file="{file}"></script>'

NEEDED = {
    "script-src": ("'self'",),
    "script-src-elem": ("'self'",),
    "style-src": ("'self'",),
    "style-src-elem": ("'self'",),
    "connect-src": ("'self'", "ws://{host}"),  # Safari before 15.4 does not count ws: as 'self'
}
"""What the script asks of a Content Security Policy, by directive."""

FORBIDDING = ("'none'", "'strict-dynamic'")
"""Source expressions that would make the additions void (Content Security Policy 3, 6.7.2)."""


def inject(page: bytes, *, version: str, file: str, host: str) -> bytes:
    """The page with the live script before its `</body>`, or at its end where there is none.

    `version` names the state of the site the page belongs to, `file` the URL path of the file that was served, `host`
    is the Host header of the request. Bytes that are not UTF-8 come out as they went in.
    """
    text = page.decode("utf-8", "surrogateescape")
    marks = _Marks(text)
    script = SCRIPT.format(version=html.escape(version), file=html.escape(file))
    end = len(text) if marks.body_end is None else marks.body_end
    edits = [*marks.policies, (end, end, script)]
    for start, stop, content in sorted(edits, reverse=True):
        new = content if start == stop else _meta(loosened(content, host))
        text = text[:start] + new + text[stop:]
    return text.encode("utf-8", "surrogateescape")


def loosened(policy: str, host: str) -> str:
    """The Content Security Policy with leave for scripts, style sheets and a WebSocket of this very server."""
    directives: dict[str, list[str]] = {}
    for directive in policy.split(";"):
        name, *sources = directive.split() or [""]
        if name:
            directives.setdefault(name.lower(), sources)  # of two directives of one name, the first counts
    fallback = directives.get("default-src")
    for name, needed in NEEDED.items():
        stated = directives.get(name, None if name.endswith("-elem") else fallback)
        if stated is not None:
            kept = [source for source in stated if source.lower() not in FORBIDDING]
            wanted = (source.format(host=host) for source in needed)
            directives[name] = [*kept, *(source for source in wanted if source not in kept)]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _meta(policy: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">'


class _Marks(HTMLParser):
    """Where a page's policies stand, as (start, end, policy), and where its body ends; offsets in characters."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.policies: list[tuple[int, int, str]] = []
        self.body_end: int | None = None
        self._lines = [0]
        for line in text.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            return
        given = {
            name: value or "" for name, value in reversed(attrs)
        }  # of two attributes of one name, the first counts
        if given.get("http-equiv", "").strip().lower() == "content-security-policy":
            start = self._offset()
            self.policies.append((start, start + len(self.get_starttag_text() or ""), given.get("content", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "body":
            self.body_end = self._offset()

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
