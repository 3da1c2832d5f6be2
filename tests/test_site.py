"""The whole program on small sites: what is there, what is said about faults, what a second build does."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.sites import SiteTest, run

BRIDGE = """Council votes to rebuild the harbour bridge

14 March 2025

The city council of Port Ellery voted on Friday to rebuild the harbour bridge, which a storm destroyed in January.

Mayor Anna Lindqvist said the work would cost 48 million crowns and take two years. "We owe the islanders a bridge," she said.

The ferry will carry commuters until the bridge is open, according to the Harbour Authority.
"""
BRIDGE_TOO = """---
title: Port Ellery to get its bridge back
outlet: Coast Gazette
date: 2025-03-15
---

Port Ellery's council decided on Friday to rebuild the harbour bridge that was destroyed by a storm in January.

The Harbour Authority said a ferry would carry commuters until the new bridge opens.

Critics of Mayor Anna Lindqvist say that 48 million crowns is too little for the harbour bridge.
"""
TOPIC = """---
title: Harbour bridge
match:
  any:
    - harbour bridge
---

What is known about the *bridge*.
"""


def two_articles(root: Path) -> SiteTest:
    return SiteTest(root).seed("a.txt", BRIDGE).seed("b.md", BRIDGE_TOO).topic("bridge.md", TOPIC)


def test_every_page_is_there(tmp_path: Path) -> None:
    site = two_articles(tmp_path).build()
    site.has("index.html", "Harbour bridge", "Council votes to rebuild the harbour bridge")
    site.has("topics/bridge/index.html", "What is known about the <em>bridge</em>", "Coast Gazette")
    site.has("articles/council-votes-to-rebuild-the-harbour-bridge/index.html", "14 March 2025", "Anna Lindqvist")
    site.has("articles/port-ellery-to-get-its-bridge-back/index.html", "Coast Gazette")
    site.has("outlets/coast-gazette/index.html", "Port Ellery to get its bridge back")
    for path in ("404.html", "feed.xml", "feed.json", "topics/bridge/feed.xml", "topics/bridge/feed.json"):
        site.has(path)


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    two_articles(tmp_path).build().build().wrote(0).build(remember=False).wrote(0)


def test_pages_no_longer_made_are_removed(tmp_path: Path) -> None:
    site = two_articles(tmp_path).build().delete("seeds/b.md").build()
    assert not (tmp_path / "site/articles/port-ellery-to-get-its-bridge-back").exists()
    assert "outlets/coast-gazette/index.html" not in site.tree()


def test_a_correction_wins_and_its_body_replaces_the_text(tmp_path: Path) -> None:
    site = two_articles(tmp_path)
    site.edit("content/articles/fix.md", "---\nseed: a.txt\noutlet: Ellery Post\n---\n").build()
    site.has("articles/council-votes-to-rebuild-the-harbour-bridge/index.html", "Ellery Post", "Anna Lindqvist")
    corrected = "---\nseed: a.txt\n---\n\nThe council of Port Ellery will rebuild its lighthouse.\n"
    site.edit("content/articles/fix.md", corrected).build()
    pages = "".join(data.decode() for path, data in site.tree().items() if path.startswith("articles/"))
    assert "rebuild its lighthouse" in pages
    assert "We owe the islanders" not in pages


def test_drafts_stay_out_until_asked_for(tmp_path: Path) -> None:
    site = two_articles(tmp_path).edit("seeds/b.md", BRIDGE_TOO.replace("outlet:", "draft: true\noutlet:")).build()
    assert "articles/port-ellery-to-get-its-bridge-back/index.html" not in site.tree()
    run("build", "--drafts", cwd=tmp_path)
    assert "articles/port-ellery-to-get-its-bridge-back/index.html" in site.tree()


# -- bad input gets a clear line, and nothing is lost -------------------------------------------------


def test_nothing_at_all_is_a_usable_message(tmp_path: Path) -> None:
    assert "digest init" in run("build", cwd=tmp_path, code=1).stderr


def test_an_empty_seeds_folder_still_makes_a_site(tmp_path: Path) -> None:
    SiteTest(tmp_path).build().told("no-seeds", "seeds").has("index.html", "seeds/")


def test_faults_of_single_files_cost_only_those_files(tmp_path: Path) -> None:
    site = two_articles(tmp_path)
    site.seed("empty.txt", "").seed("blank.txt", " \n\n").seed("photo.txt", bytes(range(256)) * 20)
    site.seed("broken.md", "---\ntitle: [unclosed\n---\n\nThe text under broken front matter is still read here.\n")
    site.seed("slip.md", "---\ntitel: Slip\n---\n\nThe text under a slip in front matter is read as well.\n")
    site.topic("nothing.md", "---\ntitle: Nothing\nmatch:\n  any: [zeppelin]\n---\n")
    site.build()
    site.told("empty-file", "seeds/empty.txt").told("empty-file", "seeds/blank.txt").told(
        "binary-file", "seeds/photo.txt"
    )
    site.told("bad-front-matter", "seeds/broken.md:").told("unknown-key", "seeds/slip.md:2:", 'did you mean "title"?')
    site.told("topic-without-articles", "content/topics/nothing.md")
    pages = "".join(data.decode() for path, data in site.tree().items() if path.startswith("articles/"))
    for text in ("under broken front matter", "under a slip in front matter", "Anna Lindqvist"):
        assert text in pages


def test_two_files_with_one_slug_are_both_published(tmp_path: Path) -> None:
    site = (
        SiteTest(tmp_path)
        .seed("a.txt", BRIDGE)
        .seed("b.txt", BRIDGE.split("\n", maxsplit=1)[0] + "\n\nNobody came.\n")
        .build()
    )
    site.told("slug-taken", "seeds/b.txt", "seeds/a.txt")
    pages = [path for path in site.tree() if path.startswith("articles/council-votes") and path.endswith(".html")]
    assert len(pages) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read every file")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    site = two_articles(tmp_path)
    (tmp_path / "seeds/b.md").chmod(0)
    site.build().told("unreadable", "seeds/b.md")


def test_a_dangling_link_is_named(tmp_path: Path) -> None:
    site = two_articles(tmp_path)
    (tmp_path / "seeds/gone.txt").symlink_to(tmp_path / "nowhere.txt")
    site.build()
    assert any("seeds/gone.txt" in str(problem) for problem in site.problems)


@pytest.mark.parametrize(
    ("template", "message"),
    [("{% if %}", "templates/topic.html:1:"), ("<p>\n{{ nonsense.more }}\n", "templates/topic.html:2:")],
)
def test_a_broken_template_leaves_the_old_site(tmp_path: Path, template: str, message: str) -> None:
    site = two_articles(tmp_path).build()
    before = site.tree()
    site.edit("templates/topic.html", template)
    done = run("build", cwd=tmp_path, code=1)
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert site.tree() == before


def test_an_override_may_extend_the_template_it_replaces(tmp_path: Path) -> None:
    site = two_articles(tmp_path).edit(
        "templates/404.html", '{% extends "digest/404.html" %}{% block content %}Lost at sea{% endblock %}'
    )
    site.build().has("404.html", "Lost at sea", "<html")


# -- the same bytes -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example site's folders."""
    root = tmp_path_factory.mktemp("example")
    for name in ("seeds", "content"):
        shutil.copytree(ROOT / name, root / name)
    return root


