"""The pages of people, organisations, places and outlets."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.sites import SiteTest

PERSON = "tags/mira-tolland/index.html"
HERALD = "outlets/lowmoor-herald/index.html"

FIRST = """---
title: The bridge is shut
outlet: Lowmoor Herald
date: 2031-03-04
tags: [Bridge]
---
The old bridge of Lowmoor was shut on Tuesday after a crack was found in its northern arch.

"Nobody will cross this bridge before the summer is over," said Mira Tolland, mayor of Lowmoor. The Valley Post reported that the crack had been known for two years.

The council of the town meets on Friday and will hear the engineers of the county.
"""
SECOND = """---
title: A ferry for Lowmoor
outlet: Valley Post
date: 2031-03-06
tags: [Ferry]
---
A ferry will carry people over the river from Monday on, the town said.

"The ferry costs nothing for as long as the bridge is shut," Mira Tolland said. Two officials of the county said that the boat was too small.

"Nobody will cross this bridge before the summer is over," said Mira Tolland, mayor of Lowmoor.
"""
THIRD = """---
title: Engineers look at the arch
outlet: Lowmoor Herald
date: 2031-03-09
tags: [Bridge]
---
Engineers began to look at the northern arch of the bridge on Sunday morning.

Mira Tolland said that the work would take three weeks. The Valley Post had reported a shorter time.
"""
ALONE = """---
title: A baker retires
outlet: Valley Post
date: 2031-03-10
---
The baker Odo Farn closes his shop after forty years at the market.

"I have baked enough bread for one life," said Odo Farn.
"""
LABELLED = "tags:\n  - label: Mira Tolland\n    kind: person\n    description: Mayor since 2029.\n    always: true\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    site = SiteTest(tmp_path_factory.mktemp("names")).edit("content/site.yaml", "title: Valley\nshare: 0.9\n")
    for name, text in (("a.md", FIRST), ("b.md", SECOND), ("c.md", THIRD), ("d.md", ALONE)):
        site.seed(name, text)
    return site.build()


def test_somebody_whom_articles_quote_has_a_page_without_being_a_tag(made: SiteTest) -> None:
    made.has(PERSON, "Person", "<h1", "Mira Tolland", "3 articles", "2 outlets")
    made.has("tags/index.html", "mira-tolland/")
    assert (made.site / "tags/mira-tolland/feed.xml").is_file()


def test_somebody_whom_one_article_quotes_has_none(made: SiteTest) -> None:
    assert not (made.site / "tags/odo-farn").exists()


def test_what_was_said_stands_once_with_all_who_give_it(made: SiteTest) -> None:
    page = (made.site / PERSON).read_text("utf-8")
    said = page.partition('id="said"')[2].partition("</section>")[0]
    assert said.count("Nobody will cross this bridge before the summer is over") == 1
    assert "The ferry costs nothing for as long as the bridge is shut" in said
    assert "Lowmoor Herald" in said
    assert "Valley Post" in said


def test_roles_are_told_with_the_source_that_gives_them(made: SiteTest) -> None:
    made.has(PERSON, "Described as", "mayor of Lowmoor")


def test_empty_sections_do_not_appear(made: SiteTest) -> None:
    made.lacks(PERSON, "Also written", "Broader tag", 'id="topics"')


def test_an_outlet_tells_whom_it_cites_and_who_cites_it(made: SiteTest) -> None:
    made.has(HERALD, "Outlet", "2 articles", "Whom it cites most", 'href="../../tags/mira-tolland/"')
    made.has("outlets/valley-post/index.html", "Who cites them", "Lowmoor Herald", "cites somebody without a name")
    made.lacks(HERALD, "Who cites them")


def test_an_outlet_does_not_cite_itself(made: SiteTest) -> None:
    page = (made.site / "outlets/valley-post/index.html").read_text("utf-8")
    citers = page.partition('id="citers"')[2].partition("</section>")[0]
    assert citers.count('class="outlet"') == 1


def test_words_that_may_not_be_printed_are_not(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).edit(
        "content/site.yaml", "title: Valley\nshare: 0.01\nsummary:\n  method: lead\n  sentences: 1\n"
    )
    site.seed("a.md", FIRST).seed("b.md", SECOND).build()
    site.lacks(PERSON, "Nobody will cross", "The ferry costs nothing", "mayor of Lowmoor")


def test_the_editors_line_stands_under_the_name(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).edit("content/tags.yaml", LABELLED).seed("a.md", FIRST).seed("b.md", SECOND).build()
    site.has(PERSON, "Mayor since 2029.", "Person")


def test_what_is_known_of_a_name_is_said_to_machines(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).edit("content/site.yaml", "title: Valley\nurl: https://valley.example/\n")
    site.seed("a.md", FIRST).seed("b.md", SECOND).build()
    site.has(PERSON, '"about":{"@type":"Person","name":"Mira Tolland"}')


def test_other_spellings_have_their_language(tmp_path: Path) -> None:
    aliases = "title: Valley\naliases:\n  - label: Brenn\n    kind: place\n    forms: [Бренн, Brennau]\n"
    site = SiteTest(tmp_path).edit("content/site.yaml", aliases)
    for number in (1, 2):
        site.seed(
            f"en{number}.md",
            f"---\ntitle: Snow in Brenn {number}\nlanguage: en\n---\nSnow fell in Brenn for {number} days.\n",
        )
    site.seed(
        "uk.md",
        "---\ntitle: Сніг у місті Бренн\nlanguage: uk\n---\nМісто Бренн засипав сніг. Бренн стоїть без світла.\n",
    )
    site.build().has("tags/brenn/index.html", "Also written", '<bdi lang="uk">Бренн</bdi>')


def test_a_name_in_very_many_articles_stays_light(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).edit("content/site.yaml", "title: Valley\nshare: 0.9\n")
    for number in range(90):
        day = f"2031-{1 + number // 28:02}-{1 + number % 28:02}"
        body = f'"Work on part {number} of the bridge goes on as we had planned it," said Mira Tolland, mayor of Lowmoor.\n'
        site.seed(
            f"{number}.md",
            f"---\ntitle: Part {number} of the bridge\noutlet: {chr(65 + number % 26)} Paper {number % 40}\ndate: {day}\n---\nPart {number} was looked at.\n\n{body}",
        )
    site.build()
    assert len(gzip.compress((site.site / PERSON).read_bytes())) < 30_000
    site.has(PERSON, "90 articles", "more quotations", "other outlets", 'rel="next"')
    site.has("tags/mira-tolland/2/index.html", "Part ").lacks("tags/mira-tolland/2/index.html", 'id="said"')
    site.has("outlets/index.html", 'href="#letter-1"')
