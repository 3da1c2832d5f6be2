"""What an answer is, whatever the server says, and in which encoding."""

from __future__ import annotations

import pytest

from digest.fetch import FetchError
from digest.fetch.media import ENDINGS, charset, media_type
from digest.read.files import SEED_ENDINGS
from tests.growth import MOST, growth

PAGE = b"<!DOCTYPE html>\n<html><body><p>Tide tables</p></body></html>"
RSS = b'<?xml version="1.0"?>\n<!-- made by hand --><rss version="2.0"><channel></channel></rss>'
ATOM = b'\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom"></feed>'
RDF = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>'
OPML = b'<?xml version="1.0"?><opml version="2.0"></opml>'
JSON_FEED = b'{\n "version": "https://jsonfeed.org/version/1.1", "items": []}'
MAIL = b"From: desk@news.example\r\nSubject: Tides\r\n today\r\nMIME-Version: 1.0\r\n\r\nGood morning"
SAVED = b'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="x"\r\n\r\n--x'
WORDS = b"The ferry: late again.\n\nFrom: Orlund"


@pytest.mark.parametrize(
    ("declared", "data", "address", "expected"),
    [
        ("text/html; charset=utf-8", PAGE, "", "text/html"),
        ("text/plain", PAGE, "", "text/html"),
        ("", PAGE, "", "text/html"),
        ("image/png", PAGE, "", "text/html"),
        ("application/rss+xml", PAGE, "", "text/html"),
        ("application/xhtml+xml", b"<?xml version='1.0'?><html></html>", "", "application/xhtml+xml"),
        ("text/html", b"<p>A piece of a page</p>", "", "text/html"),
        ("text/html", b"Words without an element", "", "text/html"),
        ("text/html", RSS, "", "application/rss+xml"),
        ("text/xml", RSS, "", "application/rss+xml"),
        ("text/plain", ATOM, "", "application/atom+xml"),
        ("application/rdf+xml", RDF, "", "application/rss+xml"),
        ("text/xml", RSS.decode().encode("utf-16"), "", "application/rss+xml"),
        ("application/xml", OPML, "", "text/x-opml"),
        ("application/json", JSON_FEED, "", "application/feed+json"),
        ("message/rfc822", SAVED, "", "multipart/related"),
        ("application/octet-stream", MAIL, "/a.eml", "message/rfc822"),
        ("text/plain", WORDS, "https://news.example/a", "text/plain"),
        ("text/plain", WORDS, "https://news.example/a.MD?raw=1", "text/markdown"),
        ("text/plain", b'<p align="center">Tides</p>\n\n# Tides', "https://news.example/README.md", "text/markdown"),
        ("text/x-markdown", WORDS, "", "text/markdown"),
        ("text/csv", b"title,text\n", "", "text/csv"),
        ("application/octet-stream", b'{"text": "a"}\n', "https://news.example/a.jsonl", "application/jsonl"),
        ("application/octet-stream", b"PK\x03\x04", "https://news.example/a.zip", "application/zip"),
        ("nonsense", PAGE, "", "text/html"),
    ],
)
def test_kinds(declared: str, data: bytes, address: str, expected: str) -> None:
    assert media_type(declared, data, address) == expected


@pytest.mark.parametrize(
    ("declared", "data"),
    [
        ("application/pdf", b"%PDF-1.7"),
        ("text/html", b"%PDF-1.7"),
        ("image/jpeg", b"\xff\xd8\xff\xe0"),
        ("application/json", b'{"a": 1}'),
        ("application/xml", b"<urlset></urlset>"),
        ("application/octet-stream", b"\x00\x01\x02"),
        ("text/plain", b"\x00\x01\x02"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04"),
        ("", b"words"),
        ("video/mp4", b"words"),
    ],
)
def test_other_kinds_are_refused(declared: str, data: bytes) -> None:
    with pytest.raises(FetchError) as raised:
        media_type(declared, data)
    assert raised.value.code == "unknown-type"


def test_every_kind_is_saved_in_a_file_that_the_reader_opens() -> None:
    assert set(ENDINGS.values()) <= set(SEED_ENDINGS)


@pytest.mark.parametrize(
    ("declared", "data", "expected"),
    [
        ("text/html; charset=ISO-8859-1", "Öresund".encode(), "utf-8"),
        ("text/html; charset=iso-8859-1", "Öresund „im Mai“".encode("cp1252"), "cp1252"),
        ('text/html; charset="Windows-1251"', "Паром".encode("cp1251"), "cp1251"),
        ("text/html; charset=utf-8", "Паром".encode("cp1251"), ""),
        ("text/html; charset=utf-8", '<meta charset="windows-1251">Паром'.encode("cp1251"), "cp1251"),
        ("text/html; charset=iso-8859-1", '<meta charset="windows-1251">Паром'.encode("cp1251"), "cp1251"),
        ("text/html; charset=koi8-r", '<meta charset="windows-1251">Паром'.encode("koi8-r"), "koi8-r"),
        ("text/html; charset=base64", b"cGxhaW4=", ""),
        ("text/html; charset=no-such-thing", b"plain", ""),
        ("text/html", b"plain", ""),
        ("text/html; charset=latin1", "Tide".encode("utf-16"), "utf-16"),
    ],
)
def test_encodings(declared: str, data: bytes, expected: str) -> None:
    assert charset(declared, data) == expected


@pytest.mark.parametrize("piece", ["<!--", "<?", "<", "a:\n", "<a", "<a:", " ", '"version":'])
def test_hostile_beginnings_take_linear_time(piece: str) -> None:
    def kind(text: str) -> str:
        return media_type("text/html", text.encode())

    assert growth(kind, "<" + piece * 200_000) < MOST
    assert growth(kind, "{" + piece * 200_000) < MOST


@pytest.mark.parametrize("name", ["punycode", "idna", "utf-7", "unicode_escape", "raw_unicode_escape"])
def test_encodings_that_no_page_is_written_in_are_passed_over(name: str) -> None:
    """One of them takes minutes for a page of 10 MB, others make halves of characters, and this is outside the guard."""
    assert charset(f"text/html; charset={name}", b"b9" * 1000 + b"\xff") == ""
