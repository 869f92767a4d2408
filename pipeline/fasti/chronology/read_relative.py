"""Readers of dates told by their distance from another: *the next day, two months later, that spring, last year*."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fasti.chronology.points import Point
from fasti.chronology.read_points import CLOCKS, make_point
from fasti.chronology.read_times import MODS, UNITS
from fasti.chronology.readings import Reading, Shift

FARTHEST = 3000  # years that a history counts from a date of its own; more is told from the writer's desk
_FORTNIGHT = 9
_YEARS = {"decade": 10, "century": 100, "millennium": 1000}

Fields = Mapping[str, Any]
Options = Mapping[str, Any]


def read_shift(fields: Fields, options: Options) -> Reading | None:
    """*The next day, that month, the previous year*: blocks `unit`, `step` (-1, 0, 1) and `clock`; option `base`."""
    step = int(fields.get("step", options.get("step", 0)))
    unit: Any = UNITS[fields.get("unit", options.get("unit", 1))]
    when = Point("day", clock=_clock(fields, options)) if _clock(fields, options) else None
    return Reading(
        type="TIME" if when else "DATE",
        when=when,
        shift=Shift(unit, step, step, _base(unit, step, options)),
        mod=options.get("mod"),
    )


def read_distance(fields: Fields, options: Options) -> Reading | None:
    """*Two months later, a few days earlier, ten years ago*: blocks `number` or `vague`, `unit`, `step` (-1 or 1)."""
    step = int(fields.get("step", options.get("step", 1)))
    fortnight = fields["unit"] == _FORTNIGHT
    if not fortnight and fields["unit"] not in UNITS:  # hours are no distance between days
        return None
    unit: Any = "week" if fortnight else UNITS[fields["unit"]]
    number, base = fields.get("number"), options.get("base", "narrative")
    if number is not None and not isinstance(number, int):
        return None
    if number is None:
        return Reading(shift=Shift(unit, None, step, base), value="FUTURE_REF" if step > 0 else "PAST_REF")
    if unit in _YEARS:
        unit, number = "year", number * _YEARS[unit]
    if unit == "year" and number > FARTHEST:
        return Reading(value="FUTURE_REF" if step > 0 else "PAST_REF", background=True)
    if unit == "week" and base == "narrative":
        unit, number = "day", number * 7 * (1 + fortnight)
    rough = options.get("rough") or fields.get("quantity") in (1, 2, 3)
    return Reading(
        shift=Shift(unit, number * step, step, base),
        mod=MODS.get(fields.get("quantity", 0)),
        qualifier="approximate" if rough else None,
    )


def read_occurrence(fields: Fields, options: Options) -> Reading | None:
    """*The following spring, next January, that summer, last Monday*: a partial point and blocks `step`."""
    point = make_point(fields)
    step = int(fields.get("step", options.get("step", 0)))
    if point is None:
        return None
    return Reading(when=point, shift=Shift("own", step, step, options.get("base", "narrative")))


def read_in_shifted(fields: Fields, options: Options) -> Reading | None:
    """*The spring of that year, the 27th of that month*: a partial point within a shifted `unit`, by `step`."""
    point = make_point(fields)
    if point is None:
        return None
    step = int(fields.get("step", options.get("step", 0)))
    unit: Any = UNITS[fields.get("unit", options.get("unit", 4))]
    return Reading(when=point, shift=Shift(unit, step, step, options.get("base", "narrative")))


def read_weekend(fields: Fields, options: Options) -> Reading | None:
    """*Last weekend, the weekend*: the Saturday and Sunday of a week by `step`."""
    step = int(fields.get("step", 0))
    return Reading(when=Point("week", quarter="WE"), shift=Shift("week", step, step, options.get("base", "either")))


def read_today(fields: Fields, options: Options) -> Reading | None:
    """*Today*: the day of a report, else only the writer's present."""
    return Reading(shift=Shift("day", 0, 0, "report"), fallback="PRESENT_REF", background=True)


def read_reference(fields: Fields, options: Options) -> Reading | None:
    """*Now, recently, the future, this period*: no date, at most a TIMEX3 value of its own; option `value`."""
    return Reading(value=options.get("value"), background=True)


def _base(unit: str, step: int, options: Options) -> Any:
    """*That year* is the year told last, in an aside too; everything else is read from where the story stands."""
    base = options.get("base", "narrative")
    return "told" if base == "narrative" and unit == "year" and step == 0 else base


def _clock(fields: Fields, options: Options) -> str:
    code = fields.get("clock", options.get("clock"))
    return CLOCKS[code] if code else ""
