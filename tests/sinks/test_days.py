"""Days that sort across the turn of the era."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasti.record import Event
from fasti.sinks.days import bounds, day_number

days = st.tuples(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))


def iso(day: tuple[int, int, int]) -> str:
    year, month, date = day
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{date:02}"


@given(days, days)
def test_day_number_sorts_as_the_days_do(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    first, second = day_number(iso(one)), day_number(iso(other))
    assert first is not None
    assert second is not None
    assert (first < second) is (one < other)


@pytest.mark.parametrize(
    ("day", "number"),
    [("1937-12-13", 19371213), ("-0043-03-15", -429685), ("0000-01-01", 101), (None, None), ("193X", None), ("", None)],
)
def test_day_number_is_year_month_and_day(day: str | None, number: int | None) -> None:
    assert day_number(day) == number


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ((), (None, None)),
        ((("1937-12-09", "1937-12-09"), ("1937-12-13", "1937-12-31")), ("1937-12-09", "1937-12-31")),
        ((("-0043-03-15", "-0043-03-15"), ("-0217-01-01", "-0217-12-31")), ("-0217-01-01", "-0043-03-15")),
        ((("1937-07-07", None), ("1937-12-13", "1937-12-13")), ("1937-07-07", None)),
    ],
)
def test_bounds_are_the_outermost_days(
    dates: tuple[tuple[str, str | None], ...], expected: tuple[str | None, str | None], events: tuple[Event, ...]
) -> None:
    values = [{"edtf": "XXXX", "earliest": earliest, "latest": latest} for earliest, latest in dates]
    assert bounds(Event.model_validate({**events[1].model_dump(), "dates": values})) == expected
