"""What the editor's bar and the source view answer, over the wire."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from digest.serve.desk import MOST_LINES, page, told
from digest.serve.faults import Fault, Told
from digest.serve.guard import is_here
from digest.serve.sources import SourceText
from tests.serving import Answer, Desk, until

pytestmark = pytest.mark.alone


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    desk.write("content/index.txt", "one\n<b>two</b>\nthree")
    desk.write("content/warn.txt", "WARN")
    desk.write("seeds/a b.txt", "a <script>alert(1)</script> line\nand & another")
    desk.write("secret.txt", "secret")
    desk.editor = "vscode"
    with desk.open():
        desk.get()
        yield desk


def made(desk: Desk, query: str) -> Any:
    answer = desk.get(f"/-/made?{query}")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    return json.loads(answer.body)


def test_a_source_is_shown_line_by_line_and_nothing_in_it_is_obeyed(desk: Desk) -> None:
    answer = desk.get("/-/source/seeds/a%20b.txt?line=2")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "a &lt;script&gt;alert(1)&lt;/script&gt; line" in answer.body
    assert "<script" not in answer.body
    assert '<li id="L2" class="here"' in answer.body
    assert re.search(r'href="vscode://file/[^"]*/seeds/a%20b.txt:2"', answer.body)
    assert desk.get("/-/source/seeds/a%20b.txt?line=x").status == 200
    assert desk.get("/-/source/templates/base.html").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "secret.txt",
        "seeds/../secret.txt",
        "seeds/%2e%2e/secret.txt",
        "seeds%2f..%2f..%2fsecret.txt",
        "seeds/..%5csecret.txt",
        "/etc/passwd",
        "site/index.html",
        "seeds/out.txt",
        "seeds/.hidden",
        "templates/../../serve/app.py",
        "",
    ],
)
def test_nothing_else_is_shown(desk: Desk, path: str) -> None:
    (desk.root / "seeds/out.txt").symlink_to(desk.root / "secret.txt")
    desk.write("seeds/.hidden", "secret")
    answer = desk.get(f"/-/source/{path}")
    assert answer.status == 404
    assert "secret\n" not in answer.body
    assert "def " not in answer.body


def refused(answer: Answer) -> bool:
    return answer.status in (400, 403) and "two" not in answer.body


def test_sources_are_for_pages_of_this_server_only(desk: Desk) -> None:
    for path in ("/-/source/content/index.txt", "/-/made?file=/index.html"):
        assert desk.get(path).status == 200
        assert desk.get(path, **{"Sec-Fetch-Site": "same-origin"}).status == 200
        assert refused(desk.get(path, Host="evil.example"))
        for other in ("cross-site", "same-site", "odd"):
            assert refused(desk.get(path, **{"Sec-Fetch-Site": other}))
        for method in ("POST", "PUT", "DELETE", "OPTIONS"):
            assert desk.get(path, method=method).status == 405
        assert desk.get(path, method="HEAD").body == ""
        answer = desk.get(path)
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("client", "server", "here"),
    [
        ("127.0.0.1", "127.0.0.1", True),
        ("127.9.9.9", "127.0.0.1", True),
        ("::1", "::1", True),
        ("::ffff:127.0.0.1", "::ffff:127.0.0.1", True),
        ("192.168.1.5", "192.168.1.5", True),
        ("192.168.1.9", "192.168.1.5", False),
        ("fe80::2%eth0", "fe80::1", False),
        ("203.0.113.1", None, False),
        ("testclient", "testclient", False),
        (None, "127.0.0.1", False),
    ],
)
def test_who_sits_at_this_machine(client: str | None, server: str | None, here: bool) -> None:
    scope = {
        "type": "http",
        "client": (client, 50_000) if client else None,
        "server": (server, 8000) if server else None,
    }
    assert is_here(scope) is here


def test_those_elsewhere_are_told_what_is_wrong_but_not_what_stands_there() -> None:
    wrong = Told(Fault("seeds/a.txt:1: x", "seeds/a.txt", 1, 1, ("secret",), None, "/-/source/x", "vscode://x"))
    assert "secret" in json.dumps(told(wrong, here=True))
    elsewhere = json.dumps(told(wrong, here=False))
    assert "seeds/a.txt:1: x" in elsewhere
    assert not [word for word in ("secret", "vscode", "/-/source") if word in elsewhere]


def test_the_bar_learns_of_problems_those_of_the_page_first(desk: Desk) -> None:
    until(lambda: made(desk, "file=/index.html")["all"] == 1, "the build's problems")
    found = made(desk, "file=/index.html&parts=1")
    assert (found["files"], found["template"], found["parts"], found["here"]) == ([], None, [], 0)
    problem = found["problems"][0]
    assert problem["text"] == "content/warn.txt:1: a warning [warn]"
    assert problem["href"] == "/-/source/content/warn.txt?line=1#L1"
    assert problem["editor"].endswith("/content/warn.txt:1")


@pytest.mark.parametrize("query", ["", "file=", "file=../x", "file=/../x&parts=1", "file=/%00&parts=1", "parts=1"])
def test_odd_questions_have_empty_answers(desk: Desk, query: str) -> None:
    found = made(desk, query)
    assert (found["files"], found["parts"]) == ([], [])


def test_of_a_long_file_the_lines_around_the_one_that_is_meant_are_shown() -> None:
    text = SourceText("seeds/a.txt", Path("/a.txt"), tuple(f"line {n}" for n in range(1, 10_001)))
    shown = page(text, 5000, None)
    assert shown.count("<li ") == MOST_LINES
    assert '<li id="L5000" class="here"' in shown
    assert f"lines {5000 - MOST_LINES // 2} to {4999 + MOST_LINES // 2} of 10000" in shown
    assert 'id="L10000"' in page(text, 99_999, None)
    assert 'id="L1"' in page(text, None, None)
    assert page(SourceText("seeds/a.txt", Path("/a.txt"), ("",)), 1, '"><script>').count("<script") == 0
