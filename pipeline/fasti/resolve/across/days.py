"""When an event was, as numbered days: how far two dates lie apart, and how fine a day, month or year they share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from convertdate import gregorian, julian

from fasti.chronology import bounds
from fasti.record import HistoricalDate

_ISO = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")
OPEN = 10**9  # further than any day: the open end of an interval

# The longest interval, in days, that still tells the day, the month (a season too) and the year.
DAY, MONTH, YEAR = 4, 92, 366
# How much a date tells that two events share, by its fineness; 0 where they share none.
GRADES = ((DAY, 3), (MONTH, 2), (YEAR, 1))


class Interval(NamedTuple):
    """First and last day that a date may mean, numbered from 1 March of year 0 (1 BC)."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """Number of days."""
        return self.last - self.first + 1

    @property
    def grade(self) -> int:
        """3 for a day, 2 for a month, 1 for a year, 0 for what is wider or open."""
        return next((grade for longest, grade in GRADES if self.length <= longest), 0)


def intervals(dates: Iterable[HistoricalDate]) -> tuple[Interval, ...]:
    """The dates as intervals, each once, in order; those that tell no day at either end are left out."""
    found = {interval for date in dates if (interval := _interval(date)) is not None}
    return tuple(sorted(found))


def gap(one: Iterable[Interval], other: Iterable[Interval]) -> int | None:
    """Days between the nearest two dates, 0 where some overlap; None where one side has none."""
    other = tuple(other)
    return min((max(0, a.first - b.last, b.first - a.last) for a in one for b in other), default=None)


def shared_grade(one: Iterable[Interval], other: Iterable[Interval]) -> int:
    """The grade of the coarser of two dates that overlap, the best there is."""
    other = tuple(other)
    pairs = ((a, b) for a in one for b in other if a.first <= b.last and b.first <= a.last)
    return max((min(a.grade, b.grade) for a, b in pairs), default=0)


def _interval(date: HistoricalDate) -> Interval | None:
    convert = date.calendar == "julian"
    earliest, latest = date.earliest, date.latest
    if earliest is None and latest is None:  # events made by hand may give the EDTF alone
        earliest, latest = bounds(date.edtf)
    first = _number(earliest, julian_day=convert)
    last = _number(latest, julian_day=convert)
    if first is None and last is None:
        return None
    return Interval(-OPEN if first is None else first, OPEN if last is None else last)


def _number(iso: str | None, *, julian_day: bool) -> int | None:
    match = _ISO.fullmatch(iso or "")
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    if julian_day and year > 0:
        year, month, day = _gregorian(year, month, day)
    return _count(year, month, day)


def _count(year: int, month: int, day: int) -> int:
    """Days since 1 March of year 0, by the Gregorian calendar carried back; counted from March, leap days come last."""
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year


def month_of(number: int) -> int:
    """Months from January of year 0 to that of a numbered day; 12 of them are a year."""
    era, of_era = divmod(number, 146_097)
    years = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * years + years // 4 - years // 100)
    return (era * 400 + years) * 12 + (5 * of_year + 2) // 153 + 2


def _gregorian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """A day told to be Julian by the calendar that the others are counted in; as it stands where it is no day there."""
    try:
        moved: tuple[int, int, int] = gregorian.from_jd(julian.to_jd(year, month, day))
    except ValueError:
        return year, month, day
    return moved
