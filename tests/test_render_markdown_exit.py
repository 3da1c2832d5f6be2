from __future__ import annotations

import dataclasses
import re
from urllib.parse import urljoin

from markdown_it import MarkdownIt
from markdown_it.token import Token

from digest import render
from digest.model import Digest
from digest.render.markdown_exit import tidied
from tests import hostile, sample

SHAPES = {
    "heading", "paragraph", "bullet_list", "ordered_list", "list_item", "blockquote", "hr", "inline", "text", "link", "strong", "em", "softbreak",
    "hardbreak", "text_special",
}  # fmt: skip
"""What our own templates write; a table, an image, code or HTML could only come from a source."""


def built(digest: Digest, *, url: str = "", own: dict[str, str] | None = None) -> dict[str, str]:
    made = render.site(digest, sample.options(url=url), sample.theme(own)).outputs
    return {output.path: output.data.decode() for output in made if output.path.endswith((".md", ".html"))}


def tokens(text: str) -> list[Token]:
    found = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        found += [token, *(token.children or ())]
    return found


def links(text: str) -> set[str]:
    return {str(token.attrs["href"]) for token in tokens(text) if token.type == "link_open"}


def test_topics_and_articles_are_there_as_markdown_and_their_pages_say_so() -> None:
    site = built(sample.digest())
    pages = [path for path in site if path.endswith(".md")]
    assert len(pages) == 8
    for path in pages:
        page = site[path.replace("index.md", "index.html")]
        assert '<link rel="alternate" type="text/markdown" href="index.md">' in page
        assert '<a href="index.md">Markdown</a>' in page


def test_a_topic_has_the_sections_and_sentences_of_its_page() -> None:
    text = built(sample.digest())["topics/bridge/index.md"]
    assert text.startswith("# The closing of Lowmoor bridge\n\n")
    assert "after an *inspection*." in text
    headings = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    page = built(sample.digest())["topics/bridge/index.html"]
    assert headings == [one for one in re.findall(r'<h2 id="[^"]*">([^<]+)</h2>', page) if one != "On this page"]
    numbered = re.search(
        r"^(\d)\. \[Lowmoor bridge shut to all traffic\]\(../../articles/bridge-shut/\)", text, re.MULTILINE
    )
    assert numbered
    assert f"[\\[{numbered[1]}\\]](../../articles/bridge-shut/#s0)" in text


def test_an_article_has_its_summary_and_what_is_printed_of_its_text() -> None:
    text = built(sample.digest())["articles/bridge-shut/index.md"]
    assert text.startswith("# Lowmoor bridge shut to all traffic\n\n")
    assert "- Published by: [The Lowmoor Herald](../../outlets/the-lowmoor-herald/)\n" in text
    assert "](https://herald.example/bridge-shut?ref=a&b=1#:~:text=" in text
    assert "](./#s0)" in text
    assert "\n\n\n" not in text


def test_with_the_address_of_the_site_all_links_are_whole() -> None:
    site = built(sample.digest(), url=sample.URL)
    for path, text in site.items():
        if path.endswith(".md"):
            assert all(re.match("https?://", href) for href in links(text)), path
    assert f"]({sample.URL}articles/bridge-shut/#s0)" in site["topics/bridge/index.md"]


def test_it_leads_only_where_the_page_leads() -> None:
    site = built(sample.digest())
    for path, text in site.items():
        if path.endswith(".md"):
            here = f"https://site.test/{path}"
            page = site[path.replace("index.md", "index.html")]
            known = {urljoin(here, href.replace("&amp;", "&")) for href in re.findall(r'href="([^"]*)"', page)}
            plain = {urljoin(here, href).partition("#s")[0] for href in links(text)}
            assert plain <= {href.partition("#")[0] for href in known} | known | {f"https://site.test/{path[:-8]}"}


def test_no_word_of_a_source_becomes_markup() -> None:
    words = hostile.payloads()
    digest = hostile.digest(words)
    digest = dataclasses.replace(
        digest, topics=tuple(dataclasses.replace(topic, introduction="") for topic in digest.topics)
    )
    site = built(digest)
    pages = [path for path in sorted(site) if path.endswith(".md")]
    assert len(pages) > 100
    for path in pages:
        found = tokens(site[path])
        assert {token.type.removesuffix("_open").removesuffix("_close") for token in found} <= SHAPES, path
        assert sum(token.type == "heading_open" and token.tag == "h1" for token in found) == 1, path
        assert not any(re.match(r"(?i)\s*(javascript|data|vbscript):", href) for href in links(site[path])), path


def test_its_templates_can_be_replaced_and_extended() -> None:
    own = {
        "topic.md": '{% extends "digest/topic.md" %}{% block summary %}OWN *{{ page.counts[0] ~ "*" }}*{% endblock %}'
    }
    text = built(sample.digest(), own=own)["topics/bridge/index.md"]
    assert "OWN *4 sources\\**" in text
    assert "## Sources" in text


def test_empty_lines_left_by_templates_are_one() -> None:
    assert tidied("\n\na\n \n\t\n\nb\n\n") == "a\n\nb\n"
