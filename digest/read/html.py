"""Pages: the article's text and what their markup says of it."""

from __future__ import annotations

from digest.model import Source
from digest.problems import Problem
from digest.read import extraction, fragment, markup, metadata, text
from digest.read.files import SEEDS, RawFile
from digest.read.reading import Desk, Reading


def read(raw: RawFile, desk: Desk) -> Reading:
    """The article on the page `raw`, empty where it has no text; none where there is too much of something to search it."""
    decoded, encoding, problems = text.decoded(raw.path, raw.data, _encoding(raw.data, desk.fetched.charset))
    if decoded is None:
        return Reading(problems=problems)
    slim = markup.slim(decoded)
    excess = markup.excess(slim)
    page = None if excess else markup.tree(slim)
    excess = excess or (markup.excess_of(page) if page is not None else "")
    if page is None or excess:
        return Reading(problems=(*problems, _too_much(raw.path, excess) if excess else _no_text(raw.path, None)))
    source = article(raw.path, page, encoding, slim)
    return Reading((source,), problems if source.text else (*problems, _no_text(raw.path, page)))


def article(path: str, page: markup.Tree, encoding: str = "utf-8", file: str = "") -> Source:
    """The article on a page: its paragraphs parted by blank lines, and the clues that the markup and the whole `file` hold."""
    clues = metadata.clues(page, file)
    laid, blocks = fragment.laid_out(extraction.pieces(page))
    return Source(
        path=path,
        seed=path.removeprefix(f"{SEEDS}/"),
        media_type="text/html",
        text=laid,
        encoding=encoding,
        blocks=blocks,
        clues=clues,
    )


def _encoding(data: bytes, sent: str) -> str:
    """The encoding that counts as declared: what the server `sent` goes before what the page says, unless it does not fit."""
    said = markup.declared(data)
    return said if not sent or (said and not markup.fits(data, sent) and markup.fits(data, said)) else sent


def _too_much(path: str, excess: str) -> Problem:
    return Problem(path, None, "too-complex", f"not read: {excess}", "save the article's text as .txt", "error")


def _no_text(path: str, page: markup.Tree | None) -> Problem:
    """Why there is no article: frames, or a page that scripts would have filled."""
    message, hint = "no article is found on the page", "save its text as .txt"
    if page is not None and next(page.iter("frame"), None) is not None:
        message, hint = "the page is made of frames, and none of its text stands in it", "save the frame's own page"
    elif page is not None and next(page.iter("script"), None) is not None and not _has_words(page):
        message, hint = "the page has no text before its scripts run", "save it from a browser, or its text as .txt"
    return Problem(path, None, "no-text", message, hint, "error")


def _has_words(page: markup.Tree) -> bool:
    return any(
        map(
            str.isalnum, "".join(page.xpath("//body//text()[not(ancestor::script|ancestor::style|ancestor::noscript)]"))
        )
    )
