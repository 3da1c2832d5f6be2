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
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.conftest import ROOT

TAKEN = os.environ.get("DIGEST_BOMBS", "3")
GOOD = {
    "good/one.md": "---\ntitle: The bridge of Port Ellery\n---\nThe council voted for the bridge on Friday. It opens in May, the mayor said.\n",
    "good/two.html": "<title>The ferry of Lowmere</title><p>The ferry to Lowmere ran again on Friday after eleven days of storm.</p>",
    "good/three.txt": "The quay of Orlund is closed, the harbour office said on Tuesday. It will open again in June.\n",
}
TITLES = ("The bridge of Port Ellery", "The ferry of Lowmere", "The quay of Orlund")
TOLD = 21
"""Lines that are told of one file: twenty problems of a kind, and how many more there are."""
LONGEST = 800
AT_ONCE = 40
"""Bombs in one site: what is read of them stays in memory until the site is made."""


def data(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


def some(names: Iterable[str]) -> list[str]:
    """As many of the names as are taken."""
    every = list(names)
    return every if TAKEN == "all" else every[:: max(1, len(every) // int(TAKEN))]


def chosen() -> dict[str, bytes]:
    from tests.bombs import bombs  # five seconds of packing, for this test alone

    every = dict(bombs())
    if TAKEN == "all":
        from tests.bombs_known import KINDS

        every |= {f"{kind}/{name}": data(text) for kind, texts in KINDS.items() for name, text in texts.items()}
    return {name: every[name] for name in some(every)}


def built(root: Path, files: Mapping[str, bytes]) -> subprocess.CompletedProcess[bytes]:
    """What `digest build` says of a site of these files."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    command = [sys.executable, "-m", "digest", "build", "--root", str(root), "--verbose"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, env=environment, cwd=root, check=False)


def published(root: Path) -> list[str]:
    """The titles of the good texts that have a page."""
    pages = "".join(page.read_text("utf-8") for page in (root / "site/articles").glob("*/index.html"))
    return [title for title in TITLES if title in pages]


def test_a_site_is_built_among_bombs(tmp_path: Path) -> None:
    taken = list(chosen().items())
    for start in range(0, len(taken), AT_ONCE):
        is_built_among(tmp_path / str(start), dict(taken[start : start + AT_ONCE]))


def is_built_among(root: Path, taken: Mapping[str, bytes]) -> None:
    start = time.monotonic()
    good = {name: data(text) for name, text in GOOD.items()}
    done = built(root, {f"seeds/{name}": content for name, content in {**good, **taken}.items()})
    spent = time.monotonic() - start
    said = done.stderr.decode("utf-8", "strict")
    assert done.returncode == 0, said[-2000:]
    assert "Traceback" not in said
    assert published(root) == list(TITLES)
    lines = [line for line in said.splitlines() if line.startswith("seeds/")]
    counts = Counter((re.split(r"[:#]", line)[0], line.rpartition("[")[2]) for line in lines)
    assert max(counts.values(), default=0) <= TOLD, counts.most_common(3)
    assert max(map(len, lines), default=0) <= LONGEST, max(lines, key=len)
    assert all(line.isprintable() for line in lines)
    broken = {re.split(":", line)[0] for line in lines if line.endswith("[over-limit]")}
    assert all(sum(line.startswith(f"{file}:") for line in lines) == 1 for file in broken)
    print(f"{len(taken)} files, {len(lines)} lines of {len({file for file, _ in counts})} files, {spent:.0f} s")


def test_what_the_editor_writes_stops_nothing_but_with_a_line(tmp_path: Path) -> None:
    """The others are published, or the build ends with one line that names the file."""
    from tests.bombs_content import bombs

    ended, told = 0, 0
    for number, name in enumerate(some(bombs())):
        path, content = bombs()[name]
        root = tmp_path / str(number)
        done = built(root, {path: content, **{f"seeds/{seed}": data(text) for seed, text in GOOD.items()}})
        said = done.stderr.decode("utf-8", "strict")
        lines = [line for line in said.splitlines() if path in line]
        assert "Traceback" not in said, name
        assert max(map(len, lines), default=0) <= LONGEST, name
        assert all(line.isprintable() for line in lines), name
        if done.returncode:
            assert len(lines) == 1, (name, said[-2000:])
        else:
            assert published(root) == list(TITLES) or path.startswith("content/articles/"), name
        ended, told = ended + bool(done.returncode), told + len(lines)
    print(f"{ended} builds ended with a line, {told} lines in all")
