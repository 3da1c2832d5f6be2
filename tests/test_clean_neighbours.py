"""Lines told by what stands round them."""

from __future__ import annotations

import digest
from digest.clean import chrome, neighbours
from digest.model import Block

PROSE = "A storm hit the coast on Monday and people fled the town."
MORE = "The mayor said the harbour would stay shut until the weekend."


def drop(*texts: str) -> dict[str, str]:
    blocks = [Block("paragraph", i * 1000, i * 1000 + len(text), text) for i, text in enumerate(texts)]
    return {item.text: item.reason for item in chrome.drop(blocks, "en")[1]}


def repeats(title: str, *texts: str) -> dict[str, str]:
    blocks = [Block("paragraph", i * 1000, i * 1000 + len(text), text) for i, text in enumerate(texts)]
    return {item.text: item.reason for item in chrome.repeats(blocks, title, "en")[1]}


def test_links_below_their_heading_go_until_the_next_sentence() -> None:
    found = drop(PROSE, "Related Posts", "Flood in the valley", "Ships return", MORE)
    assert found["Flood in the valley"] == found["Ships return"] == neighbours.BELOW
    assert MORE not in found


def test_above_the_prose_such_a_heading_spares_the_headline() -> None:
    assert set(drop("Trending now", "Storm hits the coast again", PROSE)) == {"Trending now"}


def test_an_image_description_over_its_caption() -> None:
    alt, caption = (
        "People leave the town coast storm",
        "People leave the town on the coast after the storm.Ann Lee via AP",
    )
    assert drop(PROSE, alt, caption, MORE)[alt] == "image description"


def test_a_line_over_a_caption_of_another_thing_stays() -> None:
    assert "Harbour closed for repairs" not in drop(
        PROSE, "Harbour closed for repairs", "Ann in court.Ann Lee via AP", MORE
    )


def test_a_caption_over_a_credit_that_stands_alone() -> None:
    assert (
        drop(PROSE, "The harbour after the storm", "Ann Lee/Getty Images", MORE)["The harbour after the storm"]
        == "picture caption"
    )


def test_a_date_between_paragraphs_is_a_heading_and_stays() -> None:
    assert drop(PROSE, MORE, "March 14, 2025", PROSE + " Again.", MORE + " Again.") == {}
    assert drop("March 14, 2025", PROSE, MORE) == {"March 14, 2025": "publication date"}


def test_labels_round_the_text() -> None:
    assert set(drop("World", "Sport", "Arts", "Money", PROSE, MORE)) == {"World", "Sport", "Arts", "Money"}
    assert drop(PROSE, "World", "Sport", "Arts", "Money", MORE) == {}
    assert drop("Weather", "Storm hits the coast", PROSE) == {}


def test_the_title_again() -> None:
    found = repeats("Storm hits the coast", "STORM HITS THE COAST", "The storm hits the coast", PROSE)
    assert found == {"STORM HITS THE COAST": neighbours.TITLE, "The storm hits the coast": neighbours.TITLE}


def test_a_sentence_much_like_the_title_stays() -> None:
    assert repeats("Storm hits the coast", "A storm hits the coast, and people flee.") == {}


def test_a_paragraph_word_for_word_once_more() -> None:
    assert repeats("", PROSE, MORE, PROSE) == {PROSE: neighbours.TWICE}
    assert repeats("", "Applause.", PROSE, "Applause.") == {}


def test_paragraphs_that_differ_in_a_figure_are_not_repetitions() -> None:
    years = [f"In {year} the harbour took in {ships} ships." for year, ships in ((2019, 812), (2020, 655), (2021, 701))]
    article = digest.read_text("Harbour figures\n\n" + "\n\n".join(years), name="a.txt")
    assert [block.text for block in article.blocks] == years
