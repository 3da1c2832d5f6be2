"""What the search knows of each page: nothing that the page does not print."""

from __future__ import annotations

import dataclasses
import re

from digest import render
from digest.model.output import Record
from digest.render.allowance import Passage
from digest.render.catalog import catalog
from digest.render.search import CUT, records
from tests import html, sample


def known(**changes: object) -> dict[str, Record]:
    return {record.url: record for record in records(catalog(sample.digest(), sample.options(**changes)))}


def pages(**changes: object) -> dict[str, str]:
    found = render.outputs(sample.digest(), sample.options(**changes), sample.theme())
    return {output.path: output.data.decode() for output in found if output.path.endswith(".html")}


def test_each_article_topic_and_own_page_is_one_record() -> None:
    digest = sample.digest()
    own = {f"articles/{one.id}/" for one in digest.articles} | {f"topics/{one.id}/" for one in digest.topics}
    hidden = {f"articles/{copy.article}/" for copy in digest.corpus.copies}
    assert known().keys() == (own - hidden) | {f"{one.id}/" for one in digest.texts}


def test_records_hold_only_words_that_their_pages_print() -> None:
    for publish in ("excerpt", "full"):
        site = pages(publish=publish)
        for url, record in known(publish=publish).items():
            shown = " ".join(html.Page(site[f"{url}index.html"]).words.split())
            for piece in record.text.split(CUT):
                for sentence in re.split(r"(?<=[.!?”\"]) ", piece.strip()):
                    assert sentence.strip() in shown, (url, sentence)


def test_an_article_that_may_be_excerpted_is_not_searched_whole() -> None:
    excerpts, whole = known(share=0.1), known(publish="full")
    shorter = [url for url in whole if url.startswith("articles/") and len(excerpts[url].text) < len(whole[url].text)]
    assert shorter
    assert all(CUT in excerpts[url].text for url in shorter)


def test_left_out_words_stand_as_cuts_between_the_others() -> None:
    shelves = catalog(sample.digest(), sample.options())
    article = next(one for one in sample.digest().articles if len(shelves.analyses[one.id].sentences) >= 4)
    analysis = dataclasses.replace(shelves.analyses[article.id], summary=(), quotes=())
    granted = dataclasses.replace(
        shelves.allowances[article.id],
        sentences={0: Passage("One two", after=True), 1: Passage("Three."), 3: Passage("four.", before=True)},
    )
    changed = dataclasses.replace(
        shelves,
        analyses={**shelves.analyses, article.id: analysis},
        allowances={**shelves.allowances, article.id: granted},
    )
    (found,) = [one for one in records(changed) if one.url == f"articles/{article.id}/"]
    rest = f" {CUT}" if len(analysis.sentences) > 4 else ""
    assert found.text == f"One two {CUT} Three. {CUT} four.{rest}"


def test_a_record_can_be_narrowed_down_to() -> None:
    record = known()["articles/courier-bridge/"]
    assert record.facets["kind"] == ("article",)
    assert record.facets["topic"][0] == "bridge"
    assert record.facets["language"] == ("en",)
    assert re.fullmatch(r"\d{4}-\d\d", record.facets["date"][0])
    assert record.day.startswith(record.facets["date"][0])
    undated = next(one for one in known().values() if one.day == "0000-00-00" and one.url.startswith("articles/"))
    assert "date" not in undated.facets


def test_hostile_words_are_plain_text_and_never_break_the_record() -> None:
    hostile = "</mark><img src=x onerror=alert(1)>\x00\ud800 x"
    digest = sample.digest()
    first, *rest = digest.articles
    bad = dataclasses.replace(first, title=dataclasses.replace(first.title, text=hostile))
    shelves = catalog(dataclasses.replace(digest, articles=(bad, *rest)), sample.options())
    record = next(one for one in records(shelves) if one.url == f"articles/{first.id}/")
    assert record.shown["title"] == "</mark><img src=x onerror=alert(1)> x"


def test_the_search_page_shows_facets_with_their_counts() -> None:
    page = pages()["search/index.html"]
    assert re.search(r'data-facet="kind" value="article"><span><bdi>Article</bdi> <small>\d+</small>', page)
    assert 'data-facet="outlet"' in page
    assert 'value="bridge"' in page
    for target in ("../tags/", "../outlets/", "../days/"):
        assert f'href="{target}"' in page


def test_only_the_search_page_may_run_a_script() -> None:
    for path, page in pages().items():
        assert ("wasm-unsafe-eval" in page) is (path == "search/index.html")


def test_a_site_can_do_without_a_search() -> None:
    site = pages(search=False)
    assert "search/index.html" not in site
    assert all("search/" not in page for page in site.values())
    assert known(search=False) == {}
