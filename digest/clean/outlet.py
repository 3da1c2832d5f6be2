"""Who published a text, from the words by which news outlets name themselves; never from those by which they are cited.

A wrong outlet is far worse than none. So only these are believed: what the editor states; a dateline's agency
("KYIV, March 3 (Reuters) –"); a notice of copyright; a site's name after "|"; the outlet's own staff
("CNN's Jane Doe contributed to this report"); and the sign-offs ("…, informs UNN") of agencies known to end their own leads
so. Where two outlets are found, neither is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest import lexicon
from digest.attribution.outlets import canonical, flagged, mentions
from digest.clean import outlet_clues
from digest.model import Block, Clue, Dropped, Found, Stated
from digest.words import squash

# Leads, where agencies sign: the title and the standfirst may stand before them.
_LEAD = 4
# More characters than any formula has.
_REACH = 80
_PLACE = r"[A-ZÀ-ŽА-ЯІЇЄҐ][^()/\n]{0,70}"
_DATELINE = re.compile(rf"(?:{_PLACE})?[(/](?P<name>[^()/\n]{{2,40}})[)/]\s*(?:--?|—|–|:|\.)")
_DATELINE_DASH = re.compile(rf"{_PLACE}?\s[—–-]\s(?P<name>[^\W\d_][^.\n—–]{{1,30}})\.\s")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*|\(c\)\s*)?(?:by\s+)?(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s+)(?:by\s+)?(?P<name>[^\n.©]{2,60})",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?P<name>[A-Z][\w .&-]{1,40})['’]s? (?:(?:[A-ZÀ-Ž][\w’'-]*\.?|and|in|from|also|at|the),? ){2,40}"
    r"contributed to this (?:report|story|article)"
)
_PIPE = re.compile(r"\s[|]\s(?P<name>[^|\n]{2,40})$")
_SOURCE_LINE = re.compile(
    r"(?:source|quelle|fuente|źródło|джерело|источник)\s?: (?P<name>[^\n]{2,40}?)\.?$", re.IGNORECASE
)
# No English outlet says of another that it "informs": the word is how agencies translate their own sign-off.
_INFORMS = re.compile(
    r",\s+informs\s+(?P<name>(?:[Tt]he )?[A-Z][\w'’&-]*(?:\.[a-z]{2,4})?(?: [A-Z][\w'’&-]*){0,3})(?=\s*(?:[.,;:]|$))"
)
_AFTER = re.compile(r"\s*(?:[.,;:!?]|with reference|citing|referring|з посиланням|із посиланням|со ссылкой)")


def outlet(
    blocks: Sequence[Block], dropped: Sequence[Dropped], stated: Stated, language: str, clues: Sequence[Clue] = ()
) -> Found | None:
    """Who published the text, stated or inferred with the clue; None where the text does not tell.

    `dropped` is read too, for notices of copyright and site names; `language` is not needed for the formulas known so far,
    which are told apart by their words.
    """
    del language
    if stated.outlet:
        return Found(stated.outlet, "stated")
    published_by = outlet_clues.outlet(clues)
    if published_by is not None:
        return published_by
    found = sorted(set(_clues(blocks, dropped)))
    if len({name for name, _ in found}) != 1:
        return None
    name, clue = min(found, key=lambda pair: (len(pair[1]), pair))
    return Found(name, "inferred", clue)


def _clues(blocks: Sequence[Block], dropped: Sequence[Dropped]) -> Iterator[tuple[str, str]]:
    texts = [squash(block.text) for block in blocks]
    lead, rest = texts[:_LEAD], [squash(item.text) for item in dropped]
    for text in lead[:3]:
        yield from _named(_DATELINE.match(text))
        yield from _named(_DATELINE_DASH.match(text))
    for text in (*texts[-2:], *rest):
        yield from _copyright(text)
        yield from _named(_SOURCE_LINE.match(text), wires=False)
    for text in (*lead[:1], *rest):
        yield from _named(_PIPE.search(text))
    for text in texts:
        yield from _staff(text)
    for text in lead:
        yield from _unlisted(text)
    yield from _own(texts, lead)


def _named(match: re.Match[str] | None, *, wires: bool = True) -> Iterator[tuple[str, str]]:
    """The outlet that the match names, if what it names is one and nothing else."""
    name = canonical(match["name"].strip()) if match else None
    if match and name and (wires or name not in flagged("wires")):
        yield name, match.group().strip()


def _copyright(text: str) -> Iterator[tuple[str, str]]:
    for match in _COPYRIGHT.finditer(text):
        first = next(iter(mentions(match["name"])), None)
        if first is not None and first.start <= len("The "):
            yield first.name, match.group().strip()


def _staff(text: str) -> Iterator[tuple[str, str]]:
    for match in _STAFF.finditer(text):
        named = mentions(match["name"])
        if named and named[-1].end == len(match["name"]):
            yield named[-1].name, match.group()
    yield from _formulae("staff", text)


def _unlisted(text: str) -> Iterator[tuple[str, str]]:
    """The sign-off of an outlet that no list has."""
    for match in _INFORMS.finditer(text):
        name = squash(match["name"])
        if canonical(name) is None:
            yield name, squash(match.group().lstrip(", "))


def _own(texts: Sequence[str], lead: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Sign-offs. An agency that others cite in the same words must sign a lead and once more."""
    for name, clue in [found for text in lead for found in _formulae("own", text)]:
        again = (
            name not in flagged("wires") or sum(name == other for t in texts for other, _ in _formulae("own", t)) > 1
        )
        if name in flagged("self_naming") and again:
            yield name, clue


def _formulae(kind: str, text: str) -> Iterator[tuple[str, str]]:
    """Each outlet that stands in `text` as `{X}` does in a formula of `kind`, with the words of the formula."""
    forms = [form.partition("{X}") for form in lexicon.table("attribution")["self"][kind]]
    lowered = text.lower()
    # Few texts have the words of any formula, and only in those are outlets looked for.
    told = [(head, tail) for head, _, tail in forms if head.lower() in lowered and tail in text]
    for named in mentions(text) if told else ():
        before = text[max(0, named.start - _REACH) : named.start].rstrip('«“"')
        after = text[named.end : named.end + _REACH].lstrip('»”"')
        for head, tail in told:
            if _ends_with(before, head) and _begins_with(after, tail):
                yield named.name, squash(text[named.start - len(head) : named.end] + tail).lstrip(", ")
                break


def _ends_with(before: str, head: str) -> bool:
    start = len(before) - len(head)
    whole_word = start <= 0 or not head[:1].isalpha() or not before[start - 1].isalnum()
    return before.lower().endswith(head.lower()) and whole_word


def _begins_with(after: str, tail: str) -> bool:
    """Whether the formula ends where it should: its last words follow, or a mark or a reference to another source does."""
    return after.startswith(tail) if tail else not after.strip() or bool(_AFTER.match(after))
