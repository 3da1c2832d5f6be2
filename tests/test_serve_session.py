"""The builds of the live server: pages first, then what stands beside them; in the end what a new process would publish."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from digest import memo
from digest.problems import DigestError, Overrun
from digest.publish import Publisher
from digest.serve.outcome import Due, Outcome, SupersededError
from digest.serve.session import Session
from digest.standing import Standing
from digest.tasks import Workshop
from tests.sites import SiteTest

FERRY = "The ferry to Lowmere ran again on Friday after eleven days, the harbour office said. Crews had worked since 3 March."
STORM = (
    "A storm broke the pier of Marrow Bay on Monday. Two boats sank, according to the Harbour Post. Nobody was hurt."
)
OPTIONS = "title: Harbour\nurl: https://news.example/\n"


def never() -> bool:
    """Nothing newer is due."""
    return False


class Desk:
    """A site, a session over it and what it told."""

    def __init__(self, root: Path) -> None:
        self.site = SiteTest(root)
        self.site.seed("a.txt", FERRY).seed("b.txt", STORM).edit("content/site.yaml", OPTIONS)
        self.told: list[int] = []
        self.hands: Executor | None = None
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
            yield Workshop(memory, self.hands)
        finally:
            memory.close()

    def pages(self) -> Outcome:
        """What changed with a build's pages, behind its proofs."""
        first = self.build()
        return first if first.rest is None else first.rest(never)

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


def shown(files: dict[str, bytes]) -> dict[str, bytes]:
    """Those that do not stand beside the pages."""
    return {path: data for path, data in files.items() if not is_beside(path)}


def test_pages_come_first_and_the_whole_is_what_a_new_process_makes(desk: Desk) -> None:
    first = desk.build()
    assert first.rest is not None
    again = first.rest(never)
    assert (again.changed, again.rest, again.made) == ((), None, first.made)
    before = desk.published()
    assert before == desk.clean()

    desk.site.seed("c.txt", "The quay of Orlund is closed, the mayor said on Tuesday. It will open again in May.")
    second = desk.pages()
    pages, clean = desk.published(), desk.clean()
    assert {path: data for path, data in pages.items() if not is_beside(path)} == {
        path: data for path, data in clean.items() if not is_beside(path)
    }
    assert {path for path in second.changed if path.startswith("pagefind/")} == set()
    assert {path: data for path, data in pages.items() if path.startswith("pagefind/")} == {
        path: data for path, data in before.items() if path.startswith("pagefind/")
    }
    assert second.rest is not None
    rest = second.rest(never)
    assert desk.published() == clean
    assert {path for path in rest.changed if path.startswith("pagefind/")}
    assert not [path for path in rest.changed if path.endswith(".html")]
    assert desk.told == [2, 3]


