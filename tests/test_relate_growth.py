"""Relating grows with the texts, whatever they repeat."""

from __future__ import annotations

import pytest

import digest
from tests.growth import MOST, growth

LENGTH = 16_000
REPEATED = [
    "12 killed, ", "told X ", "reported by the Courier, citing ", "The city fell. ", "X said Y. ", "will open on 3 March. ",
    "denied it was not closed; ", "because of the flood, ", "“No one left,” she said. ", "about 5 of 1,000 ",
]  # fmt: skip


@pytest.mark.parametrize("repeated", REPEATED)
def test_relating_two_texts_that_repeat_themselves_is_near_linear(repeated: str) -> None:
    def relate(text: str) -> object:
        articles = [digest.read_text(text[skipped:], name=f"{skipped}.txt") for skipped in (0, 3)]
        made = [(article, digest.analyse(article)) for article in articles]
        return digest.relate(made, topics=[{"id": "all", "title": "All", "any": ["the"]}])

    whole = (repeated * (LENGTH // len(repeated) + 1))[:LENGTH]
    assert growth(relate, whole) < MOST
