"""Hostile seeds: each is one line that names file, cause and what to do; the rest of the site is built."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest

from digest import build, memo
from digest.guard import Guard, Limits
from digest.problems import Overrun
from digest.tasks import Workshop
from tests.growth import MOST, growth
from tests.sites import run
from tests.test_site import two_articles
from tests.work import worked

SENTENCE = "The council of Port Ellery voted for it on Friday. "


def zipped(**files: str | bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def laughs() -> str:
    """Entities that each stand for ten of the one before: a billion words."""
    rows = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha "}">' for n in range(10))
    return f'<?xml version="1.0"?><!DOCTYPE r [{rows}]><rss version="2.0"><channel><item><title>&a9;</title></item></channel></rss>'


HOSTILE: dict[str, str | bytes] = {
    "binary.txt": b"\x00\x01\x02" * 10_000,
    "brackets.md": "[" * 1_000_000,
    "deep.html": "<div>" * 100_000,
    "nested.html": f"<p>{SENTENCE}" + "<b>" * 300_000,
    "elements.html": "<p>a b c" * 100_000,
    "script.html": "<script type='application/ld+json'>" + "[" * 1_000_000 + "</script>",
    "bomb.zip": zipped(**{"a.txt": b"a " * 40_000_000}),
    "broken.zip": b"PK\x03\x04" + b"\x07" * 1_000,
    "columns.csv": "text" + "," * 500_000 + "\n",
    "laughs.xml": laughs(),
    "deep.json": "[" * 900_000,
    "deep.eml": "Content-Type: message/rfc822\n\n" * 30_000,
    "deep.opml": "<opml><body>" + "<outline>" * 100_000,
}


def test_hostile_seeds_are_told_one_by_one_and_the_rest_is_built(tmp_path: Path) -> None:
    site = two_articles(tmp_path)
    for name, text in HOSTILE.items():
        site.seed(name, text)
    done = run("build", "--verbose", cwd=tmp_path)
    for name in HOSTILE:
        told = [line for line in done.stderr.splitlines() if line.startswith((f"seeds/{name}:", f"seeds/{name}#"))]
        assert told, name
        assert 1 <= len(told) <= 2, told
        assert all(line.endswith("]") for line in told), told
    assert "Traceback" not in done.stderr
    for name in ("council-votes-to-rebuild-the-harbour-bridge", "port-ellery-to-get-its-bridge-back"):
        assert (tmp_path / "site/articles" / name / "index.html").is_file()


def test_what_takes_too_long_is_left_out_with_a_line(tmp_path: Path) -> None:
    """The limit is far below what the long texts take; the others have been read by then."""
    site = two_articles(tmp_path)
    site.plan()
    site.seed("long.md", "[" * 1_000_000).seed("rest.zip", zipped(**{"a.md": "[" * 1_000_000}))
    memory = memo.Memo(tmp_path / ".digest")
    with Guard(1, Limits(seconds=0.2)) as hands, contextlib.closing(memory):
        planned = build.plan(site.root, {}, Workshop(memory, hands))
    lines = [str(problem) for problem in planned.problems if problem.code == "over-limit"]
    assert [line.partition(": ")[0] for line in lines] == ["seeds/long.md"] + ["seeds/rest.zip#a.md"] * (len(lines) - 1)
    assert "it takes longer than 0.2 s; shorten or split it, or save it as plain text" in lines[0]
    assert {article.path for article in planned.digest.articles} == {"seeds/a.txt", "seeds/b.md"}


@pytest.mark.parametrize(
    "piece",
    [
        '"a" ',
        "a “b” ",
        '"We go," said Anna. ',
        ", — ",
        "<b>",
        "_a_ ",
        "1. ",
        "(a ",
        "3 March 2026. ",
        "he said ",
        "10-12 ",
        "U.S. ",
    ],
)
def test_the_time_for_an_article_grows_with_its_length(piece: str) -> None:
    assert growth(worked, piece * (16_000 // len(piece))) < MOST


def test_the_memory_for_an_article_grows_with_its_length() -> None:
    """A table of all pairs of these sentences alone would take 128 MiB."""
    with Guard(1, Limits(seconds=60, memory=100 * 1024 * 1024)) as hands:
        future = hands.submit(worked, "".join(f"It rose by {n}. " for n in range(4_000)))
        try:
            assert len(future.result(240).analysis.sentences) > 3_500
        except Overrun as fault:
            pytest.fail(str(fault))
