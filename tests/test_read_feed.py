"""RSS, Atom and RDF."""

from __future__ import annotations

import pytest

from digest.read import Reading
from tests.reading import HTML, PARAGRAPHS, TEXT, clues, seed, told
from tests.sites import SiteTest

ITEM = f"""<item><title>Bridge &amp;amp; pier</title><link>/bridge</link><guid isPermaLink="false">post-7</guid>
<pubDate>Mon, 04 May 2026 23:30:00 -0500</pubDate><dc:creator>Jane Doe</dc:creator><description>The bridge is shut.</description>
<content:encoded><![CDATA[{HTML}<script>alert(1)</script><p>The bridge is shut. <a href="https://post.example/bridge">Weiterlesen</a></p>]]>
</content:encoded></item>"""
FERRY = """<item><title>Ferry</title><guid>https://post.example/?p=12</guid>
<description>The ferry runs every hour, the company said. The mayor told [&#8230;]</description></item>"""


def rss(*items: str, head: str = "") -> str:
    return f"""{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Lowmere Post</title><link>https://post.example/</link>
<language>en-GB</language>{"".join(items)}</channel></rss>"""


def names(reading: Reading) -> list[str | None]:
    return [source.seed for source in reading.sources]


def test_an_entry_is_a_text_with_what_the_feed_says_of_it() -> None:
    reading = seed("post.rss", rss(ITEM))
    (source,) = reading.sources
    assert (source.path, source.seed) == ("seeds/post.rss#post-7", "post.rss#post-7")
    assert [block.text for block in source.blocks] == [*PARAGRAPHS, "The bridge is shut."]
    assert all(source.text[block.start : block.end] == block.text for block in source.blocks)
    assert clues(source) == {
        "title": ["Bridge & pier (feed entry)"],
        "outlet": ["Lowmere Post (feed)"],
        "author": ["Jane Doe (feed entry)"],
        "published": ["2026-05-04T23:30:00-05:00 (feed entry)"],
        "language": ["en-GB (feed)"],
        "url": ["https://post.example/bridge (feed entry)"],
    }
    assert reading.problems == ()


def test_a_teaser_is_called_one_and_ends_with_a_whole_sentence() -> None:
    reading = seed("post.rss", rss(FERRY))
    assert [source.text for source in reading.sources] == ["The ferry runs every hour, the company said."]
    (problem,) = reading.problems
    assert (problem.code, problem.level) == ("teaser", "note")


def test_names_do_not_change_when_the_feed_grows_or_is_turned_round() -> None:
    one, other = (
        names(seed("f.rss", rss(*items))) for items in ((ITEM, FERRY), (FERRY.replace("12", "13"), FERRY, ITEM))
    )
    assert one == ["f.rss#post-7", "f.rss#12-" + str(one[1])[-6:]]
    assert set(one) < set(other)
    assert len(set(other)) == 3


def test_entries_without_an_id_are_named_by_what_they_say() -> None:
    items = [
        "<item><description>The first text.</description></item>",
        "<item><description>The other.</description></item>",
    ]
    assert set(names(seed("f.rss", rss(*items)))) == set(names(seed("f.rss", rss(*reversed(items)))))


def test_different_texts_with_one_id_are_kept_apart_and_told_of() -> None:
    again = FERRY.replace("every hour", "twice a day")
    reading = seed("f.rss", rss(FERRY, again, FERRY))
    assert len(set(names(reading))) == len(reading.sources) == 2
    assert {"same-id", "same-text"} <= {problem.code for problem in reading.problems}
    assert set(names(reading)) == set(names(seed("f.rss", rss(again, FERRY))))


