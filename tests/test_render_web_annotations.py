"""Quotations as Web Annotations: what the pages say, read as another program would."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import digest
from tests.sites import SiteTest

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
TEXT = """\
---
title: The pier of Lowmoor
url: https://a.example/pier
date: 2031-05-02
language: en
---

The pier will be closed for a month, the harbour master said on Friday. “We have waited long enough for these repairs,” Ada Brill, \
the harbour master, told reporters. She said that the town “will not pay twice” for the same beams.

The council answered in the evening. A councillor said that the town “will not pay twice”, whoever asks. Nobody else spoke about it.
"""
ARTICLE = "articles/the-pier-of-lowmoor/index.html"


def site(folder: Path, *, config: str = "title: Test\nurl: https://digest.example/\npublish: full\n") -> SiteTest:
    topic = "---\ntitle: Pier\nmatch:\n  any:\n    - text: pier\n---\n"
    return SiteTest(folder).edit("content/site.yaml", config).topic("pier.md", topic).seed("pier.md", TEXT).build()


def page(built: SiteTest, path: str = ARTICLE) -> dict[str, Any]:
    scripts = SCRIPT.findall((built.site / path).read_text("utf-8"))
    return next(found for found in map(json.loads, scripts) if found.get("type") == "AnnotationPage")


def selectors(annotation: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {selector["type"]: selector for selector in annotation["target"]["selector"]}


def test_each_quotation_of_a_page_is_an_annotation(tmp_path: Path) -> None:
    found = page(site(tmp_path))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert [selectors(one)["TextQuoteSelector"]["exact"] for one in found["items"]] == [
        "We have waited long enough for these repairs,",
        "will not pay twice",
        "will not pay twice",
    ]
    assert {one["type"] for one in found["items"]} == {"Annotation"}
    assert len({one["id"] for one in found["items"]}) == 3
    assert found["items"][0]["body"][0] == {"type": "TextualBody", "purpose": "identifying", "value": "Ada Brill"}


def test_its_positions_are_those_of_the_text_as_it_was_read(tmp_path: Path) -> None:
    source = digest.read_text(TEXT, name="pier.md", media_type="text/markdown").source
    for one in page(site(tmp_path))["items"]:
        place, quoted = selectors(one)["TextPositionSelector"], selectors(one)["TextQuoteSelector"]
        assert source[place["start"] : place["end"]] == quoted["exact"]
        assert one["target"]["source"] == "https://a.example/pier"


def test_what_is_quoted_twice_is_told_apart_by_the_words_around_it(tmp_path: Path) -> None:
    text = TEXT.partition("---\n\n")[2]
    once, *twice = (selectors(one)["TextQuoteSelector"] for one in page(site(tmp_path))["items"])
    assert "prefix" not in once
    assert "suffix" not in once
    for quoted in twice:
        assert text.count(quoted.get("prefix", "") + quoted["exact"] + quoted.get("suffix", "")) == 1


def test_a_topic_has_them_in_a_file_that_its_page_names(tmp_path: Path) -> None:
    built = site(tmp_path).has("topics/pier/index.html", 'type="application/ld+json"', 'href="annotations.json"')
    items = json.loads((built.site / "topics/pier/annotations.json").read_text("utf-8"))["items"]
    assert items == page(built)["items"]


def test_only_what_is_published_is_annotated(tmp_path: Path) -> None:
    built = site(tmp_path, config="title: Test\npublish: excerpt\nshare: 0.02\nsummary:\n  sentences: 1\n")
    assert "twice" not in (built.site / ARTICLE).read_text("utf-8")
