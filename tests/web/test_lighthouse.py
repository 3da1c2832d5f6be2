"""Lighthouse gives 100 of 100 four times, as a phone and as a desk, to every page type. Run alone: what it measures is time."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
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

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(
        not shutil.which("node") or not (HERE / "node_modules/lighthouse").exists() or not CHROMIUM.exists(),
        reason="Node, Lighthouse or Chromium is not here",
    ),
]


@contextmanager
def told(sites: Sites, addresses: Sequence[str]) -> Iterator[dict[tuple[str, str], dict[str, object]]]:
    """What Lighthouse says of each address as (address, form factor)."""
    with served(sites) as port:
        done = subprocess.run(
            ["node", HERE / "lighthouse.mjs", CHROMIUM, f"MAP *.localhost 127.0.0.1:{port}", *addresses],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        assert len(found) == 2 * len(addresses), done.stderr[-2000:]
        yield {(entry["address"], entry["form"]): entry for entry in found}


def test_every_page_type_is_without_a_blemish(sites: Sites, tmp_path: Path) -> None:
    chosen = [page for page in pages.pages(sites("example")) if page.kind != "redirect"]
    chosen += [page for name, kinds in SHOWN.items() for page in pages.pages(sites(name)) if page.kind in kinds]
    by_address = {urljoin(builds.address(page.site), page.address): page for page in chosen}
    with told(sites, list(by_address)) as found:
        poor = {
            (address, f"{form} {address} {entry['scores']}"): entry["failed"]
            for (address, form), entry in found.items()
            if entry["scores"] != FULL
        }
    slow = {address for address, _ in poor if _only_slow(address, found)}
    busy = _slow_though_bare(sites, [by_address[address] for address in sorted(slow)], tmp_path)
    nothing(
        {
            words: failed
            for (address, words), failed in poor.items()
            if address not in slow or by_address[address] not in busy
        }
    )
    if busy:
        pytest.skip(f"too busy a machine to time {len(busy)} pages: without any style they are as slow")


def _only_slow(address: str, found: Mapping[tuple[str, str], Mapping[str, object]]) -> bool:
    """Whether nothing but its time is held against a page."""
    scores = [entry["scores"] for (other, _), entry in found.items() if other == address]
    return all(isinstance(entry, dict) and {**entry, "performance": 100} == FULL for entry in scores)


def _slow_though_bare(sites: Sites, slow: Sequence[Page], folder: Path) -> set[Page]:
    """Those of the pages which the machine does not show in time even when they ask for nothing: the peer of the same run."""
    if not slow:
        return set()
    (folder / "404.html").write_text("")
    for number, page in enumerate(slow):
        text = (sites(page.site).folder / page.path).read_text("utf-8")
        (folder / str(number)).mkdir()
        (folder / str(number) / "index.html").write_text(re.sub(r"<(?:link|script|img)\b[^>]*>", "", text), "utf-8")
    bare = builds.Built("bare", folder, builds.address("bare"))
    with told(lambda _: bare, [f"{bare.url}{number}/" for number in range(len(slow))]) as found:
        late = {address for (address, _), entry in found.items() if _performance(entry) < 100}
    return {page for number, page in enumerate(slow) if f"{bare.url}{number}/" in late}


def _performance(entry: Mapping[str, object]) -> int:
    scores = entry["scores"]
    assert isinstance(scores, dict)
    return int(scores["performance"])


def test_a_blemish_is_seen(tmp_path: Path) -> None:
    """A page without language, description or viewport, with a faint text and an image that is not there."""
    (tmp_path / "index.html").write_text(
        '<!DOCTYPE html><title>T</title><p style="color:#ccc">Faint</p><img src="gone.png">'
    )
    (tmp_path / "404.html").write_text("")
    site = builds.Built("harmed", tmp_path, builds.address("harmed"))
    with told(lambda _: site, [site.url]) as found:
        for entry in found.values():
            assert isinstance(entry["scores"], dict)
            assert all(entry["scores"][name] < 100 for name in ("accessibility", "best-practices", "seo")), entry
