"""axe finds nothing wrong and leaves nothing undecided, on every page type and in every way of looking at it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web import builds, pages
from tests.web.builds import Sites
from tests.web.looking import WAYS, Look, looked
from tests.web.telling import nothing

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
FEW = ("empty", "one", "french", "hostile")
"""Small sites, of which each way of looking is tried only on the example."""
# What search engines are told is no matter of access, and a frame of ours does not exist.
# Where a page's scripts are forbidden, no timer of axe's ever ends: there it is told to go on at once.
_UNTIMED = (
    "() => { window.setTimeout = (then, _, ...rest) => { Promise.resolve().then(() => then(...rest)); return 0; }; }"
)
_RUN = """async () => {
  const told = await axe.run(document, {resultTypes: ['violations', 'incomplete'], reporter: 'v2', rules: {'target-size': {enabled: true}}});
  const short = entries => entries.map(rule => rule.id + ': ' + rule.nodes.slice(0, 3).map(n => n.html.slice(0, 120) + ' ' +
    [...n.any, ...n.all, ...n.none].map(c => c.message).join('; ').slice(0, 160)).join(' | '));
  return {violations: short(told.violations), incomplete: short(told.incomplete), passes: told.passes.length};
}"""

pytestmark = pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: npm ci in tests/web")


def judged(look: Look) -> dict[str, Any]:
    """What axe says of the page that is shown. It is run from outside of the page, which may forbid or lack scripts of its own."""
    if not look.scripted:
        look.page.evaluate(_UNTIMED)
    look.page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = look.page.evaluate(_RUN)
    return found


@pytest.mark.parametrize("way", WAYS)
def test_nobody_is_shut_out_of_the_example(browser: Any, sites: Sites, way: str) -> None:
    nothing(faults(browser, sites, "example", way))


@pytest.mark.parametrize("way", ["light", "dark"])
@pytest.mark.parametrize("name", FEW)
def test_nobody_is_shut_out_of_small_sites(browser: Any, sites: Sites, name: str, way: str) -> None:
    nothing(faults(browser, sites, name, way))


def faults(browser: Any, sites: Sites, name: str, way: str) -> dict[str, list[str]]:
    """What is wrong or undecided on each page type of a site."""
    found: dict[str, list[str]] = {}
    with looked(browser, way) as look:
        for page in pages.pages(sites(name)):
            if page.kind == "redirect":
                continue
            look.open(page)
            told = judged(look)
            assert told["passes"] > 10, page
            if told["violations"] or told["incomplete"]:
                found[f"{page} ({page.path})"] = [
                    *told["violations"],
                    *(f"undecided {rule}" for rule in told["incomplete"]),
                ]
    return found


@pytest.mark.parametrize("way", ["light", "without scripts"])
def test_what_shuts_somebody_out_is_seen(browser: Any, sites: Sites, way: str) -> None:
    with looked(browser, way) as look:
        look.open(next(page for page in pages.pages(sites("one")) if page.kind == "index"))
        look.page.evaluate("""() => { const main = document.querySelector('main'), image = document.createElement('img');
          image.src = 'assets/icon.svg'; main.append(image);
          const faint = document.createElement('p'); faint.textContent = 'Faint'; faint.style.color = '#ccc'; main.append(faint);
          const veiled = document.createElement('p'); veiled.textContent = 'Veiled'; veiled.style.background = 'linear-gradient(red, blue)';
          main.append(veiled); }""")
        told = judged(look)
        assert {rule.partition(":")[0] for rule in told["violations"]} >= {"image-alt", "color-contrast"}
        assert any(rule.startswith("color-contrast") for rule in told["incomplete"])


def test_sites_looked_at_are_all_the_small_ones() -> None:
    assert {"example", "below", *FEW} == set(builds.SMALL)
