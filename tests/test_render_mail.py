from __future__ import annotations

import dataclasses
import re
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser

import pytest

from digest.model import Place
from digest.render import mail, newsletter
from digest.render.catalog import catalog
from digest.render.newsletter import NewsletterView
from digest.render.theme import Theme
from tests import hostile, sample
from tests.html import faults

TOLD = {"bridge": [Place("courier-bridge", 0), Place("bridge-shut", 0)]}


def page(**changes: object) -> NewsletterView:
    shelves = catalog(sample.digest(), sample.options(url=sample.URL, **changes))
    found = newsletter.view(shelves, date(2031, 1, 1), TOLD)
    assert found is not None
    return found


def files(shown: NewsletterView, own: dict[str, str] | None = None, language: str = "en") -> dict[str, bytes]:
    labels = catalog(sample.digest(), sample.options(language=language)).strings.labels
    made = mail.outputs(shown, Theme(sample.theme(own), labels))
    return {output.path.rpartition(".")[2]: output.data for output in made}


def parsed(data: bytes) -> EmailMessage:
    found = message_from_bytes(data, policy=policy.default)
    assert isinstance(found, EmailMessage)
    assert not found.defects
    return found


def body(found: EmailMessage, kind: str) -> str:
    part = found.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_the_page_is_valid_and_needs_no_style_sheet() -> None:
    text = files(page())["html"].decode()
    # Pages may not have inline style; a message must.
    assert faults(re.sub(r' style="[^"]*"', "", text)) == []
    without = re.sub(r"<style.*?</style>|<!--.*?-->", "", text, flags=re.DOTALL)
    assert "<link" not in text
    assert "<img" not in text
    assert "url(" not in text
    assert text.index('<meta charset="utf-8">') < 1024 - 25
    for element in re.findall(r"<(?:h[1-4]|p|div|td|a)\b[^>]*>", without.partition("<body")[2]):
        assert 'style="' in element or element == '<td align="center">', element
    kept = "".join(re.findall(r"<style[^>]*>(.*?)</style>", text, flags=re.DOTALL))
    assert re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", kept).strip() == ""


def test_it_says_what_it_is_and_hides_what_lists_of_mail_show() -> None:
    text = files(page())["html"].decode()
    assert '<html lang="en" dir="ltr">' in text
    assert re.search(r'<div class="preheader"[^>]*display: none[^>]*>The closing of Lowmoor bridge', text)
    assert "prefers-color-scheme: dark" in text
    assert f'href="{sample.URL}articles/courier-bridge/#s0"' in text


def test_an_accent_is_hexadecimal() -> None:
    assert page(accent="#155e63").accents[0] == "#155e63"
    assert page(accent="teal").accents == page().accents


def test_no_style_sheet_is_opened(tmp_path: object) -> None:
    found = mail.inlined('<html><head><link rel="stylesheet" href="/etc/hostname"></head><body><p>a</p></body></html>')
    assert "<link" not in found
    assert "style" not in found


def test_plain_text_has_short_lines_numbers_and_addresses() -> None:
    text = files(page())["txt"].decode()
    assert all(len(line) <= 72 for line in text.splitlines() if "://" not in line)
    assert not any(line.endswith(" ") for line in text.splitlines())
    assert "[1]" in text
    assert f"\n{sample.URL}articles/courier-bridge/#s0\n" in text
    assert "&#" not in text
    assert "&amp;" not in text


def test_the_draft_holds_both_and_names_nobody() -> None:
    found = parsed(files(page())["eml"])
    assert found["Subject"] == "The Lowmoor Digest: new since 1 January 2031"
    assert found["X-Unsent"] == "1"
    assert found["Date"].datetime.date() == page().day
    assert re.fullmatch(r"<newsletter\.2031-03-\d\d\.[0-9a-f]{16}@example\.org>", found["Message-ID"])
    assert found.get_content_type() == "multipart/alternative"
    assert not {"to", "from", "cc", "bcc", "sender"} & {name.lower() for name in found}
    assert [part.get_content_type() for part in found.iter_parts()] == ["text/plain", "text/html"]
    text = found.get_body(("plain",))
    assert text is not None
    assert text["Content-Type"].params["format"] == "flowed"
    assert body(found, "html").split() == files(page())["html"].decode().split()


def test_flowed_lines_join_to_the_paragraphs_they_were() -> None:
    source = "A " + "word " * 40 + "end.\n\n>quoted\nFrom here\n x\nhttps://papers.example/" + "a" * 90 + "\n"
    unstuffed = re.sub(r"(?m)^ ", "", mail.flowed(source))
    joined = unstuffed.replace(" \n", " ")
    assert joined == source
    assert all(len(line) <= 74 for line in mail.flowed(source).splitlines() if "://" not in line)


def test_the_same_edition_is_the_same_bytes() -> None:
    assert files(page()) == files(page())
    assert files(page())["eml"] != files(dataclasses.replace(page(), heading="Other"))["eml"]


def test_ukrainian_subjects_and_words() -> None:
    shown = page(language="uk", title="Дайджест Лоумура")
    made = files(shown, language="uk")
    found = parsed(made["eml"])
    assert found["Subject"] == "Дайджест Лоумура: нове від 1 січня 2031 р." or found["Subject"].startswith(
        "Дайджест Лоумура: нове від 1 січня"
    )
    assert made["eml"].isascii()
    assert '<html lang="uk"' in made["html"].decode()


@pytest.mark.parametrize(
    "title", ["A\r\nBcc: x@bad.example\r\n\r\nbody", "A\nB", "\u2028B\x00", "=?utf-8?q?x?=", "x" * 3000, "\ud800"]
)
def test_no_title_adds_a_header(title: str) -> None:
    found = parsed(files(dataclasses.replace(page(), title=title))["eml"])
    assert set(found.keys()) == {
        "Subject", "Date", "Message-ID", "Content-Language", "X-Unsent", "MIME-Version", "Content-Type",
    }  # fmt: skip
    assert len(list(found.iter_parts())) == 2


class Tags(HTMLParser):
    """The names of tags and of attributes, and the schemes of addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.schemes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        self.schemes |= {(value or "").partition(":")[0] for name, value in attrs if name == "href"}


def test_hostile_words_stay_words() -> None:
    given = hostile.digest(hostile.payloads())
    dated = tuple(dataclasses.replace(article, published=sample.day(date(2031, 3, 4))) for article in given.articles)
    shelves = catalog(dataclasses.replace(given, articles=dated), sample.options(url=sample.URL))
    told = {one.topic: one.summary for one in given.corpus.topics}
    found = newsletter.view(shelves, date(2031, 1, 1), told)
    assert found is not None
    made = files(found)
    own = Tags(files(page())["html"].decode())
    seen = Tags(made["html"].decode())
    assert seen.tags <= own.tags | {"h4"}
    assert seen.names <= own.names
    assert seen.schemes <= {"https", "http"}
    message = parsed(made["eml"])
    assert len(list(message.walk())) == 3
    assert all(len(line) <= 998 for line in made["eml"].split(b"\r\n"))
    titles = {" ".join(hostile.shown(section.title).split()) for section in found.sections}
    text = " ".join(made["txt"].decode().split())
    assert all(hostile.shown(re.sub("[\u202a-\u202e\u2066-\u2069]", "", title)) in text for title in titles)
