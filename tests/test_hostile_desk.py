"""Hostile texts over an open page while editing: what a fault says, the lines around it and the source view show them and run nothing."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from digest.problems import Problem
from digest.publish import publish
from digest.serve import Outcome
from tests import hostile
from tests.serving import Desk, until
from tests.tabs import Open

pytestmark = pytest.mark.alone

SOME = 10  # payloads of the collection in a short run
MOST = 400  # in a long one
_SEEN = """message => {
  const root = document.querySelector('digest-live')?.shadowRoot, text = root?.querySelector('pre')?.textContent;
  return text === message && {lines: [...root.querySelectorAll('code')].map(e => e.textContent),
    kinds: [...new Set([...root.querySelectorAll('*')].map(e => e.localName))].sort().join(' ')};
}"""


@dataclass
class Faulty(Desk):
    """A folder of which one text is odd, by the words of `payload`."""

    payload: str = ""
    fails: bool = False

    def line(self) -> str:
        return str(Problem("content/odd.txt", 2, "odd", f'"odd": not "{self.payload}"', level="error"))

    def build(self) -> Outcome:
        outputs, _ = self._outputs()
        change = publish(outputs, self.site)
        changed = (*change.written, *change.removed)
        return Outcome(error=self.line()) if self.fails else Outcome(changed, (self.line(),), (self.line(),))


def chosen() -> list[str]:
    every = hostile.every()
    number = MOST if hostile.WANTED else SOME
    return [
        " ".join(payload.split())
        for payload in (*hostile.OWN, *every[5 :: len(every) // number])
        if payload.isprintable()
    ]


@pytest.mark.parametrize("fails", [False, True], ids=["left out", "not built"])
def test_what_is_wrong_is_shown_and_runs_nothing(fails: bool, tab: Open, tmp_path: Path) -> None:
    desk = Faulty(tmp_path, fails=False)
    desk.write("content/index.txt", "one")
    desk.write("templates/style.css", "main { color: black }")
    desk.write("templates/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    with desk.open():
        page = tab(desk.url)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: asked.append(dialog.message))
        desk.fails = fails
        kinds = set()
        for payload in chosen():
            desk.payload = payload
            desk.write("content/odd.txt", f"one\n{payload}\nthree\n")
            page.wait_for_function(_SEEN, arg=desk.line())
            found = page.evaluate(_SEEN, desk.line())
            assert found["lines"][:3] == ["one", payload[:240] if len(payload) <= 240 else found["lines"][1], "three"]
            kinds.add(found["kinds"])
        assert len(kinds) <= 2, kinds  # with and without a mark in the line
        assert all(url.startswith(desk.url) for url in asked), asked


def test_the_source_view_shows_the_text(tab: Open, tmp_path: Path) -> None:
    desk = Faulty(tmp_path)
    desk.write("content/index.txt", "one")
    desk.write("templates/style.css", "")
    desk.write("templates/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    payloads = chosen()
    desk.write("content/odd.txt", "\n".join(payloads))
    with desk.open():
        until(lambda: desk.get("/-/source/content/odd.txt").status == 200, "the source view")
        page = tab(f"{desk.url}-/source/content/odd.txt")
        assert page.eval_on_selector_all("code", "all => all.map(e => e.textContent)") == payloads
        kinds = page.evaluate("[...new Set([...document.querySelectorAll('*')].map(e => e.localName))]")
        assert set(kinds) == {
            "html",
            "head",
            "meta",
            "link",
            "title",
            "body",
            "header",
            "h1",
            "p",
            "main",
            "ol",
            "li",
            "a",
            "code",
        }


def test_raw_it_is_seen(browser: Any) -> None:
    """The positive control: the same text as markup."""
    page = browser.new_page()
    said: list[str] = []
    page.on("request", lambda request: said.append(request.url))
    page.set_content(f"<pre>{hostile.OWN[0]}</pre>")
    page.wait_for_timeout(100)
    assert any("elsewhere.test" in one for one in said)
    said.clear()
    page.set_content(f"<pre>{html.escape(hostile.OWN[0])}</pre>")
    page.wait_for_timeout(100)
    assert said == []
    page.close()
