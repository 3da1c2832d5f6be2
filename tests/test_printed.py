from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest import memo
from digest.printed import Printed
from digest.problems import DigestError
from digest.render.theme import Theme
from digest.standing import Standing
from tests.sites import SiteTest

TEXT = "---\ntitle: {title}\noutlet: {outlet}\ndate: 2025-03-{day:02}\n---\n\nThe bridge in Lowmoor is shut. {more} The council says it costs 40 million euros.\n"
TOPIC = "---\ntitle: The bridge\nmatch:\n  any: [bridge]\n---\n\nWhat became of the bridge.\n"


def text(title: str, outlet: str = "The Courier", day: int = 3, more: str = "Nobody was hurt.") -> str:
    return TEXT.format(title=title, outlet=outlet, day=day, more=more)


def small(root: Path) -> SiteTest:
    site = (
        SiteTest(root)
        .edit("content/site.yaml", "title: Small\ncards: false\nsearch: false\n")
        .topic("bridge.md", TOPIC)
    )
    for number, name in enumerate("abc", start=1):
        site.seed(f"{name}.md", text(f"Text {name}", f"Outlet {name}", number))
    return site


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that are rendered, in order."""
    found: list[str] = []
    render = Theme.render

    def counted(theme: Theme, name: str, values: dict[str, object]) -> bytes:
        found.append(name)
        return render(theme, name, values)

    monkeypatch.setattr(Theme, "render", counted)
    return found


def test_nothing_is_rendered_where_nothing_changed(tmp_path: Path, rendered: list[str]) -> None:
    site = small(tmp_path).build()
    assert {"index.html", "article.html", "article.md", "feed.xml", "topic.md"} <= set(rendered)
    before = site.tree()
    rendered.clear()
    assert site.build().tree() == before
    assert rendered == []


def test_of_one_changed_article_only_what_shows_it_is_rendered(tmp_path: Path, rendered: list[str]) -> None:
    site = small(tmp_path).build()
    rendered.clear()
    site.edit("seeds/b.md", text("Text b", "Outlet b", 2, "Nobody was hurt, it is told.")).build()
    assert rendered.count("article.html") < 3
    assert not {"method.html", "404.html", "outlets.html"} & set(rendered)
    assert site.tree() == SiteTest(tmp_path).build(remember=False).tree()


@pytest.mark.parametrize(
    ("path", "content", "again", "stays"),
    [
        ("templates/article.html", "<p>{{ page.source.title }}</p>", {"article.html"}, {"article.md", "index.html"}),
        ("templates/paging.html", "{% macro pager(page) %}mine{% endmacro %}", {"list.html"}, {"article.html"}),
        ("templates/parts.md", None, {"article.md", "topic.md"}, {"article.html"}),
        ("templates/base.html", None, {"article.html", "404.html"}, {"article.md", "feed.xml"}),
        ("templates/unused.html", "mine", set(), {"article.html", "article.md", "feed.xml", "index.html"}),
        ("templates/feed_entry.html", "mine", {"feed.xml"}, {"article.html"}),
    ],
)
def test_of_a_changed_template_what_needs_it_is_rendered(
    path: str, content: str | None, again: set[str], stays: set[str], tmp_path: Path, rendered: list[str]
) -> None:
    site = small(tmp_path).build()
    before, name = site.tree(), path.removeprefix("templates/")
    shipped = (Path(__file__).parent.parent / "templates" / name).read_text("utf-8") if content is None else ""
    rendered.clear()
    site.edit(path, content or f"{shipped}\n{{# mine #}}\n").build()
    assert again <= set(rendered)
    assert not stays & set(rendered)
    rendered.clear()
    assert site.delete(path).build().tree() == before
    assert again <= set(rendered)
    assert not stays & set(rendered)


def test_a_template_that_computes_a_name_needs_all(tmp_path: Path, rendered: list[str]) -> None:
    site = (
        small(tmp_path)
        .edit("templates/404.html", "{% include 'one' ~ '.html' %}")
        .edit("templates/one.html", "1")
        .build()
    )
    rendered.clear()
    site.edit("templates/one.html", "2").build().has("404.html", "2")
    assert rendered == ["404.html"]


def test_a_template_that_was_absent_is_seen(tmp_path: Path, rendered: list[str]) -> None:
    site = small(tmp_path).edit("templates/404.html", '{% include "one.html" ignore missing %}.').build()
    rendered.clear()
    site.edit("templates/one.html", "2").build().has("404.html", "2.")
    assert rendered == ["404.html"]


def test_all_is_rendered_in_another_language(tmp_path: Path, rendered: list[str]) -> None:
    site = small(tmp_path).build()
    number = len(rendered)
    rendered.clear()
    site.edit("content/site.yaml", "title: Small\ncards: false\nsearch: false\nlanguage: de\n").build()
    assert len(rendered) == number
    site.has("index.html", 'lang="de"')


def test_a_file_that_is_not_what_was_rendered_is_rendered_again(tmp_path: Path, rendered: list[str]) -> None:
    site = small(tmp_path).build()
    before = site.tree()
    (site.site / "404.html").write_text("mine", "utf-8")
    (site.site / "method/index.html").unlink()
    rendered.clear()
    assert site.build().tree() == before
    assert sorted(rendered) == ["404.html", "method.html"]


def test_what_a_build_did_not_make_is_forgotten(tmp_path: Path) -> None:
    memory = memo.Memo(tmp_path / ".digest")
    (tmp_path / "a").write_bytes(b"A")
    (tmp_path / "b").write_bytes(b"B")
    first = Printed(memory, tmp_path)
    first.remember("a", "1", b"A")
    first.remember("b", "2", b"B")
    first.keep()
    second = Printed(memory, tmp_path)
    assert second.known("a", "1") == b"A"
    assert second.known("a", "2") is None
    assert second.known("c", "1") is None
    second.keep()
    third = Printed(memory, tmp_path)
    assert third.known("a", "1") == b"A"
    assert third.known("b", "2") is None
    memory.close()


def test_what_waits_to_be_stored_is_known(tmp_path: Path) -> None:
    memory = memo.Memo(tmp_path / ".digest", Standing())
    (tmp_path / "a").write_bytes(b"A")
    first = Printed(memory, tmp_path)
    first.remember("a", "1", b"A")
    first.keep()
    assert Printed(memory, tmp_path).known("a", "1") == b"A"
    memory.store()
    assert Printed(memory, tmp_path).known("a", "1") == b"A"
    memory.close()


_SEEDS = st.tuples(
    st.sampled_from(["seeds/a.md", "seeds/b.md", "seeds/d.md"]),
    st.sampled_from(
        [None, text("Text a", "Outlet a"), text("Another", "Outlet b", 5), text("Text a", "Outlet a", 9, "Two died.")]
    ),
)
_OWN = st.tuples(
    st.sampled_from(
        ["templates/article.html", "templates/parts.html", "templates/404.html", "templates/feed_entry.html"]
    ),
    st.sampled_from(
        [None, '{% include "more.html" ignore missing %}{% macro lang(x) %}{% endmacro %}mine', "{{ site.title }}"]
    ),
)
_MORE = st.tuples(st.just("templates/more.html"), st.sampled_from([None, "more", "most"]))
_OPTIONS = st.tuples(
    st.just("content/site.yaml"),
    st.sampled_from(
        ["cards: false\nsearch: false\n", "title: Other\ncards: false\nsearch: false\nurl: https://example.org/x\n"]
    ),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(_SEEDS, _OWN, _MORE, _OPTIONS), min_size=1, max_size=5))
def test_a_site_is_what_a_clean_build_makes_of_it_after_any_edits(edits: list[tuple[str, str | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = small(Path(folder)).build()
        for path, content in edits:
            if content is not None:
                site.edit(path, content)
            elif (site.root / path).exists():
                site.delete(path)
            else:
                continue
            try:
                plan = site.plan(remember=False)
            except DigestError as fault:
                with pytest.raises(DigestError, match=re.escape(str(fault))):
                    site.build()
                continue
            made = {output.path: output.data for output in plan.outputs}
            tree = site.build().tree()
            tree.pop(".digest-manifest")
            assert tree == made
