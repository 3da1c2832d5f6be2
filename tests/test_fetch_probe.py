"""A probe of fetching: all ways to an inner machine, and all ways to keep a visitor, from real servers; a careless program falls for them."""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import socket
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator

import pytest

from digest.fetch import Client, FetchError, Limits, address, limits, normal, wire
from tests.servers import HTML, QUICK, Everywhere, Resolver, Server, Visit, client, fault, head, server

INNER = (
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.5", "172.31.255.255", "192.168.0.1", "169.254.169.254", "169.254.170.2",
    "100.100.100.200", "100.64.0.1", "168.63.129.16", "192.0.0.192", "192.0.2.7", "198.18.0.1", "198.51.100.9", "203.0.113.9", "192.88.99.1",
    "192.175.48.1", "224.0.0.251", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:0:53aa:64c:0:0:80ff:fffe", "2001:db8::1", "3fff::1", "fd00:ec2::254",
    "fd20:ce::254", "fc00::1", "fe80::1", "fe80::1%lo", "fec0::1", "ff02::1", "ff0e::fb", "100::1", "5f00::1", "2606:4700::5efe:7f00:1",
    "2606:4700::200:5efe:a00:1",
)  # fmt: skip
"""Addresses of private, shared, link-local, multicast, reserved, documentation and metadata use, plain and wrapped in IPv6."""
LITERALS = (
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "0177.0.0.1", "127.0.0.1.", "0", "0.0.0.0",
    "localhost", "LOCALHOST", "localhost.", "x.localhost", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "127。0。0。1", "①②⑦.⓪.⓪.①", "ⓛocalhost", "user:pw@127.0.0.1", "news.example@127.0.0.1", "127.0.0.1%2f@news.example",
    "news.example\\@127.0.0.1", "127.0.0.1\\@news.example", "%31%32%37.0.0.1", "[::1%25lo]", "ip6-localhost",
)  # fmt: skip
"""How this machine can be written in an address."""


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server on 127.0.0.1 stands for one of the internet; every other address is what it is."""
    monkeypatch.setattr(wire, "is_public", lambda text: text == "127.0.0.1" or address.is_public(text))


def test_no_way_of_writing_this_machine_is_followed(site: Server) -> None:
    site.give("/secret", "the secret")
    url = {host: f"http://{host}:{site.port}/secret" for host in LITERALS}
    answered = [host for host in LITERALS if _carelessly(url[host])]
    assert len(answered) >= 8, "the control: a careless program is answered"
    site.asked.clear()
    for host in LITERALS:
        with pytest.raises(FetchError) as refused:
            Client("digest/test", wire.Line(QUICK)).get(url[host])
        assert refused.value.code in ("refused-address", "bad-address", "unreachable"), host
    assert site.asked == []


def _carelessly(url: str) -> bool:
    with contextlib.suppress(OSError, ValueError), urllib.request.urlopen(url, timeout=2) as answer:
        return bool(answer.read() == b"the secret")
    return False


@pytest.mark.usefixtures("reached")
@pytest.mark.parametrize("inner", [one for one in INNER if one != "127.0.0.1"])
def test_no_name_and_no_redirect_leads_to_an_inner_machine(site: Server, inner: str) -> None:
    names = Resolver(names={"inner.example": [inner], "both.example": [inner, "::1"]})
    by = client(names, allow_private=False, ignore_robots=True)
    for host in ("inner.example", "both.example", f"[{inner}]" if ":" in inner else inner):
        names.names = {**names.names, inner: [inner]}
        with pytest.raises(FetchError) as direct:
            by.get(f"http://{host}:{site.port}/secret")
        with pytest.raises(FetchError) as moved:
            by.get(site.move("/moved", f"http://{host}:{site.port}/secret"))
        assert {direct.value.code, moved.value.code} <= {"refused-address", "bad-address"}
    assert set(site.asked) == {"/moved"}


@pytest.mark.parametrize(
    "name", ["localhost", "a.localhost", "db.internal", "printer.local", "nas.home.arpa", "x.onion", "LOCALHOST."]
)
def test_inner_names_are_refused_whatever_a_resolver_says(name: str) -> None:
    lying = Resolver([["93.184.216.34"]])
    refused = fault(f"http://{name}/", client(lying, allow_private=False))
    assert refused.code == "refused-address"
    assert lying.asked == []


@pytest.mark.parametrize("port", [0, 22, 25, 143, 587, 2049, 6667])
def test_ports_of_other_protocols_are_not_spoken_to(port: int) -> None:
    with pytest.raises(FetchError) as refused:
        normal(f"http://news.example:{port}/")
    assert refused.value.code == "bad-address"


@pytest.mark.parametrize(
    "scheme", ["ftp", "file", "gopher", "data", "jar", "ws", "unix", "javascript", "httpx", "dict"]
)
def test_no_redirect_leads_to_another_scheme(site: Server, scheme: str) -> None:
    assert fault(site.move("/a", f"{scheme}://127.0.0.1:{site.port}/b")).code == "bad-address"


def test_nothing_private_is_sent_on(site: Server) -> None:
    site.pages["/a"] = head(
        "302 Found", {"location": f"http://user:secret@other.example:{site.port}/b", "set-cookie": "id=secret", "content-length": "0"}
    )  # fmt: skip
    site.give("/b", HTML, set_cookie="id=secret", etag='"secret"')
    by = client()
    page = by.get(site.url("/a").replace("http://", "http://me:secret@"))
    by.get(site.url("/b"))
    sent = [{**visit.headers} for visit in site.visits]
    assert "secret" not in str(sent) + page.url + page.final_url
    assert {name for headers in sent for name in headers} == {
        "host", "connection", "user-agent", "accept", "accept-encoding",
    }  # fmt: skip


# -- what is to keep a visitor -------------------------------------------------------------------------


def _forever(first: bytes, again: bytes, pause: float = 0.0) -> Callable[[Visit], None]:
    def answer(visit: Visit) -> None:
        visit.send(first)
        while not visit.ended.wait(pause):
            visit.send(again)

    return answer


_HTML = {"content-type": "text/html"}
_CHUNKED = head(headers={**_HTML, "transfer-encoding": "chunked"})
KEEPERS = {
    "headers that drip": _forever(b"HTTP/1.1 200 OK\r\nx: ", b"a", 0.05),
    "endless headers": _forever(b"HTTP/1.1 200 OK\r\n", b"x: a\r\n" * 1000),
    "an endless line": _forever(b"HTTP/1.1 200 ", b"a" * 10_000),
    "answers before the answer": _forever(b"", b"HTTP/1.1 103 Early Hints\r\nlink: <a>\r\n\r\n" * 100, 0.01),
    "a body that drips": _forever(head(headers=_HTML), b"a", 0.05),
    "an endless body": _forever(head(headers=_HTML), b"a" * 10_000),
    "chunks of one byte": _forever(_CHUNKED, b"1\r\na\r\n" * 2000),
    "chunks that drip": _forever(_CHUNKED, b"1\r\na\r\n", 0.05),
    "an endless extension": _forever(_CHUNKED + b"1;", b"a" * 1000),
    "endless trailers": _forever(_CHUNKED + b"1\r\na\r\n0\r\n", b"x: a\r\n" * 1000),
    "empty blocks of deflate": _forever(head(headers={**_HTML, "content-encoding": "deflate"}), b"\x00\x00\x00\xff\xff" * 1000),
    "silence": _forever(b"", b"", 0.2),
}  # fmt: skip


@pytest.mark.parametrize("name", KEEPERS)
def test_what_would_never_end_ends_in_time(site: Server, name: str) -> None:
    start, used = time.monotonic(), time.process_time()
    refused = fault(site.script("/a", KEEPERS[name]), client(ignore_robots=True))
    assert refused.code in ("timeout", "too-large", "bad-answer", "bad-compression", "cut-short")
    assert "\n" not in refused.message
    assert time.monotonic() - start < 10 * QUICK.total
    assert time.process_time() - used < 10 * QUICK.total


def test_a_handshake_that_drips_ends_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ended = threading.Event()

        def drip() -> None:
            visitor, _ = listener.accept()
            with visitor, contextlib.suppress(OSError):
                visitor.sendall(b"\x16\x03\x03\x40\x00")
                while not ended.wait(0.05):
                    visitor.sendall(b"\x02")

        thread = threading.Thread(target=drip)
        thread.start()
        port = listener.getsockname()[1]
        brief = dataclasses.replace(QUICK, connect=1.0)
        start = time.monotonic()
        refused = fault(f"https://news.example:{port}/", client(limits=brief, ignore_robots=True))
        ended.set()
        thread.join()
    assert refused.code in ("timeout", "unreachable")
    assert time.monotonic() - start < 10 * QUICK.total


def test_a_resolver_that_does_not_answer_ends_in_time() -> None:
    ended = threading.Event()

    def asleep(_host: str, _port: int) -> list[str]:
        ended.wait()
        return []

    by = Client("digest/test", wire.Line(Limits(total=0.5), limits.Outside(resolve=asleep)), ignore_robots=True)
    assert fault("http://news.example/", by).code == "timeout"
    ended.set()


def test_redirects_from_host_to_host_end(site: Server) -> None:
    numbers = itertools.count()

    def on(visit: Visit) -> None:
        visit.send(
            head(
                "302 Found",
                {"location": site.url(f"/{next(numbers)}", f"h{next(numbers)}.example"), "content-length": "0"},
            )
        )

    site.pages = Everywhere(on)
    assert fault(site.url("/"), client(ignore_robots=True)).code == "redirects"
    assert len(site.asked) == QUICK.redirects + 1


@pytest.fixture
def other() -> Iterator[Server]:
    with server() as told:
        yield told


@pytest.mark.usefixtures("reached")
def test_a_site_whose_rules_lie_on_an_inner_machine_is_not_asked(site: Server, other: Server) -> None:
    site.move("/robots.txt", f"http://inner.example:{other.port}/robots.txt")
    site.give("/a", HTML)
    by = client(Resolver(names={"inner.example": ["127.0.0.2"]}), allow_private=False)
    assert fault(site.url("/a"), by).code == "refused-address"
    assert (site.asked, other.asked) == (["/robots.txt"], [])
