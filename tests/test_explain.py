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


def test_the_name_of_a_file_means_its_only_text_and_of_several_they_are_named(tmp_path: Path) -> None:
    rows = "id,title,text\nn1,Ferries,The ferries of Easton stay in the harbour.\n"
    SiteTest(tmp_path).seed("one.csv", rows).seed("two.csv", rows + "n2,Trains,The trains of Easton ran late.\n")
    assert "seeds/one.csv#n1" in run("explain", "one.csv", cwd=tmp_path).stdout
    refused = run("explain", "seeds/two.csv", cwd=tmp_path, code=1)
    assert 'holds 2 texts; ask for one of them: "seeds/two.csv#n1", "seeds/two.csv#n2"' in refused.stderr


def test_a_file_that_was_not_read_says_why(tmp_path: Path) -> None:
    SiteTest(tmp_path).seed("deep.html", "<html><body>" + "<div>" * 1000 + "x</html>")
    refused = run("explain", "deep.html", cwd=tmp_path, code=1)
    assert "nested more than 250 deep" in refused.stderr
