"""The builds of the live server: pages first, then what stands beside them; in the end what a new process would publish."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest import memo
from digest.problems import DigestError
from digest.publish import Publisher
from digest.serve.session import Session
from digest.standing import Standing
from digest.tasks import Workshop
from tests.sites import SiteTest

FERRY = "The ferry to Lowmere ran again on Friday after eleven days, the harbour office said. Crews had worked since 3 March."
STORM = (
    "A storm broke the pier of Marrow Bay on Monday. Two boats sank, according to the Harbour Post. Nobody was hurt."
)
OPTIONS = "title: Harbour\nurl: https://news.example/\n"


class Desk:
    """A site, a session over it and what it told."""

    def __init__(self, root: Path) -> None:
        self.site = SiteTest(root)
        self.site.seed("a.txt", FERRY).seed("b.txt", STORM).edit("content/site.yaml", OPTIONS)
        self.told: list[int] = []
        self.build = Session(
            root,
            Publisher(root / "site", lasting=True),
            {},
            self._opened,
            lambda plan, *_: self.told.append(len(plan.digest.articles)),
        )

    @contextlib.contextmanager
    def _opened(self, standing: Standing) -> Iterator[Workshop]:
        memory = memo.Memo(self.site.root / ".digest", standing)
        try:
            yield Workshop(memory)
        finally:
            memory.close()

    def published(self) -> dict[str, bytes]:
        found = (path for path in (self.site.root / "site").rglob("*") if path.is_file())
        return {
            path.relative_to(self.site.root / "site").as_posix(): path.read_bytes()
            for path in found
            if path.name != ".digest-manifest"
        }

    def clean(self) -> dict[str, bytes]:
        return {output.path: output.data for output in self.site.plan(remember=False).outputs}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def is_beside(path: str) -> bool:
    return path.startswith("pagefind/") or path.endswith(".png")


def test_pages_come_first_and_the_whole_is_what_a_new_process_makes(desk: Desk) -> None:
    first = desk.build()
    assert first.rest is None
    before = desk.published()
    assert before == desk.clean()

    desk.site.seed("c.txt", "The quay of Orlund is closed, the mayor said on Tuesday. It will open again in May.")
    second = desk.build()
    pages, clean = desk.published(), desk.clean()
    assert {path: data for path, data in pages.items() if not is_beside(path)} == {
        path: data for path, data in clean.items() if not is_beside(path)
    }
    assert {path for path in second.changed if path.startswith("pagefind/")} == set()
    assert {path: data for path, data in pages.items() if path.startswith("pagefind/")} == {
        path: data for path, data in before.items() if path.startswith("pagefind/")
    }
    assert second.rest is not None
    rest = second.rest()
    assert desk.published() == clean
    assert {path for path in rest.changed if path.startswith("pagefind/")}
    assert not [path for path in rest.changed if path.endswith(".html")]
    assert desk.told == [2, 3]


def test_a_build_of_the_same_changes_nothing_and_tells_nothing(desk: Desk) -> None:
    desk.build()
    again = desk.build()
    assert again.changed == ()
    assert again.rest is not None
    assert again.rest().changed == ()


def test_what_is_left_out_leaves_with_the_pages(desk: Desk) -> None:
    desk.build()
    (desk.site.root / "seeds" / "b.txt").unlink()
    desk.site.edit("content/site.yaml", OPTIONS + "search: false\n")
    desk.build()
    assert not [path for path in desk.published() if path.startswith("pagefind/")]


def test_a_fault_leaves_the_site_and_the_next_build_goes_on_from_it(desk: Desk) -> None:
    desk.build()
    before = desk.published()
    desk.site.edit("templates/index.html", "{% if %}")
    with pytest.raises(DigestError, match=r"templates/index\.html"):
        desk.build()
    assert desk.published() == before
    desk.site.delete("templates/index.html")
    assert desk.build().changed == ()


def test_what_was_found_out_is_there_for_the_next_run(desk: Desk) -> None:
    def remembered() -> int:
        with contextlib.closing(sqlite3.connect(desk.site.root / ".digest/memo.sqlite")) as database:
            return int(database.execute("SELECT count(*) FROM entry").fetchone()[0])

    desk.build()
    stored = remembered()
    assert stored > 0
    desk.site.seed("c.txt", "The quay of Orlund is closed, the mayor said on Tuesday. It will open again in May.")
    outcome = desk.build()
    assert remembered() == stored
    assert outcome.tidy is not None
    outcome.tidy()
    assert remembered() > stored
