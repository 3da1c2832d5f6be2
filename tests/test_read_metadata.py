"""What a page's markup says of its article."""

from __future__ import annotations

import json

import pytest

from digest.read import markup, metadata
from digest.read.metadata import linked_data
from tests.growth import MOST, growth

PROSE = "The ferries of Easton stay in the harbour, the office said, since a storm is coming from the west. " * 3


def clues(page: str) -> dict[str, list[tuple[str, str]]]:
    tree = markup.tree(page)
    assert tree is not None
    found: dict[str, list[tuple[str, str]]] = {}
    for clue in metadata.clues(tree, page):
        found.setdefault(clue.field, []).append((clue.text, clue.origin))
    return found


def linked(*values: object, head: str = "") -> str:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)
    return f"<html><head>{head}{scripts}</head><body><h1>Ferries stop</h1><p>{PROSE}</p></body></html>"


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferries &amp; boats <b>stop</b>",
    "datePublished": "2024-03-14T23:10:00+02:00",
    "dateModified": "2024-03-15T08:00:00+02:00",
    "inLanguage": "en-GB",
    "author": [{"@type": "Person", "name": "Ann Lee"}, '{"@type": "Person", "name": "Jo Poe"}'],
    "publisher": {"@type": "Organization", "name": "The Easton Bee"},
    "mainEntityOfPage": {"@id": "https://bee.example/ferries#top"},
}


def test_json_ld_tells_all() -> None:
    found = clues(linked(ARTICLE))
    assert found["title"][0] == ("Ferries & boats stop", "JSON-LD headline")
    assert found["published"][0] == ("2024-03-14T23:10:00+02:00", "JSON-LD datePublished")
    assert found["updated"][0] == ("2024-03-15T08:00:00+02:00", "JSON-LD dateModified")
    assert found["language"][0] == ("en-GB", "JSON-LD inLanguage")
    assert found["author"] == [("Ann Lee", "JSON-LD author"), ("Jo Poe", "JSON-LD author")]
    assert found["outlet"] == [("The Easton Bee", "JSON-LD publisher")]
    assert found["url"] == [("https://bee.example/ferries", "JSON-LD url")]


def test_json_ld_names_are_followed_through_a_graph() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": "Bee Online"},
            {"@type": ["Organization"], "@id": "#house", "name": "Bee House"},
            {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
            {"@type": "Article", "headline": "Ferries stop", "author": {"@id": "#ann"}, "publisher": {"@id": "#house"}},
        ]
    }
    found = clues(linked(graph))
    assert found["author"] == [("Ann Lee", "JSON-LD author")]
    assert found["outlet"] == [
        ("Bee House", "JSON-LD publisher"),
        ("Bee Online", "JSON-LD WebSite"),
        ("Bee House", "JSON-LD Organization"),
    ]


@pytest.mark.parametrize(
    "own",
    [
        {"@type": "NewsArticle", "headline": "Ferries stop", "datePublished": "2024-03-14"},
        {"@type": "NewsArticle", "url": "http://www.bee.example/ferries/", "datePublished": "2024-03-14"},
    ],
    ids=["by its title", "by its address"],
)
def test_of_several_articles_that_of_the_page_is_taken(own: dict[str, str]) -> None:
    others = [{"@type": "NewsArticle", "headline": f"Other {n}", "datePublished": "2020-01-01"} for n in range(3)]
    head = '<link rel="canonical" href="https://bee.example/ferries">'
    found = clues(linked([*others, own], head=head))
    assert [date for date, origin in found["published"] if origin.startswith("JSON-LD")] == ["2024-03-14"]


def test_of_several_articles_none_is_taken_where_none_is_known_to_be_the_pages() -> None:
    others = [{"@type": "NewsArticle", "headline": f"Other {n}", "datePublished": "2020-01-01"} for n in range(3)]
    found = clues(linked({"@type": "ItemList", "itemListElement": others}, others))
    assert not [origin for _, origin in found.get("published", []) if origin.startswith("JSON-LD")]


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "NewsArticle", "headline": "Ferries stop", "datePublished": "2024-03-14",} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Ferries\nstop", "datePublished": "2024-03-14"};\n//]]>',
        '{"@type": "NewsArticle", "headline": "The "Bee" stops", "datePublished": "2024-03-14", "x": }',
    ],
    ids=["comment and comma", "CDATA and a line", "beyond mending"],
)
def test_broken_json_ld_is_read_as_far_as_it_goes(script: str) -> None:
    found = clues(
        f'<html><head><script type="application/ld+json">{script}</script></head><body><p>x</p></body></html>'
    )
    assert found["published"][0] == ("2024-03-14", "JSON-LD datePublished")


@pytest.mark.parametrize(
    ("element", "field", "clue"),
    [
        ('<meta property="og:title" content=" Ferries\n stop ">', "title", ("Ferries stop", "og:title")),
        ('<meta property="og:site_name" content="Easton Bee">', "outlet", ("Easton Bee", "og:site_name")),
        ('<meta name="Author" content="Ann Lee">', "author", ("Ann Lee", "meta author")),
        ('<meta name="parsely-pub-date" content="2024-03-14">', "published", ("2024-03-14", "meta parsely-pub-date")),
        (
            '<meta property="article:published_time" content="2024-03-14">',
            "published",
            ("2024-03-14", "article:published_time"),
        ),
        ('<meta name="DC.date.issued" content="2024-03-14">', "published", ("2024-03-14", "meta dc.date.issued")),
        ('<meta property="og:locale" content="uk_UA">', "language", ("uk_UA", "og:locale")),
        ('<meta http-equiv="Content-Language" content="de">', "language", ("de", "meta content-language")),
        ('<meta property="og:url" content="https://bee.example/a">', "url", ("https://bee.example/a", "og:url")),
        ("<title>Ferries stop | Bee</title>", "title", ("Ferries stop | Bee", "<title>")),
        ('<link rel="canonical" href="https://bee.example/a#b">', "url", ("https://bee.example/a", "canonical link")),
        ('<base href="https://bee.example/x/"><link rel="canonical" href="a">', "url", ("https://bee.example/x/a", "canonical link")),
    ],
)  # fmt: skip
def test_elements_of_the_head(element: str, field: str, clue: tuple[str, str]) -> None:
    assert clue in clues(f"<html><head>{element}</head><body><p>{PROSE}</p></body></html>")[field]


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0025)https://bee.example/ferry -->",
        "<!--\n Page saved with SingleFile \n url: https://bee.example/ferry \n saved date: Thu Mar 14 2024\n-->",
    ],
)
def test_the_note_of_a_browser_that_saved_the_page(note: str) -> None:
    assert clues(f"<!DOCTYPE html>{note}<html><body><p>x</p></body></html>")["url"] == [
        ("https://bee.example/ferry", "saved from")
    ]


