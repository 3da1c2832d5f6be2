"""More files made to stop a program: such as attacks are known by, and texts that are made to hurt those who look for names, dates and words."""

from __future__ import annotations

import base64
import codecs
import gzip
import io
import json
import quopri
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Mapping

from tests.bombs import FRONT, SAID, feed, page, zipped

_MILLION = 1_000_000
_HEAD = "From: Ann <a@b.example>\nSubject: Bridge\n"
# Names of what Python can decode with, some of which are slow, large or no encodings of text.
_CODECS = (
    "utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "zlib", "bz2", "hex", "base64", "rot13",
    "quopri", "uu", "mbcs", "oem", "utf-8-sig", "utf-16", "utf-32", "hz", "iso2022_jp_2004", "iso2022_kr", "utf_8_" * 9000, "../../etc/passwd",
    "cp65001", "big5hkscs", "gb18030", "euc_jis_2004", "ptcp154", "\x00", "é",
)  # fmt: skip


def quoted_overlap(count: int, kernel: bytes) -> bytes:
    """An archive of so many members that share one packed kernel, after D. Fifield, A better zip bomb (WOOT 2019).

    Each member's data begins with the head of the next, quoted by a block that is not packed.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed, plain = packer.compress(kernel) + packer.flush(), kernel
    rows: list[tuple[bytes, bytes]] = []
    for number in reversed(range(count)):
        name = b"%04d.md" % number
        head = struct.pack(
            "<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0x21, zlib.crc32(plain), len(packed), len(plain), len(name), 0
        )
        rows.append((head + name, struct.pack("<L2L", zlib.crc32(plain), len(packed), len(plain))))
        quoted = head + name
        packed = b"\0" + struct.pack("<2H", len(quoted), 0xFFFF - len(quoted)) + quoted + packed
        plain = quoted + plain
    body = packed[5:]
    entries, at = b"", 0
    for number, (head, sums) in enumerate(reversed(rows)):
        fixed = struct.pack("<4s6H", b"PK\1\2", 20, 20, 0, 8, 0, 0x21)
        entries += fixed + sums + struct.pack("<5H2L", 7, 0, 0, 0, 0, 0, at) + b"%04d.md" % number
        at += len(head) + 5
    return body + entries + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(entries), len(body), 0)


def _links() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, target in (("a.txt", "/etc/passwd"), ("b.txt", "../../../b"), ("c.txt", "c.txt")):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = tarfile.SYMTYPE, target
            archive.addfile(member)
    return data.getvalue()


def _linked_zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        member = zipfile.ZipInfo("a.txt")
        member.external_attr = 0o120777 << 16
        archive.writestr(member, "/etc/passwd")
    return data.getvalue()


def _gzipped(depth: int) -> bytes:
    data = bytes(10 * _MILLION)
    for _ in range(depth):
        data = gzip.compress(data)
    return data


def _parts(count: int, body: str, head: str = "Content-Type: text/plain") -> str:
    parts = "".join(f"--b\n{head}\n\n{body}\n" for _ in range(count))
    return f"{_HEAD}Content-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n"


def _encoded(data: bytes, kind: str, name: str) -> str:
    packed = base64.encodebytes(data).decode()
    head = f"Content-Type: {kind}\nContent-Disposition: attachment; filename={name}\nContent-Transfer-Encoding: base64"
    return f"{_HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n{head}\n\n{packed}\n--b--\n"


def _atom(count: int, entry: str) -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title>{entry * count}</feed>'


def _rows(count: int, **cells: str) -> str:
    return "".join(json.dumps({"text": f"{SAID * 2}{n} boats.", **cells}) + "\n" for n in range(count))


ANALYSED: Mapping[str, str | bytes] = {
    "titles.txt": "Mr. " * 2_000_000,
    "companies.txt": "Smith Inc. Ltd. and Co. " * 300_000,
    "languages.txt": "The mayor said so. Der Rat tagte heute. Il a dit non. Она сказала да. " * 80_000,
    "one-sentence.txt": "and the boat of the man of the town " * 250_000,
    "who-said.txt": "Ann said that Bo said that " * 300_000,
    "according.txt": "according to Ann Reed, according to Bo Quay, " * 200_000,
    "said-said.txt": "said " * 1_500_000,
    "number-words.txt": "one hundred and twenty million two thousand " * 200_000,
    "roman.txt": "XIV MCM IV " * 700_000,
    "weekdays.txt": "Monday Tuesday Wednesday yesterday tomorrow " * 200_000,
    "months.txt": "March April May 14 15 16 " * 300_000,
    "date-chain.txt": "14 March 2026 " * 600_000,
    "ranges.txt": "from 1 to 2 to 3 between 4 and 5 and " * 200_000,
    "times.txt": "12:30:45:" * 1_000_000,
    "telephones.txt": "+1-555-" * 1_000_000,
    "currencies.txt": "$1 €2 £3 %4 " * 600_000,
    "chinese.txt": "市长星期五说桥将在五月开放" * 200_000,
    "chinese-sentences.txt": "好。" * 1_000_000,
    "thai.txt": "นายกเทศมนตรีกล่าวว่า" * 150_000,
    "arabic.txt": "قالـــــ" * 500_000,
    "jamo.txt": "각" * 800_000,
    "devanagari.txt": "क्षि" * 600_000,
    "nested-quotes.txt": "“‘" * 1_000_000 + "a" + "’”" * 500_000,
    "quotes-with-speakers.txt": "“We go,” said Ann, “and” said Bo, “" * 200_000,
    "bracket-pairs.txt": "()" * 3_000_000,
    "closing.txt": ")" * 5_000_000,
    "citations.txt": "[1][2][3]" * 900_000,
    "long-address.txt": SAID * 5 + "http://a.example/?" + "a=b&" * 2_000_000,
    "mentions.txt": "@a #b " * 1_000_000,
    "mail-addresses.txt": "a.b@c.example, " * 500_000,
    "camel.txt": "CamelCase" * 900_000,
    "hyphened.txt": "O'Brien-Smith-" * 600_000,
    "saints.txt": "St. John's St. " * 500_000,
    "initial-names.txt": "J. R. R. T. Smith " * 400_000,
    "dotted.txt": "U.S.A.F." * 900_000,
    "expanding.txt": "ﷺ" * 2_000_000,
    "expanding-title.txt": "ﷺ" * 100_000 + "\n\n" + SAID * 10,
    "dotted-i.txt": "İ" * 2_000_000,
    "sharp-s.txt": "Straße ŉ ΐ " * 500_000,
    "mathematical.txt": "𝐓𝐡𝐞 " * 500_000,
    "selectors.txt": "a\ufe0f" * 1_500_000,
    "invisible.txt": SAID * 5 + "\U000e0041" * 1_000_000,
    "soft-hyphens.txt": "a\u00ad" * 2_000_000,
    "private.txt": "\ue000" * 2_000_000,
    "nothing.txt": "\ufdd0\uffff" * 800_000,
    "separators.txt": "\u2028" * 2_000_000,
    "mark-per-word.txt": "a\u0315\u0300\u05ae\u0062 " * 500_000,
    "alternating-marks.txt": "a" + "\u0300\u0316" * 1_500_000,
    "sentence-per-line.txt": "".join(f"Ann Reed{n} said {n} boats sank.\n" for n in range(200_000)),
    "headings.txt": "HARBOUR NEWS\n\n" * 500_000,
    "datelines.txt": "PORT ELLERY, March 14 (Reuters) - " * 200_000,
    "bylines.txt": "By Ann Reed\n" * 700_000,
    "titles-of-people.txt": "President Prime Minister Chief Executive Ann " * 150_000,
    "killed.txt": "killed 3 wounded 4 killed 5 " * 300_000,
    "if-then.txt": "if it will, it would have been " * 250_000,
    "not-not.txt": "not no never nobody " * 400_000,
    "this-this.txt": "He told her that they told it. " * 300_000,
    "same-word.txt": "boat " * 1_800_000,
    "long-words.txt": ("a" * 5_000 + " ") * 1_900,
    "long-capital-words.txt": ("A" + "b" * 999 + " ") * 9_000,
    "footnotes.md": "[^1] " * 500_000 + "\n" + "[^1]: a\n" * 300_000,
    "link-definitions.md": "[a]: b\n" * 700_000,
    "nested-links.md": "[a](" * 300_000 + ")" * 300_000,
    "nested-emphasis.md": "*a " * 1_000_000 + "b* " * 800_000,
    "mixed-emphasis.md": "*_" * 1_000_000 + "a" + "_*" * 1_000_000,
    "emphasis-threes.md": "a***" * 1_000_000,
    "deep-list.md": "".join(f"{' ' * (n * 2 % 900)}1. a\n" for n in range(9_000)),
    "html-blocks.md": "<div>\n\n" * 500_000,
    "code-spans.md": "`a" * 1_500_000,
    "wide-table.md": "|a" * 50_000 + "|\n" + "|-" * 50_000 + "|\n" + "|b" * 50_000 + "|\n",
    "quoted-lists.md": "> - " * 300_000 + "a",
    "references-in-references.md": "".join(f"[a{n}]: <{'b' * 90}> '[a{n + 1}]'\n" for n in range(60_000))
    + "[a0] " * 9_000,
    "long-title.md": FRONT.format(f"title: {'ﷺ' * 3_000}\ntags: [{'ﷺ' * 3_000}]\nslug: {'a' * 30_000}"),
    "alias.md": FRONT.format(f"aliases: [{', '.join(f'a{n}' for n in range(9_000))}]"),
    "dates.md": FRONT.format(f"date: {'2026-' * 10_000}\nupdated: {'14 March ' * 5_000}"),
    "url.md": FRONT.format(f"url: https://a.example/{'b/' * 25_000}"),
    "host.md": FRONT.format(f"url: https://{'xn--a.' * 9_000}example/"),
    "outlet.md": FRONT.format(f"outlet: {'The Post ' * 6_000}\nauthor: {'Ann Reed and ' * 4_000}"),
}
SENT: Mapping[str, str | bytes] = {
    "deep-parts.eml": "".join(f"Content-Type: multipart/mixed; boundary={'b' * (n + 1)}\n\n--{'b' * (n + 1)}\n" for n in range(900))
    + "\n" + SAID * 9,
    "deep-messages.eml": "Content-Type: message/rfc822\n\n" * 300 + _HEAD + "\n" + SAID * 9,
    "thousands-of-parts.eml": _parts(9_900, SAID),
    "alternatives.eml": _parts(900, f"<p>{SAID}</p>" * 100, "Content-Type: text/html"),
    "attached-pages.eml": _parts(90, page("<b><p>" * 6_000), "Content-Type: text/html\nContent-Disposition: attachment; filename=a.html"),
    "attached-words.eml": "".join(
        f"{'' if n else _HEAD + 'Content-Type: multipart/mixed; boundary=b' + chr(10) * 2}--b\nContent-Disposition: attachment; filename=a{n}.md\n\n{'[a](b ' * 18_000}\n"
        for n in range(20)
    ),
    "packed-zip.eml": _encoded(zipped({f"{n}.md": "[" * 900_000 for n in range(60)}), "application/zip", "a.zip"),
    "packed-zeros.eml": _encoded(zipped({"a.txt": bytes(60 * _MILLION)}), "application/zip", "a.zip"),
    "packed-message.eml": _encoded(b"Content-Type: message/rfc822\n\n" * 90_000, "message/rfc822", "a.eml"),
    "quoted-line.eml": f"{_HEAD}Content-Transfer-Encoding: quoted-printable\n\n" + "=41" * 3_000_000,
    "soft-lines.eml": f"{_HEAD}Content-Transfer-Encoding: quoted-printable\n\n" + "a=\n" * 3_000_000,
    "quoted-words.eml": _HEAD + "Content-Transfer-Encoding: quoted-printable\n\n" + quopri.encodestring(("é" * 900_000).encode()).decode(),
    "encoded-words.eml": "Subject: " + "=?utf-8?b?4oCL?=\n " * 9_000 + "\n\n" + SAID * 9,
    "open-words.eml": "Subject: " + "=?utf-8?q?" * 20_000 + "\n\n" + SAID * 9,
    "words-of-codecs.eml": "Subject: " + "\n ".join(f"=?{name.encode('ascii', 'replace').decode()[:99]}?q?a=41?=" for name in _CODECS) + "\n\n" + SAID * 9,
    "codecs.eml": _HEAD + "Content-Type: multipart/mixed; boundary=b\n\n"
    + "".join(f"--b\nContent-Type: text/plain; charset=\"{name}\"\n\n{SAID * 200}\n" for name in _CODECS),
    "utf-7.eml": _HEAD + "Content-Type: text/plain; charset=utf-7\n\n" + "+AGEAYgBj-" * 500_000,
    "idna.eml": _HEAD + "Content-Type: text/plain; charset=idna\n\n" + "xn--a" * 1_000_000,
    "punycode.eml": _HEAD + "Content-Type: text/plain; charset=punycode\n\n" + "a-" * 10 + "b9z8" * 200_000,
    "escaped.eml": _HEAD + "Content-Type: text/plain; charset=unicode_escape\n\n" + "\\U00010000" * 300_000,
    "packed-charset.eml": _HEAD.encode() + b"Content-Type: text/plain; charset=zlib\n\n" + zlib.compress(bytes(90 * _MILLION)),
    "from-brackets.eml": "From: " + "<(" * 900 + "\nSubject: a\n\n" + SAID * 9,
    "received.eml": "Received: a\n" * 20_000 + "Subject: a\n\n" + SAID * 9,
    "tables.eml": f"{_HEAD}Content-Type: text/html\n\n" + "<table><tr><td>" * 4_500 + SAID * 9,
    "flowed.eml": f"{_HEAD}Content-Type: text/plain; format=flowed\n\n" + "a \n" * 3_000_000,
    "signs.eml": _HEAD + "\n" + "-- \n" * 2_000_000,
    "deep-quotes.eml": _HEAD + "\n" + ">" * 4_000_000,
    "quoted-by-turns.eml": _HEAD + "\n" + "> a\nb\n" * 900_000,
    "wrote.eml": _HEAD + "\n" + "On Friday, Ann Reed wrote:\n" * 300_000,
    "blocks.eml": f"{_HEAD}Content-Type: text/html\n\n" + "<blockquote type=cite>" * 14_000 + SAID,
}  # fmt: skip
OFFERED: Mapping[str, str | bytes] = {
    "entries.atom": _atom(100_000, "<entry><id>a</id><title>b</title></entry>"),
    "one-entry.atom": _atom(1, f"<entry><id>a</id><content>{SAID * 160_000}</content></entry>"),
    "one-entry-of-markup.atom": _atom(1, f"<entry><id>a</id><content type='html'>{'&lt;b&gt;' * 1_000_000}</content></entry>"),
    "xhtml.atom": _atom(1, f"<entry><id>a</id><content type='xhtml'>{'<div>' * 90_000}</content></entry>"),
    "packed.atom": _atom(1, f"<entry><id>a</id><content type='application/zip'>{'QUJD' * 2_000_000}</content></entry>"),
    "authors.atom": _atom(1, f"<entry><id>a</id>{'<author><name>Ann</name></author>' * 20_000}<summary>{SAID * 9}</summary></entry>"),
    "links.atom": _atom(1, f"<entry><id>a</id>{'<link href=b />' * 40_000}<summary>{SAID * 9}</summary></entry>"),
    "slow-entries.rss": '<rss version="2.0"><channel>' + "".join(
        f"<item><guid>{n}</guid><description>{'[a](b (c “d ' * 8_000}</description></item>" for n in range(20)) + "</channel></rss>",
    "marked-up-entries.rss": '<rss version="2.0"><channel>' + "".join(
        f"<item><guid>{n}</guid><description>{'&lt;b&gt;&lt;p&gt;' * 3_000}</description></item>" for n in range(180)) + "</channel></rss>",
    "categories.rss": '<rss version="2.0"><channel><item><title>a</title>' + "<category>a</category>" * 40_000 + f"<description>{SAID * 9}</description></item></channel></rss>",
    "enclosures.rss": '<rss version="2.0"><channel><item><title>a</title>' + "<enclosure url='a'/>" * 90_000 + f"<description>{SAID * 9}</description></item></channel></rss>",
    "same-guid.rss": '<rss version="2.0"><channel>' + "".join(f"<item><guid>a</guid><description>{SAID}{n}</description></item>" for n in range(2_000)) + "</channel></rss>",
    "entities.rss": feed("&amp;amp;" * 900_000),
    "unclosed.rss": '<rss version="2.0"><channel><item><title>' + "a <b " * 900_000,
    "utf-16.rss": codecs.BOM_UTF16_LE + feed(SAID * 40_000).encode("utf-16-le"),
    "declared.rss": '<?xml version="1.0" encoding="' + "utf-7" * 90_000 + '"?>' + feed(SAID),
    "external.rss": '<?xml version="1.0"?><!DOCTYPE r SYSTEM "http://127.0.0.1:9/a.dtd"><?xml-stylesheet href="http://127.0.0.1:9/b.xsl"?>' + feed(SAID * 9),
    "parameters.rss": '<!DOCTYPE r [<!ENTITY % a "' + "%b;" * 900_000 + '"> %a;]><rss version="2.0"><channel/></rss>',
    "attribute-entities.rss": '<!DOCTYPE r [<!ENTITY a "' + "b" * 50_000 + '">]><rss version="2.0" x="' + "&a;" * 50_000 + '"><channel/></rss>',
    "deep-objects.json": '{"items":' * 100_000,
    "deep-item.json": '{"items": [{"id": "a", "content_text": "b", "x": ' + "[" * 100_000 + "]" * 100_000 + "}]}",
    "one-item.json": json.dumps({"items": [{"id": "a", "content_text": SAID * 160_000}]}),
    "no-items.json": json.dumps({"items": [{}] * 900_000}),
    "authors.json": json.dumps({"items": [{"id": "a", "content_text": SAID * 9, "authors": [{"name": "a"}] * 300_000}]}),
    "tags.json": json.dumps({"items": [{"id": "a", "content_text": SAID * 9, "tags": [f"a{n}" for n in range(300_000)]}]}),
    "exponent.json": '{"items": [{"id": 1e999999999, "content_text": "a", "date_published": 1e400}]}',
    "folders.opml": "<opml><body>" + "".join(f'<outline text="a{n}" xmlUrl="http://a.example/{n}"/>' for n in range(90_000)) + "</body></opml>",
}  # fmt: skip
LISTED: Mapping[str, str | bytes] = {
    "cell.csv": 'text,title\n"' + SAID * 170_000 + '",a\n',
    "cell-of-title.csv": f'text,title\n"{SAID * 3}","{"Bridge " * 1_300_000}"\n',
    "cells.csv": "text," + ",".join(f"c{n}" for n in range(2_000)) + "\n" + (SAID + ",a" * 2_000 + "\n") * 2_000,
    "same-title.csv": "text,title,date\n" + "".join(f'"{SAID}{n}",Bridge,2026-03-14\n' for n in range(1_500)),
    "many-tags.csv": "text,tags\n" + "".join(f'"{SAID}{n}","{",".join(f"t{n}x{m}" for m in range(150))}"\n' for n in range(600)),
    "slow-rows.csv": "text\n" + "".join(f'"{n} {"(a “b [c " * 9_000}"\n' for n in range(95)),
    "slow-names.jsonl": "".join(json.dumps({"text": f"{n} " + "Ann Reed, Bo Quay and Cy Moss " * 3_300}) + "\n" for n in range(95)),
    "tiny.jsonl": "".join(f'{{"text": "Ann met {n}."}}\n' for n in range(2_000)),
    "outlets.jsonl": "".join(json.dumps({"text": f"{SAID}{n}", "outlet": f"The {n} Post"}) + "\n" for n in range(500)),
    "dates.jsonl": _rows(300, date="14 March 2026 " * 140),
    "addresses.jsonl": _rows(300, url="https://a.example/" + "b/" * 900),
    "sep.csv": "sep=" + "," * 900_000 + "\ntext\na\n",
    "open-quotes.csv": 'text\n"' * 1_600_000,
    "returns.csv": "text\r" + "a\r\r\n" * 1_500_000,
}  # fmt: skip
MARKED: Mapping[str, str | bytes] = {
    "siblings.html": page("<br>" * 1_000_000),
    "paragraph-siblings.html": page("<p>a</p>" * 1_000_000),
    "options.html": page("<select>" + "<option>a" * 1_000_000),
    "selects.html": page("<select>" * 900_000),
    "nested-tables.html": page("<table>" * 500_000),
    "table-text.html": page("<table>a" * 300_000),
    "table-cells.html": page("<table>" + "<tr>" + "<td>a" * 14_000 + "</table>" + f"<p>{SAID * 9}</p>"),
    "spans.html": page(f"<table><tr><td colspan=99999 rowspan=99999>{SAID}</td></tr></table>" * 90),
    "adoption.html": page("<a><p>" * 100_000 + SAID),
    "adoption-of-all.html": page("<b><i><u><s><em><strong><font><big>" * 200 + "<p>" * 7_000 + SAID),
    "formatting.html": page("".join(f"<b id=b{n}>" for n in range(4_000)) + "<p>a" * 9_000),
    "nobr.html": page("<nobr>a" * 200_000),
    "buttons.html": page("<button>" * 300_000),
    "headings.html": page("<h1>" * 300_000 + SAID),
    "heading-texts.html": page(f"<h2>{SAID}</h2>" * 4_900),
    "definition.html": page("<dl><dt><dd>" * 200_000),
    "ruby.html": page("<ruby><rb><rt><rtc><rp>" * 200_000),
    "templates.html": page("<template>" * 200_000),
    "frames.html": "<frameset>" * 500_000,
    "noscript.html": "<head><noscript>" * 300_000,
    "plaintext.html": page("<plaintext>" + "<b>" * 900_000),
    "entities-open.html": page("&" * 5_000_000),
    "long-entity.html": page("&" + "a" * 5_000_000 + ";"),
    "number-entity.html": page("&#" + "9" * 5_000_000 + ";"),
    "base.html": page(f"<p>{SAID * 9}</p>" + "<a href=b>c</a>" * 9_000, f'<base href="https://a.example/{"b/" * 90_000}">'),
    "style.html": page(f'<p style="{"a:b;" * 900_000}">{SAID * 9}</p>'),
    "classes.html": page(f'<p class="{"a " * 1_500_000}">{SAID * 9}</p>'),
    "many-classes.html": page("".join(f'<div class="{"comment article body " * 20}"><p>{SAID}</p></div>' for n in range(4_000))),
    "link-lists.html": page(("<ul>" + "<li><a href=/b>Read also the bridge of Port Ellery</a>" * 50 + "</ul>") * 130),
    "srcset.html": page(f'<p>{SAID * 9}</p><figure><img srcset="{"a 1x, " * 900_000}"><figcaption>{SAID}</figcaption></figure>'),
    "captions.html": page(f'<figure><img src=a.jpg alt="{SAID}"><figcaption>{SAID}</figcaption></figure>' * 3_000),
    "loose.html": page(f"{SAID * 3}<br><p>a</p>" * 4_900),
    "whitespace.html": page("<p>" + " \n" * 4_000_000 + f"</p><p>{SAID * 9}</p>"),
    "json-ld-many.html": page(f"<p>{SAID * 9}</p>", '<script type="application/ld+json">{"@type":"NewsArticle"}</script>' * 4_000),
    "json-ld-body.html": page(f"<p>{SAID * 9}</p>", '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"' + SAID * 90_000 + '"}</script>'),
    "json-ld-deep.html": page(f"<p>{SAID * 9}</p>", '<script type="application/ld+json">' + '{"@graph":[' * 400 + "]}" * 400 + "</script>"),
    "title-tags.html": page(f"<p>{SAID * 9}</p>", "<title>a</title>" * 14_000),
    "date-texts.html": page(f"<p>{SAID * 9}</p>" + "<p>Published 14 March 2026 at 12:30</p>" * 4_900),
    "mathml.html": page("<math><annotation-xml encoding='text/html'><div>" * 50_000),
    "conditional.html": page("<!--[if IE]>" * 400_000 + SAID),
    "doctypes.html": "<!DOCTYPE html>" * 500_000 + page(SAID),
    "nul.html": page("\x00" * 3_000_000 + SAID),
    "utf-16.html": codecs.BOM_UTF16_LE + page(f"<p>{SAID}</p>" * 9_000).encode("utf-16-le"),
    "metas-of-charsets.html": "".join(f"<meta charset={name[:40]!r}>" for name in _CODECS) + page(f"<p>{SAID * 9}</p>"),
    "stray.xml": "<a>" * 900_000,
}  # fmt: skip
PACKED: Mapping[str, bytes] = {
    "quoted-overlap.zip": quoted_overlap(60, b"[" * 900_000),
    "quoted-overlap-of-many.zip": quoted_overlap(1_500, b"a " * 20_000),
    "slow-texts.zip": zipped({f"{n}.txt": f"{n} " + "Ann Reed, Bo Quay and Cy Moss " * 3_300 for n in range(300)}),
    "slow-pages.zip": zipped({f"{n}.html": page(f"{n}" + "<b><p>" * 7_000) for n in range(200)}),
    "slow-feeds.zip": zipped({f"{n}.rss": feed("&lt;b&gt;" * 90_000) for n in range(60)}),
    "zips.zip": zipped(dict.fromkeys((f"{n}.zip" for n in range(300)), zipped({f"{m}.txt": b"a " * 100_000 for m in range(300)}))),
    "stored.zip": zipped({f"{n}.txt": SAID * 30 for n in range(300)}, zipfile.ZIP_STORED),
    "linked.zip": _linked_zip(),
    "comment.zip": zipped({"a.txt": SAID * 5}) + b"PK\5\6" * 300_000,
    "directory.zip": zipped({}) + b"PK\1\2" * 900_000,
    "gzip-of-gzip.txt": _gzipped(5),
    "links.tar.txt": _links(),
    "tar.zip": zipped({"a.tar": _links()}),
    "sidecar.zip": zipped({"a.txt": SAID * 5, "a.txt.fetched.yaml": "a: " + "[" * 900_000}),
}  # fmt: skip
KINDS: Mapping[str, Mapping[str, str | bytes]] = {
    "analysed": ANALYSED, "sent": SENT, "offered": OFFERED, "listed": LISTED, "marked": MARKED, "packed": PACKED,
}  # fmt: skip
