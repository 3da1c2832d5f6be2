from __future__ import annotations

from datetime import date, timedelta

from digest.model import When
from digest.render import charts
from digest.render.strings import strings

ENGLISH = strings("en")


def event(day: date, *, days: int = 0) -> charts.Entry:
    when = When(day, day + timedelta(days), "range" if days else "day", "stated", "x")
    return charts.Entry(when)


def events(*offsets: int) -> list[charts.Entry]:
    return [event(date(2031, 1, 1) + timedelta(offset)) for offset in offsets]


def test_too_little_is_not_drawn() -> None:
    assert charts.timeline(ENGLISH, ()) is None
    assert charts.timeline(ENGLISH, events(0, 5, 5, 5)) is None


def test_marks_lie_where_their_dates_lie() -> None:
    chart = charts.timeline(ENGLISH, events(0, 5, 10))
    assert chart is not None
    assert [mark.x for mark in chart.marks] == ["2.00%", "50.00%", "98.00%"]
    assert [tick.text for tick in chart.ticks] == ["1 Jan 2031", "6 Jan 2031", "11 Jan 2031"]


def test_marks_too_close_lie_under_each_other_up_to_a_limit() -> None:
    chart = charts.timeline(ENGLISH, [event(date(2031, 1, 1) + timedelta(start), days=100) for start in range(30)])
    assert chart is not None
    assert len({mark.y for mark in chart.marks}) == 8
    assert chart.height > chart.axis > max(mark.y for mark in chart.marks)


def test_entries_dated_alike_are_one_mark_that_grows() -> None:
    chart = charts.timeline(ENGLISH, events(0, 0, 0, 5, 10))
    assert chart is not None
    assert [mark.size for mark in chart.marks] == [6, 4, 4]
    assert chart.marks[0].title == "1 January 2031: 3 entries"


def test_a_span_of_days_is_a_bar() -> None:
    chart = charts.timeline(ENGLISH, [*events(0, 10, 20), event(date(2031, 1, 3), days=10)])
    assert chart is not None
    assert [mark.width != "" for mark in chart.marks] == [False, True, False, False]


def test_the_axis_is_cut_where_nothing_is_dated() -> None:
    chart = charts.timeline(ENGLISH, [event(date(2031, 1, 1), days=30), *events(100, 101, 102, 180, 182)])
    assert chart is not None
    assert len(chart.marks) == 6
    assert len(chart.cuts) == 2
    assert chart.note == "The axis is cut (//) where nothing is dated."
    places = [float(mark.x.rstrip("%")) for mark in chart.marks]
    assert places == sorted(places)
    assert float(chart.cuts[0].rstrip("%")) > float(chart.marks[0].width.rstrip("%"))
    assert places[3] - places[1] > 5  # two days of 182 would be one per cent


def test_one_far_off_entry_does_not_squeeze_the_rest() -> None:
    chart = charts.timeline(ENGLISH, events(-4000, *range(10)))
    assert chart is not None
    places = [float(mark.x.rstrip("%")) for mark in chart.marks]
    assert len(chart.cuts) == 1
    assert places[-1] - places[1] > 60
    even = charts.timeline(ENGLISH, events(*range(0, 100, 10)))
    assert even is not None
    assert (len(even.marks), even.note) == (10, "")


def test_what_would_squeeze_the_rest_is_in_the_list_only() -> None:
    chart = charts.timeline(ENGLISH, [event(date(2020, 1, 1), days=4020), *events(*range(10))])
    assert chart is not None
    assert len(chart.marks) == 10
    assert chart.note == "1 entry outside the drawn span is in the list only."


def test_a_long_span_is_told_in_years() -> None:
    chart = charts.timeline(ENGLISH, events(0, 2000, 4000))
    assert chart is not None
    assert [tick.text for tick in chart.ticks] == ["2031", "2036", "2041"]


def test_a_mark_grows_with_its_sources_and_is_hollow_for_what_was_to_come() -> None:
    days = [event(date(2031, 1, day)).date for day in (1, 6, 11)]
    entries = [charts.Entry(days[0], 3), charts.Entry(days[1]), charts.Entry(days[2], ahead=True)]
    chart = charts.timeline(ENGLISH, entries)
    assert chart is not None
    assert [(mark.size, mark.hollow) for mark in chart.marks] == [(6, False), (4, False), (4, True)]
    assert chart.marks[2].title == "11 January 2031: 1 expected then"
