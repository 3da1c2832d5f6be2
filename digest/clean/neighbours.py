"""Lines told from the article's by what stands round them: below a heading of links, over a caption, twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from digest.clean import phrases, pictures, shape, stamps
from digest.clean.signature import signer

SECTION = "heading of links or of a form"
BELOW = "below a heading of links or of a form"
LABELS = "labels or links round the text"
TITLE = "repeats the title"
TWICE = "repeats an earlier paragraph word for word"
BARE_CAPTION = "picture caption"
UNDER_HEADLINE = "name, role or label under the headline"
PROMO = "link to a gallery, a video or another article"

_SITE = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")


@dataclass(frozen=True, slots=True)
class Page:
    """All lines of an article, and what is known before the rules that look at several."""

    texts: tuple[str, ...]
    """With runs of white space made one space."""
    title: str
    language: str
    headings: frozenset[int] = frozenset()
    """The lines that the source itself makes headings."""


Reasons = tuple[str | None, ...]
PageRule = Callable[[Page, Reasons], Iterator[tuple[int, str | None]]]


def in_place(page: Page, reasons: Reasons) -> Iterator[tuple[int, str | None]]:
    """A date or a name between two paragraphs is a heading of the article: it stays."""
    prose = [index for index, text in enumerate(page.texts) if reasons[index] is None and shape.is_statement(text)]
    for index, reason in enumerate(reasons):
        placed = len(prose) > 2 and index > prose[1] and {index - 1, index + 1} <= set(prose)
        if reason in (stamps.DATE, stamps.BYLINE) and placed:
            yield index, None


def label_runs(page: Page, reasons: Reasons) -> Iterator[tuple[int, str | None]]:
    """Above and below the prose: several short labels, or below it several links, one after the other."""
    prose = [index for index, text in enumerate(page.texts) if reasons[index] is None and shape.is_statement(text)]
    if not prose:
        return
    for low, high, longest in ((0, prose[0], 3), (prose[-1] + 1, len(page.texts), 20)):
        run = [i for i in range(low, high) if reasons[i] is None and _is_label(page.texts[i], longest)]
        if len(run) >= 4:
            yield from ((index, LABELS) for index in run)


def below_section(page: Page, reasons: Reasons) -> Iterator[tuple[int, str | None]]:
    """Short lines without an end that follow such a heading, up to the next sentence."""
    below = False
    # Above the first sentence such a heading may stand over the article's own headline.
    first = _first_prose(page, reasons)
    for index, (text, reason) in enumerate(zip(page.texts, reasons, strict=True)):
        if reason == SECTION and index > first:
            below = True
        elif reason is None and below:
            below = not shape.is_statement(text) and shape.size(text) <= 25
            if below:
                yield index, BELOW


def repeated_title(page: Page, reasons: Reasons) -> Iterator[tuple[int, str | None]]:
    """The title once more, or a line that differs from it in a word."""
    title = shape.wording(page.title)
    for index, text in enumerate(page.texts):
        if reasons[index] is None and title:
            bare = _SITE.sub("", text) if len(text) < 300 else text
            same = shape.wording(text) == title or (bare != text and shape.wording(bare) == title)
            near = not shape.ends(text) and shape.alike(text, page.title, page.language) >= 0.85
            if same or near:
                yield index, TITLE


def image_description(page: Page, reasons: Reasons) -> Iterator[tuple[int, str | None]]:
    """A line without an end that tells what the caption below it tells; and that caption, where nothing else gave it away."""
    texts = page.texts
    for index in range(len(texts) - 1):
        if reasons[index] is not None:
            continue
        captioned = reasons[index + 1] in (pictures.CAPTION, pictures.CREDIT)
        if captioned and pictures.is_description(texts[index], texts[index + 1], page.language):
            yield index, pictures.DESCRIPTION


def captions(page: Page, reasons: Reasons) -> Iterator[tuple[int, str | None]]:
    """A line without an end right above a credit that stands alone."""
    for index in range(len(page.texts) - 1):
        bare = reasons[index] is None and not shape.ends(page.texts[index]) and shape.size(page.texts[index]) <= 40
        credited = reasons[index + 1] == pictures.CREDIT
        if bare and credited and index > _first_prose(page, reasons):
            yield index, BARE_CAPTION


def under_headline(page: Page, reasons: Reasons) -> Iterator[tuple[int, str | None]]:
    """Between the headline and the first sentence: a name, a role, the section's label."""
    first = _first_prose(page, reasons)
    if not page.title or first == len(page.texts):
        return
    for index in range(first):
        text = page.texts[index]
        if reasons[index] is None and index not in page.headings and not shape.ends(text):
            role = shape.size(text) <= 6 and phrases.pattern("roles").search(text) is not None
            if role or (shape.size(text) <= 4 and shape.is_name(text)) or signer(text):
                yield index, UNDER_HEADLINE


def promos(page: Page, reasons: Reasons) -> Iterator[tuple[int, str | None]]:
    """Below the first sentence, a line without an end that points elsewhere: `GALLERY: …`, `Opinion | …`."""
    for index in range(_first_prose(page, reasons) + 1, len(page.texts)):
        text = page.texts[index]
        if reasons[index] is None and index not in page.headings and not shape.ends(text) and shape.size(text) <= 20:
            opening = phrases.opening("promos", text, before=r"\W*")
            if opening and text[opening.end() :].lstrip()[:1] in {":", "|"}:
                yield index, PROMO


def said_before(page: Page, reasons: Reasons) -> Iterator[tuple[int, str | None]]:
    """A paragraph that stands there twice, such as one pulled out to catch the eye."""
    seen: set[str] = set()
    for index, text in enumerate(page.texts):
        if reasons[index] is None and shape.is_statement(text):
            line = shape.wording(text)
            if line in seen:
                yield index, TWICE
            seen.add(line)


def _is_label(text: str, longest: int) -> bool:
    """Whether a line is short, begins with a capital and does not end; items of a numbered list and sentences do not."""
    return text[:1].isupper() and not shape.ends(text) and text[-1] not in ":,;" and shape.size(text) <= longest


def _first_prose(page: Page, reasons: Reasons) -> int:
    prose = (i for i, text in enumerate(page.texts) if reasons[i] is None and shape.is_statement(text))
    return next(prose, len(page.texts))


PAGE_RULES: tuple[PageRule, ...] = (in_place, below_section, image_description, captions, promos, label_runs)
REPEAT_RULES: tuple[PageRule, ...] = (repeated_title, under_headline, said_before)
