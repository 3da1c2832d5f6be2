"""Which of the texts in `content/articles/` correct a seed, and which are articles of the editor's own."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from digest.model import Source
from digest.problems import Problem, nearest
from digest.read import editions
from digest.read.files import SEEDS

_GONE = "put the file back that held it, keep the text as a file of its own, or remove this correction"


def sorted_out(
    sources: list[Source], seeds: set[str], problems: list[Problem]
) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """The corrections among `sources`, one for a seed, and the articles of the editor's own."""
    corrections: dict[str, Source] = {}
    articles: list[Source] = []
    for item in sources:
        if item.stated.seed is None:
            if item.text[item.body :].strip():
                articles.append(item)
            else:
                problems.append(_bodiless(item.path))
            continue
        named = item.stated.seed.removeprefix("./").removeprefix(f"{SEEDS}/")
        seed = named if named in seeds else editions.lasting(named)
        fault = _misdirected(item, seed, seeds, corrections)
        if fault:
            problems.append(fault)
        else:
            corrections[seed] = dataclasses.replace(item, stated=dataclasses.replace(item.stated, seed=seed))
    return tuple(corrections.values()), tuple(articles)


def _misdirected(item: Source, seed: str, seeds: set[str], corrections: Mapping[str, Source]) -> Problem | None:
    line = next((n for n, row in enumerate(item.text.split("\n"), 1) if row.startswith("seed")), None)
    if seed not in seeds:
        file, _, part = seed.partition("#")
        gone = bool(part) and file in seeds
        message = f'{SEEDS}/{file} no longer holds "{part}"' if gone else f'there is no seed "{seed}"'
        hint = nearest(seed, seeds) or (_GONE if gone else None)
        return Problem(item.path, line, "unknown-seed", message, hint, "error")
    if seed in corrections:
        message = f'the seed "{seed}" is already corrected by {corrections[seed].path}'
        return Problem(item.path, line, "same-seed", message, "put both corrections into one file", "error")
    return None


def _bodiless(path: str) -> Problem:
    hint = "add the text below the front matter, or `seed: …` to correct a seed"
    return Problem(path, None, "empty-file", "an article without a text", hint, "error")
