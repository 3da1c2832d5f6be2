"""The live server: builds on save, reloads the open page."""

from __future__ import annotations

import contextlib
import signal
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from digest.serve.outcome import Outcome

__all__ = ["Outcome", "run"]

TWICE = 1.0
"""Seconds in which a second signal is the same wish told twice, as `make` and other runners do."""


def run(
    build: Callable[[], Outcome],
    folders: Sequence[Path],
    site: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    base: str = "/",
    open_browser: bool = False,
    editor: str | None = None,
    say: Callable[[str], None],
    glance: Callable[[Path], Outcome | None] | None = None,
    until: threading.Event | None = None,
) -> None:
    """Serve `site` under the path `base`, and call `build` at the start and whenever something in `folders` changed.

    `build` runs one whole build with its publishing, in a thread of its own and never twice at once; a DigestError it
    raises is shown in the open pages, any other exception also in the terminal. With `open_browser` a browser is opened once
    the first build has ended. `glance` is called first where one file was saved and nothing else: what it returns is shown, then
    `build` is called. `editor` is the name of the program, or the pattern of an address, by which links lead to files. Returns after Ctrl-C, SIGTERM or once
    `until` is set, with every thread joined. Raises DigestError where the address cannot be had; port 0 is any free one.
    """
    from digest.serve import address, sources
    from digest.serve.builder import blind
    from digest.serve.server import Job, Live

    stop = until or threading.Event()
    path = address.base_path(base)
    job = Job(build, tuple(folders), site, host, path, sources.opener(editor), say, glance or blind)
    with address.listen(host, port) as listener, _signals(stop), Live(job, listener, ended=stop.set) as live:
        where = address.url(listener, host, path)
        say(f"Serving {where} (Ctrl-C ends it)")
        waiting = open_browser
        while not stop.wait(0.1 if waiting else 0.5):  # in steps: on Windows, Ctrl-C is noticed between them only
            if waiting and live.built.is_set():
                waiting = False
                webbrowser.open(where)


@contextlib.contextmanager
def _signals(stop: threading.Event) -> Iterator[None]:
    """Let Ctrl-C or SIGTERM end the server in good order; pressed again while it is still at it, break off."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked = 0.0

    def ask(number: int, _frame: object) -> None:
        nonlocal asked
        if stop.is_set() and time.monotonic() - asked > TWICE:
            signal.signal(number, signal.SIG_DFL)
            raise KeyboardInterrupt
        asked = asked if stop.is_set() else time.monotonic()
        stop.set()

    before = {kind: signal.signal(kind, ask) for kind in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
