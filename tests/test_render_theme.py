from __future__ import annotations

import dataclasses
import re

import pytest

from digest import render
from digest.problems import DigestError
from digest.render.allowance import Passage
from digest.render.article import ArticleView
from digest.render.dates import DateView
from digest.render.frame import Frame, Head, SiteView
from digest.render.index import IndexView
from digest.render.names import NameView, ProfileView
from digest.render.newsletter import NewsletterView, SectionView
from digest.render.outlets import OutletsView, OutletView
from digest.render.parts import SourceView, StatementView
from digest.render.tags import ListView, TagsView
from digest.render.texts import MethodView, RedirectView, TextView
from digest.render.theme import FILTERS, Theme, plain, script_json
from digest.render.topic import TopicView
from tests import sample


def built(**own: str) -> dict[str, str]:
    theme = sample.theme({name.replace("__", "/").replace("_", "."): text for name, text in own.items()})
    return {output.path: output.data.decode() for output in render.outputs(sample.digest(), sample.options(), theme)}


def test_a_sites_template_replaces_the_shipped_one() -> None:
    assert built(tags_html="<p>{{ page.title }} of mine</p>")["tags/index.html"] == "<p>Tags of mine</p>"


def test_a_sites_template_may_extend_the_shipped_one() -> None:
    own = '{% extends "digest/topic.html" %}{% block summary %}<p>mine</p>{{ super() }}{% endblock %}'
    text = built(topic_html=own)["topics/bridge/index.html"]
    assert "<p>mine</p>" in text
    assert 'id="summary"' in text
    assert 'id="sources"' in text


def test_a_sites_base_is_under_every_page() -> None:
    own = '{% extends "digest/base.html" %}{% block footer %}<p>Printed in Lowmoor</p>{% endblock %}'
    site = built(base_html=own)
    assert all("Printed in Lowmoor" in text for path, text in site.items() if path.endswith(".html"))


def test_a_sites_assets_are_published() -> None:
    assert built(assets__seal_svg="<svg/>")["assets/seal.svg"] == "<svg/>"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("topic.html", "\n\n{% if %}", r"^templates/topic\.html:3: "),
        ("topic.html", "\n{{ page.titel }}", r"^templates/topic\.html:2: .*titel"),
        ("topic.html", "\n{{ nobody }}", r"^templates/topic\.html:2: 'nobody' is undefined$"),
        ("topic.html", "\n{{ page.title | nofilter }}", r"^templates/topic\.html:2: .*nofilter"),
        ("topic.html", "{{ 1 / 0 }}", r"^templates/topic\.html:1: division by zero$"),
        ("topic.html", "{{ page.title + 1 }}", r"^templates/topic\.html:1: "),
        ("topic.html", '\n{% extends "bse.html" %}', r'^templates/topic\.html:2: there is no template "bse\.html"$'),
        ("parts.html", "{% macro %}", r"^templates/parts\.html:1: "),
        ("feed.xml", "{{ feed.nothing }}", r"^templates/feed\.xml:1: "),
    ],
)
def test_a_fault_names_file_and_line(name: str, text: str, message: str) -> None:
    with pytest.raises(DigestError, match=message) as fault:
        render.outputs(sample.digest(), sample.options(), sample.theme({name: text}))
    assert "\n" not in str(fault.value)


def test_a_template_that_is_not_utf8_is_named() -> None:
    with pytest.raises(DigestError, match=r"templates/topic\.html:2: not UTF-8"):
        render.outputs(sample.digest(), sample.options(), {**sample.theme(), "topic.html": b"a\n\xff"})


def test_a_fault_in_a_value_names_the_template() -> None:
    class Broken:
        @property
        def title(self) -> str:
            raise ValueError("ours")

    with pytest.raises(DigestError, match=r"^templates/x\.html:1: ours$"):
        Theme({"x.html": b"{{ page.title }}"}, {}).render("x.html", {"page": Broken()})


def test_everything_is_escaped_also_in_xml() -> None:
    theme = Theme({"x.xml": b'<a b="{{ x }}">{{ x }}</a>'}, {})
    assert theme.render("x.xml", {"x": '<&">\x00'}) == b'<a b="&lt;&amp;&#34;&gt;">&lt;&amp;&#34;&gt;</a>'


def test_markdown_and_plain_text_are_escaped_as_what_they_are() -> None:
    files = {
        "x.md": b"*{{ x }}* [a]({{ y | target }})",
        "x.txt": b"{{ x }}|{{ z | markdown }}",
        "own.md": b"{{ z | markdown }}",
    }
    theme = Theme(files, {})
    assert theme.render("x.md", {"x": "*<&\n", "y": "#a(b)"}) == b"*\\*\\<& * [a](./#a%28b%29)"
    assert theme.render("x.txt", {"x": "*<&\n", "z": "*own*\n"}) == b"*<& |*own*"
    assert theme.render("own.md", {"z": "# A *heading*"}) == b"# A *heading*"


def test_json_cannot_leave_its_script() -> None:
    text = str(script_json({"a": "</script><!-- & \u2028"}))
    assert not set("<>&\u2028") & set(text)


def test_plain_text_does_not_turn_its_surroundings() -> None:
    assert plain("a\u202e b\n\tc\u2066") == "a b c"


def test_templates_blocks_and_filters_are_documented() -> None:
    text = (sample.TEMPLATES.parent / "docs" / "theming.md").read_text("utf-8")
    for path in sorted(sample.TEMPLATES.rglob("*.*")):
        assert path.name in text, path.name
        for block in re.findall(r"{% block (\w+) %}", path.read_text("utf-8")):
            assert f"`{block}`" in text, block
    for name in FILTERS:
        assert f"| `{name}` |" in text, name


def test_fields_of_pages_are_documented() -> None:
    text = (sample.TEMPLATES.parent / "docs" / "theming.md").read_text("utf-8")
    views = (
        NewsletterView,
        SectionView,
        IndexView,
        TopicView,
        ArticleView,
        ListView,
        TagsView,
        OutletsView,
        TextView,
        MethodView,
        RedirectView,
    )
    for view in (
        *views,
        NameView,
        ProfileView,
        OutletView,
        Frame,
        Head,
        SiteView,
        SourceView,
        StatementView,
        DateView,
        Passage,
    ):
        for field in dataclasses.fields(view):
            assert f"`{field.name}`" in text, f"{view.__name__}.{field.name}"
