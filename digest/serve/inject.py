"""A page as served while editing: the same bytes, plus the script that reloads it and leave for that script to run."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

SCRIPT = (
    '<script type="module" src="/-/live.js" data-version="{version}" data-token="{token}" data-file="{file}"></script>'
)

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


LONGEST = 10_000
"""Characters of a `<meta>` that is looked into; a policy has some hundred, and the standard parser is slow on broken ones."""

MARK = re.compile(
    r"""<!--.*?(?:-->|\Z)
      | <(?P<raw>script|style|textarea|title)\b.*?(?:</(?P=raw)\s*>|\Z)
      | (?P<meta><meta\b(?:=\s*"[^"]*(?:"|\Z) | =\s*'[^']*(?:'|\Z) | [^>])*(?:>|\Z))
      | (?P<end></body\s*>)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
"""What matters in a page, and what may look like it but is text: comments and the insides of raw elements.
Each of the four matches wherever it begins, closed or not, so that no text is gone through twice."""


def inject(page: bytes, *, version: str, token: str, file: str, host: str) -> bytes:
    """The page with the live script before its `</body>`, or at its end where there is none.

    `version` names the state of the site the page belongs to, `token` is what it needs to listen, `file` the URL path of the file that was served, `host`
    is the Host header of the request. Bytes that are not UTF-8 come out as they went in.
    """
    text = page.decode("utf-8", "surrogateescape")
    marks = list(MARK.finditer(text))
    script = SCRIPT.format(version=html.escape(version), token=html.escape(token), file=html.escape(file))
    end = max((mark.start() for mark in marks if mark["end"]), default=len(text))
    policies = [(mark.start(), mark.end(), _with_leave(mark["meta"], host)) for mark in marks if mark["meta"]]
    parts, done = [], 0
    for start, stop, new in sorted([*policies, (end, end, script)]):
        parts += [text[done:start], new]
        done = stop
    return "".join([*parts, text[done:]]).encode("utf-8", "surrogateescape")


def _with_leave(meta: str, host: str) -> str:
    """The element `<meta …>` as it is or, where it states a policy, with the policy loosened."""
    policy = _Meta(meta).policy if meta.endswith(">") and len(meta) <= LONGEST else None
    if policy is None:
        return meta
    return f'<meta http-equiv="Content-Security-Policy" content="{html.escape(loosened(policy, host))}">'


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


class _Meta(HTMLParser):
    """Reads one element: the Content Security Policy it states, or None."""

    def __init__(self, element: str) -> None:
        super().__init__()
        self.policy: str | None = None
        self.feed(element)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's call
        given = {name: value or "" for name, value in reversed(attrs)}  # of two of one name, the first counts
        if given.get("http-equiv", "").strip().lower() == "content-security-policy":
            self.policy = given.get("content", "")
