"""The live server as the editor meets it: a real browser on a page, and files being saved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.serving import Desk, until
from tests.tabs import Open, followed, marked, reloaded

pytestmark = pytest.mark.alone

DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}"><rect width="9" height="9"/></svg>'


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.write("content/index.txt", "one")
    desk.write("content/other.txt", "other")
    desk.write("templates/style.css", "main { color: rgb(1, 1, 1) }")
    desk.write("templates/dot.svg", DOT.format(size=10))
    return desk


def test_a_save_changes_the_open_page(desk: Desk, tab: Open) -> None:
    with desk.open():
        page = tab(desk.url)
        desk.write("content/index.txt", "two")
        followed(page, "two")
        (desk.root / "content" / ".index.swp").write_text("three")
        (desk.root / "content" / ".index.swp").replace(desk.root / "content" / "index.txt")
        followed(page, "three")


def test_eight_tabs_all_follow(desk: Desk, tab: Open) -> None:
    with desk.open():
        pages = [tab(desk.url) for _ in range(8)]
        desk.write("content/index.txt", "two")
        for page in pages:
            followed(page, "two")


@pytest.mark.parametrize("fragment", ["", "#x"])
def test_the_reader_stays_at_the_same_place(desk: Desk, tab: Open, fragment: str) -> None:
    desk.write("templates/style.css", "main { height: 9000px }")
    with desk.open():
        page = tab(desk.url + fragment)
        page.evaluate("scrollTo(0, 4321)")
        desk.write("content/index.txt", "two")
        followed(page, "two")
        page.wait_for_function("() => scrollY === 4321")


def test_a_style_sheet_is_exchanged_under_the_open_page(desk: Desk, tab: Open) -> None:
    with desk.open():
        page = tab(desk.url)
        for shade in (2, 3, 4):
            desk.write("templates/style.css", f"main {{ color: rgb({shade}, {shade}, {shade}) }}")
            colour = f"rgb({shade}, {shade}, {shade})"
            page.wait_for_function("(c) => getComputedStyle(document.querySelector('main')).color === c", arg=colour)
        page.wait_for_function("() => document.querySelectorAll('link[rel=stylesheet]').length === 1")
        assert marked(page)


def test_a_picture_on_the_page_reloads_it(desk: Desk, tab: Open) -> None:
    with desk.open():
        page = tab(desk.url)
        page.wait_for_function("() => document.querySelector('img').naturalWidth === 10")
        desk.write("templates/dot.svg", DOT.format(size=20))
        page.wait_for_function("() => window.mark === undefined && document.querySelector('img').naturalWidth === 20")


def test_what_the_page_does_not_show_leaves_it_alone(desk: Desk, tab: Open) -> None:
    with desk.open():
        page, other = tab(desk.url), tab(desk.url + "other.html")
        desk.write("content/other.txt", "changed")
        followed(other, "changed")
        desk.write("templates/unused.css", "p { color: red }")
        desk.write("content/new.txt", "new")
        until(lambda: desk.get("/new.html").status == 200, "the new page")
        desk.write("content/other.txt", "changed again")
        followed(other, "changed again")
        assert marked(page)


def test_a_page_that_goes_and_comes_back_is_followed(desk: Desk, tab: Open) -> None:
    desk.write("content/404.txt", "lost")
    with desk.open():
        page = tab(desk.url + "other.html", missing=True)
        (desk.root / "content" / "other.txt").rename(desk.root / "other.txt")
        reloaded(page, "lost")
        (desk.root / "other.txt").rename(desk.root / "content" / "other.txt")
        reloaded(page, "other")
        folder = tab(desk.url + "later", missing=True)
        desk.write("content/later/index.txt", "here")
        reloaded(folder, "here")


def test_an_error_is_shown_over_the_last_good_page_until_it_is_mended(desk: Desk, tab: Open) -> None:
    with desk.open():
        page = tab(desk.url)
        desk.write("content/other.txt", "BROKEN")
        alert = page.get_by_role("alert")
        alert.wait_for()
        line = "content/other.txt:1: this <b>text</b> is broken [broken]"
        assert line in alert.inner_text()
        assert page.locator("main").inner_text() == "one"
        colour = "getComputedStyle(document.querySelector('digest-live').shadowRoot.querySelector('section')).position"
        page.wait_for_function(f"() => {colour} === 'fixed'")
        fresh = tab(desk.url + "other.html")
        fresh.get_by_role("alert").wait_for()
        assert fresh.locator("main").inner_text() == "other"
        desk.write("content/other.txt", "other")
        alert.wait_for(state="detached")
        fresh.get_by_role("alert").wait_for(state="detached")
        assert marked(page)


def test_an_error_can_be_put_aside_and_the_next_one_is_shown(desk: Desk, tab: Open) -> None:
    with desk.open():
        page = tab(desk.url)
        desk.write("content/other.txt", "BROKEN")
        page.get_by_role("button", name="Hide").click()
        page.get_by_role("alert").wait_for(state="detached")
        desk.write("content/index.txt", "BROKEN")
        (desk.root / "content" / "other.txt").write_text("mended")
        page.get_by_text("content/index.txt:1: ").wait_for()


def test_what_was_left_out_is_shown_over_the_new_page(desk: Desk, tab: Open) -> None:
    with desk.open():
        page = tab(desk.url)
        desk.write("content/other.txt", "LEAVE OUT")
        alert = page.get_by_role("alert")
        alert.get_by_text("content/other.txt:1: left out").wait_for()
        assert "left out of the site" in alert.inner_text()
        alert.get_by_role("button", name="Hide").click()
        desk.write("content/third.txt", "new")
        until(lambda: desk.get("/third.html").status == 200, "a build with the same fault")
        assert alert.count() == 0
        desk.write("content/index.txt", "two")
        followed(page, "two")
        assert alert.count() == 0
        desk.write("content/other.txt", "mended")
        alert.wait_for(state="detached")


def test_a_first_build_that_fails_shows_why_and_then_the_site(desk: Desk, tab: Open) -> None:
    desk.write("content/index.txt", "BROKEN")
    with desk.open():
        page = tab(desk.url, missing=True)
        page.get_by_text("content/index.txt:1: ").wait_for()
        desk.write("content/index.txt", "mended")
        reloaded(page, "mended")


def test_a_tab_finds_the_server_again_and_catches_up(desk: Desk, tab: Open) -> None:
    with desk.open():
        page = tab(desk.url)
        desk.port = int(desk.url.rstrip("/").rsplit(":", 1)[1])
    desk.write("content/index.txt", "meanwhile")
    desk.url = ""
    with desk.open():
        reloaded(page, "meanwhile")


def test_two_hundred_files_at_once_end_in_the_right_page(desk: Desk, tab: Open) -> None:
    for number in range(200):
        desk.write(f"content/many/{number}.txt", "old")
    with desk.open():
        page = tab(desk.url + "many/199.html")
        fresh = desk.root / "fresh"
        shutil.copytree(desk.root / "content" / "many", fresh)
        for path in fresh.iterdir():
            path.write_text("new")
        shutil.copytree(fresh, desk.root / "content" / "many", dirs_exist_ok=True)
        page.wait_for_function("() => document.querySelector('main').textContent === 'new'")
        until(lambda: all(">new<" in desk.get(f"/many/{n}.html").body for n in range(200)), "all pages")


def test_it_all_works_under_a_base_path(desk: Desk, tab: Open) -> None:
    desk.base = "/repo/"
    with desk.open():
        page = tab(desk.url, missing=True)
        desk.write("content/index.txt", "two")
        followed(page, "two")
