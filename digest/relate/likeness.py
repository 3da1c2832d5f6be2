"""Whether two articles print one text: a reprint, a cut or longer version, an excerpt, the same page saved twice.

The numbers were found on the 1,240 wire reports of DUC 2006 (AP, New York Times, Xinhua). Of the pairs that share at least a
fifth of the shorter text, 26 share 0.75 or more: those looked at are reprints, cuts and updates of one report, and one pair of
syndication notes too short to count. 56 share less than 0.6, follow-ups with the same background paragraphs and series with
the same notes; in between there are five.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

import numpy as np

from digest import words
from digest.model import Analysis, Article
from digest.relate import shingles
from digest.relate.shingles import Text

# The part of the shorter text that stands in the other. Of edited words, one in ten leaves 0.85 of a text, one in six 0.7.
ENOUGH = 0.75
# A list in which one phrase returns shares much of its length with another such list, and few of its different shingles; of
# edited words, one in six leaves 0.5 of them.
DIFFERENT = 0.45
# A text under this length, or one that is a small part of the other, must stand in it nearly whole, and at its top.
WHOLE = 0.9
LENGTH = 80
SMALL = 0.35
TOP = 40
TOP_SHARE = 0.1
# Shorter texts than this say too little to be told apart.
LEAST = 25
# Of the longer one, this much outside quotation marks must stand in the shorter: else it only quotes it.
OWN_SHARE = 0.2
# Quotations are looked at only where there is less beside them.
FEW = 30
# One page saved twice may have changed, and what a feed says of it may be put in other words.
SAME_PAGE = 0.3
# Reports made on one pattern day by day differ in most of their figures.
FIGURES = 4
KEPT = 0.5
_TRACKING = ("utm_", "fbclid", "gclid", "ref")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article as it is compared."""

    article: Article
    text: Text
    figures: frozenset[float]
    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two articles are held to print one text."""

    score: float
    why: str


def candidate(article: Article, analysis: Analysis) -> Candidate:
    """The article ready to be compared."""
    figures = frozenset(figure.value for figure in analysis.figures if figure.value is not None)
    title = " ".join(words.fold(word) for word in words.words(article.title.text))
    return Candidate(article, shingles.text(analysis), figures, address(article.url), title)


def likeness(a: Candidate, b: Candidate) -> Likeness | None:
    """Why `a` and `b` print one text; None where they do not."""
    short, long = sorted((a, b), key=lambda one: (len(one.text), one.article.id))
    found = shingles.shared(short.text, long.text)
    share = _share(found, short.text)
    if a.address and a.address == b.address and (share >= SAME_PAGE or a.title == b.title):
        return Likeness(share, "the same address")
    if len(short.text) < LEAST or shingles.contained(short.text, long.text) < DIFFERENT or _other_figures(short, long):
        return None
    if _is_reprint(short, long, share) or _is_excerpt(short, long, share):
        return Likeness(share, f"{share:.0%} of the shorter text’s {len(short.text)} words stand in the other")
    return None


def address(url: str | None) -> str:
    """What `url` and other spellings of it have in common; empty for a site's front page, which many pages give as theirs."""
    try:
        parts = urlsplit(url or "")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # an unclosed bracket in the host
        return ""
    asked = [f"{key}={value}" for key, value in parse_qsl(parts.query) if not key.startswith(_TRACKING)]
    path = parts.path.rstrip("/")
    return "?".join([host + path, "&".join(asked)]) if host and (path or asked) else ""


def _is_reprint(short: Candidate, long: Candidate, share: float) -> bool:
    if len(short.text) < max(LENGTH, SMALL * len(long.text)) or share < ENOUGH:
        return False
    return _share(shingles.shared(long.text, short.text), long.text) >= OWN_SHARE


def _is_excerpt(short: Candidate, long: Candidate, share: float) -> bool:
    if share < WHOLE:
        return False
    top = max(TOP, int(TOP_SHARE * len(long.text)))
    opening = shingles.shared(long.text, short.text)[:top] & long.text.narrative[:top]
    return int(np.count_nonzero(opening)) >= min(LEAST, top) / 2


def _share(found: shingles.Words, text: Text) -> float:
    """The part of a text's words that were `found`; those in quotation marks left out where there are enough others."""
    looked = text.narrative if np.count_nonzero(text.narrative) >= FEW else np.ones(len(text), dtype=np.bool_)
    return round(float(found[looked].mean()), 3) if len(text) else 0.0


def _other_figures(short: Candidate, long: Candidate) -> bool:
    if min(len(short.figures), len(long.figures)) < FIGURES:
        return False
    return len(short.figures & long.figures) < KEPT * len(short.figures)
