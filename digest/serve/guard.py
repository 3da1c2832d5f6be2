"""Who may talk to the live server: this machine's own browser, on a page of this server."""

from __future__ import annotations

import ipaddress
import re
import socket

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

HOST = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::[0-9]{1,5})?", re.IGNORECASE | re.ASCII)
"""A Host header, RFC 9110 section 7.2: a name or an address, and perhaps a port."""

LOCAL = ("localhost", "127.0.0.1", "[::1]")
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - recognised here, never a default


def allowed(header: str, bound: str) -> bool:
    """Whether a request with this Host header may be answered by a server listening at `bound`.

    A name of somebody else's that was made to point at this machine (DNS rebinding) is refused: only our own names
    and, where the editor opened the server to the network, plain addresses are answered, and those no attacker can claim.
    """
    match = HOST.fullmatch(header)
    if match is None:
        return False
    name = match[1].lower()
    if name in LOCAL or name in (bound.lower(), f"[{bound.lower()}]"):
        return True
    return bound in EVERYWHERE and (name == socket.gethostname().lower() or _is_address(name))


def is_here(scope: Scope) -> bool:
    """Whether who asks sits at this machine: from its loopback, or from the very address that was asked."""
    client, server = scope.get("client"), scope.get("server")
    if not client:
        return False
    try:
        asking = ipaddress.ip_address(str(client[0]).partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(asking, "ipv4_mapped", None)
    return (mapped or asking).is_loopback or bool(server and client[0] == server[0])


class Guard:
    """Refuses requests under a foreign name or with a body with 400, and what another site's page asks for, but for links to pages, with 403."""

    def __init__(self, app: ASGIApp, bound: str) -> None:
        self._app = app
        self._bound = bound

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request oneself, or hand it on."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not allowed(host, self._bound):
            refusal = PlainTextResponse(f"This server does not answer to the name {host!r}.\n", 400)
            await refusal(scope, receive, send)
        elif scope["type"] == "websocket" and headers.get("origin") not in (f"http://{host}", f"https://{host}"):
            await PlainTextResponse("Only pages of this server may listen here.\n", 403)(scope, receive, send)
        elif _has_body(headers):
            refusal = PlainTextResponse("Requests have no body here.\n", 400, {"Connection": "close"})
            await refusal(scope, receive, send)
        elif _is_from_elsewhere(headers):
            await PlainTextResponse("Only pages of this server may ask for this.\n", 403)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _has_body(headers: Headers) -> bool:
    """Whether a body follows: where one is not read, its bytes could be taken for another request."""
    return "transfer-encoding" in headers or headers.get("content-length", "0").strip("0") != ""


def _is_from_elsewhere(headers: Headers) -> bool:
    """Whether another site's page asks for something to use, or to frame (Fetch Metadata); to follow a link here is the reader's own wish."""
    site = headers.get("sec-fetch-site", "none")
    leads = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return site not in ("same-origin", "none") and not leads


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
