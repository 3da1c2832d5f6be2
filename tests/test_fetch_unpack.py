"""Compressed answers, honest and not, from a real server on this machine."""

from __future__ import annotations

import random
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from tests.servers import (
    HTML,
    QUICK,
    Server,
    Visit,
    client,
    fault,
    gzipped,
    head,
    raw_deflated,
)


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzipped),
        ("x-gzip", gzipped),
        ("deflate", raw_deflated),
        ("deflate", zlib.compress),
        ("identity", bytes),
    ],
)
def test_compressed_answers_are_unpacked(site: Server, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    data = HTML.encode() * 500
    assert client().get(site.give("/a", pack(data), content_encoding=encoding)).data == data


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip"])
def test_compression_that_was_not_asked_for_is_refused(site: Server, encoding: str) -> None:
    assert fault(site.give("/a", b"\x0b\x02\x80", content_encoding=encoding)).code == "bad-compression"


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzipped), ("deflate", raw_deflated), ("deflate", zlib.compress)]
)
def test_a_bomb_stops_at_the_cap(site: Server, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(bytes(50_000_000))
    assert len(bomb) < QUICK.size
    url = site.give("/a", bomb, content_encoding=encoding)
    by = client()
    tracemalloc.start()
    assert fault(url, by).code == "too-large"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * QUICK.size


def test_many_small_members_that_unpack_to_nothing_end_too(site: Server) -> None:
    url = site.give("/a", gzipped(b"") * 20_000, content_encoding="gzip")
    assert fault(url).code == "too-large"


def test_compression_that_breaks_off_or_is_none(site: Server) -> None:
    whole = gzipped(random.Random(1).randbytes(9000))
    assert fault(site.give("/a", whole[:-2000], content_encoding="gzip")).code == "cut-short"
    assert fault(site.give("/a", b"<p>not packed</p>", content_encoding="gzip")).code == "bad-compression"


def test_a_body_that_never_ends_stops_at_the_cap(site: Server) -> None:
    def endless(visit: Visit) -> None:
        visit.send(head(headers={"content-type": "text/html"}))
        while not visit.ended.is_set():
            visit.send(b"<p>again</p>" * 1000)

    assert fault(site.script("/a", endless)).code == "too-large"
