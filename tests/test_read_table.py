"""Tables: cells and JSON lines."""

from __future__ import annotations

import json

import pytest

from tests.growth import MOST, growth
from tests.reading import HTML, PARAGRAPHS, TEXT, clues, seed, told

HEAD = "ID;Headline;Body;Source;Pub-Date;Link;Lang;Byline;Keywords\n"
ROW = f'row-1;Crack found;"{TEXT}";Gazette;2026-05-04;https://g.example/1;en;Ann Bee;bridges, Lowmere\n'


def test_usual_names_are_found_in_any_case_and_their_delimiter_with_them() -> None:
    reading = seed("a.csv", "\ufeff" + HEAD + ROW)
    (source,) = reading.sources
    assert (source.seed, source.media_type, source.text) == ("a.csv#row-1", "text/plain", TEXT)
    assert source.stated.tags == ("bridges", "Lowmere")
    assert clues(source) == {
        "title": ["Crack found (column Headline)"],
        "outlet": ["Gazette (column Source)"],
        "author": ["Ann Bee (column Byline)"],
        "published": ["2026-05-04 (column Pub-Date)"],
        "language": ["en (column Lang)"],
        "url": ["https://g.example/1 (column Link)"],
    }
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", "title,text\nA,The text.\n"),
        ("a.csv", "sep=;\ntitle;text\nA;The text.\n"),
        ("a.csv", "title\ttext\r\nA\tThe text.\r\n"),
        ("a.csv", '"title";"text"\n"A";"The text."\n'),
        ("a.tsv", "title\ttext, whole\ttext\nA\tno\tThe text.\n"),
    ],
)
def test_delimiters_are_told_from_the_first_row(name: str, data: str) -> None:
    (source,) = seed(name, data).sources
    assert (source.text, clues(source)["title"]) == ("The text.", ["A (column title)"])


def test_the_editors_columns_win() -> None:
    data = "text,story,kopf\nno,The story.,Der Kopf\n"
    (source,) = seed("a.csv", data, text="story", title="kopf").sources
    assert (source.text, clues(source)) == ("The story.", {"title": ["Der Kopf (column kopf)"]})


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    reading = seed("a.csv", "text,head\nThe text.,x\n", title="haed")
    assert told(reading) == [
        'seeds/a.csv:1: there is no column "haed", which `columns.title` names; did you mean "head"? [no-column]'
    ]
    assert told(seed("a.csv", "head,story\nx,y\n")) == [
        'seeds/a.csv:1: no column holds the text; there are: "head", "story"; name it in content/site.yaml under `columns:`, as `text: NAME` [no-column]'
    ]


def test_rows_without_text_are_counted_by_their_lines() -> None:
    reading = seed("a.csv", 'id,text\n1,"two\nlines"\n2,\n\n3,three\n4, \n')
    assert [source.seed for source in reading.sources] == ["a.csv#1", "a.csv#3"]
    assert told(reading) == ["seeds/a.csv:4: no text in lines 4 and 7 [no-text]"]


def test_a_quotation_mark_that_is_not_closed_is_named() -> None:
    reading = seed("a.csv", 'id,text\n1,one\n2,"two\n3,three\n')
    assert len(reading.sources) == 2
    assert [(problem.line, problem.code) for problem in reading.problems] == [(3, "bad-table")]


def test_rows_without_an_id_keep_their_names_when_others_come() -> None:
    few = {source.seed for source in seed("a.csv", "text\nOne text.\nAnother.\n").sources}
    more = {source.seed for source in seed("a.csv", "text\nA third.\nAnother.\nOne text.\n").sources}
    assert few < more
    assert len(more) == 3


def test_html_is_read_from_its_column_and_from_a_usual_one_that_holds_it() -> None:
    for data, columns in (
        (f'html\n"{HTML}"\n', {}),
        (f'body\n"{HTML}"\n', {}),
        (f'x\n"{HTML}"\n', {"html": "x"}),
    ):
        (source,) = seed("a.csv", data, **columns).sources
        assert (source.media_type, source.text) == ("text/html", TEXT)


