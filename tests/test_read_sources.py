"""A file becomes a Source."""

from __future__ import annotations

from digest import read
from digest.read import RawFile


def test_front_matter_is_stated_and_the_body_marked() -> None:
    data = b"---\ntitle: Harbour\ndate: 2025-03\ndraft: yes\ntags: ships, ports\n---\nThe body.\n"
    source, problems = read.source(RawFile("seeds/x/a.md", data))
    assert source is not None
    assert problems == ()
    assert (source.seed, source.media_type) == ("x/a.md", "text/markdown")
    assert (source.stated.title, source.stated.date, source.stated.draft) == ("Harbour", "2025-03", True)
    assert source.stated.tags == ("ships", "ports")
    assert source.text[source.body :] == "The body.\n"


def test_a_text_file_may_have_front_matter_too() -> None:
    source, _ = read.source(RawFile("seeds/a.txt", b"---\noutlet: The Post\n---\nBody.\n"))
    assert source is not None
    assert (source.stated.outlet, source.media_type) == ("The Post", "text/plain")


def test_a_slip_in_a_key_is_named_and_the_rest_kept() -> None:
    source, (problem,) = read.source(RawFile("seeds/a.txt", b"---\ntilte: A\noutlet: B\n---\nBody.\n"))
    assert source is not None
    assert source.stated.outlet == "B"
    assert str(problem) == 'seeds/a.txt:2: unknown key "tilte"; did you mean "title"? [unknown-key]'


def test_front_matter_alone_is_an_empty_seed() -> None:
    source, (problem,) = read.source(RawFile("seeds/a.txt", b"---\ntitle: A\n---\n\n"))
    assert source is None
    assert problem.code == "empty-file"


def test_binary_is_left_out() -> None:
    source, (problem,) = read.source(RawFile("seeds/a.txt", b"\x00\x01\x02"))
    assert source is None
    assert problem.code == "binary-file"


def test_a_url_that_is_no_web_address_is_named() -> None:
    _, (problem,) = read.source(RawFile("seeds/a.txt", b"---\nurl: javascript:alert(1)\n---\nBody.\n"))
    assert (problem.line, problem.code) == (2, "bad-value")
