"""Pronouns that stand for nothing: `It is raining`, `It is unclear who will pay`, `It was Lind who called`."""

from __future__ import annotations

from digest.coherence.openings import Lists, Opening

_BEING = frozenset({"is", "was", "s", "be", "been"})
_REACH = 12
"""Words within which what `it` announces has begun: `It is unclear … who`."""
_TIME = 4
"""Words within which one of time stands in `It was the first day of school`."""


def is_empty(start: Opening, at: int, known: Lists) -> bool:
    """Whether the pronoun at `at` announces what follows, or the weather, the time or a distance."""
    if start.words[at] != "it" or not known.single("judging"):
        return False
    row = start.words[at + 1 :]
    here = next((n for n, word in enumerate(row) if word not in known.single("adverbs")), None)
    if here is None:
        return False
    if row[here] in known.single("weather"):
        return True
    if row[here] in known.single("seeming"):
        return not known.single("judging").union(("that", "as", "out")).isdisjoint(row[here + 1 : here + 3])
    if row[here] in known.single("judging") | known.single("taking"):
        return _announces(row[here + 1 :], known)
    if row[here].endswith("ed") and "that" in row[here + 1 : here + 4]:
        return True
    if _BEING.isdisjoint(row[:here]):
        return False
    return _dated(start, at + 1 + here, known) or _cleft(start, at + 1 + here, known)


def _announces(row: tuple[str, ...], known: Lists) -> bool:
    return not known.single("complements").isdisjoint(row[:_REACH])


def _dated(start: Opening, at: int, known: Lists) -> bool:
    """`It was the first day of …`, `It was a Monday`: a word of time among the first."""
    return not known.single("present").union(("day", "night", "time", "hour")).isdisjoint(start.words[at : at + _TIME])


def _cleft(start: Opening, at: int, known: Lists) -> bool:
    """`It was Lind who …`, `It was in Oslo that …`."""
    named = start.capital[at] or (start.words[at] in known.single("leads") and any(start.capital[at + 1 : at + 4]))
    return named and not {"who", "that", "which"}.isdisjoint(start.words[at : at + _REACH])
