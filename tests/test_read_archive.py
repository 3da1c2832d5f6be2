"""Archives."""

from __future__ import annotations

import io
import zipfile

import pytest

from digest.read import archive
from tests.reading import HTML, TEXT, clues, seed, told

PAGE = f"<html><body><article><h1>Bridge</h1>{HTML}</article></body></html>"
FEED = f"<rss><channel><item><guid>a</guid><description><![CDATA[{HTML}]]></description></item></channel></rss>"


def of(members: dict[str, str | bytes]) -> bytes:
    store = io.BytesIO()
    with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return store.getvalue()


def test_members_are_read_by_their_endings_and_named_by_their_paths() -> None:
    reading = seed("p.zip", of({"b.txt": TEXT, "x/a.html": PAGE, "f.rss": FEED, "notes.pdf": b"%PDF"}))
    assert [source.seed for source in reading.sources] == ["p.zip#b.txt", "p.zip#f.rss#a", "p.zip#x/a.html"]
    assert reading.sources[0].text == TEXT
    assert [(problem.path, problem.code, problem.level) for problem in reading.problems] == [
        ("seeds/p.zip#notes.pdf", "unknown-type", "note")
    ]


def test_litter_and_the_folders_of_saved_pages_are_passed_over() -> None:
    members: dict[str, str | bytes] = {
        "The page.html": PAGE,
        "The page_files/frame.html": PAGE,
        "The page_files/style.css": "",
        "die.htm": PAGE,
        "die-Dateien/deep/frame.html": PAGE,
        "die-Dateien/bild.png": b"",
        "die-anderen/b.txt": TEXT,
        "die-anderen/bild.png": b"",
        "__MACOSX/._b.txt": TEXT,
        ".hidden.txt": TEXT,
    }
    assert [source.seed for source in seed("p.zip", of(members)).sources] == [
        "p.zip#The page.html",
        "p.zip#die-anderen/b.txt",
        "p.zip#die.htm",
    ]


def test_a_member_may_have_a_sidecar() -> None:
    (source,) = seed("p.zip", of({"b.txt": TEXT, "b.txt.fetched.yaml": "url: https://a.example/b\n"})).sources
    assert clues(source)["url"] == ["https://a.example/b (fetched from)"]


def test_no_name_leads_outside() -> None:
    reading = seed(
        "p.zip", of({"../../etc/a.txt": TEXT, "/abs/b.txt": TEXT, "c\\..\\d.txt": TEXT, "e#\u2028.txt": TEXT})
    )
    assert [source.seed for source in reading.sources] == [
        "p.zip#abs/b.txt",
        "p.zip#c/d.txt",
        "p.zip#e__.txt",
        "p.zip#etc/a.txt",
    ]


@pytest.mark.parametrize(
    ("name", "encoding"), [("Заметка.txt", "cp866"), ("Brücke.txt", "cp850"), ("Замітка.txt", "utf-8")]
)
def test_names_in_older_encodings(name: str, encoding: str) -> None:
    size = len(name.encode(encoding))
    data = of({"x" * size: TEXT}).replace(b"x" * size, name.encode(encoding))
    (source,) = seed("p.zip", data).sources
    assert source.seed == f"p.zip#{name}"


def test_archives_lie_in_one_another_once() -> None:
    inner = of({"a.txt": TEXT})
    twice = of({"b.zip": inner})
    assert [source.seed for source in seed("p.zip", twice).sources] == ["p.zip#b.zip#a.txt"]
    reading = seed("p.zip", of({"c.zip": twice}))
    assert reading.sources == ()
    assert [problem.level for problem in reading.problems] == ["error"]


def test_bombs_are_refused() -> None:
    huge = seed("p.zip", of({"a.txt": b"0" * 9 * 1024 * 1024}))
    assert told(huge) == ["seeds/p.zip#a.txt: packed more than 200 times; unpack it [too-large]"]
    many = seed("p.zip", of({f"{number}.txt": "" for number in range(archive.MAX_MEMBERS + 1)}))
    assert told(many) == ["seeds/p.zip: 2,001 files in it; at most 2,000 are read; split it [bad-archive]"]
    total = seed("p.zip", of({f"{number}.txt": b"0" * 9 * 1024 * 1024 for number in range(8)}))
    assert told(total) == ["seeds/p.zip: 72 MB unpacked; at most 64 MB are read; split it [bad-archive]"]


def test_a_broken_member_does_not_lose_the_others() -> None:
    data = of({"a.txt": TEXT, "b.txt": TEXT})
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        start = made.getinfo("a.txt").header_offset + 30 + len("a.txt")
    reading = seed(
        "p.zip", data[: start + 20] + bytes(byte ^ 255 for byte in data[start + 20 : start + 30]) + data[start + 30 :]
    )
    assert [source.seed for source in reading.sources] == ["p.zip#b.txt"]
    assert [(problem.path, problem.code) for problem in reading.problems] == [("seeds/p.zip#a.txt", "unreadable")]


def test_what_is_encrypted_or_no_archive_is_told_of() -> None:
    data = bytearray(of({"a.txt": TEXT}))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    assert told(seed("p.zip", bytes(data))) == [
        "seeds/p.zip#a.txt: encrypted; unpack it with its password [unreadable]"
    ]
    assert [problem.code for problem in seed("p.zip", b"PK\x03\x04 and nothing").problems] == ["bad-archive"]
    assert told(seed("p.zip", of({"a.png": b"x"})))[1:] == ["seeds/p.zip: an archive without articles [no-text]"]


def test_a_member_whose_compression_is_broken_does_not_lose_the_others() -> None:
    packed = io.BytesIO()
    for name, method in (("a.txt", zipfile.ZIP_LZMA), ("b.txt", zipfile.ZIP_STORED)):
        with zipfile.ZipFile(packed, "a", method) as whole:
            whole.writestr(name, TEXT)
    data = bytearray(packed.getvalue())
    start = 30 + len("a.txt") + 9  # behind the member's head and the properties of its compression
    data[start : start + 20] = b"\xff" * 20
    reading = seed("a.zip", bytes(data))
    assert [source.seed for source in reading.sources] == ["a.zip#b.txt"]
    assert [problem.code for problem in reading.problems] == ["unreadable"]


def test_an_archive_whose_list_is_broken_is_told_of() -> None:
    whole = of({"a": TEXT})
    at = whole.index(b"PK\x01\x02")
    nameless = whole[: at + 28] + b"\x00\x00" + whole[at + 30 : at + 46] + whole[at + 47 :]
    for data in (nameless, whole[: at + 42] + b"\xff\xff\x00\x00" + whole[at + 46 :], whole[30:]):
        assert {problem.code for problem in seed("a.zip", data).problems} <= {
            "bad-archive",
            "unreadable",
            "no-text",
            "unknown-type",
        }
        assert seed("a.zip", data).problems
