"""One request, from the socket up. The only importer of httpx and of httpcore below it.

Which machine is asked is decided where the socket is opened: the name is resolved once, the address checked, and that very
address connected to. A second answer of a resolver (rebinding), a redirect or a proxy cannot lead round it, and the name stays
what `Host`, the certificate and the server's choice of site (SNI) go by.
"""

from __future__ import annotations

import contextlib
import re
import ssl
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import httpcore
import httpx

from digest.fetch.address import CLOSED_PORTS, is_inner, is_public
from digest.fetch.limits import FetchError, Limits, Outside, in_time

_SHOWN = 80
_LAST_PORT = 65535
_HOST = re.compile(r"[A-Za-z0-9._-]*|[0-9a-fA-F:.]+")
_UNCLEAR = re.compile(r"[^/?#]*//[^/?#]*\\")
"""A backslash in the authority: some programs take what is before it for the host, others what is behind."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The beginning of an answer, and its body as it comes over the wire."""

    status: int
    reason: str
    headers: httpx.Headers
    chunks: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Line:
    """What all requests of a run share."""

    limits: Limits = field(default_factory=Limits)
    outside: Outside = field(default_factory=Outside)
    allow_private: bool = False
    encryption: ssl.SSLContext = field(default_factory=lambda: httpx.create_ssl_context(trust_env=False))


def normal(address: str) -> str:
    """`address` in the one form it is asked, compared and saved in; raises FetchError where it is not one of the web.

    Names and passwords in it and the fragment are left out; other scripts are encoded; the usual port is not written.
    """
    try:
        url = httpx.URL(address.strip())
        if not _HOST.fullmatch(url.raw_host.decode("ascii")) or _UNCLEAR.match(address.strip()):
            raise FetchError("bad-address", "the address names no host, or not clearly")
        url = url.copy_with(username=None, password=None, fragment=None)
        host = url.raw_host.decode("ascii")
    except (httpx.InvalidURL, ValueError) as fault:
        raise FetchError("bad-address", f"not an address: {str(fault)[:_SHOWN]}") from None
    if url.scheme not in ("http", "https"):
        raise FetchError("bad-address", "only addresses that begin with http:// or https:// are fetched")
    if not host.strip(".") or (url.port or 0) > _LAST_PORT:
        raise FetchError("bad-address", "the address names no host, or a port that cannot be")
    if url.port in CLOSED_PORTS:
        raise FetchError("bad-address", f"port {url.port} is not one of the web")
    return str(url)


def joined(base: str, reference: str) -> str:
    """The address that `reference` means on the page `base`, in its normal form; raises FetchError."""
    try:
        return normal(str(httpx.URL(base).join(reference.strip())))
    except (httpx.InvalidURL, ValueError) as fault:
        raise FetchError("bad-address", f"not an address: {str(fault)[:_SHOWN]}") from None


def host(address: str) -> str:
    """The host of a normal address, in ASCII, with the port where it is not the usual one."""
    return httpx.URL(address).netloc.decode("ascii")


@contextlib.contextmanager
def ask(address: str, headers: dict[str, str], line: Line, seconds: float) -> Iterator[Answer]:
    """The answer to GET `address`, given up after `seconds`; raises FetchError, also while the body is read."""
    end = line.outside.monotonic() + seconds
    backend = _Backend(line, lambda: end - line.outside.monotonic())
    pool = httpcore.ConnectionPool(ssl_context=line.encryption, network_backend=backend)
    # trust_env would let a proxy of the environment resolve and connect instead of us, and .netrc send passwords.
    client = httpx.Client(transport=_Transport(pool), trust_env=False, timeout=_timeout(line.limits))
    with _faults(), client:
        request = client.build_request("GET", address, headers=headers)
        answer = client.send(request, stream=True, follow_redirects=False)
        try:
            yield Answer(answer.status_code, answer.reason_phrase, answer.headers, answer.iter_raw())
        finally:
            answer.close()


