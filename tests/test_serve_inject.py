from __future__ import annotations

import re

import pytest

from digest.serve.inject import inject, loosened

SCRIPT = b'<script type="module" src="/-/live.js" data-version="r.1" data-token="t" data-file="/a.html"></script>'


def injected(page: bytes) -> bytes:
    return inject(page, version="r.1", token="t", file="/a.html", host="127.0.0.1:8000")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b"<body><p>x</p></body></html>", b"<body><p>x</p>" + SCRIPT + b"</body></html>"),
        (b"<BODY>x</BODY>", b"<BODY>x" + SCRIPT + b"</BODY>"),
        (b"<p>no body at all", b"<p>no body at all" + SCRIPT),
        (b"", SCRIPT),
        (b"<!-- </body> --><p>x", b"<!-- </body> --><p>x" + SCRIPT),
        (b"<script>'</body>'</script>x</body>", b"<script>'</body>'</script>x" + SCRIPT + b"</body>"),
        ("<p>ґ\r\nї</p>\n</body>".encode(), "<p>ґ\r\nї</p>\n".encode() + SCRIPT + b"</body>"),
        (b"<p>\xff\xfe not utf-8</body>", b"<p>\xff\xfe not utf-8" + SCRIPT + b"</body>"),
    ],
)
def test_the_script_goes_before_the_end_of_the_body_or_to_the_end(page: bytes, expected: bytes) -> None:
    assert injected(page) == expected


def test_names_from_outside_cannot_break_out_of_the_attribute() -> None:
    page = inject(b"x", version="r.1", token="t", file='/"><script>alert(1)</script>', host="localhost")
    assert page.count(b"<script") == 1


@pytest.mark.parametrize(
    "meta",
    [
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:">',
        "<META content='default-src &#39;none&#39;; img-src data:' HTTP-EQUIV=content-security-policy />",
        "<meta\n http-equiv='Content-Security-Policy'\n content=\"default-src 'none';\nimg-src data:\">",
    ],
)
def test_the_policy_is_loosened_however_it_is_written(meta: str) -> None:
    page = injected(f"<head>\n  {meta}\n<title>T</title></head><body></body>".encode()).decode()
    policy = re.search(r'content="([^"]*)"', page)
    assert policy is not None
    directives = policy[1].replace("&#x27;", "'").split("; ")
    assert directives == [
        "default-src 'none'",
        "img-src data:",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self' ws://127.0.0.1:8000",
    ]
    assert page.startswith("<head>\n  <meta ")
    assert "\n<title>T</title></head><body><script" in page


def test_other_elements_beside_the_policy_do_not_hide_it() -> None:
    others = """<meta name=description content=it's><meta name="d" content='a > b "c"'><metadata>"""
    policy = "<meta http-equiv=Content-Security-Policy content='img-src *; connect-src *'>"
    assert b"connect-src * &#x27;self&#x27; ws://127.0.0.1:8000" in injected((others + policy).encode())
    assert injected((others + policy).encode()).startswith(others.encode())


@pytest.mark.parametrize(
    "piece", ["<!-- ", "<script", "<meta '", "<meta a=", '<meta a="', "<title></titl", "<", "</body"]
)
def test_broken_pages_of_any_length_are_gone_through_once(piece: str) -> None:
    page = piece.encode() * (500_000 // len(piece))
    assert injected(page) == page + SCRIPT


def test_a_policy_that_is_only_quoted_is_left_alone() -> None:
    quoted = b'<!-- <meta http-equiv="Content-Security-Policy" content="default-src \'none\'"> -->'
    assert injected(quoted) == quoted + SCRIPT


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("", ""),
        ("img-src 'self'", "img-src 'self'"),
        (
            "script-src 'NONE'; style-src 'self'; connect-src https://a.org",
            "script-src 'self'; style-src 'self'; connect-src https://a.org 'self' ws://h:1",
        ),
        ("script-src 'sha256-x' 'strict-dynamic'", "script-src 'sha256-x' 'self'"),
        ("script-src a; script-src b", "script-src a 'self'"),
        ("style-src-elem 'none'", "style-src-elem 'self'"),
        (
            "Default-Src https:;;",
            "default-src https:; script-src https: 'self'; style-src https: 'self'; connect-src https: 'self' ws://h:1",
        ),
    ],
)
def test_only_what_the_script_needs_is_added(policy: str, expected: str) -> None:
    assert loosened(policy, "h:1") == expected