def test_an_address_that_is_none_is_left_out() -> None:
    page = '<html><head><link rel="canonical" href="http://[x"><link rel="canonical" href="/a"></head><body><p>x</p></body></html>'
    assert "url" not in clues(page)


def test_microdata_of_the_first_article_only() -> None:
    def article(title: str, day: str) -> str:
        return (
            f'<div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">{title}</h2>'
            f'<div itemprop="author" itemscope itemtype="https://schema.org/Person"><a><b itemprop="name">Ann Lee</b></a></div>'
            f'<meta itemprop="datePublished" content="{day}"></div>'
        )

    found = clues(f"<html><body>{article('Ferries stop', '2024-03-14')}{article('Other', '2020-01-01')}</body></html>")
    assert ("Ferries stop", "itemprop headline") in found["title"]
    assert ("Ann Lee", "itemprop author") in found["author"]
    assert [date for date, origin in found["published"] if origin == "itemprop datepublished"] == ["2024-03-14"]


def test_days_and_names_that_the_page_prints() -> None:
    page = (
        f'<html><body><h1>Ferries stop</h1><p class="byline">By Ann Lee</p><p>14 March 2024, 10:22</p>'
        f'<time datetime="2024-03-14T10:22" pubdate>today</time><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>'
        f'<div class="related"><span class="post-date">1 May 2020</span><a rel="author">Jo Poe</a></div>'
        f"<p>13 March 2024</p></body></html>"
    )
    found = clues(page)
    assert ("14 March 2024, 10:22", "printed by the headline") in found["published"]
    assert ("2024-03-14T10:22", "<time> published") in found["published"]
    assert ("2024-03-14T10:22", "<time> by the headline") in found["published"]
    assert found["author"] == [("By Ann Lee", "class author")]
    assert not {"1 May 2020", "13 March 2024"} & {text for text, _ in found["published"]}


def test_the_day_that_htmldate_finds_does_not_hang_on_the_clock() -> None:
    page = f'<html><head><meta name="date" content="2098-03-14"></head><body><p>{PROSE}</p></body></html>'
    assert ("2098-03-14", "htmldate") in clues(page)["published"]


HOSTILE = {
    "deep JSON": '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>x</p>",
    "a number too long": '<script type="application/ld+json">{"@type":"Article","datePublished":' + "9" * 9_000 + "}</script>",
    "quotes": '<script type="application/ld+json">' + '"headline":"' * 20_000 + "</script><p>x</p>",
    "many articles": '<script type="application/ld+json">[' + '{"@type":"Article","headline":"x"},' * 20_000 + "{}]</script>",
    "a title without end": "<title>" + "a | " * 50_000,
    "a language without end": '<html lang="' + "a-" * 100_000 + '"><p>x</p>',
    "half a character": '<title>\ud800</title><meta property="article:published_time" content="99999-99-99T\x00"><p>x</p>',
    "open elements": '<div class="date author" itemscope itemtype="Article"><b itemprop="author">1' * 10_000,
}  # fmt: skip


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_give_few_and_short_clues(page: str) -> None:
    tree = markup.tree(page)
    assert tree is not None
    found = metadata.clues(tree, page)
    assert len(found) <= 80
    assert all(0 < len(clue.text) <= 1_000 for clue in found)


@pytest.mark.parametrize(
    "piece",
    [
        '<div class="date author">1 May 2020</div>',
        '<b class="byline">',
        '<meta property="og:title" content="a | b">',
        "<h1>a</h1>",
    ],
)
def test_work_grows_with_the_page(piece: str) -> None:
    def read(page: str) -> object:
        tree = markup.tree(page)
        return metadata.clues(tree, page) if tree is not None else None

    assert growth(read, piece * 4_000) <= MOST


def test_no_clue_has_what_no_text_can_hold() -> None:
    said = clues(
        '<script type="application/ld+json">{"@type":"Article","headline":"Fer\\ud800ry\\u0000 \\u001b[2J"}</script>'
    )
    assert said["title"] == [("Ferry [2J", "JSON-LD headline")]


@pytest.mark.parametrize("filling", [";", " ", "<!--", "//"])
def test_broken_linked_data_are_read_in_time_linear_in_their_length(filling: str) -> None:
    def script(text: str) -> object:
        return linked_data._loaded(text + "x")

    assert growth(script, filling * 200_000) < MOST


@pytest.mark.parametrize("wrapped", ["<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "<![CDATA[{}]]>;", " {};\n ", "{} -->"])
def test_linked_data_in_a_comment_or_section(wrapped: str) -> None:
    assert linked_data._loaded(wrapped.replace("{}", '{"a": "<!-- ; -->"}')) == {"a": "<!-- ; -->"}
