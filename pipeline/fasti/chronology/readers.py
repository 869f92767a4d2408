"""The readers that date rules may name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fasti.chronology.read_customs import (
    read_fixed_feast,
    read_islamic,
    read_movable_feast,
    read_reign,
    read_republic,
    read_roman,
)
from fasti.chronology.read_points import read_numeric, read_part, read_period, read_point, read_range, read_short_year
from fasti.chronology.read_relative import (
    read_distance,
    read_in_shifted,
    read_occurrence,
    read_reference,
    read_shift,
)
from fasti.chronology.read_times import read_clock, read_duration, read_set
from fasti.chronology.readings import Reading

READERS: dict[str, Callable[[Any, Any], Reading | None]] = {
    "clock": read_clock,
    "distance": read_distance,
    "duration": read_duration,
    "fixed-feast": read_fixed_feast,
    "in-shifted": read_in_shifted,
    "islamic": read_islamic,
    "movable-feast": read_movable_feast,
    "numeric": read_numeric,
    "occurrence": read_occurrence,
    "part": read_part,
    "period": read_period,
    "point": read_point,
    "range": read_range,
    "reference": read_reference,
    "reign": read_reign,
    "republic": read_republic,
    "roman": read_roman,
    "set": read_set,
    "shift": read_shift,
    "short-year": read_short_year,
}
