"""Why an article is shown as it is."""

from __future__ import annotations

from pathlib import Path

from tests.sites import SiteTest, run

PAGE = (
    '<html lang="en"><head><title>Ferries stop at Easton | Easton Bee</title>'
    '<meta property="og:title" content="Boats stay in the harbour"><meta property="og:site_name" content="Easton Bee">'
    '<meta property="article:published_time" content="2024-03-14T10:15:00+02:00"></head><body><article>'
    "<p>The ferries of Easton stay in the harbour, the office said on Thursday, since a storm is coming from the west.</p>"
    "<p>Passengers were told to wait until the morning, when the office will say more about the crossings.</p>"
    "</article></body></html>"
)


def test_clues_are_listed_and_those_that_disagree_are_named(tmp_path: Path) -> None:
    SiteTest(tmp_path).seed("ferry.html", PAGE)
    text = run("explain", "ferry.html", cwd=tmp_path).stdout
    assert "Boats stay in the harbour (inferred, from “og:title; against: <title>”)" in text
    assert "2024-03-14 (stated, from “article:published_time; htmldate”)" in text
    assert "  title    Ferries stop at Easton | Easton Bee (<title>)" in text
    assert "  outlet   Easton Bee (og:site_name)" in text
    assert "  date     2024-03-14T10:15:00+02:00 (article:published_time)" in text


def test_a_bare_text_has_no_clues(tmp_path: Path) -> None:
    SiteTest(tmp_path).seed("ferry.txt", "Ferries stop at Easton\n\nThe ferries of Easton stay in the harbour today.\n")
    assert "Clues" not in run("explain", "ferry.txt", cwd=tmp_path).stdout
