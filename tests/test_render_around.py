"""A sentence on a topic's page opens what its source printed around it, within the excerpt rule and without a script."""

from __future__ import annotations

from pathlib import Path

import lxml.html

from tests.sites import SiteTest

TOPIC = "---\ntitle: The weir\nmatch:\n  any:\n    - text: weir\n---\n"
SEED = """---
title: The weir at Oldmill gives way
outlet: {outlet}
date: 2031-05-0{day}
---

The night had been quiet in Oldmill. The weir at Oldmill gave way on Sunday after three days of rain.
Forty families left their houses in the lower town.

{rest}
"""
LONG = " ".join(f"The council of parish {name} met about other matters and rose early." for name in "abcdefghijklmnop")


def page(root: Path, *, publish: str) -> lxml.html.HtmlElement:
    made = (
        SiteTest(root)
        .edit("content/site.yaml", f"publish: {publish}\nshare: 0.1\nsummary:\n  sentences: 1\n")
        .topic("weir.md", TOPIC)
        .seed("one.md", SEED.format(outlet="Herald", day=4, rest=LONG))
        .seed("two.md", SEED.format(outlet="Courier", day=5, rest=LONG))
        .build()
    )
    return lxml.html.fromstring(made.tree()["topics/weir/index.html"])


def opened(page: lxml.html.HtmlElement) -> list[str]:
    found = page.xpath("//section[@aria-labelledby='summary']//details/blockquote")
    return [" ".join(one.text_content().split()) for one in found]


def test_a_sentence_of_the_summary_opens_its_neighbours(tmp_path: Path) -> None:
    found = page(tmp_path, publish="full")
    (text, *_) = opened(found)
    assert "gave way on Sunday" in text
    assert text.startswith("The night had been quiet")
    assert text.endswith("in the lower town.")
    (mark, *_) = found.xpath("//details//mark")
    assert mark.text_content().strip().startswith("The weir")


def test_what_it_opens_leads_on_to_the_page_of_its_article(tmp_path: Path) -> None:
    links = page(tmp_path, publish="full").xpath("//section[@aria-labelledby='summary']//details//a/@href")
    assert links
    assert all(link.startswith("../../articles/the-weir") and "#s" in link for link in links)


def test_the_excerpt_rule_holds_there_too(tmp_path: Path) -> None:
    """What the articles' own pages leave out cannot be opened either."""
    found = page(tmp_path, publish="excerpt")
    printed = " ".join(opened(found))
    shown = "".join(
        lxml.html.fromstring(path.read_bytes()).text_content() for path in tmp_path.glob("site/articles/*/index.html")
    )
    for sentence in ("The night had been quiet in Oldmill.", "Forty families left their houses in the lower town."):
        assert (sentence in printed) <= (sentence in " ".join(shown.split()))
    assert "The council of parish p" not in printed
