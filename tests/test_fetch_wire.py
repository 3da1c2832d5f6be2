"""Which machine is asked, how long it may take, and what comes of a server that misbehaves."""

from __future__ import annotations

import dataclasses
import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from digest.fetch import Client, address, wire
from tests.servers import (
    HTML,
    NAME,
    Resolver,
    Server,
    Visit,
    client,
    fault,
    head,
    server,
    silent,
)


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
