from __future__ import annotations

from datetime import date

import pytest

from digest.model import Precision, When
from digest.render import dates
from digest.render.strings import strings

ENGLISH = strings("en")


@pytest.mark.parametrize(
    ("precision", "start", "end", "text", "machine"),
    [
        ("day", "2031-03-05", "2031-03-05", "5 March 2031", "2031-03-05"),
        ("week", "2031-03-03", "2031-03-09", "week of 3 March 2031", "2031-W10"),
        ("month", "2031-03-01", "2031-03-31", "March 2031", "2031-03"),
        ("season", "2031-03-01", "2031-05-31", "spring 2031", None),
        ("season", "2030-12-01", "2031-02-28", "winter 2030–31", None),
        ("season", "2031-02-10", "2031-04-01", "10 February – 1 April 2031", None),
        ("year", "2031-01-01", "2031-12-31", "2031", "2031"),
        ("range", "2031-03-03", "2031-03-14", "3–14 March 2031", None),
        ("range", "2030-12-30", "2031-01-02", "30 December 2030 – 2 January 2031", None),
        ("month", "2031-03-01", "2031-04-30", "1 March – 30 April 2031", None),
    ],
)
def test_a_date_is_shown_as_precisely_as_it_is_known(
    precision: Precision, start: str, end: str, text: str, machine: str | None
) -> None:
    view = dates.show(ENGLISH, When(date.fromisoformat(start), date.fromisoformat(end), precision, "stated", "x"))
    assert (view.text, view.machine, str(view.note)) == (text, machine, "")
    assert (view.precision == "") == (precision == "day")


def test_the_unknown_is_said() -> None:
    view = dates.show(ENGLISH, None)
    assert (view.text, view.machine, view.known) == ("date unknown", None, False)


def test_months_of_a_span() -> None:
    assert dates.months(ENGLISH, date(2031, 3, 1), date(2031, 3, 31)) == "March 2031"
    assert dates.months(ENGLISH, date(2031, 2, 1), date(2031, 3, 31)) == "February 2031 – March 2031"
