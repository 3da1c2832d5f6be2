"""A whole site with a hostile text at every place an editor or a source can write to, by the same texts in each run."""

from __future__ import annotations

import contextlib
import csv
import html
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path

from digest import words, yamltext
from digest.disguise import unmasked
from digest.identity import identity
from tests import hostile
from tests.sites import SiteTest

URL = f"{hostile.HOST}/"
_SYLLABLES = [one + other for one in ("ka", "lo", "mi", "ru", "te") for other in "bdgnst"]
_DONE = ("sold", "burned", "counted", "painted", "stole", "weighed", "hid", "married", "taught", "buried")
_THINGS = ("bells", "horses", "letters", "chimneys", "ovens", "widows", "pianos", "goats", "ladders", "clocks")
SURE = 0.93
"""How sure it must be that two sentences tell one fact: those of two payloads are much alike."""
_UNFIT = re.compile(r"[/\x00]")
LONGEST = 60
"""Characters of a payload in a file's name."""


def name(text: str) -> str:
    """`text` as a name is shown: without what no page may hold and what nobody sees, its space as a browser shows it."""
    return " ".join(hostile.shown(unmasked(text)).split())


def spoken(text: str) -> str:
    """`text` in a sentence as it is compared: without its space, which sentences do not keep."""
    return "".join(hostile.shown(text).split())


def prose(number: int) -> str:
    """A paragraph of made-up words that no other number has, so that none is a copy of another."""
    first, rest = divmod(number, len(_SYLLABLES))
    second, third = divmod(first, len(_SYLLABLES))
    stem = _SYLLABLES[rest] + _SYLLABLES[second % len(_SYLLABLES)] + _SYLLABLES[third % len(_SYLLABLES)]
    turned = [stem + one for one in _SYLLABLES[:12]]
    return f"The {' '.join(turned[:6])} sails on Monday. Nobody in {stem.title()} paid for the {' '.join(turned[6:])} again."


def fields(**given: str) -> str:
    """Front matter with what YAML can hold of the values given."""
    rows = []
    for key, value in given.items():
        try:
            row = yamltext.line(key, value)
            yamltext.parse(row)
        except yamltext.YamlError:
            continue
        rows.append(f"{row}\n")
    return f"---\n{''.join(rows)}---\n\n"


def is_stated(payload: str) -> bool:
    """Whether YAML can hold it."""
    return fields(title=payload) != fields()


def data(text: str) -> bytes:
    """`text` in UTF-8; a lone surrogate is the byte it stands for."""
    return b"".join(
        bytes([ord(sign) - 0xDC00]) if "\udc80" <= sign <= "\udcff" else sign.encode("utf-8", "replace")
        for sign in text
    )


def site(root: Path, payloads: Sequence[str], *, taken_apart: bool = True) -> SiteTest:
    """A site of the `payloads`, the first of them its title, tagline and author; built, with all that pages can hold.

    Of payload number n are: the article `p{n}` (title, author, outlet, tag, note, quotation, text, former slug), its correction of another
    seed, a saved page with a caption and an alternative text, a feed, a table, a message, a file's name; the topic `t{n}` (title,
    description, introduction, question, word, former slug, and the speaker, claimant and origin that it decides on); the text of the
    editor's own `w{n}`; the tag `v{n}` (label, form, description); a name's label and spelling.
    Without `taken_apart` there are no pages, feeds, tables, messages and files with odd names.
    """
    made = SiteTest(root)
    first = payloads[0]
    head = fields(title=first, description=first, author=first).removeprefix("---\n").removesuffix("---\n\n")
    made.edit(
        "content/site.yaml",
        data(
            f"{head}url: {URL}\npublish: full\ncards: false\nlinks:\n  threshold: {SURE}\ntags:\n  pages_from: 1\n  count: 12\naliases:\n"
            + "".join(f"  - {alias}" for number, payload in enumerate(payloads) for alias in _alias(number, payload))
        ),
    )
    terms = []
    for number, payload in enumerate(payloads):
        if taken_apart:
            _sources(made, number, payload)
        _articles(made, number, payload)
        _content(made, number, payload)
        terms += _term(number, payload)
    made.edit("content/tags.yaml", data("tags:\n" + "".join(terms)))
    return made


