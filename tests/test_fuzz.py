"""Fuzzing in short: every reader on what it is fuzzed from, what was found, and some seconds of atheris; longer by `make fuzz`."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.fuzz.targets import TARGETS

SECONDS = os.environ.get("DIGEST_FUZZ_SECONDS", "4")
FOUND: tuple[tuple[str, bytes], ...] = (
    ("correction", "---\nse\u00d6\xa0\xa0: a\n---\na".encode()),
    ("permalinks", b"ad\x01\x00eg seeds/a.txt\nad\x01 ae\n"),
    ("vocabulary", b"tags:\n- name: Bridge\n  aliases:r[gidb es]\n"),
    ("topic", b"---\nmatch: {any: [a]}\nquestions: [{ask: is it?, within: " + b"9" * 5000 + b"}]\n---\n"),
    ("text", "Ann Reed, ², was glad on ²-² and ³.²\n".encode() * 3),
    ("front", b"---\ndate: " + b"1:" * 20_000 + b"1\n---\nThe bridge is open.\n"),
)
"""What broke a promise once: what could not be printed in a line, a number of thousands of digits, a date of hours and hours."""


@pytest.mark.parametrize("name", TARGETS)
def test_each_reader_keeps_its_promise_on_what_it_is_fuzzed_from(name: str) -> None:
    target, seeds = TARGETS[name]
    for data in seeds:
        target(data)
        target(data[: len(data) // 2])
        target(data.replace(b"a", b"\xff").replace(b"e", b"\x00"))


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_was_found_stays_mended(name: str, data: bytes) -> None:
    TARGETS[name][0](data)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(sorted(TARGETS.keys() - {"text", "html", "markdown", "front", "mhtml"})), st.binary(max_size=300)
)
def test_any_bytes_are_answered(name: str, data: bytes) -> None:
    TARGETS[name][0](data)


def fuzzed(name: str, place: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    # A shell begins it: a process counts the memory of the one it is begun by as its own, until it begins another.
    command = ["/bin/sh", "-c", '"$@"; exit $?', "sh", sys.executable, "-m", "tests.fuzz", name, *options]
    return subprocess.run(
        command, cwd=place, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, timeout=500, check=False
    )


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is for Linux on x86-64")
def test_some_seconds_of_fuzzing_find_nothing(tmp_path: Path) -> None:
    done = fuzzed("all", tmp_path, f"-max_total_time={SECONDS}")
    assert done.returncode == 0, done.stdout[-2000:].decode(errors="replace") + done.stderr[-1000:].decode(
        errors="replace"
    )
    assert b"stat::number_of_executed_units" in done.stderr


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is for Linux on x86-64")
def test_a_reader_that_breaks_is_found(tmp_path: Path) -> None:
    script = tmp_path / "broken.py"
    script.write_text(
        "import sys, atheris\n"
        "def target(data):\n"
        "    if data[:1] == b'<':\n"
        "        raise ValueError('broken')\n"
        "atheris.instrument_func(target)\n"
        "atheris.Setup([sys.argv[0], '-max_total_time=60'], atheris.instrument_func(target))\n"
        "atheris.Fuzz()\n"
    )
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, timeout=200, check=False)
    assert done.returncode != 0
    assert b"ValueError: broken" in done.stdout + done.stderr
