"""The narrative's current date, and how it gives a phrase what its words leave out.

A history moves forward: *in December* after *June 1941* is December 1941. As in HeidelTime's narrative mode
(Strötgen and Gertz, 2013), the last date told is the anchor; the document's own date serves only where there is none,
and for words that speak from the writer's desk (*today, a year ago*).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fasti.chronology.points import FINENESS, Point, Unit, coarsen, is_real, order, season_of, shift_point, with_year, write_edtf
from fasti.chronology.read_customs import place_feast
from fasti.chronology.readings import Reading, Shift

YEAR_ENDS = 10  # *December 1941 ... In January*: this many months back or more is the next year
MONTH_ENDS = 15  # *the 29th ... on the 3rd*: this many days back or more is the next month
LEAP_BACK, LEAP_AHEAD = -5, 99
DAYS_LEFT = 21  # *a few days later* than the 21st may be in the next month
MONTHS_LEFT = 7  # *a few weeks* or *months later* than July may be in the next year
_MONTHS_OF = {21: 4, 22: 7, 23: 10, 24: 13}


@dataclass
class Narrative:
    """What a reader knows of the time at this point of the text; carried from piece to piece of a long text.

    `current` is the last date told, to which *that year* and *the next day* look back; `frame` is the date at which the
    story stands, which gives a month or day its year. An aside (in brackets, a bare year within a sentence, *until*,
    a look back) leaves the frame where it is.
    """

    document: Point | None = None
    current: Point | None = None
    frame: Point | None = None
    report: bool = False  # the text tells of its own days: its document's date is the frame

    def anchor(self, base: str = "narrative") -> Point | None:
        """The date against which words of a base are read."""
        if base == "document":
            return self.document
        if self.report and base in ("either", "frame"):
            return self.document
        if base == "frame":
            return self.frame or self.current or self.document
        return self.current or self.document

    def day_anchor(self) -> Point | None:
        """The last date told that has a day; the document's only where the text tells no date or its own days."""
        told = next((point for point in (self.current, self.frame) if point and point.day), None)
        return told or (self.document if self.report or not self.current else self.current)

    def move(self, point: Point, *, opening: bool = True, aside: bool = False) -> None:
        """Take a date that the text tells; `opening` where it opens a sentence."""
        if not point.has_year or aside:
            return
        point = replace(point, qualifier=None, quarter="")
        if self.current is None or not (_holds(point, self.current) or (not opening and _leaps(self.current, point))):
            self.current = point
        coarse = point.unit not in ("day", "month", "season")
        if self.frame is None:
            self.frame = point
        elif opening:
            if not _holds(point, self.frame):
                self.frame = point
        elif not coarse and not _leaps(self.frame, point):
            self.frame = point


def _leaps(here: Point, there: Point) -> bool:
    return not LEAP_BACK < there.ordinal - here.ordinal < LEAP_AHEAD


def _holds(whole: Point, part: Point) -> bool:
    """Whether the first is the year or the month of the second."""
    if whole.ordinal != part.ordinal or FINENESS[whole.unit] >= FINENESS[part.unit]:
        return False
    return whole.unit == "year" or (whole.unit == "month" and whole.month == part.month)


Resolved = tuple[Point | None, Point | None, str | None]


def resolve(reading: Reading, narrative: Narrative) -> Resolved:
    """The point, the end of a range, and the EDTF of the anchor that was used; None for what stays open."""
    point, until, anchor = _resolve(reading, narrative)
    if point is None or not (is_real(point) and (until is None or is_real(until))):
        return None, None, None
    if until is not None and point.has_year and until.has_year and order(point) > order(until):
        return None, None, None
    return point, until, anchor


def _resolve(reading: Reading, narrative: Narrative) -> Resolved:
    when, until = reading.when, reading.until
    if reading.shift is not None:
        return _shifted(reading, reading.shift, narrative)
    if when is None:
        return None, None, None
    if until is not None:
        return _resolve_range(when, until, narrative)
    if when.complete or when.unit == "week":
        return when, None, None
    anchor = narrative.anchor("frame")
    filled = fill(when, anchor)
    return filled, None, _name(anchor) if filled.has_year else None


def _resolve_range(when: Point, until: Point, narrative: Narrative) -> Resolved:
    if not when.has_year and until.has_year:
        later = (when.month or 0) > (until.month or 12)
        return with_year(when, until.ordinal - later), until, None
    anchor = None if when.complete else narrative.anchor("frame")
    first = when if when.complete else fill(when, anchor)
    last = until if until.complete else fill(until, first)
    if first.has_year and last.has_year and order(first) > order(last) and not until.complete:
        last = with_year(last, first.ordinal + 1)
    return first, last, _name(anchor)


def _name(anchor: Point | None) -> str | None:
    return None if anchor is None else write_edtf(coarsen(anchor, "day") if anchor.unit == "day" else anchor)


def fill(point: Point, anchor: Point | None) -> Point:
    """A partial point completed from the anchor; unchanged where the anchor does not have what it lacks."""
    if anchor is None or not anchor.has_year:
        return point
    if point.clock.startswith("easter"):
        return place_feast(anchor.year or 0, int(point.clock[6:])) if not anchor.before_christ else point
    if point.has_year:
        return point
    if point.short is not None:
        return _expand_year(point, anchor)
    if point.month is not None or point.season is not None:
        return _in_year(point, anchor)
    if point.day is not None:
        return _in_month(point, anchor)
    if point.weekday is not None:
        return next_weekday(point, anchor, 0)
    return point


