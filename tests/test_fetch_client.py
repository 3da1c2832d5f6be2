"""Fetching from a real server on this machine, well behaved and not."""

from __future__ import annotations

import pytest

from digest.fetch import Known
from tests.servers import HTML, NAME, Server, Visit, client, fault, head


def test_a_page_comes_with_what_is_said_of_it(site: Server) -> None:
    url = site.give("/a", HTML, "Text/HTML; charset=UTF-8", etag='"1"', last_modified="Mon, 01 Jun 2026 08:00:00 GMT")
    page = client().get(url)
    assert (page.url, page.final_url, page.status) == (url, url, 200)
    assert page.data == HTML.encode()
    assert (page.media_type, page.etag, page.last_modified) == ("text/html", '"1"', "Mon, 01 Jun 2026 08:00:00 GMT")
    assert page.fetched.endswith("+00:00")
    visit = site.visits[-1]
    assert visit.headers["host"] == f"{NAME}:{site.port}"
    assert visit.headers["user-agent"] == "digest/test"
    assert "cookie" not in visit.headers


def test_names_and_passwords_are_neither_sent_nor_kept(site: Server) -> None:
    site.give("/a", HTML)
    site.move("/b", f"http://else:word@{NAME}:{site.port}/a")
    for path in ("/a", "/b"):
        page = client().get(f"http://me:secret@{NAME}:{site.port}{path}#part")
        assert page.url == site.url(path)
        assert page.final_url == site.url("/a")
    assert all("authorization" not in visit.headers for visit in site.visits)


def test_redirects_are_followed_to_the_end(site: Server) -> None:
    site.give("/d", HTML)
    site.move("/c", "d")
    site.move("/b", site.url("/c"), "307 Temporary Redirect")
    page = client().get(site.move("/a", "/b", "301 Moved Permanently"))
    assert (page.url, page.final_url) == (site.url("/a"), site.url("/d"))


def test_redirects_in_a_circle_end(site: Server) -> None:
    site.move("/a", "/b")
    assert fault(site.move("/b", "/a")).code == "redirects"
    assert site.asked.count("/a") + site.asked.count("/b") == 5


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://news.example/a", "javascript:alert(1)", "http://[::1"])
def test_redirects_lead_to_the_web_only(site: Server, to: str) -> None:
    assert fault(site.move("/a", to)).code == "bad-address"


def test_a_redirect_without_a_target_is_no_page(site: Server) -> None:
    site.pages["/a"] = head("302 Found", {"content-length": "0"})
    assert fault(site.url("/a")).message == "the server answers 302 Found"


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "500 Internal Server Error", "204 No Content"])
def test_other_answers_fail_with_their_number(site: Server, status: str) -> None:
    body = b"" if status.startswith("204") else HTML
    assert fault(site.give("/a", body, status=status)).message == f"the server answers {status}"


def test_a_server_that_is_asked_too_much_is_left_alone(site: Server) -> None:
    busy = site.give("/a", "", status="429 Too Many Requests", retry_after="120")
    site.give("/b", HTML)
    by = client()
    assert fault(busy, by).hint == "try again in 120 s"
    assert fault(site.url("/b"), by).code == "later"
    assert "/b" not in site.asked


def test_an_empty_answer_is_no_page(site: Server) -> None:
    assert fault(site.give("/a", "")).code == "empty"


def test_what_has_not_changed_is_not_sent_again(site: Server) -> None:
    def feed(visit: Visit) -> None:
        fresh = visit.headers.get("if-none-match") != '"7"'
        visit.send(head("200 OK", {"content-type": "text/html"}) + HTML.encode() if fresh else head("304 Not Modified"))

    site.script("/feed", feed)
    url = site.move("/a", "/feed")
    known = Known(site.url("/feed"), '"7"', "Mon, 01 Jun 2026 08:00:00 GMT")
    page = client().get(url, known)
    assert (page.status, page.data) == (304, b"")
    assert "if-none-match" not in site.visits[-2].headers
    assert site.visits[-1].headers["if-modified-since"] == "Mon, 01 Jun 2026 08:00:00 GMT"
    assert client().get(url, Known(site.url("/feed"), '"6"')).status == 200


def test_unchanged_is_no_answer_to_who_has_nothing(site: Server) -> None:
    site.pages["/a"] = head("304 Not Modified")
    assert fault(site.url("/a")).code == "http-status"
