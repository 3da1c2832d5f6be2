"""Messages and pages saved as one file."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from digest.read import quoting
from tests.growth import MOST, growth
from tests.reading import HTML, PARAGRAPHS, TEXT, clues, seed, told
from tests.test_read_archive import of

PAGE = f"<html><head><title>Bridge</title></head><body><article><h1>Bridge shut</h1>{HTML}</article></body></html>"


def message(text: str = TEXT, html: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made.set_content(text)
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    if html:
        made.add_alternative(html, subtype="html")
    return made


def test_a_newsletter_is_its_senders() -> None:
    made = message(
        Subject="Міст закрито",
        From="Ловмірський вісник <news@visnyk.example>",
        Date="Tue, 05 May 2026 07:00:00 +0300",
        List_Id="Щоденний лист <daily.visnyk.example>",
        Content_Language="en",
        Archived_At="<https://visnyk.example/5>",
    )
    (source,) = seed("n.eml", made.as_bytes()).sources
    assert (source.path, source.text.strip()) == ("seeds/n.eml", TEXT)
    assert clues(source) == {
        "title": ["Міст закрито (mail header Subject)"],
        "outlet": ["Ловмірський вісник (mail header From)", "Щоденний лист (mail header List-Id)"],
        "published": ["2026-05-05T07:00:00+03:00 (mail header Date)"],
        "language": ["en (mail header Content-Language)"],
        "url": ["https://visnyk.example/5 (mail header Archived-At)"],
    }


def test_a_letter_is_its_authors() -> None:
    (source,) = seed(
        "l.eml", message(Subject="Re: Fwd: The bridge", From='"Bee, Ann" <a@b.example>').as_bytes()
    ).sources
    assert clues(source) == {"title": ["The bridge (mail header Subject)"], "author": ["Bee, Ann (mail header From)"]}


def test_headers_that_break_the_rules_are_read() -> None:
    (source,) = seed("l.eml", f"Subject: Über die Brücke\nFrom: =?x?y?z?= <a@b.example>\n\n{TEXT}").sources
    assert clues(source)["title"] == ["Über die Brücke (mail header Subject)"]
    deep = seed("l.eml", f"From: {'(' * 5000}\n\n{TEXT}")
    assert len(deep.sources) == 1


def test_html_is_read_where_it_has_the_article_and_text_where_it_has_not() -> None:
    layout = f"<table><tr><td><div style='display: none'>Preview</div><h1>Bridge shut</h1>{HTML}</td></tr></table>"
    (full,) = seed("n.eml", message("See the browser.", layout).as_bytes()).sources
    assert full.media_type == "text/html"
    assert [block.text for block in full.blocks][-4:] == list(PARAGRAPHS)
    assert "Preview" not in full.text
    (stub,) = seed("n.eml", message(TEXT, "<p>Your program cannot show this.</p>").as_bytes()).sources
    assert (stub.media_type, stub.text.strip()) == ("text/plain", TEXT)


def test_every_item_of_a_newsletter_is_kept() -> None:
    items = "".join(f"<tr><td><h2>Item {number}</h2><p>{PARAGRAPHS[number]}</p></td></tr>" for number in range(4))
    (source,) = seed("n.eml", message("x", f"<table>{items}</table>").as_bytes()).sources
    assert all(paragraph in source.text for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "tail",
    [
        "-- \nAnn Bee\nCity desk\n",
        "On Mon, 4 May 2026 at 10:00, Joe <j@x.example> wrote:\n> Is it open?\n>\n> Joe\n",
        "Am 04.05.2026 um 10:00 schrieb Joe:\n> Ist sie offen?\n",
        "El lun, 4 may 2026 a las 10:00,\nJoe (<j@x.example>) escribió:\n\n> ¿Está abierto?\n",
        "-----Original Message-----\nFrom: Joe <j@x.example>\nSent: Monday\nSubject: Bridge\n\nIs it open?\n",
        "________________________________\nVon: Joe <j@x.example>\nGesendet: Montag\nBetreff: Brücke\n\nIst sie offen?\n",
    ],
)
def test_what_is_quoted_and_signatures_are_left_out(tail: str) -> None:
    assert quoting.own_words(f"{TEXT}\n\n{tail}").text == TEXT


def test_a_message_that_is_only_passed_on_is_read_as_the_others() -> None:
    head = "---------- Forwarded message ---------\nFrom: Lowmere Post <news@post.example>\nDate: Mon, 4 May 2026\nSubject: Bridge\nTo: me\n"
    made = message(f"For the file.\n\n{head}\n\n{TEXT}", Subject="Fwd: Bridge", From="Ed <ed@desk.example>", Date="Tue, 05 May 2026 07:00:00 +0000")  # fmt: skip
    reading = seed("f.eml", made.as_bytes())
    (source,) = reading.sources
    assert source.text == TEXT
    assert clues(source) == {"title": ["Bridge (mail header Subject)"], "outlet": ["Lowmere Post (forwarded From)"]}


def test_quotations_in_html_are_left_out_and_told_of_in_text() -> None:
    html = f"{HTML}<div class='gmail_quote'><div>Joe wrote:</div><blockquote>Is it open at last?</blockquote></div>"
    (source,) = seed("q.eml", message("x", html).as_bytes()).sources
    assert "at last" not in source.text
    only = f"<div class='gmail_quote'>{HTML}</div>"
    assert PARAGRAPHS[0] in seed("q.eml", message("x", only).as_bytes()).sources[0].text
    reading = seed("q.eml", message(f"{TEXT}\n\nJoe <j@x.example> wrote:\n> Open?\n").as_bytes())
    assert told(reading) == ["seeds/q.eml: what the message quotes is left out [quoted]"]


def test_attached_articles_are_read_and_other_files_are_not() -> None:
    made = message("See below.")
    made.add_attachment(PAGE, subtype="html", filename="a page.html")
    made.add_attachment("Too short.", filename="note.txt")
    made.add_attachment(of({"in.txt": TEXT}), "application", "zip", filename="pack.zip")
    made.add_attachment(message(Subject="Inner letter"))
    reading = seed("m.eml", made.as_bytes())
    assert [source.seed for source in reading.sources] == [
        "m.eml#a-page.html",
        "m.eml#inner-letter.eml",
        "m.eml#pack.zip#in.txt",
    ]
    assert reading.problems == ()


def test_soft_line_ends_are_taken_out() -> None:
    flowed = "Content-Type: text/plain; format=flowed; charset=utf-8\n\n" + TEXT.replace(" the ", " \nthe ")
    (source,) = seed("f.eml", flowed).sources
    assert source.text == TEXT


def test_a_saved_page_has_the_address_it_was_saved_from() -> None:
    made = EmailMessage()
    made["Snapshot-Content-Location"] = "https://echo.example/bridge"
    made["Subject"] = "Bridge – Echo"
    made["Date"] = "Fri, 08 May 2026 07:00:00 +0200"
    made.make_related()
    made.add_related(PAGE.replace("shut", "fermé"), subtype="html", charset="windows-1252", cte="quoted-printable")
    made.add_related(b"\x89PNG", "image", "png")
    for name in ("p.mhtml", "p.mht"):
        (source,) = seed(name, made.as_bytes()).sources
        assert source.path == f"seeds/{name}"
        assert all(paragraph in source.text for paragraph in PARAGRAPHS)
        found = clues(source)
        assert "https://echo.example/bridge (Snapshot-Content-Location)" in found["url"]
        assert "Bridge – Echo (saved page's Subject)" in found["title"]
        assert not any("2026-05-08" in day for day in found.get("published", ()))


def test_what_holds_no_article_is_told_of() -> None:
    assert told(seed("e.eml", "Subject: x\n\n")) == ["seeds/e.eml: no article in this message [no-text]"]
    assert told(seed("e.mhtml", "Subject: x\n\nwords")) == ["seeds/e.mhtml: no page in this file [no-text]"]
    nested = "Content-Type: message/rfc822\n\n" * 5000
    assert [problem.code for problem in seed("e.eml", nested).problems] == ["bad-message"]


def test_hostile_texts_take_time_in_proportion() -> None:
    for text in (
        "-- \n" * 40_000,
        "A: b\n" * 40_000,
        "> x\n" * 40_000,
        "---- x ----\n" * 20_000,
        "_" * 100_000,
        "--- " + "a" * 100_000,
    ):
        assert growth(quoting.own_words, text) < MOST


@pytest.mark.parametrize("name", ["filename", "name", "charset", "format"])
def test_parameters_that_are_numbered_in_part_are_passed_over(name: str) -> None:
    odd = f"{name}*=utf-8''a; {name}*0=b"
    reading = seed(
        "a.eml", f"Subject: Ferry\nContent-Disposition: inline; {odd}\nContent-Type: text/plain; {odd}\n\n{TEXT}"
    )
    assert [source.text.strip() for source in reading.sources] == [TEXT.strip()]


def test_a_message_whose_parts_cannot_be_told_apart_is_no_article() -> None:
    reading = seed("a.eml", f"Content-Type: multipart/mixed; boundary*=utf-8''a; boundary*0=b\n\n--b\n\n{TEXT}\n--b--")
    assert [problem.code for problem in reading.problems] == ["no-text"]


@pytest.mark.parametrize(
    "link", ['<a href="https://t.example/unsubscribe?u=1">hier</a>', '<a href="https://t.example/1">Відписатися</a>']
)
def test_the_foot_of_a_newsletter_is_left_out(link: str) -> None:
    body = "<p>The ferry stayed in port.</p>" + f"<p>{TEXT}</p>" * 2
    foot = f"<div><p>You get this since you signed up. {link}</p></div><p>The Tern Letter, 4 Quay Street</p>"
    (source,) = seed("a.eml", f"Subject: Ferry\nContent-Type: text/html; charset=utf-8\n\n{body}{foot}").sources
    assert "stayed in port" in source.text
    assert "signed up" not in source.text
    assert "Quay Street" not in source.text


def test_a_link_to_leave_at_the_top_takes_nothing_with_it() -> None:
    body = '<p><a href="https://t.example/unsubscribe">Unsubscribe</a></p>' + f"<p>{TEXT}</p>" * 20
    (source,) = seed("a.eml", f"Subject: Ferry\nContent-Type: text/html\n\n{body}").sources
    assert len(source.text) > 10 * len(TEXT)


@pytest.mark.parametrize(
    "text",
    ["Subject: a\nContent-Type: text/plain" + ";\n a=b" * 90_000 + "\n\nb", "Subject: a\n\n" + "--b\n\na\n" * 30_000],
)
def test_a_head_or_parts_beyond_all_measure_are_told(text: str) -> None:
    (line,) = told(seed("a.eml", text))
    assert "a message with too long a head, too many parts" in line
