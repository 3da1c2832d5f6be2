"""The example site's own promises: marked as a demonstration, whole, and as its options say."""

from __future__ import annotations

import re

import pytest

from digest import config, read
from digest.model import Source
from tests.conftest import ROOT

RAWS, UNREAD = read.files(ROOT)
CONTENT, FAULTS = read.content(RAWS)
SEEDS = [read.source(raw) for raw in RAWS if raw.path.startswith("seeds/")]
NOTES = {correction.stated.seed: correction for correction in CONTENT.corrections}
SOURCES = [
    read.corrected(source, NOTES[source.seed]) if source.seed in NOTES else source
    for source, _ in SEEDS
    if source is not None
]
TWELVE = 12  # words in a row that nobody may share with another's text


def test_nothing_in_it_is_at_fault() -> None:
    problems = [*UNREAD, *FAULTS, *(problem for _, problems in SEEDS for problem in problems)]
    assert [problem for problem in problems if problem.level != "note"] == []
    assert len(SOURCES) == len(SEEDS) == 12


def test_its_options_are_known_and_name_its_topics() -> None:
    data = next(raw.data for raw in RAWS if raw.path == config.PATH)
    options, problems = config.load(data, {})
    assert problems == ()
    assert sorted(options.topics) == sorted(topic.id for topic in CONTENT.topics)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_every_text_is_marked_where_readers_see_it_and_in_its_file(source: Source) -> None:
    assert (source.stated.note or "").startswith("Demonstration text of the Digest project, written after ")
    if not source.body:
        assert re.search(r"© (The )?(Digest project|Проєкт Digest)\. (Demonstration|Демонстраційний)", source.text)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_no_outlet_is_a_real_one(source: Source) -> None:
    assert source.stated.outlet is None or source.stated.outlet.startswith(("Demonstration Desk ", "Demo ", "Демо-"))


def test_nothing_is_copied_from_the_real_articles(real_seeds: dict[str, str]) -> None:
    theirs = {run for text in real_seeds.values() for run in runs(text)}
    ours: list[Source | read.RawFile] = [*SOURCES, *(raw for raw in RAWS if raw.path.startswith("content/"))]
    for item in ours:
        text = item.text if isinstance(item, Source) else item.data.decode("utf-8")
        assert not theirs & set(runs(text)), item.path


def runs(text: str) -> list[tuple[str, ...]]:
    """Every twelve words in a row."""
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[start : start + TWELVE]) for start in range(len(words) - TWELVE + 1)]
