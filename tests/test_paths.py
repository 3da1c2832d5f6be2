"""Which names every system takes, and which of them are one file somewhere."""

from __future__ import annotations

import ntpath
import unicodedata
from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import paths, words
from digest.problems import DigestError

ODD = st.text(st.sampled_from("aAée\u0301ßS/\\.:~ \x00\n\u202econulpt12¹\udc80"), max_size=30)


@pytest.mark.parametrize(
    "path",
    ["index.html", "a/b/c.html", ".nojekyll", "assets/Ä b.css", "articles/consul/index.html", "com10.txt", "a" * 255],
)
def test_what_may_be_published(path: str) -> None:
    assert paths.unfit(path) is None


@pytest.mark.parametrize(
    "path",
    [
        "", "/", "/etc/passwd", "../x", "a/../x", "a/./x", "a//x", "a/", ".", "a\\..\\x", "C:/x", "a:stream", "a\nb", "a\x00b", "a\udcff",
        "CON", "con.html", "a/Aux/x", "NUL .txt", "nul:x", "lpt1", "COM¹.md", "conin$", "x.", "x ", "a?b", "a*", 'a"', "<a>", "a|b",
        "a" * 256, "é" * 128, "a/" * 501 + "a", "\u202ecod.exe",
    ],
)  # fmt: skip
def test_what_may_not(path: str) -> None:
    assert paths.unfit(path)
    with pytest.raises(DigestError, match="rename it") as told:
        paths.refuse({path: "seeds/a.txt"})
    assert str(told.value).isprintable()


@given(ODD)
def test_what_may_be_published_stays_where_it_is_put_under_posix_and_windows(path: str) -> None:
    if paths.unfit(path) is None:
        assert not path.startswith("/")
        assert ".." not in path.split("/")
        windows = PureWindowsPath(path)
        assert not windows.drive
        assert not windows.root
        assert not windows.is_reserved()
        assert ntpath.normpath(path) == path.replace("/", "\\")
        path.encode()


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("seeds/A.txt", "seeds/a.txt"), ("seeds/é.txt", "seeds/e\u0301.txt"), ("Straße", "STRASSE"), ("a/b", "A"), ("A", "a/b"),
        ("x/Ö/b", "x/o\u0308"), ("\u1e9b\u0323", "\u1e9b\u0323".upper()),
    ],
)  # fmt: skip
def test_what_some_system_takes_for_one(first: str, later: str) -> None:
    assert list(paths.clashes([first, "other", later])) == [(first, later)]
    with pytest.raises(DigestError, match="rename one") as told:
        paths.refuse({first: "seeds/one.md", later: "seeds/two.md"})
    assert "seeds/one.md and seeds/two.md" in str(told.value)


def test_files_in_one_folder_are_several() -> None:
    assert list(paths.clashes(["a/b", "a/c", "A/d", "a/bb", "ab", "b"])) == []


@given(st.lists(ODD.filter(bool), max_size=8, unique=True))
def test_clashes_are_found_as_by_looking_at_each_pair(names: list[str]) -> None:
    def one(left: str, right: str) -> bool:
        return unicodedata.normalize("NFC", left.casefold()) == unicodedata.normalize("NFC", right.casefold())

    whole = any(one(left, right) for at, left in enumerate(names) for right in names[:at])
    assert not whole or list(paths.clashes(names))


@given(st.text(max_size=40))
def test_a_slug_is_a_folder_every_system_takes(text: str) -> None:
    slug = words.slug(text)
    assert not slug or paths.unfit(f"{slug}/index.html") is None
    assert words.slug(slug) == slug


@pytest.mark.parametrize("text", ["CON", "aux", "Nul!", "LPT1", "com0"])
def test_no_slug_is_a_device(text: str) -> None:
    assert words.slug(text).endswith("-x")
