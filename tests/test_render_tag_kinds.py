from __future__ import annotations

import dataclasses
import re

from digest import render, words
from digest.model import Digest, Tag
from digest.render import tag_kinds
from tests import html, sample
from tests.test_render_paging import many


def tagged(number: int) -> Digest:
    """A site of two articles that both carry so many places."""
    digest = many(2)
    names = [f"{'ÉBZ4д'[place % 5]}ton {place}" for place in range(number)]
    tags = tuple(Tag(name, words.address(name), "place", 1.0, (0,)) for name in names)
    return dataclasses.replace(
        digest, analyses=tuple(dataclasses.replace(found, tags=tags) for found in digest.analyses)
    )


def built(digest: Digest) -> dict[str, str]:
    found = render.outputs(digest, sample.options(), sample.theme())
    return {output.path: output.data.decode() for output in found if output.path.startswith("tags/")}


def test_few_tags_are_one_list() -> None:
    site = built(tagged(20))
    assert not any(path.startswith("tags/kind/") for path in site)
    assert site["tags/index.html"].count("<li>") > 20


def test_many_tags_are_listed_by_kind_and_initial() -> None:
    number = tag_kinds.MOST + 100
    site = built(tagged(number))
    assert html.faults(site["tags/index.html"]) == []
    assert "kind/person/" not in site["tags/index.html"]
    assert f'<a href="kind/place/">Places: {number}</a>' in site["tags/index.html"]
    pages = ["tags/kind/place/index.html", "tags/kind/place/2/index.html"]
    assert [path for path in sorted(site, key=len) if path.startswith("tags/kind/")] == pages
    assert all(html.faults(site[path]) == [] for path in pages)
    listed = [name for path in pages for name in re.findall(r"<bdi>(\w+ \d+)</bdi>", site[path])]
    assert len(listed) == len(set(listed)) == number


def test_initials_lead_to_their_tags_accents_aside() -> None:
    site = built(tagged(tag_kinds.MOST + 100))
    text = site["tags/kind/place/index.html"]
    jumps = re.findall(r'<li><a href="([^"]*)#(\w+)">([^<]+)</a></li>', text)
    assert [name for _, _, name in jumps] == ["Figures and signs", "B", "E", "Z", "Д"]
    for folder, anchor, name in jumps:
        page = site[f"tags/kind/place/{folder}index.html"]
        assert f'<h2 id="{anchor}">{name}</h2>' in page
