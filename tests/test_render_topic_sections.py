"""A topic of many sources: its page stays light, nothing is lost, and every number leads to its source."""

from __future__ import annotations

import gzip
import random
import re
from urllib.parse import urljoin

import lxml.html
import pytest

from digest.render.address import Here, Sources
from digest.render.topic_sections import SECTIONS
from tests.sites import SiteTest

TOPIC = """---
title: The Lowmere floods
match:
  any:
    - text: Lowmere
questions:
  - text: Did the dyke hold?
    any: [dyke]
---
"""
VILLAGES = (
    "Ashby", "Borrow", "Cresset", "Dunmoor", "Elling", "Farrow", "Gladeby", "Hollin", "Ister", "Jarrow", "Kelding", "Lorne",
    "Marden", "Norby", "Oxley", "Penny", "Quarle", "Rusby", "Selwick", "Thorne",
)  # fmt: skip
SIZE = 36
WHO = (
    "bakers",
    "teachers",
    "ferrymen",
    "nurses",
    "carpenters",
    "librarians",
    "shepherds",
    "printers",
    "anglers",
    "choirs",
)
DID = ("counted", "repaired", "sold", "carried", "measured", "painted", "borrowed", "cleaned", "stored", "traded")
WHAT = ("barrels", "ladders", "lanterns", "carts", "blankets", "pumps", "windows", "boats", "ropes", "stoves")
_BASE = "https://x.invalid/"


def seed(number: int) -> str:
    village, other = VILLAGES[number % 20], VILLAGES[(number * 7 + 3) % 20]
    day = 1 + number % 28
    chance = random.Random(number)
    own = " ".join(
        f"Some {chance.choice(WHO)} {chance.choice(DID)} {chance.choice(WHAT)} while {chance.choice(WHO)} {chance.choice(DID)} {chance.choice(WHAT)}."
        for _ in range(9)
    )
    return f"""---
title: Lowmere waters reach {village}, report {number}
outlet: {village} Courier {number % 9}
date: 2031-05-{day:02}
---

The flood from Lowmere reached {village} on {1 + number % 20} April 2031 and {40 + number % 20} houses were evacuated there.
In {other} the dyke held through the night, the water board of {other} said on Monday.
"We have never seen the river so high in {village} since I was elected," said Mayor Anna {village}.
The bridge at {other} will be closed until {1 + number % 9} June 2031, the county council announced.
About {300 + (number % 20) * 10} people in {other} were without power, according to the Lowmere Grid Company.

{own}
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    made = SiteTest(tmp_path_factory.mktemp("floods")).topic("floods.md", TOPIC)
    made.edit("content/site.yaml", "publish: full\nsearch: false\n")
    for number in range(SIZE):
        made.seed(f"report-{number:03}.md", seed(number))
    found = made.build(remember=False).tree()
    return {path: data for path, data in found.items() if path.startswith("topics/floods/")}


def document(data: bytes) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(data)


def own(pages: dict[str, bytes], section: str) -> list[lxml.html.HtmlElement]:
    """The pages of one section in their order."""
    paths = [path for path in pages if re.fullmatch(rf"topics/floods/{section}/(\d+/)?index\.html", path)]
    return [
        document(pages[path]) for path in sorted(paths, key=lambda path: int((re.findall(r"/(\d+)/", path) or [1])[0]))
    ]


def test_every_page_of_a_large_topic_is_light(pages: dict[str, bytes]) -> None:
    html = {path: len(gzip.compress(data, mtime=0)) for path, data in pages.items() if path.endswith(".html")}
    assert html["topics/floods/index.html"] <= 15_000
    assert {path: size for path, size in html.items() if size > 30_000} == {}


def test_the_section_pages_have_all_sources_once_in_order(pages: dict[str, bytes]) -> None:
    numbers = [
        int(one) for page in own(pages, "sources") for one in page.xpath("//ol[@class='sources']/li/@data-number")
    ]
    assert numbers == list(range(1, SIZE + 1))
    first = document(pages["topics/floods/index.html"])
    assert len(first.xpath("//ol[@class='sources']/li")) == 16


def test_what_is_cut_says_so_and_leads_on(pages: dict[str, bytes]) -> None:
    first = document(pages["topics/floods/index.html"])
    links = {link.get("href"): link.text_content() for link in first.xpath("//section/p[@class='more']/a")}
    assert links["sources/"] == f"Sources: see all {SIZE}"
    assert {"facts/", "timeline/", "speakers/", "sources/"} <= links.keys()
    for href in links:
        assert f"topics/floods/{href}index.html" in pages


def test_the_facts_of_the_page_are_the_first_of_all(pages: dict[str, bytes]) -> None:
    short = document(pages["topics/floods/index.html"]).xpath("//li[@class='fact']/@id")
    whole = [one for page in own(pages, "facts") for one in page.xpath("//li[@class='fact']/@id")]
    shown = next(section.first for section in SECTIONS if section.name == "facts")
    assert len(whole) > len(short) >= shown
    assert whole[:shown] == [one for one in short if one.startswith("fact-")]
    assert len(set(whole)) == len(whole)


def test_every_link_inside_the_topic_leads_to_something(pages: dict[str, bytes]) -> None:
    anchors = {path: set(document(data).xpath("//@id")) for path, data in pages.items() if path.endswith(".html")}
    followed = 0
    for path in anchors:
        page = _BASE + path.removesuffix("index.html")
        for href in document(pages[path]).xpath("//main//a/@href"):
            target, _, fragment = urljoin(page, href).removeprefix(_BASE).partition("#")
            if target.startswith("topics/floods/") and target.endswith("/"):
                assert f"{target}index.html" in anchors, (path, href)
                assert not fragment or fragment in anchors[f"{target}index.html"], (path, href)
                followed += bool(fragment)
    assert followed > 100


def test_markdown_has_everything(pages: dict[str, bytes]) -> None:
    text = pages["topics/floods/index.md"].decode()
    for number in range(SIZE):
        assert f"report {number}" in text


def test_numbered_sources_are_linked_where_they_are_listed() -> None:
    here = Here("topics/x/facts/", sources=Sources("topics/x/", 16, "topics/x/sources/", 100))
    assert here.source(16) == "../#source-16"
    assert here.source(17) == "../sources/#source-17"
    assert here.source(101) == "../sources/2/#source-101"
    assert Here("topics/x/").source(3) == "#source-3"


def test_a_page_of_its_own_has_more_than_the_first_page() -> None:
    for section in SECTIONS:
        assert section.first < section.most
