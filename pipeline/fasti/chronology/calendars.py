"""Calendar arithmetic: Easter and the feasts that move with it, fixed feasts, Roman, Republican and Hijri days."""

from __future__ import annotations

from datetime import date, timedelta

from convertdate import french_republican, gregorian, islamic, julian

from fasti.chronology.points import Point

GREGORIAN_FROM = 1583  # the first Easter of the reformed calendar
_REFORM = 2299160.5  # 15 October 1582 as a Julian day number
Day = tuple[int, int]  # month and day


def find_easter(year: int) -> Day:
    """Month and day of western Easter, Julian before 1583 and Gregorian from then on.

    Meeus, *Astronomical Algorithms*, chapter 8.
    """
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
    """The month and day some days after another of the same year, by the calendar in force."""
    if year < GREGORIAN_FROM and year % 100 == 0 and year % 400:
        year = 4  # such years are leap in the Julian calendar, and only February matters here
    moved = date(max(year, 1), *day) + timedelta(days)
    return moved.month, moved.day


def read_roman_day(anchor: str, before: int, month: int) -> Day | None:
    """Month and day of a Roman date: `before` days before the anchor, both ends counted (1 is the day itself)."""
    late = month in (3, 5, 7, 10)
    base = {"k": 1, "n": 7 if late else 5, "i": 15 if late else 13}[anchor]
    if not 1 <= before <= 19:
        return None
    return shift_day(1901, (month, base), 1 - before)  # a common year


def read_republican(year: int, month: int, day: int | None) -> Point | None:
    """The Gregorian point of a French Republican date; without a day, None (its months straddle ours)."""
    if day is None or not 1 <= year <= 14:
        return None
    y, m, d = french_republican.to_gregorian(year, month, day)
    return Point("day", y, m, d, calendar="french-republican")


def read_hijri(year: int, month: int | None, day: int | None) -> tuple[Point, Point]:
    """First and last day of a Hijri year, month or day by the arithmetical calendar: Julian to 1582, then Gregorian."""
    following = (year, month, day + 1) if day and month else (year, month + 1, 1) if month else (year + 1, 1, 1)
    if following[1] > 12:
        following = (year + 1, 1, 1)
    first, after = (islamic.to_jd(*when) for when in ((year, month or 1, day or 1), following))
    return _from_day_number(first), _from_day_number(after - 1)


def _from_day_number(number: float) -> Point:
    kind = julian if number < _REFORM else gregorian
    return Point("day", *kind.from_jd(number), calendar="hijri")
