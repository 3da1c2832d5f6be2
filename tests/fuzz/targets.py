"""What is fuzzed: for each kind of file a function that reads its bytes as a build does, and small files to begin with.

A reader keeps its promise where it returns: what is wrong with a file is a Problem. DigestError is allowed only where the program
stops for the file, and says so in one line.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache, partial

from digest import config, read
from digest.model import ColumnOptions, Options
from digest.problems import DigestError, Problem
from digest.work import work

SAID = "The council of Port Ellery voted on Friday, 13 March 2026. “We are glad,” said Ann Reed, its head.\n"
_LONGEST = 900
"""Characters of a problem's line: of its path, its message and its hint."""


def seed(ending: str, data: bytes) -> None:
    """Read a seed, what lies in it, and all that is found there."""
    waiting = [read.RawFile(f"seeds/a{ending}", data)]
    while waiting:
        raw = waiting.pop()
        reading = read.seed(raw, ColumnOptions())
        waiting += reading.inside
        _judge(*reading.problems)
        for source in reading.sources:
            source.text.encode("utf-8")  # a text without halves of characters
            done = work(source, Options())
            _judge(*done.problems)
            for sentence in done.analysis.sentences:
                sentence.text.encode("utf-8")


def sidecar(data: bytes) -> None:
    """Read what stands beside a seed."""
    reading = read.seed(read.RawFile("seeds/a.txt", SAID.encode(), data), ColumnOptions())
    _judge(*reading.problems)


def content(path: str, data: bytes) -> None:
    """Read what the editor wrote in a folder."""
    raws = [read.RawFile(path, data), read.RawFile("seeds/a.txt", SAID.encode())]
    found, problems = read.content(raws)
    _judge(*problems)
    assert found is not None


def vocabulary(data: bytes) -> None:
    """Read the list of tags."""
    try:
        _judge(*read.vocabulary([read.RawFile("content/tags.yaml", data)])[1])
    except DigestError as fault:
        _judge(str(fault))


def permalinks(data: bytes) -> None:
    """Read the record of addresses."""
    try:
        read.settled(read.permalinks([read.RawFile("content/permalinks.txt", data)]), {"seeds/a.txt"})
    except DigestError as fault:
        _judge(str(fault))


def options(data: bytes) -> None:
    """Read the options."""
    try:
        _judge(*config.load(data, {})[1])
    except DigestError as fault:
        _judge(str(fault))


def _judge(*problems: Problem | str) -> None:
    """Each is one line that can be printed."""
    for problem in problems:
        line = str(problem)
        # A path is as the file system or an archive has it; what is said beside it is ours.
        assert line.partition(": ")[2].isprintable(), f"unprintable: {line!r}"
        assert len(line) <= _LONGEST, f"{len(line)} characters: {line[:80]!r}"


@cache
def _zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", SAID)
        archive.writestr("b/c.html", "<p>" + SAID)
    return data.getvalue()


