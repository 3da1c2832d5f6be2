"""A file becomes a Source: decoded, its front matter read, its body marked."""

from __future__ import annotations

from collections.abc import Mapping

from digest import schema
from digest.model import MediaType, Source, Stated
from digest.problems import Problem, is_web_address
from digest.read import frontmatter, text
from digest.read.files import PAGE_ENDINGS, SEEDS, RawFile

# Keys that hold several words; one word, or words parted by commas, may stand there without a list.
LISTS = ("aliases", "examples", "not_examples", "tags", "topics")


def source(raw: RawFile, declared: str = "") -> tuple[Source | None, tuple[Problem, ...]]:
    """The text of `raw` with what its front matter states; None where it is no text, with the reason.

    `declared` is the encoding that was named when the file was fetched.
    """
    decoded, encoding, problems = text.decoded(raw.path, raw.data, declared)
    if decoded is None:
        return None, problems
    front, faults = frontmatter.parse(raw.path, decoded)
    stated, misfits = schema.checked(Stated, listed(front.value), path=raw.path, lines=front.lines)
    seed = raw.path.removeprefix(f"{SEEDS}/") if raw.path.startswith(f"{SEEDS}/") else None
    found = Source(
        path=raw.path,
        seed=seed,
        media_type=_media_type(raw.path),
        text=decoded,
        body=front.body,
        stated=stated,
        encoding=encoding,
    )
    problems = (*problems, *faults, *misfits)
    if stated.url is not None and not is_web_address(stated.url):
        hint = "write the whole address, beginning with https://; it is not linked"
        problems = (*problems, Problem(raw.path, front.lines.get(("url",)), "bad-value", '"url": not an address', hint))
    if seed is not None and not decoded[front.body :].strip():
        return None, (*problems, _no_body(raw.path))
    return found, problems


def listed(value: Mapping[str, object]) -> dict[str, object]:
    """`value` with the lists of words made lists where they are written as `a, b`."""
    return {key: _words(item) if key in LISTS else item for key, item in value.items()}


def _words(item: object) -> object:
    return [part for word in item.split(",") if (part := word.strip())] if isinstance(item, str) else item


def _media_type(path: str) -> MediaType:
    return "text/markdown" if path.lower().endswith(PAGE_ENDINGS) else "text/plain"


def _no_body(path: str) -> Problem:
    return Problem(path, None, "empty-file", "there is nothing below the front matter", "add the text", "error")