def _articles(made: SiteTest, number: int, payload: str) -> None:
    """What pages are compared by: an article with front matter, as Markdown and as plain text, and a correction."""
    # Of a line that is Markdown the quotation is of plain text.
    line = " ".join(payload.split())  # the lines of a plain text are looked at one by one, and those of markup left out
    body = f"{prose(6 * number)}\n\nReporters in the valley saw {line} on Tuesday evening."
    said = f'"{line}", said Ida Kolm, the harbour master of Orlund.'
    front = fields(
        slug=f"p{number}", title=payload, author=payload, outlet=payload, tags=payload.replace(",", " "), note=payload,
        date=f"2031-03-{number % 28 + 1:02}", url=f"https://paper.example/{payload}", copy_of="none", language="en", aliases=f"{payload} {number}",
    )  # fmt: skip
    word = prose(6 * number).split()[1]
    fact = _fact(number)
    lamp = f"“Our {word} lamp is lit every night,” said {person(number)}. {person(number)} built it."
    known = f"{_quotation(number)}\n\n{_told(number)}\n\n{lamp}"
    made.seed(f"p{number}.txt", data(f"{front}{body}\n\n{said}\n\n{fact}.\n\n{known}\n"))
    other = fields(
        title=f"{payload} again",
        outlet=f"{payload} Post",
        author=payload,
        date="2031-03-30",
        copy_of="none",
        language="en",
    )
    told = f"{fact}.\n\n{prose(6 * number + 400_003)}\n"
    made.seed(f"q{number}.txt", data(f"{other}{told}"))
    made.seed(
        f"m{number}.md",
        data(f"{fields(slug=f'm{number}', title=f'Mark {number}', url=payload)}{prose(6 * number + 1)}\n\n{payload}\n"),
    )
    made.seed(f"c{number}.txt", data(f"A line to correct {number}\n\n{prose(6 * number + 2)}\n"))
    corrected = fields(
        seed=f"c{number}.txt", slug=f"c{number}", title=payload, outlet=payload, author=payload, note=payload
    )
    made.edit(f"content/articles/c{number}.md", data(corrected))


def _sources(made: SiteTest, number: int, payload: str) -> None:
    """What readers take apart: pages, feeds, tables, messages, and names of files."""
    word, plain = html.escape(payload), payload.replace("\n", " ")
    page = (
        f'<html lang="{word}"><head><title>{word}</title><meta name=author content="{word}"><link rel=canonical href="{word}">'
        f'<meta property="og:site_name" content="{word}"><base href="{word}"></head><body><article><h1>{word}</h1><p>{prose(6 * number + 3)}</p>'
        f'<figure><img src="{word}" srcset="{word}" alt="{word}"><figcaption>{word}</figcaption></figure><p><a href="{word}">{word}</a></p>'
        f"<p>{payload}</p></article></body></html>"
    )
    made.seed(f"h{number}.html", data(page))
    item = f"<title>{word}</title><link>{word}</link><author>{word}</author><category>{word}</category><description>{word} {prose(6 * number + 4)}</description>"
    made.seed(
        f"f{number}.rss", data(f'<rss version="2.0"><channel><title>{word}</title><item>{item}</item></channel></rss>')
    )
    keys = ("title", "outlet", "author", "url", "language", "tags", "id")
    row = dict.fromkeys(keys, payload) | {"text": f"{payload} {prose(6 * number + 5)}", "date": "2031-02-01"}
    made.seed(f"j{number}.jsonl", json.dumps(row))
    cells = io.StringIO()
    csv.writer(cells).writerows([["title", "text"], [plain, f"{prose(6 * number + 100_003)} {plain}"]])
    made.seed(f"k{number}.csv", data(cells.getvalue()))
    subject = " ".join(hostile.shown(plain).split())
    message = f"From: {subject} <a@example.org>\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n{prose(6 * number + 200_003)}\n"
    made.seed(f"e{number}.eml", data(message))
    called = _UNFIT.sub("_", payload)[:LONGEST].strip(". ")
    if called and called.isprintable() and len(called.encode("utf-8", "replace")) < 200 and ":" not in called[:1]:
        made.seed(f"n{number} {called}.txt", f"Named after a file {number}\n\n{prose(6 * number + 300_003)}\n")


