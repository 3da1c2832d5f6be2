"""What a long-lived process knows from one build to the next: the same for the same, nothing else, and never more than a site's worth."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import build, memo, read, tasks
from digest.model import Found
from digest.printed import Printed
from digest.standing import Kept, Standing
from tests.sites import SiteTest


def test_what_was_not_asked_for_between_two_turns_is_forgotten() -> None:
    kept: Kept[str, int] = Kept()
    kept.set("asked", 1)
    kept.set("passed over", 2)
    kept.turn()
    assert kept.get("asked") == 1
    kept.turn()
    assert (kept.get("asked"), kept.get("passed over")) == (1, None)
    assert len(kept) == 1


def test_what_does_not_hold_is_let_go_of_whenever_it_was_set() -> None:
    kept: Kept[str, int] = Kept()
    kept.set("old and odd", 1)
    kept.set("old and even", 2)
    kept.turn()
    kept.set("odd", 3)
    kept.set("even", 4)
    kept.keep(lambda number: number % 2 == 0)
    assert [kept.get(name) for name in ("old and odd", "old and even", "odd", "even")] == [None, 2, None, 4]


def test_a_lasting_thing_is_made_once_and_only_where_a_process_builds_again_and_again() -> None:
    standing = Standing()
    first = memo.Memo(None, standing).lasting("list", list[int])
    standing.turn()
    assert first is not None
    assert memo.Memo(None, standing).lasting("list", list[int]) is first
    assert memo.Memo(None).lasting("list", list[int]) is None


def test_an_object_is_asked_for_its_key_once_and_another_one_for_its_own() -> None:
    standing, one, other = Standing(), [1], [1]
    asked: list[str] = []

    def key(name: str) -> str:
        asked.append(name)
        return name

    assert standing.made("work", one, lambda _: key("a")) == "a"
    standing.turn()
    assert standing.made("work", one, lambda _: key("b")) == "a"
    assert standing.made("work", other, lambda _: key("c")) == "c"
    assert standing.made("read", one, lambda _: key("d")) == "d"
    assert asked == ["a", "c", "d"]


def test_a_function_is_not_called_twice_in_a_row_for_the_same() -> None:
    standing, calls = Standing(), list[int]()

    def doubled(number: int) -> int:
        calls.append(number)
        return 2 * number

    assert [standing.once("double", doubled, number) for number in (1, 1, 2, 1)] == [2, 2, 4, 2]
    assert calls == [1, 2, 1]


def test_values_at_hand_are_the_very_objects_and_are_stored_when_there_is_time(tmp_path: Path) -> None:
    standing, value = Standing(), Found("x", "stated")
    store = memo.Memo(tmp_path, standing)
    store.replace({"a": value})
    store.close()
    store = memo.Memo(tmp_path, standing)
    assert store.get(["a", "b"], Found)["a"] is value
    assert memo.Memo(tmp_path).get(["a"], Found) == {}
    store.store()
    store.close()
    assert memo.Memo(tmp_path).get(["a"], Found) == {"a": value}


def test_a_page_at_hand_is_not_read_again(tmp_path: Path) -> None:
    memory, page = memo.Memo(None, Standing()), b"<p>page</p>"
    first = Printed(memory, tmp_path)
    first.remember("index.html", "key", page)
    first.keep()
    again = Printed(memory, tmp_path)
    assert again.known("index.html", "key") is page
    assert again.known("index.html", "another key") is None
    assert Printed(memo.Memo(None), tmp_path).known("index.html", "key") is None


def test_keys_are_the_same_with_and_without_what_stands() -> None:
    items = [Found("x", "stated"), Found("y", "inferred")]
    plain, live = memo.Memo(None), memo.Memo(None, Standing())
    keys = plain.keys("work", items, "context")
    assert live.keys("work", items, "context") == live.keys("work", items, "context") == keys
    assert len(keys | plain.keys("work", items, "another") | plain.keys("read", items, "context")) == 6
    (named,) = live.keys("name", items[:1], of=lambda item: item.basis)
    assert [named] == [*plain.keys("name", [Found("z", "stated")], of=lambda item: item.basis)]


NAMES = ("seeds/a.txt", "seeds/b.md", "seeds/sub/c.txt", "content/topics/t.md", "seeds/a.txt.fetched.yaml")
CHANGE = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(["write", "over", "swap", "old", "delete"]), st.integers(0, 3)
)


def change(root: Path, name: str, how: str, number: int) -> None:
    """One of the ways in which files change under a program: some leave the size, some the time of the last change."""
    path, text = root / name, f"text {number}"
    path.parent.mkdir(parents=True, exist_ok=True)
    if how == "delete":
        path.unlink(missing_ok=True)
    elif how == "swap":
        (root / "other").write_text(text)
        (root / "other").replace(path)
    elif how == "over" and path.exists():
        before = path.stat()
        with path.open("r+") as file:
            file.write(text)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    else:
        path.write_text(text)
        if how == "old":
            os.utime(path, (1, 1))


@given(st.lists(CHANGE, max_size=12))
@settings(max_examples=100, deadline=None)
def test_files_read_again_where_they_changed_are_files_read_anew(changes: list[tuple[str, str, int]]) -> None:
    known: Kept[str, object] = Kept()
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        root = Path(folder)
        patch.setattr(sys.modules["digest.read.walk"], "SETTLED", 12_000_000)
        for name, how, number in changes:
            change(root, name, how, number)
            time.sleep(0.015 * (number % 2))
            assert read.files(root, known) == read.files(root)
            known.turn()


def test_a_file_that_has_settled_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "seeds" / "a.txt"
    path.parent.mkdir()
    path.write_text("text")
    known: Kept[str, object] = Kept()
    about = path.stat()
    known.set(
        "seeds/a.txt",
        (
            (about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino, about.st_dev),
            read.RawFile("seeds/a.txt", b"as it was"),
        ),
    )
    assert [raw.data for raw in read.files(tmp_path, known)[0]] == [b"as it was"]
    path.write_text("text")
    assert [raw.data for raw in read.files(tmp_path, known)[0]] == [b"text"]


SEED = "---\ntitle: {title}\ndate: 2026-03-{day:02}\noutlet: Harbour Post\n---\n{text}\n"
TEXTS = (
    "The ferry to Lowmere ran again on Friday after eleven days. Crews had worked since 3 March, the harbour office said.",
    "Forty percent of the quay is still closed. Ira Moss, its head, said the ferry to Lowmere would run again on Friday.",
    "A storm broke the pier of Marrow Bay. Two boats sank. Nobody was hurt, according to the Harbour Post.",
)
TOPIC = "---\ntitle: Ferry\nmatch:\n  any: [{word}]\n---\nThe ferry.\n"
EDIT = st.tuples(
    st.sampled_from(
        [
            "seeds/a.md",
            "seeds/b.md",
            "seeds/c.md",
            "content/topics/ferry.md",
            "content/articles/fix.md",
            "templates/assets/x.css",
        ]
    ),
    st.integers(0, 3),
)


def edit(site: SiteTest, name: str, number: int) -> None:
    if number == 3:
        (site.root / name).unlink(missing_ok=True)
    elif name.startswith("seeds"):
        site.edit(name, SEED.format(title=f"Title {number % 2}", day=number + 1, text=TEXTS[number]))
    elif "topics" in name:
        site.edit(name, TOPIC.format(word=("ferry", "storm", "quay")[number]))
    elif "articles" in name:
        site.edit(name, f"---\nseed: a.md\ntitle: Mended {number}\n---\n")
    else:
        site.edit(name, f"p {{ top: {number} }}")


@given(st.lists(EDIT, min_size=1, max_size=4))
@settings(max_examples=4, deadline=None)
def test_a_process_that_goes_on_builds_what_a_new_one_builds(edits: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        site, standing = SiteTest(Path(folder) / "p"), Standing()
        site.seed("a.md", SEED.format(title="First", day=1, text=TEXTS[0]))
        for name, number in edits:
            edit(site, name, number)
            memory = memo.Memo(site.root / ".digest", standing)
            made = build.plan(site.root, {}, tasks.Workshop(memory))
            memory.close()
            standing.turn()
            clean = site.plan(remember=False)
            assert (made.outputs, made.problems) == (clean.outputs, clean.problems)