class Faulty(Executor):
    """Is asked, and fails."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def submit(self, function: Callable[..., Any], /, *_: Any, **__: Any) -> Future[Any]:
        self.asked.append(function.__name__)
        future: Future[Any] = Future()
        future.set_exception(Overrun("was too much"))
        return future


def test_after_the_first_build_a_process_reads_a_text_for_those_that_will_be_saved(desk: Desk) -> None:
    first = desk.build()
    assert first.rest is not None
    hands = desk.hands = Faulty()
    again = first.rest(never)
    assert hands.asked == ["work"]
    assert (again.changed, again.error) == ((), None)  # what goes wrong in it is no news


def test_a_build_of_the_same_changes_nothing_and_tells_nothing(desk: Desk) -> None:
    desk.build()
    again = desk.pages()
    assert again.changed == ()
    assert again.rest is not None
    assert again.rest(never).changed == ()


def test_what_is_left_out_leaves_with_the_pages(desk: Desk) -> None:
    desk.build()
    (desk.site.root / "seeds" / "b.txt").unlink()
    desk.site.edit("content/site.yaml", OPTIONS + "search: false\n")
    desk.pages()
    assert not [path for path in desk.published() if path.startswith("pagefind/")]


def test_a_fault_leaves_the_site_and_the_next_build_goes_on_from_it(desk: Desk) -> None:
    desk.build()
    before = desk.published()
    desk.site.edit("templates/index.html", "{% if %}")
    with pytest.raises(DigestError, match=r"templates/index\.html"):
        desk.pages()
    assert desk.published() == before
    desk.site.delete("templates/index.html")
    assert desk.pages().changed == ()


def test_what_was_found_out_is_there_for_the_next_run(desk: Desk) -> None:
    def remembered() -> int:
        with contextlib.closing(sqlite3.connect(desk.site.root / ".digest/memo.sqlite")) as database:
            return int(database.execute("SELECT count(*) FROM entry").fetchone()[0])

    desk.build()
    stored = remembered()
    assert stored > 0
    desk.site.seed("c.txt", "The quay of Orlund is closed, the mayor said on Tuesday. It will open again in May.")
    outcome = desk.pages()
    assert remembered() == stored
    assert outcome.tidy is not None
    outcome.tidy()
    assert remembered() > stored


FULL = OPTIONS + "publish: full\n"
PIER = "A storm broke the old pier of Marrow Bay on Monday. Two boats sank there. It will be mended in May."


def page(desk: Desk, title: str) -> str:
    """The path of the article of that title."""
    found = {article.title.text: article.id for article in desk.site.plan(remember=False).digest.articles}
    return f"articles/{found[title]}/index.html"


def lettered(title: str, text: str) -> str:
    return f"---\ntitle: {title}\ntopics: [harbour]\n---\n{text}\n"


@pytest.fixture
def told(desk: Desk) -> Desk:
    """Two articles that tell of one thing."""
    desk.site.edit("content/topics/harbour.md", "---\ntitle: Harbour\nmatch: [boats]\n---\n")
    desk.site.edit("content/site.yaml", FULL)
    desk.site.seed("b.md", lettered("Storm", STORM)).seed("c.md", lettered("Pier", PIER)).delete("seeds/b.txt")
    assert desk.build().proofs is None
    return desk


def test_a_changed_article_is_shown_before_the_whole_is_made(told: Desk) -> None:
    path, before = page(told, "Pier"), told.published()
    told.site.seed("c.md", lettered("Pier", "Nobody was there at night. " + PIER.replace("May", "June")))
    first = told.build()
    assert first.proofs is not None
    assert first.changed == tuple(first.proofs) == (path,)
    shown = first.proofs[path].decode()
    assert "mended in June" in shown
    assert "Nobody was there" in shown
    assert "mended in June" not in before[path].decode()
    assert told.published() == before  # the site itself is a whole one all the time
    assert first.rest is not None
    second = first.rest(never)
    assert second.proofs is None
    assert second.rest is not None
    second.rest(never)
    assert told.published() == told.clean()


def test_what_others_say_stays_beside_the_sentences_that_are_still_there(told: Desk) -> None:
    path = page(told, "Pier")
    other = path.replace("pier", "storm").removesuffix("index.html").removeprefix("articles/")
    assert f'href="../{other}' in told.published()[path].decode()
    told.site.seed("c.md", lettered("Pier", "Nobody was there at night. " + PIER))
    first = told.build()
    assert first.proofs is not None
    assert first.rest is not None
    first.rest(never)
    shown, final = first.proofs[path].decode(), told.published()[path].decode()
    assert "Nobody was there" in shown
    parts = re.compile(rf'id="s\d+"|href="\.\./{re.escape(other)}[^"]*"|Two boats sank[^<]*')
    assert len(parts.findall(shown)) > 4
    assert parts.findall(shown) == parts.findall(final)


def test_a_proof_taken_back_is_told(told: Desk) -> None:
    path, before = page(told, "Pier"), told.published()
    told.site.seed("c.md", lettered("Pier", PIER.replace("May", "June")))
    assert told.build().changed == (path,)
    told.site.seed("c.md", lettered("Pier", PIER))
    again = told.build()
    assert again.changed == (path,)
    assert again.proofs == {}
    assert again.rest is not None
    assert path not in again.rest(never).changed
    assert told.published() == before


def glanced(desk: Desk, name: str) -> Outcome:
    """What is shown of the seed of that `name` before all are looked at."""
    found = desk.build.glance((desk.site.root / "seeds" / name).resolve())
    assert found is not None
    assert found.proofs is not None
    return found


def test_one_saved_file_is_shown_at_a_glance_and_the_whole_look_follows(told: Desk) -> None:
    path, before = page(told, "Pier"), told.published()
    told.site.seed("c.md", lettered("Pier", PIER.replace("May", "June")))
    first = glanced(told, "c.md")
    assert first.changed == (path,)
    assert told.published() == before
    assert first.rest is not None
    second = first.rest(never)
    assert (second.changed, second.proofs) == ((), first.proofs)  # the same: nobody is told of it
    while second.rest is not None:
        second = second.rest(never)
    assert told.published() == told.clean()


def test_the_whole_look_finds_what_was_not_told_of(told: Desk) -> None:
    storm, pier = page(told, "Storm"), page(told, "Pier")
    told.site.seed("c.md", lettered("Pier", PIER.replace("May", "June")))
    told.site.seed("b.md", lettered("Storm", STORM.replace("Monday", "Sunday")))
    first = glanced(told, "c.md")
    assert first.changed == (pier,)
    assert first.rest is not None
    second = first.rest(never)
    assert storm in second.changed
    assert second.proofs is not None
    assert {*second.proofs} == {storm, pier}


def test_of_several_saves_each_one_is_shown_until_all_are_in_the_site(told: Desk) -> None:
    storm, pier = page(told, "Storm"), page(told, "Pier")
    told.site.seed("c.md", lettered("Pier", PIER.replace("May", "June")))
    assert glanced(told, "c.md").changed == (pier,)
    told.site.seed("b.md", lettered("Storm", STORM.replace("Monday", "Sunday")))
    second = glanced(told, "b.md")
    assert second.changed == (storm,)
    assert second.proofs is not None
    assert {*second.proofs} == {storm, pier}
    told.site.seed("c.md", lettered("Pier", PIER))
    third = glanced(told, "c.md")
    assert third.changed == (pier,)
    assert third.proofs is not None
    assert {*third.proofs} == {storm}


def test_nothing_is_seen_at_a_glance_before_the_first_build_or_elsewhere(desk: Desk, tmp_path: Path) -> None:
    seed = (desk.site.root / "seeds" / "a.txt").resolve()
    desk.site.seed("a.txt", STORM + " The quay is closed.")
    assert desk.build.glance(seed) is None
    desk.build()
    desk.site.seed("a.txt", STORM + " The quay is open.")
    assert desk.build.glance(tmp_path.parent / "seeds" / "a.txt") is None
    assert desk.build.glance(seed) is not None


def test_what_is_under_way_is_left_for_something_newer(told: Desk) -> None:
    before = told.published()
    told.site.seed("c.md", lettered("Pier", PIER.replace("May", "June")))
    first = told.build()
    assert first.rest is not None
    with pytest.raises(SupersededError):
        first.rest(lambda: True)
    assert told.published() == before
    told.site.seed("c.md", lettered("Pier", PIER.replace("May", "July")))
    second = told.build()
    assert second.rest is not None
    last = second.rest(lambda: False)
    assert last.rest is not None
    last.rest(never)
    assert told.published() == told.clean()


def test_it_can_be_left_at_any_moment(told: Desk) -> None:
    asked = 0

    def due_at(moment: int) -> Due:
        nonlocal asked
        asked = 0

        def due() -> bool:
            nonlocal asked
            asked += 1
            return asked > moment

        return due

    def build(number: int, moment: int) -> bool:
        """Whether a build is whole before so many questions are asked; if not, the site has all its pages or those of before."""
        before = told.published()
        told.site.seed("c.md", lettered("Pier", PIER.replace("May", f"{number} days")))
        step, due = told.build().rest, due_at(moment)
        try:
            while step is not None:
                step = step(due).rest
        except SupersededError:
            after = told.published()
            assert after == before or {name for name in after if not is_beside(name)} >= {page(told, "Pier")}
            return False
        return True

    assert build(1, 10**9)
    whole = asked
    assert whole > len(shown(told.published()))  # it is asked for each page and each file
    ended = [build(2 + number, whole * number // 8) for number in range(8)]
    assert not any(ended[:7])
    assert build(20, 10**9)
    assert told.published() == told.clean()


def test_an_introduction_is_changed_without_relating_anything_again(
    told: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def relate(*_: object, **__: object) -> None:
        raise AssertionError("nothing that texts say has changed")

    monkeypatch.setattr("digest.build.relate", relate)
    told.site.edit("content/topics/harbour.md", "---\ntitle: Harbour\nmatch: [boats]\n---\nA word before.\n")
    told.site.edit("content/site.yaml", FULL.replace("Harbour", "Quay"))
    outcome = told.pages()
    assert {"index.html", "topics/harbour/index.html"} <= set(outcome.changed)
