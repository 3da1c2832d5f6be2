from __future__ import annotations

import dataclasses
import re
from datetime import date

from digest import render
from digest.model import Corpus, Coverage, Digest, Options
from digest.render import method
from digest.render.strings import strings
from tests import html, sample


def built(digest: Digest | None = None, **changes: object) -> dict[str, str]:
    found = render.outputs(digest or sample.digest(), sample.options(**changes), sample.theme())
    return {output.path: output.data.decode() for output in found if not output.path.startswith("assets/")}


def headings(text: str, level: int) -> list[str]:
    return [" ".join(words.split()) for found, words in html.Page(text).headings if found == level]


def section(text: str, name: str) -> str:
    match = re.search(rf'<section aria-labelledby="{name}">(.*?)</section>', text, re.DOTALL)
    assert match, name
    return " ".join(html.Page(match[1]).words.split())


# -- the topic page -----------------------------------------------------------------------------------


def test_the_sections_of_a_topic_stand_in_the_readers_order() -> None:
    text = built()["topics/bridge/index.html"]
    assert headings(text, 1) == ["The closing of Lowmoor bridge"]
    assert headings(text, 2) == [
        "On this page", "Summary", "What the sources say", "Where they differ", "Who said it", "Timeline",
        "Who cites whom", "Sources", "Related topics",
    ]  # fmt: skip
    intro, counts = text.index("The old bridge was shut after an <em>inspection</em>"), text.index("4 sources")
    assert intro < counts < text.index('id="summary"')


def test_empty_sections_do_not_appear() -> None:
    site = built()
    assert headings(site["topics/harvest/index.html"], 2) == ["On this page", "Summary", "Sources", "Related topics"]
    assert headings(site["topics/nothing/index.html"], 2) == []
    assert "No source matches this topic yet." in site["topics/nothing/index.html"]


def test_a_topic_counts_its_sources_and_says_from_when_to_when() -> None:
    text = built()["topics/bridge/index.html"]
    for words in ("4 sources", "3 outlets", "1 without a known outlet", "March 2031"):
        assert f"<span>{words}</span>" in text
    assert "<span>0 outlets</span>" not in built()["topics/harvest/index.html"]


def test_every_sentence_of_the_summary_has_its_citation() -> None:
    text = built()["topics/bridge/index.html"]
    summary = re.search(r'<ul class="summary">(.*?)</ul>', text, re.DOTALL)
    assert summary
    assert re.findall(r'<a href="#(source-\d)"', summary[1]) == ["source-1", "source-2", "source-3"]
    assert 'href="../../articles/bridge-shut/#s2"' in summary[1]
    assert "https://herald.example/bridge-shut?ref=a&amp;b=1#:~:text=" in summary[1]
    assert 'aria-label="Source 1: River Courier"' in summary[1]
    assert headings(text, 3)[-4:-3] == ["Cracks close crossing; council split over cost"]


def test_facts_stand_side_by_side_with_their_origins() -> None:
    text = section(built(share=1.0)["topics/bridge/index.html"], "facts")
    assert "3 accounts 2 independent origins: The Lowmoor Herald, River Courier" in text
    assert "Die Brücke von Lowmoor ist seit Dienstag gesperrt." in text
    assert "in two of its five arches" in text


def test_accounts_without_printed_words_are_named() -> None:
    text = section(built()["topics/bridge/index.html"], "facts")
    assert "Also told by Der Talbote" in text


def test_foreign_words_carry_their_language() -> None:
    text = built()["topics/bridge/index.html"]
    assert '<blockquote lang="de" dir="auto"><p>Die Brücke von Lowmoor' in text
    assert 'lang="en" dir="auto"><p>' not in text


def test_differences_say_what_came_later() -> None:
    text = section(built(share=1.0)["topics/bridge/index.html"], "differ")
    assert text.index("Different figures two against three") < text.index("Since replaced")
    assert text.index("Earlier") < text.index("Farmers on") < text.index("Later") < text.index("A ferry")


def test_quotations_stand_under_their_speakers() -> None:
    text = section(built(share=1.0)["topics/bridge/index.html"], "speakers")
    assert text.index("Ada Finch") < text.index("Nobody should set foot") < text.index("Tom Reyes")


def test_the_timeline_says_how_precisely_and_from_which_words() -> None:
    text = section(built(share=1.0)["topics/bridge/index.html"], "timeline")
    assert "2029 known to the year" in text
    assert "dated by “Tuesday”" in text
    assert text.index("2029 known") < text.index("4 March 2031 The stone bridge") < text.index("10 March 2031 A ferry")
    assert 'datetime="2029"' in built()["topics/bridge/index.html"]


def test_who_cites_whom_is_drawn_and_listed() -> None:
    text = section(built()["topics/bridge/index.html"], "cites")
    assert "River Courier1 cites Valley Institute organisation The Lowmoor Herald outlet" in text
    assert "Lines lead from each article" in text


def test_sources_say_what_is_not_known_and_what_was_inferred() -> None:
    text = section(built()["topics/bridge/index.html"], "sources")
    assert "outlet unknown What the crossing meant to us date unknown" in text
    assert "date inferred from “Thursday”" in text
    assert "June Ashby, 5 March 2031 Read the original" in text


