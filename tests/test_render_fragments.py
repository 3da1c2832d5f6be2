"""Links to sentences of originals: their syntax, and where a browser goes with them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import unquote

import pytest

import digest
from digest.render.fragments import Original

URL = "https://a.example/x"
LONG = "The harbour board of Lowmoor wants to close the swing bridge for nine weeks after the next spring tide."


def original(*paragraphs: str, url: str = URL) -> tuple[Original, dict[str, list[int]]]:
    """The text as an original, and the sentences by their words."""
    source = f"---\ntitle: Bridge\nurl: {url}\nlanguage: en\n---\n\n" + "\n\n".join(paragraphs)
    article = digest.read_text(source, name="x.md", media_type="text/markdown")
    analysis = digest.analyse(article)
    found: dict[str, list[int]] = {}
    for sentence in analysis.sentences:
        found.setdefault(sentence.text, []).append(sentence.index)
    return Original(article, analysis), found


def directive(link: str | None) -> str:
    return (link or "").partition(":~:text=")[2]


def test_a_short_sentence_is_the_fragment_itself() -> None:
    text = "A well-known, short one & done."
    found, indexes = original(f"Something else comes first here. {text}")
    assert found.link(indexes[text][0], text) == f"{URL}#:~:text=A%20well%2Dknown%2C%20short%20one%20%26%20done."


def test_a_long_sentence_is_named_by_its_ends() -> None:
    found, indexes = original(f"Something else comes first here. {LONG}")
    start, end = directive(found.link(indexes[LONG][0], LONG)).split(",")
    assert (unquote(start), unquote(end)) == ("The harbour board of Lowmoor", "after the next spring tide.")


def test_an_address_with_a_fragment_keeps_it() -> None:
    found, _ = original("Only this sentence is here.", url=f"{URL}#part")
    assert (found.link(0, "Only this sentence is here.") or "").startswith(f"{URL}#part:~:text=Only")


def test_no_address_no_link() -> None:
    article = digest.read_text("A title\n\nOnly this sentence is here, and it is not long.", name="a.txt")
    assert Original(article, digest.analyse(article)).link(0, "Only") is None


def test_words_that_occur_twice_are_told_apart_by_those_before_them() -> None:
    found, indexes = original("The mayor spoke. No one was hurt.", "The fire chief agreed. No one was hurt.")
    first, second = (directive(found.link(index, "No one was hurt.")) for index in indexes["No one was hurt."])
    assert (unquote(first), unquote(second)) == ("spoke.-,No one was hurt.", "agreed.-,No one was hurt.")


def test_words_that_open_the_text_are_told_apart_by_those_after_them() -> None:
    found, indexes = original("No one was hurt. The mayor spoke.", "The fire chief spoke too. No one was hurt.")
    link = directive(found.link(indexes["No one was hurt."][0], "No one was hurt."))
    assert unquote(link) == "No one was hurt.,-The"


def test_the_title_and_what_was_dropped_count_as_words_of_the_page() -> None:
    found, indexes = original("The mayor spoke. Bridge.")
    assert "-," in directive(found.link(indexes["Bridge."][0], "Bridge"))


def test_letter_case_does_not_tell_words_apart() -> None:
    found, indexes = original("NO ONE WAS HURT, they wrote. The mayor spoke.", "Then he said it. No one was hurt.")
    assert "-," in directive(found.link(indexes["No one was hurt."][0], "No one was hurt"))


def test_a_piece_of_a_sentence_is_found_in_its_own_sentence() -> None:
    found, indexes = original("He called it a great day. So be it.", "She called it a great day for the town.")
    text = "She called it a great day for the town."
    assert unquote(directive(found.link(indexes[text][0], "a great day"))).startswith("She called it-,")


# -- in a browser ------------------------------------------------------------------------------------


class _Page(BaseHTTPRequestHandler):
    body = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Page)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/x"
    server.shutdown()
    server.server_close()


SEEN = """() => [...document.querySelectorAll('span')].filter(e => {
  const box = e.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }).map(e => Number(e.id))"""


def test_a_browser_goes_to_the_very_sentence(browser: Any, address: str) -> None:
    """Every sentence of a text full of repetition, drawn with a fixed seed, is the one that a link to it shows."""
    draw = random.Random(5)
    words = "the mayor said that nobody was hurt when a ferry hit the old pier – in Lowmoor’s well-known harbour, they"
    drawn = [
        " ".join(draw.choices(words.split(), k=draw.randint(3, 26))).strip(" ,–").capitalize() + "." for _ in range(14)
    ]
    told = [*drawn, drawn[3], "Nobody was hurt.", drawn[5].replace("mayor", "chief"), "Nobody was hurt.", drawn[3]]
    found, indexes = original(
        *(f"Here is what came in as number {at}. {text}" for at, text in enumerate(told)), url=address
    )
    spans = "".join(
        f'<p style="margin-top:1500px">Here is what came in as number {at}. <span id="{at}">{text}</span></p>'
        for at, text in enumerate(told)
    )
    _Page.body = f'<meta charset="utf-8"><h1>Bridge</h1>{spans}<p style="margin-top:1500px">end</p>'.encode()
    places = {text: list(indexes[text]) for text in indexes}
    page = browser.new_page()
    for at, text in enumerate(told):
        link = found.link(places[text].pop(0), text)
        page.goto("about:blank")
        page.goto(link)
        page.wait_for_function("scrollY > 0")
        assert page.evaluate(SEEN) == [at], link
    page.close()
