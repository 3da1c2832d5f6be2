"""The sources of a topic for reference managers."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import Any

import pytest

from digest import render
from digest.model import Found, When
from digest.model.found import Precision
from digest.render import bibliography
from digest.render.catalog import catalog
from tests import sample


def built(**changes: object) -> dict[str, bytes]:
    found = render.outputs(sample.digest(), sample.options(**changes), sample.theme())
    return {output.path: output.data for output in found}


def entry(**changes: Any) -> str:
    shelves = catalog(sample.digest(), sample.options(url=sample.URL))
    return bibliography.bibtex(shelves, [dataclasses.replace(shelves.digest.articles[0], **changes)]).decode()


def csl(**changes: Any) -> dict[str, Any]:
    shelves = catalog(sample.digest(), sample.options(url=sample.URL))
    return bibliography.csl(shelves, dataclasses.replace(shelves.digest.articles[0], **changes))


def test_each_source_of_a_topic_is_an_item_of_csl_and_an_entry_of_bibtex() -> None:
    files = built(url=sample.URL)
    items = json.loads(files["topics/bridge/citations.json"])
    entries = files["topics/bridge/citations.bib"].decode()
    page = files["topics/bridge/index.html"].decode()
    assert len(items) == entries.count("@online{") == page.count('<li id="source-') > 1
    assert {item["id"] for item in items} == {part.partition(",")[0] for part in entries.split("@online{")[1:]}
    assert all({"id", "type", "title", "URL"} <= item.keys() for item in items)
    assert '<a href="citations.bib">BibTeX</a>' in page


def test_a_topic_without_sources_has_no_files() -> None:
    assert "topics/nothing/citations.json" not in built()


def test_an_unknown_outlet_author_or_date_is_left_out() -> None:
    unknown = {"outlet": None, "author": None, "published": None}
    assert csl(**unknown).keys() == {"id", "type", "title", "language", "URL"}
    assert not {"organization", "author", "date", "note"} & {
        line.split(" = ")[0].strip() for line in entry(**unknown).split("\n")
    }


@pytest.mark.parametrize(
    ("precision", "end", "days", "parts"),
    [
        ("day", date(2031, 3, 4), "2031-03-04", [[2031, 3, 4]]),
        ("month", date(2031, 3, 31), "2031-03", [[2031, 3]]),
        ("year", date(2031, 12, 31), "2031", [[2031]]),
        ("range", date(2031, 3, 9), "2031-03-04/2031-03-09", [[2031, 3, 4], [2031, 3, 9]]),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(
    precision: Precision, end: date, days: str, parts: list[list[int]]
) -> None:
    when = When(date(2031, 3, 4), end, precision, "stated")
    assert f"date = {{{days}}}" in entry(published=when)
    assert csl(published=when)["issued"] == {"date-parts": parts}


def test_on_what_an_inferred_date_rests_is_noted() -> None:
    items = json.loads(built()["topics/bridge/citations.json"])
    assert {item["id"]: item.get("note") for item in items}["bruecke"] == "date inferred from “im März”"
    assert "note = {date inferred from “im März”}" in built()["topics/bridge/citations.bib"].decode()


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("50% of $5 & a_b #1", r"50\% of \$5 \& a\_b \#1"),
        ("a } b { c", r"a \textbraceright{} b \textbraceleft{} c"),
        (r"\input{x}", r"\textbackslash{}input\textbraceleft{}x\textbraceright{}"),
        ("~^", r"\textasciitilde{}\textasciicircum{}"),
        ("Міст\nзакрито", "Міст закрито"),
    ],
)
def test_what_latex_would_read_as_a_command_is_written_as_text(title: str, written: str) -> None:
    made = entry(title=Found(title, "stated"))
    assert f"title = {{{{{written}}}}}," in made
    assert made.count("{") == made.count("}")


def test_an_address_is_written_as_it_is_but_for_what_ends_a_field() -> None:
    assert "url = {https://example.org/a%20b_c?d=%7B1%7D#e}" in entry(url="https://example.org/a%20b_c?d={1}#e")
