"""A site among whose seeds are files that are made to stop a program: the others are published, and each is one matter for the editor.

DIGEST_BOMBS says how many are taken, spread over all kinds; `make bombs` takes all of them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tests.conftest import ROOT

TAKEN = os.environ.get("DIGEST_BOMBS", "3")
GOOD = {
    "good/one.md": "---\ntitle: The bridge of Port Ellery\n---\nThe council voted for the bridge on Friday. It opens in May, the mayor said.\n",
    "good/two.html": "<title>The ferry of Lowmere</title><p>The ferry to Lowmere ran again on Friday after eleven days of storm.</p>",
    "good/three.txt": "The quay of Orlund is closed, the harbour office said on Tuesday. It will open again in June.\n",
}
SLOWEST = 10.0
"""Seconds of processor time for each bomb, read and worked on in two goes of five; with several at once the clock shows less."""
TOLD = 21
"""Lines that are told of one file: twenty problems of a kind, and how many more there are."""
LONGEST = 800


def chosen() -> dict[str, bytes]:
    from tests.bombs import bombs  # five seconds of packing, for this test alone

    every = bombs()
    names = list(every) if TAKEN == "all" else list(every)[:: max(1, len(every) // int(TAKEN))]
    return {name: every[name] for name in names}


def test_a_site_is_built_among_bombs(tmp_path: Path) -> None:
    seeds = {**{name: text.encode() for name, text in GOOD.items()}, **chosen()}
    for name, data in seeds.items():
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    start = time.monotonic()
    command = [sys.executable, "-m", "digest", "build", "--root", str(tmp_path), "--verbose"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, env=environment, cwd=tmp_path, check=False)
    taken = time.monotonic() - start
    said = done.stderr.decode("utf-8", "strict")
    assert done.returncode == 0, said[-2000:]
    assert "Traceback" not in said
    pages = "".join(page.read_text("utf-8") for page in (tmp_path / "site/articles").glob("*/index.html"))
    for title in ("The bridge of Port Ellery", "The ferry of Lowmere", "The quay of Orlund"):
        assert title in pages, title
    lines = [line for line in said.splitlines() if line.startswith("seeds/")]
    counts = Counter((re.split(r"[:#]", line)[0], line.rpartition("[")[2]) for line in lines)
    assert max(counts.values(), default=0) <= TOLD, counts.most_common(3)
    assert max(map(len, lines), default=0) <= LONGEST, max(lines, key=len)
    assert all(line.isprintable() for line in lines)
    assert taken < SLOWEST * len(seeds)
    print(f"{len(seeds)} files, {len(lines)} lines of {len({file for file, _ in counts})} files, {taken:.0f} s")
