"""Lighthouse gives 100 of 100 four times, as a phone and as a desk, to every page type. Not run beside what computes: it measures time."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from tests.conftest import CHROMIUM
from tests.web import builds, pages
from tests.web.builds import Sites
from tests.web.pages import Page
from tests.web.serving import served
from tests.web.telling import nothing

HERE = Path(__file__).parent
FULL = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}
SHOWN = {"empty": ("index",), "one": ("index",)}
"""The page types that only these sites have; all others are looked at on the example."""
ABREAST = 2
"""How many pages are looked at at once: half of the time is waiting, and a page that is held up by the other is looked at again."""
PEERS = 5
"""How often a bare page must be given everything at once before a slower one is blamed on itself."""

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(
        not shutil.which("node") or not (HERE / "node_modules/lighthouse").exists() or not CHROMIUM.exists(),
        reason="Node, Lighthouse or Chromium is not here",
    ),
]


Told = Mapping[tuple[str, str], Mapping[str, Any]]
"""What Lighthouse says, by address and form factor."""


@contextmanager
def told(sites: Sites, addresses: Sequence[str], *, abreast: int = 1) -> Iterator[Told]:
    """What Lighthouse says of each address, in their order or with so many looked at at once."""
    with served(sites) as port, ThreadPoolExecutor(abreast) as hands:

        def look(part: Sequence[str]) -> subprocess.CompletedProcess[str]:
            command = ("node", str(HERE / "lighthouse.mjs"), str(CHROMIUM), f"MAP *.localhost 127.0.0.1:{port}", *part)
            return subprocess.run(command, capture_output=True, text=True, check=False)

        done = list(hands.map(look, [addresses[first::abreast] for first in range(abreast)]))
        found = [json.loads(line) for one in done for line in one.stdout.splitlines() if line.startswith("{")]
        assert len(found) == 2 * len(addresses), "\n".join(one.stderr[-2000:] for one in done)
        yield {(entry["address"], entry["form"]): entry for entry in found}


def test_every_page_type_is_without_a_blemish(sites: Sites, tmp_path: Path) -> None:
    chosen = [page for page in pages.pages(sites("example")) if page.kind != "redirect"]
    chosen += [page for name, kinds in SHOWN.items() for page in pages.pages(sites(name)) if page.kind in kinds]
    by_address = {urljoin(builds.address(page.site), page.address): page for page in chosen}
    with told(sites, list(by_address), abreast=ABREAST) as found:
        poor = _poor(found)
    slow = [address for address in by_address if address in poor and _only_slow(found, address)]
    again, busy = _beside_bare(sites, {address: by_address[address] for address in slow}, tmp_path)
    still = {address: words for address, words in again.items() if address not in busy}
    nothing({address: words for address, words in poor.items() if address not in slow} | still)
    if busy & set(again):
        pytest.skip(f"too busy a machine to time {len(busy)} pages: without any style they are as slow")


def _poor(found: Told) -> dict[str, list[str]]:
    """What is held against each address that is not given everything."""
    poor: dict[str, list[str]] = {}
    for (address, form), entry in found.items():
        if entry["scores"] != FULL:
            poor.setdefault(address, []).append(f"{form} {entry['scores']} {entry['failed']}")
    return poor


def _only_slow(found: Told, address: str) -> bool:
    """Whether nothing but its time is held against a page."""
    return all(
        {**entry["scores"], "performance": 100} == FULL for (other, _), entry in found.items() if other == address
    )


def _beside_bare(sites: Sites, slow: Mapping[str, Page], folder: Path) -> tuple[dict[str, list[str]], set[str]]:
    """What is held against pages when they are looked at once more, each beside its peer: itself, asking for nothing.

    The addresses whose peer is slow in any of `PEERS` runs are given as well: there the machine is, and tells nothing of the page.
    """
    if not slow:
        return {}, set()
    peers: dict[str, list[str]] = {}
    (folder / "404.html").write_text("")
    for number, (address, page) in enumerate(slow.items()):
        text = (sites(page.site).folder / page.path).read_text("utf-8")
        (folder / str(number)).mkdir()
        (folder / str(number) / "index.html").write_text(re.sub(r"<(?:link|script|img)\b[^>]*>", "", text), "utf-8")
        peers[address] = [f"{builds.address('bare')}{number}/?{run}" for run in range(PEERS)]
    bare = builds.Built("bare", folder, builds.address("bare"))
    beside = [one for address, runs in peers.items() for one in (address, *runs)]
    with told(lambda name: bare if name == "bare" else sites(name), beside) as found:
        poor = _poor(found)
        late = {
            address
            for (address, _), entry in found.items()
            if entry["tries"] > 1 or entry["scores"]["performance"] < 100
        }
    return {address: poor[address] for address in slow if address in poor}, {
        address for address, runs in peers.items() if late & set(runs)
    }


def test_a_blemish_is_seen(tmp_path: Path) -> None:
    """A page without language, description or viewport, with a faint text and an image that is not there."""
    (tmp_path / "index.html").write_text(
        '<!DOCTYPE html><title>T</title><p style="color:#ccc">Faint</p><img src="gone.png">'
    )
    (tmp_path / "404.html").write_text("")
    site = builds.Built("harmed", tmp_path, builds.address("harmed"))
    with told(lambda _: site, [site.url]) as found:
        for entry in found.values():
            assert all(entry["scores"][name] < 100 for name in ("accessibility", "best-practices", "seo")), entry
