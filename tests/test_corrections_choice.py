"""Which texts an editor means."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest import corrections

KNOWN = ("a.txt", "b[1].txt", "feed.xml#one", "feed.xml#two", "north/a.html", "north/deep/c.eml", "seeds/odd.txt")


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        ("a.txt", ("a.txt",)),
        ("seeds/a.txt", ("a.txt",)),
        ("./seeds/a.txt", ("a.txt",)),
        ("feed.xml", ("feed.xml#one", "feed.xml#two")),
        ("feed.xml#two", ("feed.xml#two",)),
        ("north", ("north/a.html", "north/deep/c.eml")),
        ("seeds/north/", ("north/a.html", "north/deep/c.eml")),
        ("*.xml", ("feed.xml#one", "feed.xml#two")),
        ("*/a.*", ("north/a.html",)),
        ("b[1].txt", ("b[1].txt",)),
        ("seeds", KNOWN),
        ("seeds/", KNOWN),
        ("seeds/seeds/odd.txt", ("seeds/odd.txt",)),
        ("nort", ()),
        ("../a.txt", ()),
    ],
)
def test_paths_parts_folders_and_patterns(
    wanted: str, meant: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert corrections.chosen(wanted, Path(), KNOWN) == meant


def test_a_path_is_taken_as_seen_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site/seeds/north").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "site/seeds/north")
    assert corrections.chosen("a.html", tmp_path / "site", KNOWN) == ("north/a.html",)
    monkeypatch.chdir(tmp_path)
    assert corrections.chosen("site/seeds/a.txt", tmp_path / "site", KNOWN) == ("a.txt",)
    assert corrections.chosen(str(tmp_path / "site/seeds/a.txt"), tmp_path / "site", KNOWN) == ("a.txt",)
