"""Searching in a real browser: at the root of a host and below it, with a keyboard, without scripts, and while editing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote

import pytest

from digest.serve import Outcome
from tests.serving import Desk
from tests.sites import SiteTest

HOSTILE = "<img src=x onerror=alert(1)></mark><script>alert(2)</script> bridge"
FOUND = ".found:not(:empty)"


def text(title: str, outlet: str, day: str, body: str) -> str:
    return f'---\ntitle: "{title}"\noutlet: {outlet}\ndate: {day}\n---\n\n{body}\n'


SEEDS = {
    "bridge.md": text("The bridge at Vellmar is shut", "Quay Press", "2031-03-04", "Engineers shut the bridge at Vellmar on Monday after cracks were found. Ferries carry people across the river instead."),
    "ferry.md": text("Ferries sail at night", "Reed Post", "2031-04-02", "Two ferries sail across the river at night. Nobody pays for the crossing until the bridge is open again."),
    "hostile.md": text(HOSTILE, "Quay Press", "2031-03-05", f"The mayor wrote {HOSTILE} on a wall of the bridge. The paint was washed off on Tuesday morning."),
    "most.md": text("Міст у Вельмарі закрили", "Річкова газета", "2031-03-06", "Інженери закрили старий міст у Вельмарі через тріщини в опорах. Мешканці тепер переходять річку на поромах безкоштовно."),
    **{f"note-{number}.md": text(f"Notes of the harbour {number}", "Harbour Notes", f"2031-05-{number:02}", f"The harbour counted {number} barges with gravel. Cranes unloaded them before noon.") for number in range(1, 15)},
}  # fmt: skip


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """A site in a folder `repo/`, so that it can be served below a host and at its root."""
    site = SiteTest(tmp_path_factory.mktemp("search"))
    site.site = site.root / "host" / "repo"
    for name, seed in SEEDS.items():
        site.seed(name, seed)
    return site.edit("content/site.yaml", "publish: full\n").build()


def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module", params=["at the root", "below it"])
def address(built: SiteTest, request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "at the root":
        yield from served(built.site)
    else:
        yield from (f"{found}repo/" for found in served(built.site.parent))


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A window that must ask no other host, say nothing and open no dialogue."""
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    page.close()
    assert said == []
    assert all(url.startswith(("http://127.0.0.1:", "data:")) for url in asked)


def titles(page: Any) -> list[str]:
    page.wait_for_selector(FOUND, state="attached")
    return [str(title) for title in page.locator(".results h2").all_inner_texts()]


def test_a_word_is_found_by_its_stem_and_marked(page: Any, address: str) -> None:
    page.goto(address + "search/?q=sailing")
    assert titles(page) == ["Ferries sail at night"]
    assert page.inner_text(".found") == "Found: 1"
    assert page.inner_text(".results mark") == "sail"
    assert "Reed Post" in page.inner_text(".results .kicker")
    assert page.get_attribute(".results time", "datetime") == "2031-04-02"
    page.click(".results h2 a")
    assert page.url.startswith(f"{address}articles/")
    assert page.inner_text("h1") == "Ferries sail at night"


@pytest.mark.parametrize("query", ["міст", "поромами", "Вельмар", "інженерів"])
def test_ukrainian_is_found_in_an_english_interface_in_any_case(page: Any, address: str, query: str) -> None:
    page.goto(f"{address}search/?q={quote(query)}")
    assert titles(page) == ["Міст у Вельмарі закрили"]
    assert page.get_attribute(".results h2", "lang") == "uk"


def test_a_word_is_found_in_a_title_and_by_its_outlet(page: Any, address: str) -> None:
    page.goto(f"{address}search/?q=reed+post")
    assert "Ferries sail at night" in titles(page)


def test_words_met_by_their_beginnings_only_are_told(page: Any, address: str) -> None:
    page.goto(f"{address}search/?q=gravelstone")
    assert titles(page)
    assert page.inner_text(".found").startswith("Nothing has these words as they stand")
    page.goto(f"{address}search/?q=zzz")
    assert titles(page) == []
    assert page.inner_text(".found") == "Nothing was found."


