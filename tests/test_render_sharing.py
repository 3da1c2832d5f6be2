"""Which pages have which card, and the icon."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest

from digest import render
from digest.model import Digest
from digest.render.cards import Picture
from tests import sample


def site(digest: Digest | None = None, *, theme: dict[str, str] | None = None, **changes: Any) -> render.Site:
    options = sample.options(**{"url": sample.URL, "cards": True, **changes})
    return render.site(digest or sample.digest(), options, sample.theme(theme))


def pictures(made: render.Site) -> dict[str, Picture]:
    return {picture.path: picture for picture in made.pictures}


def announced(made: render.Site) -> dict[str, str]:
    """The card of each page that announces one, from the site's root."""
    texts = {one.path: one.data.decode() for one in made.outputs if one.path.endswith(".html")}
    found = {path: re.findall(r'og:image" content="([^"]+)"', text) for path, text in texts.items()}
    return {path: urls[0].removeprefix(sample.URL) for path, urls in found.items() if urls}


def test_every_page_that_is_listed_announces_a_card_that_is_drawn() -> None:
    made = site()
    pages = {one.path: one.data.decode() for one in made.outputs if one.path.endswith(".html")}
    found = announced(made)
    assert set(found) == {path for path, text in pages.items() if "noindex" not in text and path != "404.html"}
    assert set(found.values()) == set(pictures(made)) - {"assets/touch-icon.png"}


def test_a_card_says_what_its_page_is_about() -> None:
    found = pictures(site())
    topic = found["topics/bridge/card.png"]
    assert (topic.kicker, topic.site) == ("Topic", "The Lowmoor Digest")
    assert topic.counts[0] == "4 sources"
    article = found["articles/bridge-shut/card.png"]
    assert (article.kicker, article.counts) == ("The Lowmoor Herald", ("5 March 2031", "June Ashby"))
    assert found["tags/lowmoor/card.png"].kicker == "Place"
    front = found["card.png"]
    assert (front.title, front.lede) == ("The Lowmoor Digest", "What the papers say about one valley.")


@pytest.mark.parametrize("changes", [{"url": ""}, {"cards": False}])
def test_no_card_without_an_address_or_where_none_is_wanted(changes: dict[str, Any]) -> None:
    made = site(**changes)
    assert announced(made) == {}
    assert set(pictures(made)) == ({"assets/touch-icon.png"} if "url" in changes else set())
    assert 'content="summary"' in next(one.data.decode() for one in made.outputs if one.path == "index.html")


def test_a_title_that_cannot_be_drawn_leads_to_the_sites_card() -> None:
    digest = sample.digest()
    ferry = dataclasses.replace(
        digest.articles[0], title=dataclasses.replace(digest.articles[0].title, text="渡し船が再開")
    )
    made = site(dataclasses.replace(digest, articles=(ferry, *digest.articles[1:])))
    assert announced(made)[f"articles/{ferry.id}/index.html"] == "card.png"
    assert f"articles/{ferry.id}/card.png" not in pictures(made)
    everything = site(title="川の便り", description="谷の新聞")
    assert pictures(everything)["card.png"].title == ""
    assert pictures(everything)["assets/touch-icon.png"].site == ""


def test_pages_whose_cards_say_the_same_share_one() -> None:
    digest = sample.digest()
    twins = [
        dataclasses.replace(one, title=digest.articles[0].title, outlet=None, published=None, author=None)
        for one in digest.articles[:2]
    ]
    made = site(dataclasses.replace(digest, articles=(*twins, *digest.articles[2:])))
    found = announced(made)
    assert len({found[f"articles/{one.id}/index.html"] for one in twins}) == 1


def test_the_theme_may_bring_the_icon_and_the_mark() -> None:
    assert pictures(site())["card.png"].mark
    own = site(theme={"assets/touch-icon.png": "mine", "assets/icon.svg": "<svg/>"})
    assert "assets/touch-icon.png" not in pictures(own)
    assert not pictures(own)["card.png"].mark
    assert next(one.data for one in own.outputs if one.path == "assets/touch-icon.png") == b"mine"


def test_theme_colours_follow_the_paper() -> None:
    def colours(made: render.Site) -> list[str]:
        page = next(one.data.decode() for one in made.outputs if one.path == "index.html")
        return re.findall(r'name="theme-color" content="([^"]+)"', page)

    assert colours(site()) == ["#fbfaf7", "#171614"]
    dark = "@media screen and (prefers-color-scheme: dark) { :root { --paper: #001122; } }"
    assert colours(site(theme={"styles/own.css": f":root {{ --paper: #ffeedd; }} {dark}"})) == ["#ffeedd", "#001122"]
    assert colours(site(theme={"assets/style.css": "body{color:red}"})) == []


def test_outputs_have_the_pictures_drawn() -> None:
    digest = dataclasses.replace(sample.digest(), articles=(), analyses=(), topics=(), texts=())
    found = render.outputs(digest, sample.options(url=sample.URL, cards=True, search=False), sample.theme())
    drawn = [one for one in found if one.path.endswith(".png")]
    assert len(drawn) > 3
    assert all(one.data.startswith(b"\x89PNG") for one in drawn)
    assert [one.path for one in found] == sorted(one.path for one in found)
