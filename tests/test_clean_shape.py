"""What can be seen of a line."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.clean import shape


def test_shapes_are_compared_without_case_numbers_and_punctuation() -> None:
    assert shape.shape("  “Don’t  miss 1,204 Views!” ") == "don't miss 0 views"


@pytest.mark.parametrize(("text", "count"), [("One two-three four.", 3), ("国会通过法案", 3), ("", 0), ("…", 0)])
def test_size(text: str, count: int) -> None:
    assert shape.size(text) == count


@pytest.mark.parametrize("text", ["So.", "So?”", "So.)", "これ。", "यह।", "“So…”"])
def test_ends(text: str) -> None:
    assert shape.ends(text)


@pytest.mark.parametrize("text", ["So", "So:", "", "So,”"])
def test_no_ends(text: str) -> None:
    assert not shape.ends(text)


def test_overlap_counts_content_words_of_the_first() -> None:
    assert shape.overlap("The ships waited", "Ships were waiting in the port", "en") == 1.0
    assert shape.overlap("Ships burned", "Ships were waiting", "en") == 0.5
    assert shape.overlap("", "Ships", "en") == 0.0


def test_names() -> None:
    assert shape.is_name("Ministry of Defence")
    assert shape.is_name("Jo van der Poe")
    assert not shape.is_name("ships in Port")
    assert not shape.is_name("")


def test_openers_of_an_unknown_language_are_english() -> None:
    assert "the" in shape.openers("und")
    assert "der" in shape.openers("de-AT")


SIGNS = st.text(alphabet="a1_©@#.!?…»”)] \u00a0\u2028\n-", max_size=12)


@given(SIGNS)
def test_ends_and_wording_are_what_expressions_say(text: str) -> None:
    stop = rf"[{re.escape(shape.ENDS)}][{re.escape(shape.CLOSERS)}\s]*$"
    assert shape.ends(text) == (re.search(stop, text) is not None)
    plain = " ".join(text.split())
    assert shape.wording(text) == re.sub(r"^[^\w©@#]+|[^\w]+$", "", plain)


def test_all_white_space_may_follow_an_end() -> None:
    assert all(shape.ends("End." + chr(code)) for code in range(sys.maxunicode) if chr(code).isspace())
