"""Every regular expression of the program takes time with the length of what it is given, whatever that is."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.attacks import MOST, Attacks, growth
from tests.patterns import Expression, expressions

ALL = os.environ.get("DIGEST_PATTERNS") == "all"
TEXTS = 2_000 if ALL else 8
"""Drawn for each expression; most have fewer."""
LONGEST = 32_768 if ALL else 8_192
BOUNDED = {
    r"[^\W\d_]+$": 30,
    r"([^\W\d_][\w'’-]*)\.?\s*$": 40,
}
"""Those that are given no more characters than this, by where they are called."""
# What stands in an article has no hundred white spaces in a row: `clean.layout.ungapped` cuts it there.
_GAP = re.compile(r"\s{100}\s*")
_CLEANED = (
    "aliases", "analyse", "attribution", "clean", "coherence", "meaning", "quotation", "referring", "relate", "segment",
    "stance", "tagging", "when", "words",
)  # fmt: skip


def searches(pattern: re.Pattern[Any]) -> Callable[[str], object]:
    return lambda text: [None for _ in pattern.finditer(_given(pattern, text))]


def _given(pattern: re.Pattern[Any], text: str) -> Any:
    return text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text


def works(one: Expression) -> Iterator[Callable[[str], object]]:
    """The expression as the program uses it: at the beginning of a text, or from every place in it."""
    pattern, uses = one.compiled, one.uses
    if not uses or uses - {"match", "fullmatch"}:
        yield searches(pattern)
    if "match" in uses:
        yield lambda text: pattern.match(_given(pattern, text))
    if "fullmatch" in uses:
        yield lambda text: pattern.fullmatch(_given(pattern, text))


def slowest(
    pattern: re.Pattern[Any], work: Callable[[str], object], longest: int, *, cleaned: bool = False, most: int = TEXTS
) -> str:
    """What grows faster than the text, in words; empty where nothing drawn does."""
    texts = list(Attacks(pattern).texts())
    drawn = texts if len(texts) <= most else random.Random(pattern.pattern).sample(texts, most)
    for made in drawn:
        text = (lambda size, made=made: _GAP.sub(lambda gap: gap[0][:100], made(size))) if cleaned else made
        ratio, size = growth(work, text, longest)
        if ratio > MOST:
            return f"twice {text(2)[:80]!r} takes {ratio:.1f} times as long at {size} repetitions"
    return ""


def apart() -> dict[tuple[str, int], Expression]:
    """One for each place in the code, the longest of those made there from the lists of languages."""
    found: dict[tuple[str, int], Expression] = {}
    for one in expressions():
        place = (one.file, one.line)
        if place not in found or len(one.pattern) > len(found[place].pattern):
            found[place] = one
    return found


def test_every_expression_takes_time_with_the_length_of_its_text() -> None:
    faults = []
    for (file, line), one in apart().items():
        cleaned = file.replace(".", "/").split("/")[0] in _CLEANED
        for work in works(one):
            fault = slowest(one.compiled, work, BOUNDED.get(one.pattern, LONGEST), cleaned=cleaned)
            faults += [f"digest/{file}:{line}: {one.pattern[:100]!r}: {fault}"] if fault else []
    assert not faults, "\n".join(faults)


def test_the_expressions_of_the_program_are_found() -> None:
    known = [one.pattern for one in expressions()]
    assert len(known) > 300
    for module, name in (
        ("digest.clean.chrome", "_LINK"),
        ("digest.read.markup", "_TAG"),
        ("digest.when.tokens", "_TOKEN"),
    ):
        found = getattr(__import__(module, fromlist=[name]), name)
        assert found.pattern in known, name
    assert sum("вбит" in pattern or "загин" in pattern for pattern in known) > 0, "none from the lists of a language"


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+$",
        r"(a|a)*b",
        r"(?:x\w*)*!",
        r"\s*[|]",
        r"<!--.*?-->",
        r"[a-z]+@",
        r"(\d+)*\d+x",
        r"“([^”]*)”",
        r"^(\w+\s?)*$",
    ],
)
def test_an_expression_that_takes_longer_is_found(pattern: str) -> None:
    compiled = re.compile(pattern)
    assert slowest(compiled, searches(compiled), LONGEST, most=200)


@pytest.mark.parametrize("pattern", [r"a+", r"(?<!\s)\s+[|]", r"(?<![a-z])[a-z]++@", r"[^“”]+", r"a(?:b|c){1,9}d"])
def test_an_expression_that_does_not_is_not_blamed(pattern: str) -> None:
    compiled = re.compile(pattern)
    assert not slowest(compiled, searches(compiled), LONGEST, most=200)
