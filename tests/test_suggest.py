"""`digest topics suggest`: what it finds, writes, and that a build then files the articles there."""

from __future__ import annotations

from pathlib import Path

from tests.sites import SiteTest, verb
from tests.test_relate_examples import HARBOUR, ORCHARD


def site(folder: Path) -> SiteTest:
    made = SiteTest(folder)
    for name, texts in (("harbour", HARBOUR), ("orchard", ORCHARD)):
        for number, text in enumerate(texts, 1):
            made.seed(f"{name}-{number}.md", f"---\ntitle: The {name} report {number}\nlanguage: en\n---\n{text}\n")
    return made.seed(
        "comet.md", "---\ntitle: A comet\nlanguage: en\n---\nTwo schoolchildren in Brackwater saw a comet.\n"
    )


def test_what_is_suggested_is_shown_and_nothing_written(tmp_path: Path) -> None:
    site(tmp_path)
    told = verb("topics", "suggest", cwd=tmp_path).stdout
    assert "harbour-1.md" in told
    assert "examples:" in told
    assert "comet" not in told
    assert "2 topics suggested" in told
    assert not (tmp_path / "content").exists()


def test_a_file_that_is_written_brings_the_whole_story_onto_a_page(tmp_path: Path) -> None:
    made = site(tmp_path)
    assert "2 topics written" in verb("topics", "suggest", "--write", cwd=tmp_path).stdout
    made.build()
    assert made.problems == ()
    pages = ["".join(page.read_text("utf-8").split("\n")) for page in (made.site / "topics").glob("*/index.html")]
    for name, number in (("harbour", 4), ("orchard", 3)):
        titles = [f"The {name} report {one}" for one in range(1, number + 1)]
        assert sum(all(title in page for title in titles) for page in pages) == 1
    assert all("One of the editor’s examples." in page for page in pages)


def test_articles_of_a_topic_are_left_out_unless_all_are_asked_for(tmp_path: Path) -> None:
    site(tmp_path).topic("quay.md", "---\ntitle: Quay\nmatch:\n  any: [quay]\n---\n")
    assert "harbour-1" not in verb("topics", "suggest", cwd=tmp_path).stdout
    assert "harbour-1" in verb("topics", "suggest", "--all", cwd=tmp_path).stdout


def test_few_articles_are_no_topic_and_no_file_is_written_over(tmp_path: Path) -> None:
    site(tmp_path)
    assert (
        "no story found; a lower --threshold" in verb("topics", "suggest", "--min-articles", "9", cwd=tmp_path).stdout
    )
    assert (
        "1 topic suggested; --write writes it" in verb("topics", "suggest", "--min-articles", "4", cwd=tmp_path).stdout
    )
    verb("topics", "suggest", "--output", "drafts", cwd=tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "drafts").iterdir()}
    verb("topics", "suggest", "--output", "drafts", cwd=tmp_path)
    assert len(before) == 2
    assert all(path.read_bytes() == data for path, data in before.items())


def test_topics_are_listed_with_what_put_articles_there(tmp_path: Path) -> None:
    examples = "[harbour-1.md, harbour-2.md, harbour-3.md]"
    site(tmp_path).topic("quay.md", f"---\ntitle: Quay\nexamples: {examples}\ncertainty: 0.5\n---\n")
    assert "quay: Quay (4 articles: 3 examples, 1 like the examples)" in verb("topics", "list", cwd=tmp_path).stdout


def test_a_topic_page_says_why_each_article_is_there(tmp_path: Path) -> None:
    made = site(tmp_path)
    made.topic(
        "quay.md", "---\ntitle: Quay\nexamples: [harbour-1.md, harbour-2.md, harbour-3.md]\ncertainty: 0.5\n---\n"
    )
    made.topic("frost.md", "---\ntitle: Frost\nmatch:\n  any: [frost candles]\n---\n").build()
    made.has("topics/quay/index.html", "One of the editor’s examples.", "Here because it is like")
    made.has("topics/frost/index.html", "Here for", "<bdi>Frost candles</bdi>")
