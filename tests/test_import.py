"""`digest import`: what is found becomes front matter to correct, and nothing changes until it is corrected."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from digest import build, corrections, read, tasks
from digest.model import Analysis, Article, Clue, ColumnOptions, Found, Stated, When
from digest.read import frontmatter
from digest.read.files import RawFile
from tests.conftest import ROOT
from tests.sites import SiteTest, verb
from tests.test_site import BRIDGE, TOPIC, two_articles

PAGE = """<!doctype html><html lang="en"><head><title>Quay dry again</title>
<link rel="canonical" href="https://tidewater.example/2026/02/quay">
<meta property="og:site_name" content="Tidewater Sheet"><meta property="og:title" content="Quay dry again">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Quay dry again",
"datePublished": "2026-02-11", "author": {"@type": "Person", "name": "Ira Moss"}}</script></head>
<body><article><h1>Quay dry again</h1>
<p>The old quay of Marrow Bay was dry again on Wednesday after eleven days under water, the harbour office said.</p>
<p>Crews pumped out the last cellars overnight, and the ferry to Lowmere is due to run from Friday morning.</p>
<p>Repairs would cost four million crowns and take until the summer of this year, the office said.</p>
</article></body></html>"""
HOSTILE = (
    'Quay: "the flood" # gone',
    "--- a rule",
    "- a list, [b] and {c}",
    "Right \u202eto left\u202c, and \u2066back\u2069",
    "Cows \U0001f404\u200d\U0001f33e 'and' \\n men",
    "Yes: no",
    "& anchors * and ! tags",
)


def keys(text: str) -> dict[str, object]:
    """The front matter of a file, which must have no fault."""
    front, problems = frontmatter.parse("content/articles/x.md", text)
    assert not problems
    return dict(front.value)


def uncommented(text: str) -> str:
    """The same with every key behind a # made plain."""
    return re.sub(r"^# (?=\w+:( |$))", "", text, flags=re.MULTILINE)


def article(**given: object) -> Article:
    values: dict[str, object] = {
        "id": "quay", "path": "seeds/q.txt", "seed": "q.txt", "media_type": "text/plain", "title": Found("Quay", "stated"),
        "outlet": None, "author": None, "published": None, "language": Found("en", "inferred", "the, of"), "url": None,
        "source": "Quay", "blocks": (), "dropped": (),
    }  # fmt: skip
    return Article(**{**values, **given})  # type: ignore[arg-type]


def drafted(found: Article, analysis: Analysis | None = None, topics: tuple[str, ...] = ()) -> str:
    return corrections.draft(found, analysis, topics).text


def test_what_is_stated_is_a_key_and_what_is_inferred_a_comment_with_its_clue(tmp_path: Path) -> None:
    two_articles(tmp_path)
    verb("import", "a.txt", cwd=tmp_path)
    text = (tmp_path / "content/articles/council-votes-to-rebuild-the-harbour-bridge.md").read_text("utf-8")
    stated = keys(text)
    assert stated.pop("checked", "") != ""
    assert stated == {
        "seed": "a.txt",
        "title": "Council votes to rebuild the harbour bridge",
        "date": "2025-03-14",
    }
    assert "# outlet:   # unknown" in text
    assert re.search(r"^# language: en   # inferred from “.+”$", text, flags=re.MULTILINE)
    assert "# topics: [bridge]   # found by the topics' patterns" in text
    assert re.search(r"^# tags: \[.*\b(?:Lindqvist|Ellery)", text, flags=re.MULTILINE)


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_words_come_back_as_they_were(title: str) -> None:
    clue = f"{title}\n---\ntitle: worse\x85\u2028"
    found = article(
        title=Found(title, "stated"),
        outlet=Found(title, "inferred", clue),
        stated=Stated(note=title, tags=(title, "b"), slug=title, aliases=(title,)),
        seed=f"{title}.txt",
    )
    text = drafted(found, topics=(title,))
    stated = keys(text)
    assert (stated["title"], stated["note"], stated["tags"]) == (title, title, [title, "b"])
    assert "outlet" not in stated
    opened = keys(uncommented(text))
    assert opened["outlet"] == title
    assert opened["topics"] == [title]
    source, problems = read.source(RawFile("content/articles/x.md", uncommented(text).encode()))
    assert not problems
    assert source is not None
    assert source.stated.title == title
    assert not source.text[source.body :].strip()


def test_days_months_and_years_are_written_and_other_times_are_named_alone() -> None:
    def dated(start: str, end: str, precision: str, basis: str) -> str:
        when = When(date.fromisoformat(start), date.fromisoformat(end), precision, basis, "in spring")  # type: ignore[arg-type]
        return drafted(article(published=when))

    assert "\ndate: 2026-02\n" in dated("2026-02-01", "2026-02-28", "month", "stated")
    assert "\ndate: 2026\n" in dated("2026-01-01", "2026-12-31", "year", "stated")
    assert "\n# date: 2026-02-03   # inferred from “in spring”\n" in dated(
        "2026-02-03", "2026-02-03", "day", "inferred"
    )
    assert "\n# date:   # stated as “in spring”; no single day" in dated("2026-03-01", "2026-05-31", "season", "stated")


def test_what_is_too_long_is_not_written() -> None:
    found = article(stated=Stated(note="x" * 5_000), outlet=Found("Sheet", "inferred", "y" * 5_000))
    text = drafted(found)
    assert "# note:   # too long to be written" in text
    assert max(map(len, text.split("\n"))) < 400


