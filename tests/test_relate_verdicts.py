"""Whether a sentence about what was foretold tells that it came."""

from __future__ import annotations

import pytest

from digest.model import Place
from digest.relate import outcomes, vectors, verdicts
from digest.relate.outcomes import Said, Told
from digest.relate.reports import Report
from digest.relate.verdicts import Day

SAID = "The Lowen council will close the northern pier on Monday."
PLAIN = Day(None, early=False, ahead=False, moved=False)


def came(later: str, day: Day = PLAIN, *, deadline: bool = False, late: bool = False) -> bool | None:
    """What `later` tells of the pier's closing."""
    said = vectors.vector(Place("a", 0), SAID, "en")
    told = vectors.vector(Place("b", 0), later, "en")
    words = SAID[SAID.index("close") :]
    dates = vectors.content("Monday", "en")
    first = Said(
        said,
        vectors.content(words, "en"),
        words,
        frozenset(),
        dates,
        undated=False,
        long=False,
        plan=True,
        deadline=deadline,
        kinds=frozenset(),
    )
    second = Told(Report(told, told.content, dates), on=True, close=False, other=False, late=late, lag=1)
    return verdicts.came(first, second, outcomes.met(first, second), day)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("The council closed the northern pier on Monday.", True),
        ("The council did not close the northern pier.", False),
        ("The council postponed closing the northern pier.", False),
        ("The council had promised to close the northern pier.", False),
        ("A court refused to block closing the northern pier.", None),
        ("The council may close the northern pier in May.", None),
        ("A ship sank in the fog.", None),
    ],
)
def test_what_later_words_tell(later: str, expected: bool | None) -> None:
    assert came(later) is expected


def test_what_was_told_before_the_day_tells_no_coming() -> None:
    early = Day(None, early=True, ahead=False, moved=False)
    assert came("The council closed the northern pier.", early) is None
    assert came("The council called off closing the northern pier.", early) is False


def test_a_new_day_is_no_coming() -> None:
    moved = Day(None, early=True, ahead=True, moved=True)
    assert came("The northern pier will not close before Thursday now.", moved) is False
    assert came("The northern pier will close.", Day(None, early=False, ahead=True, moved=False)) is None


def test_after_its_deadline_it_came_too_late() -> None:
    assert came("The northern pier closed on Thursday.", deadline=True, late=True) is False
    assert came("The northern pier closed on Thursday.", deadline=False, late=True) is True
