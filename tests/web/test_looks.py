"""Every page type in a browser: nothing is asked of others, nothing moves, all can be read, reached and tapped."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from tests.web import builds, pages
from tests.web.builds import Sites
from tests.web.looking import Look, looked
from tests.web.serving import SLOWLY, served
from tests.web.telling import nothing

MEASURED = {
    "light": ("sideways", "contrast", "structure", "measure", "languages"),
    "dark": ("sideways", "contrast"),
    "320 px": ("sideways", "targets", "contrast"),
    "200 %": ("sideways", "targets"),
}
"""What is measured in which way of looking; the others are `tests/web/test_axe.py`'s."""
_HIDDEN = """() => [...document.querySelectorAll('header, main, section, form')]
  .filter(e => getComputedStyle(e).visibility !== 'visible').map(e => e.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("name", builds.SMALL)
@pytest.mark.parametrize("way", MEASURED)
def test_pages_fit_and_can_be_read_and_tapped(browser: Any, sites: Sites, name: str, way: str) -> None:
    faults: dict[str, object] = {}
    seen = 0
    with looked(browser, way) as look:
        for page in pages.pages(sites(name)):
            if page.kind == "redirect":
                continue
            seen += 1
            look.open(page)
            found = {measure: look.measure(measure) for measure in MEASURED[way]}
            found["asked elsewhere"] = look.strangers()
            found["said"] = list(look.said)
            moved = look.page.evaluate("window.__shift || 0")
            found["moved"] = [str(moved)] if moved else []
            faults |= {f"{page} ({page.path}): {what}": told for what, told in found.items() if told}
    assert seen > 5
    nothing(faults)


@pytest.mark.parametrize("way", ["light", "320 px"])
def test_nothing_moves_while_a_page_arrives_and_all_of_it_is_shown(browser: Any, sites: Sites, way: str) -> None:
    faults = {}
    seen = 0
    with looked(browser, way) as look:
        for page in pages.pages(sites("example")):
            if page.kind == "redirect":
                continue
            seen += 1
            look.page.goto(f"{urljoin(builds.address(page.site), page.address)}?{SLOWLY}")
            faults[f"{page} ({page.path}): moved"] = look.page.evaluate("window.__shift ? [`${window.__shift}`] : []")
            faults[f"{page} ({page.path}): hidden"] = look.page.evaluate(_HIDDEN)
    assert seen > 10
    nothing({what: told for what, told in faults.items() if told})


def test_what_moves_while_a_page_arrives_is_seen(browser: Any, tmp_path: Path) -> None:
    filler = f"<!-- {'x' * 4000} -->"
    (tmp_path / "index.html").write_text(
        f"<!DOCTYPE html><div style='display: flex; flex-direction: column-reverse'><p>First</p>{filler}<p>Then</p></div>{filler}"
    )
    site = builds.Built("arriving", tmp_path, builds.address("arriving"))
    with served(lambda _: site) as port, looked(browser, "light") as look:
        look.page.goto(f"http://127.0.0.1:{port}/?{SLOWLY}")
        assert look.page.evaluate("window.__shift || 0") > 0


HARMED = (
    ("sideways", "<p style='width: 2000px'>Wide</p>"),
    ("targets", "<p><button style='all: unset; height: 10px; width: 10px; display: block'>x</button></p>"),
    ("contrast", "<p style='color: #777; background: #fff'>Grey</p>"),
    ("contrast", "<p style='color: #999; background: #fff'>Fainter</p>"),
    ("measure", f"<p style='width: 1200px; max-width: none; font-size: 12px'>{'A word of a long line. ' * 40}</p>"),
    ("structure", "<h1>Another</h1>"),
    ("structure", "<h5>Too deep</h5>"),
    ("structure", "<time>Tuesday</time>"),
    ("languages", "<p>Міст закрито для всіх, повідомила рада міста.</p>"),
)


@pytest.mark.parametrize(
    ("measure", "harm"), HARMED, ids=[f"{number} {measure}" for number, (measure, _) in enumerate(HARMED)]
)
def test_each_fault_is_seen(browser: Any, sites: Sites, measure: str, harm: str) -> None:
    with looked(browser, "light") as look:
        look.open(_method(sites))
        before = look.measure(measure)
        look.page.evaluate("harm => { document.querySelector('main').insertAdjacentHTML('beforeend', harm) }", harm)
        # The page's own policy forbids styles in its text; those set by a script are obeyed.
        look.page.evaluate("""() => { for (const e of document.querySelectorAll('main [style]')) {
          const words = e.getAttribute('style'); e.removeAttribute('style'); e.style.cssText = words; } }""")
        assert len(look.measure(measure)) > len(before), measure


def test_what_is_asked_of_others_moves_or_breaks_the_policy_is_seen(browser: Any, sites: Sites) -> None:
    with looked(browser, "light") as look:
        look.open(_method(sites))
        assert (look.strangers(), look.said) == ([], [])
        look.page.evaluate(
            "() => { location.hash = ''; const i = new Image(); i.src = 'http://elsewhere.localhost/x.png'; }"
        )
        look.page.wait_for_timeout(200)
        assert any("Content Security Policy" in words for words in look.said)
        assert look.strangers() == ["http://elsewhere.localhost/x.png"]
        look.page.evaluate("""() => new Promise(done => { const e = document.createElement('p'); e.style.height = '300px';
          document.querySelector('main').prepend(e); setTimeout(done, 200); })""")
        assert look.page.evaluate("window.__shift") > 0


def test_a_search_asks_only_this_site(browser: Any, sites: Sites) -> None:
    found = [page for page in pages.pages(sites("example")) if page.kind == "search"]
    if not found:
        pytest.skip("this theme has no search page")
    with looked(browser, "light") as look:
        look.open(found[0])
        look.page.locator("input[type=search], input:not([type])").first.fill("Kursk")
        look.page.keyboard.press("Enter")
        look.page.locator("main a[href*='articles/'], main a[href*='topics/']").first.wait_for(timeout=20_000)
        assert any("pagefind" in url for url in look.asked)
        assert (look.strangers(), look.said) == ([], [])


def test_a_former_address_leads_on(browser: Any, sites: Sites) -> None:
    with looked(browser, "without scripts") as look:
        (page,) = (page for page in pages.pages(sites("example")) if page.kind == "redirect")
        look.open(page)
        look.page.wait_for_url(lambda url: page.address not in url)
        assert look.page.locator("h1").count() == 1
        assert look.said == []


def test_lost_readers_find_home_from_anywhere(browser: Any, sites: Sites) -> None:
    with looked(browser, "light") as look:
        for name in ("example", "below"):
            look.open(pages.Page(name, "lost", "nowhere/deep/at/all/"))
            assert look.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
            look.page.locator("main a").first.click()
            assert look.page.url == sites(name).url


def _method(sites: Sites) -> pages.Page:
    return next(page for page in pages.pages(sites("example")) if page.kind == "method")


def test_a_look_that_asks_nothing_of_others_says_so() -> None:
    class Nowhere:
        url = "http://example.localhost/a/"

    assert Look(Nowhere(), asked=["http://example.localhost/b", "data:,x", "https://fonts.example/x"]).strangers() == [
        "https://fonts.example/x"
    ]
