"""Takes the compression off an answer, and stops where it grows too large."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from digest.fetch.limits import MEBIBYTE, FetchError

ACCEPTED = "gzip, deflate"
"""All that is asked for; Brotli and Zstandard are not, so an answer in them is refused rather than unpacked."""

_GZIP, _ZLIB, _RAW = 31, 15, -15  # zlib's window bits for gzip, for a stream with its header and for a bare one
_GZIP_MARK = b"\x1f\x8b"
_STEP = 64 * 1024


def unpacked(chunks: Iterable[bytes], encoding: str, most: int, *, cut: bool = False) -> bytes:
    """The bytes of an answer whose `Content-Encoding` is `encoding`; memory stays near `most`.

    Raises FetchError where there are more than `most`, unless `cut`: then the first are enough.
    """
    names = [name for part in encoding.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if len(names) > 1 or any(name not in ("gzip", "x-gzip", "deflate") for name in names):
        raise FetchError("bad-compression", f"the answer is compressed as {encoding[:40]!r}, which was not asked for")
    plain = _inflated(_bounded(chunks, most, cut=cut), names[0]) if names else chunks
    out = bytearray()
    for piece in plain:
        out += piece
        if len(out) > most:
            if cut:
                return bytes(out[:most])
            raise _too_large(most)
    return bytes(out)


def _bounded(chunks: Iterable[bytes], most: int, *, cut: bool) -> Iterator[bytes]:
    """The chunks, up to `most` bytes: a compressed answer that unpacks to nothing must end, too."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > most and not cut:
            raise _too_large(most)
        yield chunk


def _inflated(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    """The pieces of a gzip or deflate stream, each of a step at most; raises FetchError where it is broken or ends early."""
    stream = None
    waiting = b""
    try:
        for chunk in chunks:
            waiting += chunk
            if stream is None and len(waiting) > 1:
                stream = zlib.decompressobj(_window(name, waiting))
            while stream is not None and waiting:
                if stream.eof and len(waiting) < len(_GZIP_MARK):
                    break
                if stream.eof and not (name != "deflate" and waiting.startswith(_GZIP_MARK)):
                    return  # padding
                stream = zlib.decompressobj(_GZIP) if stream.eof else stream
                yield stream.decompress(waiting, _STEP)
                waiting = stream.unconsumed_tail or stream.unused_data
        if stream is not None and not stream.eof:
            yield stream.flush()
    except zlib.error:
        raise FetchError("bad-compression", f"the answer says it is {name}, but cannot be unpacked") from None
    if waiting if stream is None else not stream.eof:
        raise FetchError("cut-short", "the compressed answer ends in the middle", "try again")


def _window(name: str, data: bytes) -> int:
    """Zlib's name for the format; a deflate stream may lack the header that HTTP asks for (RFC 1950), as some servers send it."""
    has_header = data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
    return _GZIP if name != "deflate" else _ZLIB if has_header else _RAW


def _too_large(most: int) -> FetchError:
    return FetchError("too-large", f"larger than {most / MEBIBYTE:.0f} MB", "save the article's text as .txt")