def _content(made: SiteTest, number: int, payload: str) -> None:
    """A topic and a text of the editor's own."""
    front = fields(title=payload, description=payload).removesuffix("---\n\n")
    asked = fields(ask=payload).removeprefix("---\n").removesuffix("---\n\n").strip()
    asked = f"questions:\n  - {asked}\n    about: [Kolm]\n" if asked and words.words(payload) else ""
    word = prose(6 * number).split()[1]
    former = fields(aliases=f"{payload} {number}").removeprefix("---\n").removesuffix("---\n\n")
    decided = _decisions(number, payload)
    made.topic(f"t{number}.md", data(f"{front}{former}match:\n  any: [{word}]\n{asked}{decided}---\n\n{payload}\n"))
    made.edit(f"content/pages/w{number}.md", data(f"{fields(title=payload, description=payload)}{payload}\n"))


def person(number: int) -> str:
    """A name that no other article has."""
    stem = prose(6 * number).split()[1]
    return f"Ida {stem.title()}"


def _fact(number: int) -> str:
    """What two articles tell, and no others."""
    first, second, third = prose(6 * number).split()[1:4]
    did, what = _DONE[number % len(_DONE)], _THINGS[number // len(_DONE) % len(_THINGS)]
    return f"The {second} of {first.title()} {did} {number + 11} {what} in the {third} on Tuesday"


def _quotation(number: int) -> str:
    return f"“The {prose(6 * number).split()[1]} quay is safe to walk on,” said Bo Lind."


def _told(number: int) -> str:
    """A sentence of which the editor says who stands behind it."""
    return f"The {prose(6 * number).split()[1]} yard lost four million crowns last year."


def is_decided(payload: str) -> bool:
    """Whether it can be the name that a decision and an alias give."""
    return bool(_value(payload))


def _value(payload: str) -> str:
    """`payload` as YAML writes it; empty where YAML cannot hold it, or it says no name."""
    written = fields(it=payload).removeprefix("---\n").removesuffix("---\n\n").strip().removeprefix("it:").strip()
    return written if words.words(unmasked(payload)) else ""


def _decisions(number: int, payload: str) -> str:
    """What the editor decides: who speaks, who claims, whose account it is; each with a comment."""
    value, quoted = _value(payload), _quotation(number)
    if not value:
        return ""
    spoken, claim, fact = (
        identity("quotation", quoted, quoted[1 : quoted.index("”")]),
        _told(number),
        f"{_fact(number)}.",
    )
    rows = (
        ("speaker: quotation", "is", spoken),
        ("claimant: sentence", "is", identity(claim)),
        ("origins: fact", "are", identity(fact)),
    )
    for note in (f"  # {' '.join(payload.split())}", ""):
        told = "".join(f"  - {what} {name}{note}\n    {key}: {value}\n" for what, key, name in rows)
        with contextlib.suppress(yamltext.YamlError):
            yamltext.parse(f"decisions:\n{told}")
            return f"decisions:\n{told}"
    return ""


def _alias(number: int, payload: str) -> list[str]:
    """A person whose label it is, with a name behind it that no other has, and one of whose spellings it is."""
    if not is_decided(payload):
        return []
    label, value = (_value(f"{payload}{mark} {person(number)}") for mark in ("", " or"))
    named = f"label: {label}\n    kind: person\n    forms: [{person(number)}]\n"
    return [named, f"label: Captain {person(number).split()[1]}\n    kind: person\n    forms:\n      - {value}\n"]


def _term(number: int, payload: str) -> list[str]:
    try:
        label, description = yamltext.line("label", payload), yamltext.line("description", payload)
        yamltext.parse(f"{label}\n{description}\n")
    except yamltext.YamlError:
        return []
    if not words.words(unmasked(payload)):
        return []
    word = prose(6 * number).split()[1]
    return [f"  - {label}\n    slug: v{number}\n    forms: [{word}]\n    always: true\n    {description}\n"]
