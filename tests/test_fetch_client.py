"""Fetching from a real server on this machine, well behaved and not."""

from __future__ import annotations

import dataclasses
import random
import shutil
import ssl
import subprocess
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digest.fetch import Client, FetchError, Known, Limits, address, wire
from tests.servers import NAME, QUICK, Clock, Resolver, Server, Visit, client, gzipped, head, raw_deflated, server

HTML = "<!doctype html><title>Ferry</title><p>The ferry to Orlund sails again.</p>"


@pytest.fixture
def site() -> Iterator[Server]:
    with server() as told:
        yield told


def silent(visit: Visit) -> None:
    visit.ended.wait()


def fault(address: str, by: Client | None = None, known: Known | None = None) -> FetchError:
    with pytest.raises(FetchError) as raised:
        (by or client()).get(address, known)
    return raised.value


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


@pytest.fixture
def loopback_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server on 127.0.0.1 stands for one of the internet; every other address is what it is."""
    monkeypatch.setattr(wire, "is_public", lambda text: text == "127.0.0.1" or address.is_public(text))


@pytest.mark.usefixtures("loopback_is_public")
@pytest.mark.parametrize(
    "inner", ["10.0.0.5", "127.0.0.2", "169.254.169.254", "::1", "fd00:ec2::254", "::ffff:127.0.0.2"]
)
def test_a_redirect_to_a_private_address_is_refused(site: Server, inner: str) -> None:
    url = site.move("/a", f"http://inner.example:{site.port}/secret")
    by = client(Resolver(names={"inner.example": [inner]}), allow_private=False)
    refused = fault(url, by)
    assert refused.code == "refused-address"
    assert inner in refused.message
    assert site.asked == ["/robots.txt", "/a"]


def test_a_private_address_is_refused_before_anything_is_sent(site: Server) -> None:
    refused = fault(site.give("/a", HTML), client(allow_private=False))
    assert (refused.code, refused.hint) == ("refused-address", "add --allow-private if that is meant")
    for literal in ("127.0.0.1", "[::1]", "2130706433", "0x7f.1"):
        refused = fault(f"http://{literal}:{site.port}/a", Client("digest/test"))
        assert refused.code == "refused-address", literal
    assert site.asked == []


@pytest.mark.usefixtures("loopback_is_public")
def test_a_resolver_that_changes_its_answer_is_asked_once_and_the_address_checked_is_the_one_connected_to(
    site: Server,
) -> None:
    rebinding = Resolver([["127.0.0.1"], ["127.0.0.2"]])
    by = client(rebinding, allow_private=False, ignore_robots=True)
    assert by.get(site.give("/a", HTML)).data == HTML.encode()
    assert rebinding.asked == [NAME]
    assert fault(site.url("/a"), by).code == "refused-address"  # a new connection, a new answer, a new check
    assert site.asked == ["/a"]


@pytest.mark.usefixtures("loopback_is_public")
def test_of_several_addresses_only_those_that_may_be_asked_are_and_in_their_order(site: Server) -> None:
    mixed = Resolver([["10.0.0.5", "127.0.0.1"]])
    assert client(mixed, allow_private=False).get(site.give("/a", HTML)).status == 200


def test_an_address_that_does_not_answer_gives_way_to_the_next(site: Server) -> None:
    assert client(Resolver([["127.0.0.9", "127.0.0.1"]])).get(site.give("/a", HTML)).status == 200


def test_proxies_of_the_environment_are_not_used(site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert client().get(site.give("/a", HTML)).status == 200


def test_a_name_nobody_knows(site: Server) -> None:
    unknown = fault(site.url("/a"), client(Resolver([[]])))
    assert unknown.code == "unreachable"
    assert "the host's name is not known" in unknown.message


def test_a_port_nobody_listens_on(site: Server) -> None:
    with server() as other:
        closed = other.url("/")
    assert fault(closed).code == "unreachable"


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzipped),
        ("x-gzip", gzipped),
        ("deflate", raw_deflated),
        ("deflate", zlib.compress),
        ("identity", bytes),
    ],
)
def test_compressed_answers_are_unpacked(site: Server, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    data = HTML.encode() * 500
    assert client().get(site.give("/a", pack(data), content_encoding=encoding)).data == data


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip"])
def test_compression_that_was_not_asked_for_is_refused(site: Server, encoding: str) -> None:
    assert fault(site.give("/a", b"\x0b\x02\x80", content_encoding=encoding)).code == "bad-compression"


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzipped), ("deflate", raw_deflated), ("deflate", zlib.compress)]
)
def test_a_bomb_stops_at_the_cap(site: Server, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(bytes(50_000_000))
    assert len(bomb) < QUICK.size
    url = site.give("/a", bomb, content_encoding=encoding)
    by = client()
    tracemalloc.start()
    assert fault(url, by).code == "too-large"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * QUICK.size


def test_many_small_members_that_unpack_to_nothing_end_too(site: Server) -> None:
    url = site.give("/a", gzipped(b"") * 20_000, content_encoding="gzip")
    assert fault(url).code == "too-large"


def test_compression_that_breaks_off_or_is_none(site: Server) -> None:
    whole = gzipped(random.Random(1).randbytes(9000))
    assert fault(site.give("/a", whole[:-2000], content_encoding="gzip")).code == "cut-short"
    assert fault(site.give("/a", b"<p>not packed</p>", content_encoding="gzip")).code == "bad-compression"


def test_a_body_that_never_ends_stops_at_the_cap(site: Server) -> None:
    def endless(visit: Visit) -> None:
        visit.send(head(headers={"content-type": "text/html"}))
        while not visit.ended.is_set():
            visit.send(b"<p>again</p>" * 1000)

    assert fault(site.script("/a", endless)).code == "too-large"


def test_a_body_that_drips_ends_with_the_time_allowed(site: Server) -> None:
    def dripping(visit: Visit) -> None:
        visit.send(head(headers={"content-type": "text/html"}))
        while not visit.ended.wait(0.05):
            visit.send(b"a")

    assert fault(site.script("/a", dripping)).code == "timeout"


def test_headers_that_drip_end_with_the_time_allowed(site: Server) -> None:
    def dripping(visit: Visit) -> None:
        visit.send(b"HTTP/1.1 200 OK\r\nx-a: ")
        while not visit.ended.wait(0.05):
            visit.send(b"a")

    assert fault(site.script("/a", dripping)).code == "timeout"


def test_a_server_that_keeps_silent(site: Server) -> None:
    assert fault(site.script("/a", silent)).code == "timeout"


def test_a_body_shorter_than_announced_is_no_page(site: Server) -> None:
    site.pages["/a"] = head(headers={"content-type": "text/html", "content-length": "5000"}) + HTML.encode()
    assert fault(site.url("/a")).code in ("cut-short", "bad-answer")


@pytest.mark.parametrize(
    "answer",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01",
        b"",
        head(headers={"x-large": "a" * 300_000}),
        head(headers={f"x-{number}": "a" * 1000 for number in range(300)}),
        head(headers={"transfer-encoding": "chunked"}) + b"zz\r\n",
    ],
    ids=["a request", "noise", "nothing", "a huge header", "many headers", "a broken chunk"],
)
def test_what_is_not_http_fails_in_one_line(site: Server, answer: bytes) -> None:
    site.pages["/a"] = answer
    failed = fault(site.url("/a"))
    assert failed.code in ("bad-answer", "cut-short")
    assert "\n" not in failed.message


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


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for `news.example` that signs itself."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("there is no openssl on this machine to make a certificate with")
    made = tmp_path_factory.mktemp("certificate") / "both.pem"
    subject = ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
    subprocess.run(
        [program, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", made, "-out", made, *subject],
        check=True, capture_output=True,
    )  # fmt: skip
    return made


def test_encryption_goes_by_the_name_though_the_address_is_connected_to(certificate: Path) -> None:
    ours = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ours.load_cert_chain(certificate)
    named: list[str | None] = []
    ours.sni_callback = lambda _socket, name, _context: named.append(name)
    line = client().line
    trusting = dataclasses.replace(line, encryption=ssl.create_default_context(cafile=certificate))
    with server(ours) as site:
        site.give("/a", HTML)
        url = site.url("/a").replace("http:", "https:")
        assert Client("digest/test", trusting).get(url).status == 200
        assert set(named) == {NAME}
        assert fault(url.replace(NAME, "other.example"), Client("digest/test", trusting)).code == "unreachable"
        distrusted = fault(url, Client("digest/test", line))
        assert "certificate" in distrusted.message


def robots(site: Server, text: str, **more: str) -> None:
    site.give("/robots.txt", text, "text/plain", **more)


def test_robots_are_heeded_unless_told_otherwise(site: Server) -> None:
    robots(site, "User-agent: *\nDisallow: /private/\nAllow: /private/open\n")
    site.give("/private/a", HTML)
    site.give("/private/open", HTML)
    by = client()
    assert fault(site.url("/private/a"), by).code == "robots"
    assert by.get(site.url("/private/open")).status == 200
    assert site.asked == ["/robots.txt", "/private/open"]
    assert client(ignore_robots=True).get(site.url("/private/a")).status == 200


def test_robots_may_name_us(site: Server) -> None:
    robots(site, "User-agent: *\nDisallow: /\n\nUser-agent: Digest\nDisallow: /*?print=\n")
    site.give("/a", HTML)
    assert client().get(site.url("/a")).status == 200
    assert fault(site.url("/a?print=1")).code == "robots"


def test_robots_are_heeded_where_a_redirect_leads_to(site: Server) -> None:
    robots(site, "User-agent: *\nDisallow: /b\n")
    assert fault(site.move("/a", "/b")).code == "robots"
    assert "/b" not in site.asked


@pytest.mark.parametrize(("status", "open_"), [("404 Not Found", True), ("403 Forbidden", True), ("503 Busy", False)])
def test_robots_that_cannot_be_had(site: Server, status: str, open_: bool) -> None:
    robots(site, "", status=status)
    url = site.give("/a", HTML)
    if open_:
        assert client().get(url).status == 200
    else:
        assert "503 Busy" in fault(url).message
        assert "/a" not in site.asked


def test_robots_that_never_come_close_the_site_and_those_that_never_end_are_read_in_part(site: Server) -> None:
    url = site.give("/a", HTML)
    robots(site, "User-agent: *\nDisallow: /b\n" + "# more\n" * 200_000)
    assert client().get(url).status == 200
    site.script("/robots.txt", silent)
    assert fault(url).code == "robots"


def test_a_host_is_not_asked_twice_in_a_moment(site: Server) -> None:
    robots(site, "User-agent: *\nCrawl-delay: 7\n")
    clock = Clock()
    by = client(clock=clock, limits=Limits(pause=2, longest_pause=5))
    by.get(site.give("/a", HTML))
    assert clock.naps == [5]
    clock.time += 3
    by.get(site.url("/a"))
    by.get(f"http://other.example:{site.port}/a")
    assert clock.naps == [5, 2, 5]
