"""The sites served as a host of static pages serves them: compressed, kept for a while, with their 404 pages, each under its name."""

from __future__ import annotations

import gzip
import mimetypes
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from tests.web.builds import Built, Sites

KINDS = {
    ".bib": "application/x-bibtex; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8", ".xml": "application/xml; charset=utf-8", ".wasm": "application/wasm",
}  # fmt: skip
PACKED = {".png", ".jpg", ".webp", ".woff2"}
"""What is not compressed again."""
SLOWLY = "slowly"
"""The query with which a page is asked for that shall arrive in `PIECES`, one every `PAUSE` seconds."""
PIECES, PAUSE = 6, 0.08


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, sites: Sites) -> None:
        self.sites = sites
        super().__init__(*arguments)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        asked = urlsplit(self.path).path
        found = self._file(unquote(asked))
        if found is not None and found.is_dir() and not asked.endswith("/"):
            self._send(301, b"", {"Location": f"{asked}/"})
        elif found is not None and (found / "index.html" if found.is_dir() else found).is_file():
            self._give(200, found / "index.html" if found.is_dir() else found)
        else:
            self._give(404, self._site().folder / "404.html")

    do_HEAD = do_GET  # noqa: N815 - named by the standard library

    def _site(self) -> Built:
        return self.sites(self.headers.get("Host", "").partition(".localhost")[0])

    def _file(self, asked: str) -> Path | None:
        site = self._site()
        prefix = urlsplit(site.url).path
        if "\0" in asked or not asked.startswith(prefix):
            return None
        found = (site.folder / asked.removeprefix(prefix)).resolve()
        return found if found.is_relative_to(site.folder.resolve()) else None

    def _give(self, status: int, path: Path) -> None:
        data = path.read_bytes()
        media = KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        headers = {"Content-Type": media, "Cache-Control": "max-age=600", "Vary": "Accept-Encoding"}
        if urlsplit(self.path).query == SLOWLY:
            self._trickle(status, data, headers)
            return
        if path.suffix not in PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data, mtime=0)
            headers["Content-Encoding"] = "gzip"
        self._send(status, data, headers)

    def _trickle(self, status: int, data: bytes, headers: dict[str, str]) -> None:
        self._send(status, b"", headers, length=len(data))
        step = -(-len(data) // PIECES)
        for at in range(0, len(data), step):
            self.wfile.write(data[at : at + step])
            time.sleep(PAUSE)

    def _send(self, status: int, data: bytes, headers: dict[str, str], length: int | None = None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data) if length is None else length))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)


@contextmanager
def served(sites: Sites) -> Iterator[int]:
    """The port of 127.0.0.1 at which each site is served to those who ask for its host."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, sites=sites))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
