"""English noun phrases."""

from __future__ import annotations

import pytest

from digest.analyse.chunks import LONGEST, chunks


def whole(text: str) -> list[str]:
    return [" ".join(one.words) for one in chunks(text) if one.whole]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council voted to close the old ferry harbour.", ["council", "old ferry harbour"]),
        ("A bus carrying South Varnish tourists crashed.", ["bus", "South Varnish tourists"]),
        ("The Solberg administration's plans hit oil prices.", ["Solberg administration", "plans", "oil prices"]),
        ("The mayor, Ingrid Solberg, spoke.", ["mayor"]),
        ("Mayor Ingrid Solberg spoke of the closing of schools.", ["closing", "schools"]),
        ("Police issued warnings, and closed bridges.", ["Police", "warnings", "bridges"]),
    ],
)
def test_phrases_end_in_a_noun_and_hold_no_verb(text: str, expected: list[str]) -> None:
    assert [phrase for phrase in whole(text) if phrase != "Mayor"] == expected


def test_the_parts_of_a_phrase() -> None:
    got = {" ".join(one.words): one.kinds for one in chunks("the old ferry harbour")}
    assert got == {"old ferry": "jn", "old ferry harbour": "jnn", "ferry": "n", "ferry harbour": "nn", "harbour": "n"}


def test_no_part_begins_within_a_name_or_is_too_long() -> None:
    assert {" ".join(one.words) for one in chunks("in the Port Estrand region")} == {"Port Estrand region", "region"}
    assert all(len(one.words) <= LONGEST for one in chunks("the steel water pipe valve repair crew"))
