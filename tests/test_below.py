"""What lies below a folder, by handles."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import below
from digest.below import Below

SIZES = st.sampled_from((0, 1, 2, 4095, 4096, 4097, below._STEP - 1, below._STEP, below._STEP + 1, below._STEP + 5000))


@given(SIZES, SIZES, SIZES)
def test_a_file_is_read_up_to_the_limit_whatever_its_size_was_taken_for(size: int, most: int, taken: int) -> None:
    reader, data = os.memfd_create("text"), bytes(range(256)) * (size // 256 + 1)
    try:
        os.write(reader, data[:size])
        os.lseek(reader, 0, os.SEEK_SET)
        assert below.read(reader, most, taken) == data[: min(size, most)]
    finally:
        os.close(reader)


@pytest.mark.parametrize("path", ["", "..", "../x", "a/../../x", "/etc/passwd", "a//b", "./a", "a/.", "a\x00b", "a/b/"])
def test_paths_that_mean_another_place_are_refused(tmp_path: Path, path: str) -> None:
    with Below(tmp_path) as root:
        with pytest.raises(NotADirectoryError):
            root.parent(path, make=True)
        assert root.about(path) is None
        assert not root.holds(path, b"")
    assert not list(tmp_path.iterdir())


def test_links_on_the_way_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "root/real").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/x").write_text("secret")
    (tmp_path / "root/link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "root/real/file").symlink_to(tmp_path / "elsewhere/x")
    with Below(tmp_path / "root") as root:
        for path in ("link/x", "link/new/x"):
            with pytest.raises(OSError, match=r"Not a directory|Too many levels"):
                root.parent(path, make=True)
        assert root.about("link/x") is None
        assert not root.holds("real/file", b"secret")
        assert root.about("real/file") is not None
        assert root.parent("real/deep/er/x", make=True)[1] == "x"
    assert (tmp_path / "root/real/deep/er").is_dir()
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["x"]


def test_folders_left_and_entered_again_are_the_right_ones(tmp_path: Path) -> None:
    paths = ("a/b/x", "a/c/x", "a/b/x", "x", "d/x", "a/x", "a/b/c/x")
    with Below(tmp_path) as root:
        for number, path in enumerate(paths):
            folder, name = root.parent(path, make=True)
            handle = os.open(name, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, dir_fd=folder)
            os.write(handle, b"%d" % number)
            os.close(handle)
    assert {path: (tmp_path / path).read_text() for path in set(paths)} == {
        "a/b/x": "2", "a/c/x": "1", "x": "3", "d/x": "4", "a/x": "5", "a/b/c/x": "6",
    }  # fmt: skip
