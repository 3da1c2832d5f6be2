"""What the editor at this machine may ask beside the pages: what a page is made from, and the files themselves."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Mapping
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from digest.serve import faults, parts, sources
from digest.serve.files import find
from digest.serve.guard import is_here
from digest.serve.made import Made
from digest.serve.sources import Sources, SourceText
from digest.serve.state import Board

MOST_PROBLEMS = 30

MOST_LINES = 4000
"""Lines of a file that are shown at once, around the one that is meant."""

POLICY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/-/source.css">
<title>{title}</title>
</head>
<body>
<header>
<h1>{path}</h1>
<p>{note}</p>
</header>
<main>
<ol>
{lines}
</ol>
</main>
</body>
</html>
"""


class Desk:
    """Answers the editor's bar and shows sources; refuses everybody who is not at this machine."""

    def __init__(self, board: Board, site: Path, base: str, sources: Sources) -> None:
        self._board = board
        self._site = site
        self._base = base
        self._sources = sources

    async def made(self, request: Request) -> Response:
        """What the page in the file `?file=` is made from, as JSON; its parts too with `?parts=1`."""
        refusal = _refusal(request)
        if refusal is not None:
            return refusal
        await self._board.ready.wait()
        made, problems = self._board.made, self._board.problems
        file = request.query_params.get("file", "")
        file = file.removeprefix(self._base) if file.startswith(self._base) else ""
        with_parts = request.query_params.get("parts") == "1"
        return JSONResponse(await run_in_threadpool(self._sheet, made, problems, file, with_parts))

    async def source(self, request: Request) -> Response:
        """A file of the editor's, to read."""
        refusal = _refusal(request)
        if refusal is not None:
            return refusal
        path, asked = request.path_params["path"], request.query_params.get("line", "")
        line = int(asked) if re.fullmatch("[0-9]{1,9}", asked) else None
        found = await run_in_threadpool(self._sources.read, path)
        if found is None:
            return PlainTextResponse("Not found\n", 404)
        return HTMLResponse(page(found, line, self._sources.opens(found.path, line)), headers=POLICY)

    def _sheet(self, made: Made | None, problems: tuple[str, ...], file: str, with_parts: bool) -> Mapping[str, object]:
        empty = parts.Sheet((), None, ())
        found = find(self._site, file) if with_parts and file else None
        sheet = parts.sheet(made, self._sources, file, found.data if found else None) if made and file else empty
        files = [*sheet.files, *([sheet.template] if sheet.template else [])]
        own = tuple(sorted({spot.path for spot in files}))
        here = [text for text in problems if text.startswith(tuple(f"{path}:" for path in own))] if own else []
        others = [text for text in problems if text not in set(here)]
        return {
            "files": [self._spot(spot) for spot in sheet.files],
            "template": self._spot(sheet.template) if sheet.template else None,
            "parts": [{"select": part.select} | self._spot(part.spot) for part in sheet.parts],
            "problems": [self._problem(text) for text in (here + others)[:MOST_PROBLEMS]],
            "here": len(here),
            "all": len(problems),
        }

    def _spot(self, spot: parts.Spot) -> dict[str, object]:
        found = spot.path if self._sources.has(spot.path) else spot.path.partition("#")[0]
        href = sources.view(found, spot.line) if self._sources.has(found) else None
        return {"path": spot.path, "line": spot.line, "href": href, "editor": self._sources.opens(spot.path, spot.line)}

    def _problem(self, text: str) -> dict[str, object]:
        told = faults.fault(text, self._sources)
        return {"text": text, "path": told.path, "line": told.line, "href": told.href, "editor": told.editor}


def told(wrong: faults.Told, *, here: bool) -> Mapping[str, object]:
    """What is wrong, as the live script is told it; to those elsewhere nothing of the files themselves."""

    def one(fault: faults.Fault) -> Mapping[str, object]:
        return dataclasses.asdict(fault if here else faults.Fault(fault.text))

    return {
        "error": one(wrong.error) if wrong.error else None,
        "faults": [one(fault) for fault in wrong.faults],
        "more": wrong.more,
    }


def page(source: SourceText, line: int | None, editor: str | None) -> str:
    """The page that shows a file, at a line."""
    total = len(source.lines)
    here = min(max(line or 1, 1), total)
    first = max(1, min(here - MOST_LINES // 2, total - MOST_LINES + 1))
    shown = source.lines[first - 1 : first - 1 + MOST_LINES]
    notes = [
        "shipped with Digest; a file of this name in <code>templates/</code> wins" if source.shipped else "read only"
    ]
    notes += [f"lines {first} to {first + len(shown) - 1} of {total}" if len(shown) < total else f"{total} lines"]
    notes += [f'<a href="{html.escape(editor)}">open in your editor</a>'] if editor else []
    return PAGE.format(
        title=html.escape(f"{source.path}:{line}" if line else source.path),
        path=html.escape(source.path),
        note=" · ".join(notes),
        lines="\n".join(_row(number, text, here=number == line) for number, text in enumerate(shown, first)),
    )


def _row(number: int, text: str, *, here: bool) -> str:
    mark = ' class="here" tabindex="-1"' if here else ""
    return (
        f'<li id="L{number}"{mark}><a href="?line={number}#L{number}" data-number="{number}" '
        f'aria-label="Line {number}"></a><code>{html.escape(text)}</code></li>'
    )


def _refusal(request: Request) -> Response | None:
    """The answer to those who are not at this machine, or ask from another site's page."""
    if not is_here(request.scope):
        return PlainTextResponse("Sources are shown on the machine that serves them only.\n", 403)
    if request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return PlainTextResponse("Only pages of this server may ask for sources.\n", 403)
    return None