def test_facets_narrow_down_and_count(page: Any, address: str) -> None:
    page.goto(address + "search/")
    page.click("summary")
    page.fill("#q", "bridge")
    page.wait_for_selector(FOUND)
    quay = page.locator("label", has_text="Quay Press")
    assert quay.locator("small").inner_text() == "2"
    quay.click()
    page.wait_for_url("**outlet=quay-press**")
    page.locator(".found", has_text="Found: 2").wait_for()
    # What another choice of the same facet would add is still counted.
    assert page.locator("label", has_text="Reed Post").locator("small").inner_text() == "1"
    page.locator("label", has_text="Reed Post").click()
    page.locator(".found", has_text="Found: 3").wait_for()


def test_a_search_is_an_address_and_back_leads_to_the_one_before(page: Any, address: str) -> None:
    page.goto(f"{address}search/?q=harbour&order=newest&date=2031-05")
    assert titles(page)[0] == "Notes of the harbour 14"
    assert page.is_checked("[data-facet=date][value='2031-05']")
    assert page.input_value("#order") == "newest"
    page.fill("#q", "ferries")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=ferries**")
    page.go_back()
    page.locator(".found", has_text="Found: 14").wait_for()
    assert page.input_value("#q") == "harbour"


def test_more_results_follow_and_the_first_of_them_has_the_focus(page: Any, address: str) -> None:
    page.goto(f"{address}search/?q=gravel")
    assert len(titles(page)) == 10
    page.locator(".more button").focus()
    page.keyboard.press("Enter")
    page.locator(".results li:nth-child(14)").wait_for()
    assert not page.is_visible(".more")
    assert page.evaluate("document.activeElement.closest('li') === document.querySelector('.results li:nth-child(11)')")


def test_a_facet_alone_is_a_search(page: Any, address: str) -> None:
    page.goto(f"{address}search/?language=uk")
    assert titles(page) == ["Міст у Вельмарі закрили"]


def test_hostile_titles_and_texts_are_shown_and_do_nothing(page: Any, address: str) -> None:
    page.goto(f"{address}search/?q=mayor")
    assert titles(page) == [HOSTILE]
    assert "<img src=x onerror=alert(1)>" in page.inner_text(".results .opening")
    assert page.locator(".results :is(img, script)").count() == 0


def test_without_scripts_the_page_leads_to_the_lists(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "search/?q=bridge")
    assert not page.is_visible("form.search")
    assert "needs JavaScript" in page.inner_text("main")
    for name in ("Tags", "Outlets"):
        link = page.locator("main a", has_text=name).get_attribute("href")
        assert context.request.get(f"{address}search/{link}").ok
    context.close()


def test_without_an_index_the_page_says_so(browser: Any, address: str, built: SiteTest) -> None:
    page = browser.new_page()
    page.route("**/pagefind/**", lambda route: route.fulfill(status=404))
    page.goto(address + "search/?q=bridge")
    page.wait_for_selector(FOUND)
    assert page.inner_text(".found").startswith("The search does not work here.")
    page.close()


def test_the_page_can_be_used_on_a_phone(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640}, color_scheme="dark")
    page.goto(f"{address}search/?q=bridge&outlet=quay-press")
    page.wait_for_selector(FOUND)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    sizes = page.evaluate(
        "[...document.querySelectorAll('form :is(label:has(input), button, select, #q)')].map(one => one.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 24
    page.close()


@pytest.mark.alone
def test_the_search_works_while_editing(browser: Any, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    for name, seed in SEEDS.items():
        site.seed(name, seed)

    class Editing(Desk):
        def build(self) -> Outcome:
            site.build()
            assert site.change is not None
            return Outcome(changed=(*site.change.written, *site.change.removed))

    desk = Editing(tmp_path, base="/repo/")
    page = browser.new_page()
    with desk.open():
        page.goto(f"{desk.url}search/?q=sailing")
        assert titles(page) == ["Ferries sail at night"]
        page.close()
