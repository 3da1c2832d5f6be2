"""Why an article is shown as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

from tests.sites import SiteTest, verb

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
    text = verb("explain", "ferry.html", cwd=tmp_path).stdout
    assert "Boats stay in the harbour (inferred, from “og:title; against: <title>”)" in text
    assert "2024-03-14 (stated, from “article:published_time; htmldate”)" in text
    assert "  title    Ferries stop at Easton | Easton Bee (<title>)" in text
    assert "  outlet   Easton Bee (og:site_name)" in text
    assert "  date     2024-03-14T10:15:00+02:00 (article:published_time)" in text


def test_a_bare_text_has_no_clues(tmp_path: Path) -> None:
    SiteTest(tmp_path).seed("ferry.txt", "Ferries stop at Easton\n\nThe ferries of Easton stay in the harbour today.\n")
    assert "Clues" not in verb("explain", "ferry.txt", cwd=tmp_path).stdout


def test_the_name_of_a_file_means_its_only_text_and_of_several_they_are_named(tmp_path: Path) -> None:
    rows = "id,title,text\nn1,Ferries,The ferries of Easton stay in the harbour.\n"
    SiteTest(tmp_path).seed("one.csv", rows).seed("two.csv", rows + "n2,Trains,The trains of Easton ran late.\n")
    assert "seeds/one.csv#n1" in verb("explain", "one.csv", cwd=tmp_path).stdout
    refused = verb("explain", "seeds/two.csv", cwd=tmp_path, code=1)
    assert 'holds 2 texts; ask for one of them: "seeds/two.csv#n1", "seeds/two.csv#n2"' in refused.stderr


def test_a_file_that_was_not_read_says_why(tmp_path: Path) -> None:
    SiteTest(tmp_path).seed("deep.html", "<html><body>" + "<div>" * 1000 + "x</html>")
    refused = verb("explain", "deep.html", cwd=tmp_path, code=1)
    assert "nested more than 250 deep" in refused.stderr


LONG = (
    "Ferries stop at Easton\n\nThe ferries of Easton stay in the harbour until Friday, the port office said, because of the storm.\n\n"
    "Passengers of the ferries have to wait in the harbour hall, and the office hands out soup.\n\n"
    "A train to Weston runs twice a day. Bread was baked in the village as it is every morning.\n\n"
    "The storm comes from the west and is the third this winter, the weather service of the coast said.\n"
)
TOPIC = "---\ntitle: Ferries\nmatch:\n  any: [ferries]\n---\n"


def grounds(site: SiteTest, wanted: str) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(verb("explain", wanted, "--json", cwd=site.root).stdout))


def test_every_sentence_is_ranked_with_the_share_of_each_feature(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).seed("ferry.txt", LONG).edit("content/site.yaml", "summary: {sentences: 2}\n")
    found = grounds(site, "ferry.txt")
    rows = found["sentences"]
    assert [row["index"] for row in rows] == [0, 1, 2, 3, 4]
    assert sorted(row["rank"] for row in rows) == [1, 2, 3, 4, 5]
    by_rank = sorted(rows, key=lambda row: row["rank"])
    assert [row["score"] for row in by_rank] == sorted((row["score"] for row in rows), reverse=True)
    assert {row["index"] for row in rows if row["chosen"]} == {one["index"] for one in found["summary"]}
    left = [row for row in by_rank if not row["chosen"]]
    assert found["runner_up"] == left[0]["index"]
    for row in rows:
        assert len(row["reasons"]) > 1


def test_the_table_has_a_column_for_each_chosen_sentence_and_the_runner_up(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).seed("ferry.txt", LONG).edit("content/site.yaml", "summary: {sentences: 2}\n")
    lines = verb("explain", "ferry.txt", cwd=site.root).stdout.splitlines()
    head = lines[lines.index("What each feature adds") + 1].split()
    found = grounds(site, "ferry.txt")
    assert set(head) == {*(f"✓[{one['index']}]" for one in found["summary"]), f"→[{found['runner_up']}]"}
    whole = verb("explain", "ferry.txt", "--all", cwd=site.root).stdout
    assert "✓[0]" in whole
    assert all(f"[{row['index']}]" in whole for row in found["sentences"])


def test_what_kept_a_sentence_out_is_told(tmp_path: Path) -> None:
    text = LONG.replace("A train to Weston", "Is the storm the worst this winter? A train to Weston")
    site = SiteTest(tmp_path).seed("ferry.txt", text).edit("content/site.yaml", "summary: {sentences: 2}\n")
    told = {row["text"]: row["objection"] for row in grounds(site, "ferry.txt")["sentences"]}
    assert told["Is the storm the worst this winter?"] == "a question"
    assert "left out: a question" in verb("explain", "ferry.txt", "--all", cwd=site.root).stdout


def test_an_article_of_one_sentence_has_no_runner_up(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).seed("one.txt", "Ferries\n\nThe ferries of Easton stay in the harbour today.\n")
    assert grounds(site, "one.txt")["runner_up"] is None
    assert "→ articles/" in verb("explain", "one.txt", cwd=site.root).stdout


def test_a_topic_is_explained_by_its_articles_and_its_summary(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).seed("ferry.txt", LONG).topic("boats.md", TOPIC)
    found = grounds(site, "boats")
    assert found["title"] == "Ferries"
    assert found["members"][0]["path"] == "seeds/ferry.txt"
    assert found["members"][0]["membership"]["why"] == ["ferries"]
    assert found["members"][0]["evidence"][0]["text"].startswith("The ferries of Easton")
    assert any(row["chosen"] and row["reasons"] for row in found["sentences"])
    text = verb("explain", "content/topics/boats.md", cwd=site.root).stdout
    assert "content/topics/boats.md → topics/boats/" in text
    assert "patterns that matched: ferries" in text


def test_an_article_and_a_topic_of_one_name_can_both_be_asked_for(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).seed("ferries.txt", LONG).topic("ferries-stop-at-easton.md", TOPIC)
    assert grounds(site, "ferries-stop-at-easton")["path"] == "seeds/ferries.txt"
    assert grounds(site, "topics/ferries-stop-at-easton")["path"] == "content/topics/ferries-stop-at-easton.md"


def test_the_nearest_name_is_told(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).seed("ferry.txt", LONG).topic("boats.md", TOPIC)
    assert "boats" in verb("explain", "boat", cwd=site.root, code=1).stderr
