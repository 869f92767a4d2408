"""Readers of days named by custom: feasts, Roman days, other calendars, years of a reign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fasti.chronology.calendars import find_easter, read_hijri, read_republican, read_roman_day, shift_day
from fasti.chronology.points import Point
from fasti.chronology.readings import Reading

Fields = Mapping[str, Any]
Options = Mapping[str, Any]


def read_fixed_feast(fields: Fields, options: Options) -> Reading | None:
    """A feast of a fixed day: block `feast` gives month * 100 + day, block `year`, `before` the days before it."""
    month, day = divmod(fields["feast"], 100)
    month, day = shift_day(1901, (month, day), -int("eve" in fields))
    return Reading(when=Point("day", fields.get("year"), month, day))


def read_movable_feast(fields: Fields, options: Options) -> Reading | None:
    """A feast told from Easter: block `feast` gives the days after Easter + 1000; needs `year`, now or later."""
    offset = fields["feast"] - 1000 - int("eve" in fields)
    year = fields.get("year")
    if year is None:
        return Reading(when=Point("day", clock=f"easter{offset:+d}"))
    return Reading(when=place_feast(year, offset))


def place_feast(year: int, offset: int) -> Point:
    """The day some days after Easter of a year."""
    month, day = shift_day(year, find_easter(year), offset)
    return Point("day", year, month, day, calendar="julian" if year < 1583 else None)


def read_roman(fields: Fields, options: Options) -> Reading | None:
    """*The tenth of the calends of September*: blocks `roman` (1 calends, 2 nones, 3 ides), `number`, `month`, `year`."""
    anchor = {1: "k", 2: "n", 3: "i"}[fields["roman"]]
    before = 2 if "eve" in fields else fields.get("number", 1)
    found = read_roman_day(anchor, before, fields["month"]) if isinstance(before, int) else None
    if found is None:
        return None
    year, era = fields.get("year"), fields.get("era", 1)
    if year is not None and found[0] == 12 and fields["month"] == 1 and not options.get("same_year"):
        year += 1 if era == -1 else -1
    return Reading(when=Point("day", year, *found, before_christ=era == -1, calendar="roman"))


def read_republic(fields: Fields, options: Options) -> Reading | None:
    """*9 Thermidor Year II*: blocks `day`, `republican` (month 1 to 13), `year`."""
    year = fields.get("year")
    point = read_republican(year, fields["republican"], fields.get("day", 1)) if isinstance(year, int) else None
    if point is None:
        return Reading()
    if "day" in fields:
        return Reading(when=point)
    last = read_republican(year, fields["republican"], 30) if fields["republican"] < 13 else point
    return Reading(when=point, until=last)


def read_islamic(fields: Fields, options: Options) -> Reading | None:
    """*10 Muharram 61 AH*: blocks `day`, `hijri` (month 1 to 12), `year`; a month or a year is a range of days."""
    year = fields.get("year")
    if not isinstance(year, int) or not 1 <= year <= 1500:
        return None
    first, last = read_hijri(year, fields.get("hijri"), fields.get("day"))
    return Reading(when=first, until=None if first == last else last)


def read_reign(fields: Fields, options: Options) -> Reading | None:
    """*The third year of Edward III*: blocks `number` and `reign` (the year in which it began)."""
    number = fields["number"]
    if not isinstance(number, int) or not 1 <= number <= 70:
        return None
    first = Point("year", fields["reign"] + number - 1)
    return Reading(when=first, until=replace(first, year=fields["reign"] + number))
