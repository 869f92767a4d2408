"""Readers of what is no date: times of day, durations and sets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fasti.chronology.points import Point, Unit, write_timex
from fasti.chronology.read_points import CLOCKS
from fasti.chronology.readings import Reading, Shift

_FORTNIGHT = 9
_LETTERS = {1: "D", 2: "W", 3: "M", 4: "Y", 5: "DE", 6: "CE", 7: "ML", 8: "SN", 11: "H", 12: "M", 13: "S"}
UNITS: dict[int, Unit] = {1: "day", 2: "week", 3: "month", 4: "year", 5: "decade", 6: "century", 7: "millennium"}
MODS = {1: "MORE_THAN", 2: "LESS_THAN", 3: "APPROX", 4: "EQUAL_OR_MORE", 5: "EQUAL_OR_LESS"}

Fields = Mapping[str, Any]
Options = Mapping[str, Any]


def read_duration(fields: Fields, options: Options) -> Reading | None:
    """*For three years, ten-day, several weeks*: blocks `number`, `decimal`, `vague` or `half`, `quantity`, `unit`."""
    unit, number = fields["unit"], fields.get("number", options.get("number"))
    amount: Any = fields.get("decimal") or (number if isinstance(number, int) else "X")
    if "half" in fields and isinstance(amount, int):
        amount = f"{amount}.5"
    if amount == 0:
        return None
    if unit == _FORTNIGHT:
        unit, amount = 2, amount * 2 if isinstance(amount, int) else amount
    value = f"P{'T' if unit > 10 else ''}{amount}{_LETTERS[unit]}"
    length = (amount, UNITS[unit]) if isinstance(amount, int) and unit in UNITS else None
    return Reading(type="DURATION", value=value, mod=MODS.get(fields.get("quantity", 0)), length=length)


def read_set(fields: Fields, options: Options) -> Reading | None:
    """*Every year, daily, each night, every Sunday*: block `clock`, `weekday`, `month` or `season`, else `unit`."""
    if "clock" in fields:
        return Reading(type="SET", value="XXXX-XX-XX" + CLOCKS[fields["clock"]])
    for name, point in (
        ("weekday", Point("day", weekday=fields.get("weekday"))),
        ("month", Point("month", month=fields.get("month"))),
        ("season", Point("season", season=fields.get("season"))),
    ):
        if name in fields:
            return Reading(type="SET", value=write_timex(point))
    unit = fields["unit"]
    return Reading(type="SET", value=f"P{'T' if unit > 10 else ''}{fields.get('number', 1)}{_LETTERS[unit]}")


def read_clock(fields: Fields, options: Options) -> Reading | None:
    """*3:00 a.m., half past four, noon*: blocks `hour minute half`, or `clock`; the day is the narrative's."""
    clock = CLOCKS.get(fields.get("clock", options.get("clock")), "")
    if "hour" in fields:
        hour, minute = fields["hour"], fields.get("minute", 0)
        if not isinstance(hour, int) or not isinstance(minute, int) or hour > 24 or minute > 59:
            return None
        half = fields.get("half", options.get("half", 0))  # 1 before noon, 2 after
        if half and hour > 12:
            return None
        hour = hour % 12 + (12 if half == 2 else 0) if half else hour
        clock = f"T{hour:02d}:{minute:02d}"
    if "at" in options:
        clock = str(options["at"])
    if options.get("no_day"):
        return Reading(type="TIME", value=f"XXXX-XX-XX{clock}")
    return Reading(type="TIME", when=Point("day", clock=clock), shift=Shift("day", 0), background=True)
