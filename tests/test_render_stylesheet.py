from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from digest.problems import DigestError
from digest.render.stylesheet import parts, sheet
from tests import sample

THEME: Mapping[str, bytes] = {
    "index.html": b"",
    "styles/print.css": b"@media print { a { color: red } }",
    "styles/zebra.css": b"i { color: blue } /* a word */",
    "styles/base.css": b":root { --text: serif; }",
    "styles/sections.css": b"h2 { margin: 0 }",
    "styles/apple.css": b"b { color: green }",
}


def shown(theme: Mapping[str, bytes] = THEME, **options: Any) -> str:
    return sheet(sample.options(**options), theme).decode()


def test_parts_are_joined_in_their_order() -> None:
    names = ["base", "sections", "apple", "zebra", "print"]
    assert parts(THEME) == tuple(f"styles/{name}.css" for name in names)
    found = shown()
    marks = ["--text:serif", "h2{", "b{", "i{", "@media print"]
    assert sorted(marks, key=found.index) == marks


def test_comments_and_needless_space_are_left_out() -> None:
    assert "a word" not in shown()
    assert "i{color:blue}" in shown()


def test_what_the_editor_set_follows_the_base_and_precedes_the_rest() -> None:
    found = shown(font="sans", density="compact", accent="#123456")
    order = ["--text:serif", "--text:var(--sans)", "--space:.6", "--accent:#123456", "h2{"]
    assert sorted(order, key=found.index) == order


def test_the_shipped_look_sets_nothing() -> None:
    assert shown() == shown(font="serif", density="comfortable", accent="")


def test_a_style_sheet_of_ones_own_takes_the_place_of_all_parts() -> None:
    found = shown({**THEME, "assets/style.css": b"/* mine */ p { margin: 0 }"}, accent="#123456")
    assert found.startswith("/* mine */ p { margin: 0 }")
    assert "--accent:#123456" in found
    assert "h2" not in found


def test_a_part_that_is_not_utf_8_is_named_with_its_line() -> None:
    with pytest.raises(DigestError, match=r"templates/styles/apple\.css:2: not UTF-8"):
        shown({**THEME, "styles/apple.css": b"b { }\n\xff"})


def test_every_property_that_an_option_sets_is_read_by_a_shipped_part() -> None:
    text = b"".join(data for name, data in sample.theme().items() if name.startswith("styles/")).decode()
    for name in ("--accent", "--text", "--leading", "--space"):
        assert f"var({name})" in text
