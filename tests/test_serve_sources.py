from __future__ import annotations

from pathlib import Path

import pytest

from digest.problems import DigestError
from digest.serve.sources import LARGEST, Sources, opener, view


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "my site"
    for name in ("seeds/sub", "content", "templates"):
        (root / name).mkdir(parents=True)
    (root / "secret.txt").write_text("secret")
    (root / "seeds/a.txt").write_bytes(b"one\r\ntwo\rthree\n")
    (root / "seeds/sub/b.md").write_text("b")
    return root


def sources(root: Path, pattern: str | None = None) -> Sources:
    return Sources([root / name for name in ("seeds", "content", "templates")], pattern)


def test_a_text_is_read_line_by_line(root: Path) -> None:
    found = sources(root).read("seeds/a.txt")
    assert found is not None
    assert (found.path, found.lines, found.shipped) == ("seeds/a.txt", ("one", "two", "three"), False)


def test_a_part_of_a_file_is_found_in_the_file(root: Path) -> None:
    found = sources(root).read("seeds/a.txt#second")
    assert found is not None
    assert found.path == "seeds/a.txt"


def test_an_old_encoding_is_read_as_the_build_reads_it(root: Path) -> None:
    (root / "seeds/old.txt").write_bytes(
        "Ferries ran late – the port’s crews were few, the captain’s log says.".encode("cp1252")
    )
    found = sources(root).read("seeds/old.txt")
    assert found is not None
    assert "the port’s crews" in found.lines[0]


@pytest.mark.parametrize(
    "path",
    [
        "secret.txt",
        "seeds",
        "seeds/",
        "seeds//a.txt",
        "/seeds/a.txt",
        "seeds/../secret.txt",
        "seeds/./a.txt",
        "seeds/sub/../../secret.txt",
        "seeds/.hidden.txt",
        "seeds/.git/config",
        "seeds\\a.txt",
        "seeds/a.txt\0",
        "seeds/out.txt",
        "seeds/outfolder/secret.txt",
        "seeds/sub",
        "seeds/none.txt",
        "content/../seeds/a.txt",
        "site/index.html",
        "templates/../digest/__init__.py",
        "templates/digest/../../digest/__init__.py",
        "",
        "seeds/binary.txt",
        "seeds/large.txt",
        "seeds/pipe",
    ],
)
def test_nothing_else_is_read(root: Path, path: str) -> None:
    import os

    (root / "seeds/.hidden.txt").write_text("hidden")
    (root / "seeds/.git").mkdir()
    (root / "seeds/.git/config").write_text("hidden")
    (root / "seeds/out.txt").symlink_to(root / "secret.txt")
    (root / "seeds/outfolder").symlink_to(root)
    (root / "seeds/binary.txt").write_bytes(b"a\0b")
    (root / "seeds/large.txt").write_bytes(b"a" * (LARGEST + 1))
    os.mkfifo(root / "seeds/pipe")
    assert sources(root).read(path) is None


def test_templates_of_ones_own_win_over_the_shipped_ones(root: Path) -> None:
    shipped = sources(root).read("templates/base.html")
    assert shipped is not None
    assert shipped.shipped
    (root / "templates/base.html").write_text("mine")
    own = sources(root).read("templates/base.html")
    assert own is not None
    assert (own.lines, own.shipped) == (("mine",), False)
    extended = sources(root).read("templates/digest/base.html")
    assert extended is not None
    assert extended.lines == shipped.lines


def test_a_link_inside_the_folder_is_followed(root: Path) -> None:
    (root / "seeds/again.txt").symlink_to(root / "seeds/a.txt")
    assert sources(root).read("seeds/again.txt") is not None


def test_a_file_is_opened_by_its_whole_path(root: Path) -> None:
    found = sources(root, opener("vscode")).opens("seeds/a.txt", 2)
    assert found == f"vscode://file{str(root).replace(' ', '%20')}/seeds/a.txt:2"
    assert sources(root, opener("idea")).opens("seeds/a.txt", None) == (
        f"idea://open?file={str(root).replace(' ', '%20')}/seeds/a.txt&line=1"
    )
    assert sources(root).opens("seeds/a.txt", 2) is None
    assert sources(root, opener("vscode")).opens("secret.txt", 2) is None


@pytest.mark.parametrize(
    ("choice", "pattern"),
    [
        (None, None),
        ("", None),
        ("VSCode", "vscode://file{path}:{line}"),
        ("vscode://file/{path}:{line}", "vscode://file{path}:{line}"),
        ("txmt://open?url=file://{path}&line={line}", "txmt://open?url=file://{path}&line={line}"),
    ],
)
def test_an_editor_is_a_name_or_an_address(choice: str | None, pattern: str | None) -> None:
    assert opener(choice) == pattern


@pytest.mark.parametrize(
    "choice",
    [
        "notepad",
        "vscode://file",
        "{path}",
        "javascript:alert('{path}')",
        "JavaScript:{path}",
        "data:,{path}",
        "/{path}",
    ],
)
def test_what_is_no_editor_is_said(choice: str) -> None:
    with pytest.raises(DigestError, match="no editor known here; write idea, textmate, vscode"):
        opener(choice)


def test_addresses_of_the_view_are_quoted() -> None:
    assert view("seeds/a b#c?.txt", 3) == "/-/source/seeds/a%20b%23c%3F.txt?line=3#L3"
    assert view("seeds/a.txt") == "/-/source/seeds/a.txt"
