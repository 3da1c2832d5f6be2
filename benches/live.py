"""Milliseconds from a save to the message that a browser is sent: of `digest serve`, of a bare watcher, of `hugo server`."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import re
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from websockets.sync.client import ClientConnection, connect
from websockets.sync.server import ServerConnection, serve
from websockets.typing import Origin

from benches import corpus
from benches.measure import CommandError

_READY = 900.0
"""Seconds within which a server must have made its site."""
_PATIENCE = 300.0
"""Seconds within which a save must be told of."""
_AUTHORS = ("Una Brask", "Ida Kolm", "Ole Farn")
_QUIET = 2.0
"""Seconds without a message after which the next save is made."""
_LOOK = 0.002
"""Seconds between two looks at the disk."""


class Times(NamedTuple):
    """Milliseconds from a save."""

    shown: float
    """Until the open page of the article is told that it has changed."""
    whole: float
    """Until all that depends on the save is on disk, and told."""


def digest(root: Path, saves: int) -> list[Times]:
    """Save → the page of the article told, and → all pages told and on disk."""
    command = (sys.executable, "-m", "digest", "serve", "--root", str(root), "--port", "0")
    found = []
    with _running(command, root) as process:
        url = _line(process, r"Serving (http://\S+)")
        with urllib.request.urlopen(f"{url}-/token") as answer:
            news = f"{url.replace('http', 'ws', 1)}-/live?token={answer.read().decode()}"
        with connect(news, origin=Origin(url.rstrip("/")), open_timeout=_READY) as page:
            _still(page, _told, (root / "site/index.html").exists)
            own = _page(root / "site")
            for at in range(saves):
                start = _saved(root / "seeds", at)
                paths = _naming(page, f"/{own.relative_to(root / 'site').as_posix()}")
                shown = time.perf_counter()
                while _author(at) not in own.read_text("utf-8"):  # the site is exchanged as a whole
                    time.sleep(_LOOK)
                found.append(Times(1000 * (shown - start), 1000 * (time.perf_counter() - start)))
                missing = [path for path in paths if not (root / "site" / path.lstrip("/")).exists()]
                if missing:
                    raise CommandError(f"told of, and not on disk: {missing[0]}")
                _still(page, _told)
    return found


def hugo(command: Sequence[str], folder: Path, saves: int, port: int) -> list[float]:
    """Save → told, by the live reload of `hugo server`."""
    found = []
    with _running((command[0], "server", "--port", str(port), "--bind", "127.0.0.1"), folder) as process:
        _line(process, r"Web Server is available")
        with connect(f"ws://127.0.0.1:{port}/livereload", origin=Origin(f"http://127.0.0.1:{port}")) as page:
            hello = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
            page.send(json.dumps(hello))
            _still(page, _reloaded)
            for at in range(saves):
                start = _saved(folder / "content/articles", at)
                _heard(page, _reloaded)
                found.append(1000 * (time.perf_counter() - start))
                _still(page, _reloaded)
    return found


def floor(folder: Path, saves: int) -> list[float]:
    """Save → told, where nothing is made: a watcher that sends a message."""
    changes: queue.SimpleQueue[bool] = queue.SimpleQueue()
    found = []

    class Tell(FileSystemEventHandler):
        """Wakes who waits for a change."""

        def on_created(self, _event: FileSystemEvent) -> None:
            """A file took the place of another: from outside the folder, so that it seems new."""
            changes.put(True)

    def speak(page: ServerConnection) -> None:
        while changes.get():
            page.send('{"changed": ["/"]}')

    observer = Observer()
    observer.schedule(Tell(), str(folder / "seeds"), recursive=True)
    observer.start()
    with serve(speak, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with connect(f"ws://127.0.0.1:{server.socket.getsockname()[1]}") as page:
            _still(page, _told)
            for at in range(saves):
                start = _saved(folder / "seeds", at)
                _heard(page, _told)
                found.append(1000 * (time.perf_counter() - start))
                _still(page, _told)
        changes.put(False)
        observer.stop()
        observer.join()
        server.shutdown()
    return found


# -- saves and messages ------------------------------------------------------------------------------

Read = Callable[[dict[str, Any]], list[str]]


def _told(message: dict[str, Any]) -> list[str]:
    """The paths that a message of ours names."""
    return list(message.get("changed") or ())


def _reloaded(message: dict[str, Any]) -> list[str]:
    return [message["path"]] if message.get("command") == "reload" else []


def _saved(folder: Path, at: int) -> float:
    """Give an article another author and a new last sentence, as an editor saves it; returns when it was put there.

    The author is shown whatever the text is found to say.
    """
    path = folder / f"{corpus.article(0).slug}.md"
    _, front, text = path.read_text("utf-8").split("---\n", 2)
    front = re.sub(r"^author:.*\n", "", front, flags=re.MULTILINE) + f"author: {_author(at)}\n"
    text = text.partition("\n\nThe author counted ")[0].rstrip("\n")
    fresh = folder.parent / f".{path.name}.{os.getpid()}"
    fresh.write_text(f"---\n{front}---\n{text}\n\nThe author counted {at + 20} boats in the harbour.\n", "utf-8")
    start = time.perf_counter()
    fresh.replace(path)
    return start


def _author(at: int) -> str:
    """Who is named by the save of that number: no two in a row are the same."""
    return f"{_AUTHORS[at % len(_AUTHORS)]} {at // len(_AUTHORS) + 1}"


def _heard(page: ClientConnection, read: Read) -> list[str]:
    """What the next message that tells of a change names."""
    end = time.monotonic() + _PATIENCE
    while (left := end - time.monotonic()) > 0:
        with contextlib.suppress(TimeoutError):
            if paths := read(json.loads(page.recv(timeout=left))):
                return paths
    raise CommandError(f"no message within {_PATIENCE:.0f} s of a save")


def _page(site: Path) -> Path:
    """The page of the article that is saved, which names its file."""
    seed = f"{corpus.article(0).slug}.md"
    found = [page for page in sorted((site / "articles").glob("*/index.html")) if seed in page.read_text("utf-8")]
    if len(found) != 1:
        raise CommandError(f"{len(found)} pages of articles name {seed}")
    return found[0]


def _naming(page: ClientConnection, path: str) -> list[str]:
    """What the next message names that tells of a change of the page at `path`: others may be told of before it."""
    while path not in (paths := _heard(page, _told)):
        pass
    return paths


def _still(page: ClientConnection, read: Read, ready: Callable[[], bool] = lambda: True) -> None:
    """Wait until `ready`, and then until nothing more is told for a while."""
    end = time.monotonic() + _READY
    while time.monotonic() < end:
        try:
            read(json.loads(page.recv(timeout=_QUIET)))
        except TimeoutError:
            if ready():
                return


@contextlib.contextmanager
def _running(command: Sequence[str], folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A server, ended at the end of the block."""
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert process.stdout is not None
        process.stdout.close()


def _line(process: subprocess.Popen[str], pattern: str) -> str:
    """The part of the server's first line like `pattern`; what it says after is read and dropped."""
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(pattern, line):
            threading.Thread(target=process.stdout.read, daemon=True).start()
            return found[1] if found.re.groups else found[0]
    raise CommandError("the server ended before it served")
