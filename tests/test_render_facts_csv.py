"""The facts of a topic as a table."""

from __future__ import annotations

import csv
import dataclasses
import io

import pytest

from digest import render
from digest.model import Digest, Found
from digest.render.facts_csv import COLUMNS
from tests import sample

PATH = "topics/bridge/facts.csv"


def built(digest: Digest | None = None, **changes: object) -> dict[str, bytes]:
    found = render.outputs(digest or sample.digest(), sample.options(**changes), sample.theme())
    return {output.path: output.data for output in found}


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_account_of_a_fact_is_a_row() -> None:
    files = built(url=sample.URL)
    rows = table(files[PATH])
    digest = sample.digest()
    known = {fact.id: fact for fact in digest.corpus.facts}
    assert rows
    assert tuple(rows[0]) == COLUMNS
    for row in rows:
        path, _, sentence = row["page"].partition("#s")
        article = path.removeprefix(f"{sample.URL}articles/").rstrip("/")
        analysis = next(one for one in digest.analyses if one.article == article)
        assert row["sentence"] == (analysis.sentences[int(sentence)].text if sentence else "")
        assert row["origins"].split("; ") == list(known[row["fact"]].origins)
    assert '<a href="facts.csv">CSV</a>' in files["topics/bridge/index.html"].decode()


def test_words_that_the_excerpt_rule_keeps_back_are_not_in_the_table() -> None:
    whole, kept = table(built()[PATH]), table(built(share=0.05)[PATH])
    assert len(kept) == len(whole)
    assert sum(len(row["sentence"]) for row in kept) < sum(len(row["sentence"]) for row in whole)


def test_a_topic_without_facts_has_no_table() -> None:
    assert "topics/nothing/facts.csv" not in built()


@pytest.mark.parametrize(
    "title", ["=1+2", "+1", "-1", "@x", '=HYPERLINK("https://example.org")', "＝1+2", "\n=1+2", "771045e12", "0042"]
)
def test_no_cell_is_computed_by_a_spreadsheet(title: str) -> None:
    digest = sample.digest()
    articles = tuple(dataclasses.replace(one, title=Found(title, "stated")) for one in digest.articles)
    rows = table(built(dataclasses.replace(digest, articles=articles))[PATH])
    assert {row["title"] for row in rows} == {f"'{title}"}
