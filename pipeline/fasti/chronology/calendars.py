"""Calendar arithmetic: Easter and the feasts that move with it, Advent, Roman, Republican and Hijri days.

Feasts are told by the calendar in force in the West: Julian before 1583, Gregorian from then on.
"""

from __future__ import annotations

from datetime import date, timedelta

from convertdate import french_republican, gregorian, islamic, julian

from fasti.chronology.points import Point

GREGORIAN_FROM = 1583  # the first Easter of the reformed calendar
_REFORM = 2299160.5  # 15 October 1582 as a Julian day number
Day = tuple[int, int]  # month and day


def find_easter(year: int) -> Day:
    """Month and day of western Easter (Meeus, *Astronomical Algorithms*, chapter 8)."""
    if year < GREGORIAN_FROM:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return month, day + 1
    century, of_century = divmod(year, 100)
    golden = year % 19
    leaps, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    h = (19 * golden + century - leaps - correction + 15) % 30
    k, j = divmod(of_century, 4)
    weekday = (32 + 2 * rest + 2 * k - h - j) % 7
    month, day = divmod(h + weekday - 7 * ((golden + 11 * h + 22 * weekday) // 451) + 114, 31)
    return month, day + 1


def shift_day(year: int, day: Day, days: int) -> Day:
    """The month and day some days after another of the same year."""
    if year < GREGORIAN_FROM:
        year = 4 if year % 4 == 0 else 1  # the Julian calendar has a leap year every four years, without exception
    moved = date(year, *day) + timedelta(days)
    return moved.month, moved.day


def weekday_of(year: int, day: Day) -> int:
    """ISO weekday of a day, Monday being 1."""
    calendar = julian if year < GREGORIAN_FROM else gregorian
    return int(calendar.to_jd(year, *day) + 1.5) % 7 or 7


def find_advent(year: int) -> Day:
    """Month and day of the fourth Sunday before Christmas."""
    return shift_day(year, (12, 25), -21 - (weekday_of(year, (12, 25))))


def place_feast(year: int, offset: int) -> Point:
    """The day some days after Easter of a year."""
    month, day = shift_day(year, find_easter(year), offset)
    return Point("day", year, month, day, calendar="julian" if year < GREGORIAN_FROM else None)


def read_roman_day(anchor: int, before: int, month: int) -> Day | None:
    """Month and day of a Roman date: `before` days before the calends (1), nones (2) or ides (3), both ends counted."""
    late = month in (3, 5, 7, 10)
    base = {1: 1, 2: 7 if late else 5, 3: 15 if late else 13}[anchor]
    if not 1 <= before <= 19:
        return None
    return shift_day(1901, (month, base), 1 - before)


def read_republican(year: int, month: int, day: int) -> Point | None:
    """The Gregorian point of a day of the French Republic, which counted the years I to XIV; None outside them."""
    if not 1 <= year <= 14 or not 1 <= day <= 30:
        return None
    there_year, there_month, there_day = french_republican.to_gregorian(year, month, day)
    return Point("day", there_year, there_month, there_day, calendar="french-republican")


def read_hijri(year: int, month: int | None, day: int | None) -> tuple[Point, Point]:
    """First and last day of a Hijri year, month or day by the arithmetical calendar: Julian to 1582, then Gregorian."""
    following = (year, month, day + 1) if day and month else (year, month + 1, 1) if month else (year + 1, 1, 1)
    if following[1] > 12:
        following = (year + 1, 1, 1)
    first, after = (islamic.to_jd(*when) for when in ((year, month or 1, day or 1), following))
    return _from_day_number(first), _from_day_number(after - 1)


def convert_day(point: Point) -> Point | None:
    """The same day by the other calendar, for a day that is told to be Julian or Gregorian; None for any other."""
    if point.calendar not in ("julian", "gregorian") or point.unit != "day" or not point.complete:
        return None
    if point.before_christ:
        return None
    if point.twin is not None:
        return Point("day", point.year, *point.twin, calendar="julian")
    here, there = (julian, gregorian) if point.calendar == "julian" else (gregorian, julian)
    try:
        year, month, day = there.from_jd(here.to_jd(point.ordinal, point.month, point.day))
    except ValueError:  # a leap day that the calendar does not have
        return None
    return Point("day", year, month, day, calendar="gregorian" if point.calendar == "julian" else "julian")


def _from_day_number(number: float) -> Point:
    year, month, day = (julian if number < _REFORM else gregorian).from_jd(number)
    return Point("day", year, month, day, calendar="hijri")
