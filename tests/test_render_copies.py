"""What readers see of copies: one page, with the others named on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from digest import build, explain, memo, tasks
from digest.render import data
from tests.copying import FOLLOW_UP, REPORT
from tests.sites import SiteTest

TOPIC = "---\ntitle: The pier of Vellmar\nmatch: {any: [pier]}\n---\n"


def front(text: str, **fields: str) -> str:
    rows = "\n".join(f"{name}: {value}" for name, value in fields.items())
    paragraphs = text.replace(". ", ".\n\n")
    return f"---\n{rows}\n---\n\n{paragraphs}\n"


WIRE = front(
    REPORT,
    title="Cracks close a pier",
    outlet="Quay Press",
    date="2025-03-01",
    url="https://quay.example/pier",
    aliases="[old-pier]",
)
DAILY = front(
    REPORT.replace("closed the northern", "shut the northern"),
    title="Pier shut after divers find cracks",
    outlet="Vellmar Daily",
    date="2025-03-02",
    url="https://daily.example/pier",
    aliases="[vellmar-pier]",
    topics="[islands]",
)
SAVED = front(REPORT, title="Cracks close a pier", outlet="Quay Press", date="2025-03-01")
OTHER = front(FOLLOW_UP, title="March on the town hall", outlet="Ostrand Post", date="2025-03-04")


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    made = (
        SiteTest(tmp_path).seed("wire.md", WIRE).seed("daily.md", DAILY).seed("saved.md", SAVED).seed("other.md", OTHER)
    )
    made.topic("pier.md", TOPIC).topic("islands.md", "---\ntitle: The islands\nmatch: {any: [marmalade]}\n---\n")
    return made.build()


def test_a_copy_has_no_page_of_its_own_and_its_addresses_lead_to_the_one_shown(site: SiteTest) -> None:
    shown = "articles/cracks-close-a-pier/"
    for name in ("pier-shut-after-divers-find-cracks", "vellmar-pier", "old-pier"):
        site.has(f"articles/{name}/index.html", "../cracks-close-a-pier/", 'http-equiv="refresh"')
    site.lacks(f"{shown}index.html", 'http-equiv="refresh"')


def test_the_page_names_the_other_outlets_and_files(site: SiteTest) -> None:
    page = "articles/cracks-close-a-pier/index.html"
    site.has(page, "Also published by", "Vellmar Daily", "https://daily.example/pier", "2 March 2025")
    site.has(page, "does not count as independent confirmation", "Another copy of the same text: <bdi>saved.md</bdi>")


def test_a_topic_counts_it_once_and_lists_the_others_under_it(site: SiteTest) -> None:
    site.has("topics/pier/index.html", "2 sources", "Also published by", "https://daily.example/pier")
    site.lacks("topics/pier/index.html", "Pier shut after divers", "saved.md")


def test_a_topic_that_an_editor_put_a_copy_into_has_the_one_shown(site: SiteTest) -> None:
    site.has("topics/islands/index.html", "1 source", "Cracks close a pier")


def test_lists_and_feeds_have_it_once(site: SiteTest) -> None:
    site.lacks("index.html", "Pier shut after divers").has("index.html", "Cracks close a pier", "Also published by")
    site.lacks("feed.xml", "Pier shut after divers")
    assert len(json.loads((site.site / "feed.json").read_text("utf-8"))["items"]) == 2


def test_the_outlet_of_a_copy_lists_the_article_shown(site: SiteTest) -> None:
    site.has("outlets/vellmar-daily/index.html", "Cracks close a pier", "Quay Press", "Also published by", "1 article")
    site.has("outlets/quay-press/index.html", "1 article")


def test_facts_do_not_count_a_copy(site: SiteTest) -> None:
    corpus = site.plan().digest.corpus
    assert {place.article for fact in corpus.facts for place in fact.sentences} == {
        "cracks-close-a-pier",
        "march-on-the-town-hall",
    }
    assert all("Vellmar Daily" not in fact.origins for fact in corpus.facts)


def test_a_build_notes_copies_and_does_not_complain_of_their_slug(site: SiteTest) -> None:
    site.told("copy", "daily.md", "copy of seeds/wire.md", "stand in the other")
    assert all(problem.level == "note" for problem in site.problems), site.problems
    site.seed("third.md", front("Another pier, another day.", title="Cracks close a pier")).build()
    site.told("slug-taken", "cracks-close-a-pier")


def test_every_article_stays_in_the_export(site: SiteTest) -> None:
    exported = json.loads(data.export(site.plan().digest, "test"))
    found = {article["path"]: (article["copy_of"], article["page"]) for article in exported["articles"]}
    assert len(found) == 4
    assert found["seeds/daily.md"] == ("cracks-close-a-pier", "articles/cracks-close-a-pier/")
    assert found["seeds/wire.md"] == (None, "articles/cracks-close-a-pier/")
    assert [copy["kind"] for copy in exported["copies"]] == ["duplicate", "reprint"]


def test_explain_says_of_which_and_why(site: SiteTest) -> None:
    gathered = build.gather(site.root, {}, tasks.Workshop(memo.Memo(None)))
    grounds = explain.grounds(gathered.digest, explain.find(gathered.digest, "daily.md"), gathered.options)
    text = explain.as_text(grounds)
    assert "Copy (reprint) of seeds/wire.md" in text
    assert "→ articles/cracks-close-a-pier/" in text
    assert "Summary" not in text
    assert json.loads(explain.as_json(grounds))["copy_of"]["of"] == "cracks-close-a-pier"


def test_an_editor_can_part_them(site: SiteTest) -> None:
    site.edit("seeds/daily.md", DAILY.replace("title:", "copy_of: none\ntitle:")).build()
    site.lacks("articles/pier-shut-after-divers-find-cracks/index.html", 'http-equiv="refresh"')


def test_what_is_built_again_equals_what_is_built_anew(site: SiteTest, tmp_path: Path) -> None:
    steps: tuple[Callable[[], object], ...] = (
        lambda: site.delete("seeds/wire.md"),
        lambda: site.seed("wire.md", WIRE.replace("Quay Press", "Pier News")),
        lambda: site.edit("seeds/daily.md", OTHER.replace("Ostrand Post", "Vellmar Daily")),
    )
    for number, step in enumerate(steps):
        step()
        site.build()
        anew = SiteTest(tmp_path / f"anew{number}")
        for path in [path for folder in ("seeds", "content") for path in sorted((site.root / folder).rglob("*.md"))]:
            anew.edit(path.relative_to(site.root).as_posix(), path.read_bytes())
        assert anew.build(remember=False).tree() == site.tree()


def test_versions_of_one_outlet_are_told_by_their_days(tmp_path: Path) -> None:
    later = front(REPORT + " The pier is fenced now.", title="Pier closed", outlet="Quay Press", date="2025-03-05")
    made = SiteTest(tmp_path).seed("wire.md", WIRE).seed("later.md", later).build()
    made.has("articles/pier-closed/index.html", "Other versions", "1 March 2025").lacks(
        "articles/pier-closed/index.html", "Also published by"
    )
