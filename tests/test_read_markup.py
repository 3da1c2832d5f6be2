"""HTML becomes a tree within limits; the encoding that a page declares."""

from __future__ import annotations

import pytest

from digest.read import markup
from tests import growth


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<meta charset=koi8-r>", "koi8-r"),
        (b'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1250">', "windows-1250"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><html>', "iso-8859-2"),
        (b'<meta charset="utf-16le">', ""),
        (b"<p>charset=koi8-r</p>", ""),
        (b" " * 5_000 + b"<meta charset=koi8-r>", ""),
    ],
)
def test_the_declared_encoding(data: bytes, name: str) -> None:
    assert markup.declared(data) == name


def test_an_encoding_fits_or_not() -> None:
    assert markup.fits("ґанок".encode("cp1251"), "windows-1251")
    assert not markup.fits("ґанок".encode("cp1251"), "utf-8")
    assert not markup.fits(b"a", "no-such-encoding")


def test_embedded_pictures_are_cut_and_words_stay() -> None:
    assert markup.slim(f"<img src='data:image/png;base64,{'A' * 500}'>data:") == "<img src='data:,'>data:"
    assert markup.slim("he said (data: none)") == "he said (data: none)"


def test_what_is_within_the_limits_is_not_too_much() -> None:
    page = "<html><body>" + "<div>" * 100 + "<p title='a'>Words.</p>" * 1_000
    assert not markup.excess(page)
    assert not markup.excess_of(markup.tree(page))


@pytest.mark.parametrize("piece", ["<", "<p ", '<a "', "<meta charset", "data:", "='data:a,", "<p a="])
def test_hostile_pages_take_linear_time(piece: str) -> None:
    def look(text: str) -> None:
        markup.excess(markup.slim(text))
        markup.declared(text.encode())

    assert growth.growth(look, piece * (2_000_000 // len(piece))) < growth.MOST
