"""A historical date, which is no `datetime`: it may be a range, a century, uncertain, Julian, or before Christ."""

from __future__ import annotations

from typing import Literal

from fasti.record.base import Value

Precision = Literal["day", "month", "season", "year", "decade", "century", "millennium", "range"]
Calendar = Literal["gregorian", "julian", "roman", "french-republican", "hijri"]
Qualifier = Literal["approximate", "uncertain", "approximate-uncertain"]


class HistoricalDate(Value):
    """One date value, in the calendar of its text.

    `edtf` is EDTF level 1 (ISO 8601-2:2019); `value` the TIMEX3 value where one exists; `earliest` and `latest` the
    first and last day that it may mean, as ISO dates with astronomical years (year 0 is 1 BC; None where open).
    """

    edtf: str
    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: Precision | None = None
    calendar: Calendar | None = None
    qualifier: Qualifier | None = None
