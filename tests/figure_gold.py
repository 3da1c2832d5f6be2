"""Figures marked by hand in invented sentences, and how far those found agree with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import digest
from digest.model import Figure
from tests.cases import FIXTURES

PUBLISHED = "2025-03-14"
FIELDS = ("value", "about", "unit", "qualifier", "relation", "scope", "as_of", "claimant")
_TAGS = {"unit": "unit", "hedge": "qualifier", "does": "relation", "scope": "scope", "on": "as_of", "by": "claimant"}
_ARTICLES = ("the ", "a ", "an ", "le ", "les ", "la ", "el ", "los ", "der ", "die ", "das ", "dem ")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence and its figures, each field by name, as text."""

    language: str
    text: str
    figures: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """Counts of one field: found, marked, and both alike."""

    found: int
    marked: int
    right: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is marked that was found."""
        return self.right / self.marked if self.marked else 1.0


def marked(name: str) -> tuple[Marked, ...]:
    """The sentences of `tests/fixtures/figures/NAME.txt`."""
    found: list[tuple[str, str, list[Mapping[str, str]]]] = []
    language = ""
    for line in (FIXTURES / "figures" / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("## "):
            language = line[3:]
        elif line.startswith("  "):
            found[-1][2].append(_row(line.strip()))
        elif not line.startswith("#"):
            found.append((language, line, []))
    return tuple(Marked(language, text, tuple(rows)) for language, text, rows in found)


def _row(line: str) -> Mapping[str, str]:
    text, value, about, *rest = line.split(" | ")
    tagged = {_TAGS[part.partition(" ")[0]]: part.partition(" ")[2] for part in rest}
    known = {"text": text, "value": "" if value == "?" else value, "about": "" if about == "-" else about, **tagged}
    return {"text": text, **{field: known.get(field, "") for field in FIELDS}}


def read(sentence: Marked) -> tuple[Mapping[str, str], ...]:
    """The figures that are found in a sentence, each field as text."""
    told = f"---\ntitle: T\nlanguage: {sentence.language}\ndate: {PUBLISHED}\n---\n{sentence.text}\n"
    return tuple(_shown(figure) for figure in digest.analyse(digest.read_text(told, name="a.md")).figures)


def _shown(figure: Figure) -> Mapping[str, str]:
    bounds = (figure.low, figure.high)
    value = f"{figure.value:.10g}" if figure.value is not None else "..".join(f"{b:g}" for b in bounds if b is not None)
    span = figure.as_of
    day = "" if span is None else f"{span.start}..{span.end}" if span.start != span.end else f"{span.start}"
    told = {"value": value, "as_of": day}
    return {"text": figure.text, **{field: told.get(field) or getattr(figure, field) or "" for field in FIELDS}}


def measure(sentences: tuple[Marked, ...]) -> Mapping[str, Measured]:
    """How far what is found agrees with what is marked: `figure` by its number, the fields among figures that are both."""
    counts = {kind: Counter[str]() for kind in ("found", "marked", "right")}
    for sentence in sentences:
        for field, found, meant in _pairs(sentence):
            counts["found"][field] += found is not None and found != ""
            counts["marked"][field] += meant is not None and meant != ""
            counts["right"][field] += bool(found) and bool(meant) and plain(found or "") == plain(meant or "")
    return {
        field: Measured(counts["found"][field], counts["marked"][field], counts["right"][field])
        for field in ("figure", *FIELDS)
    }


def _pairs(sentence: Marked) -> Iterator[tuple[str, str | None, str | None]]:
    """Field by field what was found and what is meant; a figure is the one meant when they begin with the same words."""
    rest = list(read(sentence))
    for meant in sentence.figures:
        found = next((one for one in rest if _same(one["text"], meant["text"])), None)
        if found is None:
            yield "figure", None, "missed"
            continue
        rest.remove(found)
        yield "figure", "met", "met"
        for field in FIELDS:
            yield field, found[field], meant[field]
    for _ in rest:
        yield "figure", "too much", None


def _same(found: str, meant: str) -> bool:
    first, second = plain(found), plain(meant)
    return (
        first == second
        or first.endswith(f" {second}")
        or second.startswith(f"{first} ")
        or second.endswith(f" {first}")
    )


def plain(text: str) -> str:
    """`text` without case and without an article before it."""
    folded = text.casefold()
    return next((folded[len(one) :] for one in _ARTICLES if folded.startswith(one)), folded)


def table(found: Mapping[str, Measured]) -> str:
    """The measures as lines."""
    return "\n".join(
        f"{k:10} P {m.precision:.3f} R {m.recall:.3f} ({m.right}/{m.found}/{m.marked})" for k, m in found.items()
    )
