"""Where people's names stand in a text: what a pattern of all of them would find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from digest.analyse.people import _standing

NAMES = st.text("ab- _é", min_size=1, max_size=4)


@given(st.text("ab- _é.", max_size=30), st.lists(NAMES, min_size=1, max_size=5, unique=True))
def test_names_stand_where_a_pattern_of_all_of_them_finds_them(text: str, names: list[str]) -> None:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    assert list(_standing(text, names)) == [(match.start(), match[0]) for match in pattern.finditer(text)]
