"""The file of what is remembered, byte by byte: whatever is flipped in it, what it says is true or a miss, it is said once, and all is right again."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from digest import schema
from digest.shelves import FILE, Shelves

FLIPS = 20_000 if os.environ.get("DIGEST_FAULTS") == "0" else 200
PAGE = 4096
"""Bytes of a page of SQLite's, of which the first tells what the file is, and the second is where its table begins."""
SHELVES = {"": 40, "pages": 60, "told": 5}


def _values(salt: str) -> Mapping[str, Mapping[str, str]]:
    """Values by shelf and key, of which some take several pages."""

    def name(shelf: str, number: int) -> str:
        return f"{shelf}:{hashlib.sha256(f'{shelf}{number}{salt}'.encode()).hexdigest()}".lstrip(":")

    return {
        shelf: {
            name(shelf, number): f"{salt} é" * (7_000 if number % 20 == 0 else 9 * number) for number in range(many)
        }
        for shelf, many in SHELVES.items()
    }


EARLIER, LATER = _values("earlier"), _values("later")
# Of each shelf all but one value stay.
LATER = {shelf: dict(list(EARLIER[shelf].items())[1:]) | dict([*LATER[shelf].items()][:1]) for shelf in SHELVES}


def packed(values: Mapping[str, Mapping[str, str]]) -> dict[str, bytes]:
    return {key: schema.to_json(value) for shelf in values.values() for key, value in shelf.items()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("whole")
    shelves = Shelves(folder)
    for shelf, values in EARLIER.items():
        shelves.fill(shelf, values, ())
    shelves.close()
    return (folder / FILE).read_bytes()


def used(folder: Path) -> tuple[dict[str, bytes], str]:
    """What is found of `LATER` as a build uses the file, which then remembers that; and what is said."""
    shelves = Shelves(folder)
    for shelf in ("pages", "told"):
        shelves.names(shelf)
    found = dict(shelves.read(sorted(packed(LATER))))
    for shelf, values in LATER.items():
        shelves.fill(shelf, values, ())
    shelves.close()
    return found, "".join(map(str, shelves.problems))


def survived(folder: Path, data: bytes) -> str:
    """What is said of a file with `data` in it. Nothing that it says may be false; the second use says nothing again, the third finds all."""
    (folder / FILE).write_bytes(data)
    true = packed(LATER)
    found, said = used(folder)
    assert found.items() <= true.items()
    found, again = used(folder)
    assert found.items() <= true.items()
    assert not (said and again)
    found, last = used(folder)
    assert found == true
    assert not last
    return said or again


def test_whatever_is_flipped_is_a_miss_and_mended(tmp_path: Path, whole: bytes) -> None:
    drawn = random.Random(8)
    told = 0
    for number in range(FLIPS):
        page = drawn.randrange(len(whole) // PAGE) * PAGE
        at = page + drawn.randrange((PAGE, 100, 12)[number % 3])
        data = bytearray(whole)
        for place in range(at, min(at + drawn.choice((1, 1, 1, 4, 64)), len(data))):
            data[place] ^= drawn.randrange(1, 256)
        try:
            told += bool(survived(tmp_path, bytes(data)))
        except BaseException as fault:
            fault.add_note(f"bytes {at} and on flipped")
            raise
    print(f"{told} of {FLIPS} told")
    assert told > FLIPS // 4


def _readonly(data: bytearray) -> None:
    data[18] = 9  # https://sqlite.org/fileformat2.html: above 2, nobody may write


def _undecodable(data: bytearray) -> None:
    data[data.index(b"CREATE TABLE") + 3] ^= 0x80  # SQLite quotes it when it complains


def _out_of_order(data: bytearray) -> None:
    """Entries are sought by halves: those that stand in another order are there, and are not found."""
    for page in range(PAGE, len(data), PAGE):
        if data[page] == 10:  # entries, by their places
            places = range(page + 8, page + 8 + 2 * int.from_bytes(data[page + 3 : page + 5], "big"), 2)
            turned = b"".join(bytes(data[at : at + 2]) for at in reversed(places))
            data[places.start : places.stop] = turned


@pytest.mark.parametrize("harm", [_readonly, _undecodable, _out_of_order])
def test_what_keeps_a_file_from_ever_being_of_use_is_mended(
    tmp_path: Path, whole: bytes, harm: Callable[[bytearray], None]
) -> None:
    data = bytearray(whole)
    harm(data)
    assert "is broken" in survived(tmp_path, bytes(data))


def test_a_sound_file_is_used_and_nothing_is_said(tmp_path: Path, whole: bytes) -> None:
    (tmp_path / FILE).write_bytes(whole)
    found, said = used(tmp_path)
    assert len(found) == sum(SHELVES.values()) - len(SHELVES)
    assert not said


def test_an_entry_that_unpacks_to_more_than_any_build_stores_is_a_miss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelves = Shelves(tmp_path)
    shelves.fill("", {"small": "x" * 500, "large": "x" * 5_000}, ())
    monkeypatch.setattr("digest.shelves._MOST", 1_000)
    assert dict(shelves.read(["small", "large"])) == packed({"": {"small": "x" * 500}})
    shelves.close()
    assert shelves.problems