def test_a_topic_without_coverage_has_a_page() -> None:
    digest = dataclasses.replace(
        sample.digest(), corpus=Corpus((), (), (Coverage("bridge", (), (), (), (), ()),), (), ())
    )
    assert "No source matches" in built(digest)["topics/bridge/index.html"]


# -- the article page ---------------------------------------------------------------------------------


def test_an_article_tells_its_publisher_from_those_it_cites() -> None:
    text = " ".join(html.Page(built()["articles/courier-bridge/index.html"]).words.split())
    assert "Published by River Courier found in “reports the River Courier”" in text
    assert "Published 6 March 2031 date inferred from “Thursday”" in text
    assert "Whom it cites Valley Institute organisation The Lowmoor Herald outlet" in text
    assert "The editor’s note A demonstration text, written for this test." in text


def test_the_unknown_is_said_plainly() -> None:
    text = " ".join(html.Page(built()["articles/letter/index.html"]).words.split())
    assert "Published by outlet unknown Published date unknown" in text


def test_summary_sentences_have_anchors_and_stand_marked_in_their_context() -> None:
    text = built(share=1.0)["articles/bridge-shut/index.html"]
    assert re.search(r'<li id="s0" tabindex="-1">\s*<p dir="auto">The stone bridge', text)
    assert '<span class="sentence" id="c0" tabindex="-1"><mark>The stone bridge' in text
    assert '<span class="sentence" id="s1" tabindex="-1">Around 4,200 vehicles' in text
    assert '<a href="#c0">in context</a>' in text


def test_a_full_text_shows_all_and_an_excerpt_does_not() -> None:
    full, excerpt = (built(publish=way)["articles/bridge-shut/index.html"] for way in ("full", "excerpt"))
    assert "The council meets on Friday to decide about repairs." in full
    assert "This page prints the whole text of 88 words." in full
    assert "The council meets on Friday to decide about repairs." not in excerpt
    assert "[…]" in section(excerpt, "context")
    assert "of the source’s 88 words" in excerpt


def test_an_article_shows_what_earned_its_topics() -> None:
    site = built()
    assert "Earned by sentence 1 of the source The stone bridge" in section(
        site["articles/bridge-shut/index.html"], "topics"
    )
    assert "Placed here by the editor." in section(site["articles/letter/index.html"], "topics")


def test_an_article_says_who_else_reports_a_sentence() -> None:
    text = section(built(share=1.0)["articles/courier-bridge/index.html"], "also")
    assert "Also reported by Valley Institute, in The Lowmoor Herald words in both: closed, March" in text
    assert "Nearly the same words in Der Talbote" in text
    assert "Replaces what was said by The Lowmoor Herald" in text
    assert "Since replaced by River Courier" in section(built(share=1.0)["articles/bridge-shut/index.html"], "also")


def test_figures_and_dates_print_no_words_of_their_own() -> None:
    text = built()["articles/bridge-shut/index.html"]
    assert "two arches" in section(text, "figures")
    assert "4,200" not in text
    assert "Tuesday 4 March 2031" in section(text, "dates")


# -- the other pages ----------------------------------------------------------------------------------


def test_the_front_page_has_topics_first_then_days_and_the_undated_last() -> None:
    text = built()["index.html"]
    assert headings(text, 1) == ["The Lowmoor Digest"]
    assert headings(text, 2) == ["Topics", "Latest 5 articles"]
    days = [name for name in headings(text, 3) if name[0].isdigit() or name in {"March 2031", "date unknown"}]
    assert days == ["6 March 2031", "5 March 2031", "March 2031", "date unknown"]


def test_a_tag_page_lists_its_articles_by_day() -> None:
    text = built()["tags/ada-finch/index.html"]
    assert headings(text, 1) == ["Ada Finch"]
    assert headings(text, 2) == ["What they said", "Topics", "Articles", "Named together with"]
    assert headings(text, 3)[:2] == ["6 March 2031", "5 March 2031"]
    assert ">Person<" in text


def test_the_list_of_tags_is_ordered_by_kind_and_name() -> None:
    assert headings(built()["tags/index.html"], 2) == ["People", "Organisations", "Places", "Subjects"]


def test_outlets_are_listed_and_the_unknown_too() -> None:
    text = built()["outlets/index.html"]
    assert re.search(r'<li><a href="the-lowmoor-herald/"><bdi>The Lowmoor Herald</bdi></a> .*<span>2</span></li>', text)
    assert "What the crossing meant to us" in section(text, "unknown")


def test_the_method_page_tells_the_options_really_used() -> None:
    text = " ".join(html.Page(built(share=0.25)["method/index.html"]).words.split())
    assert "at most 25% of a source’s words" in text
    assert "We read the papers each morning." in text
    assert "At most 3 sentences of each article" in text
    assert {entry.name for entry in method.entries(strings("en"), Options())} == {
        entry.name for entry in method.entries(strings("en"), Options(publish="full"))
    }


def test_inferred_ranges_are_shown_from_their_first_to_their_last_day() -> None:
    digest = sample.digest()
    articles = [
        dataclasses.replace(article, published=sample.day(date(2031, 3, 4 + number)))
        for number, article in enumerate(digest.articles)
    ]
    text = built(dataclasses.replace(digest, articles=tuple(articles)))["topics/bridge/index.html"]
    assert "<span>4–8 March 2031</span>" in text
