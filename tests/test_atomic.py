"""A file stands whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest import atomic
from digest.problems import DigestError


def test_a_new_file_is_whole_and_never_over_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deep/a.md"
    assert atomic.write(path, b"one", over=False)
    assert not atomic.write(path, b"two", over=False)
    monkeypatch.setattr("os.link", _no_links)
    assert not atomic.write(path, b"three", over=False)
    assert atomic.write(path.with_name("b.md"), b"four", over=False)
    assert {file.name: file.read_text() for file in path.parent.iterdir()} == {"a.md": "one", "b.md": "four"}


def _no_links(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_a_file_is_replaced_where_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one")
    assert atomic.write(tmp_path / "a.md", b"two", over=True)
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"a.md": "two"}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DigestError, match="cannot be written"):
        atomic.write(tmp_path / "file/a.md", b"five", over=False)
