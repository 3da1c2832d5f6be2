"""JSON Feed."""

from __future__ import annotations

import json

import pytest

from tests.reading import HTML, TEXT, clues, seed, told

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Le Quai",
    "language": "fr",
    "authors": [{"name": "La rédaction"}],
}
ITEM = {
    "id": 7,
    "url": "https://quai.example/pont",
    "title": "Le pont",
    "content_html": HTML,
    "date_published": "2026-05-04T19:00:00+02:00",
}


def feed(*items: object) -> str:
    return json.dumps({**FEED, "items": list(items)})


def test_an_item_is_a_text_with_what_the_feed_says_of_it() -> None:
    reading = seed(
        "f.json", feed({**ITEM, "authors": [{"name": "Luc"}, {"name": "Ana"}], "date_modified": "2026-05-05"})
    )
    (source,) = reading.sources
    assert (source.seed, source.text, reading.problems) == ("f.json#7", TEXT, ())
    assert clues(source) == {
        "title": ["Le pont (feed entry)"],
        "outlet": ["Le Quai (feed)"],
        "author": ["Luc, Ana (feed entry)"],
        "published": ["2026-05-04T19:00:00+02:00 (feed entry)"],
        "updated": ["2026-05-05 (feed entry)"],
        "language": ["fr (feed)"],
        "url": ["https://quai.example/pont (feed entry)"],
    }


def test_the_first_version_has_one_author() -> None:
    (source,) = seed("f.json", json.dumps({"items": [{**ITEM, "author": {"name": "Luc"}}]})).sources
    assert clues(source)["author"] == ["Luc (feed entry)"]


def test_text_stays_text_and_a_summary_is_a_teaser() -> None:
    reading = seed(
        "f.json", feed({"id": "a", "content_text": "1 < 2 & <b>3</b>"}, {"id": "b", "summary": "The bridge is shut."})
    )
    assert [source.text for source in reading.sources] == ["1 < 2 & <b>3</b>", "The bridge is shut."]
    assert [(problem.path, problem.code) for problem in reading.problems] == [("seeds/f.json#b", "teaser")]


def test_characters_that_no_text_may_hold_are_left_out() -> None:
    (source,) = seed(
        "f.json", '{"items": [{"id": "\\ud800a", "content_text": "x\\ud800\\u0000y \\ud83d\\ude00"}]}'
    ).sources
    assert source.text == "xy 😀"
    assert source.path.isprintable()


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ('{\n"items": [,]}', "seeds/f.json:2: not JSON: Expecting value; save it again [bad-json]"),
        ("[" * 100_000, "seeds/f.json: JSON that cannot be read; save it again [bad-json]"),
        ('{"items": [{"id": ' + "9" * 5000 + "}]}", "seeds/f.json: JSON that cannot be read; save it again [bad-json]"),
        (
            '{"a": 1}',
            "seeds/f.json: not read: not a JSON Feed; articles from elsewhere can be read as .jsonl, one object a line [unknown-type]",
        ),
        ('{"items": []}', "seeds/f.json: a feed without entries [no-text]"),
    ],
)
def test_what_is_no_feed_is_a_problem(data: str, line: str) -> None:
    assert told(seed("f.json", data)) == [line]
