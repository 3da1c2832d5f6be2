"""The pixels of cards and icons: size, weight, sameness, that texts stay inside and that each letter has a shape of its own."""

from __future__ import annotations

import io
import itertools
import unicodedata
from importlib import resources

import pytest
from PIL import Image, ImageFont

from digest import lexicon
from digest.render import accent
from digest.render.cards import Picture, draw
from digest.render.typesetting import drawable, kerned

TITLES = (
    "Mist",
    "Ferry to Lowmoor runs again",
    "Council says the crossing will open before the harvest, engineers doubt it",
    "Речниця ради: переправу через Луму відкриють до жнив, інженери сумніваються",
    "Brückenüberwachungsaufgabenübertragungsgesetz im Kreistag von Lowmoor beschlossen",
    "Nordseefährenanlegestellenbetreibergesellschaftsverordnungsentwurfsfassungen",
    "Η γέφυρα του Λόουμουρ κλείνει",
    (
        "The county council voted late on Tuesday, after six hours of debate and two recesses, to shut the crossing to all "
        "traffic until further notice, since cracks in three arches leave it no choice but to wait for a second report"
    ),
)


def card(title: str, **changes: object) -> Picture:
    values = {"kicker": "The Lowmoor Herald", "counts": ("5 March 2031", "Ada Finch"), "mark": True, **changes}
    return Picture("card.png", "card", "The Lowmoor Digest", "#8a1f2d", title=drawable(title), **values)  # type: ignore[arg-type]


def image(picture: Picture) -> Image.Image:
    found = Image.open(io.BytesIO(draw(picture).data))
    found.load()
    return found


def rows(shown: Image.Image, left: int, right: int) -> list[int]:
    """The rows in which something other than paper lies between two columns."""
    part = shown.convert("RGB").crop((left, 0, right, shown.height))
    return [
        top
        for top in range(part.height)
        if set(part.crop((0, top, part.width, top + 1)).get_flattened_data()) != {accent.LIGHT}
    ]


@pytest.mark.parametrize("title", TITLES)
def test_a_card_is_a_small_png_of_the_size_that_is_asked_for(title: str) -> None:
    data = draw(card(title)).data
    shown = image(card(title))
    assert (shown.format, shown.size, shown.mode) == ("PNG", (1200, 630), "P")
    assert len(data) < 30_000
    assert len(shown.getcolors() or ()) <= 16


@pytest.mark.parametrize("title", TITLES)
def test_nothing_leaves_the_margins_or_runs_into_the_foot(title: str) -> None:
    shown = image(card(title))
    assert rows(shown, 0, 60) == []
    assert rows(shown, 1140, 1200) == []
    between = [top for top in rows(shown, 200, 1140) if 500 < top < 526]
    assert max(between, default=0) <= 516, "the last line touches the rule below it"


@pytest.mark.parametrize("title", TITLES)
def test_what_stands_below_a_title_stays_above_the_foot(title: str) -> None:
    shown = image(
        card(
            title,
            kicker="",
            counts=(),
            lede="What the papers of one valley say of its ferries, bridges and harvests, day by day. " * 2,
        )
    )
    assert max((top for top in rows(shown, 200, 1140) if 500 < top < 526), default=0) <= 518
    assert rows(shown, 1140, 1200) == []


def test_where_there_are_too_many_counts_the_first_and_the_last_stay() -> None:
    first, last = "10 sources", "27 December 2030 – 14 March 2031"
    long = "5 outlets and many more whose names their texts do not give at all"
    assert draw(card("Mist", counts=(first, long, last))) == draw(card("Mist", counts=(first, last)))


def test_the_same_picture_is_the_same_bytes_and_another_is_not() -> None:
    one, other = card(TITLES[1]), card(TITLES[2])
    assert draw(one) == draw(one)
    assert len({draw(one), draw(other), draw(card(TITLES[1], counts=())), draw(card(TITLES[1], mark=False))}) == 4


