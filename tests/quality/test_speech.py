"""What stands in quotation marks: speech or not, and whose, in seven languages; half of the sentences were not looked at for the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

import digest
from tests.cases import FIXTURES

OUTLET = "Demo Wire"


@dataclass(frozen=True, slots=True)
class Line:
    """A text with what is said in it, by whom."""

    language: str
    text: str
    said: tuple[tuple[str, str], ...]


def lines() -> Iterator[tuple[str, Line]]:
    """The lines of the fixture, each with its half."""
    half = ""
    for row in (FIXTURES / "said.txt").read_text("utf-8").splitlines():
        if row.startswith("# half "):
            half = row.removeprefix("# half ")
        elif row and not row.startswith("#"):
            language, text, said = row.split(" | ")
            told = () if said == "-" else tuple(said.split(" / "))
            pairs = tuple((one.partition(": ")[0], one.partition(": ")[2]) for one in told)
            yield half, Line(language, text.replace("⏎", "\n\n"), pairs)


def measured(half: str) -> tuple[float, float, float]:
    """Precision and recall of speech, and the share of what was found whose speaker is right."""
    found, wanted, right, owned = 0, 0, 0, 0
    for _, line in (one for one in lines() if one[0] == half):
        source = f"---\nlanguage: {line.language}\noutlet: {OUTLET}\n---\n\n# 1\n\n{line.text}\n"
        quotes = digest.analyse(digest.read_text(source, name="a.md", media_type="text/markdown")).quotes
        left = list(line.said)
        found, wanted = found + len(quotes), wanted + len(left)
        for quote in quotes:
            hit = next((one for one in left if quote.text.startswith(one[1])), None)
            if hit is not None:
                left.remove(hit)
                right += 1
                owned += (quote.speaker or "?").casefold().removeprefix("the ") == hit[0].casefold().removeprefix(
                    "the "
                )
    return right / found, right / wanted, owned / right


@pytest.mark.parametrize(("half", "floors"), [("one", (0.9, 0.9, 0.9)), ("two", (0.9, 0.9, 0.8))])
def test_speech_is_found_with_its_speaker(half: str, floors: tuple[float, float, float]) -> None:
    assert all(value >= floor for value, floor in zip(measured(half), floors, strict=True)), measured(half)
