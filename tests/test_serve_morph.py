"""A page that is changed in place: what stays the same stays the same node, and the reader where they were."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.morphing import paragraphs, put, shows
from tests.serving import Desk
from tests.tabs import Open, marked

pytestmark = pytest.mark.alone


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.write("templates/style.css", "p { height: 60px; margin: 0 }")
    desk.write("templates/dark.css", "p { color: rgb(9, 9, 9) }")
    return desk


def test_what_did_not_change_is_the_same_node(desk: Desk, tab: Open) -> None:
    put(desk, "<h2>One</h2><ul><li>a</li><li>b</li><li>c</li></ul><p>end</p>")
    with desk.open():
        page = tab(desk.url)
        page.evaluate("window.kept = [...document.querySelectorAll('li, p, h2, ul')]")
        put(desk, "<h2>One</h2><ul><li>new</li><li>b</li><li>a</li><li>c changed</li></ul><p>end</p><p>more</p>")
        shows(page, "more")
        assert marked(page)
        same = page.evaluate("kept.map((node) => node.isConnected)")
        assert same == [True] * 6
        assert page.evaluate("kept.map((node) => node.textContent)")[2:] == ["a", "b", "c changed", "end"]


def test_ids_tell_which_node_is_which(desk: Desk, tab: Open) -> None:
    put(
        desk, '<section id="a"><p>x</p></section><section id="b"><p>x</p></section><section><h2 id="c">x</h2></section>'
    )
    with desk.open():
        page = tab(desk.url)
        page.evaluate("window.kept = ['a', 'b', 'c'].map((id) => document.getElementById(id))")
        put(
            desk,
            '<section><h2 id="c">z</h2></section><section id="b"><p>y</p></section><section id="a"><p>w</p></section>',
        )
        shows(page, "w")
        assert marked(page)
        assert page.evaluate("kept.every((node) => document.getElementById(node.id) === node)")


def test_the_head_follows(desk: Desk, tab: Open) -> None:
    put(desk, "<p>one</p>", head='<meta name="description" content="old">')
    with desk.open():
        page = tab(desk.url)
        head = '<meta name="description" content="new"><script type="application/ld+json">{"a": 1}</script>'
        put(desk, "<p>two</p>", title="Another", sheet="dark.css", head=head)
        page.wait_for_function("() => getComputedStyle(document.querySelector('p')).color === 'rgb(9, 9, 9)'")
        shows(page, "two")
        assert page.title() == "Another"
        assert page.locator("meta[name=description]").get_attribute("content") == "new"
        assert page.locator('head link[rel="stylesheet"]').count() == 1
        assert page.locator('script[type="application/ld+json"]').count() == 1
        assert marked(page)


def test_what_the_reader_opened_chose_and_typed_stays(desk: Desk, tab: Open) -> None:
    form = '<details><summary>more</summary><p>inside {n}</p></details><p><input value="x"> <input type="checkbox"></p><p id="s">A quiet harbour, {n}.</p>'
    put(desk, form.format(n="one"))
    with desk.open():
        page = tab(desk.url)
        page.locator("summary").click()
        page.get_by_role("textbox").fill("typed")
        page.get_by_role("checkbox").check()
        page.get_by_role("textbox").focus()
        page.evaluate("getSelection().setBaseAndExtent(s.firstChild, 2, s.firstChild, 7)")
        put(desk, "<p>new above</p>" + form.format(n="two"))
        shows(page, "inside two")
        assert marked(page)
        assert page.evaluate("document.querySelector('details').open")
        assert page.get_by_role("textbox").input_value() == "typed"
        assert page.get_by_role("checkbox").is_checked()
        assert page.evaluate("document.activeElement.localName") == "input"
        assert page.evaluate("getSelection().toString()") == "quiet"


def test_the_line_one_reads_stays_where_it_is_while_the_page_grows_above_it(desk: Desk, tab: Open) -> None:
    put(desk, paragraphs(250))
    with desk.open():
        page = tab(desk.url)
        assert page.evaluate("document.documentElement.scrollHeight") >= 15_000
        page.evaluate("scrollTo(0, 9000)")
        place = "document.getElementById('p152').getBoundingClientRect().top"
        before = page.evaluate(place)
        put(desk, "<p>new</p>" * 20 + paragraphs(250, p152="the line one reads, changed"))
        shows(page, "the line one reads, changed")
        assert marked(page)
        page.wait_for_timeout(300)  # whatever the browser does by itself after that
        assert page.evaluate(place) == before
        assert page.evaluate("scrollY") == 9000 + 20 * 60
        put(desk, paragraphs(250)[paragraphs(250).index('<p id="p100"') :])
        page.wait_for_function("() => !document.getElementById('p99')")
        page.wait_for_timeout(300)
        assert page.evaluate(place) == before


def test_at_the_top_of_a_page_one_stays_at_the_top(desk: Desk, tab: Open) -> None:
    put(desk, paragraphs(100))
    with desk.open():
        page = tab(desk.url)
        put(desk, "<p>new</p>" + paragraphs(100))
        shows(page, "new")
        assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"policy": "; font-src 'self'"}, {"policy": ""}),
        ({}, {"head": '<script src="/a.js"></script>', "policy": "; script-src 'self'"}),
        ({"head": '<script src="/a.js"></script>', "policy": "; script-src 'self'"}, {"head": '<script src="/a.js"></script>', "policy": "; script-src 'self'"}),
        ({}, {"head": '<base href="/x/">'}),
    ],
)  # fmt: skip
def test_where_it_cannot_be_sure_it_loads_the_page_again(
    desk: Desk, tab: Open, old: dict[str, str], new: dict[str, str]
) -> None:
    desk.write("templates/a.js", "")
    put(desk, "<p>one</p>", **old)
    with desk.open():
        page = tab(desk.url, missing=True)
        put(desk, "<p>two</p>", **new)
        shows(page, "two")
        page.wait_for_function("() => window.mark === undefined")


def test_what_changed_is_outlined_for_a_moment(desk: Desk, tab: Open) -> None:
    put(desk, paragraphs(3))
    with desk.open():
        page = tab(desk.url)
        page.evaluate(
            "() => { Element.prototype.animate = new Proxy(Element.prototype.animate, "
            "{ apply: (f, node, given) => { (window.seen ??= []).push(node.id); return f.apply(node, given); } }) }"
        )
        put(desk, paragraphs(3, p1="changed"))
        shows(page, "changed")
        assert page.evaluate("window.seen") == ["p1"]
        page.wait_for_function("() => document.getAnimations().length === 0")
        assert page.evaluate("document.getElementById('p1').getAttributeNames()") == ["id"]


NAMES = ("p", "ul", "div", "section", "b", "details")


def tree(chance: random.Random, depth: int) -> str:
    """A random piece of HTML, well formed."""
    pieces = []
    for _ in range(chance.randint(0, 4)):
        kind = chance.random()
        if kind < 0.3 or depth == 0:
            pieces.append(chance.choice(["word ", "&amp; ", "\n", "<!-- note -->", "other words "]))
        else:
            name = chance.choice(NAMES if depth > 1 else ("b",))
            mark = chance.choice(["", "", ' class="x"', ' lang="uk" dir="auto"', f' id="i{chance.randint(0, 8)}"'])
            pieces.append(f"<{name}{mark}>{tree(chance, depth - 1) if name not in 'pb' else 'x'}</{name}>")
    return "".join(pieces)


def test_any_page_becomes_any_other(desk: Desk, tab: Open) -> None:
    put(desk, "<p>ready</p>")
    with desk.open():
        page = tab(desk.url)
        chance = random.Random(1)
        pages = [tree(chance, 5) for _ in range(120)]
        page.evaluate("import('/-/morph.js').then((made) => { window.morph = made.morph })")
        page.wait_for_function("() => window.morph")
        for body in pages:
            wanted, found = page.evaluate(
                """(body) => {
                    const next = new DOMParser().parseFromString(`<!doctype html><html lang="en"><body>${body}</body></html>`, 'text/html');
                    document.head.replaceChildren();
                    const wanted = next.body.innerHTML;
                    document.querySelectorAll('body > script').forEach((script) => script.remove());
                    morph(document, next);
                    return [wanted, document.body.innerHTML];
                }""",
                body,
            )
            assert found == wanted


def test_work_grows_with_the_page_not_with_its_square(desk: Desk, tab: Open) -> None:
    put(desk, "<p>ready</p>")
    with desk.open():
        page = tab(desk.url)
        page.evaluate("import('/-/morph.js').then((made) => { window.morph = made.morph })")
        page.wait_for_function("() => window.morph")
        took = page.evaluate(
            """() => {
                const list = (count, turn) => [...Array(count).keys()].map((n) => `<li><p>item ${n * turn % count}</p><b>${n % 7}</b></li>`).join('');
                const parse = (body) => new DOMParser().parseFromString(`<!doctype html><body><ul>${body}</ul></body>`, 'text/html');
                const time = (count) => Math.min(...[1, 2, 3].map(() => {
                    document.body.replaceChildren(...parse(list(count, 1)).body.childNodes);
                    const next = parse(list(count, 17));
                    const start = performance.now();
                    morph(document, next);
                    return performance.now() - start;
                }));
                return [time(1000), time(4000)];
            }"""
        )
        assert took[1] < 10 * took[0] or took[1] < 200
