"""The search index, made by the real program: the same whenever and wherever it is made, and nothing left behind."""

from __future__ import annotations

import contextlib
import json
import os
import random
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from digest import memo, search
from digest.model.output import Record
from digest.search import canonical, pagefind


def record(name: str, text: str = "The ferry waits.", **changes: Any) -> Record:
    facets = {"outlet": ("quay-press", "reed-post"), "language": ("en",), "date": ("2031-03",), "kind": ("article",)}
    values: dict[str, Any] = {
        "url": f"articles/{name}/", "language": "en", "text": text, "shown": {"title": f"Of {name}", "origin": "Quay Press"},
        "facets": facets, "day": "2031-03-04",
    }  # fmt: skip
    return Record(**(values | changes))


def many(number: int) -> list[Record]:
    chosen = random.Random(7)
    words = [
        f"{start}{end}" for start in ("fer", "bri", "har", "річ", "міс") for end in ("ry", "dge", "bour", "ка", "то")
    ]
    return [
        record(
            f"a{place}",
            " ".join(chosen.choices(words, k=30)),
            facets={"outlet": (f"outlet-{place % 11}",), "date": (f"2031-{place % 12 + 1:02}",), "topic": (f"t{place % 3}",)},
            day=f"2031-03-{place % 28 + 1:02}",
        )
        for place in range(number)
    ]  # fmt: skip


def made(records: list[Record], memory: memo.Memo | None = None) -> dict[str, bytes]:
    with search.indexing(memory or memo.Memo(None)) as index:
        index.begin(records)
        files = index.files()
    assert index.problems == ()
    return {file.path: file.data for file in files}


def test_an_index_holds_its_records_and_of_pagefind_only_what_the_site_uses() -> None:
    files = made([record("a"), record("b")])
    assert {path.split("/")[1] for path in files} == {
        "pagefind.js", "pagefind-entry.json", "wasm.en.pagefind", "fragment", "index", "filter",
        *(name for path in files if (name := path.split("/")[1]).endswith(".pf_meta")),
    }  # fmt: skip
    assert json.loads(files["pagefind/pagefind-entry.json"])["languages"]["en"]["page_count"] == 2
    assert sum("fragment/" in path for path in files) == 2


def test_the_same_records_make_the_same_bytes_in_any_order_and_on_one_core() -> None:
    records = many(60)
    first = made(records)
    assert all(made(random.Random(seed).sample(records, len(records))) == first for seed in range(3))
    if hasattr(os, "sched_setaffinity"):
        cores = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {min(cores)})
        try:
            assert made(records) == first
        finally:
            os.sched_setaffinity(0, cores)


def test_what_pagefind_leaves_to_chance_is_sorted() -> None:
    values = [["b", [1]], ["a", [0, 300]]]
    made_so = {
        "filter/en_1234567.pf_filter": canonical.packed(["outlet", values]),
        "filter/en_7654321.pf_filter": canonical.packed(["kind", [["article", [70_000]]]]),
        "pagefind.en_0123456789.pf_meta": canonical.packed(
            ["1.5", [], [], [["outlet", "en_1234567"], ["kind", "en_7654321"]], [], []]
        ),
        "pagefind-entry.json": b'{"version":"1.5","languages":{"en":{"hash":"en_0123456789","wasm":"en"}}}',
    }
    otherwise = dict(made_so)
    otherwise["filter/en_1234567.pf_filter"] = canonical.packed(["outlet", values[::-1]])
    found = canonical.files(made_so)
    assert found == canonical.files(otherwise)
    (meta,) = [canonical.unpacked(data) for path, data in found.items() if path.endswith(".pf_meta")]
    assert [name for name, _ in meta[3]] == ["kind", "outlet"]
    assert all(f"filter/{file}.pf_filter" in found for _, file in meta[3])


@pytest.mark.parametrize("broken", [b"", b"x", canonical.packed(["outlet"]), canonical.packed([1, 2])])
def test_a_format_that_is_not_known_is_left_as_it_is(broken: bytes) -> None:
    files = {"filter/en_1234567.pf_filter": broken, "pagefind-entry.json": b"{}"}
    assert canonical.files(files) == files


