from __future__ import annotations

import dataclasses
import re

import pytest

from digest import render
from digest.problems import DigestError
from digest.render.allowance import Passage
from digest.render.article import ArticleView
from digest.render.dates import DateView
from digest.render.days import DayPageView, DaysView
from digest.render.filters import plain, script_json
from digest.render.frame import Frame, Head, SiteView
from digest.render.index import IndexView
from digest.render.names import NameView, ProfileView
from digest.render.newsletter import NewsletterView, SectionView
from digest.render.outlets import OutletsView, OutletView
from digest.render.parts import SourceView, StatementView
from digest.render.syntax import binds
from digest.render.tag_kinds import TagKindView
from digest.render.tags import ListView, TagsView
from digest.render.templating import FILTERS
from digest.render.texts import MethodView, RedirectView, TextView
from digest.render.theme import Theme
from digest.render.timeline import TimelineView
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
        (
            "topic.html",
            '\n{% extends "bse.html" %}',
            r'^templates/topic\.html:2: there is no template "bse\.html"; did you mean "base\.html"\?$',
        ),
        (
            "topic.html",
            "{{ page.titel }}",
            r"^templates/topic\.html:1: there is no page\.titel; did you mean \"page\.title\"\?$",
        ),
        ("topic.html", "{{ strings.sumary }}", r'there is no strings\.sumary; did you mean "strings\.summary"\?$'),
        ("topic.html", "{{ pge }}", r"'pge' is undefined; did you mean \"page\"\?$"),
        ("topic.html", "{% set mine = 1 %}\n{{ mne }}", r":2: 'mne' is undefined; did you mean \"mine\"\?$"),
        ("topic.html", "{{ page.title.nothing.at.all }}", r":1: there is no page\.title\.nothing"),
        ("topic.html", "{{ page['titel'] }}", r":1: there is no 'titel'; did you mean \"title\"\?$"),
        ("topic.html", "\n{{ page.title | plan }}", r":2: No filter named 'plan'\. did you mean \"plain\"\?$"),
        ("topic.html", "{% if 1 is odt %}{% endif %}", r":1: No test named 'odt' found\. did you mean \"odd\"\?$"),
        ("topic.html", "{% block a %}\n<p>", r"^templates/topic\.html:2: .*endblock"),
        ("topic.html", "{% blok a %}", r"^templates/topic\.html:1: .*unknown tag 'blok'"),
        ("topic.html", '\n{% include "topic.html" %}', r"^templates/topic\.html:2: .*without end$"),
        ("topic.html", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", r"^templates/topic\.html:1: .*without end$"),
        (
            "topic.html",
            '{% extends "topic.html" %}',
            r"^templates/topic\.html:1: extends itself; write `digest/topic\.html`",
        ),
        (
            "topic.html",
            '{% extends "digest/topic.html" %}\n{% block timelin %}{% endblock %}',
            r'^templates/topic\.html:2: digest/topic\.html has no block "timelin"; did you mean "timeline"\?$',
        ),
        (
            "topic.html",
            '{% extends "digest/topic.html" %}{% block summary %}\n{% include "part.html" %}{% endblock %}',
            r'^templates/topic\.html:2: there is no template "part\.html"; did you mean "parts\.html"\?$',
        ),
        (
            "topic.html",
            '{% extends "digest/topic.html" %}{% block summary %}\n{{ page.sumary }}{% endblock %}',
            r'^templates/topic\.html:2: there is no page\.sumary; did you mean "page\.summary"\?$',
        ),
        (
            "topic.html",
            '{% import "parts.html" as parts %}\n{{ parts.wrds(1) }}',
            r':2: .*wrds.*did you mean "parts\.words"',
        ),
        ("topic.html", '\n{% from "parts.html" import wrds %}{{ wrds(1) }}', r":2: .*wrds"),
        ("topic.html", "{{ page.title() }}", r"^templates/topic\.html:1: 'str' object is not callable$"),
        ("topic.html", "{% for one in 7 %}{% endfor %}", r"^templates/topic\.html:1: .*not iterable"),
        ("topic.html", "{{ page.title | plain(1, 2) }}", r"^templates/topic\.html:1: .*plain"),
        ("parts.html", "{# no macros at all #}", r"^digest/\w+\.html:\d+: there is no parts\.\w+$"),
        ("parts.html", "{% macro %}", r"^templates/parts\.html:1: "),
        ("feed.xml", "{{ feed.nothing }}", r"^templates/feed\.xml:1: "),
    ],
)
def test_a_fault_names_file_and_line(name: str, text: str, message: str) -> None:
    with pytest.raises(DigestError, match=message) as fault:
        render.outputs(sample.digest(), sample.options(), sample.theme({name: text}))
    assert "\n" not in str(fault.value)


def test_a_block_within_a_block_of_ones_own_may_have_any_name() -> None:
    own = '{% extends "digest/topic.html" %}{% block summary %}{% block mine %}<p>mine</p>{% endblock %}{% endblock %}'
    assert "<p>mine</p>" in built(topic_html=own)["topics/bridge/index.html"]


def test_a_template_may_extend_one_that_extends() -> None:
    middle = '{% extends "digest/topic.html" %}{% block timeline %}{% endblock %}'
    own = '{% extends "middle.html" %}{% block footer %}<p>Printed in Lowmoor</p>{% endblock %}'
    assert "Printed in Lowmoor" in built(topic_html=own, middle_html=middle)["topics/bridge/index.html"]


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
        TagKindView,
        DaysView,
        DayPageView,
        TimelineView,
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


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    words: str


