"""An article's own words in reading order: the whole text, or what the excerpt rule leaves of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digest.model import Analysis, Article, BlockKind, Sentence
from digest.render.allowance import Allowance, Passage


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence in its place."""

    id: str
    """Its anchor: `s3`; `c3` where the summary above has the anchor `s3`."""
    passage: Passage
    chosen: bool
    """Whether the summary has it."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph or heading, or what is printed of it."""

    kind: BlockKind
    heading: str
    sentences: tuple[SentenceView, ...]
    gap: bool
    """Whether text was left out before it."""


def blocks(article: Article, analysis: Analysis, allowance: Allowance) -> tuple[TextBlock, ...]:
    """The printed text of `article`; nothing when that would be the summary once more."""
    chosen = {sentence.index for sentence in analysis.summary}
    if not allowance.full and set(allowance.sentences) <= chosen:
        return ()
    found, gap = [], False
    for number, block in enumerate(article.blocks):
        if block.kind == "heading":
            if allowance.full:
                found.append(TextBlock("heading", " ".join(block.text.split()), (), gap=False))
            continue
        inside = [sentence for sentence in analysis.sentences if sentence.block == number]
        for run, skipped in _runs(inside, allowance):
            if run:
                views = tuple(_view(sentence, chosen, allowance) for sentence in run)
                found.append(TextBlock("paragraph", "", views, gap=gap or skipped))
                gap = False
            else:
                gap = True
    return tuple(found)


def _runs(sentences: Iterable[Sentence], allowance: Allowance) -> list[tuple[list[Sentence], bool]]:
    """Runs of printed sentences, each with whether sentences were left out before it; an empty last run for the rest."""
    runs: list[tuple[list[Sentence], bool]] = []
    skipped, open_ = False, False
    for sentence in sentences:
        if sentence.index not in allowance.sentences:
            skipped, open_ = True, False
        elif open_:
            runs[-1][0].append(sentence)
        else:
            runs.append(([sentence], skipped))
            skipped, open_ = False, True
    return [*runs, ([], True)] if skipped else runs


def _view(sentence: Sentence, chosen: set[int], allowance: Allowance) -> SentenceView:
    summarised = sentence.index in chosen
    letter = "c" if summarised else "s"
    return SentenceView(f"{letter}{sentence.index}", allowance.sentences[sentence.index], summarised)
