"""Readers of absolute and partial dates: days, months, years, decades, centuries, seasons, and ranges of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fasti.chronology.points import Point, Unit, is_real, order
from fasti.chronology.readings import Reading
from fasti.record import Qualifier

Options = Mapping[str, str | int | bool]
Fields = Mapping[str, int | str]
CLOCKS = {1: "TMO", 2: "TAF", 3: "TEV", 4: "TNI", 5: "TDT", 6: "TMI"}
_COMMON_ERA, _BEFORE_CHRIST = 1, -1


def read_point(fields: Fields, options: Options) -> Reading | None:
    """A day, month, season or year: blocks `year month day season weekday era clock`."""
    point = make_point(fields)
    return None if point is None else Reading(when=point)


def read_dual(fields: Fields, options: Options) -> Reading | None:
    """A day told by both calendars, *10/21 February 1613*: blocks `first` and `other` are the Julian day and month."""
    point, first = make_point(fields), fields["first"]
    if point is None or point.month is None or not isinstance(first, int):
        return None
    month = int(fields.get("other", point.month))
    if not is_real(replace(point, month=month, day=first)):
        return None
    return Reading(when=replace(point, calendar="gregorian", twin=(month, first)))


def make_point(fields: Fields, suffix: str = "") -> Point | None:
    """The point of the blocks with a suffix (`day2`); None where the calendar has no such day or the year is none."""
    get: dict[str, Any] = {name: fields.get(name + suffix) for name in ("year", "month", "day", "season", "weekday")}
    era = fields.get("era" + suffix, _COMMON_ERA)
    year = _new_year(get["year"], get["month"])
    if year == 0 or isinstance(get["day"], str):
        return None
    unit: Unit = "day" if get["day"] or get["weekday"] else "month" if get["month"] else "year"
    if get["season"]:
        unit = "season"
    point = Point(
        unit,
        year,
        get["month"],
        get["day"],
        get["season"],
        before_christ=era == _BEFORE_CHRIST,
        weekday=get["weekday"],
        clock=CLOCKS.get(int(fields.get("clock", 0)), ""),
        calendar="julian" if isinstance(get["year"], str) and get["month"] else None,
        qualifier=_qualify(fields, suffix),
    )
    return point if is_real(point) else None


def _qualify(fields: Fields, suffix: str) -> Qualifier | None:
    if "about" + suffix in fields:
        return "approximate"
    return "uncertain" if "doubt" + suffix in fields else None


def _new_year(year: int | str | None, month: int | None) -> int | None:
    """The year that begins on 1 January: *14 January 1648/9* is in 1649 to us, *10 June 1648/9* in 1648."""
    if not isinstance(year, str):
        return year
    first, _, second = year.partition("/")
    if not second:
        return int(first) if first.isdigit() else 0
    return int(first) if month and month > 3 else int(first) + 1


def read_range(fields: Fields, options: Options) -> Reading | None:
    """From a point to another; what one end lacks, the other lends: *6–9 June 1942, June 6–9, 1942, 264–146 BC*."""
    both = dict(fields)
    before_christ = _BEFORE_CHRIST in (both.get("era"), both.get("era2"))
    if "year" in both and "year2" in both and not (before_christ and _counts_down(both["year"], both["year2"])):
        both["year2"] = complete_year(both["year"], both["year2"])
    for name in ("year", "month", "season", "era"):
        value = both.get(name, both.get(name + "2"))
        if value is not None:
            both = {name: value, name + "2": value} | both
    first, last = make_point(both), make_point(both, "2")
    return None if first is None or last is None else make_range(first, last)


def read_year_range(fields: Fields, options: Options) -> Reading | None:
    """*1756–63, 1914–1918*; where that would run backwards, a year and month in figures: *1914-08*."""
    reading = read_range(fields, options)
    month = str(fields["year2"])
    if reading is None and len(month) == 2 and 1 <= int(month) <= 12:
        return read_point({"year": fields["year"], "month": int(month)}, options)
    return reading


def _counts_down(first: int | str, last: int | str) -> bool:
    """Whether the end of a range before Christ is whole as it stands: *106–48 BC*, but *1190/85 BC*."""
    whole = complete_year(first, last)
    return isinstance(first, int) and isinstance(whole, int) and whole > first


def complete_year(first: int | str, last: int | str) -> int | str:
    """The end year of an abbreviated range: *1756–63* ends in 1763, *1190/85 BC* in 1185."""
    begin, end = str(first), str(last)
    if len(end) >= len(begin) or not (begin + end).isdigit():
        return last
    return int(begin[: len(begin) - len(end)] + end)


def make_range(first: Point, last: Point) -> Reading | None:
    """A range, unless it runs backwards; a first end later in the year than the last began the year before."""
    if first.has_year and last.has_year and order(first) > order(last):
        return None
    return Reading(when=first, until=last)


def read_period(fields: Fields, options: Options) -> Reading | None:
    """A decade, century or millennium (option `unit`), or a span of them: blocks `number era`, `number2 era2`."""
    unit: Unit = options["unit"]  # type: ignore[assignment]
    first = _period(fields.get("number"), fields.get("era") or fields.get("era2"), unit)
    if first is None:
        return None
    if "number2" not in fields:
        return Reading(when=first)
    last = _period(fields["number2"], fields.get("era2") or fields.get("era"), unit)
    return None if last is None else make_range(first, last)


def _period(number: int | str | None, era: int | str | None, unit: Unit) -> Point | None:
    if not isinstance(number, int):
        return None
    year = {"decade": number, "century": (number - 1) * 100, "millennium": (number - 1) * 1000}[unit]
    if unit == "decade" and number % 100 == 0 and number % 1000 and number >= 1000:
        unit = "century"  # the 1500s
    return Point(unit, year, before_christ=era == _BEFORE_CHRIST) if 0 <= year < 10000 else None


def read_part(fields: Fields, options: Options) -> Reading | None:
    """A half or quarter of a year: blocks `part` (1 to 4) and `year`, option `of` (Q or H)."""
    reading = read_point({name: value for name, value in fields.items() if name != "part"}, options)
    if reading is None or reading.when is None:
        return None
    return replace(reading, when=replace(reading.when, quarter=f"{options['of']}{fields['part']}"))


def read_numeric(fields: Fields, options: Options) -> Reading | None:
    """A date in figures, year first, or day and month in an order that only a number above 12 settles."""
    year, first, second = fields["year"], fields["first"], fields["second"]
    if not isinstance(first, int) or not isinstance(second, int):
        return None
    if options.get("order") == "ymd":
        return read_point({"year": year, "month": first, "day": second}, options) if 1 <= first <= 12 else None
    if options.get("order") == "dmy" or first > 12:
        first, second = second, first
    elif second <= 12 and first != second:
        return Reading()  # found, but which is the month is not told
    return read_point({"year": year, "month": first, "day": second}, options) if 1 <= first <= 12 else None


def read_short_year(fields: Fields, options: Options) -> Reading | None:
    """A year of two or three digits, whose century or era the narrative knows: *in '45, the rest of 496*."""
    short = fields["short"]
    if not isinstance(short, int):
        return None
    unit: Unit = "season" if "season" in fields else "year"
    point = Point(unit, short=short, season=fields.get("season"))  # type: ignore[arg-type]
    return Reading(when=point, tentative=bool(options.get("tentative")), christian=bool(options.get("christian")))


def read_turn(fields: Fields, options: Options) -> Reading | None:
    """*The turn of the twentieth century* is about 1900; without the number it is open."""
    number = fields.get("number")
    if not isinstance(number, int):
        return Reading()
    return Reading(when=Point("year", (number - 1) * 100, qualifier="approximate"))


def read_decade_words(fields: Fields, options: Options) -> Reading | None:
    """*The nineteen-thirties*; *the thirties* are of the narrative's century."""
    tens = int(fields["tens"])
    if "hundred" in fields:
        return Reading(when=Point("decade", int(fields["hundred"]) + tens))
    return Reading(when=Point("decade", short=tens))
