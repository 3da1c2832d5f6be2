"""OPML: a list of feeds, which are fetched with `digest add` and are no articles themselves."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from digest import words
from digest.problems import Problem, is_web_address
from digest.read import text
from digest.read.files import RawFile
from digest.read.reading import Desk, Reading


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
    outlines = _Outlines()
    outlines.feed(decoded)
    outlines.close()
    return tuple(outlines.found.values())


class _Outlines(HTMLParser):
    """Looks at tags alone: entities are not expanded, nothing is nested, names are in any case."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Subscription] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: words.squash(value or "") for name, value in attrs}
        url = given.get("xmlurl", "")
        if tag == "outline" and is_web_address(url):
            self.found.setdefault(url, Subscription(url, given.get("title") or given.get("text") or ""))
