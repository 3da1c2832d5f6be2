"""`digest templates`: what the theme is made of, and parts of it ready to be changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest import templates
from digest.problems import DigestError
from digest.render import given
from digest.render.catalog import catalog
from digest.render.pages import pages
from tests import sample
from tests.sites import SiteTest, verb

TEXT = "---\ntitle: Quay closed\n---\n\nThe quay at Lowmere was closed on Monday. Nobody was hurt, the harbour master said.\n"
TOPIC = "---\ntitle: The harbour\nmatch: {any: [quay]}\n---\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return (
        SiteTest(tmp_path).seed("quay.md", TEXT).topic("harbour.md", TOPIC).edit("content/site.yaml", "cards: false\n")
    )


def named(root: Path) -> dict[str, templates.Template]:
    return {one.name: one for one in templates.found(root)}


def test_blocks_are_those_of_the_file_and_of_what_it_extends(site: SiteTest) -> None:
    found = named(site.root)
    assert {"summary", "timeline", "sources"} <= set(found["topic.html"].blocks)
    assert found["topic.html"].parent == "base.html"
    assert {"masthead", "footer"} <= set(found["topic.html"].inherited)
    assert "source" in " ".join(found["parts.html"].macros) or found["parts.html"].macros
    assert not any(one.own for one in found.values())


def test_what_the_site_has_of_its_own_is_marked(site: SiteTest) -> None:
    site.edit("templates/topic.html", '{% extends "digest/topic.html" %}{% block mine %}{% endblock %}')
    site.edit("templates/extra.html", "{{ page.title }}").edit("templates/styles/own.css", "p {}")
    found = named(site.root)
    assert found["topic.html"].own
    assert found["topic.html"].blocks == ("mine",)
    assert "summary" in found["topic.html"].inherited
    assert found["extra.html"].own
    assert dict(templates.others(site.root))["styles/own.css"]


def test_a_broken_template_is_one_line(site: SiteTest) -> None:
    site.edit("templates/topic.html", "\n{% block a %}")
    with pytest.raises(DigestError, match=r"^templates/topic\.html:2: .*endblock") as fault:
        templates.found(site.root)
    assert "\n" not in str(fault.value)


def test_every_page_is_of_the_type_that_is_told() -> None:
    for page in pages(catalog(sample.digest(), sample.options())):
        if page.view is not None and page.template in given.PAGES:
            assert type(page.view) is given.PAGES[page.template], page.template
    assert set(given.PAGES) <= set(sample.theme())


def test_each_block_can_be_filled_by_a_file_and_shows_the_same_until_it_is_changed(site: SiteTest) -> None:
    before = site.build().tree()
    for block in ("summary", "footer"):
        assert templates.eject(site.root, "topic.html", block) == "templates/topic.html"
        path = site.root / "templates/topic.html"
        assert path.read_text("utf-8").startswith('{% extends "digest/topic.html" %}\n{% block ' + block)
        after = site.build().tree()
        assert {name: data.split() for name, data in after.items()} == {
            name: data.split() for name, data in before.items()
        }
        path.write_text(path.read_text("utf-8").replace("{{ super() }}", "<p>Printed in Lowmere</p>"))
        site.build().has("topics/harbour/index.html", "Printed in Lowmere")
        path.unlink()


def test_a_whole_file_is_copied_once_and_never_over_another(site: SiteTest) -> None:
    before = site.build().tree()
    assert templates.eject(site.root, "templates/parts.html") == "templates/parts.html"
    assert site.build().tree() == before
    site.edit("templates/parts.html", "mine")
    for block in (None, "x"):
        with pytest.raises(DigestError):
            templates.eject(site.root, "parts.html", block)
    assert (site.root / "templates/parts.html").read_text() == "mine"
    site.edit("templates/topic.html", "mine")
    with pytest.raises(DigestError, match=r"not overwritten; write there: \{% block summary %\}"):
        templates.eject(site.root, "topic.html", "summary")


@pytest.mark.parametrize(
    ("name", "block", "message"),
    [
        ("topc.html", None, 'no template "topc.html"; did you mean "topic.html"'),
        ("topic.html", "sumary", 'topic.html has no block "sumary"; did you mean "summary"'),
        ("styles/base.css", "x", "is no template"),
        ("own.html", None, "is your own"),
        ("../seeds/quay.md", None, "no template"),
    ],
)
def test_what_cannot_be_had_is_told(site: SiteTest, name: str, block: str | None, message: str) -> None:
    site.edit("templates/own.html", "x")
    with pytest.raises(DigestError, match=message):
        templates.eject(site.root, name, block)


def test_the_command_lists_prints_and_writes(site: SiteTest) -> None:
    told = verb("templates", cwd=site.root).stdout
    assert "topic.html  extends base.html\n  blocks: " in told
    assert "  page: title, " in told
    assert all(f"  {name}" in told for name in ("markdown", "plain", "script_json"))
    printed = verb("templates", "redirect.html", cwd=site.root).stdout
    assert printed == (sample.TEMPLATES / "redirect.html").read_text("utf-8")
    assert (
        verb("templates", "topic.html", "--block", "timeline", cwd=site.root).stdout == "write  templates/topic.html\n"
    )
    assert "topic.html  extends digest/topic.html (yours)" in verb("templates", cwd=site.root).stdout
    assert "not overwritten" in verb("templates", "topic.html", "--eject", cwd=site.root, code=1).stderr
    assert "name the template" in verb("templates", "--eject", cwd=site.root, code=2).stderr
