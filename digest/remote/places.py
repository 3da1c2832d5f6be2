"""Folders on servers, by HTTP, SFTP and S3: what lies in them, and what each file holds. The one importer of fsspec.

Who may read them is told by fsspec's usual places, `~/.ssh`, `~/.aws` and the environment; never by an address.
"""

from __future__ import annotations

import contextlib
import dataclasses
import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from digest.problems import DigestError

_CONNECT = 10.0
"""Seconds in which a server must answer the first time."""
_WAIT = 60.0
"""Seconds for which an answer may pause."""
_CHUNK = 1 << 20  # bytes
_LANES = 8
_SAID = 160  # characters of what a library says
_MARKS = ("ETag", "Content-MD5", "Digest", "Last-Modified", "LastModified", "mtime")
"""What servers tell of a file by which a change would show; the first of them that is told does."""


class Refused(Exception):  # noqa: N818 - one file of many, and no fault of the program
    """A server does not hand out a file; the text says why, as the end of a sentence on it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder as a server lists it."""

    name: str
    """The last piece of its path, as people write it."""
    kind: str
    """`file`, `directory` or `link`."""
    at: str
    """What the server calls it."""
    size: int | None = None
    stamp: str = ""
    """Another one where the file was changed; empty where the server tells nothing of that."""
    changed: float = 0.0
    """When that was, in seconds since 1970 by the server's clock; 0 where the stamp does not hang on it."""


class Place:
    """The folder at an address; raises DigestError where its server does not answer, or does not let us in."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._web = urlsplit(address).scheme in ("http", "https")
        self.lanes = 1 if address.startswith("sftp:") else _LANES
        """How many files may be asked for at a time."""
        with self._asking():
            self._system = _system(address)
        path = address if self._web else str(self._system._strip_protocol(address))
        self.root = path.rstrip("/")

    def close(self) -> None:
        """Let go of a connection that stands; others end by themselves."""
        if self.lanes == 1:
            self._system.client.close()

    def entries(self, at: str) -> list[Entry]:
        """What the folder that the server calls `at` holds, by name; what leads elsewhere is left out."""
        with self._asking():
            rows: list[Mapping[str, Any]] = self._system.ls(f"{at}/", detail=True)
        found = (self._entry(row, at) for row in rows)
        return sorted({entry.name: entry for entry in found if entry is not None}.values(), key=lambda one: one.name)

    def about(self, entry: Entry) -> Entry:
        """The same with size and stamp, for which a web server is asked; raises Refused where it does not tell."""
        if not self._web:
            return entry
        with self._asking(one=True):
            told: Mapping[str, Any] = self._system.info(entry.at)
        return dataclasses.replace(entry, size=told.get("size"), stamp=_stamp(told), changed=_changed(told))

    def read(self, entry: Entry, most: int) -> bytes:
        """What the file holds, or its first `most` bytes; raises Refused where the server does not hand it out."""
        with self._asking(one=True):
            if self.address.startswith("s3:"):
                return bytes(self._system.cat_file(entry.at, end=most)) if entry.size else b""
            streaming = {"block_size": 0, "size": entry.size or 1} if self._web else {}
            with self._system.open(entry.at, "rb", **streaming) as file:
                data = bytearray()
                while len(data) < most and (chunk := file.read(min(_CHUNK, most - len(data)))):
                    data += chunk
                return bytes(data)

    def _entry(self, row: Mapping[str, Any], at: str) -> Entry | None:
        called = str(row["name"])
        rest = called.removeprefix(f"{at}/").rstrip("/")
        if self._web:
            rest = "" if {"?", "#", ":"} & set(rest) else unquote(html.unescape(rest))
        if not called.startswith(f"{at}/") or rest in ("", ".", "..") or "/" in rest:
            return None
        return Entry(rest, row["type"], called.rstrip("/"), row.get("size"), _stamp(row), _changed(row))

    @contextlib.contextmanager
    def _asking(self, *, one: bool = False) -> Iterator[None]:
        """Put what any of the libraries raises in our words; `one` file may be refused without the others."""
        try:
            yield
        except DigestError:
            raise
        except Exception as fault:
            # For HTTP fsspec says of each fault that there is no such file, and keeps what it was.
            cause = fault.__cause__ if self._web and fault.__cause__ is not None else fault
            said = "".join(filter(str.isprintable, " ".join(str(cause).split())))[:_SAID] or type(cause).__name__
            if one and (
                isinstance(cause, FileNotFoundError | PermissionError) or 400 <= getattr(cause, "status", 0) < 500
            ):
                raise Refused(f"cannot be had from {self.address}: {said}") from fault
            raise DigestError(
                f"the seeds at {self.address} cannot be read: {said}; see that the address can be reached"
            ) from fault


def _stamp(told: Mapping[str, Any]) -> str:
    mark = next((f"{name}={told[name]}" for name in _MARKS if told.get(name)), "")
    return f"{mark} size={told.get('size')}" if mark else ""


def _changed(told: Mapping[str, Any]) -> float:
    """The stamps of web servers and of SFTP hang on times in whole seconds, those of S3 on what a file holds."""
    if "mtime" in told:
        return float(told["mtime"].timestamp())
    try:
        return parsedate_to_datetime(told.get("Last-Modified", "")).timestamp()
    except ValueError:  # none, or none that can be read
        return 0.0


def _system(address: str) -> Any:
    """The file system of fsspec for `address`; raises DigestError where the extra is not installed."""
    parts = urlsplit(address)
    try:
        import fsspec

        if parts.scheme == "sftp":
            return _sftp(parts.hostname or "", parts.port or 22, parts.username)
        if parts.scheme == "s3":
            limits = {"connect_timeout": _CONNECT, "read_timeout": _WAIT}
            return fsspec.filesystem("s3", skip_instance_cache=True, use_listings_cache=False, config_kwargs=limits)
        import aiohttp
    except ImportError as fault:
        said = f'seeds at {address} need more libraries: pip install "digest-site[remote]" ({fault.name} is missing)'
        raise DigestError(said) from None
    timeout = aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT, sock_read=_WAIT)
    return fsspec.filesystem(
        parts.scheme,
        skip_instance_cache=True,
        use_listings_cache=False,
        simple_links=False,
        client_kwargs={"timeout": timeout},
    )


def _sftp(host: str, port: int, user: str | None) -> Any:
    """SFTP to a host whose key `~/.ssh/known_hosts` has; fsspec's own class takes any."""
    import paramiko
    from fsspec.implementations.sftp import SFTPFileSystem

    class Known(SFTPFileSystem):  # type: ignore[misc]
        """As fsspec's, but for whom it trusts."""

        def _connect(self) -> None:
            self.client = paramiko.SSHClient()
            self.client.load_system_host_keys()
            self.client.set_missing_host_key_policy(paramiko.RejectPolicy())
            self.client.connect(self.host, **self.ssh_kwargs)
            self.ftp = self.client.open_sftp()
            self.ftp.get_channel().settimeout(_WAIT)

    waits = {"timeout": _CONNECT, "banner_timeout": _CONNECT, "auth_timeout": _CONNECT}
    return Known(host, port=port, username=user, skip_instance_cache=True, **waits)
