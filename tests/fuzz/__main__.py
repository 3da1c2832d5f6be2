"""Fuzz one reader, `all` of them at once, or each for so many seconds: `python -m tests.fuzz [READER] [libFuzzer's options]`.

Without a reader each has `DIGEST_FUZZ` seconds (otherwise 30), one after the other; what breaks one is kept in `.fuzz/READER/`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PLACE = Path(".fuzz")
LIMITS = ("-timeout=30", "-rss_limit_mb=1500", "-max_len=4096", "-print_final_stats=1", "-verbosity=0")


ALL = "all"


def every(data: bytes) -> None:
    """Each reader in turn: the first byte says which."""
    from tests.fuzz.targets import TARGETS

    if data:
        names = list(TARGETS)
        TARGETS[names[data[0] % len(names)]][0](data[1:])


def fuzz(name: str, given: Sequence[str]) -> None:
    """Run libFuzzer on one reader in this process; it ends the process."""
    import atheris

    with atheris.instrument_imports(
        include=["digest", "feedparser", "markdown_it", "yaml", "email", "html", "csv", "json", "zipfile"]
    ):
        from tests.fuzz.targets import TARGETS
    mixed = [bytes([place]) + seed for place, (_, seeds) in enumerate(TARGETS.values()) for seed in seeds]
    target, seeds = (every, tuple(mixed)) if name == ALL else TARGETS[name]
    corpus = PLACE / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds):
        (corpus / f"seed-{number}").write_bytes(data)
        target(data)
    options = [f"-artifact_prefix={corpus}/found-", *LIMITS, *given, str(corpus)]
    atheris.Setup([sys.argv[0], *options], target)
    atheris.Fuzz()


def each(seconds: str) -> int:
    """Fuzz every reader, each in a process of its own; the number of those that broke."""
    from tests.fuzz.targets import TARGETS

    broken = 0
    for name in TARGETS:
        command = [sys.executable, "-m", "tests.fuzz", name, f"-max_total_time={seconds}"]
        done = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")
        said = [line for line in done.stderr.splitlines() if "stat::number_of_executed_units" in line]
        print(name, "broke" if done.returncode else "held", *said, flush=True)
        if done.returncode:
            print(done.stdout[-3000:], done.stderr[-3000:], flush=True)
        broken += bool(done.returncode)
    return broken


if __name__ == "__main__":
    if len(sys.argv) > 1:
        fuzz(sys.argv[1], sys.argv[2:])
    else:
        sys.exit(each(os.environ.get("DIGEST_FUZZ", "30")))
