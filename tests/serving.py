"""A real live server for tests: real folders, real watcher, real port, and a build that is as small as can be."""

from __future__ import annotations

import contextlib
import html
import http.client
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from digest.model import Output
from digest.problems import DigestError
from digest.publish import publish
from digest.serve import Outcome, run

PATIENCE = 40.0
"""Seconds until a wait is given up: far more than needed, for machines that are busy."""

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;self&#39;; img-src &#39;self&#39;">
<title>Page</title>
<link rel="icon" href="/dot.svg">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<img src="/dot.svg" alt="">
<main>{text}</main>
</body>
</html>
"""


def until(condition: Callable[[], object], what: str) -> None:
    """Wait for `condition` to become true."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited {PATIENCE} s in vain: {what}"
        time.sleep(0.01)


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: str


@dataclass
class Desk:
    """An editor's folder with a server over it."""

    root: Path
    base: str = "/"
    folders: tuple[str, ...] = ("seeds", "content", "templates")
    port: int = 0
    editor: str | None = None
    said: list[str] = field(default_factory=list)
    builds: int = 0
    at_once: int = 0
    most_at_once: int = 0
    before_build: Callable[[], None] = lambda: None
    url: str = ""

    @property
    def site(self) -> Path:
        return self.root / "site"

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def build(self) -> Outcome:
        """Texts in content/ become pages, files in templates/ are copied; BROKEN, CRASH, WARN and LEAVE OUT in a text do what they say."""
        self.builds += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            self.before_build()
            outputs, problems = self._outputs()
            change = publish(outputs, self.site)
            return Outcome(
                (*change.written, *change.removed),
                tuple(problems),
                tuple(line for line in problems if "[fault]" in line),
            )
        finally:
            self.at_once -= 1

    def _outputs(self) -> tuple[list[Output], list[str]]:
        outputs, problems = [], []
        for path in sorted((self.root / "content").rglob("*.txt")):
            name = path.relative_to(self.root / "content").with_suffix("").as_posix()
            text = path.read_text("utf-8")
            if "BROKEN" in text:
                raise DigestError(f"content/{name}.txt:1: this <b>text</b> is broken [broken]")
            if "WARN" in text:
                problems.append(f"content/{name}.txt:1: a warning [warn]")
            if "LEAVE OUT" in text:
                problems.append(f"content/{name}.txt:1: left out [fault]")
                continue
            1 / (0 if "CRASH" in text else 1)
            outputs.append(Output(f"{name}.html", PAGE.format(text=html.escape(text)).encode(), ""))
        assets = sorted((self.root / "templates").glob("*"))
        outputs += [Output(path.name, path.read_bytes(), "") for path in assets]
        return outputs, problems

    def get(self, path: str = "", *, method: str = "GET", **headers: str) -> Answer:
        """One request, its path sent as it stands."""
        place = urlsplit(self.url)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path or place.path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read().decode("utf-8", "replace"))
        finally:
            connection.close()

    def token(self) -> str:
        """What pages of this run are told, so that they may listen."""
        return self.get("/-/token").body

    @contextlib.contextmanager
    def open(self) -> Iterator[Desk]:
        """Serve until the end of the block, then see that nothing is left running."""
        before = set(threading.enumerate())
        stop = threading.Event()
        thread = threading.Thread(target=self._run, args=(stop,), name="server under test")
        thread.start()
        try:
            until(lambda: self.url or not thread.is_alive(), "the server says where it is")
            yield self
        finally:
            stop.set()
            thread.join(PATIENCE)
        until(lambda: set(threading.enumerate()) <= before, f"threads end: {threading.enumerate()}")
        with contextlib.suppress(ConnectionRefusedError):
            self.get()
            raise AssertionError("the port is still open")

    def _run(self, stop: threading.Event) -> None:
        run(
            self.build,
            [self.root / name for name in self.folders],
            self.site,
            port=self.port,
            base=self.base,
            editor=self.editor,
            say=self._say,
            until=stop,
        )

    def _say(self, line: str) -> None:
        self.said.append(line)
        if line.startswith("Serving "):
            self.url = line.split()[1]