def _timeout(limits: Limits) -> httpx.Timeout:
    return httpx.Timeout(limits.read, connect=limits.connect)


@contextlib.contextmanager
def _faults() -> Iterator[None]:
    """Says what went wrong on the wire in words."""
    try:
        yield
    except httpcore.ConnectTimeout:
        raise FetchError("timeout", "no connection within the time allowed", "try again") from None
    except httpcore.TimeoutException:
        raise FetchError("timeout", "no answer within the time allowed", "try again") from None
    except httpcore.ConnectError as fault:
        raise FetchError("unreachable", f"cannot be reached: {_short(fault)}") from None
    except httpcore.NetworkError as fault:
        raise FetchError("cut-short", f"the connection broke: {_short(fault)}", "try again") from None
    except (httpx.InvalidURL, httpx.ProtocolError) as fault:  # our transport raises httpcore's: this is the redirect's
        raise FetchError("bad-address", f"leads to an address that is none: {_short(fault)}") from None
    except httpcore.ProtocolError as fault:
        raise FetchError("bad-answer", f"the server does not speak HTTP properly: {_short(fault)}") from None


def _short(fault: Exception) -> str:
    return " ".join(str(fault).split())[:_SHOWN] or type(fault).__name__


class _Backend(httpcore.NetworkBackend):
    """Opens sockets to machines that may be asked."""

    def __init__(self, line: Line, left: Callable[[], float]) -> None:
        self._line = line
        self._left = left
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        fault: httpcore.NetworkError | httpcore.TimeoutException | None = None
        for address in self._addresses(host, port):
            try:
                stream = self._sockets.connect_tcp(
                    address, port, _within(timeout, self._left()), local_address, socket_options
                )
            except (httpcore.NetworkError, httpcore.TimeoutException) as failed:
                fault = failed
            else:
                return _Stream(stream, self._left)
        raise fault or httpcore.ConnectError("the host has no address")

    def _addresses(self, host: str, port: int) -> tuple[str, ...]:
        """The addresses of `host` that may be asked; raises FetchError where none of them may."""
        if not self._line.allow_private and is_inner(host):
            raise _refused(host, "by its name")
        try:
            found = in_time(lambda: tuple(self._line.outside.resolve(host.strip("[]"), port)), self._left())
        except TimeoutError:
            raise httpcore.ConnectTimeout from None
        except OSError as fault:
            raise httpcore.ConnectError(f"the host's name is not known ({fault.strerror or fault})") from None
        except UnicodeError:  # a label that is empty or too long
            raise httpcore.ConnectError("the host's name is no name") from None
        kept = tuple(address for address in found if self._line.allow_private or is_public(address))
        if found and not kept:
            raise _refused(host, found[0])
        return kept


def _refused(host: str, why: str) -> FetchError:
    message = f"refused: {host[:_SHOWN]} is a private address ({why})"
    return FetchError("refused-address", message, "add --allow-private if that is meant")


class _Stream(httpcore.NetworkStream):
    """A connection that ends when the time for the whole answer is over, however steadily its bytes drip."""

    def __init__(self, inner: httpcore.NetworkStream, left: Callable[[], float]) -> None:
        self._inner = inner
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _within(timeout, self._left()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _within(timeout, self._left()))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, _within(timeout, self._left()))
        return _Stream(inner, self._left)

    def close(self) -> None:
        self._inner.close()

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


def _within(timeout: float | None, left: float) -> float:
    if left <= 0:
        raise httpcore.ReadTimeout
    return left if timeout is None else min(timeout, left)


class _Transport(httpx.BaseTransport):
    """Sends httpx's requests through a pool of our own; httpx offers no way to give its own transport another backend."""

    def __init__(self, pool: httpcore.ConnectionPool) -> None:
        self._pool = pool

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        answer = self._pool.handle_request(
            httpcore.Request("GET", url, headers=request.headers.raw, extensions=request.extensions)
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
