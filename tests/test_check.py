"""`digest check`: links that lead nowhere, and corrections that no longer apply."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest import tasks
from digest.check import broken_links, check
from digest.model import Output
from digest.problems import Problem
from tests.sites import SiteTest, verb
from tests.test_site import BRIDGE, two_articles

CORRECTION = "content/articles/council-votes-to-rebuild-the-harbour-bridge.md"


def told(site: SiteTest, path: str = CORRECTION) -> list[Problem]:
    """What check says of one file."""
    return [problem for problem in check(site.plan(), tasks.Workshop()) if problem.path == path]


def imported(root: Path) -> SiteTest:
    site = two_articles(root)
    verb("import", "a.txt", cwd=root)
    return site


def edited(site: SiteTest, old: str, new: str) -> SiteTest:
    text = (site.root / CORRECTION).read_text("utf-8")
    assert old in text
    return site.edit(CORRECTION, text.replace(old, new, 1))


def test_a_file_just_imported_is_no_more_than_a_note(tmp_path: Path) -> None:
    (only,) = told(imported(tmp_path))
    assert (only.code, only.level, only.line) == ("idle-correction", "note", 4)


def test_a_correction_that_corrects_leaves_notes_for_the_rest(tmp_path: Path) -> None:
    site = edited(imported(tmp_path), "# outlet:   # unknown", "outlet: Coast Sheet")
    assert {(problem.code, problem.level) for problem in told(site)} == {("idle-key", "note")}
    assert [problem.message.split(" ")[0] for problem in told(site)] == ['"title"', '"date"']


@pytest.mark.parametrize("changed", [BRIDGE + "\nOne more sentence is in it now.\n", BRIDGE.replace("48", "84")])
def test_a_seed_that_changed_is_told_with_the_new_checksum(tmp_path: Path, changed: str) -> None:
    site = edited(imported(tmp_path), "# outlet:   # unknown", "outlet: Coast Sheet").seed("a.txt", changed)
    problem = next(problem for problem in told(site) if problem.code == "seed-changed")
    assert (problem.level, problem.line) == ("warning", 5)
    new = (problem.hint or "").rpartition("checked: ")[2].rstrip("`")
    old = (site.root / CORRECTION).read_text("utf-8").split("checked: ")[1].split("\n")[0]
    assert not any(problem.code == "seed-changed" for problem in told(edited(site, old, new)))


def test_line_ends_and_encodings_are_no_change(tmp_path: Path) -> None:
    site = imported(tmp_path).seed("a.txt", BRIDGE.replace("\n", "\r\n").encode("utf-8-sig"))
    assert [problem.code for problem in told(site)] == ["idle-correction"]


def test_a_checksum_that_is_none(tmp_path: Path) -> None:
    site = edited(imported(tmp_path), "checked: sha256:", "checked: md5:")
    assert [(problem.code, problem.line) for problem in told(site)] == [("bad-value", 5), ("idle-correction", 4)]


@pytest.mark.parametrize(
    "front",
    [
        "title: Council votes to rebuild the harbour bridge",
        "date: 14 March 2025",
        "date: 2025-03-14\ntitle: Council votes  to rebuild the harbour bridge",
        "slug: council-votes-to-rebuild-the-harbour-bridge",
    ],
)
def test_a_correction_of_what_is_found_by_itself_can_go(tmp_path: Path, front: str) -> None:
    site = two_articles(tmp_path).edit("content/articles/x.md", f"---\nseed: a.txt\n{front}\n---\n")
    assert [(problem.code, problem.level) for problem in told(site, "content/articles/x.md")] == [
        ("idle-correction", "warning")
    ]


@pytest.mark.parametrize(
    "front",
    ["language: en", "outlet: Coast Sheet", "date: 2025-03", "slug: bridge", "draft: true", "note: x", "tags: bridge"],
)
def test_what_states_something_inferred_or_new_is_no_fault(tmp_path: Path, front: str) -> None:
    site = two_articles(tmp_path).edit("content/articles/x.md", f"---\nseed: a.txt\n{front}\n---\n")
    assert not told(site, "content/articles/x.md")


def test_keys_that_the_seed_states_itself_change_nothing(tmp_path: Path) -> None:
    front = "---\nseed: b.md\noutlet: Coast Gazette\nauthor: Ann Reed\n---\n"
    (only,) = told(two_articles(tmp_path).edit("content/articles/x.md", front), "content/articles/x.md")
    assert (
        str(only)
        == 'content/articles/x.md:3: "outlet" changes nothing: the same is found without it; it can go [idle-key]'
    )


def test_a_text_of_its_own_is_a_correction(tmp_path: Path) -> None:
    front = "---\nseed: b.md\noutlet: Coast Gazette\n---\n\nThe council of Port Ellery will get its bridge, it said.\n"
    problems = told(two_articles(tmp_path).edit("content/articles/x.md", front), "content/articles/x.md")
    assert [problem.code for problem in problems] == ["idle-key"]


def test_a_seed_that_is_gone(tmp_path: Path) -> None:
    site = imported(tmp_path).rename("seeds/a.txt", "seeds/c.txt")
    (only,) = told(site)
    assert (only.code, only.level, only.line) == ("unknown-seed", "error", 4)


def test_an_entry_that_is_no_longer_in_its_file(tmp_path: Path) -> None:
    site = two_articles(tmp_path).edit("content/articles/x.md", "---\nseed: b.md#old-entry\noutlet: x\n---\n")
    (only,) = told(site, "content/articles/x.md")
    assert only.message == 'seeds/b.md no longer holds "old-entry"'
    assert "keep the text as a file of its own" in (only.hint or "")


def test_the_verb_says_it(tmp_path: Path) -> None:
    site = imported(tmp_path).seed("a.txt", BRIDGE.replace("48", "84"))
    done = verb("check", "--strict", cwd=site.root, code=1)
    assert "what is read from the seed has changed" in done.stderr


def test_links_that_lead_nowhere() -> None:
    page = b'<a href="b/">b</a><a href="#x">x</a><p id="y"><a href="#y">y</a><a href="https://x.example/">z</a>'
    problems = [str(problem) for problem in broken_links((Output("index.html", page, "the home page"),))]
    assert problems == [
        "site/index.html: links to #x, but nothing there has that id [broken-link]",
        "site/index.html: links to b/, which is not part of the site [broken-link]",
    ]
