"""Pages: which of their words are the article's, and which pages are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest import clean, read
from digest.model import ColumnOptions, Source
from tests.sites import SiteTest

TITLE = "Harrow Bay closes its old pier"
FIRST = "The council of Harrow Bay voted on Monday to close the old pier until the spring, after a week of storms."
SECOND = "Repairs will cost about two million crowns, the mayor, Ida Lund, said after the vote in the town hall."
THIRD = "Ships from the outer islands are to land at the ferry quay instead, which the harbour office has widened."
LEDE = "Storms have worn the town's landmark down, and its people will have to wait until the spring to walk on it."


def page(body: str, *, head: str = "", language: str = "en") -> str:
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{TITLE} | The Bay Observer</title>'
        f"{head}</head><body>{body}</body></html>"
    )


def reading(data: str | bytes, name: str = "page.html") -> read.Reading:
    raw = data if isinstance(data, bytes) else data.encode()
    return read.seed(read.RawFile(f"seeds/{name}", raw), ColumnOptions())


def source(data: str | bytes) -> Source:
    found = reading(data)
    assert len(found.sources) == 1, found.problems
    return found.sources[0]


def texts(data: str | bytes) -> list[str]:
    return [block.text for block in source(data).blocks]


ARTICLE = f"<article><h1>{TITLE}</h1><p>{FIRST}</p><h2>What it costs</h2><p>{SECOND}</p><p>{THIRD}</p></article>"


def test_headings_and_paragraphs_are_blocks_of_their_own() -> None:
    found = source(page(ARTICLE))
    assert [(block.kind, block.text) for block in found.blocks] == [
        ("paragraph", FIRST), ("heading", "What it costs"), ("paragraph", SECOND), ("paragraph", THIRD),
    ]  # fmt: skip


def test_text_is_the_blocks_and_their_places_are_exact() -> None:
    found = source(page(ARTICLE))
    assert found.text == "\n\n".join(block.text for block in found.blocks)
    assert all(found.text[block.start : block.end] == block.text for block in found.blocks)


def test_items_and_quotations_are_blocks_of_their_own() -> None:
    body = (
        f"<article><p>{FIRST}</p><ul><li>The pier has stood since 1911.</li><li>It has been closed twice before.</li></ul>"
        f"<blockquote><p>“We will miss it all winter,” said Ole Brandt.</p></blockquote><p>{SECOND}</p></article>"
    )
    assert texts(page(body))[1:4] == [
        "The pier has stood since 1911.",
        "It has been closed twice before.",
        "“We will miss it all winter,” said Ole Brandt.",
    ]


def test_broken_lines_are_paragraphs_unless_the_sentence_goes_on() -> None:
    body = f"<article><div>{FIRST}<br>{SECOND}<br>He said this<br>to a full hall on Monday.<br>{THIRD}</div></article>"
    assert texts(page(body)) == [FIRST, SECOND, "He said this to a full hall on Monday.", THIRD]


def test_cells_of_a_row_stand_in_one_line() -> None:
    body = f"<article><p>{FIRST}</p><p>{SECOND}</p><table><tr><td>Wood</td><td>1.2</td></tr></table><p>{THIRD}</p></article>"
    assert "Wood, 1.2" in texts(page(body))


@pytest.mark.parametrize("told", [TITLE, f"{TITLE} after storms"])
def test_the_headline_is_no_part_of_the_text(told: str) -> None:
    body = (
        f"<article><h1>{told}</h1><p>{FIRST}</p><p>{SECOND}</p><p><strong>{TITLE}</strong></p><p>{THIRD}</p></article>"
    )
    assert texts(page(body)) == [FIRST, SECOND, THIRD]


def test_the_standfirst_above_the_text_leaves_and_the_first_paragraph_stays() -> None:
    def described(text: str) -> str:
        return f'<meta name="description" content="{text}">'

    above = f"<article><header><h1>{TITLE}</h1><p>{LEDE}</p></header><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></article>"
    assert texts(page(above, head=described(LEDE))) == [FIRST, SECOND, THIRD]
    assert texts(page(ARTICLE, head=described(FIRST)))[0] == FIRST
    boxed = "".join(f"<div><p>{text}</p></div>" for text in (FIRST, SECOND, THIRD))
    assert texts(page(f"<article>{boxed}</article>", head=described(FIRST))) == [FIRST, SECOND, THIRD]


def test_links_elsewhere_leave_and_links_in_sentences_stay() -> None:
    linked = SECOND.replace("Ida Lund", '<a href="/lund">Ida Lund</a>')
    body = (
        f"<article><p>{FIRST}</p><p><a href='/1'>Storm tears roofs off in Nordhaven</a></p>"
        f"<p>See also: <a href='/2'>Ferry timetable changes again</a></p><p>{linked}</p>"
        f"<ul><li><a href='/3'>Fishermen count their losses</a></li><li><a href='/4'>School stays shut today</a></li></ul>"
        f"<p>{THIRD}</p></article>"
    )
    assert texts(page(body)) == [FIRST, SECOND, THIRD]


def test_an_invitation_to_sign_up_leaves() -> None:
    form = (
        "<div class='box'><h3>The morning post</h3><p>All that matters in the bay, six days a week.</p>"
        "<div><input type='email' name='address'></div></div>"
    )
    more = "".join(f"<p>{text} It was the {n}. report.</p>" for n, text in enumerate((FIRST, SECOND, THIRD) * 3))
    found = texts(page(f"<article><p>{FIRST}</p>{form}{more}</article>"))
    assert "All that matters in the bay, six days a week." not in found
    assert len(found) == 10


def test_what_stands_outside_the_marked_text_leaves() -> None:
    body = (
        f"<article><div itemprop='articleBody'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
        "<p>The Bay Observer is printed in Harrow Bay, and has been read there since the year 1874.</p></article>"
    )
    assert texts(page(body)) == [FIRST, SECOND, THIRD]


def test_an_article_in_several_boxes_is_put_together() -> None:
    boxes = [f"<div class='article-body'><p>{text}</p><p>{more}</p></div>" for text, more in
             ((FIRST, SECOND), (THIRD, f"{LEDE} So much is certain."))]  # fmt: skip
    body = f"<article><h1>{TITLE}</h1>{boxes[0]}<aside>Advertisement</aside>{boxes[1]}</article>"
    assert texts(page(body)) == [FIRST, SECOND, THIRD, f"{LEDE} So much is certain."]


LANGUAGES = {
    "uk": (
        "Рада міста Вербове у понеділок вирішила закрити старий міст до весни через сильні зимові бурі.",
        "Ремонт коштуватиме близько двох мільйонів, сказала мерка Олена Гай після голосування в ратуші.",
    ),
    "de": (
        "Der Rat von Lindenau hat am Montag beschlossen, die alte Brücke bis zum Frühjahr für alle zu sperren.",
        "Die Arbeiten sollen rund zwei Millionen kosten, sagte Bürgermeisterin Ruth Ahlers nach der Sitzung.",
    ),
    "fr": (
        "Le conseil de Valmorin a décidé lundi de fermer le vieux pont jusqu’au printemps, après les tempêtes.",
        "Les travaux coûteront près de deux millions, a déclaré la maire, Anne Lorieux, à l’issue du vote.",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_other_languages(language: str) -> None:
    first, second = LANGUAGES[language]
    menu = "<nav><a href='/'>X</a></nav>"
    found = source(page(f"{menu}<main><p>{first}</p><p>{second}</p></main>", language=language))
    assert [block.text for block in found.blocks] == [first, second]
    assert clean.article(found)[0].language.text == language


WORDS = f"<p>{LANGUAGES['uk'][0]}</p><p>{LANGUAGES['uk'][1]}</p>"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<html><head><meta charset='windows-1251'></head>", "cp1251"),
        ("<html><head><meta http-equiv='Content-Type' content='text/html; charset=KOI8-U'></head>", "koi8-u"),
        ("<?xml version='1.0' encoding='windows-1251'?><html xmlns='http://www.w3.org/1999/xhtml'>", "cp1251"),
        ("<html>", "utf-16"),
        ("<html><head><meta charset='windows-1251'></head>", "utf-8"),
        ("<html><head><meta charset='utf-16'></head>", "utf-8"),
    ],
)
def test_the_encoding_is_found(head: str, encoding: str) -> None:
    found = reading(f"{head}<body>{WORDS}</body></html>".encode(encoding))
    assert [block.text for block in found.sources[0].blocks] == list(LANGUAGES["uk"])
    assert not found.problems


def test_a_wrong_declaration_is_told() -> None:
    found = reading(f"<html><head><meta charset='utf-8'></head><body>{WORDS * 3}</body></html>".encode("cp1251"))
    assert found.sources[0].blocks[0].text == LANGUAGES["uk"][0]
    assert [problem.code for problem in found.problems] == ["guessed-encoding"]


def test_what_the_server_sent_goes_before_what_the_page_says_unless_it_does_not_fit() -> None:
    def sent(charset: str) -> read.Reading:
        data = f"<html><head><meta charset='koi8-u'></head><body>{WORDS}</body></html>"
        note = f"charset: {charset}\n".encode()
        encoded = data.encode("cp1251" if charset == "windows-1251" else "koi8-u")
        return read.seed(read.RawFile("seeds/a.html", encoded, note), ColumnOptions())

    assert sent("windows-1251").sources[0].blocks[0].text == LANGUAGES["uk"][0]
    assert sent("utf-8").sources[0].blocks[0].text == LANGUAGES["uk"][0]


@pytest.mark.parametrize(
    ("name", "body", "hint"),
    [
        ("menu", "<ul>" + "".join(f"<li><a href='/{n}'>Section number {n}</a></li>" for n in range(40)) + "</ul>", ""),
        ("nothing", "<p> </p>", ""),
        ("script", "<div id='root'></div><script>render('The text of it all.')</script>", "browser"),
        ("frames", "<frameset><frame src='a.html'></frameset>", "frame"),
    ],
)
def test_a_page_without_an_article_is_told(name: str, body: str, hint: str) -> None:
    found = reading(page(body) if name != "frames" else f"<html>{body}</html>")
    assert [source.text for source in found.sources] == [""]
    assert [problem.code for problem in found.problems] == ["no-text"]
    assert hint in str(found.problems[0])


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<div>" * 100_000 + ARTICLE, "nested"),
        ("<p>ab</p>" * 100_000, "elements"),
        ("<p " + " ".join(f"a{n}='x'" for n in range(200_000)) + ">ab</p>", "attributes"),
        ("<p>" + "Some words. " * 200_000 + "</p>", "characters"),
    ],
)
def test_pages_that_are_too_much_are_refused(body: str, told: str) -> None:
    found = reading(page(body))
    assert [problem.code for problem in found.problems] == ["too-complex"]
    assert told in found.problems[0].message
    assert not found.sources


def test_pictures_within_the_file_are_passed_over() -> None:
    picture = f"<img src='data:image/png;base64,{'A' * 3_000_000}'>"
    assert texts(page(ARTICLE.replace("<h2>", f"{picture}<h2>")))[0] == FIRST


def test_a_lede_outside_the_paragraphs_stays() -> None:
    body = f"<article><h1>{TITLE}</h1><p><div><ul><li>Photos</li></ul></div>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    assert texts(page(body))[-3:] == [FIRST, SECOND, THIRD]


def test_a_lede_marked_up_as_a_heading_is_a_paragraph() -> None:
    body = f"<article><h1>{TITLE}</h1><h2>{FIRST}</h2><h2>What it costs</h2><p>{SECOND}</p><p>{THIRD}</p></article>"
    assert [block.kind for block in source(page(body)).blocks] == ["paragraph", "heading", "paragraph", "paragraph"]


def test_the_name_of_a_program_stays_in_its_sentence() -> None:
    body = f"<article><p>{FIRST}</p><p>The office uses <code>quaywatch</code> to count the ships.</p><p>{SECOND}</p></article>"
    assert texts(page(body))[1] == "The office uses quaywatch to count the ships."


COMMENT = "I have walked on that pier for forty years and nobody ever asked me what I think of closing it."


@pytest.mark.parametrize("box", ['id="comments"', 'class="reader-comment-list"', 'id="comentarios_lectores"'])
def test_comments_of_readers_leave(box: str) -> None:
    body = f"<div><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><div {box}><p>{COMMENT}</p></div></div>"
    assert texts(page(body)) == [FIRST, SECOND, THIRD]


def test_an_article_in_a_box_that_is_called_a_comment_stays() -> None:
    body = f'<article class="comment"><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{COMMENT}</p></article>'
    assert texts(page(body)) == [FIRST, SECOND, COMMENT]


def test_pages_go_through_the_whole_build(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.seed("pier.html", page(ARTICLE)).seed("pier_files/advert.html", page("<p>Buy a boat today.</p>"))
    site.seed("menu.html", page("<a href='/'>Home</a>")).build()
    assert [path for path in site.tree() if path.startswith("articles/")] == [
        path for path in site.tree() if path.startswith("articles/harrow-bay-closes-its-old-pier/")
    ]
    site.has("articles/harrow-bay-closes-its-old-pier/index.html", TITLE, FIRST).told("no-text", "menu.html")
    assert [problem.code for problem in site.problems] == ["no-text"]
    assert not [problem for problem in site.problems if "pier_files" in problem.path]