def test_atom_in_an_older_encoding() -> None:
    atom = """<?xml version="1.0" encoding="windows-1251"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk">
<title>Вісник</title><entry><title type="html">Міст &amp;lt;закрили&amp;gt;</title><id>tag:visnyk.example,2026:mist</id>
<link href="https://visnyk.example/mist"/><published>2026-05-04T20:15:00+03:00</published><updated>2026-05-05T09:00:00Z</updated>
<author><name>Олена Гай</name><email>o@visnyk.example</email></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>Опора</h2><p>Міст закрили в понеділок.</p></div></content>
</entry></feed>"""
    (source,) = seed("visnyk.xml", atom.encode("cp1251")).sources
    assert [(block.kind, block.text) for block in source.blocks] == [
        ("heading", "Опора"),
        ("paragraph", "Міст закрили в понеділок."),
    ]
    assert clues(source) == {
        "title": ["Міст <закрили> (feed entry)"],
        "outlet": ["Вісник (feed)"],
        "author": ["Олена Гай (feed entry)"],
        "published": ["2026-05-04T20:15:00+03:00 (feed entry)"],
        "updated": ["2026-05-05T09:00:00Z (feed entry)"],
        "language": ["uk (feed entry)", "uk (feed)"],
        "url": ["https://visnyk.example/mist (feed entry)"],
    }


