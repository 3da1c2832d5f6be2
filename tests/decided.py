"""A small site with three sources that tell of one harbour, for tests of what an editor decides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Self

from digest import build, memo, tasks
from digest.render import data
from tests.sites import SiteTest

FRONT = "---\ntitle: {title}\noutlet: {outlet}\ndate: {date}\nlanguage: en\n---\n"
NORTH = FRONT.format(title="Lowmere harbour shut", outlet="North Desk", date="2031-05-03") + (
    "The harbour board shut the Lowmere harbour on Friday after 118 boats broke loose in the storm.\n\n"
    "“Nobody will sail before the piers are mended,” said Ada Brandt, the harbour master.\n\n"
    "The ferry Selma sank off Lowmere on Thursday, and all 41 passengers were rescued.\n\n"
    "The pilots said the harbour may open again in June.\n"
)
SOUTH = FRONT.format(title="Storm closes the harbour", outlet="South Desk", date="2031-05-04") + (
    "After the storm, in which 118 boats broke loose, the harbour board shut the Lowmere harbour on Friday.\n\n"
    "All 41 passengers were rescued when the ferry Selma sank off Lowmere on Thursday.\n\n"
    "The mayor denied that the Lowmere harbour was shut by the harbour board.\n\n"
    "Bakers in the old town sold out of bread by noon.\n"
)
WEST = FRONT.format(title="Selma lost", outlet="West Desk", date="2031-05-05") + (
    "The ferry Selma sank off Lowmere on Thursday and all of its 41 passengers were rescued, the coast guard said.\n\n"
    "The harbour board shut the Lowmere harbour on Friday because 118 boats broke loose in the storm.\n\n"
    "A museum opened in the lighthouse in 1931.\n"
)
TOPIC = "---\ntitle: Lowmere harbour\nmatch:\n  any:\n    - text: Lowmere\n{rest}---\n"

SHUT, SANK = "board shut the Lowmere harbour on Friday", "ferry Selma sank"


class DecidedTest(SiteTest):
    """A site whose topic asks and decides."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.seed("north.txt", NORTH).seed("south.txt", SOUTH).seed("west.txt", WEST)
        self.decide()

    def decide(self, *rows: str, key: str = "decisions") -> Self:
        """Writes the topic with these lines below `decisions:`."""
        rest = "".join(f"{row}\n" for row in (f"{key}:", *(f"  {row}" for row in rows))) if rows else ""
        return self.topic("harbour.md", TOPIC.format(rest=rest))

    def found(self) -> dict[str, Any]:
        """The export, as it is now; the problems are kept."""
        gathered = build.gather(self.root, {}, tasks.Workshop(memo.Memo(None)))
        self.problems = gathered.problems
        document: dict[str, Any] = json.loads(data.export(gathered.digest, "test"))
        return document


def sentence(found: dict[str, Any], words: str, outlet: str = "") -> str:
    """The id of the first sentence that begins with or holds `words`."""
    name: str = next(
        row["id"]
        for article in found["articles"]
        if not outlet or article["outlet"]["text"] == outlet
        for row in article["sentences"]
        if words in row["text"]
    )
    return name


def texts(found: dict[str, Any], places: list[dict[str, Any]]) -> list[str]:
    """The sentences at `places`."""
    articles = {article["id"]: article for article in found["articles"]}
    return [articles[place["article"]]["sentences"][place["sentence"]]["text"] for place in places]


def fact(found: dict[str, Any], words: str) -> dict[str, Any]:
    """The fact whose first sentence holds `words`."""
    return next(one for one in found["facts"] if words in texts(found, one["sentences"])[0])


def facts(found: dict[str, Any], words: str) -> list[set[str]]:
    """The outlets behind each fact that speaks of `words`."""
    outlets = {article["id"]: article["outlet"]["text"].split()[0] for article in found["articles"]}
    return [
        {outlets[place["article"]] for place in one["sentences"]}
        for one in found["facts"]
        if words in texts(found, one["sentences"])[0]
    ]


def link(found: dict[str, Any], first: str, second: str, kind: str = "") -> dict[str, Any]:
    """The link between a sentence of each outlet that speaks of the harbour being shut."""
    wanted = {sentence(found, SHUT, f"{first} Desk"), sentence(found, SHUT, f"{second} Desk")}
    ids = {(article["id"], row["index"]): row["id"] for article in found["articles"] for row in article["sentences"]}
    return next(
        one
        for one in found["links"]
        if {ids[end["article"], end["sentence"]] for end in (one["a"], one["b"])} == wanted
        and kind in ("", one["kind"])
    )
