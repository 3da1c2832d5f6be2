"""Whole texts through `clean.article`: titles, what is dropped and why, and that nothing gets lost."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import clean, read
from digest.model import Article, MediaType, Source, Stated
from digest.read import RawFile
from tests.cases import Case, cases

NOTHING = Stated()


def article(text: str, *, media_type: MediaType = "text/plain", stated: Stated = NOTHING) -> Article:
    return clean.article(Source("seeds/a.txt", "a.txt", media_type, text, stated=stated))[0]


def shown(found: Article) -> str:
    """An article as the fixtures write it."""
    rows = [f"{found.title.basis}: {found.title.text}"]
    rows += [f"author: {found.author.text}"] if found.author else []
    rows += [f"{block.kind[0].upper()} {' '.join(block.text.split())}" for block in found.blocks]
    rows += [f"- {' '.join(item.text.split())} ({item.reason})" for item in found.dropped]
    return "\n".join(rows)


@pytest.mark.parametrize("case", cases("clean_article.txt"), ids=str)
def test_texts_as_found(case: Case) -> None:
    assert shown(article(case.given)) == case.expected


def uncovered(found: Article, body: int = 0) -> str:
    """What of the source is in neither a block nor a dropped stretch, white space apart; fails where two overlap."""
    spans = sorted([(b.start, b.end) for b in found.blocks] + [(d.start, d.end) for d in found.dropped])
    rest, cursor = "", body
    for start, end in spans:
        assert cursor <= start < end, (cursor, start, end)
        rest += found.source[cursor:start]
        cursor = end
    return (rest + found.source[cursor:]).strip()


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "", "Share", "3 days ago", "Related Posts", "date 2025-03-14 A storm hits", "# Head", "- item *one*",
                "A STORM HITS THE COAST People fled the town on Monday.", "Photo: Ann Lee/AP", "By Ann Lee", "```",
                "A storm hit the coast on Monday and people fled.", "> “We go. We stay,” he said.", "***", "\u2028x",
                "Ships in port, on Friday.Navy Office via Reuters", "| a | b |", "|---|---|", "[x]: http://x.example",
                "14 März 2025 | Von Anna Müller", "&amp; **bold** [link](u)", "«Так. Ні», — сказав він.",
            ]
        ),
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40),
    ),
    max_size=12,
).map("\n".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from(["text/plain", "text/markdown"]))
def test_blocks_dropped_and_white_space_are_the_whole_body(text: str, media_type: MediaType) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = article(text, media_type=media_type)
    assert uncovered(found) == ""
    for block in found.blocks:
        if not block.offsets:
            assert found.source[block.start : block.end] == block.text
        assert block.text.strip()
    if media_type == "text/plain":
        assert clean.LEFTOVER not in {item.reason for item in found.dropped}


def test_the_same_text_gives_the_same_article() -> None:
    text = "A storm hits the coast\n\nA storm hit the coast on Monday.\n"
    assert article(text) == article(text)


def test_what_front_matter_states_wins() -> None:
    stated = Stated(title="Our title", author="Ann Lee", language="en-GB", url="https://x.example/a", slug="Our Slug")
    found = article("A storm hits the coast\n\nBy Jo Poe\n\nA storm hit the coast on Monday.\n", stated=stated)
    assert (found.title.text, found.title.basis) == ("Our title", "stated")
    assert found.author is not None
    assert (found.author.text, found.language.text, found.url, found.id) == (
        "Ann Lee",
        "en-GB",
        "https://x.example/a",
        "our-slug",
    )


def test_a_stated_title_that_heads_the_text_leaves_it() -> None:
    found = article(
        "A storm hits the coast\n\nPeople fled on Monday, the mayor said.\n",
        stated=Stated(title="Storm hits the coast"),
    )
    assert [block.text for block in found.blocks] == ["People fled on Monday, the mayor said."]


def test_a_heading_that_is_not_the_stated_title_stays() -> None:
    found = article(
        "## What we know\n\nPeople fled on Monday.\n", media_type="text/markdown", stated=Stated(title="Storm")
    )
    assert found.headings == ("What we know",)


def test_front_matter_is_no_part_of_the_body() -> None:
    source, _ = read.source(
        RawFile("seeds/a.md", b"---\nurl: https://x.example\n---\n# A storm\n\nPeople *fled* on Monday.\n")
    )
    assert source is not None
    found, problems = clean.article(source)
    assert (found.title.text, found.text, problems) == ("A storm", "People fled on Monday.", ())
    assert uncovered(found, source.body) == ""


def test_a_page_without_an_article_is_said_and_named_after_its_file() -> None:
    found, (problem,) = clean.article(Source("seeds/odd.txt", "odd.txt", "text/plain", "Share\nTweet\n"))
    assert (found.title.text, found.blocks, problem.code) == ("odd", (), "no-text")


def test_the_five_real_articles(real_seeds: dict[str, str]) -> None:
    found = [article(text) for text in real_seeds.values()]
    assert [item.title.basis for item in found] == ["stated", "stated", "inferred", "stated", "inferred"]
    assert [item.title.text.split()[0] for item in found] == ["The", "Russian", "Ukrainian", "Russian", "As"]
    assert found[0].title.text.endswith("– Le Monde")
    assert found[2].title.text.endswith("…")
    assert [len(item.dropped) for item in found] == [2, 7, 0, 4, 1]
    assert [sum(block.kind == "paragraph" for block in item.blocks) for item in found] == [10, 22, 14, 8, 8]
    assert [len(item.headings) for item in found] == [0, 0, 0, 0, 5]
    assert found[4].headings[3] == "UKRAINE’S KURSK OPERATION"
    for item in found:
        assert uncovered(item) == ""
        assert not re.search(r"Reply|comment|Related Post|via Reuters|date 20", item.text, re.IGNORECASE)


@pytest.mark.parametrize(
    "text", ["(" * 20_000, "a." * 20_000, "x" * 50_000, "“" * 20_000, "[a](" * 3_000, "AB " * 20_000, "> " * 300]
)
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
def test_hostile_lines_are_done_in_time(text: str, media_type: MediaType, monkeypatch: pytest.MonkeyPatch) -> None:
    # Only this room's own rules are timed; a quadratic expression would take minutes.
    monkeypatch.setattr(clean.outlets, "outlet", lambda *_: None)
    monkeypatch.setattr(clean.dates, "published", lambda *_: None)
    started = time.perf_counter()
    article(text, media_type=media_type)
    assert time.perf_counter() - started < 20


def test_what_is_beyond_the_length_that_is_read_is_kept_in_the_list() -> None:
    text = "A title\n\n" + "The harbour was closed on Monday. " * 4_000
    found, problems = clean.article(Source("seeds/a.txt", "a.txt", "text/plain", text))
    assert found.dropped[-1].reason == clean.TOO_FAR
    assert found.blocks[-1].end <= found.dropped[-1].start
    assert found.dropped[-1].end == len(text.rstrip())
    assert [problem.code for problem in problems] == ["long-text"]
