"""A reading made whole by the narrative: what its words leave out is filled in, or stays open; never guessed."""

from __future__ import annotations

from dataclasses import replace

from fasti.chronology.calendars import place_feast
from fasti.chronology.narrative import Narrative
from fasti.chronology.points import Point, is_real, order, shift_point, with_year, write_edtf
from fasti.chronology.readings import Reading
from fasti.chronology.shifts import move_weekday, resolve_shift, resolve_span

YEAR_ENDS = 10  # *In December 1941 ... In January*: so many months back is the next year
MONTH_ENDS = 15  # *On the 29th ... on the 3rd*: so many days back is the next month
NEAR = 150  # a bare year of three figures counts only so near to the narrative's
MONTHS_OF = {21: 4, 22: 7, 23: 10, 24: 13}  # the middle of a season, winter's in the next year
_QUARTERS = {"Q1": 2, "Q2": 5, "Q3": 8, "Q4": 11, "H1": 4, "H2": 10}

Resolved = tuple[Point | None, Point | None, str | None]


def resolve(reading: Reading, narrative: Narrative, *, ahead: bool = False) -> Resolved:
    """The point, the end of a range, and the EDTF of the anchor that was used; None for what stays open.

    `ahead` tells that the sentence speaks of the future, which matters in a report only.
    """
    point, until, anchor = _resolve(reading, narrative, ahead)
    if reading.christian and point is not None and point.short is not None and not point.has_year:
        point = with_year(point, point.short)
    if point is None or not (is_real(point) and (until is None or is_real(until))):
        return None, None, None
    if until is not None and point.has_year and until.has_year and order(point) > order(until):
        return None, None, None
    return point, until, None if anchor is None else write_edtf(anchor)


def _resolve(reading: Reading, narrative: Narrative, ahead: bool) -> tuple[Point | None, Point | None, Point | None]:
    when, until = reading.when, reading.until
    if reading.span is not None:
        return resolve_span(reading, narrative)
    if reading.shift is not None:
        return resolve_shift(reading, reading.shift, narrative)
    if when is None or when.complete:
        return when, until, None
    if until is not None:
        return _resolve_range(when, until, narrative)
    anchor = narrative.anchor("frame")
    if narrative.report and anchor is not None and anchor is narrative.document:
        filled = fill_near(when, anchor, ahead=ahead)
    else:
        filled = fill(when, anchor)
    return filled, None, anchor if filled.has_year else None


def _resolve_range(when: Point, until: Point, narrative: Narrative) -> tuple[Point, Point, Point | None]:
    if until.has_year:
        return with_year(when, until.ordinal - ((when.month or 0) > (until.month or 12))), until, None
    anchor = narrative.anchor("frame")
    first = fill(when, anchor)
    last = fill(until, first)
    if first.has_year and last.has_year and order(first) > order(last):
        last = with_year(last, first.ordinal + 1)
    return first, last, anchor


def fill(point: Point, anchor: Point | None) -> Point:
    """A partial point completed from the narrative's date; unchanged where that does not have what it lacks."""
    if anchor is None or not anchor.has_year or point.has_year:
        return point
    if point.easter is not None:
        return point if anchor.before_christ else place_feast(anchor.ordinal, point.easter)
    if point.short is not None:
        return _expand_year(point, anchor)
    if point.month or point.season or point.quarter:
        return _fill_year(point, anchor)
    if point.day is not None:
        return _fill_month(point, anchor)
    return move_weekday(point, anchor, 0)


def _expand_year(point: Point, anchor: Point) -> Point:
    """*'45* in the century that brings it nearest; a year of three figures in the era that brings it near at all."""
    assert point.short is not None
    here = anchor.ordinal
    if point.short > 99:
        near = [year for year in (point.short, 1 - point.short) if abs(year - here) <= NEAR]
        return with_year(point, near[0]) if near else point
    century = here // 100 * 100
    return with_year(point, min((century + more + point.short for more in (-100, 0, 100)), key=lambda y: abs(y - here)))


def month_of(point: Point) -> int:
    """The month in which a point lies, or the middle of its season or part of a year; 0 where it has none."""
    return point.month or MONTHS_OF.get(point.season or 0, 0) or _QUARTERS.get(point.quarter, 0)


def _fill_year(point: Point, anchor: Point) -> Point:
    if anchor.unit in ("decade", "century", "millennium"):
        return point
    here = month_of(anchor)
    later = bool(here) and here - month_of(point) >= YEAR_ENDS and not point.feast
    filled = with_year(point, anchor.ordinal + later)
    return replace(filled, calendar=anchor.calendar) if anchor.calendar == "julian" and not point.calendar else filled


def _fill_month(point: Point, anchor: Point) -> Point:
    assert point.day is not None
    later = anchor.day is not None and anchor.day - point.day >= MONTH_ENDS
    month = shift_point(anchor, "month", int(later))
    if month is None:
        return point
    return replace(point, year=month.year, month=month.month, before_christ=month.before_christ)


def fill_near(point: Point, anchor: Point, *, ahead: bool) -> Point:
    """A partial point completed for a report: the last before its day, or the next where the sentence looks ahead."""
    if point.weekday is not None and point.month is None and point.day is None:
        moved = move_weekday(point, anchor, 0)
        return moved if ahead or order(moved) <= order(anchor) else move_weekday(point, anchor, -1)
    month = month_of(point)
    if not month or not anchor.month or point.easter is not None:
        return fill(point, anchor)
    behind = (anchor.month - month) % 12
    forward = 12 - behind if behind else 0
    later = forward and (ahead or 2 * forward < behind)
    months = forward if later else -behind
    return with_year(point, (anchor.ordinal * 12 + anchor.month - 1 + months) // 12)
