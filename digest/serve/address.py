"""Where the live server listens, and what to type to get there."""

from __future__ import annotations

import errno
import socket
from urllib.parse import quote

from digest.problems import DigestError
from digest.serve.guard import EVERYWHERE


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any free one. Raises DigestError where that cannot be."""
    if not 0 <= port <= 65535:
        raise DigestError(f"there is no port {port}; choose one from 1024 to 65535 with --port, or any free one with 0")
    try:
        family, _, _, _, place = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        return socket.create_server((str(place[0]), port), family=family, backlog=128)
    except OSError as fault:
        raise DigestError(_reason(fault, host, port)) from fault


def base_path(text: str) -> str:
    """A base path as it is meant: with a slash at both ends, whatever was typed."""
    inner = text.strip("/")
    return f"/{inner}/" if inner else "/"


def url(listener: socket.socket, host: str, base: str) -> str:
    """The address to open in a browser on this machine."""
    here = "[::1]" if listener.family == socket.AF_INET6 else "127.0.0.1"  # at `::`, IPv4 is not listened to
    name = here if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{name}:{listener.getsockname()[1]}{quote(base)}"


def _reason(fault: OSError, host: str, port: int) -> str:
    if isinstance(fault, socket.gaierror) or fault.errno == errno.EADDRNOTAVAIL:
        return f"cannot serve at {host}: this machine has no such address; leave --host out to serve at 127.0.0.1"
    if fault.errno in (errno.EADDRINUSE, errno.EACCES):
        taken = "is taken by another program" if fault.errno == errno.EADDRINUSE else "is not open to you"
        return f"port {port} on {host} {taken}; choose another with --port, or any free one with --port 0"
    return f"cannot serve at {host}, port {port}: {fault.strerror or fault}"
