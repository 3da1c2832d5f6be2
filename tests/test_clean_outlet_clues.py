"""The outlet by what a page says of itself."""

from __future__ import annotations

import pytest

from digest.clean import outlet, outlet_clues
from digest.model import Clue, Found, Stated
from tests.clues import PROSE, blocks, of


def test_the_outlet_of_a_page_is_its_publisher_and_not_the_agency_it_prints() -> None:
    found = of("outlet", ("The Easton Bee", "og:site_name"), ("The Easton Bee", "JSON-LD publisher"))
    text = blocks("EASTON (Reuters) - Ferries stop at Easton.", PROSE)
    assert outlet.outlet(text, (), Stated(), "en", found) == Found(
        "The Easton Bee", "stated", "og:site_name; JSON-LD publisher"
    )


@pytest.mark.parametrize(
    ("found", "name", "basis"),
    [
        (of("outlet", ("Easton Bee | News from the coast", "og:site_name")), "Easton Bee", "stated"),
        (of("outlet", ("Easton Bee", "og:site_name"), ("Coast Media", "JSON-LD publisher")), "Easton Bee", "inferred"),
        (of("outlet", ("eastonbee.example", "og:site_name"), ("Easton Bee", "feed")), "Easton Bee", "stated"),
        (of("outlet", ("https://social.example/bee", "article:publisher"), ("@bee", "twitter:site")), None, None),
        (of("url", ("https://www.bee.example/a", "canonical link")), "bee.example", "inferred"),
    ],
)
def test_outlets(found: tuple[Clue, ...], name: str | None, basis: str | None) -> None:
    verdict = outlet_clues.outlet(found)
    assert (verdict.text if verdict else None, verdict.basis if verdict else None) == (name, basis)


@pytest.mark.parametrize(
    ("name", "other"),
    [("The Easton Bee", "www.eastonbee.example"), ("EASTON BEE", "Easton Bee Online"), ("Easton Daily News", "edn.example")],
)  # fmt: skip
def test_names_of_one_outlet(name: str, other: str) -> None:
    assert outlet_clues.same(name, other)
    assert not outlet_clues.same(name, "The Weston Post")