def test_one_index_holds_all_languages_by_the_grammar_that_serves_most() -> None:
    english, ukrainian = record("a"), record("b", "Пором чекає.", language="uk")
    assert search.language([english, ukrainian, record("c", language="uk")]) == "en"
    assert search.language([ukrainian]) == "uk"
    assert search.language([record("d", language="fr"), record("e", language="fr"), english]) == "fr"
    files = made([english, ukrainian])
    assert list(json.loads(files["pagefind/pagefind-entry.json"])["languages"]) == ["en"]
    assert "pagefind/wasm.unknown.pagefind" in made([ukrainian])


def test_an_index_is_remembered_by_its_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = memo.Memo(tmp_path)
    try:
        memory.replace({"of another stage": "kept"})
        first = made([record("a"), record("b")], memory)
        monkeypatch.setattr(search, "Service", lambda: pytest.fail("indexed again"))
        assert made([record("b"), record("a")], memory) == first
        assert memory.get(["of another stage"], str) == {"of another stage": "kept"}
        monkeypatch.undo()
        assert made([record("a")], memory) != first
    finally:
        memory.close()


def test_without_records_there_is_no_index() -> None:
    assert made([]) == {}


# -- what can go wrong --------------------------------------------------------------------------------


def program(path: Path, script: str) -> Path:
    path.write_text(f"#!{sys.executable}\n{script}")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.skipif(os.name == "nt", reason="a script is no program there")
@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("", "broke off"),
        ("import sys; sys.stdout.write('%%%,')", "broke off"),
        (
            'import sys, base64; sys.stdout.write(base64.b64encode(b\'{"payload":{"type":"Error","message":"no\\\\nroom"}}\').decode() + \',\')',
            "says “no room”",
        ),
    ],
    ids=["ends", "babbles", "refuses"],
)
def test_a_program_that_fails_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, told: str
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program(tmp_path / "pagefind", script)))
    with search.indexing(memo.Memo(None)) as index:
        index.begin([record("a")])
        assert index.files() == ()
    (problem,) = index.problems
    assert told in str(problem)
    assert "\n" not in str(problem)


def test_a_program_that_is_missing_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "nowhere"))
    with search.indexing(memo.Memo(None)) as index:
        index.begin([record("a")])
        assert index.files() == ()
    assert [problem.code for problem in index.problems] == ["no-search"]


def test_an_index_that_is_given_up_leaves_no_process_and_no_thread() -> None:
    threads = set(threading.enumerate())
    with contextlib.suppress(KeyboardInterrupt), search.indexing(memo.Memo(None)) as index:
        index.begin(many(400))
        service = index._service
        raise KeyboardInterrupt
    assert service is not None
    assert service._process.poll() is not None
    assert set(threading.enumerate()) <= threads


def test_a_build_that_is_killed_takes_the_program_with_it() -> None:
    """The program sees its input end: nothing else tells it, since Ctrl-C is not for it."""
    service = pagefind.Service()
    try:
        assert service._process.stdin is not None
        service._process.stdin.close()
        service._process.wait(timeout=30)
    finally:
        service.close()


def test_a_program_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.name == "nt":
        pytest.skip("a script is no program there")
    monkeypatch.setattr(pagefind, "LONGEST", 0.5)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program(tmp_path / "pagefind", "import time; time.sleep(600)")))
    with search.indexing(memo.Memo(None)) as index:
        index.begin([record("a")])
        assert index.files() == ()
    assert [problem.code for problem in index.problems] == ["no-search"]


def test_pagefind_is_asked_without_the_network() -> None:
    """Its program opens no socket: under a policy of no network it does the same."""
    if subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let a process give up the network")
    code = (
        "from digest import memo, search; from tests.test_search import record\n"
        "with search.indexing(memo.Memo(None)) as index:\n"
        "    index.begin([record('a')]); print(len(index.files()))"
    )
    done = subprocess.run(
        ["unshare", "-rn", sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) > 5
