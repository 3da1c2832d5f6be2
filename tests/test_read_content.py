"""Topics, corrections, articles and pages."""

from __future__ import annotations

from digest import read
from digest.model import Pattern
from digest.read import RawFile

SEED = RawFile("seeds/harbour.txt", b"The harbour is open.\n")


def content(**files: str) -> tuple[read.Content, list[str]]:
    raws = [RawFile(f"content/{name.replace('__', '/')}.md", text.encode()) for name, text in files.items()]
    found, problems = read.content([*raws, SEED])
    return found, [str(problem) for problem in problems]


def test_a_topic_with_its_rule_and_introduction() -> None:
    found, problems = content(
        topics__harbour=(
            "---\ntitle: The harbour\nslug: port\ndescription: Ships.\nmatch:\n  any:\n    - harbour\n"
            "    - name: Port of Lee\n      weight: 2\n  never:\n    - near: [harbour, safe]\n      within: 3\n"
            "  threshold: 1.5\n---\n\nAbout *ships*.\n"
        )
    )
    (topic,) = found.topics
    assert problems == []
    assert (topic.id, topic.title, topic.introduction) == ("port", "The harbour", "About *ships*.")
    assert topic.rule.any == (Pattern(text="harbour"), Pattern(name="Port of Lee", weight=2))
    assert topic.rule.never == (Pattern(near=("harbour", "safe"), within=3),)
    assert topic.rule.threshold == 1.5


def test_an_article_without_a_seed_is_the_editors_own() -> None:
    found, problems = content(articles__own="---\ntitle: Mine\n---\nMy words.\n")
    assert problems == []
    assert [(item.path, item.seed) for item in found.articles] == [("content/articles/own.md", None)]


def test_a_correction_names_its_seed_with_or_without_the_folder() -> None:
    for seed in ("harbour.txt", "seeds/harbour.txt"):
        found, problems = content(articles__fix=f"---\nseed: {seed}\noutlet: The Post\n---\n")
        assert problems == []
        assert [item.stated.seed for item in found.corrections] == ["harbour.txt"]


def test_an_unknown_seed_is_named_with_the_nearest() -> None:
    found, problems = content(articles__fix="---\noutlet: X\nseed: habour.txt\n---\n")
    assert found.corrections == ()
    assert problems == [
        'content/articles/fix.md:3: there is no seed "habour.txt"; did you mean "harbour.txt"? [unknown-seed]'
    ]


def test_two_corrections_of_one_seed() -> None:
    given = "---\nseed: harbour.txt\n---\n"
    found, (problem,) = content(articles__a=given, articles__b=given)
    assert [item.path for item in found.corrections] == ["content/articles/a.md"]
    assert problem.startswith(
        'content/articles/b.md:2: the seed "harbour.txt" is already corrected by content/articles/a.md'
    )


def test_two_topics_with_one_slug_name_both_files() -> None:
    given = "---\ntitle: Ships\nslug: ships\nmatch: {any: [ship]}\n---\n"
    found, (problem,) = content(topics__a=given, topics__b=given)
    assert [topic.path for topic in found.topics] == ["content/topics/a.md"]
    assert problem.startswith('content/topics/b.md: the slug "ships" is already taken by content/topics/a.md')


def test_a_topic_and_a_page_may_share_a_slug() -> None:
    found, problems = content(topics__a="---\ntitle: X\nmatch: {any: [x]}\n---\n", pages__a="---\ntitle: X\n---\n")
    assert (found.topics[0].id, found.texts[0].id, problems) == ("a", "a", [])


def test_a_page_may_have_its_title_as_a_heading() -> None:
    found, problems = content(pages__about="# About us #\n\nWe read.\n")
    assert problems == []
    assert (found.texts[0].id, found.texts[0].title, found.texts[0].body) == ("about", "About us", "We read.")


def test_a_page_without_a_title_is_called_as_its_file() -> None:
    found, (problem,) = content(pages__about="We read.\n")
    assert found.texts[0].title == "about"
    assert "[no-title]" in problem


def test_broken_front_matter_loses_neither_topic_nor_words() -> None:
    found, problems = content(topics__harbour="---\ntitle: [x\n---\nWords.\n")
    assert found.topics[0].introduction == "Words."
    assert any("[bad-front-matter]" in problem for problem in problems)


def test_a_file_in_no_known_folder_is_said() -> None:
    _, (problem,) = content(stray="Text.\n")
    assert problem.startswith("content/stray.md: not read")


def test_an_article_without_words_is_said() -> None:
    found, (problem,) = content(articles__own="---\ntitle: Mine\n---\n")
    assert found.articles == ()
    assert "[empty-file]" in problem


def test_corrected_fields_win_and_others_stay() -> None:
    source, _ = read.source(RawFile("seeds/harbour.txt", b"---\ntitle: A\noutlet: B\n---\nBody.\n"))
    correction, _ = read.source(RawFile("content/articles/x.md", b"---\nseed: harbour.txt\noutlet: C\n---\n"))
    assert source is not None
    assert correction is not None
    found = read.corrected(source, correction)
    assert (found.stated.title, found.stated.outlet, found.text, found.path) == ("A", "C", source.text, source.path)


def test_a_body_in_a_correction_replaces_the_text() -> None:
    source, _ = read.source(SEED)
    correction, _ = read.source(RawFile("content/articles/x.md", b"---\nseed: harbour.txt\n---\nIt is shut.\n"))
    assert source is not None
    assert correction is not None
    found = read.corrected(source, correction)
    assert (found.seed, found.text[found.body :], found.media_type) == ("harbour.txt", "It is shut.\n", "text/markdown")


def test_a_page_beyond_all_length_is_told_and_left_out() -> None:
    found, (problem,) = read.content([RawFile("content/pages/a.md", b"# A\n\n" + b"word " * 50_000)])
    assert found.texts == ()
    assert str(problem).startswith(
        "content/pages/a.md: not read: 250,005 characters; at most 200,000 are read; split it"
    )
