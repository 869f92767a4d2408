"""The first and the last day that an EDTF string may mean, as ISO dates with astronomical years (0 is 1 BC)."""

from __future__ import annotations

import re
from functools import lru_cache

from fasti.errors import RecordError

# Meteorological seasons of the north, as historians of Europe write them; a winter runs over the new year.
SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}

_DATE = re.compile(
    r"(?P<year>-?[0-9]{4}|-?[0-9]{1,3}X{1,3}|-?X{4}|Y-?[1-9][0-9]{4,8})"
    r"(?:-(?P<month>0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?P<day>[0-2][0-9]|3[01]|XX))?)?[?~%]?"
)
_OPEN = ("", "..")

_Day = tuple[int, int, int]


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[str | None, str | None]:
    """Earliest and latest day of an EDTF level 1 value: a date, a season, a date with X digits, or an interval of two.

    A qualifier (`~ ? %`) does not widen the value. None stands for an open or unknown end.
    Raises RecordError where `edtf` is none of these, or its days are out of order.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        days = _read(edtf, edtf)
        return _iso(days[0]), _iso(days[1])
    earliest = None if first in _OPEN else _read(first, edtf)[0]
    latest = None if last in _OPEN else _read(last, edtf)[1]
    if earliest and latest and earliest > latest:
        raise _bad(edtf, "it ends before it begins")
    return earliest and _iso(earliest), latest and _iso(latest)


def _read(part: str, edtf: str) -> tuple[_Day, _Day]:
    match = _DATE.fullmatch(part)
    if match is None:
        raise _bad(edtf, f"{part!r} is no date")
    low, high = _years(match["year"])
    month, day = match["month"] or "XX", match["day"] or "XX"
    if month == "XX":
        return ((low, 1, 1), (high, 12, 31)) if day == "XX" else ((low, 1, int(day)), (high, 12, int(day)))
    if int(month) in SEASON_MONTHS:
        if day != "XX":
            raise _bad(edtf, "a season has no days")
        first, last = SEASON_MONTHS[int(month)]
        high += last < first
        return (low, first, 1), (high, last, days_in_month(high, last))
    if day == "XX":
        return (low, int(month), 1), (high, int(month), days_in_month(high, int(month)))
    if not 1 <= int(day) <= days_in_month(high, int(month)):
        raise _bad(edtf, f"month {month} has no day {day}")
    return (low, int(month), int(day)), (high, int(month), int(day))


def _years(text: str) -> tuple[int, int]:
    text = text.removeprefix("Y")
    zeros, nines = int(text.replace("X", "0")), int(text.replace("X", "9"))
    return min(zeros, nines), max(zeros, nines)


def days_in_month(year: int, month: int) -> int:
    """Days of a month; February has 29 in a leap year of either calendar (900 and 1700 were leap years to many)."""
    if month == 2:
        return 29 if year % 4 == 0 else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _iso(day: _Day) -> str:
    year, month, of_month = day
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{of_month:02d}"


def _bad(edtf: str, why: str) -> RecordError:
    return RecordError(f"{edtf!r} is not an EDTF level 1 date: {why}; try 1937-12-09, 193X, 1914/1918 or ../1945.")