def rendered(files: dict[str, str], *pages: dict[str, object], labels: dict[str, str] | None = None) -> list[str]:
    theme = Theme(
        {name: text.encode() for name, text in files.items()}, labels or {"hello": "Hello & so"}, {"site": Said("S")}
    )
    return [theme.render("page.html", values).decode() for values in pages]


def test_a_macro_says_what_it_is_given_each_time() -> None:
    files = {
        "parts.html": "{% macro m(a, b=1, flag=false) %}{{ a.words }}{{ b }}{{ flag }}{% endmacro %}",
        "page.html": '{% import "parts.html" as p with context %}{{ p.m(x) }}|{{ p.m(x, 2) }}|{{ p.m(x, flag=2) }}|{{ p.m(x, "flag") }}|{{ p.m(x, true) }}',
    }
    told = [f"{word}1False|{word}2False|{word}12|{word}flagFalse|{word}TrueFalse" for word in ("one", "two")]
    assert rendered(files, {"x": Said("one")}, {"x": Said("two")}, {"x": Said("one")}) == [*told, told[0]]


def test_a_macro_is_asked_again_about_what_may_have_changed() -> None:
    files = {
        "parts.html": "{% macro m(a) %}{{ a | join(' ') }}{% endmacro %}",
        "page.html": '{% import "parts.html" as p with context %}{{ p.m(x) }}{% set _ = x.append(2) %}{{ p.m(x) }}',
    }
    assert rendered(files, {"x": [1]}) == ["11 2"]


@pytest.mark.parametrize(
    "parts",
    [
        "{% macro m(a) %}{{ a.words }}{{ head }}{% endmacro %}",
        "{% macro inner() %}{{ head }}{% endmacro %}{% macro m(a) %}{{ a.words }}{{ inner() }}{% endmacro %}",
        "{% macro n(head) %}{% endmacro %}{% macro m(a) %}{{ a.words }}{{ head }}{% endmacro %}",
        '{% import "more.html" as more with context %}{% macro m(a) %}{{ a.words }}{{ more.told() }}{% endmacro %}',
        '{% macro m(a) %}{{ a.words }}{% include "line.html" %}{% endmacro %}',
        "{% set now = head %}{% macro m(a) %}{{ a.words }}{{ now }}{% endmacro %}",
    ],
)
def test_a_macro_that_looks_at_the_page_is_asked_on_each(parts: str) -> None:
    files = {
        "line.html": "{{ head }}",
        "more.html": "{% macro told() %}{{ head }}{% endmacro %}",
        "parts.html": parts,
        "page.html": '{% import "parts.html" as p with context %}{{ p.m(x) }}',
    }
    said = Said("w")
    assert rendered(files, {"x": said, "head": 1}, {"x": said, "head": 2}) == ["w1", "w2"]


def test_a_filter_that_looks_at_the_page_is_asked_on_each() -> None:
    files = {
        "parts.md": "{% macro m(a) %}{{ a | target }}{% endmacro %}",
        "page.md": '{% import "parts.md" as p with context %}{{ p.m("b/") }}',
    }
    theme = Theme({name: text.encode() for name, text in files.items()}, {})
    heads = [{"head": Head("", "", canonical=f"https://a.b/{one}/")} for one in "cd"]
    assert [theme.render("page.md", values) for values in heads] == [b"https://a.b/c/b/", b"https://a.b/d/b/"]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("{{ strings.hello }}{{ site.words }}", "Hello &amp; soS"),
        ("{{ strings['hello'] ~ '!' }}", "Hello &amp; so!"),
        ("{{ strings.hello | upper }}", "HELLO &amp; SO"),
        ("{% autoescape false %}{{ strings.hello }}{% endautoescape %}", "Hello & so"),
        ("{{ strings.hello if x else '' }}", "Hello &amp; so"),
        ("{% set strings = {'hello': 'Mine'} %}{{ strings.hello }}", "Mine"),
        ('{% set site = x %}{% import "parts.html" as p with context %}{{ p.m() }}', "X"),
        ('{% import "parts.html" as p with context %}{{ p.m() }}', "S"),
        ("{% for site in [x] %}{{ site.words }}{% endfor %}{{ site.words }}", "XS"),
        ("{% macro m(strings) %}{{ strings.hello }}{% endmacro %}{{ m({'hello': 'Given'}) }}", "Given"),
        ('{% import "parts.html" as strings with context %}{{ strings.m() }}', "S"),
        ('{% from "parts.html" import m as site with context %}{{ site() }}', "S"),
        ("{% with site = x %}{{ site.words }}{% endwith %}{{ strings.hello }}", "XHello &amp; so"),
    ],
)
def test_what_is_the_same_on_every_page_may_be_given_another_meaning(page: str, told: str) -> None:
    files = {"parts.html": "{% macro m() %}{{ site.words }}{% endmacro %}", "page.html": page}
    assert rendered(files, {"x": Said("X")}) == [told]


def test_a_word_of_the_interface_that_there_is_not_is_no_word() -> None:
    assert rendered({"page.html": "{{ strings.hullo is defined }}{{ strings.get('hello') }}"}, {}) == [
        "FalseHello &amp; so"
    ]


def test_words_of_another_language_are_those_of_the_site() -> None:
    files = {"page.html": "{{ strings.hello }}"}
    assert [rendered(files, {}, labels={"hello": one}) for one in ("Hallo", "Hi", "Hallo")] == [
        ["Hallo"],
        ["Hi"],
        ["Hallo"],
    ]


def test_templates_that_are_shipped_give_no_constant_another_meaning() -> None:
    for path in sorted(sample.TEMPLATES.rglob("*.*")):
        assert not binds(path.read_text("utf-8"), frozenset({"strings", "site"})), path.name