_PAGE = f"""<html lang=en><head><meta charset=utf-8><title>Bridge | Post</title><meta property="og:title" content="Bridge">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Bridge","datePublished":"2026-03-13"}}</script></head>
<body><article itemprop=articleBody><h1>Bridge</h1><p>{SAID}</p><p>{SAID}</p><blockquote>{SAID}</blockquote></article></body></html>"""
_ITEM = f"<title>Bridge</title><link>http://a.example/b</link><pubDate>Fri, 13 Mar 2026 10:00:00 GMT</pubDate><description>{SAID * 2}</description>"
_TOPIC = """---
title: Harbour
match: {any: [harbour, {near: [ship, wait], within: 8}], threshold: 1}
questions: [{ask: Are they open?, about: [open, shut], within: 3}]
decisions:
- pin: [abcdef, abcdee]
  as: same-fact
- {date: sentence abcdef, is: 2026-03}
examples: [a.txt]
certainty: 0.5
since: 2026-03-01
---
# Harbour
"""
_MAIL = f"""From: Ann Reed <a@b.example>
Subject: =?utf-8?q?Bridge?=
Date: Fri, 13 Mar 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8; format=flowed
Content-Transfer-Encoding: quoted-printable

{SAID}
--b
Content-Type: text/html

<p>{SAID}</p>
--b
Content-Type: text/plain
Content-Disposition: attachment; filename="a.txt"

{SAID * 4}
--b--
"""
_FRONT = f"---\ntitle: Bridge\ndate: 2026-03-13\ntags: [a, b]\nurl: http://a.example/b\n---\n{SAID}"
TARGETS: Mapping[str, tuple[Callable[[bytes], None], tuple[bytes, ...]]] = {
    "text": (partial(seed, ".txt"), (SAID.encode(), SAID.encode("utf-16"), "Зала 5 тис. осіб, 13 березня.\n".encode("cp1251"))),
    "front": (partial(seed, ".md"), (_FRONT.encode(),)),
    "markdown": (partial(seed, ".md"), (f"# Bridge\n\n> {SAID}\n- [a](b \"c\") *d* `e`\n\n|a|b|\n|-|-|\n|c|d|\n\n{SAID}".encode(),)),
    "html": (partial(seed, ".html"), (_PAGE.encode(),)),
    "rss": (partial(seed, ".rss"), (f'<rss version="2.0"><channel><title>Post</title><item>{_ITEM}</item></channel></rss>'.encode(),)),
    "atom": (
        partial(seed, ".atom"),
        (f'<feed xmlns="http://www.w3.org/2005/Atom"><title>P</title><entry><id>a</id><title>B</title><content type="html">&lt;p>{SAID}</content></entry></feed>'.encode(),),
    ),
    "xml": (partial(seed, ".xml"), (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><rss><channel><item><title>&b;</title></item></channel></rss>',)),
    "opml": (partial(seed, ".opml"), (b'<opml><body><outline text="a" xmlUrl="http://a.example/b"/></body></opml>',)),
    "json": (partial(seed, ".json"), (b'{"version":"https://jsonfeed.org/version/1.1","title":"P","items":[{"id":"1","content_html":"<p>A b.","date_published":"2026-03-13","authors":[{"name":"A"}]}]}',)),
    "jsonl": (partial(seed, ".jsonl"), (f'{{"id": 1, "text": "{SAID.strip()}", "date": 1773400000, "tags": ["a"]}}\n'.encode(),)),
    "csv": (partial(seed, ".csv"), (f'id;title;text;date\n1;"Bridge ""x""";"{SAID.strip()}";2026-03-13\n'.encode(),)),
    "eml": (partial(seed, ".eml"), (_MAIL.encode(),)),
    "mhtml": (
        partial(seed, ".mhtml"),
        (f"Snapshot-Content-Location: http://a.example/\nSubject: B\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n{_PAGE}\n--b--".encode(),),
    ),
    "zip": (partial(seed, ".zip"), (_zip(),)),
    "sidecar": (sidecar, (b"url: http://a.example/\nfetched: 2026-03-13T10:00:00Z\nstatus: 200\ncharset: utf-8\nmedia_type: text/html\n",)),
    "topic": (partial(content, "content/topics/a.md"), (_TOPIC.encode(),)),
    "correction": (partial(content, "content/articles/a.md"), (f"---\nseed: a.txt\ntitle: Bridge\ndate: 13 March\n---\n{SAID}".encode(),)),
    "page": (partial(content, "content/pages/a.md"), (b"# About\n\nWe are here.\n",)),
    "vocabulary": (vocabulary, (b"tags:\n- name: Bridge\n  aliases: [bridges]\n",)),
    "permalinks": (permalinks, (b"articles/a  seeds/a.txt\ntags/b  gone\n",)),
    "options": (options, (b"title: Post\nurl: https://a.example\nlanguage: en\nsummary: {sentences: 3}\n",)),
}  # fmt: skip
