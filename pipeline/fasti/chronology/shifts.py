"""Dates told by their distance from another: *the next day, two months later, that spring, last Monday*."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from fasti.chronology.bounds import SEASON_MONTHS, days_in_month
from fasti.chronology.narrative import Narrative
from fasti.chronology.points import Point, Unit, coarsen, season_of, shift_point, with_year
from fasti.chronology.readings import Reading, Shift

DAYS_LEFT = 21  # *a few days later* than the 21st may be in the next month
FARTHEST = 3000  # units that a history counts from a date of its own
MONTHS_LEFT = 7  # *a few weeks* or *months later* than July may be in the next year


def resolve_shift(
    reading: Reading, shift: Shift, narrative: Narrative
) -> tuple[Point | None, Point | None, Point | None]:
    """The point at its distance from the anchor, and the anchor; None or a partial point where the anchor lacks it."""
    anchor = narrative.anchor(shift.base)
    if shift.unit in ("day", "week") and shift.base in ("narrative", "either") and not narrative.report:
        anchor = narrative.day_anchor()
    if anchor is None:
        return reading.when, None, None
    point = _shift(reading.when, shift, anchor)
    if point is not None and reading.qualifier and point.qualifier is None:
        point = replace(point, qualifier=reading.qualifier)
    return point, None, anchor if point is not None and point.has_year else None


def resolve_span(reading: Reading, narrative: Narrative) -> tuple[Point | None, Point | None, Point | None]:
    """*Within six months* is from the anchor on, *after nine years* at the end of them."""
    assert reading.length is not None
    amount, unit = reading.length
    anchor = narrative.day_anchor() if unit in ("day", "week") else narrative.anchor()
    if anchor is None or narrative.report:
        return None, None, None
    if unit == "month" and anchor.day and reading.span == "within":
        end = _shift_months_of_day(anchor, amount)
    elif unit in ("decade", "century", "millennium") or amount > FARTHEST:
        end = None
    else:
        end = shift_point(anchor, unit, amount)
    if end is None or reading.span == "after":
        return end, None, anchor
    return anchor, end, anchor


def _shift_months_of_day(anchor: Point, months: int) -> Point | None:
    month = shift_point(anchor, "month", months)
    if month is None or month.month is None or anchor.day is None:
        return None
    return replace(month, unit="day", day=min(anchor.day, days_in_month(month.ordinal, month.month)))


def _shift(inner: Point | None, shift: Shift, anchor: Point) -> Point | None:
    if shift.amount is None:
        return _approximate(shift, anchor)
    match shift.unit:
        case "own":
            return _find_occurrence(inner or Point("day"), anchor, shift.amount)
        case "season":
            return _shift_season(anchor, shift.amount)
        case "week":
            return _shift_week(anchor, shift.amount, inner.quarter if inner else "")
        case unit:
            return _put_within(_shift_or_stay(anchor, unit, shift.amount), inner, unit)


def _shift_or_stay(anchor: Point, unit: Unit, amount: int) -> Point | None:
    """The shifted point; where the anchor is too coarse for it, *that day* is in its month, the next day is open."""
    moved = shift_point(anchor, unit, amount)
    return anchor if moved is None and amount == 0 and anchor.unit == "month" else moved


def _put_within(moved: Point | None, inner: Point | None, unit: Unit) -> Point | None:
    """*The spring of that year, the 27th of that month, that night*: the inner point within the shifted one."""
    if inner is None or moved is None:
        return moved or inner
    if inner.clock and not inner.day and not inner.month:
        return replace(moved, clock=inner.clock)
    filled = with_year(inner, moved.ordinal)
    return replace(filled, month=moved.month, unit="day") if unit == "month" and inner.day else filled


def _approximate(shift: Shift, anchor: Point) -> Point | None:
    """*A few days later* is about the same month, unless that is about to end; *a few weeks later* the same year."""
    if anchor.month is None or shift.unit not in ("day", "week", "month"):
        return None
    forward = shift.sign > 0
    if shift.unit == "day" and anchor.day and (anchor.day <= DAYS_LEFT if forward else anchor.day > 31 - DAYS_LEFT):
        return replace(coarsen(anchor, "month"), qualifier="approximate")
    if anchor.month <= MONTHS_LEFT if forward else anchor.month > 13 - MONTHS_LEFT:
        return replace(coarsen(anchor, "year"), qualifier="approximate")
    return None


def _find_occurrence(point: Point, anchor: Point, step: int) -> Point:
    """*The following spring, next January, last Monday*: the next or last of its name, or that of the same year."""
    if point.weekday is not None:
        return move_weekday(point, anchor, step)
    month = point.month or SEASON_MONTHS[point.season or 21][0]
    here = anchor.month or (SEASON_MONTHS[anchor.season][0] if anchor.season else 0)
    year = anchor.ordinal
    if step > 0 and (not here or month <= here):
        year += 1
    elif step < 0 and (not here or month >= here):
        year -= 1
    return with_year(point, year)


def _shift_season(anchor: Point, amount: int) -> Point | None:
    season = anchor.season or (season_of(anchor.month) if anchor.month else None)
    if season is None:
        return None
    years, index = divmod(season - 21 + amount, 4)
    return replace(with_year(anchor, anchor.ordinal + years), unit="season", season=21 + index, month=None, day=None)


def _shift_week(anchor: Point, amount: int, part: str) -> Point | None:
    """The week from Monday to Sunday, held as its Monday, or its weekend (`part` WE)."""
    day = _as_date(anchor)
    if day is None:
        return None
    monday = day - timedelta(day.weekday()) + timedelta(7 * amount)
    return Point("week", monday.year, monday.month, monday.day, quarter=part)


def move_weekday(point: Point, anchor: Point, step: int) -> Point:
    """The weekday on or after the anchor's day (`step` 0), after it (1) or before it (-1); `point` if it has none."""
    here = _as_date(anchor)
    if here is None or point.weekday is None:
        return point
    ahead = (point.weekday - here.isoweekday()) % 7
    if step > 0:
        ahead = ahead or 7
    elif step < 0:
        ahead -= 7
    moved = here + timedelta(ahead)
    return Point("day", moved.year, moved.month, moved.day, clock=point.clock, calendar=anchor.calendar)


def _as_date(point: Point) -> date | None:
    if point.month is None or point.day is None or not 1 < point.ordinal < 9999:
        return None
    try:
        return date(point.ordinal, point.month, point.day)
    except ValueError:  # 29 February of a year that is leap by the Julian calendar only
        return None
