"""Hostile texts in the search: found in a real browser by a word beside them, shown as they are, and nothing runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests import hostile, hostile_site
from tests.hostile_site import fields, name, spoken
from tests.sites import SiteTest

SOME = 24  # payloads in a short run
MOST = 1500  # in a long one, for one index
FORMS = (
    "a &lt;b&gt; &amp;lt; &#60; <mark>c</mark> </mark> <mark>",
    "zero\u200bwidth \ufeffspaces\u200b and \u00ad signs",
    "&lt;img src=https://elsewhere.test/ onerror=alert(1)&gt;",
    "\u202eturned\u2066 </template><script>alert(1)</script>",
)
"""Ways to be taken for what Pagefind writes."""
_ASK = """async word => {
  const form = document.querySelector('form.search'), list = document.querySelector('.results');
  list.replaceChildren();
  form.q.value = word;
  form.requestSubmit();
  for (let turns = 0; turns < 400 && !list.children.length; turns++) await new Promise(done => setTimeout(done, 25));
  const found = list.querySelector('li');
  return found && {title: found.querySelector('h2').textContent, origin: found.querySelector('.kicker bdi').textContent,
    excerpt: found.querySelector('.opening').textContent, marks: [...found.querySelectorAll('mark')].map(e => e.textContent.toLowerCase()),
    kinds: [...new Set([...found.querySelectorAll('*')].map(e => e.localName))].sort().join(' '), href: found.querySelector('h2 a').href};
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def chosen() -> list[str]:
    every = hostile.every()
    number = MOST if hostile.WANTED else SOME
    return [*hostile.OWN, *FORMS, *every[7 :: max(1, len(every) // number)]]


def word(number: int) -> str:
    """A word that no other text has, not even by its beginning."""
    return "zq" + "".join("bcdfghklmn"[int(digit)] + "aeiouaeiou"[int(digit)] for digit in f"{number:04}") + "x"


def body(number: int, payload: str) -> str:
    line = " ".join(payload.split())
    return f"At the quay {word(number)} was read as {line} by all of them."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Path]:
    payloads = chosen()
    site = SiteTest(tmp_path_factory.mktemp("search")).edit("content/site.yaml", "publish: full\ncards: false\n")
    for number, payload in enumerate(payloads):
        front = fields(slug=f"p{number}", title=payload, outlet=payload, copy_of="none")
        site.seed(
            f"p{number}.txt", hostile_site.data(f"{front}{body(number, payload)}\n\n{hostile_site.prose(number)}\n")
        )
    site.build(remember=False)
    return payloads, site.site


@pytest.fixture(scope="module")
def page(browser: Any, built: tuple[list[str], Path]) -> Iterator[tuple[Any, list[str]]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(built[1])))
    Thread(target=server.serve_forever, daemon=True).start()
    home, events = f"http://127.0.0.1:{server.server_port}/", list[str]()
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.add_init_script(
        "for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => console.log('ran ' + name)"
    )
    page.on("console", lambda message: events.append(message.text))
    page.on("pageerror", lambda error: events.append(str(error)))
    page.on("request", lambda asked: events.append(asked.url) if not asked.url.startswith((home, "data:")) else None)
    page.goto(f"{home}search/")
    yield page, events
    context.close()
    server.shutdown()
    server.server_close()


def wrong(number: int, payload: str, found: dict[str, Any] | None) -> Iterator[str]:
    """What is wrong with how a payload is shown."""
    if found is None:
        yield "not found"
        return
    if found["kinds"] not in ("a article bdi h2 mark p span time", "a article bdi h2 mark p time"):
        yield found["kinds"]
    if word(number) not in found["marks"]:
        yield f"marks: {found['marks']}"
    shown = spoken(found["excerpt"].replace("[…]", " "))
    if shown not in spoken(
        f"{body(number, payload)} {hostile_site.prose(number)}".replace("\u200b", "").replace("\ufeff", "")
    ):
        yield f"excerpt: {found['excerpt']!r}"
    if hostile_site.is_stated(payload) and name(payload):
        yield from (f"{part}: {found[part]!r}" for part in ("title", "origin") if name(found[part]) != name(payload))


def test_they_are_found_and_shown_as_they_are(page: tuple[Any, list[str]], built: tuple[list[str], Path]) -> None:
    window, events = page
    payloads: Sequence[str] = built[0]
    told, seen = [], 0
    for number, payload in enumerate(payloads):
        if (built[1] / f"articles/p{number}").is_dir():
            found = window.evaluate(_ASK, word(number))
            told += [f"{payload!r}: {fault}" for fault in wrong(number, payload, found)]
            seen += 1
    assert told == []
    assert events == []
    assert seen > len(payloads) * 0.9


def test_as_markup_they_would_be_seen(page: tuple[Any, list[str]]) -> None:
    """The positive control: a page that takes an excerpt for markup."""
    window, events = page
    window.evaluate("text => { document.querySelector('.results').innerHTML = text }", hostile.OWN[0])
    window.wait_for_timeout(200)
    assert any("elsewhere.test" in event for event in events)
    assert "ran alert" in events
    events.clear()
    found = {"kinds": "a img", "marks": [], "excerpt": "said by nobody", "title": "y", "origin": "z"}
    assert len(list(wrong(0, hostile.OWN[0], found))) == 5
