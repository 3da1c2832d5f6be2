"""A probe of the live server with bare sockets; Python's own `http.server` fails many of its questions."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from digest.serve import patience
from tests.escapes import hostile
from tests.serving import Desk, until

SECRETS = ("the secret", "the hidden", "root:x:")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("probe"))
    desk.write("content/index.txt", "one")
    desk.write("content/topics/x/index.txt", "topic")
    desk.write("templates/style.css", "main { color: black }")
    with desk.open():
        until(lambda: desk.get().status == 200, "the first page")
        plant(desk.root, desk.site)
        yield desk


def plant(root: Path, site: Path) -> None:
    """What must not be had."""
    (root / "secret.txt").write_text("the secret")
    (root / "etc").mkdir(exist_ok=True)
    (root / "etc/passwd").write_text("the secret")
    (site / "linked.txt").symlink_to(root / "secret.txt")
    (site / "linked").symlink_to(root)
    (site / "loop").symlink_to(site / "loop")
    (site / ".hidden").write_text("the hidden")
    (site / ".git").mkdir()
    (site / ".git/config").write_text("the hidden")
    (site / "empty").mkdir()
    os.mkfifo(site / "pipe")


@pytest.fixture(scope="module")
def careless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The control: the server of Python's library, over a site of the same kind."""
    root = tmp_path_factory.mktemp("careless")
    (root / "site/topics/x").mkdir(parents=True)
    (root / "site/index.html").write_text("<main>one</main>")
    plant(root, root / "site")
    (root / "site/pipe").unlink()  # it would wait there for ever

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=root / "site")
    ) as found:
        found.daemon_threads = True
        thread = threading.Thread(target=found.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{found.server_address[1]}/"
        found.shutdown()
        thread.join()


def asked(url: str, request: bytes, seconds: float = 20.0) -> bytes:
    """What a server says to these very bytes until it hangs up, or has said nothing for a while."""
    place = urlsplit(url)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=seconds) as line:
        with contextlib.suppress(OSError):
            line.sendall(request)
        told = b""
        with contextlib.suppress(OSError):
            while piece := line.recv(65536):
                told += piece
    return told


def get(url: str, path: str, method: str = "GET", **headers: str) -> bytes:
    place = urlsplit(url).netloc
    lines = {"Host": place, "Connection": "close"} | {name.replace("_", "-"): value for name, value in headers.items()}
    told = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return asked(url, f"{method} {path} HTTP/1.1\r\n{told}\r\n".encode("latin-1", "replace"))


def status(answer: bytes) -> int:
    match = re.match(rb"HTTP/1\.[01] (\d{3})", answer)
    return int(match[1]) if match else 0


class Probe:
    """Asks the server at `url` in many ways; `found` is what is wrong with it, one line each."""

    def __init__(self, url: str) -> None:
        self.url, self.place = url, urlsplit(url).netloc
        self.found: list[str] = []

    def expect(self, what: str, answer: bytes, *wanted: int) -> None:
        if status(answer) not in wanted or any(secret.encode() in answer for secret in SECRETS):
            self.found.append(f"{what}: {answer[:60]!r}")

    def places(self) -> None:
        """What is hidden or leads out, and names of other hosts."""
        for path in (
            "/.hidden",
            "/.git/config",
            "/.digest-manifest",
            "/linked.txt",
            "/linked/secret.txt",
            "/empty/",
            "/loop",
        ):
            self.expect(path, get(self.url, path), 404)
        for host in (
            "evil.example",
            f"127.0.0.1.evil.example:{urlsplit(self.url).port}",
            "",
            "localhost@evil.example",
            "[::1",
            "a" * 300,
        ):
            self.expect(f"Host {host[:30]}", get(self.url, "/", Host=host), 400)

    def methods(self) -> None:
        """All but reading."""
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PROPFIND", "get"):
            answer = get(self.url, "/", method)
            self.expect(method, answer, 405, 400)
            if status(answer) == 405 and b"allow: get, head" not in answer.lower().replace(b"head, get", b"get, head"):
                self.found.append(f"{method}: no Allow")

    def headers(self) -> None:
        """What each answer has to say, and not."""
        answer = get(self.url, "/").lower()
        for header in (
            b"x-content-type-options: nosniff",
            b"cache-control: no-store",
            b"frame-ancestors",
            b"cross-origin-resource-policy: same-origin",
        ):
            self.found += [] if header in answer else [f"no {header.decode()}"]
        self.found += ["tells what it is"] if b"\r\nserver:" in answer else []
        self.found += (
            ["leaves other sites read it"]
            if b"access-control-" in get(self.url, "/", Origin="http://evil.example").lower()
            else []
        )

    def uses(self) -> None:
        """What pages of other sites would have of it."""
        for site in ("cross-site", "same-site"):
            self.expect(
                f"use from {site}",
                get(self.url, "/", Sec_Fetch_Site=site, Sec_Fetch_Mode="no-cors", Sec_Fetch_Dest="script"),
                403,
            )
            self.expect(
                f"frame from {site}",
                get(self.url, "/", Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="iframe"),
                403,
            )

    def shapes(self) -> None:
        """Requests that two servers could read in two ways, and such as are none."""
        host = f"Host: {self.place}\r\n"
        shapes = {
            "two lengths": f"GET / HTTP/1.1\r\n{host}Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde",
            "length and chunks": f"GET / HTTP/1.1\r\n{host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n{host}\r\n",
            "a body": f"GET / HTTP/1.1\r\n{host}Content-Length: 40\r\n\r\nGET /topics/x/ HTTP/1.1\r\n{host}\r\n",
            "chunks": f"GET / HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            "odd chunks": f"GET / HTTP/1.1\r\n{host}Transfer-Encoding: xchunked\r\n\r\n",
            "space before colon": f"GET / HTTP/1.1\r\nHost : {self.place}\r\n\r\n",
            "folded": f"GET / HTTP/1.1\r\n{host}X: a\r\n b\r\nTransfer-Encoding:\r\n chunked\r\n\r\n",
            "two hosts": f"GET / HTTP/1.1\r\n{host}Host: evil.example\r\n\r\n",
            "no host": "GET / HTTP/1.1\r\n\r\n",
            "negative length": f"GET / HTTP/1.1\r\n{host}Content-Length: -1\r\n\r\n",
            "NUL": f"GET /\0 HTTP/1.1\r\n{host}\r\n",
            "another protocol": "EHLO evil.example\r\n\r\n",
            "HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "a long line": f"GET /{'a' * 200_000} HTTP/1.1\r\n{host}\r\n",
            "many headers": f"GET / HTTP/1.1\r\n{host}{'X: ' + 'a' * 1000}\r\n" * 1 + ("Y: " + "b" * 1000 + "\r\n") * 200 + "\r\n",
        }  # fmt: skip
        for name, shape in shapes.items():
            answer = asked(self.url, shape.encode("latin-1"))
            self.expect(name, answer, 400, 414, 431)
            self.found += [f"{name}: what follows is answered"] if re.search(rb"HTTP/1\.1 [^4]", answer) else []


