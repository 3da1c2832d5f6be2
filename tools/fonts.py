"""Makes the two faces in `digest/data/fonts/` that cards and icons are drawn with.

`make fonts` fetches Source Serif 4 (npm) and fontTools (PyPI) by name into a temporary folder, keeps the letters of European and other
Latin, Cyrillic and Greek writing, and writes the kerning of the title's face as a table of letters: so that what is drawn does not depend on a
shaping engine that a machine may have or not. (Without one, Pillow 12 applies a sixty-fourth of what the table `kern` of a face says.) The faces have names of their own, since the licence reserves "Source"
for what Adobe publishes. The versions are fixed, so the same run gives the same bytes. Nothing is fetched when Digest runs.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "digest/data/fonts"
SERIF = "source-serif@4.5.1"
TOOL = "fonttools==4.68.0"
FACES = {"title.ttf": "SourceSerif4Display-Bold.ttf", "text.ttf": "SourceSerif4-Semibold.ttf"}
NAMES = {"title.ttf": "Digest Title", "text.ttf": "Digest Text"}
RANGES = (
    (0x20, 0x7E), (0xA1, 0x24F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2010, 0x205E),
    (0x2070, 0x209C), (0x20A0, 0x20C0), (0x2116, 0x2122), (0x2153, 0x215E), (0x2190, 0x2193), (0x2200, 0x2265),
)  # fmt: skip
"""Latin with its extensions, Greek, Cyrillic, Vietnamese, ancient Greek, punctuation, money, numbers, arrows and signs of reckoning."""
MOST_PAIRS = 9000
LEAST_KERN = 8  # thousandths of an em; what is less cannot be seen
DROPPED = ["GSUB", "GPOS", "GDEF", "BASE", "DSIG", "STAT", "meta", "hdmx", "VDMX", "LTSH", "gasp"]
Pair = tuple[str, str]


def fetched(folder: Path) -> Path:
    """The folder of the family's files; fontTools can be imported afterwards."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder / "tools"), TOOL]
    subprocess.run(command, check=True)  # noqa: S603 - fixed arguments
    sys.path.insert(0, str(folder / "tools"))
    subprocess.run(["npm", "pack", "--silent", SERIF], cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603, S607 - fixed arguments
    with tarfile.open(next(folder.glob("source-serif*.tgz"))) as package:
        wanted = {*(f"package/TTF/{name}" for name in FACES.values()), "package/LICENSE.md"}
        package.extractall(folder, [one for one in package.getmembers() if one.name in wanted], filter="data")
    return folder / "package"


def characters(cmap: dict[int, str]) -> list[int]:
    """The characters of RANGES that a face has, without those that stand on another one."""
    wanted = (code for first, last in RANGES for code in range(first, last + 1))
    return [code for code in wanted if code in cmap and unicodedata.category(chr(code)) not in ("Mn", "Me", "Cf", "Cn")]


def kerning(font: Any, glyphs: Iterable[str]) -> dict[Pair, int]:
    """The kerning of pairs of `glyphs` as the feature `kern` has it; the first rule that knows a pair decides."""
    known, found = set(glyphs), dict[Pair, int]()
    table = font["GPOS"].table
    places = {one.Feature.LookupListIndex[0] for one in table.FeatureList.FeatureRecord if one.FeatureTag == "kern"}
    for place in sorted(places):
        for rule in table.LookupList.Lookup[place].SubTable:
            inner = getattr(rule, "ExtSubTable", rule)
            pairs = _single(inner, known) if inner.Format == 1 else _classes(inner, known)
            for pair, value in pairs:
                found.setdefault(pair, value)
    return found


def _single(rule: Any, known: set[str]) -> Iterator[tuple[Pair, int]]:
    for first, row in zip(rule.Coverage.glyphs, rule.PairSet, strict=True):
        for record in row.PairValueRecord if first in known else ():
            if record.SecondGlyph in known:
                yield (first, record.SecondGlyph), _advance(record.Value1)


def _classes(rule: Any, known: set[str]) -> Iterator[tuple[Pair, int]]:
    seconds = sorted(known)
    for first in rule.Coverage.glyphs:
        if first in known:
            row = rule.Class1Record[rule.ClassDef1.classDefs.get(first, 0)].Class2Record
            for second in seconds:
                yield (first, second), _advance(row[rule.ClassDef2.classDefs.get(second, 0)].Value1)


def _advance(value: Any) -> int:
    return getattr(value, "XAdvance", 0) or 0 if value is not None else 0


def strongest(pairs: dict[Pair, int], common: dict[str, int]) -> dict[Pair, int]:
    """The pairs that show most, those of `common` glyphs (a smaller number is more common) before others."""
    shown = [pair for pair, value in pairs.items() if abs(value) >= LEAST_KERN]
    shown.sort(key=lambda pair: (max(common[name] for name in pair), -abs(pairs[pair]), pair))
    return {pair: pairs[pair] for pair in shown[:MOST_PAIRS]}


def commonness(code: int) -> int:
    """0 for the letters and marks of English, Ukrainian and Russian, then the rest of Latin-1 and of Cyrillic, then all others."""
    if 0x20 <= code <= 0x7E or 0x2010 <= code <= 0x203A or 0x400 <= code <= 0x45F or code in (0x490, 0x491):
        return 0
    return 1 if 0xA1 <= code <= 0x17F else 2


def made(path: Path, name: str) -> tuple[Any, list[int], list[str]]:
    """The face at `path` with fewer letters and a name of its own, the characters it has, and its kerning."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - fetched when this runs
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font = TTFont(path, recalcTimestamp=False)
    cmap = font.getBestCmap()
    codes = characters(cmap)
    common = {cmap[code]: commonness(code) for code in reversed(codes)}
    pairs = strongest(kerning(font, common), common)
    options = Options(hinting=False, layout_features=[], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], notdef_outline=True)
    options.drop_tables += DROPPED
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    _renamed(font, name)
    return font, codes, list(rows(pairs, {cmap[code]: chr(code) for code in reversed(codes)}))


def rows(pairs: dict[Pair, int], letters: dict[str, str]) -> Iterator[str]:
    """A line for each letter: those that may follow, in groups behind the shift that they all have, in thousandths of an em."""
    found: dict[str, dict[int, list[str]]] = {}
    for (first, second), value in pairs.items():
        if letters[second].isdecimal():  # it would be read as a digit of the shift
            continue
        found.setdefault(letters[first], {}).setdefault(value, []).append(letters[second])
    for first in sorted(found):
        groups = (f"{value}{''.join(sorted(found[first][value]))}" for value in sorted(found[first]))
        yield "\t".join([first, *groups]) + "\n"


def _renamed(font: Any, name: str) -> None:
    """The reserved name stands in the notice alone."""
    for number, text in (
        (1, name),
        (2, "Regular"),
        (3, f"{name} after {SERIF}"),
        (4, name),
        (6, name.replace(" ", "")),
    ):
        font["name"].setName(text, number, 3, 1, 0x409)


def spans(codes: Iterable[int]) -> Iterator[str]:
    """Lines of first and last character of each run, as hexadecimal numbers."""
    run: list[int] = []
    for code in [*sorted(codes), -1]:
        if run and code != run[-1] + 1:
            yield f"{run[0]:04x}\t{run[-1]:04x}\n"
            run = []
        run.append(code)


def main() -> None:
    """Write both faces, what characters both have, and the licence."""
    with tempfile.TemporaryDirectory() as name:
        source = fetched(Path(name))
        covered: list[set[int]] = []
        for target, file in FACES.items():
            font, codes, kerned = made(source / "TTF" / file, NAMES[target])
            font.save(FOLDER / target)
            covered.append(set(codes))
            if target == "title.ttf":
                about = f"# letters, and by how many thousandths of an em each that follows moves; made by tools/fonts.py from {SERIF}\n"
                (FOLDER / "kerning.tsv").write_text(about + "".join(kerned), "utf-8")
        head = f"# first and last of each run of characters that both faces have, in hexadecimal; made by tools/fonts.py from {SERIF}\n"
        (FOLDER / "characters.tsv").write_text(head + "".join(spans(set.intersection(*covered))), "utf-8")
        (FOLDER / "OFL.txt").write_bytes((source / "LICENSE.md").read_bytes())


if __name__ == "__main__":
    main()
