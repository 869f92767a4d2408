from __future__ import annotations

import pytest
from convertdate import holidays

from fasti.chronology.calendars import (
    find_advent,
    find_easter,
    read_hijri,
    read_republican,
    read_roman_day,
    shift_day,
    weekday_of,
)


def test_gregorian_easter_agrees_with_convertdate() -> None:
    years = range(1583, 2200)
    assert [find_easter(year) for year in years] == [holidays.easter(year)[1:] for year in years]


@pytest.mark.parametrize(
    ("year", "day"),
    # Easters that chronicles and histories tell, all by the Julian calendar
    [(1066, (4, 16)), (1204, (4, 25)), (1381, (4, 14)), (1415, (3, 31)), (1461, (4, 5)), (1121, (4, 10))],
)
def test_julian_easter_is_that_of_the_chronicles(year: int, day: tuple[int, int]) -> None:
    assert find_easter(year) == day


@pytest.mark.parametrize(
    ("year", "day", "weekday"),
    [(1066, (10, 14), 6), (1415, (10, 25), 5), (1453, (5, 29), 2), (1815, (6, 18), 7), (1944, (6, 6), 2)],
)
def test_weekday_is_that_of_the_calendar_in_force(year: int, day: tuple[int, int], weekday: int) -> None:
    assert weekday_of(year, day) == weekday


def test_advent_is_the_fourth_sunday_before_christmas() -> None:
    assert (find_advent(2022), find_advent(2023)) == ((11, 27), (12, 3))


def test_february_has_29_days_in_julian_years_that_end_in_00() -> None:
    assert shift_day(1100, (2, 28), 1) == (2, 29)
    assert shift_day(1900, (2, 28), 1) == (3, 1)


@pytest.mark.parametrize(
    ("anchor", "before", "month", "day"),
    [
        (3, 1, 3, (3, 15)),
        (3, 1, 4, (4, 13)),
        (2, 1, 10, (10, 7)),
        (2, 1, 2, (2, 5)),
        (1, 10, 9, (8, 23)),
        (1, 8, 1, (12, 25)),
    ],
)
def test_roman_days_count_both_ends(anchor: int, before: int, month: int, day: tuple[int, int]) -> None:
    assert read_roman_day(anchor, before, month) == day


def test_roman_day_of_more_than_nineteen_days_is_none() -> None:
    assert read_roman_day(1, 20, 5) is None


def test_republican_day_is_gregorian() -> None:
    point = read_republican(2, 11, 9)
    assert point is not None
    assert (point.year, point.month, point.day, point.calendar) == (1794, 7, 27, "french-republican")
    assert read_republican(15, 1, 1) is None


def test_hijri_day_is_julian_before_the_reform_and_gregorian_after() -> None:
    karbala, _ = read_hijri(61, 1, 10)
    assert (karbala.year, karbala.month, karbala.day) == (680, 10, 10)
    first, last = read_hijri(1300, None, None)
    assert ((first.year, first.month, first.day), (last.year, last.month, last.day)) == ((1882, 11, 12), (1883, 11, 1))
