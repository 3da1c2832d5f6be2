"""A real server on loopback for tests of fetching: it answers as told, byte by byte where need be, and ends with its test."""

from __future__ import annotations

import contextlib
import gzip
import socket
import socketserver
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from digest.fetch import Client, FetchError, Known, Limits, Line, Outside

Send = Callable[[bytes], None]
Page = bytes | Callable[["Visit"], None]
NAME = "news.example"
HTML = "<!doctype html><title>Ferry</title><p>The ferry to Orlund sails again.</p>"


@dataclass
class Visit:
    """One request, and the way to answer it."""

    path: str
    headers: Mapping[str, str]
    send: Send
    ended: threading.Event
    """Set when the test is over: endless answers end then."""


@dataclass
class Server:
    """Answers by path; what it has not been given is 404."""

    port: int = 0
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)

    def url(self, path: str = "/", host: str = NAME) -> str:
        return f"http://{host}:{self.port}{path}"

    def give(
        self, path: str, body: bytes | str, media: str = "text/html", status: str = "200 OK", **headers: str
    ) -> str:
        """Answer `path` with `body` from now on; the address."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = head(status, {"content-type": media, "content-length": str(len(data)), **headers}) + data
        return self.url(path)

    def move(self, path: str, to: str, status: str = "302 Found") -> str:
        self.pages[path] = head(status, {"location": to, "content-length": "0"})
        return self.url(path)

    def script(self, path: str, page: Callable[[Visit], None]) -> str:
        self.pages[path] = page
        return self.url(path)


class Everywhere(dict[str, Page]):
    """The same page at each path but that of the rules for programs."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page

    def get(self, path: str, default: Page) -> Page:  # type: ignore[override]
        return default if path == "/robots.txt" else self.page


def head(status: str = "200 OK", headers: Mapping[str, str] | None = None) -> bytes:
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "connection: close", "", ""]).encode("latin-1")


@contextlib.contextmanager
def server(encryption: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server on a free port of 127.0.0.1; without a robots.txt unless it is given one."""
    told = Server()
    ended = threading.Event()

    class Handler(socketserver.StreamRequestHandler):
        timeout = 30

        def handle(self) -> None:
            with contextlib.suppress(OSError):  # the visitor has gone
                line = self.rfile.readline().decode("latin-1").split()
                headers: dict[str, str] = {}
                while (row := self.rfile.readline().strip()) and len(headers) < 100:
                    name, _, value = row.decode("latin-1").partition(":")
                    headers[name.lower()] = value.strip()
                if line:
                    self.answer(Visit(line[1], headers, self.connection.sendall, ended))

        def answer(self, visit: Visit) -> None:
            told.asked.append(visit.path)
            told.visits.append(visit)
            page = told.pages.get(visit.path, head("404 Not Found", {"content-length": "0"}))
            if isinstance(page, bytes):
                visit.send(page)
            else:
                page(visit)

    class Threaded(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

    with Threaded(("127.0.0.1", 0), Handler) as listening:
        if encryption is not None:
            listening.socket = encryption.wrap_socket(listening.socket, server_side=True)
        told.port = listening.server_address[1]
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield told
        finally:
            ended.set()
            listening.shutdown()
            thread.join()


@dataclass
class Clock:
    """A clock that stands still but for the naps that are taken."""

    time: float = 1000.0
    naps: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.time += seconds


@dataclass
class Resolver:
    """Answers as told, one answer after the other, the last for good; remembers what it was asked."""

    answers: Sequence[Sequence[str]] = (("127.0.0.1",),)
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Hosts with answers of their own."""
    asked: list[str] = field(default_factory=list)

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        if host in self.names:
            return self.names[host]
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        if not answer:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return answer


QUICK = Limits(connect=5, read=0.5, total=1.5, size=200_000, redirects=4, pause=0)


def client(
    resolver: Resolver | None = None,
    *,
    limits: Limits = QUICK,
    allow_private: bool = True,
    ignore_robots: bool = False,
    clock: Clock | None = None,
) -> Client:
    """A client whose names all lead to this machine unless `resolver` says otherwise."""
    outside = Outside(resolve=resolver or Resolver())
    if clock is not None:
        outside = Outside(resolve=outside.resolve, monotonic=lambda: clock.time, sleep=clock.sleep)
    return Client("digest/test", Line(limits, outside, allow_private), ignore_robots)


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def raw_deflated(data: bytes) -> bytes:
    """A deflate stream without its header, as some servers send it."""
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(data) + stream.flush()


def silent(visit: Visit) -> None:
    """An answer that never comes."""
    visit.ended.wait()


def fault(address: str, by: Client | None = None, known: Known | None = None) -> FetchError:
    """Why `address` is not fetched."""
    with pytest.raises(FetchError) as raised:
        (by or client()).get(address, known)
    return raised.value
