"""The shapes that dates take, over the classes of tokens, the same for all languages.

A pattern is a row of elements; `a/b` is a token of class a or b, `x?` may be missing, `x!` must stand just
before the expression. Where two patterns match at one place the longer wins, then the earlier in the table.
"""

from __future__ import annotations

from digest.when.builders import (
    Builder,
    ahead,
    anchored_day,
    anchored_near,
    counted,
    day,
    daypart,
    days,
    decade,
    month,
    months,
    named_day,
    near,
    numeric,
    quarter,
    relative,
    relative_year,
    season,
    shy_month,
    weekday,
    year,
)

_WEEKDAY = "weekday/maybe_weekday dot? comma? article?"
_MONTH = "month/maybe_month"
_DAY = "number_of_day/ordinal"
_YEAR = "comma? of? year_number year_mark? dot?"
_COUNT = "number/one/vague"

PATTERNS: tuple[tuple[str, Builder], ...] = (
    ("numeric", numeric),
    (f"{_WEEKDAY} {_DAY} dot? of? {_MONTH} dot? {_YEAR}", day),
    (f"{_DAY} dot? of? {_MONTH} dot? {_YEAR}", day),
    (f"{_WEEKDAY} {_MONTH} dot? article? {_DAY}/ordinal_word {_YEAR}", day),
    (f"{_MONTH} dot? article? {_DAY}/ordinal_word {_YEAR}", day),
    (f"{_WEEKDAY} {_DAY} dot? of? {_MONTH} dot?", day),
    (f"{_DAY} dot? of? {_MONTH} dot?", day),
    (f"{_WEEKDAY} {_MONTH} dot? article? {_DAY}/ordinal_word", day),
    (f"{_MONTH} dot? article? {_DAY}/ordinal_word", day),
    (f"year_number {_MONTH} {_DAY}", day),
    (f"{_MONTH} dot? {_DAY} dash {_DAY} {_YEAR}", days),
    (f"{_MONTH} dot? {_DAY} dash {_DAY}", days),
    (f"between! {_MONTH} dot? {_DAY} and {_DAY}", days),
    (f"{_DAY} dot? dash article? {_DAY} dot? of? {_MONTH} dot? {_YEAR}", days),
    (f"{_DAY} dot? dash article? {_DAY} dot? of? {_MONTH}", days),
    (f"part? dash? {_MONTH} dot? {_YEAR}", month),
    (f"{_MONTH} dot? dash {_MONTH} dot? {_YEAR}", months),
    (f"part? article? last/this/next {_MONTH}", month),
    ("month last_after/next_after", month),
    ("part article? month dot?", month),
    ("month dot?", month),
    ("preposition/of/part! maybe_month", shy_month),
    ("named_day comma? year_number", named_day),
    ("named_day", named_day),
    ("season of? year_number year_mark?", season),
    ("last/this/next season", season),
    ("season last_after/next_after", season),
    ("preposition! article? season", season),
    ("part? last/this/next weekday daypart?", weekday),
    ("part? previous/following weekday daypart?", weekday),
    ("weekday last_after/next_after", weekday),
    ("part? weekday daypart?", weekday),
    ("last/this/next daypart", daypart),
    ("part? relative daypart?", relative),
    ("relative_year", relative_year),
    ("part? article? last/this/next unit", near),
    ("part? article? unit last_after/next_after", near),
    ("part? previous/following/same unit", anchored_near),
    ("following daypart", anchored_day),
    ("before_that/after_that", anchored_day),
    ("article? last number/vague unit", counted("span", -1)),
    ("article? number/vague unit last_after", counted("span", -1)),
    ("article? next number/vague unit", counted("span", 1)),
    ("article? number/vague next unit", counted("span", 1)),
    (f"{_COUNT} unit ago", counted("shift", -1)),
    (f"ago_before {_COUNT} unit", counted("shift", -1)),
    (f"{_COUNT} unit earlier", counted("shift", -1, anchored=True)),
    (f"{_COUNT} unit later", counted("shift", 1, anchored=True)),
    (f"in_future! {_COUNT} unit", ahead),
    ("article? ordinal/ordinal_word unit of? article? year_number", quarter),
    ("article? ordinal/ordinal_word unit", quarter),
    ("year_number dash year_number", year),
    ("preposition/of/article/between/until! year_number year_mark?", year),
    ("part? of? year_number year_mark", year),
    ("part article? year_number", year),
    ("bracket! year_number", year),
    ("decade_years", decade),
)
