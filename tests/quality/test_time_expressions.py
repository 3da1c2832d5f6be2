"""Day-valued expressions of time in English news, half of TimeBank and AQUAINT."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import pytest

import digest
from tests.conftest import SHARED

PATH = SHARED / "eval" / "data" / "date_timex_tbaq.jsonl.gz"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def right(row: dict[str, Any]) -> list[bool]:
    """For each expression whose value is a day, whether it was found with that day."""
    source = f"---\ndate: {row['dct']}\n---\n\n{row['text']}"
    found = digest.analyse(digest.read_text(source, name="x.md", media_type="text/markdown")).dates
    spans = [(one.text.lower(), str(one.date.start), str(one.date.end)) for one in found if one.date]
    out = []
    for given in row["timex"]:
        if DAY.fullmatch(given.get("value") or ""):
            words = row["text"][given["start"] : given["end"]].lower()
            out.append(any((words in text or text in words) and a == b == given["value"] for text, a, b in spans))
    return out


def test_days_are_right() -> None:
    if not PATH.is_file():
        pytest.skip("date_timex_tbaq is not on this machine")
    with gzip.open(PATH, "rt", encoding="utf-8") as file:
        every = [good for line in file for good in right(json.loads(line))]
    assert sum(every) / len(every) >= 0.91
