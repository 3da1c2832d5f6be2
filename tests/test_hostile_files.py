"""Hostile texts in the files beside the pages: each is read by a parser of its own format, has the structure it has with harmless words,
and says the words as they are.
"""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from digest.build import gather
from digest.memo import Memo
from digest.newsletter import edition
from digest.read.theme import theme
from digest.tasks import Workshop
from tests import hostile, hostile_site
from tests.hostile_site import name
from tests.test_hostile_site import built, chosen

_ATOM = "{http://www.w3.org/2005/Atom}"
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"\x00-\x20]+|(?:\.\./)*[a-z0-9%./-]*(?:#[\w%.:=,~&?/;-]*)?")
_BIB = re.compile(r"@online\{[a-z0-9-]+,\n(?:  [a-z]+ = \{.*\},\n)*\}\n")
_FORMULA = re.compile("[=+@\t\r\n＝＋－＠-]")
MESSAGE = {"Subject", "Date", "Message-ID", "X-Unsent", "MIME-Version", "Content-Type", "Content-Language"}
NEWSLETTER = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "div",
        "table",
        "tr",
        "td",
        "tbody",
        "h1",
        "h2",
        "h3",
        "h4",
        "a",
        "p",
        "em",
        "bdi",
        "span",
        "strong",
    ]
)
MARKDOWN = frozenset(
    ["h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "a", "strong", "em", "code", "blockquote", "hr", "br"]
)


class Elements(HTMLParser):
    """The elements of a page, where its links lead, and its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.kinds: set[str] = set()
        self.links: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.kinds.add(tag)
        self.attributes |= {attribute for attribute, _ in attrs}
        self.links |= {value or "" for attribute, value in attrs if attribute in ("href", "src")}


@pytest.fixture(scope="module")
def payloads() -> list[str]:
    return [*hostile.OWN, *FORMS, *chosen()[len(hostile.OWN) :][:MOST]]


MOST = 300 if hostile.WANTED else 6  # payloads of the collection in one site
FORMS = (
    "=HYPERLINK(\"https://elsewhere.test/\",1)", "+1+1", "@SUM(1)", "-2+3", "＝1+1", "\t=1", "a}, evil = {b", "\\input{x} $x$ %", "}@online{b,",
    "x\r\nBcc: evil@elsewhere.test\r\n\r\n<b>", "]]>", "<?xml-stylesheet href='https://elsewhere.test/'?>", "<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "\u2028\u2029\x85", "\ufffe\uffff\x0b\x0c", "[x](javascript:alert(1))", "<javascript:alert(1)>", "[x]: javascript:alert(1)", "# x\n***\n> y", "`", "From me",
    "\x1b[2J", "\u202etxt.exe", "x\u200by", "&lt;b&gt; &amp;amp; &#x3c;", "{{ 7 * 7 }}{% include 'x' %}", "<mark>x</mark>", "\ud800", "javascript&colon;alert(1)",
)  # fmt: skip
"""Ways out of the notations of these files."""


@pytest.fixture(scope="module")
def site(payloads: list[str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    root = tmp_path_factory.mktemp("files")
    return root, built(root, payloads, taken_apart=False)


def ending(site: tuple[Path, dict[str, bytes]], *endings: str) -> Iterator[tuple[str, bytes]]:
    found = [(path, data) for path, data in site[1].items() if path.endswith(endings)]
    assert found, endings
    yield from found


def elements(files: Mapping[str, bytes]) -> dict[str, set[str]]:
    """The elements and attributes of the XML files, by their names."""
    told: dict[str, set[str]] = {}
    for path, data in files.items():
        if path.endswith((".xml", ".opml", ".graphml", ".svg")):
            tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
            found = {f"{one.tag} {one.attrib.keys()}" if isinstance(one.tag, str) else "comment" for one in tree.iter()}
            told.setdefault(path.rpartition("/")[2], set()).update(found)
    return told


def test_feeds_maps_and_graphs_have_no_other_elements(site: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    harmless = built(tmp_path, ["harmless words", "Ann Lee says so", "x"], taken_apart=False)
    known, found = elements(harmless), elements(site[1])
    assert found.keys() == known.keys()
    for path, kinds in found.items():
        odd = {kind for kind in kinds - known[path] if "lang" not in kind}
        assert not odd, path


def test_feeds_say_the_words(site: tuple[Path, dict[str, bytes]], payloads: list[str]) -> None:
    told: dict[str, tuple[str, str]] = {}
    for _, data in ending(site, "outlets/feed.xml", "feed.xml"):
        for entry in etree.fromstring(data).findall(f"{_ATOM}entry"):
            told[entry.findtext(f"{_ATOM}id")] = (
                entry.findtext(f"{_ATOM}title"),
                entry.findtext(f"{_ATOM}author/{_ATOM}name"),
            )
    spoken: dict[str, tuple[str, str]] = {}
    for _, data in ending(site, "feed.json"):
        spoken |= {item["id"]: (item["title"], item["authors"][0]["name"]) for item in json.loads(data)["items"]}
    shown = 0
    for number, payload in enumerate(payloads):
        address = f"{hostile_site.URL}articles/p{number}/"
        if address in told and name(payload) and hostile_site.is_stated(payload):
            shown += 1
            assert {name(text) for text in (*told[address], *spoken[address])} == {name(payload)}
    assert shown > len(hostile.OWN)
    for _, data in ending(site, "feed.json"):
        for item in json.loads(data)["items"]:
            page = Elements(item["content_html"])
            assert page.kinds <= {"p", "a"}
            assert all(_ADDRESS.fullmatch(link) for link in page.links), page.links


def test_tables_compute_nothing(site: tuple[Path, dict[str, bytes]]) -> None:
    for path, data in ending(site, ".csv"):
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}, path
        assert not [cell for row in rows for cell in row if _FORMULA.match(cell)], path


def test_lists_of_literature_have_one_entry_a_source(site: tuple[Path, dict[str, bytes]]) -> None:
    for path, data in ending(site, ".bib"):
        text = data.decode()
        entries = _BIB.findall(text)
        assert "\n".join(entries) == text, path
        for entry in entries:
            depth = 0
            for sign in re.findall(r"[{}]", entry):
                depth += 1 if sign == "{" else -1
                assert depth >= 0, entry
            assert depth == 0, entry
        assert len(entries) == len(json.loads(site[1][path.replace(".bib", ".json")]))


def test_documents_are_sound(site: tuple[Path, dict[str, bytes]]) -> None:
    for path, data in ending(site, ".json", ".geojson"):
        text = data.decode()
        json.loads(text)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", text), path


def test_markdown_has_no_other_marks(site: tuple[Path, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with HTML and bare addresses as GitHub reads them; what the editor wrote as Markdown stands on topic pages alone."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    monkeypatch.setattr(reader, "validateLink", lambda _: True)  # so that a bad link is seen
    for path, data in ending(site, "/index.md"):
        if path.startswith("articles/"):
            page = Elements(reader.render(data.decode()))
            assert page.kinds <= MARKDOWN, path
            assert all(_ADDRESS.fullmatch(link) for link in page.links), (path, page.links)


@pytest.fixture(scope="module")
def newsletter(site: tuple[Path, dict[str, bytes]]) -> Mapping[str, bytes]:
    from datetime import date

    memory = Memo(None)
    found = edition(gather(site[0], {}, Workshop(memory)), date(2031, 1, 1), theme(site[0]))
    assert found is not None
    return {output.path.rpartition(".")[2]: output.data for output in found[1]}


def test_the_newsletter_is_a_page_of_its_own_elements(newsletter: Mapping[str, bytes]) -> None:
    page = Elements(newsletter["html"].decode())
    assert page.kinds <= NEWSLETTER
    assert not [one for one in page.attributes if one.startswith("on")]
    assert all(link.startswith((hostile_site.URL, "https://", "http://")) for link in page.links)
    assert b"default-src 'none'" in newsletter["html"]


def test_the_message_has_no_other_headers_and_parts(newsletter: Mapping[str, bytes]) -> None:
    message = email.message_from_bytes(newsletter["eml"], policy=email.policy.default)
    assert set(message.keys()) <= MESSAGE
    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert message.defects == []
    head = newsletter["eml"].partition(b"\r\n\r\n")[0]
    assert all(re.match(rb"[A-Za-z-]+: |[ \t]", line) for line in head.split(b"\r\n"))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", newsletter["txt"].decode())


@pytest.mark.parametrize(
    ("check", "broken"),
    [
        (test_tables_compute_nothing, ("x.csv", b"a,b\r\n=1+1,x\r\n")),
        (test_lists_of_literature_have_one_entry_a_source, ("x.bib", b"@online{a,\n  title = {a}, evil = {b}},\n}\n")),
        (test_markdown_has_no_other_marks, ("articles/x/index.md", b"[x](javascript:alert(1))\n")),
        (test_markdown_has_no_other_marks, ("articles/x/index.md", b"a <img src=x> b\n")),
        (test_documents_are_sound, ("x.json", b'["\xc2\x9b"]')),
    ],
)
def test_what_is_broken_is_seen(check: Any, broken: tuple[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """The positive control."""
    with pytest.raises((AssertionError, KeyError)):
        check((Path(), dict([broken])), *[monkeypatch] * (check is test_markdown_has_no_other_marks))
