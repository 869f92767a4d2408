"""A point or period of time as its words give it, and its renderings as EDTF and as a TIMEX3 value.

Years are the historian's: `year=44, before_christ=True` is 44 BC; `ordinal` counts them astronomically (44 BC is -43).
A decade or century holds its first digits as a year: the 1930s are 1930, the 5th century BC is 400 before Christ.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from fasti.chronology.bounds import SEASON_MONTHS, days_in_month
from fasti.record import Calendar, Qualifier

Unit = Literal["day", "week", "month", "season", "year", "decade", "century", "millennium"]
FINENESS: dict[str, int] = {
    "day": 8, "week": 7, "month": 6, "season": 5, "year": 4, "decade": 3, "century": 2, "millennium": 1,
}  # fmt: skip
_SEASON_NAMES = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_TAKEN = {"decade": 3, "century": 2, "millennium": 1}  # digits of the year that a period keeps
_QUALIFIERS: dict[str | None, str] = {None: "", "approximate": "~", "uncertain": "?", "approximate-uncertain": "%"}


@dataclass(frozen=True, slots=True)
class Point:
    """One date of any precision; a field that the words do not give is None, and `year` None means unresolved."""

    unit: Unit
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None  # EDTF 21 to 24
    before_christ: bool = False
    clock: str = ""  # TIMEX3 time of day with its T: `TMO`, `T03:00`
    weekday: int | None = None  # ISO, Monday is 1
    quarter: str = ""  # TIMEX3 part of a year (Q1 to Q4, H1, H2) or of a week (WE)
    short: int | None = None  # a year whose century or era the narrative knows
    easter: int | None = None  # days after Easter of a year that the narrative knows
    feast: bool = False  # a feast belongs to the year of its annal: Candlemas told after Christmas is no next year's
    twin: tuple[int, int] | None = None  # month and day by the other calendar, where the text tells both
    qualifier: Qualifier | None = None
    calendar: Calendar | None = None

    @property
    def ordinal(self) -> int:
        """The year counted astronomically; the point must have one."""
        assert self.year is not None
        return 1 - self.year if self.before_christ else self.year

    @property
    def has_year(self) -> bool:
        """Whether the year is known."""
        return self.year is not None

    @property
    def complete(self) -> bool:
        """Whether every field that the unit needs is known."""
        if self.year is None:
            return False
        if self.unit in ("day", "week"):
            return self.month is not None and self.day is not None
        return self.unit != "month" or self.month is not None


def year_point(ordinal: int, *, unit: Unit = "year", **fields: object) -> Point:
    """A point in the year that is `ordinal` by astronomical count."""
    if ordinal <= 0:
        return Point(unit, 1 - ordinal, before_christ=True, **fields)  # type: ignore[arg-type]
    return Point(unit, ordinal, **fields)  # type: ignore[arg-type]


def is_real(point: Point) -> bool:
    """Whether the calendar has this day, as far as its fields are known."""
    if point.day is None or point.month is None:
        return point.day is None or 1 <= point.day <= 31
    return 1 <= point.day <= days_in_month(point.ordinal if point.has_year else 4, point.month)


def order(point: Point) -> tuple[int, int, int]:
    """A key by which points with a year sort."""
    season = SEASON_MONTHS[point.season][0] if point.season else 0
    return point.ordinal, point.month or season, point.day or 0


def write_edtf(point: Point, until: Point | None = None) -> str | None:
    """EDTF level 1 of a point, or of the interval from it to `until`; None where a field is missing."""
    first = _edtf(point)
    if until is None or first is None:
        return first
    last = _edtf(until)
    if last is None or first.startswith("Y") or last.startswith("Y"):
        return None  # EDTF level 1 has no intervals of years of five digits
    return f"{_edge(first, 0)}/{_edge(last, -1)}"


def write_open(edtf: str, *, before: bool) -> str | None:
    """The half-open interval that ends or begins with an EDTF value; None for a year of five digits."""
    if edtf.startswith("Y"):
        return None
    return f"../{_edge(edtf, -1)}" if before else f"{_edge(edtf, 0)}/.."


def _edge(edtf: str, end: int) -> str:
    """One end of an interval, without X digits, which many EDTF parsers do not read there."""
    part = edtf.split("/")[end]
    if "X" not in part:
        return part
    numbers = sorted(int(part.rstrip("~?%").replace("X", digit)) for digit in "09")
    return _year(numbers[end]) + (part[-1] if part[-1] in "~?%" else "")


def _edtf(point: Point) -> str | None:
    if not point.complete:
        return None
    year, mark = _year(point.ordinal), _QUALIFIERS[point.qualifier]
    if year.startswith("Y"):
        return year if point.unit == "year" else None
    match point.unit:
        case "day":
            return f"{year}-{point.month:02d}-{point.day:02d}{mark}"
        case "month":
            return f"{year}-{point.month:02d}{mark}"
        case "season":
            return f"{year}-{point.season}"  # a season takes no qualifier in EDTF level 1
        case "week":
            return _edtf_week(point)
        case "year":
            return _part_of_year(point, year) or year + mark
        case _:
            return _period(point) + mark


def _edtf_week(point: Point) -> str | None:
    first, last = _shift_days(point, 5 if point.quarter else 0), _shift_days(point, 6)
    return None if first is None or last is None else f"{_edtf(first)}/{_edtf(last)}"


def _part_of_year(point: Point, year: str) -> str | None:
    if not point.quarter:
        return None
    length = {"Q": 3, "H": 6}[point.quarter[0]]
    last = length * int(point.quarter[1])
    return f"{year}-{last - length + 1:02d}/{year}-{last:02d}"


def _period(point: Point) -> str:
    assert point.year is not None
    taken = _TAKEN[point.unit]
    digits = f"{point.year:04d}"[:taken]
    if not point.before_christ:
        return digits + "X" * (4 - taken)
    if point.unit == "decade":  # 489 to 480 BC are -488 to -479: no one string of digits covers them
        return f"{_year(1 - point.year - 9)}/{_year(1 - point.year)}"
    return f"-{digits}" + "X" * (4 - taken)


def _year(ordinal: int) -> str:
    if abs(ordinal) > 9999:
        return f"Y{ordinal}"
    return f"{'-' if ordinal < 0 else ''}{abs(ordinal):04d}"


def write_timex(point: Point) -> str | None:
    """The TIMEX3 value of a point (`BC0490` for years before Christ, X where a field is missing)."""
    if point.unit in _TAKEN:
        return None if point.year is None else _bc(point) + f"{point.year:04d}"[: _TAKEN[point.unit]]
    year = _bc(point) + (f"{point.year:04d}" if point.has_year else "XXXX")
    if point.unit == "week":
        return _write_week(point) if point.complete else f"{year}-WXX"
    if point.quarter:
        return f"{year}-{point.quarter}"
    if point.season:
        return f"{year}-{_SEASON_NAMES[point.season]}"
    if point.unit == "year":
        return year
    month = "XX" if point.month is None else f"{point.month:02d}"
    if point.unit == "month":
        return f"{year}-{month}"
    if point.weekday and point.day is None:
        return f"{year}-WXX-{point.weekday}{point.clock}"
    return f"{year}-{month}-{'XX' if point.day is None else f'{point.day:02d}'}{point.clock}"


def _write_week(point: Point) -> str:
    year, week, _ = date(point.ordinal, point.month or 1, point.day or 1).isocalendar()
    return f"{year:04d}-W{week:02d}" + (f"-{point.quarter}" if point.quarter else "")


def _bc(point: Point) -> str:
    return "BC" if point.before_christ else ""


def coarsen(point: Point, unit: Unit) -> Point:
    """The point at a coarser unit: its month, year, decade or century."""
    year = point.year
    if unit in _TAKEN and year is not None:
        step = 10 ** (4 - _TAKEN[unit])
        year = year // step * step
    return Point(
        unit,
        year,
        month=point.month if unit in ("month", "day") else None,
        day=point.day if unit == "day" else None,
        before_christ=point.before_christ,
        calendar=point.calendar,
    )


def shift_point(point: Point, unit: Unit, amount: int) -> Point | None:
    """The point `amount` units later (earlier where negative), at the precision of `unit`; None where it is too coarse.

    Days and weeks need a day; months a month; years and longer a year.
    """
    if point.year is None:
        return None
    if unit in ("day", "week"):
        return _shift_days(point, amount * (7 if unit == "week" else 1))
    if unit == "month":
        return _shift_months(point, amount)
    step = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}[unit]
    moved = year_point(point.ordinal + amount * step, calendar=point.calendar)
    return coarsen(moved, unit) if unit in ("decade", "century", "millennium") else moved


def _shift_days(point: Point, days: int) -> Point | None:
    if point.month is None or point.day is None:
        return None
    if not 1 < point.ordinal < 9998:
        return point if days == 0 else None
    moved = date(point.ordinal, point.month, min(point.day, 28)) + timedelta(days + max(0, point.day - 28))
    return Point("day", moved.year, moved.month, moved.day, calendar=point.calendar)


def _shift_months(point: Point, months: int) -> Point | None:
    if point.month is None:
        return None
    years, month = divmod(point.ordinal * 12 + point.month - 1 + months, 12)
    return year_point(years, unit="month", month=month + 1, calendar=point.calendar)


def season_of(month: int) -> int:
    """The EDTF season of a month."""
    for season, (first, last) in SEASON_MONTHS.items():
        if first <= month <= last:
            return season
    return 24


def with_year(point: Point, ordinal: int) -> Point:
    """The point in another year."""
    moved = year_point(ordinal)
    return replace(point, year=moved.year, before_christ=moved.before_christ)