def test_a_longer_title_is_set_smaller() -> None:
    heights = []
    for title in (TITLES[0], TITLES[2]):
        shown = image(card(title, kicker="", counts=()))
        inked = [top for top in rows(shown, 72, 160) if 140 < top < 500]
        first = [top for place, top in enumerate(inked) if place == top - inked[0]]
        heights.append(len(first))
    assert heights[0] > heights[1]


@pytest.mark.parametrize("face", ["title", "text"])
def test_every_character_that_is_promised_has_a_glyph(face: str) -> None:
    place = resources.files("digest").joinpath("data", "fonts", f"{face}.ttf")
    font = ImageFont.truetype(io.BytesIO(place.read_bytes()), 40, layout_engine=ImageFont.Layout.BASIC)
    missing = bytes(font.getmask("\U0010fffd"))
    promised = [
        chr(code)
        for row in lexicon.rows("fonts/characters").decode().splitlines()
        if not row.startswith("#")
        for code in range(int(row.split("\t")[0], 16), int(row.split("\t")[1], 16) + 1)
    ]
    assert missing
    assert len(promised) > 800
    assert [letter for letter in promised if bytes(font.getmask(letter)) == missing] == []
    alphabets = (
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэёъўђљњћџαβγδεζηθικλμνξοπρστυφχψωąćęłńóśźżčďěňřšťůžäöüßåæøğışőűțșāēīūņ"
    )
    assert set(alphabets + alphabets.upper()) - set(promised) <= {"SS"}


def test_letters_of_a_title_are_kerned() -> None:
    for pair in ("To", "AV", "Гд", "Ya"):
        (first, shift), (second, last) = kerned(pair, 100)
        assert (first + second, last) == (pair, 0)
        assert shift < -3, pair
    assert kerned("nn", 100) == [("nn", 0)]
    assert "".join(part for part, _ in kerned(TITLES[3], 80)) == TITLES[3]


def test_the_accent_is_the_sites_and_can_be_read() -> None:
    for given in ("#155e63", "gold", "rgb(200, 220, 40)", "oklch(60% 0.1 30)"):
        shown = image(Picture("card.png", "card", "", given, kicker="Topic", title="Mist"))
        colours = {colour for _, colour in shown.convert("RGB").getcolors() or ()}
        assert len(colours) > 5
        stroke = shown.convert("RGB").getpixel((80, 526))
        assert isinstance(stroke, tuple)
        assert accent.contrast((stroke[0], stroke[1], stroke[2]), accent.LIGHT) >= 4.5, given
    assert image(Picture("x", "card", "", "#155e63", title="A")).convert("RGB").getpixel((80, 526)) == (
        0x15,
        0x5E,
        0x63,
    )


def test_the_icon_bears_a_letter_or_lines() -> None:
    drawn = [draw(Picture("icon.png", "icon", letter, "")).data for letter in ("Л", "L", "")]
    assert len(set(drawn)) == 3
    for data in drawn:
        shown = Image.open(io.BytesIO(data))
        assert (shown.size, shown.mode) == ((180, 180), "P")
        assert len(data) < 3_000
        colours = {colour for _, colour in shown.convert("RGB").getcolors() or ()}
        assert accent.LIGHT in colours
        assert (0x8A, 0x1F, 0x2D) in colours


def test_a_nameplate_that_is_too_long_is_cut() -> None:
    shown = image(
        Picture("x", "card", "The Lowmoor and Upper Valley Digest of Rivers " * 4, "", mark=True, title="Mist")
    )
    assert rows(shown, 1140, 1200) == []


def test_any_text_can_be_drawn() -> None:
    """One character of each Unicode category and block neighbourhood, alone and in words: nothing raises, nothing is a box."""
    sample = [chr(code) for code in itertools.chain(range(0x20, 0x3000, 37), range(0x3000, 0x1F000, 997))]
    for letter in sample:
        text = drawable(f"Mist {letter} on the river")
        assert text == "" or all(unicodedata.category(one) not in ("Cc", "Cs", "Cn", "Co") for one in text)
    assert draw(card("Mist \u202e☃ 👍🏽 on\u0301 the river")).data
