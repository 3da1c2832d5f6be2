"""Pagefind's program, asked one thing at a time. The only importer of Pagefind.

Its Python package speaks the same protocol through asyncio, but looks for an answer every tenth of a second: 100 records
took it 10 seconds, here 0.2; and it stops at answers above 2 MiB. So only the place of the program is taken from it.
"""

from __future__ import annotations

import base64
import contextlib
import json
import subprocess
import threading
from collections.abc import Mapping
from importlib import metadata
from typing import Any

LONGEST = 300.0
"""Seconds that an index may take; 2,000 articles take about 2."""
_READ = 1 << 20


class PagefindError(Exception):
    """The program is missing or failed; the message is for the editor."""


class Service:
    """A running program; `close` may be called from any thread and as often as one likes."""

    def __init__(self) -> None:
        """Start it; raises PagefindError where that cannot be."""
        # A session of its own: Ctrl-C is for the build, which ends the program when it ends itself. Should the build be
        # killed, the program sees its input end, and ends.
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the program of a library, no shell
                [_program(), "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as fault:
            raise PagefindError(f"Pagefind cannot be started ({fault.strerror})") from fault
        self._number = 0
        self._alarm = threading.Timer(LONGEST, self._process.kill)
        self._alarm.daemon = True
        self._alarm.start()

    def ask(self, payload: Mapping[str, object]) -> dict[str, Any]:
        """What the program answers to `payload`; raises PagefindError where it does not."""
        self._number += 1
        asked = json.dumps({"message_id": self._number, "payload": payload}).encode()
        try:
            found: dict[str, Any] = json.loads(base64.b64decode(self._exchange(base64.b64encode(asked) + b",")))[
                "payload"
            ]
        except (OSError, EOFError, ValueError, LookupError, TypeError) as fault:
            raise PagefindError("Pagefind broke off") from fault
        if found.get("type") == "Error":
            raise PagefindError(f"Pagefind says “{' '.join(str(found.get('message')).split())[:120]}”")
        return found

    def close(self) -> None:
        """End the program, at once."""
        self._alarm.cancel()
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what it was not told any more
                assert pipe is not None
                pipe.close()

    def _exchange(self, message: bytes) -> bytes:
        sent, answer = self._process.stdin, self._process.stdout
        assert sent is not None
        assert answer is not None
        sent.write(message)
        sent.flush()
        parts: list[bytes] = []
        while not parts or not parts[-1].endswith(b","):
            part = answer.read1(_READ)  # type: ignore[attr-defined]  # a BufferedReader
            if not part:
                raise EOFError("the program has ended")
            parts.append(part)
        return b"".join(parts)[:-1]


def version() -> str:
    """The versions of the package and of the program."""
    try:
        return f"{metadata.version('pagefind')} {metadata.version('pagefind_bin')}"
    except metadata.PackageNotFoundError:  # a program from elsewhere, which the package finds
        return ""


def _program() -> str:
    try:
        from pagefind.service import get_executable

        found = get_executable()
    except (ImportError, FileNotFoundError):
        found = None
    if found is None:
        raise PagefindError("the program of Pagefind is not installed")
    return str(found)
