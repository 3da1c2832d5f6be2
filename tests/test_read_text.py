"""Encodings and newlines."""

from __future__ import annotations

import codecs

import pytest

from digest.read import text

UKRAINIAN = "Уряд схвалив новий бюджет. За нього проголосували двісті сорок депутатів парламенту країни.\n" * 4


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (UKRAINIAN.encode(), "utf-8"),
        (codecs.BOM_UTF8 + UKRAINIAN.encode(), "utf-8"),
        (UKRAINIAN.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + UKRAINIAN.encode("utf-16-be"), "utf-16"),
        (UKRAINIAN.encode("utf-32"), "utf-32"),
    ],
)
def test_marked_and_plain_unicode_is_read_as_it_is(data: bytes, name: str) -> None:
    assert text.decoded("seeds/a.txt", data) == (UKRAINIAN, name, ())


def test_an_older_encoding_is_found_and_named() -> None:
    found, encoding, (note,) = text.decoded("seeds/a.txt", UKRAINIAN.encode("cp1251"))
    assert found == UKRAINIAN
    assert encoding == "cp1251"
    assert (note.code, note.level) == ("guessed-encoding", "note")
    assert "cp1251" in note.message


def test_newlines_become_lf_and_nothing_else_changes() -> None:
    assert text.decoded("a", b"a\r\nb\rc\n\td\xc2\xa0 e ")[0] == "a\nb\nc\n\td\u00a0 e "


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary-file"),
        (b"%PDF-1.7\n" + bytes(range(1, 32)) * 20, "binary-file"),
        (b"", "empty-file"),
        (b" \r\n\t\n", "empty-file"),
        (codecs.BOM_UTF8, "empty-file"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "unknown-encoding"),
    ],
)
def test_what_is_no_text_is_a_problem(data: bytes, code: str) -> None:
    found, _, (problem,) = text.decoded("seeds/a.txt", data)
    assert found is None
    assert problem.code == code


@pytest.mark.parametrize(
    ("data", "declared", "expected", "encoding"),
    [
        ("Міст закрили.".encode("cp1251"), "windows-1251", "Міст закрили.", "cp1251"),
        ("Brücke „zu“".encode("cp1252"), "ISO-8859-1", "Brücke „zu“", "cp1252"),
        ("橋は閉鎖".encode("iso2022_jp"), "iso-2022-jp", "橋は閉鎖", "iso2022_jp"),
        ("Міст".encode("utf-16-le"), "utf-16", "Міст", "utf-16-le"),
        ("Міст закрили.".encode(), "windows-1251", "Міст закрили.", "utf-8"),
        (codecs.BOM_UTF8 + "Міст".encode(), "koi8-u", "Міст", "utf-8"),
        (b"plain", "base64", "plain", "utf-8"),
        (b"plain", "no such thing \x00", "plain", "utf-8"),
    ],
)
def test_what_is_declared_counts_unless_the_bytes_tell_otherwise(
    data: bytes, declared: str, expected: str, encoding: str
) -> None:
    assert text.decoded("a", data, declared) == (expected, encoding, ())


def test_a_slip_does_not_make_another_encoding_of_a_text() -> None:
    found, encoding, (note,) = text.decoded("a", UKRAINIAN.encode() + b"\xff.", "utf-8")
    assert (found, encoding, note.code) == (f"{UKRAINIAN}\ufffd.", "utf-8", "broken-encoding")


@pytest.mark.parametrize("name", ["punycode", "utf-7", "unicode_escape", "raw_unicode_escape"])
def test_no_encoding_makes_what_no_text_can_hold(name: str) -> None:
    decoded, _, _ = text.decoded("seeds/a.txt", b"The \\ud800 ferry +2AA- sails b\xe9" * 9, name)
    assert decoded is not None
    assert "The \\ud800 ferry +2AA- sails" in decoded


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("written", ["The ferry sails on Friday.\n", UKRAINIAN])
def test_utf_16_without_a_mark_is_found_and_named(encoding: str, written: str) -> None:
    found, name, (note,) = text.decoded("a", written.encode(encoding))
    assert (found, name, note.code) == (written, encoding, "guessed-encoding")


def test_where_bytes_cannot_be_decoded_is_told() -> None:
    _, _, (slip,) = text.decoded("a", "Міст\nзакрили".encode() + b"\xff.", "utf-8")
    assert (slip.line, slip.level) == (2, "warning")
    assert "the first at byte 24" in slip.message
    _, _, (fault,) = text.decoded("a", b"a\n" * 3 + bytes(range(128, 256)) * 40)
    assert (fault.line, fault.level) == (4, "error")
    assert "byte 7 is not utf-8" in fault.message
