"""The application behind the live server: the pages of the site, the live script, and the channel that tells it news."""

from __future__ import annotations

import asyncio
import contextlib
import html
import secrets
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from digest.serve import desk
from digest.serve.files import Found, find, media_type
from digest.serve.guard import Guard, is_here
from digest.serve.inject import inject
from digest.serve.sources import Sources
from digest.serve.state import Board

ASSETS = (
    "live.js", "renew.js", "morph.js", "match.js", "hold.js", "panel.js", "bar.js", "marks.js", "element.js",
    "live.css", "bar.css", "source.css",
)  # fmt: skip

BARE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>{title}</title>
<h1>{title}</h1>
<p>{text}</p>
</html>
"""
"""What stands in where the site itself has no page to show."""


def application(board: Board, site: Path, sources: Sources, *, base: str, bound: str, token: str) -> Starlette:
    """The ASGI application that serves the folder `site` under the path `base`, which starts and ends with `/`.

    `bound` is the name or address the server listens at, `token` what pages are told so that they may listen. GET and HEAD only; nothing is ever written.
    """
    pages, editors = Pages(board, site, base, token), desk.Desk(board, site, base, sources)
    routes = [
        WebSocketRoute("/-/live", Channel(board, base, token).tell),
        Route("/-/token", pages.told),
        Route("/-/made", editors.made),
        Route("/-/source/{path:path}", editors.source),
        Route("/-/{name}", asset),
        Route("/{path:path}", pages.page),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard, bound=bound)])


async def asset(request: Request) -> Response:
    """A live script or a style sheet."""
    name = request.path_params["name"]
    if name not in ASSETS:
        return PlainTextResponse("Not found\n", 404)
    return Response(files("digest.serve").joinpath(name).read_bytes(), media_type=media_type(name))


class Pages:
    """Answers with files of the site; HTML gets the live script."""

    def __init__(self, board: Board, site: Path, base: str, token: str) -> None:
        self._board = board
        self._site = site
        self._base = base
        self._token = token

    async def told(self, request: Request) -> Response:
        """The token, for a page that was open when an earlier server ended; for no other site's page, nor for one's address bar."""
        if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return PlainTextResponse("Only pages of this server are told.\n", 403)
        return PlainTextResponse(self._token)

    async def page(self, request: Request) -> Response:
        """The file asked for, a redirect to the folder's proper address, or the site's 404 page."""
        await self._board.ready.wait()
        version = self._board.version  # before the file is read: a page may be newer than it says, never older
        path = "/" + request.path_params["path"]
        if path == self._base.rstrip("/") or (path == "/" and self._base != "/"):
            return RedirectResponse(quote(self._base))
        if not path.startswith(self._base):
            return PlainTextResponse(f"Not found: this site is served under {self._base}\n", 404)
        asked = path.removeprefix(self._base)
        return await run_in_threadpool(self._answer, asked, version, request)

    def _answer(self, asked: str, version: str, request: Request) -> Response:
        found = find(self._site, asked)
        if found is None:
            return self._missing(asked, version, request)
        if found.path == f"{asked}/index.html":
            query = request.scope["query_string"].decode("latin-1")
            return RedirectResponse(quote(f"{self._base}{asked}/") + (f"?{query}" if query else ""))
        return self._found(found, 200, version, request)

    def _missing(self, asked: str, version: str, request: Request) -> Response:
        page = find(self._site, "404.html")
        if page is not None:
            return self._found(page, 404, version, request)
        if find(self._site, "") is not None:
            title, text, status = "Not found", f"There is no page {self._base}{asked}", 404
        else:
            title, text, status = "No site yet", "The site has not been built; this page shows it once it is.", 503
        bare = BARE.format(title=title, text=html.escape(text)).encode()
        return self._found(Found("404.html", bare), status, version, request)

    def _found(self, found: Found, status: int, version: str, request: Request) -> Response:
        kind = media_type(found.path)
        data = self._board.proofs.get(found.path, found.data)
        if kind == "text/html":
            host = request.headers["host"]
            data = inject(data, version=version, token=self._token, file=f"{self._base}{found.path}", host=host)
        return Response(data, status, media_type=kind)


class Channel:
    """Tells one open page what changed and what is wrong, now and after every build."""

    def __init__(self, board: Board, base: str, token: str) -> None:
        self._board = board
        self._base = base
        self._token = token

    async def tell(self, socket: WebSocket) -> None:
        """Speak to a page until it goes away; it has nothing to say itself. One that does not know the token is refused with 403."""
        if not secrets.compare_digest(socket.query_params.get("token", "").encode(), self._token.encode()):
            await socket.close()
            return
        await socket.accept()
        speaking = asyncio.create_task(self._speak(socket))
        try:
            while (await socket.receive())["type"] != "websocket.disconnect":
                pass
        finally:
            speaking.cancel()
            with contextlib.suppress(asyncio.CancelledError, WebSocketDisconnect):
                await speaking

    async def _speak(self, socket: WebSocket) -> None:
        seen, here = socket.query_params.get("version", ""), is_here(socket.scope)
        while True:
            state, version = self._board.state, self._board.version
            changed = self._board.since(seen)
            paths = None if changed is None else [self._base + path for path in changed]
            await socket.send_json({"version": version, "changed": paths, **desk.told(state.told, here=here)})
            seen = version
            await self._board.after(state)
