"""How well nouns and pronouns are led back to names: `.venv/bin/python -m tests.quality.referring [development|held_out] [--misses]`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from digest import aliases, words
from digest.analyse.anaphors import anaphors
from digest.analyse.names import names
from digest.model import Anaphor
from tests.analysing import article
from tests.quality.counting import Count

FOLDER = Path(__file__).parent.parent / "fixtures/referring"
Place = tuple[int, int, str]
"""A sentence, an offset in it, a name."""
_MARKED = re.compile(r"\[([^>\]]+)>([^\]]+)\]")


def passages(part: str) -> Iterator[tuple[str, str]]:
    """The language and text of each passage."""
    language = "en"
    for piece in (FOLDER / f"{part}.txt").read_text("utf-8").split("\n\n"):
        if piece.startswith("== "):
            language = piece[3:].strip()
        elif not piece.startswith("#"):
            yield language, piece.strip()


def compared(language: str, marked: str) -> tuple[set[Place], set[Place]]:
    """What stands for a name in a passage, and what was found: sentence, offset, name."""
    wanted: set[Place] = set()
    lines = []
    for number, line in enumerate(marked.split("\n")):
        removed = 0
        for match in _MARKED.finditer(line):
            if match[2] != "-":
                wanted.add((number, match.start() - removed, match[2]))
            removed += len(match[0]) - len(match[1])
        lines.append(_MARKED.sub(r"\1", line))
    made, sentences = article("\n".join(lines), language=language)
    named = names(made, sentences, aliases.table())
    return wanted, {(one.sentence, one.start, _agreed(one, wanted)) for one in anaphors(made, sentences, named)}


def _agreed(one: Anaphor, wanted: Iterable[Place]) -> str:
    """The name as the passage has it, where the analysis only writes it in another way: `St Alban Hospital`."""
    told = next((name for sentence, start, name in wanted if (sentence, start) == (one.sentence, one.start)), "")
    return (
        told
        if told and {*words.words(words.fold(one.name))} >= {words.fold(word) for word in words.words(told)}
        else one.name
    )


def scored(part: str, language: str | None = None) -> Count:
    """All passages of a part, or those of one language."""
    total = Count()
    for spoken, marked in passages(part):
        if language in (None, spoken):
            wanted, found = compared(spoken, marked)
            total += Count(len(wanted & found), len(found), len(wanted))
    return total


def main(arguments: list[str]) -> None:
    """Print the figures, and with `--misses` what went wrong."""
    for part in [one for one in arguments if one != "--misses"] or ["development"]:
        for language in dict.fromkeys(spoken for spoken, _ in passages(part)):
            print(part, language, scored(part, language))
        for spoken, marked in passages(part) if "--misses" in arguments else ():
            wanted, found = compared(spoken, marked)
            if wanted != found:
                print(f"\n{marked}\n  wrong {sorted(found - wanted)}\n  missed {sorted(wanted - found)}")


if __name__ == "__main__":
    main(sys.argv[1:])
