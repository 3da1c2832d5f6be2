"""The walk over seeds/ and content/: what is read, what is passed over silently, what is a problem."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from digest import build, read
from digest.commands.options import place_of
from digest.problems import DigestError
from digest.read.files import MAX_BYTES
from digest.read.theme import theme
from digest.workshop import workshop


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


@pytest.mark.parametrize("folder", ["seeds", "content", "templates", ".digest", "site"])
def test_a_folder_of_the_site_that_is_a_link_out_stops_the_build(tmp_path: Path, folder: str) -> None:
    root, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    put(root, "seeds/a.txt" if folder != "seeds" else "content/pages/a.md")
    put(elsewhere, "a.txt", "Somebody else's.")
    (root / folder).symlink_to(elsewhere)
    with pytest.raises(DigestError, match=f"{folder} is a link, to {elsewhere}"):
        built(root)
    assert [path.name for path in elsewhere.iterdir()] == ["a.txt"]


def built(root: Path) -> None:
    with workshop(root, progress=lambda *_: None, jobs="1") as shop:
        build.plan(root, {}, shop, place_of(root, None))


def test_a_folder_that_is_a_link_within_the_site_is_read(tmp_path: Path) -> None:
    put(tmp_path, "archive/seeds/a.txt")
    (tmp_path / "seeds").symlink_to("archive/seeds")
    assert [file.path for file in read.files(tmp_path)[0]] == ["seeds/a.txt"]


@pytest.mark.parametrize("name", ["CON.txt", "nul.md", "a\\b.txt", "trailing .txt/x .txt", "a.txt. /b.txt"])
def test_names_that_other_systems_take_for_something_else_are_told(tmp_path: Path, name: str) -> None:
    put(tmp_path, "seeds/real.txt")
    put(tmp_path, f"seeds/{name}")
    found = codes(tmp_path)
    assert list(found.values()) == (["bad-name"] if "trailing" not in name else [])


def test_folders_are_looked_into_to_an_end(tmp_path: Path) -> None:
    put(tmp_path, "seeds/real.txt")
    put(tmp_path, f"seeds/{'d/' * 40}deep.txt")
    (code,) = codes(tmp_path).values()
    assert code == "too-deep"


def test_files_that_are_one_elsewhere_are_told_with_both_names(tmp_path: Path) -> None:
    for name in ("A.txt", "a.txt", "caf\u00e9.txt", "cafe\u0301.txt", "other.txt"):
        put(tmp_path, f"seeds/{name}", f"text of {name}")
    kept, told = read.told_apart(read.files(tmp_path)[0])
    assert [file.path for file in kept] == ["seeds/A.txt", "seeds/cafe\u0301.txt", "seeds/other.txt"]
    assert [(one.path, one.code, one.level) for one in told] == [
        ("seeds/a.txt", "same-name", "error"),
        ("seeds/caf\u00e9.txt", "same-name", "error"),
    ]
    assert "seeds/A.txt" in told[0].message


@pytest.mark.parametrize("become", ["pipe", "link", "large"])
def test_what_a_file_becomes_after_it_was_looked_at_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, become: str
) -> None:
    """Opening a pipe would wait for ever, and a link would lead out."""
    secret = put(tmp_path, "secret.txt", "secret")
    put(tmp_path, "root/seeds/real.txt")
    seed = put(tmp_path, "root/seeds/turns.txt", "short")
    walk = sys.modules["digest.read.walk"]
    opened = walk.below.opened

    def turning(name: str, folder: int) -> object:
        if name == "turns.txt":
            seed.unlink()
            if become == "pipe":
                os.mkfifo(seed)
            elif become == "link":
                seed.symlink_to(secret)
            else:
                seed.write_bytes(b"x" * (MAX_BYTES + 1))
        return opened(name, folder)

    monkeypatch.setattr(walk.below, "opened", turning)
    found, problems = read.files(tmp_path / "root")
    assert [file.path for file in found] == ["seeds/real.txt"]
    assert [problem.path for problem in problems] == ["seeds/turns.txt"]


@pytest.mark.parametrize("make", ["link", "folder", "pipe", "device", "bytes"])
def test_a_theme_holds_files_of_the_site_only(tmp_path: Path, make: str) -> None:
    secret = put(tmp_path, "secret/a.txt", "secret")
    place = put(tmp_path, "root/templates/assets/real.css", "p{}").with_name("odd.css")
    if make == "link":
        place.symlink_to(secret)
    elif make == "folder":
        place.symlink_to(secret.parent)
    elif make == "pipe":
        os.mkfifo(place)
    elif make == "device":
        place.with_name("NUL.css").touch()
    else:
        (tmp_path / os.fsdecode(b"root/templates/assets/\xff.css")).touch()
    with pytest.raises(DigestError, match="templates/assets/") as told:
        theme(tmp_path / "root")
    assert str(told.value).isprintable()


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
