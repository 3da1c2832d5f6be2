"""Lists of feeds."""

from __future__ import annotations

from digest.read import opml
from tests.growth import MOST, growth
from tests.reading import seed, told

LIST = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="News">
<outline type="rss" text="A &amp; B" xmlUrl="https://a.example/f?x=1&amp;y=2" htmlUrl="https://a.example/"/>
<outline text='B > C' title='The B' XMLURL='http://b.example/f'/>
<outline text="again" xmlUrl="http://b.example/f"/><outline text="no feed"/><outline xmlUrl="javascript:alert(1)"/>
</outline></body></opml>"""


def test_a_list_holds_no_articles_and_says_how_to_fetch_them() -> None:
    for name in ("mine.opml", "mine.xml"):
        reading = seed(name, LIST)
        assert reading.sources == ()
        assert told(reading) == [
            f"seeds/{name}: a list of 2 feeds, not of articles; `digest add seeds/{name}` fetches them [feed-list]"
        ]
        assert reading.problems[0].level == "note"


def test_each_feed_is_named_once_with_its_title() -> None:
    assert opml.subscriptions(LIST) == (
        opml.Subscription("https://a.example/f?x=1&y=2", "A & B"),
        opml.Subscription("http://b.example/f", "The B"),
    )


def test_broken_lists_are_read_as_far_as_they_go() -> None:
    assert [one.url for one in opml.subscriptions('<outline xmlUrl="https://a.example/f" <outline xmlUrl=')] == [
        "https://a.example/f"
    ]


def test_hostile_lists_take_time_in_proportion() -> None:
    for text in (
        "<outline " * 40_000,
        '<outline "' * 40_000,
        "<outline " + "a" * 400_000,
        '<outline x="' + "&" * 400_000,
    ):
        assert growth(opml.subscriptions, text) < MOST