def test_rdf_with_a_dublin_core_date() -> None:
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Hafenkurier</title></channel><item rdf:about="https://k.example/b">
<title>Gesperrt</title><link>https://k.example/b</link><dc:date>2026-05-04</dc:date><description>Die Brücke ist zu.</description>
</item></rdf:RDF>"""
    (source,) = seed("k.rdf", rdf).sources
    assert clues(source)["published"] == ["2026-05-04 (feed entry)"]
    assert source.text == "Die Brücke ist zu."


def test_the_day_of_creation_counts_where_none_of_publication_is_given() -> None:
    item = "<item><title>Gesperrt</title><dcterms:created>2026-05-04T10:00:00Z</dcterms:created><description>Text.</description></item>"
    feed = rss(item).replace("<rss ", '<rss xmlns:dcterms="http://purl.org/dc/terms/" ', 1)
    (source,) = seed("k.rss", feed).sources
    assert clues(source)["published"] == ["2026-05-04T10:00:00Z (feed entry)"]


def test_plain_text_stays_text() -> None:
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id><content type="text">1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;</content></entry></feed>'
    (source,) = seed("a.atom", atom).sources
    assert (source.media_type, source.text) == ("text/plain", "1 < 2 & <b>3</b>")


def test_the_last_line_that_only_names_the_entry_is_left_out() -> None:
    tail = "<p>L’article Le pont du port fermé aux camions est apparu en premier sur Le Quai.</p>"
    item = f"<item><title>Le pont du port fermé aux camions</title><content:encoded><![CDATA[{HTML}{tail}]]></content:encoded></item>"
    (source,) = seed("quai.rss", rss(item)).sources
    assert source.text == TEXT


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("jane@post.example (Jane Doe)", ["Jane Doe (feed entry)"]),
        ("Jane Doe", ["Jane Doe (feed entry)"]),
        ("Jane Doe &lt;jane@post.example&gt;", ["Jane Doe (feed entry)"]),
        ("Jane Doe (jane@post.example)", ["Jane Doe (feed entry)"]),
        ("jane@post.example", None),
    ],
)
def test_an_address_is_nobodys_name(author: str, name: list[str] | None) -> None:
    (source,) = seed("a.rss", rss(f"<item><author>{author}</author><description>Text.</description></item>")).sources
    assert clues(source).get("author") == name


def test_of_a_broken_feed_what_can_be_read_is_read() -> None:
    reading = seed("f.rss", rss(ITEM, FERRY)[:-60] + " <<& ")
    assert names(reading)[0] == "f.rss#post-7"
    assert reading.problems[0].code == "broken-feed"


def test_a_text_of_which_nothing_says_what_it_is_is_plain() -> None:
    """Where a feed is neither well-formed nor in the namespace of any, the parser gives it no type."""
    feed = "<feed xmlns='http://w.example/Atom'><titld>P</title><entry><id>a</id><title>B</title>"
    first = f"{feed}<content type='html'>The coast. <title>i</tle><entry><id>b</id><title>B</title>"
    reading = seed("f.xml", f"{first}<ocntent type='html'>The ferry is not running.</content></entry></feed>")
    assert [(source.media_type, source.text) for source in reading.sources] == [
        ("text/plain", "The coast. The ferry is not running.")
    ]


def test_a_namespace_with_spaces_is_none_of_a_feed() -> None:
    """Expat refuses a plain space there, and lets others pass, at which the library takes names apart."""
    reading = seed("f.xml", '<feed xmlns="http://w\u2003.example/\u2003/Atom"><entry><id>a</id></entry></feed>')
    assert [problem.message for problem in reading.problems] == ["no feed: no entry is found in it"]


def test_entities_do_nothing() -> None:
    bomb = "<!DOCTYPE r [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    (source,) = seed("f.rss", rss("<item><description>The text &b; &x; ends.</description></item>", head=bomb)).sources
    assert "root" not in source.text
    assert len(source.text) < 40


def test_a_feed_without_entries_is_told_of() -> None:
    assert told(seed("f.rss", rss())) == ["seeds/f.rss: a feed without entries [no-text]"]
    assert seed("f.rss", "It is a text.").problems[0].level == "error"


def test_relative_links_are_resolved_by_where_the_feed_was_fetched() -> None:
    feed = "<rss><channel><item><link>/b</link><description>Text.</description></item></channel></rss>"
    (source,) = seed("f.xml", feed, sidecar="final_url: https://post.example/feed\n").sources
    assert clues(source)["url"] == ["https://post.example/b (feed entry)"]


def test_a_correction_names_an_entry(tmp_path: object) -> None:
    site = SiteTest(tmp_path)  # type: ignore[arg-type]
    site.seed("post.rss", rss(ITEM)).edit(
        "content/articles/fix.md", "---\nseed: post.rss#post-7\ntitle: The pier\n---\n"
    )
    plan = site.plan()
    (article,) = plan.digest.articles
    assert (article.title.text, article.title.basis, article.seed) == ("The pier", "stated", "post.rss#post-7")
    assert not [problem for problem in plan.problems if problem.code == "unknown-seed"]


@pytest.mark.parametrize("number", ["#xd800", "#99999999999999", "#x110000", "#0", "#" + "9" * 5000])
def test_references_to_what_is_no_character(number: str) -> None:
    reading = seed(
        "a.rss", rss(f"<item><title>Ferry &{number};</title><description>{TEXT} &{number};</description></item>")
    )
    assert len(reading.sources) == 1
    reading.sources[0].text.encode()
    assert "Ferry" in clues(reading.sources[0])["title"][0]


def test_an_entry_without_a_sentence_is_no_article() -> None:
    reading = seed(
        "f.rss",
        "<rss><channel><item><guid>a</guid><title>t</title><description>&amp;j;</description></item></channel></rss>",
    )
    assert reading.sources == ()
    assert [problem.code for problem in reading.problems] == ["no-text"]


@pytest.mark.parametrize(
    ("text", "excess"),
    [
        ("<item>" * 110_000, "more than 100,000 tags"),
        (
            "<item " + " ".join(f"a{n}='b'" for n in range(9_000)) + "></item>",
            "an element with more than 2,000 attributes",
        ),
    ],
)
def test_a_feed_of_too_many_tags_or_attributes_is_not_parsed(text: str, excess: str) -> None:
    (line,) = told(seed("a.rss", rss(text)))
    assert f"not read: {excess}" in line


def test_the_tags_of_pages_in_cdata_are_not_those_of_the_feed() -> None:
    (source,) = seed(
        "a.rss", rss(f"<item><description><![CDATA[{'<b></b>' * 60_000}{HTML}]]></description></item>")
    ).sources
    assert source.text
