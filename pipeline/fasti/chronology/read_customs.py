"""Readers of days named by custom: feasts, Roman days, other calendars, years of a reign or of the City."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from fasti.chronology.calendars import (
    find_advent,
    place_feast,
    read_hijri,
    read_republican,
    read_roman_day,
    shift_day,
    weekday_of,
)
from fasti.chronology.points import Point, year_point
from fasti.chronology.readings import Reading

FOUNDATION = 753  # the City was founded in 753 BC by Varro's count: 1 AUC
_LENT = (-46, -1)  # Ash Wednesday to Holy Saturday, as days from Easter

Fields = Mapping[str, Any]
Options = Mapping[str, Any]


def read_fixed_feast(fields: Fields, options: Options) -> Reading | None:
    """A feast of a fixed day: block `feast` (month * 100 + day), `year`, `offset` in days, `weekday` and `step`."""
    month, day = shift_day(1901, divmod(fields["feast"], 100), fields.get("offset", 0))
    point = Point("day", fields.get("year"), month, day, feast=True)
    return _read_weekday_beside(point, fields) if "weekday" in fields else Reading(when=point)


def read_movable_feast(fields: Fields, options: Options) -> Reading | None:
    """A feast told from Easter: block `feast` (days after Easter + 1000), `year`, `offset`, `weekday` and `step`."""
    days = fields["feast"] - 1000 + fields.get("offset", 0)
    if fields.get("year") is None:
        return None if "weekday" in fields else Reading(when=Point("day", easter=days))
    point = place_feast(fields["year"], days)
    if "weekday" in fields:
        return _read_weekday_beside(point, fields)
    if options.get("week"):
        return Reading(when=point, until=place_feast(fields["year"], days + 6))
    return Reading(when=point)


def _read_weekday_beside(feast: Point, fields: Fields) -> Reading | None:
    """*The Monday after Easter 1381, the Sunday before Michaelmas 1415*: strictly after or before the feast."""
    if feast.year is None or feast.month is None or feast.day is None:
        return Reading()
    ahead = (fields["weekday"] - weekday_of(feast.year, (feast.month, feast.day))) % 7 or 7
    month, day = shift_day(feast.year, (feast.month, feast.day), ahead if fields["step"] > 0 else ahead - 7 or -7)
    return Reading(when=replace(feast, month=month, day=day))


def read_church_season(fields: Fields, options: Options) -> Reading | None:
    """*Lent 1381, Advent 1120*: block `fast` (1 Lent, 2 Advent) and `year`; a range of days, open without a year."""
    year = fields.get("year")
    if year is None:
        return Reading()
    if fields["fast"] == 1:
        return Reading(when=place_feast(year, _LENT[0]), until=place_feast(year, _LENT[1]))
    month, day = find_advent(year)
    return Reading(when=Point("day", year, month, day), until=Point("day", year, 12, 24))


def read_roman(fields: Fields, options: Options) -> Reading | None:
    """*The tenth of the calends of September*: blocks `roman` (1 calends, 2 nones, 3 ides), `number`, `eve`, `month`.

    A day before the calends of January is in the December of the year before that which is named.
    """
    before = 2 if "eve" in fields else fields.get("number", 1)
    found = read_roman_day(fields["roman"], before, fields["month"]) if isinstance(before, int) else None
    if found is None:
        return None
    year, era = fields.get("year"), fields.get("era", 1)
    point = Point("day", year, *found, before_christ=era == -1, calendar="roman")
    if year is not None and found[0] == 12 and fields["month"] == 1:
        earlier = year_point(point.ordinal - 1)
        point = replace(point, year=earlier.year, before_christ=earlier.before_christ)
    return Reading(when=point)


def read_republic(fields: Fields, options: Options) -> Reading | None:
    """*9 Thermidor Year II*: blocks `day`, `republican` (month), `year`; a month is a range of days."""
    year, month = fields.get("year"), fields["republican"]
    first = read_republican(year, month, fields.get("day", 1)) if isinstance(year, int) else None
    if first is None or not isinstance(year, int):
        return Reading()
    return Reading(when=first, until=None if "day" in fields else read_republican(year, month, 30))


def read_islamic(fields: Fields, options: Options) -> Reading | None:
    """*10 Muharram 61 AH*: blocks `day`, `hijri` (month), `year`; a month or a year is a range of days."""
    year = fields.get("year")
    if not isinstance(year, int) or not 1 <= year <= 1500:
        return None
    first, last = read_hijri(year, fields.get("hijri"), fields.get("day"))
    return Reading(when=first, until=None if first == last else last)


def read_reign(fields: Fields, options: Options) -> Reading | None:
    """*The third year of Edward III*: blocks `number` and `reign` (the day on which it began, as 13270125)."""
    number = fields["number"]
    if not isinstance(number, int) or not 1 <= number <= 72:
        return None
    year, day = divmod(fields["reign"], 10000)
    begun = date(year, *divmod(day, 100))
    first = begun.replace(year=year + number - 1)
    last = begun.replace(year=year + number) - timedelta(1)
    return Reading(when=_point(first), until=_point(last))


def _point(day: date) -> Point:
    return Point("day", day.year, day.month, day.day, calendar="julian" if day.year < 1583 else None)


def read_city_year(fields: Fields, options: Options) -> Reading | None:
    """*709 ab urbe condita*: block `year`, counted from the foundation of Rome."""
    year = fields["year"]
    return Reading(when=year_point(year - FOUNDATION, calendar="roman")) if isinstance(year, int) else None
