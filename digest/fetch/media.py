"""What an answer is: by its first bytes where they tell, else by what the server says, else by the ending of the address.

After the order of the WHATWG's MIME Sniffing Standard, for the kinds of files that Digest reads.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from digest.fetch.limits import FetchError
from digest.read.text import codec

ENDINGS: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/feed+json": ".json",
    "text/x-opml": ".opml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "multipart/related": ".mhtml",
    "message/rfc822": ".eml",
    "application/zip": ".zip",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/jsonl": ".jsonl",
}
"""The ending of the file that each media type is saved in."""

_SAME: Mapping[str, str] = {
    "application/rdf+xml": "application/rss+xml",
    "application/x-rss+xml": "application/rss+xml",
    "text/rss+xml": "application/rss+xml",
    "text/atom+xml": "application/atom+xml",
    "text/opml": "text/x-opml",
    "application/opml+xml": "text/x-opml",
    "application/xml+opml": "text/x-opml",
    "text/x-markdown": "text/markdown",
    "application/x-mimearchive": "multipart/related",
    "application/x-zip-compressed": "application/zip",
    "application/csv": "text/csv",
    "application/x-ndjson": "application/jsonl",
    "application/ndjson": "application/jsonl",
    "application/x-jsonlines": "application/jsonl",
    "application/jsonlines": "application/jsonl",
}
"""Other names that servers use."""

_BY_ENDING: Mapping[str, str] = {ending: kind for kind, ending in ENDINGS.items() if ending not in (".xml", ".json")} | {
    ".htm": "text/html", ".markdown": "text/markdown", ".mht": "multipart/related", ".ndjson": "application/jsonl",
}  # fmt: skip
_VAGUE = frozenset({"", "text/plain", "application/octet-stream", "binary/octet-stream", "application/unknown"})
"""Types that servers name where they know nothing."""
_ROOTS: Mapping[str, str] = {
    "html": "text/html",
    "rss": "application/rss+xml",
    "rdf": "application/rss+xml",
    "feed": "application/atom+xml",
    "opml": "text/x-opml",
}
_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "a document of an office program"),
)
_HEAD = 64 * 1024
_TOP = 2048
"""Bytes in which a text must say its encoding; a page has half as many."""
_DECLARED = re.compile(r"\s*([\w.+-]+/[\w.+-]+)\s*(?:;|$)")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_OWN_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_DEFAULTS = frozenset({"iso8859-1", "ascii"})
"""What servers name that were never told; browsers read windows-1252 for both (WHATWG Encoding Standard)."""
_TAG = re.compile(rb"<(!--|\?|!doctype\s+html\b|(?:[a-z][\w.-]*:)?[a-z][\w.-]*)", re.IGNORECASE)
_HEADER = re.compile(rb"[!-9;-~]+:|[ \t]")
_MAIL = re.compile(rb"^(?:from|received|message-id|mime-version|subject):", re.IGNORECASE | re.MULTILINE)
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/')
_PIECES = frozenset(("head", "body", "title", "meta", "script", "style", "link", "div", "p", "article", "h1", "table"))
"""With what a page may begin that leaves out its outermost element; so may a text in Markdown."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def media_type(declared: str, data: bytes, address: str = "") -> str:
    """The media type of `data`, one of `ENDINGS`; raises FetchError where it is of no kind that Digest reads."""
    match = _DECLARED.match(declared)
    said = match[1].lower() if match else ""
    said = _SAME.get(said, said)
    _refuse_binary(data)
    found = _sniffed(data, said) or _by_ending(said, address) or said
    if found not in ENDINGS:
        shown = f"{said} is" if said else "what the server sent is"
        raise FetchError("unknown-type", f"{shown} not of a kind that Digest reads", "save the article's text as .txt")
    if found.startswith(("text/", "message/")) and b"\x00" in data[:_HEAD] and not data.startswith(_WIDE):
        raise FetchError("unknown-type", "not a text but binary data", "save the article's text as .txt")
    return found


def charset(declared: str, data: bytes) -> str:
    """The encoding to read `data` in, by Python's name for it; empty where neither bytes nor server nor text tell.

    Bytes that are UTF-8 are read so, whatever the server says: no other encoding looks like it by chance.
    """
    if data.startswith(_WIDE):
        return "utf-16"
    if not data.isascii() and _decodes(data, "utf-8"):
        return "utf-8"
    said = [name for word in _CHARSET.findall(declared)[:1] if (name := codec(word))]
    own = [name for word in _OWN_CHARSET.findall(data[:_TOP])[:1] if (name := codec(word.decode("ascii", "replace")))]
    names = [*own, *said] if said and said[0] in _DEFAULTS else [*said, *own]
    wider = [wide for name in names for wide in (("cp1252", name) if name in _DEFAULTS else (name,))]
    return next((name for name in wider if _decodes(data, name)), "")


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (LookupError, UnicodeError, ValueError):  # LookupError: a codec that is not of text, such as base64
        return False
    return True


def _refuse_binary(data: bytes) -> None:
    name = next((name for mark, name in _BINARY if data.startswith(mark)), None)
    if name is not None:
        raise FetchError("unknown-type", f"{name}, which Digest does not read", "save the article's text as .txt")


def _sniffed(data: bytes, said: str) -> str:
    """What the first bytes tell; empty where they tell nothing."""
    head = data[:_HEAD]
    if head.startswith(b"PK\x03\x04"):
        return "" if said in ENDINGS or said.startswith("application/vnd.") else "application/zip"
    head = head.replace(b"\x00", b"").lstrip(codecs.BOM_UTF8 + codecs.BOM_UTF16_LE + codecs.BOM_UTF16_BE + b" \t\r\n")
    if head.startswith(b"<"):
        return _by_root(head, said)
    if head.startswith(b"{"):
        return "application/feed+json" if _JSON_FEED.search(head) else ""
    letter = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if len(_MAIL.findall(letter)) > 1 and all(map(_HEADER.match, letter.splitlines())):
        return "multipart/related" if _RELATED.search(letter) else "message/rfc822"
    return ""


def _by_root(head: bytes, said: str) -> str:
    """The kind of a document in angle brackets, by its first element."""
    name = _first_element(head)
    if name in _PIECES and said not in ("text/plain", "text/markdown"):
        return "text/html"
    kind = _ROOTS.get(name, "")
    return said if kind == "text/html" and said == "application/xhtml+xml" else kind


def _first_element(head: bytes) -> str:
    """The name of the first element, in small letters and without its prefix; `html` where the doctype says so."""
    at = 0
    while tag := _TAG.search(head, at):
        if tag[1] in (b"!--", b"?"):
            end = head.find(b"-->" if tag[1] == b"!--" else b"?>", tag.end())
            if end < 0:
                return ""
            at = end
        else:
            name = tag[1].decode("ascii", "replace").lower()
            return "html" if name.startswith("!") else name.rpartition(":")[2]
    return ""


def _by_ending(said: str, address: str) -> str:
    """What the ending of the address tells where the server names nothing, or no more than text."""
    path = urlsplit(address).path.lower()
    return next((kind for ending, kind in _BY_ENDING.items() if said in _VAGUE and path.endswith(ending)), "")
