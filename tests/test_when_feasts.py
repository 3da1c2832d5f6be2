"""Days that move from year to year."""

from __future__ import annotations

from datetime import date

import pytest

from digest.when import feasts


@pytest.mark.parametrize(
    ("feast", "day"),
    [
        (90100, "2024-03-31"),
        (90100, "2025-04-20"),
        (90100, "2038-04-25"),
        (90098, "2025-04-18"),
        (80100, "2024-05-05"),
        (80100, "2025-04-20"),
        (80100, "2027-05-02"),
        (41122, "2024-11-28"),
        (21102, "2022-11-08"),
        (10525, "2025-05-26"),
        (10901, "2025-09-01"),
    ],
)
def test_days_of_feasts(feast: int, day: str) -> None:
    wanted = date.fromisoformat(day)
    assert feasts.day(feast, wanted.year) == wanted


def test_easter_is_a_sunday_of_spring_in_every_year() -> None:
    for year in range(1900, 2200):
        for church in (80100, 90100):
            day = feasts.day(church, year)
            assert day.weekday() == 6
            assert date(year, 3, 22) <= day <= date(year, 5, 10)