@pytest.mark.parametrize("name", ["page.html", "text.txt", "front.md"])
def test_the_build_after_an_import_is_the_one_before(tmp_path: Path, name: str) -> None:
    front = f"---\ntitle: Quay\ntags: quay, Marrow Bay\ntopics: [bridge]\nslug: the-quay\n---\n\n{BRIDGE}"
    text = {"page.html": PAGE, "text.txt": BRIDGE, "front.md": front}[name]
    site = SiteTest(tmp_path).seed(name, text).topic("bridge.md", TOPIC).build()
    before = site.tree()
    verb("import", "seeds", cwd=tmp_path)
    assert list((tmp_path / "content/articles").iterdir())
    assert site.build().tree() == before


def test_the_build_after_an_import_of_a_feed_is_the_one_before(tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>Notice {n}: the tide</title><link>https://tidewater.example/{n}</link><guid>n{n}</guid>"
        f"<pubDate>Wed, 11 Feb 2026 0{n}:00:00 GMT</pubDate><description>Marrow Bay closed its quay {n} for repairs. "
        "The harbour office said that crews would need a week to mend the wall.</description></item>"
        for n in range(3)
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Tidewater</title>{items}</channel></rss>'
    if not read.seed(RawFile("seeds/feed.xml", feed.encode()), ColumnOptions()).sources:
        pytest.skip("feeds are not read yet")
    site = SiteTest(tmp_path).seed("feed.xml", feed).build()
    before = site.tree()
    verb("import", "feed.xml", cwd=tmp_path)
    assert len(list((tmp_path / "content/articles").iterdir())) == 3
    assert site.build().tree() == before


def test_the_example_stays_as_it_is(tmp_path: Path) -> None:
    for name in ("seeds", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    site = SiteTest(tmp_path).build()
    before = site.tree()
    verb("import", "seeds", cwd=tmp_path, code=1)
    assert site.build().tree() == before
    verb("check", "--strict", cwd=tmp_path)


def test_nothing_is_overwritten_and_the_others_are_written(tmp_path: Path) -> None:
    two_articles(tmp_path).seed("c.txt", BRIDGE.replace("Council votes", "Ferry pays")).seed("d.txt", PAGE[-400:])
    mine = tmp_path / "content/articles/port-ellery-to-get-its-bridge-back.md"
    mine.parent.mkdir(parents=True)
    mine.write_text("---\nseed: a.txt\noutlet: Coast Sheet\n---\n")
    done = verb("import", "a.txt", "b.md", "c.txt", "none.txt", cwd=tmp_path, code=1)
    assert mine.read_text() == "---\nseed: a.txt\noutlet: Coast Sheet\n---\n"
    assert f"seeds/a.txt: is corrected already by {mine.relative_to(tmp_path)}" in done.stderr
    assert f"{mine.relative_to(tmp_path)}: not overwritten" in done.stderr
    assert "none.txt: no text of that name among the seeds" in done.stderr
    assert done.stdout.splitlines()[0] == "write  content/articles/ferry-pays-to-rebuild-the-harbour-bridge.md"
    assert done.stdout.splitlines()[-1] == "1 file written, 3 problems"
    assert not [path.name for path in mine.parent.iterdir() if path.name.startswith(".")]


def test_a_seed_that_cannot_be_read_is_named_with_the_reason(tmp_path: Path) -> None:
    SiteTest(tmp_path).seed("a.txt", BRIDGE).seed("b.txt", b"\x00\x01\x02" * 100)
    done = verb("import", "seeds/b.txt", cwd=tmp_path, code=1)
    assert done.stderr.startswith("seeds/b.txt: ")
    assert "unknown-seed" not in done.stderr


def test_a_dry_run_prints_and_writes_nothing(tmp_path: Path) -> None:
    two_articles(tmp_path)
    shown = verb("import", "seeds", "--dry-run", cwd=tmp_path).stdout
    assert "\nseed: a.txt\n" in shown
    assert "\nseed: b.md\n" in shown
    assert shown.endswith("2 files would be written, 0 problems\n")
    assert not (tmp_path / "content/articles").exists()


def test_a_text_of_which_nothing_is_left_can_be_given_one(tmp_path: Path) -> None:
    SiteTest(tmp_path).seed("a.txt", "Share\n\nLeave a comment\n")
    verb("import", "a.txt", cwd=tmp_path)
    assert keys(next((tmp_path / "content/articles").iterdir()).read_text("utf-8"))["seed"] == "a.txt"


def test_every_text_of_a_site_is_known_with_its_topics(tmp_path: Path) -> None:
    two_articles(tmp_path).seed("empty.txt", "Share\n\nLeave a comment\n")
    known = corrections.found(build.gather(tmp_path, {}, tasks.Workshop()))
    assert {seed: (bool(analysis), topics) for seed, (_, analysis, topics) in known.items()} == {
        "a.txt": (True, ("bridge",)),
        "b.md": (True, ("bridge",)),
        "empty.txt": (False, ()),
    }


def test_the_checksum_is_of_what_is_said() -> None:
    clue = Clue("title", "Quay", "og:title")
    one = drafted(article(clues=(clue,)))
    assert keys(one)["checked"] == keys(drafted(article(clues=(clue, clue), path="seeds/other.html")))["checked"]
    assert keys(one)["checked"] != keys(drafted(article(clues=(Clue("title", "Pier", "og:title"),))))["checked"]
    assert keys(one)["checked"] != keys(drafted(article(source="Quays", clues=(clue,))))["checked"]
