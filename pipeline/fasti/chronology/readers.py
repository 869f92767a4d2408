"""The readers that date rules may name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fasti.chronology import read_customs as customs
from fasti.chronology import read_points as points
from fasti.chronology import read_relative as relative
from fasti.chronology import read_times as times
from fasti.chronology.readings import Reading

READERS: dict[str, Callable[[Any, Any], Reading | None]] = {
    "church-season": customs.read_church_season,
    "city-year": customs.read_city_year,
    "clock": times.read_clock,
    "decade-words": points.read_decade_words,
    "distance": relative.read_distance,
    "dual": points.read_dual,
    "duration": times.read_duration,
    "fixed-feast": customs.read_fixed_feast,
    "in-shifted": relative.read_in_shifted,
    "islamic": customs.read_islamic,
    "movable-feast": customs.read_movable_feast,
    "numeric": points.read_numeric,
    "occurrence": relative.read_occurrence,
    "part": points.read_part,
    "period": points.read_period,
    "point": points.read_point,
    "range": points.read_range,
    "reference": relative.read_reference,
    "reign": customs.read_reign,
    "republic": customs.read_republic,
    "roman": customs.read_roman,
    "set": times.read_set,
    "shift": relative.read_shift,
    "short-year": points.read_short_year,
    "today": relative.read_today,
    "turn": points.read_turn,
    "weekend": relative.read_weekend,
    "year-range": points.read_year_range,
}
