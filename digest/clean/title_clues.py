"""What a page, feed or message calls its article, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest import words
from digest.clean import clues as decide
from digest.clean import outlet_clues, shape
from digest.model import Clue

_SEPARATOR = re.compile(r"\s+[|–—·•»«:/-]{1,3}\s+|\s*[|»]\s*")
_CUT = re.compile(r"\s*(?:\.{3}|…)$")
_LEAST = 20  # characters of a title that is the beginning of a longer one
_ALIKE = 0.8  # of the words, which headlines made over for search engines seldom share
_SENTENCE = 4  # words
_LONGEST = 300


def title(clues: Sequence[Clue]) -> decide.Verdict | None:
    """The title that is believed, in its longest form; None where no clue gives one."""
    candidates = list(titles(clues))
    verdict = decide.decided(candidates, same)
    if verdict is None or not _CUT.search(verdict.chosen.value):
        return verdict
    begun = _CUT.sub("", verdict.chosen.value)
    whole = next((one for one in candidates if one.value.startswith(begun) and not _CUT.search(one.value)), None)
    return decide.Verdict(whole, verdict.basis, verdict.clue) if whole else verdict


def titles(clues: Sequence[Clue]) -> tuple[decide.Candidate, ...]:
    """The titles that the clues give, the most trusted first; those that only name the site are left out."""
    found = decide.of(clues, "title")
    known = {shape.shape(clue.text) for clue in found}
    sites = [name for name, _ in outlet_clues.names(clues)] + list(decide.hosts(clues))
    bare = [(_without_site(clue.text[:_LONGEST], sites, known), clue.origin) for clue in found]
    headed = [value for value, origin in bare if origin == "<h1>"]
    return tuple(
        decide.Candidate(value, origin, contradicts=origin != "<h1>" or len(headed) == 1)
        for value, origin in bare
        if value and not any(shape.shape(value) == shape.shape(site) for site in sites)
    )


def same(title: str, other: str) -> bool:
    """Whether two titles are one: in the same words, cut off, or behind the name of a site: `Easton Bee: Ferries stop`."""
    own, others = shape.wording(_CUT.sub("", title)), shape.wording(_CUT.sub("", other))
    short, long = sorted((own, others), key=len)
    within = len(short) >= _LEAST and (long.startswith(short) or long.endswith(f" {short}"))
    return own == others or within or shape.alike(title, other, "") >= _ALIKE


def _without_site(text: str, sites: Sequence[str], known: set[str]) -> str:
    """The title without names of the site and its sections at its ends: told by other clues, never by a list."""
    text = words.squash(text)
    cuts = list(_SEPARATOR.finditer(text))
    for cut in cuts:
        # What another clue has for a title is one: the rest is the site's, whatever it is.
        for part in (text[: cut.start()], text[cut.end() :]):
            if shape.shape(part) in known and shape.size(part) >= 3 and not _is_site(part, sites):
                return part
    while cuts and _is_site(text[cuts[-1].end() :], sites):
        text = text[: cuts.pop().start()]
        # `Ferries stop at Easton - News - The Bee`: a section stands between the two.
        if cuts and shape.size(text[cuts[-1].end() :]) == 1 and shape.size(text[: cuts[-1].start()]) >= _SENTENCE:
            text = text[: cuts.pop().start()]
    cuts = list(_SEPARATOR.finditer(text))
    if cuts and _is_site(text[: cuts[0].start()], sites):
        text = text[cuts[0].end() :]
    return text


def _is_site(piece: str, sites: Sequence[str]) -> bool:
    return shape.size(piece) <= 6 and any(outlet_clues.same(piece, site) for site in sites)
