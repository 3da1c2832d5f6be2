"""A paragraph as it is read for quotations: what is marked in it, and what is said in and around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digest.analyse import marks
from digest.analyse.runs import Runs
from digest.analyse.statements import Reading, Statement
from digest.attribution import Grammar, grammar
from digest.model import Article


@dataclass(frozen=True, slots=True)
class View:
    """A paragraph as it is read for quotations."""

    index: int
    marked: marks.Marked
    said: tuple[Statement, ...]
    before: str
    """The paragraph or heading before it."""
    said_before: tuple[Statement, ...]
    behind: str
    """The paragraph or heading after it."""
    said_behind: tuple[Statement, ...]
    rules: Grammar
    words: Runs
    words_around: Runs
    """Of the text with spaces for what is quoted, as `words` are of the whole."""

    @property
    def text(self) -> str:
        """All its words."""
        return self.marked.text


def views(article: Article, read: Reading) -> Iterator[View]:
    """The paragraphs of `article`, as it was `read`, in which something is marked."""
    rules = grammar(article.language.text)
    said: dict[int, list[Statement]] = {}
    for statement in read.statements:
        said.setdefault(statement.block, []).append(statement)
    for index, (block, marked) in enumerate(zip(article.blocks, read.blocks, strict=True)):
        if block.kind == "paragraph" and marked.spans:
            yield View(
                index=index,
                marked=marked,
                said=tuple(said.get(index, ())),
                before=article.blocks[index - 1].text if index else "",
                said_before=tuple(said.get(index - 1, ())),
                behind=article.blocks[index + 1].text if index + 1 < len(article.blocks) else "",
                said_behind=tuple(said.get(index + 1, ())),
                rules=rules,
                words=Runs.of(marked.text),
                words_around=Runs.of(marked.blanked),
            )