def test_same_bytes_whatever_the_order_files_were_made_in(tmp_path: Path, example: Path) -> None:
    for name, reverse in (("one", False), ("two", True)):
        root = tmp_path / name
        files = [path for path in (*example.glob("seeds/**/*"), *example.glob("content/**/*")) if path.is_file()]
        for path in sorted(files, reverse=reverse):
            target = root / path.relative_to(example)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
        SiteTest(root).build()
    assert SiteTest(tmp_path / "one").tree() == SiteTest(tmp_path / "two").tree()


NAMES = ("a.txt", "b.md", "c.txt", "d.md")
TEXTS = (
    BRIDGE,
    BRIDGE_TOO,
    BRIDGE.replace("Friday", "Thursday"),
    BRIDGE_TOO.replace("48 million", "52 million").replace("Coast Gazette", "Island Herald"),
    "",
    "---\ntitle: Only a title\n---\n",
)
EDITS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.sampled_from(TEXTS)),
    st.tuples(st.just("delete"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("option"), st.just("content/site.yaml"), st.sampled_from(("title: X\n", "tags:\n  count: 2\n"))),
    st.tuples(
        st.just("topic"), st.sampled_from(("x.md", "y.md")), st.sampled_from((TOPIC, TOPIC.replace("bridge", "ferry")))
    ),
)


def apply(site: SiteTest, edit: tuple[str, str, str]) -> None:
    kind, name, value = edit
    standing = (site.root / "seeds" / name).exists()
    if kind == "write":
        site.seed(name, value)
    elif kind == "delete" and standing:
        site.delete(f"seeds/{name}")
    elif kind == "rename" and standing:
        site.rename(f"seeds/{name}", f"seeds/{value}")
    elif kind == "option":
        site.edit(name, value)
    elif kind == "topic":
        site.topic(name, value)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(EDITS, min_size=1, max_size=6))
def test_after_any_edits_the_site_equals_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str, str]]
) -> None:
    root = tmp_path_factory.mktemp("edits")
    site = SiteTest(root).seed("a.txt", BRIDGE).topic("x.md", TOPIC).build()
    for edit in edits:
        apply(site, edit)
        site.build()
    clean = SiteTest(tmp_path_factory.mktemp("clean"))
    for path in (path for folder in ("seeds", "content") for path in (root / folder).rglob("*") if path.is_file()):
        clean.edit(path.relative_to(root).as_posix(), path.read_bytes())
    assert site.tree() == clean.build(remember=False).tree()
    shutil.rmtree(root)
    shutil.rmtree(clean.root)
