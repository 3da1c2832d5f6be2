"""The overlay, the editor's bar and the source view, in a real browser over a real build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digest import publish
from digest.serve import Outcome
from digest.serve.made import made
from tests.serving import Desk, until
from tests.sites import SiteTest
from tests.tabs import Open, marked

pytestmark = pytest.mark.alone

SEED = """---
title: Harbour wall mended
outlet: Harbour Courier
date: 2024-05-06
---
The harbour wall was mended on Monday, the port office said. Ferries ran as usual in the morning.

Engineers looked at the northern pier for two hours. Nobody was hurt, said the port captain.
"""


class Newsroom(Desk):
    """A desk whose build is the real one."""

    def build(self) -> Outcome:
        self.builds += 1
        site = SiteTest(self.root)
        plan = site.plan()
        change = publish.publish(plan.outputs, self.site)
        problems = [str(problem) for problem in plan.problems if problem.level != "note"]
        faults = [str(problem) for problem in plan.problems if problem.level == "error"]
        return Outcome(
            (*change.written, *change.removed),
            tuple(problems),
            tuple(faults),
            made=made(plan.outputs, plan.digest, plan.corrections),
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Newsroom(tmp_path)
    desk.write("seeds/wall.md", SEED)
    desk.write("content/site.yaml", "title: Harbour digest\npublish: full\n")
    desk.write(
        "content/topics/wall.md",
        "---\nslug: wall\ntitle: The wall\nmatch:\n  any:\n    - harbour wall\n---\n\nAbout the wall.\n",
    )
    return desk


ARTICLE = "articles/harbour-wall-mended/"


def opened(page: Any) -> Any:
    page.get_by_role("button", name="Digest").click()
    return page.get_by_role("region", name="Editor’s bar")


def test_the_bar_says_what_a_page_is_made_from(desk: Desk, tab: Open) -> None:
    with desk.open():
        page = tab(desk.url + ARTICLE)
        toggle = page.get_by_role("button", name="Digest")
        toggle.wait_for()
        assert toggle.get_attribute("aria-expanded") == "false"
        bar = opened(page)
        assert bar.get_by_role("link", name="seeds/wall.md").get_attribute("href") == "/-/source/seeds/wall.md"
        assert bar.get_by_role("link", name="templates/article.html").is_visible()
        assert bar.get_by_text("No problems").is_visible()
        page.reload()
        page.get_by_role("link", name="seeds/wall.md").wait_for()
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Digest").focus()
        page.keyboard.press("Escape")
        assert toggle.get_attribute("aria-expanded") == "false"
        assert not page.get_by_role("link", name="seeds/wall.md").is_visible()


def test_nothing_of_it_is_in_the_site_and_the_foot_of_the_page_can_be_read(desk: Desk, tab: Open) -> None:
    with desk.open():
        page = tab(desk.url + ARTICLE)
        bar = opened(page)
        bar.get_by_label("Show what made each part").check()
        page.locator("digest-mark").first.wait_for(state="attached")
        page.evaluate("scrollTo(0, 1e6)")
        low = "document.querySelector('body > footer').getBoundingClientRect().bottom"
        high = "document.querySelector('digest-bar').shadowRoot.querySelector('section').getBoundingClientRect().top"
        page.wait_for_function(f"() => {low} <= {high} + 1")
        for path in desk.site.rglob("*.html"):
            assert "digest-" not in path.read_text("utf-8")
            assert "/-/" not in path.read_text("utf-8")


def test_each_part_leads_to_the_line_that_made_it(desk: Desk, tab: Open) -> None:
    with desk.open():
        page = tab(desk.url + ARTICLE)
        text = page.locator("main").inner_text()
        opened(page).get_by_label("Show what made each part").check()
        page.get_by_role("link", name="Made by seeds/wall.md:2").wait_for()
        assert page.get_by_role("link", name="Made by seeds/wall.md:8").count() >= 1
        assert page.get_by_role("link", name="Made by templates/article.html:").count() >= 1
        assert page.get_by_role("link", name="Made by content/site.yaml:1").count() == 1
        with page.expect_popup() as popup:
            page.get_by_role("link", name="Made by seeds/wall.md:8").first.click()
        view = popup.value
        view.locator("#L8.here").wait_for()
        assert "northern pier" in view.locator("#L8").inner_text()
        paint = "getComputedStyle(document.querySelector('#L8')).backgroundColor"
        until(lambda: view.evaluate(paint) != "rgba(0, 0, 0, 0)", "the line is marked once the style is there")
        page.get_by_label("Show what made each part").uncheck()
        page.wait_for_function("() => !document.querySelector('digest-mark')")
        assert page.locator("main").inner_text() == text


def test_marks_follow_a_page_that_changes(desk: Desk, tab: Open) -> None:
    with desk.open():
        page = tab(desk.url + ARTICLE)
        opened(page).get_by_label("Show what made each part").check()
        page.get_by_role("link", name="Made by seeds/wall.md:8").first.wait_for()
        desk.write("seeds/wall.md", SEED.replace("Engineers", "\n\n\nAll the engineers"))
        page.get_by_text("All the engineers").first.wait_for()
        page.get_by_role("link", name="Made by seeds/wall.md:11").first.wait_for()
        assert page.get_by_role("link", name="Made by seeds/wall.md:8").count() == 0
        assert marked(page)


def test_links_lead_into_the_editors_own_program_where_one_is_chosen(desk: Desk, tab: Open) -> None:
    desk.editor = "vscode"
    with desk.open():
        page = tab(desk.url + ARTICLE)
        link = opened(page).get_by_role("link", name="seeds/wall.md")
        assert link.get_attribute("href") == f"vscode://file{desk.root}/seeds/wall.md:1"
        assert link.get_attribute("target") is None


def test_problems_are_listed_with_their_places(desk: Desk, tab: Open) -> None:
    desk.write("content/topics/wall.md", "---\nslug: wall\ntitel: The wall\nmatch:\n  any:\n    - harbour wall\n---\n")
    with desk.open():
        page = tab(desk.url + "topics/wall/")
        page.get_by_role("button", name="problems").wait_for()
        bar = opened(page)
        bar.locator("summary").click()
        assert bar.get_by_role("link", name="content/topics/wall.md:3").is_visible()
        assert "in this page’s files" in bar.locator("summary").inner_text()


def test_a_broken_template_is_shown_with_the_line_and_what_is_wrong_in_it(desk: Desk, tab: Open) -> None:
    with desk.open():
        page = tab(desk.url)
        desk.write(
            "templates/index.html",
            '{% extends "digest/index.html" %}\n{% block content %}\n<p>{{ pge.title }}</p>\n{% endblock %}\n',
        )
        alert = page.get_by_role("alert")
        alert.wait_for()
        assert "templates/index.html:3: 'pge' is undefined" in alert.inner_text()
        line = alert.locator("li.here")
        assert line.inner_text().strip() == "<p>{{ pge.title }}</p>"
        assert line.get_attribute("data-number") == "3"
        assert line.locator("mark").inner_text() == "pge"
        assert alert.locator("li").count() == 4
        link = alert.get_by_role("link", name="templates/index.html:3")
        assert link.get_attribute("href") == "/-/source/templates/index.html?line=3#L3"
        (desk.root / "templates/index.html").unlink()
        alert.wait_for(state="detached")
        assert marked(page)


def test_several_faults_are_folded_each_with_its_excerpt(desk: Desk, tab: Open) -> None:
    with desk.open():
        page = tab(desk.url)
        for name in ("x", "y"):
            desk.write(f"content/topics/{name}.md", f"---\ntitle: [{name}\n---\ntext\n")
        alert = page.get_by_role("alert")
        alert.locator("details").nth(1).wait_for()
        assert alert.locator("details").count() == 2
        first = alert.locator("details").first
        assert not first.locator("ol").is_visible()
        first.locator("summary").click()
        assert first.locator("li.here").is_visible()
        assert "content/topics/x.md" in first.get_by_role("link").inner_text()
        for name in ("x", "y"):
            (desk.root / f"content/topics/{name}.md").unlink()
        alert.wait_for(state="detached")


def test_an_index_and_cards_that_change_leave_the_page_alone(tmp_path: Path, tab: Open) -> None:
    desk = Desk(tmp_path)
    desk.write("content/index.txt", "one")
    desk.write("templates/style.css", "main { color: black }")
    desk.write("templates/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    desk.write("templates/words.json", "[1]")
    desk.write("templates/card.png", "one")
    with desk.open():
        page = tab(desk.url)
        page.evaluate("fetch('/words.json').then((answer) => answer.text())")
        for name in ("words.json", "card.png"):
            with page.expect_response("**/-/made?*"):  # asked for once the news is taken up
                desk.write(f"templates/{name}", "[2]")
        assert desk.get("/words.json").body == "[2]"
        assert marked(page)
        assert page.evaluate("performance.getEntriesByType('navigation').length") == 1
