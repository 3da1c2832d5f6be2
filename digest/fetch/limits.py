"""What fetching may take, what it needs from outside, and how it says no."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

T = TypeVar("T")
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may take; the numbers are chosen by hand, for pages and feeds on slow lines."""

    connect: float = 10.0
    """Seconds until a connection stands, its encryption included."""
    read: float = 20.0
    """Seconds without a byte."""
    total: float = 60.0
    """Seconds from the first connection to the last byte, redirects included, waiting out of politeness left out."""
    size: int = 10 * MEBIBYTE
    """Bytes of the answer after decompression."""
    redirects: int = 10
    """RFC 9309 asks for five at least; browsers give up after twenty."""
    pause: float = 1.0
    """Seconds between two requests to one host; more where its robots.txt asks for more."""
    longest_pause: float = 30.0
    """Seconds of pause that a robots.txt may ask for."""


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of `host` as the system knows them, in its order; raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for _, _, _, _, address in found))


def in_time(work: Callable[[], T], seconds: float) -> T:
    """What `work` gives; raises TimeoutError after `seconds`, and leaves it behind, where the system offers no way to break off."""
    told: list[T] = []
    faults: list[BaseException] = []

    def run() -> None:
        try:
            told.append(work())
        except BaseException as fault:  # raised again where it is awaited
            faults.append(fault)

    thread = threading.Thread(target=run, name="digest-resolve", daemon=True)
    thread.start()
    thread.join(max(0.0, seconds))
    if faults:
        raise faults[0]
    if not told:
        raise TimeoutError
    return told[0]


@dataclass(frozen=True, slots=True)
class Outside:
    """The world as fetching sees it; tests bring their own."""

    resolve: Callable[[str, int], Sequence[str]] = resolve
    """Asked once for each connection; the address that is checked is the one connected to."""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class FetchError(Exception):
    """An address was not fetched; the text says why, as the end of a sentence about the address."""

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        """Short, stable, in kebab case: `timeout`."""
        self.message = message
        self.hint = hint
