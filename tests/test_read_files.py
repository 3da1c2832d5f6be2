"""The walk over seeds/ and content/: what is read, what is passed over silently, what is a problem."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from digest import read


def put(root: Path, name: str, data: str | bytes = "Text.") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def codes(root: Path) -> dict[str, str]:
    return {problem.path: problem.code for problem in read.files(root)[1]}


def test_files_come_sorted_with_posix_paths_from_both_folders(tmp_path: Path) -> None:
    for name in ("seeds/b.txt", "seeds/a/c.md", "content/topics/x.md", "content/site.yaml", "templates/t.html"):
        put(tmp_path, name)
    found, problems = read.files(tmp_path)
    assert [file.path for file in found] == ["content/site.yaml", "content/topics/x.md", "seeds/a/c.md", "seeds/b.txt"]
    assert problems == ()


@pytest.mark.parametrize(
    "name", [".DS_Store", "a.txt~", ".a.txt.swp", "#a.txt#", "a.txt.bak", "Thumbs.db", ".git/x.txt"]
)
def test_what_editors_and_desktops_leave_is_passed_over_silently(tmp_path: Path, name: str) -> None:
    put(tmp_path, "seeds/real.txt")
    put(tmp_path, f"seeds/{name}")
    found, problems = read.files(tmp_path)
    assert [file.path for file in found] == ["seeds/real.txt"]
    assert problems == ()


@pytest.mark.parametrize("folder", ["pier_files", "pier.files", "pier-Dateien", "pier_fichiers", "pier_pliki"])
def test_the_folder_saved_with_a_page_is_passed_over_while_the_page_is_there(tmp_path: Path, folder: str) -> None:
    inside = tmp_path / "seeds" / folder
    inside.mkdir(parents=True)
    (inside / "advert.html").write_text("<p>Buy a boat.</p>")
    assert [raw.path for raw in read.files(tmp_path)[0]] == [f"seeds/{folder}/advert.html"]
    (tmp_path / "seeds" / "pier.html").write_text("<p>The pier is closed.</p>")
    assert [raw.path for raw in read.files(tmp_path)[0]] == ["seeds/pier.html"]


def test_other_types_are_noted_not_read(tmp_path: Path) -> None:
    put(tmp_path, "seeds/real.txt")
    put(tmp_path, "seeds/page.pdf")
    put(tmp_path, "content/pages/notes.txt")
    assert codes(tmp_path) == {"seeds/page.pdf": "unknown-type", "content/pages/notes.txt": "unknown-type"}
    assert {problem.level for problem in read.files(tmp_path)[1]} == {"note"}


def test_an_ending_in_capitals_is_the_same_ending(tmp_path: Path) -> None:
    put(tmp_path, "seeds/A.TXT")
    assert [file.path for file in read.files(tmp_path)[0]] == ["seeds/A.TXT"]


def test_links_out_of_the_site_are_refused_and_links_inside_read(tmp_path: Path) -> None:
    root = tmp_path / "site"
    put(tmp_path, "secret.txt")
    put(root, "seeds/real.txt")
    (root / "seeds/out.txt").symlink_to(tmp_path / "secret.txt")
    (root / "seeds/in.txt").symlink_to(root / "seeds/real.txt")
    (root / "seeds/loop").symlink_to(root / "seeds")
    (root / "seeds/gone.txt").symlink_to(root / "nowhere.txt")
    assert [file.path for file in read.files(root)[0]] == ["seeds/in.txt", "seeds/real.txt"]
    assert codes(root) == {
        "seeds/out.txt": "leads-outside",
        "seeds/loop": "linked-folder",
        "seeds/gone.txt": "unreadable",
    }


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    put(tmp_path, "seeds/real.txt")
    os.mkfifo(tmp_path / "seeds/pipe.txt")
    assert codes(tmp_path) == {"seeds/pipe.txt": "not-a-file"}


def test_too_large_a_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["digest.read.files"], "MAX_BYTES", 10)
    put(tmp_path, "seeds/real.txt", "short")
    put(tmp_path, "seeds/long.txt", "longer than ten")
    assert codes(tmp_path) == {"seeds/long.txt": "too-large"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    put(tmp_path, "seeds/real.txt")
    put(tmp_path, "seeds/shut.txt").chmod(0)
    assert codes(tmp_path) == {"seeds/shut.txt": "unreadable"}


def test_a_file_that_vanishes_or_fails_while_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "seeds/real.txt")

    def fail(handle: int, size: int) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "read", fail)
    assert codes(tmp_path) == {"seeds/real.txt": "unreadable", "seeds": "no-seeds"}


def test_a_name_with_a_line_break_stays_one_line_of_message(tmp_path: Path) -> None:
    put(tmp_path, "seeds/real.txt")
    put(tmp_path, "seeds/a\nb.txt")
    (problem,) = read.files(tmp_path)[1]
    assert problem.code == "bad-name"
    assert "\n" not in str(problem)


@pytest.mark.parametrize("make", [False, True])
def test_no_seeds_is_said_plainly(tmp_path: Path, make: bool) -> None:
    if make:
        (tmp_path / "seeds").mkdir()
    found, (problem,) = read.files(tmp_path)
    assert found == ()
    assert problem.code == "no-seeds"
    assert "put articles into seeds/" in str(problem)