def test_text_that_the_editor_calls_text_is_never_markup() -> None:
    (source,) = seed("a.csv", "x\n<p>One</p> <p>two</p>\n", text="x").sources
    assert (source.media_type, source.text) == ("text/plain", "<p>One</p> <p>two</p>")


def test_a_long_cell_is_read_whole() -> None:
    (source,) = seed("a.csv", "text\n" + "A long text. " * 20_000).sources
    assert len(source.text) > 250_000


def test_json_lines() -> None:
    row = {"text": TEXT, "title": "Most", "source": {"id": None, "name": "Kurier"}, "published": 1777910400, "tags": ["a", "b"], "authors": [{"name": "Ewa"}, "Jan"]}  # fmt: skip
    reading = seed("a.jsonl", "\n".join((json.dumps(row), "", "{bad", "[1]", "[" * 100_000)))
    (source,) = reading.sources
    assert source.text == TEXT
    assert source.stated.tags == ("a", "b")
    assert clues(source) == {
        "title": ["Most (column title)"],
        "outlet": ["Kurier (column source)"],
        "author": ["Ewa, Jan (column authors)"],
        "published": ["2026-05-04T16:00:00+00:00 (column published)"],
    }
    assert told(reading) == ["seeds/a.jsonl:3: no JSON object in lines 3, 4 and 5; write one object a line [bad-json]"]


def test_a_table_without_rows_is_told_of() -> None:
    assert told(seed("a.csv", "id,text\n")) == ["seeds/a.csv: there is no row below the head [no-text]"]


def test_long_tables_take_time_in_proportion() -> None:
    rows = "id,text\n" + "".join(f"{number},{PARAGRAPHS[number % 4]}\n" for number in range(4000))
    assert growth(lambda data: seed("a.csv", data), rows) < MOST
    assert growth(lambda data: seed("a.csv", data), ";" * 400_000) < MOST


def test_html_in_a_column_that_the_editor_calls_text_is_told() -> None:
    data = "story,kopf\n<p>The bridge is shut.</p><p>Lorries wait.</p>,A\nx < y,B\n"
    assert told(seed("a.csv", data, text="story", title="kopf")) == [
        'seeds/a.csv:2: the column "story" holds HTML in line 2, and its marks are taken for text; in content/site.yaml name it under `columns:` as `html`, not as `text` [html-as-text]'
    ]
    (first, second) = seed("a.csv", data, html="story", title="kopf").sources
    assert (first.text, second.text) == ("The bridge is shut.\n\nLorries wait.", "x < y")


def test_a_table_of_too_many_rows_is_told_in_one_line() -> None:
    for name, text in (("a.csv", "text\n" + "a\n" * 30_000), ("a.jsonl", '{"text": "a"}\n' * 30_000)):
        (line,) = told(seed(name, text))
        assert "more than 20,000 texts in it; split it" in line


def test_many_rows_without_words_are_told_together() -> None:
    (line,) = told(seed("a.csv", "text\n" + "".join(f"{n}\n" for n in range(500))))
    assert "nothing to read in 500 of its texts" in line


def test_of_thousands_of_rows_without_ids_no_two_have_one_name() -> None:
    """The first six digits of a hash are alike by chance for two of these; six digits of each are kept by the others."""
    rows = [f"The council of Port Ellery voted for bridge {number}." for number in range(9_000)]
    paths = [source.path for source in seed("a.csv", "text\n" + "\n".join(rows)).sources]
    assert len(set(paths)) == len(rows)
    lengths = {len(path.rpartition("-")[2]) for path in paths}
    assert lengths == {6, 32}, "the control: there are such"
    backwards = [source.path for source in seed("a.csv", "text\n" + "\n".join(reversed(rows))).sources]
    assert backwards == paths[::-1]
