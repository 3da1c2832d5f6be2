"""Addresses last: what is recorded stays, what has moved leads on, and what two lay claim to stops the build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest import permalinks
from digest.check import check
from digest.problems import DigestError
from digest.tasks import Workshop
from tests.sites import SiteTest, verb

RECORD = "content/permalinks.txt"
BODY = "The quay at Lowmere was closed on Monday. Nobody was hurt, the harbour master said on Tuesday morning.\n"
OTHER = "A ferry ran aground off Marrow Bay. Forty passengers were taken ashore in boats, the owner of the line said.\n"


def text(title: str, body: str = BODY, **keys: str) -> str:
    front = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\ntitle: {title}\n{front}---\n\n{body}"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    found = SiteTest(tmp_path).seed("quay.md", text("Quay closed")).seed("ferry.md", text("Ferry aground", OTHER))
    return found.topic("harbour.md", "---\ntitle: The harbour\nmatch: {any: [quay]}\n---\n")


def recorded(site: SiteTest) -> str:
    """Do what `digest permalinks` does."""
    path = site.root / RECORD
    standing = path.read_bytes() if path.is_file() else None
    site.edit(RECORD, permalinks.written(standing, permalinks.additions(site.plan().digest)))
    return path.read_text("utf-8")


def leads(site: SiteTest, old: str, new: str) -> None:
    """There is a signpost at `old` that leads to `new`, both folders of one depth."""
    site.has(f"{old}/index.html", f'content="0; url=../{new}/"')


def codes(site: SiteTest) -> set[str]:
    return {problem.code for problem in check(site.plan(), Workshop())}


def test_a_correction_of_the_title_moves_no_page_even_without_a_record(site: SiteTest) -> None:
    site.edit("content/articles/fix.md", "---\nseed: quay.md\ntitle: The pier is shut\n---\n").build()
    site.has("articles/quay-closed/index.html", "The pier is shut")
    site.edit("content/articles/fix.md", text("The pier is shut", OTHER + "More of it.\n", seed="quay.md")).build()
    site.has("articles/quay-closed/index.html", "The pier is shut")


def test_a_recorded_address_outlasts_another_title_in_the_seed(site: SiteTest) -> None:
    lines = recorded(site)
    assert "articles/quay-closed  seeds/quay.md\n" in lines
    assert "topics/harbour  content/topics/harbour.md\n" in lines
    site.seed("quay.md", text("Pier shut")).build().has("articles/quay-closed/index.html", "Pier shut")
    assert recorded(site) == lines


def test_a_stated_slug_wins_and_the_former_addresses_lead_to_it(site: SiteTest) -> None:
    recorded(site)
    site.seed("quay.md", text("Quay closed", slug="first")).build()
    leads(site, "articles/quay-closed", "first")
    assert recorded(site).endswith("articles/first  seeds/quay.md\n")
    site.seed("quay.md", text("Quay closed", slug="second")).build()
    leads(site, "articles/quay-closed", "second")
    leads(site, "articles/first", "second")
    recorded(site)
    site.seed("quay.md", text("Quay closed", slug="quay-closed")).build()
    leads(site, "articles/first", "quay-closed")
    leads(site, "articles/second", "quay-closed")
    assert recorded(site).count("quay-closed  seeds/quay.md") == 2


def test_a_topic_and_a_page_keep_their_addresses(site: SiteTest) -> None:
    site.edit("content/pages/about.md", text("About"))
    recorded(site)
    site.topic("harbour.md", "---\ntitle: The quay\nslug: quay\nmatch: {any: [quay]}\n---\n")
    site.edit("content/pages/about.md", text("About", slug="who")).build()
    leads(site, "topics/harbour", "quay")
    leads(site, "about", "who")
    recorded(site)
    site.topic("harbour.md", "---\ntitle: The quay\nmatch: {any: [quay]}\n---\n").build()
    leads(site, "topics/harbour", "quay")


def test_a_feed_knows_a_page_by_its_first_recorded_address(site: SiteTest) -> None:
    site.edit("content/site.yaml", "url: https://example.org/news\n")
    recorded(site)
    before = {item["id"] for item in json.loads(site.build().tree()["feed.json"])["items"]}
    site.seed("quay.md", text("Quay closed", slug="pier"))
    site.topic("harbour.md", "---\ntitle: The quay\nslug: quay\nmatch: {any: [quay]}\n---\n").build()
    assert {item["id"] for item in json.loads(site.tree()["feed.json"])["items"]} == before
    site.has("feed.json", "https://example.org/news/articles/pier/").has(
        "topics/quay/feed.xml", "<id>https://example.org/news/topics/harbour/</id>"
    )


def test_what_is_gone_says_so_until_the_editor_says_where_it_went(site: SiteTest) -> None:
    recorded(site)
    site.delete("seeds/ferry.md").build()
    site.has("articles/ferry-aground/index.html", "No longer here", 'name="robots" content="noindex"')
    assert "file-gone" in codes(site)
    record = (site.root / RECORD).read_text("utf-8")
    site.edit(RECORD, record + "articles/ferry-aground  gone\n").build()
    assert "file-gone" not in codes(site)
    site.has("articles/ferry-aground/index.html", "No longer here")
    site.edit(RECORD, record.replace("seeds/ferry.md", "articles/quay-closed")).build()
    leads(site, "articles/ferry-aground", "quay-closed")
    assert "file-gone" not in codes(site)


def test_a_renamed_seed_keeps_its_address_by_its_title(site: SiteTest) -> None:
    recorded(site)
    site.rename("seeds/ferry.md", "seeds/ferry-2.md").build().has(
        "articles/ferry-aground/index.html", "<h1", "Ferry aground"
    )
    assert {"unrecorded"} == codes(site) & {"unrecorded", "file-gone"}
    assert recorded(site).endswith("articles/ferry-aground  seeds/ferry-2.md\n")
    assert not codes(site) & {"unrecorded", "file-gone"}


def test_a_draft_is_not_recorded_and_not_said_to_be_gone(site: SiteTest) -> None:
    recorded(site)
    site.seed("ferry.md", text("Ferry aground", OTHER, draft="true")).build()
    site.has("articles/ferry-aground/index.html", "No longer here")
    assert "file-gone" not in codes(site)
    site.seed("new.md", text("A new one", "Something else was told by nobody in Lowmere.\n", draft="true"))
    assert "new.md" not in recorded(site)


def test_a_new_article_does_not_take_an_address_that_leads_elsewhere(site: SiteTest) -> None:
    recorded(site)
    site.seed("quay.md", text("Quay closed", slug="pier")).seed(
        "a.md", text("Quay closed", OTHER.replace("Forty", "Ten"))
    )
    site.build().told("slug-taken", "seeds/a.md", "seeds/quay.md")
    leads(site, "articles/quay-closed", "pier")
    assert [path for path in site.tree() if path.startswith("articles/quay-closed-")]


def test_a_copy_is_not_recorded(site: SiteTest) -> None:
    long = (
        BODY
        + OTHER
        + "".join(
            f"Boat number {n} left the harbour of Lowmere at {n} in the morning, its owner said.\n" for n in range(2, 9)
        )
    )
    site.seed("quay.md", text("Quay closed", long)).seed("quay-2.md", text("Quay closed", long))
    assert len(site.plan().digest.corpus.copies) == 1
    assert recorded(site).count("articles/quay-closed") == 1
    assert not codes(site) & {"unrecorded"}


@pytest.mark.parametrize(
    ("files", "names"),
    [
        ({"seeds/quay.md": text("A", slug="same"), "seeds/ferry.md": text("B", OTHER, slug="Same")}, ["quay.md", "ferry.md"]),
        ({"seeds/quay.md": text("A", slug="größe"), "seeds/ferry.md": text("B", OTHER, slug="GRO\u0308SSE")}, ["quay.md", "ferry.md"]),
        ({"seeds/quay.md": text("A", aliases="same"), "seeds/ferry.md": text("B", OTHER, slug="same")}, ["quay.md", "ferry.md"]),
        ({"seeds/quay.md": text("A", aliases="same"), "seeds/ferry.md": text("B", OTHER, aliases="same")}, ["quay.md", "ferry.md"]),
        ({"content/topics/a.md": text("A", slug="harbour", match="{any: [quay]}")}, ["a.md", "harbour.md"]),
        ({"content/topics/a.md": text("A", aliases="harbour", match="{any: [quay]}")}, ["a.md", "harbour.md"]),
        ({"content/pages/a.md": text("A", slug="tags")}, ["a.md", "tags.html"]),
        ({"content/pages/a.md": text("A", slug="b"), "content/pages/b.md": text("B")}, ["a.md", "b.md"]),
        ({RECORD: "articles/x  seeds/quay.md\narticles/x  seeds/ferry.md\n"}, ["quay.md", "ferry.md"]),
        ({RECORD: "articles/x  seeds/quay.md\n", "seeds/ferry.md": text("B", OTHER, slug="x")}, ["quay.md", "ferry.md"]),
        (
            {RECORD: "articles/x  seeds/quay.md\narticles/y  seeds/quay.md\n", "seeds/ferry.md": text("B", OTHER, slug="x")},
            ["quay.md", "ferry.md"],
        ),
        ({RECORD: "tags  seeds/quay.md\n"}, ["quay.md", "tags.html"]),
    ],
)  # fmt: skip
def test_an_address_that_two_are_given_stops_the_build_and_names_both(
    site: SiteTest, files: dict[str, str], names: list[str]
) -> None:
    site.build()
    before = site.tree()
    for path, content in files.items():
        site.edit(path, content)
    with pytest.raises(DigestError) as fault:
        site.build()
    assert all(name in str(fault.value) for name in names), str(fault.value)
    assert "\n" not in str(fault.value)
    assert site.tree() == before


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("<<<<<<< HEAD\n", "permalinks.txt:1: .* is no address"),
        ("# fine\narticles/quay\n", "permalinks.txt:2: expected an address and a file"),
        ("articles/Quay  seeds/quay.md\n", 'permalinks.txt:1: "articles/Quay" is no address'),
        ("../x  seeds/quay.md\n", "is no address"),
        ("articles/x  https://example.org/\n", "is no address"),
        (b"articles/x  seeds/\xff\n", "permalinks.txt:1: not UTF-8"),
    ],
)
def test_a_record_that_cannot_be_understood_stops_the_build(site: SiteTest, record: str | bytes, message: str) -> None:
    with pytest.raises(DigestError, match=message):
        site.edit(RECORD, record).plan()


def test_an_address_that_leads_to_no_page_is_told(site: SiteTest) -> None:
    site.edit(RECORD, "outlets/old-name  outlets/nobody\n").build()
    site.has("outlets/old-name/index.html", "No longer here")
    told = [problem for problem in check(site.plan(), Workshop()) if problem.path == RECORD]
    assert [(problem.line, problem.code) for problem in told] == [(1, "broken-link")]


def test_a_name_with_spaces_and_windows_lines_are_read(site: SiteTest) -> None:
    site.seed("a quay.md", text("Another", OTHER.replace("ferry", "tug"))).edit(
        RECORD, "articles/tug\tseeds/a quay.md\r\n"
    )
    site.build().has("articles/tug/index.html", "Another")
    recorded(site)
    data = (site.root / RECORD).read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 1


def test_after_any_edits_the_site_equals_a_clean_build(site: SiteTest, tmp_path: Path) -> None:
    site.build()
    recorded(site)
    site.edit("content/articles/fix.md", "---\nseed: quay.md\ntitle: The pier is shut\n---\n").build()
    site.seed("quay.md", text("Quay closed", slug="pier")).build()
    site.edit(RECORD, (site.root / RECORD).read_text("utf-8") + "old  articles/pier\n").build()
    site.delete("seeds/ferry.md").build()
    clean = {output.path: output.data for output in site.plan(remember=False).outputs}
    assert {path: data for path, data in site.tree().items() if path != ".digest-manifest"} == clean


def test_the_command_adds_lines_once_and_changes_none(site: SiteTest) -> None:
    seeds = {path: path.read_bytes() for path in (site.root / "seeds").iterdir()}
    shown = verb("permalinks", "--dry-run", cwd=site.root).stdout
    assert "add  articles/quay-closed  seeds/quay.md" in shown
    assert not (site.root / RECORD).exists()
    assert "3 lines added" in verb("permalinks", cwd=site.root).stdout
    first = (site.root / RECORD).read_text("utf-8")
    assert first.startswith("# The addresses of this site")
    assert "0 lines added" in verb("permalinks", cwd=site.root).stdout
    own = first.replace("articles/quay-closed", "# mine\narticles/kept")
    site.edit(RECORD, own).seed("quay.md", text("Pier shut", slug="pier"))
    verb("permalinks", "--quiet", cwd=site.root)
    assert (site.root / RECORD).read_text("utf-8") == own + "articles/pier  seeds/quay.md\n"
    assert seeds.keys() == set((site.root / "seeds").iterdir())
    assert not list((site.root / "content").glob(".*.part"))
