"""Files that are made to stop a program: small ones that grow, deep ones, long ones, and such as are not what they are called."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import json
import lzma
import random
import tarfile
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache

SAID = "The council of Port Ellery voted for the bridge on Friday. "
MARKS = "".join(map(chr, range(0x300, 0x36F)))
FRONT = "---\n{}\n---\n" + SAID * 20
_MILLION = 1_000_000


def zipped(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return data.getvalue()


def _tarred() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        member = tarfile.TarInfo("a.txt")
        member.size = 50 * _MILLION
        archive.addfile(member, io.BytesIO(bytes(member.size)))
    return data.getvalue()


def _nested_zip(depth: int) -> bytes:
    inner = zipped({"a.txt": SAID * 10})
    for _ in range(depth):
        inner = zipped({"a.zip": inner, "b.zip": inner})
    return inner


def _lying_zip() -> bytes:
    """A member that says it is small and is not: the size stands in the directory and in the member's own head."""
    data = zipped({"a.txt": b"a" * 60 * _MILLION})
    return data.replace((60 * _MILLION).to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def _overlapping_zip() -> bytes:
    """A thousand entries for the one member that is there."""
    data = zipped({"a.txt": SAID * 20_000})
    at = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[at:end]
    entries = b"".join(entry.replace(b"a.txt", b"%c.txt" % (97 + n % 26)) for n in range(1000))
    tail = bytearray(data[end:])
    tail[8:10] = tail[10:12] = (1000).to_bytes(2, "little")
    tail[12:16] = len(entries).to_bytes(4, "little")
    return data[:at] + entries + bytes(tail)


def laughs(steps: int = 10) -> str:
    """Entities that each stand for ten of the one before: a billion words."""
    rows = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha "}">' for n in range(steps))
    return f'<?xml version="1.0"?><!DOCTYPE r [{rows}]><rss version="2.0"><channel><item><title>&a{steps - 1};</title></item></channel></rss>'


def blowup() -> str:
    """One long entity, named many times."""
    item = f"<item><title>a</title><description>{'&a;' * 20_000}</description></item>"
    return f'<!DOCTYPE r [<!ENTITY a "{"ha " * 20_000}">]><rss version="2.0"><channel>{item}</channel></rss>'


def outside() -> str:
    """Entities that stand in files of this machine and on another."""
    entities = '<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM "http://127.0.0.1:9/x"><!ENTITY % c SYSTEM "file:///dev/zero"> %c;'
    item = f"<item><title>Bridge</title><description>{SAID * 10}&a;&b;</description></item>"
    return f'<?xml version="1.0"?><!DOCTYPE r [{entities}]><rss version="2.0"><channel>{item}</channel></rss>'


def feed(body: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item><title>Bridge</title><description>{body}</description></item></channel></rss>'


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>Bridge</title>{head}</head><body><article>{body}</article></body></html>"


def merges() -> str:
    """Mappings merged into one another, each twice as large as the one before."""
    rows = [f"m{n}: &m{n}\n  <<: [{f'*m{n - 1}, ' * 2 if n else ''}{{k: v}}]" for n in range(24)]
    return "\n".join(rows)


def _words(count: int) -> str:
    draw = random.Random(8)
    return " ".join("".join(draw.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(count))


def _mbox(count: int) -> str:
    head = "From a@b.example Fri Mar 13 10:00:00 2026\nFrom: Ann <a@b.example>\nSubject: Bridge {}\n\n"
    return "".join(head.format(n) + SAID * 3 + "\n\n" for n in range(count))


def _boundaries(depth: int) -> str:
    heads = "".join(
        f"{'--b' + str(n - 1) + chr(10) if n else ''}Content-Type: multipart/mixed; boundary=b{n}\n\n"
        for n in range(depth)
    )
    return heads + f"--b{depth - 1}\nContent-Type: text/plain\n\n{SAID}\n"


TEXTS: Mapping[str, str | bytes] = {
    "one-line.txt": SAID * 170_000,
    "no-space.txt": "a" * 10_000_000,
    "no-space-cyrillic.txt": "щ" * 4_000_000,
    "random-words.txt": _words(600_000),
    "sentences.txt": "A b. " * 1_000_000,
    "lines.txt": "Ann said it.\n" * 700_000,
    "paragraphs.txt": "Ann said it.\n\n" * 700_000,
    "blank-lines.txt": SAID + "\n" * 9_000_000 + SAID,
    "spaces.txt": SAID + " " * 9_000_000 + SAID,
    "tabs.md": SAID + "\t" * 5_000_000 + SAID,
    "zalgo.txt": "".join(letter + MARKS * 40 for letter in SAID * 30),
    "zalgo-one.txt": "a" + "\u0301" * 4_000_000,
    "emoji.txt": "👩‍👩‍👧‍👦" * 300_000,
    "flags.txt": "🇺🇦" * 1_000_000,
    "bidi.txt": ("\u202e\u2066" * 500_000) + SAID * 10,
    "joiners.txt": SAID * 5 + "\u200d" * 3_000_000,
    "stops.txt": "." * 5_000_000,
    "marks.txt": "!?" * 2_000_000,
    "quotes.txt": '"' * 3_000_000,
    "open-quotes.txt": "“" * 2_000_000,
    "french-quotes.txt": "« a » " * 600_000,
    "apostrophes.txt": "'a " * 2_000_000,
    "speakers.txt": '"We go," said Ann Reed. ' * 300_000,
    "numbers.txt": "1,000,000 " * 800_000,
    "digits.txt": "1" * 9_000_000,
    "grouped.txt": "1" + ",000" * 2_000_000,
    "figures.txt": "It cost 12.5 million euros and 3 were killed. " * 150_000,
    "huge-figure.txt": f"It cost {'9' * 6_000} dollars and killed {'8' * 6_000} people on Friday. " * 20 + SAID * 5,
    "dates.txt": "on 14 March 99999, 31.12.9999 and 2026-99-99 " * 150_000,
    "years.txt": "between 1990-" * 500_000,
    "addresses.txt": "http://a.b/" * 700_000,
    "mails.txt": "a@" * 3_000_000,
    "dots.txt": "a." * 3_000_000,
    "initials.txt": "A. B. C. " * 800_000,
    "capitals.txt": "ANN REED AND CO " * 500_000,
    "names.txt": "Ann Reed, Bo Quay and Cy Moss " * 250_000,
    "long-name.txt": "Ann " * 2_000_000,
    "hyphens.txt": "a-" * 3_000_000,
    "dashes.txt": "— " * 2_000_000,
    "commas.txt": "a, " * 2_000_000,
    "semicolons.txt": "a; b: " * 1_000_000,
    "parentheses.txt": "(" * 3_000_000,
    "asides.txt": "(a " * 1_000_000 + ") " * 1_000_000,
    "nul.txt": "\x00" * 1_000_000,
    "one-nul.txt": SAID * 10 + "\x00" + SAID * 10,
    "controls.txt": "\x1b[31m" * 500_000,
    "form-feeds.txt": "\f\v\x1c\x85\u2028" * 500_000,
    "returns.txt": "a\rb\r\nc\n" * 800_000,
    "surrogates.txt": b"\xed\xa0\x80\xed\xb0\x80" * 200_000,
    "overlong.txt": b"\xc0\xaf\xf8\x88\x80\x80\x80" * 200_000,
    "half-utf16.txt": SAID.encode("utf-16") * 1 + b"\x41",
    "utf16-no-mark.txt": (SAID * 40).encode("utf-16-le"),
    "utf16-be-no-mark.txt": (SAID * 40).encode("utf-16-be"),
    "utf32-mark.txt": codecs.BOM_UTF32_LE + b"\xff\xff\xff\xff" * 100_000,
    "utf7.txt": b"+AGEAYgBj-" * 300_000,
    "random.txt": random.Random(1).randbytes(2_000_000),
    "high-bytes.txt": bytes(range(128, 256)) * 40_000,
    "mixed.txt": SAID.encode() * 200 + SAID.encode("utf-16-le") + "Зала".encode("cp1251") * 200,
    "gzip.txt": gzip.compress(b"a" * 100 * _MILLION),
    "picture.txt": zlib.compress(bytes(40_000_000)),
    "links.txt": "Read also: " * 500_000,
    "similar.txt": "".join(f"It rose by {n} in the town of Lowmere on Friday.\n" for n in range(100_000)),
    "title.txt": "Bridge " * 1_000_000 + "\n\n" + SAID * 10,
    "byline.txt": "By " + "Ann Reed, " * 500_000 + "\n\n" + SAID * 10,
    "mbox.txt": _mbox(30_000),
}
MARKDOWN: Mapping[str, str] = {
    "headings.md": "# a\n" * _MILLION,
    "setext.md": "a\n=\n" * 800_000,
    "lists.md": "".join(f"{'  ' * n}- a\n" for n in range(1_500)),
    "bullets.md": "- " * 1_000_000 + "a",
    "quotations.md": ">" * 1_000_000 + "a",
    "quotation-lines.md": "> a\n" * 900_000,
    "brackets.md": "[" * _MILLION,
    "closed-brackets.md": "[" * 100_000 + "a" + "]" * 100_000,
    "links.md": "[a](b" * 500_000,
    "pictures.md": "![" * 500_000,
    "stars.md": "**a *b " * 300_000,
    "starred.md": "*" * 1_000_000 + "a",
    "underscores.md": "_a__b_" * 400_000,
    "backticks.md": "".join("`" * n + " " for n in range(2_500)),
    "fences.md": "```\n" * 900_000,
    "references.md": "".join(f"[a{n}]: http://b.example/{n}\n" for n in range(100_000)) + SAID * 10,
    "reference-uses.md": "[a]: " + "x" * 20_000 + "\n\n" + "[a] " * 60_000,
    "open-references.md": "[a]: <b\n" * 300_000,
    "table.md": "|" + "a|" * 3_000 + "\n|" + "-|" * 3_000 + "\n" + "|a\n" * 100_000,
    "table-heads.md": "a|b\n-|-\n" * 200_000,
    "entities.md": "&#0;&amp;&lt" * 300_000,
    "open-tags.md": "<a " * 800_000,
    "comments.md": "<!-- " * 800_000,
    "declarations.md": "<!A" * 800_000 + "<?" * 500_000 + "<![CDATA[" * 100_000,
    "angles.md": "<" * 3_000_000,
    "autolinks.md": "<http://a" * 500_000,
    "escapes.md": "\\" * 3_000_000,
    "hard-breaks.md": "a  \n" * 900_000,
    "strikes.md": "~~a~ " * 500_000,
    "rules.md": "* " * 500_000 + "\n" + "- - a\n" * 300_000,
    "indents.md": "    a\n" * 700_000,
}
FRONT_MATTER: Mapping[str, str] = {
    "billion.md": FRONT.format("\n".join(f"a{n}: &a{n} [{f'*a{n - 1},' * 9 if n else 'x'}]" for n in range(9))),
    "merges.md": FRONT.format(merges()),
    "sexagesimal.md": FRONT.format("date: " + "1:" * 30_000 + "1"),
    "long-number.md": FRONT.format("title: " + "1" * 5_000 + "\ndate: " + "9" * 5_000),
    "far-date.md": FRONT.format("date: 99999-01-01\ntitle: 2026-13-45T99:99:99Z"),
    "nothing.md": FRONT.format("title: .nan\ndate: -.inf\nlanguage: NO\nslug: 0x10\nurl: 12:30"),
    "tag.md": FRONT.format("title: !!python/object/apply:os.system ['true']"),
    "flow.md": FRONT.format("tags: " + "[" * 30_000),
    "flow-maps.md": FRONT.format("tags: " + "{a: " * 15_000),
    "blocks.md": FRONT.format("\n".join(" " * n + "a:" for n in range(340))),
    "dashes.md": FRONT.format("tags: \n" + "- " * 30_000),
    "keys.md": FRONT.format("\n".join(f"k{n}: v" for n in range(6_000))),
    "complex.md": FRONT.format("? " * 30_000),
    "long.md": FRONT.format("title: " + "a " * 500_000),
    "long-key.md": FRONT.format("a" * 60_000 + ": b"),
    "folded.md": FRONT.format("title: >\n" + "  a\n\n" * 10_000),
    "quoted.md": FRONT.format('title: "' + "\\u0041" * 10_000),
    "anchors.md": FRONT.format("\n".join(f"a{n}: &b{n} c" for n in range(4_000))),
    "documents.md": FRONT.format("%YAML 9.9\n" * 2_000),
    "unclosed.md": "---\ntitle: a\n" + "b: c\n" * 1_500_000,
    "many-tags.md": FRONT.format("tags: [" + "a, " * 20_000 + "b]"),
    "surrogate.md": FRONT.format('title: "\\ud800\\udfff"'),
    "yaml-lines.md": FRONT.format("title: a\u2028b\u0085c"),
}
MARKUP: Mapping[str, str | bytes] = {
    "deep.html": "<div>" * 200_000,
    "deep-closed.html": page("<div>" * 50_000 + SAID + "</div>" * 50_000),
    "inline.html": page(f"<p>{SAID}" + "<b>" * 300_000),
    "elements.html": "<p>a b c" * 500_000,
    "attributes.html": page("<p " + " ".join(f"a{n}=b" for n in range(500_000)) + f">{SAID * 9}</p>"),
    "bare-attributes.html": page("<p " + "a " * 900_000 + f">{SAID * 9}</p>"),
    "some-attributes.html": page(f"<p {' '.join(f'a{n}=b' for n in range(1_900))}>{SAID}</p>" * 150),
    "long-attribute.html": page(f'<p title="{"a" * 8_000_000}">{SAID * 9}</p>'),
    "open-attribute.html": page(f'<p title="{SAID * 90_000}'),
    "comment.html": page(f"<p>{SAID * 9}</p>" + "<!-- " * 900_000),
    "cdata.html": page("<![CDATA[" * 400_000 + SAID),
    "script.html": page(f"<p>{SAID * 9}</p><script>" + "<!--<script>" * 300_000),
    "title.html": "<title>" + SAID * 90_000,
    "textarea.html": page("<textarea>" * 300_000),
    "tables.html": page("<table><tr><td>" * 60_000),
    "select.html": page("<select><option>a" * 100_000),
    "fonts.html": page("".join(f"<font color=c{n}><p>" for n in range(60_000)) + SAID),
    "misnested.html": page(f"<b><p>{SAID}</b><i></p>" * 60_000),
    "lists.html": page("<ul><li>a" * 100_000),
    "forms.html": page(f"<form><input type=email>{SAID}" * 9_000),
    "links.html": page(f"<p>{SAID * 9}</p>" + "<a href=b>a" * 300_000),
    "entities.html": page("&amp;&#x41;&notit;" * 400_000),
    "nul-tags.html": page("<p\x00>" * 300_000 + SAID),
    "json-ld.html": page(f"<p>{SAID * 9}</p>", '<script type="application/ld+json">' + '{"a":' * 200_000 + "</script>"),
    "json-ld-number.html": page(
        f"<p>{SAID * 9}</p>",
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":' + "1" * 9_000 + "}</script>",
    ),
    "metas.html": page(f"<p>{SAID * 9}</p>", "<meta property=og:title content=a>" * 14_000),
    "times.html": page(f"<p>{SAID * 9}</p>" + "<time datetime=99999-99-99>a</time>" * 7_000),
    "microdata.html": page(f"<div itemscope itemprop=a><p>{SAID}</p>" * 240),
    "svg.html": page("<svg><foreignObject><math><mi>" * 50_000),
    "one-paragraph.html": page(f"<p>{SAID * 100_000}</p>"),
    "paragraphs.html": page(f"<p>{SAID}</p>" * 14_000),
    "bodies.html": "<html><body>" * 200_000,
    "slashes.html": page("</p></div>" * 500_000),
    "data.html": page('<img src="data:' + "a" * 5_000_000),
    "charset.html": b'<meta charset="utf-7">' + b"+ADw-script+AD4-" * 1_000 + SAID.encode() * 9,
    "base.xhtml": '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "' + "b" * 10_000 + '">]>' + page("&a;" * 90_000),
}
FEEDS: Mapping[str, str | bytes] = {
    "laughs.xml": laughs(),
    "laughs-of-laughs.rss": laughs(30),
    "blowup.rss": blowup(),
    "outside.rss": outside(),
    "items.rss": '<rss version="2.0"><channel>'
    + f"<item><title>a</title><description>{SAID}</description></item>" * 90_000,
    "deep.rss": '<rss version="2.0"><channel>' + "<item>" * 200_000,
    "attributes.atom": "<feed " + " ".join(f"a{n}='b'" for n in range(300_000)) + ">",
    "namespaces.atom": "<feed " + " ".join(f"xmlns:a{n}='b{n}'" for n in range(100_000)) + ">",
    "escaped.rss": feed("&lt;div&gt;" * 300_000),
    "cdata.rss": feed("<![CDATA[" + "<b>" * 900_000),
    "comment.rss": feed("<!--" * 900_000),
    "references.rss": feed("&#1;&#99999999999;" * 300_000),
    "dates.rss": feed(f"{SAID * 9}</description><pubDate>{'1' * 100_000}</pubDate><description>"),
    "doctype.xml": "<!DOCTYPE " + "[<!ELEMENT a " * 300_000,
    "root.xml": "<?a " * 900_000,
    "deep.opml": "<opml><body>" + "<outline " * 400_000,
    "outlines.opml": "<opml><body>" + '<outline xmlUrl="http://a.example/b" title="' * 100_000,
    "deep.json": "[" * 4_000_000,
    "number.json": '{"items": [{"id": ' + "1" * 1_000_000 + "}]}",
    "nothing.json": '{"items": [{"id": NaN, "content_text": Infinity, "title": 1e999}]}',
    "items.json": json.dumps({"items": [{"id": n, "content_text": "a"} for n in range(150_000)]}),
    "same-keys.json": '{"items": [{' + '"id": "a",' * 600_000 + '"content_text": "b"}]}',
    "escapes.json": '{"items": [{"content_text": "' + "\\ud800" * 900_000 + '"}]}',
    "html.json": json.dumps({"items": [{"id": "a", "content_html": "<div>" * 900_000}]}),
}
TABLES: Mapping[str, str | bytes] = {
    "columns.csv": "text" + "," * 4_000_000 + "\n" + SAID,
    "quote.csv": 'text\n"' + SAID * 100_000,
    "quotes.csv": "text\n" + '"' * 4_000_000,
    "rows.csv": "text\n" + "a\n" * 2_000_000,
    "long-rows.csv": "text\n" + f"{SAID * 4}\n" * 35_000,
    "head.csv": "a" * 9_000_000,
    "html.csv": "html\n" + "<div>" * 1_900_000,
    "nul.csv": "text\n" + "a\x00b\n" * 100_000,
    "deep.jsonl": ("[" * 5_000 + "\n") * 1_500,
    "numbers.jsonl": ('{"text": ' + "1" * 4_200 + "}\n") * 2_000,
    "long-number.jsonl": '{"text": "' + SAID * 9 + '", "date": ' + "1" * 6_000 + "}\n",
    "keys.jsonl": "".join(f'{{"k{n}": 1, "text": "a"}}\n' for n in range(200_000)),
    "objects.jsonl": '{"text": {"name": ' * 100_000,
}
MESSAGES: Mapping[str, str | bytes] = {
    "deep.eml": "Content-Type: message/rfc822\n\n" * 100_000,
    "boundaries.eml": _boundaries(3_000),
    "parts.eml": "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\na\n" * 900_000,
    "headers.eml": "".join(f"X-{n}: a\n" for n in range(500_000)) + "\n" + SAID * 9,
    "header.eml": "Subject: " + "=?utf-8?q?=41?= " * 500_000 + "\n\n" + SAID * 9,
    "folded.eml": "Subject: a\n" + " b\n" * 2_000_000 + "\n" + SAID * 9,
    "brackets.eml": "From: " + "(" * 900_000 + "\n\n" + SAID * 9,
    "parameters.eml": "Content-Type: text/plain; " + "; ".join(f"a*{n}*=b" for n in range(100_000)) + "\n\n" + SAID * 9,
    "boundary.eml": "Content-Type: multipart/mixed; boundary=" + "b" * 900_000 + "\n\n--b" + SAID * 9,
    "base64.eml": "Content-Transfer-Encoding: base64\n\n" + "====QUJD" * 900_000,
    "uuencode.eml": "Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n" + "M" * 5_000_000,
    "printable.eml": "Content-Transfer-Encoding: quoted-printable\n\n" + "=\n=3D=" * 900_000,
    "quoted.eml": "Subject: a\n\n" + "> " * 2_000_000,
    "forwards.eml": "Subject: "
    + "Fwd: " * 300_000
    + "\n\n"
    + "-----Original Message-----\nFrom: a@b.example\n" * 90_000,
    "date.eml": "Date: " + "9" * 100_000 + "\n\n" + SAID * 9,
    "html.eml": "Content-Type: text/html\n\n" + "<div>" * 900_000,
    "page.mhtml": "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
    + "<table><tr><td>" * 90_000,
    "attached.eml": "Content-Type: multipart/mixed; boundary=b\n\n"
    + "".join(f"--b\nContent-Disposition: attachment; filename=a{n}.md\n\n{'[' * 90_000}\n" for n in range(90)),
}
ARCHIVES: Mapping[str, bytes] = {
    "zeros.zip": zipped({"a.txt": bytes(100 * _MILLION)}),
    "spread.zip": zipped({f"{n}.txt": b"a " * 400_000 for n in range(75)}),
    "many.zip": zipped({f"{n}.txt": "a" for n in range(30_000)}),
    "nested.zip": _nested_zip(12),
    "lying.zip": _lying_zip(),
    "overlapping.zip": _overlapping_zip(),
    "lzma.zip": zipped({"a.txt": bytes(9 * _MILLION)}, zipfile.ZIP_LZMA),
    "bzip.zip": zipped({"a.txt": bytes(9 * _MILLION)}, zipfile.ZIP_BZIP2),
    "climbing.zip": zipped({"../../../etc/a.txt": SAID * 5, "/b.txt": SAID * 5, "C:\\c.txt": SAID * 5}),
    "names.zip": zipped({f"{'a/' * 9_000}{n}.txt": SAID * 5 for n in range(50)}),
    "broken.zip": b"PK\x03\x04" + bytes(range(256)) * 4_000,
    "bombs.zip": zipped({f"{n}.md": "[" * 900_000 for n in range(60)}),
    "gzip.json": gzip.compress(bytes(100 * _MILLION)),
    "bzip.html": bz2.compress(bytes(100 * _MILLION)),
    "lzma.rss": lzma.compress(bytes(20 * _MILLION)),
    "tar.tar.gz.txt": _tarred(),
}


@cache
def bombs() -> Mapping[str, bytes]:
    """The content of each, by its path below `seeds/`."""
    kinds = {
        "text": TEXTS, "markdown": MARKDOWN, "front": FRONT_MATTER, "markup": MARKUP, "feed": FEEDS, "table": TABLES,
        "mail": MESSAGES, "archive": ARCHIVES,
    }  # fmt: skip
    return {
        f"{kind}/{name}": text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        for kind, found in kinds.items()
        for name, text in found.items()
    }
