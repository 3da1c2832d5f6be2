"""Long lists of articles over several pages: `PAGE/`, `PAGE/2/` and so on, by whole days where possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from digest.render import address
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.frame import Head, canonical, clipped
from digest.render.strings import Strings

MOST = 50
"""Entries of a page; with openings of sentences some 15 kB, compressed, in English and in Ukrainian."""
_BESIDE = 1  # numbers shown on either side of the current one


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list."""

    folder: str
    """The address of the list's first page from the site's root."""
    number: int
    """From 1."""
    count: int
    """How many pages the list has."""
    articles: tuple[str, ...]
    """Ids; none on the page of an empty list."""

    @property
    def target(self) -> str:
        """Its address from the site's root."""
        return address.numbered(self.folder, self.number)

    @property
    def here(self) -> Here:
        """The page, to write links for."""
        return Here(self.target)


@dataclass(frozen=True, slots=True)
class StepView:
    """A way to another page of the list."""

    text: str
    href: str | None
    """None for the page itself and for a gap between numbers."""
    label: str = ""
    """What is read aloud; empty where the text says it."""
    current: bool = False


@dataclass(frozen=True, slots=True)
class PagerView:
    """The way through a list of several pages, shown by `pager` of `paging.html`."""

    label: str
    """What is read aloud of the whole."""
    previous: StepView | None
    following: StepView | None
    steps: tuple[StepView, ...]
    """The numbers of pages, the current one and gaps among them; none for a list that is not numbered."""


def leaves(catalog: Catalog, folder: str, articles: Iterable[str], most: int = MOST) -> tuple[Leaf, ...]:
    """The pages of the list of `articles` whose first is at `folder`; one at least.

    A page takes whole days in their order; a day is divided where more than half a page would stay empty before it.
    """
    days = [list(found) for _, found in groupby(articles, key=lambda name: catalog.dates[name].text)]
    pages = divided(days, most) or [()]
    return tuple(Leaf(folder, number, len(pages), found) for number, found in enumerate(pages, start=1))


def divided(groups: Sequence[Sequence[str]], most: int) -> list[tuple[str, ...]]:
    """What is in `groups`, in their order, on pages of at most `most`; a group stays whole where that leaves none half empty."""
    pages: list[tuple[str, ...]] = []
    page: list[str] = []
    for group in groups:
        if page and len(page) + len(group) > most and 2 * len(page) >= most:
            pages.append(tuple(page))
            page = []
        page += group
        while len(page) > most:
            pages.append(tuple(page[:most]))
            page = page[most:]
    return [*pages, tuple(page)] if page else pages


def head(catalog: Catalog, leaf: Leaf, first: Head) -> Head:
    """What a page of a list says about itself, by what the `first` one would say."""
    strings, here = catalog.strings, leaf.here
    found = replace(
        first,
        canonical=canonical(catalog.options, leaf.target),
        previous=here.to(_at(leaf, leaf.number - 1)) if leaf.number > 1 else None,
        following=here.to(_at(leaf, leaf.number + 1)) if leaf.number < leaf.count else None,
    )
    if leaf.number == 1:
        return found
    told = strings.phrase("page_of", number=leaf.number, count=leaf.count)
    return replace(
        found,
        title=strings.phrase("page_numbered", title=first.title, number=leaf.number),
        description=clipped(f"{told}. {first.description}"),
    )


def pager(catalog: Catalog, leaf: Leaf) -> PagerView | None:
    """The way through the list; None where it has one page."""
    if leaf.count == 1:
        return None
    labels = catalog.strings.labels
    return PagerView(
        label=catalog.strings.phrase("page_of", number=leaf.number, count=leaf.count),
        previous=_step(leaf, leaf.number - 1, labels["previous_page"]) if leaf.number > 1 else None,
        following=_step(leaf, leaf.number + 1, labels["next_page"]) if leaf.number < leaf.count else None,
        steps=tuple(_numbers(catalog.strings, leaf)),
    )


def _numbers(strings: Strings, leaf: Leaf) -> Iterable[StepView]:
    """The first, the last, the current one and those beside it, with a gap where more than one number is left out."""
    near = range(leaf.number - _BESIDE, leaf.number + _BESIDE + 1)
    shown = sorted({1, leaf.count, *(number for number in near if 1 <= number <= leaf.count)})
    before = 0
    for number in shown:
        if number - before == 2:
            yield _number(strings, leaf, number - 1)
        elif number - before > 2:
            yield StepView("…", None)
        yield _number(strings, leaf, number)
        before = number


def _number(strings: Strings, leaf: Leaf, number: int) -> StepView:
    label = strings.phrase("page", number=number)
    if number == leaf.number:
        return StepView(strings.number(number), None, label, current=True)
    return replace(_step(leaf, number, strings.number(number)), label=label)


def _step(leaf: Leaf, number: int, text: str) -> StepView:
    return StepView(text, leaf.here.to(_at(leaf, number)))


def _at(leaf: Leaf, number: int) -> str:
    return address.numbered(leaf.folder, number)
