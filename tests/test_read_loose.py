"""Words beside the paragraphs of a page: which become one."""

from __future__ import annotations

import pytest

from digest.read import loose, markup

LEDE = (
    "The ferry to Upper Marn stopped running on Tuesday after ice closed the strait, the harbour office of Marn said."
)
NEXT = "It is to sail again when the strait is open."


def tree(body: str) -> markup.Tree:
    return markup.tree(f"<html><body>{body}</body></html>")


def paragraphs(body: str) -> list[str]:
    page = tree(body)
    loose.gather(page)
    return [" ".join(node.text_content().split()) for node in page.iter("p")]


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{LEDE}<p>{NEXT}</p></div>",
        f"<p><div><ul><li>Photos</li></ul></div>{LEDE}</p><p>{NEXT}</p>",
        f"<div>{LEDE.replace('ferry', '<a href=/f>ferry</a>').replace('Tuesday', '<em>Tuesday</em>')}<p>{NEXT}</p></div>",
    ],
)
def test_a_paragraph_without_its_tag_is_one(body: str) -> None:
    assert [text for text in paragraphs(body) if text] == [LEDE, NEXT]


def test_the_order_of_the_words_stays() -> None:
    page = tree(f"<div>{LEDE}<p>{NEXT}</p>{LEDE} <b>Again.</b><h2>Ice</h2></div>")
    before = page.text_content()
    loose.gather(page)
    assert page.text_content() == before
    assert [node.tag for node in page.find("body/div")] == ["p", "p", "p", "h2"]


@pytest.mark.parametrize(
    "body",
    [
        f"<div>Photo: Ida Lund<p>{NEXT}</p></div>",
        f"<div><a href='/x'>{LEDE}</a> More.<p>{NEXT}</p></div>",
        f"<div>{LEDE[:-1]}<p>{NEXT}</p></div>",
    ],
)
def test_captions_and_links_stay_as_they_are(body: str) -> None:
    assert paragraphs(body) == [NEXT]


def test_a_box_without_paragraphs_stays_as_it_is() -> None:
    assert paragraphs(f"<div>{LEDE}</div>") == []


def test_loose_words_with_what_a_tree_does_not_take_are_read() -> None:
    from tests.reading import seed

    told = "The council of Port Ellery voted for the bridge on Friday, and the harbour office was glad of it."
    page = f"<html><body><article>&#1;{told} {told}<p>{told}</p><p>So did others.</p></article></body></html>"
    assert told in seed("a.html", page).sources[0].text