def _expand_year(point: Point, anchor: Point) -> Point:
    """*'45* in the century that brings it nearest to the anchor."""
    assert point.short is not None
    here = anchor.ordinal
    century = here // 100 * 100
    nearest = min((century + hundreds + point.short for hundreds in (-100, 0, 100)), key=lambda year: abs(year - here))
    return with_year(point, nearest)


def _in_year(point: Point, anchor: Point) -> Point:
    month = point.month or _MONTHS_OF[point.season or 21]
    if anchor.unit in ("decade", "century", "millennium"):
        return point
    here = anchor.month or (_MONTHS_OF[anchor.season] if anchor.season else 0)
    later = bool(here) and here - month >= YEAR_ENDS
    filled = with_year(point, anchor.ordinal + later)
    return replace(filled, calendar=point.calendar or anchor.calendar if anchor.calendar == "julian" else point.calendar)


def _in_month(point: Point, anchor: Point) -> Point:
    if anchor.month is None or point.day is None:
        return point
    later = anchor.day is not None and anchor.day - point.day >= MONTH_ENDS
    month = shift_point(anchor, "month", int(later))
    if month is None:
        return point
    return replace(point, year=month.year, month=month.month, before_christ=month.before_christ)


def next_weekday(point: Point, anchor: Point, step: int) -> Point:
    """The weekday on or after the anchor's day (`step` 0), strictly after it (1) or before it (-1)."""
    from datetime import date

    if anchor.month is None or anchor.day is None or anchor.before_christ or point.weekday is None:
        return point
    try:
        here = date(anchor.ordinal, anchor.month, anchor.day).isoweekday()
    except ValueError:
        return point
    if step < 0:
        ahead = -((here - point.weekday - 1) % 7 + 1)
    elif step > 0:
        ahead = (point.weekday - here - 1) % 7 + 1
    else:
        ahead = (point.weekday - here) % 7
    moved = shift_point(anchor, "day", ahead)
    return replace(moved, clock=point.clock) if moved else point


def _shifted(reading: Reading, shift: Shift, narrative: Narrative) -> Resolved:
    anchor = narrative.anchor(shift.base)
    if shift.unit in ("day", "week") and shift.base == "narrative":
        anchor = narrative.day_anchor()
    if anchor is None or not anchor.has_year:
        return (reading.when, None, None) if reading.when else (None, None, None)
    if shift.amount is None:
        point = _vaguely(shift, anchor)
    elif shift.unit == "own":
        point = _occurrence(reading.when or Point("day"), anchor, shift.amount)
    elif shift.unit == "season":
        point = _shift_season(anchor, shift.amount)
    else:
        point = _within(_shift_or_stay(anchor, shift.unit, shift.amount), reading.when, shift.unit)
    if point is not None and reading.qualifier and point.qualifier is None:
        point = replace(point, qualifier=reading.qualifier)
    return point, None, _name(anchor) if point is not None and point.has_year else None


def _shift_or_stay(anchor: Point, unit: Unit, amount: int) -> Point | None:
    """The shifted point; where the anchor is too coarse for it, *that day* is in its month, the next is open."""
    moved = shift_point(anchor, unit, amount)
    if moved is None and amount == 0 and anchor.unit == "month":
        return anchor
    return moved


def _within(moved: Point | None, inner: Point | None, unit: Unit) -> Point | None:
    if inner is None:
        return moved
    if moved is None:
        return inner
    if inner.clock and inner.day is None and inner.month is None:
        return replace(moved, clock=inner.clock)
    filled = with_year(inner, moved.ordinal)
    return replace(filled, month=moved.month, unit="day") if unit == "month" and inner.day else filled


def _vaguely(shift: Shift, anchor: Point) -> Point | None:
    """*A few days later* is about the same month, unless that is about to change; *a few weeks later* the same year."""
    if anchor.month is None or shift.unit not in ("day", "week", "month"):
        return None
    ahead = shift.sign > 0
    if shift.unit == "day" and anchor.day and (anchor.day <= DAYS_LEFT if ahead else anchor.day > 31 - DAYS_LEFT):
        return replace(coarsen(anchor, "month"), qualifier="approximate")
    if anchor.month <= MONTHS_LEFT if ahead else anchor.month > 13 - MONTHS_LEFT:
        return replace(coarsen(anchor, "year"), qualifier="approximate")
    return None


def _occurrence(point: Point, anchor: Point, step: int) -> Point:
    if point.weekday is not None:
        return next_weekday(point, anchor, step)
    month = point.month or _MONTHS_OF[point.season or 21]
    here = anchor.month or (_MONTHS_OF[anchor.season] if anchor.season else 0)
    year = anchor.ordinal
    if step > 0 and here and month <= here:
        year += 1
    elif step > 0 and not here:
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


def finer(first: Point, second: Point) -> bool:
    """Whether the first point is told to a finer unit than the second."""
    return FINENESS[first.unit] > FINENESS[second.unit]
