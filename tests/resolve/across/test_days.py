"""Dates as numbered days: how far apart, how fine."""

from __future__ import annotations

import datetime

import pytest

from fasti.record import HistoricalDate
from fasti.resolve.across.days import gap, intervals, shared_grade


def days(*edtf: str, **rest: str) -> tuple[tuple[int, int], ...]:
    return intervals([HistoricalDate.model_validate({"edtf": one, **rest}) for one in edtf])


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (["1937-12-09"], ["1937-12-13"], 4),
        (["1937-12-13"], ["1937-12"], 0),
        (["1565"], ["1566"], 1),
        (["1937", "1940-01-01"], ["1940-01-03"], 2),
        (["1914/.."], ["1918"], 0),
        (["../1913-12-31"], ["1914"], 1),
        (["-0043-03-15"], ["-0043-03-17"], 2),
        (["-0001-12-31"], ["0000-01-01"], 1),
        (["1937"], [], None),
    ],
)
def test_gap_counts_days_between_the_nearest_dates(one: list[str], other: list[str], apart: int | None) -> None:
    assert gap(days(*one), days(*other)) == apart
    assert gap(days(*other), days(*one)) == apart


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ("1937-12-09", "1937-12-09", 3),
        ("1937-12-09", "1937-12-08/1937-12-10", 3),
        ("1937-12-09", "1937-12", 2),
        ("1937-24", "1937-12", 2),
        ("1937-12-09", "1937", 1),
        ("1937-12-09", "193X", 0),
        ("1937-12-09", "1937/..", 0),
        ("1937-12-09", "1937-12-10", 0),
    ],
)
def test_grade_is_that_of_the_coarser_date(one: str, other: str, grade: int) -> None:
    assert shared_grade(days(one), days(other)) == grade


def test_days_are_counted_as_the_calendar_does() -> None:
    (first,), (last,) = days("1600-02-28"), days("1999-12-31")
    assert last[0] - first[0] == (datetime.date(1999, 12, 31) - datetime.date(1600, 2, 28)).days


def test_day_told_to_be_julian_is_that_of_the_other_calendar() -> None:
    assert days("1917-10-25", earliest="1917-10-25", latest="1917-10-25", calendar="julian") == days("1917-11-07")


def test_dates_without_days_are_left_out() -> None:
    assert days("../..") == ()