def wrong(url: str) -> list[str]:
    """What is wrong with the server at `url`, one line each."""
    probe = Probe(url)
    for look in (probe.places, probe.methods, probe.headers, probe.uses, probe.shapes):
        look()
    return probe.found


def test_nothing_is_wrong_with_the_live_server(desk: Desk) -> None:
    assert wrong(desk.url) == []


def test_the_control_is_found_wanting(careless: str) -> None:
    found = wrong(careless)
    assert len(found) > 15
    assert any(line.startswith("/.hidden") for line in found)
    assert any(line.startswith("Host evil.example") for line in found)


def test_no_hostile_path_leads_out_of_the_site(desk: Desk) -> None:
    tried = 0
    for name in hostile(25):
        plain = quote(name, safe="/\\:;%.~*?#[]@!$&'()+,=", encoding="utf-8", errors="replace")
        for path in {
            f"/{plain}",
            f"/topics/{plain}",
            f"/-/{plain}",
            f"/-/source/{plain}",
            f"/-/source/content/{plain}",
            f"//{plain}",
        }:
            if path.isprintable() and " " not in path and len(path) < 4000:
                tried += 1
                answer = get(desk.url, path)
                assert status(answer) in (200, 307, 404, 400, 403), path
                assert not any(secret.encode() in answer for secret in SECRETS), path
    assert tried > 500


def test_a_pipe_in_the_site_keeps_nobody(desk: Desk) -> None:
    assert status(get(desk.url, "/pipe")) == 404


# -- those who take their time ------------------------------------------------------------------------------


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "HEAD", 0.5)
    monkeypatch.setattr(patience, "STEP", 0.5)


def cut_off(url: str, first: bytes, again: bytes) -> float:
    """The seconds until the server hangs up on one who says `first`, and `again` every now and then."""
    place, start = urlsplit(url), time.monotonic()
    with (
        socket.create_connection((place.hostname or "", place.port or 0), timeout=0.05) as line,
        contextlib.suppress(BrokenPipeError, ConnectionResetError),
    ):
        line.sendall(first)
        while time.monotonic() - start < 30:
            if again:
                line.sendall(again)
            with contextlib.suppress(TimeoutError):
                if not line.recv(65536):
                    break
    return time.monotonic() - start


@pytest.mark.usefixtures("brief")
@pytest.mark.parametrize("slow", ["silence", "a head that drips", "a head after an answer", "a body that drips"])
def test_who_is_slow_is_hung_up_on(desk: Desk, slow: str) -> None:
    head = f"GET / HTTP/1.1\r\nHost: {urlsplit(desk.url).netloc}\r\n".encode()
    first, again = {
        "silence": (b"", b""),
        "a head that drips": (head, b"X: a\r\n"),
        "a head after an answer": (head + b"\r\n" + head, b"X: a\r\n"),
        "a body that drips": (head + b"Content-Length: 100000\r\n\r\n", b"a"),
    }[slow]
    assert cut_off(desk.url, first, again) < 15


@pytest.mark.usefixtures("brief")
def test_who_does_not_read_is_hung_up_on(desk: Desk) -> None:
    (desk.site / "large.bin").write_bytes(bytes(30_000_000))
    place = urlsplit(desk.url)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=20) as line:
        line.sendall(f"GET /large.bin HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n".encode())
        assert line.recv(100).startswith(b"HTTP/1.1 200")
        time.sleep(3)
        got = 0
        with contextlib.suppress(OSError):
            while piece := line.recv(1 << 20):
                got += len(piece)
        assert got < 30_000_000
    whole = get(desk.url, "/large.bin")
    (desk.site / "large.bin").unlink()
    assert len(whole) > 30_000_000, "who reads gets all of it"


def test_six_hundred_who_keep_still_do_not_keep_the_editor_out(desk: Desk) -> None:
    place = urlsplit(desk.url)
    with contextlib.ExitStack() as crowd:
        for number in range(600):
            line = crowd.enter_context(socket.create_connection((place.hostname or "", place.port or 0), timeout=20))
            line.sendall((b"", b"G", b"GET / HTTP/1.1\r\n")[number % 3])
        start = time.monotonic()
        for _ in range(20):
            assert desk.get().status == 200
        assert time.monotonic() - start < 10
