"""Pages: the article's text and what their markup says of it. The only importer of trafilatura."""

from __future__ import annotations

from digest.model import Block, Source
from digest.problems import Problem
from digest.read import markup, metadata, text
from digest.read.files import SEEDS, RawFile
from digest.read.reading import Desk, Reading


def read(raw: RawFile, _desk: Desk) -> Reading:
    """The article on the page `raw`; none where the page has no text."""
    decoded, encoding, problems = text.decoded(raw.path, raw.data)
    page = markup.tree(decoded) if decoded is not None else None
    if page is None:
        return Reading(problems=problems or (_no_text(raw.path),))
    source = article(raw.path, page, encoding, decoded or "")
    return Reading((source,), problems) if source.text else Reading(problems=(*problems, _no_text(raw.path)))


def article(path: str, page: markup.Tree, encoding: str = "utf-8", file: str = "") -> Source:
    """The article on a page: its paragraphs parted by blank lines, and the clues that the markup and the whole `file` hold."""
    from trafilatura import extract

    clues = metadata.clues(page, file)
    extracted = extract(page, include_comments=False) or ""
    blocks: list[Block] = []
    start = 0
    for line in (line.strip() for line in extracted.split("\n")):
        if line:
            blocks.append(Block("paragraph", start, start + len(line), line))
            start += len(line) + 2
    return Source(
        path=path,
        seed=path.removeprefix(f"{SEEDS}/"),
        media_type="text/html",
        text="\n\n".join(block.text for block in blocks),
        encoding=encoding,
        blocks=tuple(blocks),
        clues=clues,
    )


def _no_text(path: str) -> Problem:
    return Problem(path, None, "no-text", "no article is found on the page", "save its text as .txt", "error")
