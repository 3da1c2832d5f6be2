"""What is known of how a seed was fetched."""

from __future__ import annotations

from digest.read import RawFile, sidecar
from tests.reading import TEXT, clues, seed

NOTE = """url: http://lowmere.example/b
final_url: https://lowmere.example/bridge
fetched: 2026-05-05T10:00:00+02:00
status: 200
media_type: text/plain
charset: windows-1251
etag: '"x"'
last_modified: Mon, 04 May 2026 10:00:00 GMT
"""


def test_every_key_is_read() -> None:
    found, problems = sidecar.parse(RawFile("seeds/b.txt", b"", NOTE.encode()))
    assert problems == ()
    assert found == sidecar.Fetched(
        url="http://lowmere.example/b",
        final_url="https://lowmere.example/bridge",
        fetched="2026-05-05T10:00:00+02:00",
        status=200,
        media_type="text/plain",
        charset="windows-1251",
        etag='"x"',
        last_modified="Mon, 04 May 2026 10:00:00 GMT",
    )


def test_where_a_seed_was_fetched_is_a_clue() -> None:
    (source,) = seed("b.txt", TEXT, sidecar=NOTE).sources
    assert clues(source) == {"url": ["https://lowmere.example/bridge (fetched from)"]}


def test_the_address_asked_for_stands_in_for_the_final_one() -> None:
    assert sidecar.Fetched(url="https://a.example/", final_url="file:///etc").address == "https://a.example/"
    assert sidecar.Fetched(final_url="javascript:alert(1)").address == ""


def test_the_encoding_that_was_sent_is_tried_first() -> None:
    words = "Міст закрили."  # too short to guess by
    (source,) = seed("b.txt", words.encode("cp1251"), sidecar=NOTE).sources
    assert (source.text, source.encoding) == (words, "cp1251")


def test_a_seed_without_one_is_read_as_before() -> None:
    assert sidecar.parse(RawFile("seeds/b.txt", b"x")) == (sidecar.Fetched(), ())


def test_slips_are_named_by_file_and_line() -> None:
    reading = seed("b.txt", TEXT, sidecar="url: https://a.example/\nstatus: many\nfinalurl: x\n")
    assert len(reading.sources) == 1
    assert [(problem.path, problem.line, problem.code) for problem in reading.problems] == [
        ("seeds/b.txt.fetched.yaml", 3, "unknown-key"),
        ("seeds/b.txt.fetched.yaml", 2, "bad-value"),
    ]
    for broken, code in (("a: [", "bad-yaml"), ("\udcff", "bad-encoding")):
        raw = RawFile("seeds/b.txt", b"x", broken.encode("utf-8", "surrogateescape"))
        assert [problem.code for problem in sidecar.parse(raw)[1]] == [code]
