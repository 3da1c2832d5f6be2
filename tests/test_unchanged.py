"""A build that would change nothing says so at once, and one that would change something never does."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from digest import build, entry, unchanged
from tests.sites import SiteTest, run
from tests.test_site import BRIDGE, two_articles


def ways(root: Path, *options: str) -> tuple[str, str, str]:
    """How a build in `root` went: `quick` or `whole`, its summary without the time, and what it said of problems."""
    said, problems, plans = io.StringIO(), io.StringIO(), []
    plan = build.plan
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(problems):
        patch.chdir(root)
        patch.setattr(sys, "argv", ["digest", "build", *options])
        patch.setattr(build, "plan", lambda *given: plans.append(1) or plan(*given))  # type: ignore[func-returns-value]
        with contextlib.suppress(SystemExit):
            entry.main()
    return "whole" if plans else "quick", said.getvalue().rpartition(", ")[0], problems.getvalue().rstrip()


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    """A site with a problem and a note, built so long after its files were written that their times tell."""
    made = two_articles(tmp_path).seed("slip.md", f"---\ntitel: x\n---\n\n{BRIDGE}").seed("photo.jpg", b"\xff")
    made.edit("templates/404.html", '{% extends "digest/404.html" %}')
    time.sleep(0.02)
    ways(tmp_path)
    return made


def test_the_second_build_is_quick_and_says_the_same(site: SiteTest) -> None:
    how, summary, problems = ways(site.root)
    assert how == "quick"
    assert "3 articles, 1 topic" in summary
    assert ", 0 written, 1 problem" in summary
    assert 'seeds/slip.md:2: unknown key "titel"' in problems
    assert "photo.jpg" not in problems
    assert "photo.jpg" in ways(site.root, "--verbose")[2]
    assert ways(site.root, "--quiet", "--jobs=2")[:2] == ("quick", "")
    (site.root / ".digest/unchanged").unlink()
    assert ways(site.root) == ("whole", summary, problems)


def test_under_strict_problems_still_count(site: SiteTest) -> None:
    assert "not published: 1 problem" in run("build", "--strict", cwd=site.root, code=1).stderr


@pytest.mark.parametrize(
    "options", [("--drafts",), ("--base-url", "https://news.example"), ("--output-dir", "out"), ("--dry-run",)]
)
def test_what_is_asked_for_counts(site: SiteTest, options: tuple[str, ...]) -> None:
    assert ways(site.root, *options)[0] == "whole"


def test_wrong_usage_is_no_quick_answer(site: SiteTest) -> None:
    for words in (("--jobs", "many"), ("--jobs", "0"), ("--root",), ("--base-url", ""), ("--nonsense",), ("extra",)):
        assert not entry.is_built(words)


CHANGES: dict[str, Callable[[SiteTest], object]] = {
    "a seed is edited": lambda site: site.edit("seeds/a.txt", BRIDGE.replace("Friday", "Monday")),
    "a seed of the same size and time": lambda site: _same_time(
        site.root / "seeds/a.txt", BRIDGE.replace("Friday", "Monday")
    ),
    "a seed is added": lambda site: site.seed("c.txt", BRIDGE.replace("bridge", "quay")),
    "a seed is removed": lambda site: site.delete("seeds/b.md"),
    "a seed is renamed": lambda site: site.rename("seeds/b.md", "seeds/z.md"),
    "an option is set": lambda site: site.edit("content/site.yaml", "title: Other\n"),
    "a topic is edited": lambda site: site.topic("bridge.md", "---\ntitle: Other\nmatch:\n  any: [bridge]\n---\n"),
    "a template is removed": lambda site: site.delete("templates/404.html"),
    "a page is edited": lambda site: site.edit("site/index.html", "forged"),
    "a page is removed": lambda site: site.delete("site/feed.xml"),
    "a page is another file": lambda site: site.rename("site/feed.json", "site/feed.xml"),
    "the site is gone": lambda site: site.rename("site", "elsewhere"),
}


def _same_time(path: Path, text: str) -> None:
    about = path.stat()
    path.write_text(text)
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changed_the_site_becomes_what_a_clean_build_makes(site: SiteTest, change: str) -> None:
    CHANGES[change](site)
    assert ways(site.root)[0] == "whole"
    found = site.tree()
    ways(site.root, "--output-dir", "clean")
    assert found == {
        path.relative_to(site.root / "clean").as_posix(): path.read_bytes()
        for path in (site.root / "clean").rglob("*")
        if path.is_file()
    }


def test_a_file_written_in_the_moment_of_the_look_is_not_trusted(site: SiteTest) -> None:
    seed = site.root / "seeds/a.txt"
    later = time.time_ns() + 3_600_000_000_000
    os.utime(seed, ns=(later, later))
    assert [ways(site.root)[0] for _ in range(2)] == ["whole", "whole"]


def test_what_a_link_to_a_folder_hides_is_looked_at_each_time(
    site: SiteTest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (site.root / "templates/assets").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    assert [ways(site.root)[0] for _ in range(2)] == ["whole", "whole"]


def test_a_file_behind_a_link_is_looked_at(site: SiteTest) -> None:
    (site.root / "seeds/l.txt").symlink_to("../content/linked.txt")
    site.edit("content/linked.txt", BRIDGE.replace("bridge", "quay"))
    time.sleep(0.02)
    assert [ways(site.root)[0] for _ in range(2)] == ["whole", "quick"]
    site.edit("content/linked.txt", BRIDGE.replace("bridge", "pier"))
    assert ways(site.root)[0] == "whole"


def test_a_broken_record_is_none(site: SiteTest) -> None:
    record = site.root / ".digest/unchanged"
    whole = record.read_bytes()
    command = unchanged.Command(str(site.root), str(site.root / "site"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(site.root)
        assert unchanged.since_last_build(command) is not None
        for place in range(0, len(whole), max(1, len(whole) // 300)):
            record.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            assert unchanged.since_last_build(command) is None
            record.write_bytes(whole[:place])
            assert unchanged.since_last_build(command) is None
