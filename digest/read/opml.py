"""OPML: a list of feeds, which are fetched with `digest add` and are no articles themselves."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from digest import words
from digest.problems import Problem, is_web_address
from digest.read import text
from digest.read.files import RawFile
from digest.read.reading import Desk, Reading

# Tags alone are looked at: entities are not expanded, and nothing is nested.
_OUTLINE = re.compile(r"<outline\s((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<![\w:.-])([\w:.-]{1,64})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)')")


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that an OPML file lists."""

    url: str
    title: str


def read(raw: RawFile, desk: Desk) -> Reading:
    """No articles, and a note how many feeds the list names."""
    decoded, _, problems = text.decoded(raw.path, raw.data, desk.fetched.charset)
    if decoded is None:
        return Reading(problems=problems)
    count = len(subscriptions(decoded))
    message = f"a list of {count} feed{'' if count == 1 else 's'}, not of articles"
    hint = f"`digest add {raw.path}` fetches them" if count else None
    return Reading(problems=(*problems, Problem(raw.path, None, "feed-list", message, hint, "note")))


def subscriptions(decoded: str) -> tuple[Subscription, ...]:
    """The feeds that the OPML `decoded` lists, each address once, in the order of the file; also of broken XML."""
    found: dict[str, Subscription] = {}
    for outline in _OUTLINE.finditer(decoded):
        pairs = ((name.lower(), html.unescape(one or other)) for name, one, other in _ATTRIBUTE.findall(outline[1]))
        given = {name: words.squash(value) for name, value in pairs}
        url = given.get("xmlurl", "")
        if is_web_address(url):
            found.setdefault(url, Subscription(url, given.get("title") or given.get("text") or ""))
    return tuple(found.values())
