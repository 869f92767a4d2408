"""Bars that scores must reach: `record=0.6,event=0.8`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fasti.errors import InputError
from fasti.evaluation.counts import MEASURES, Counts


@dataclass(frozen=True)
class Bar:
    """The least F1 that a measure may have, and the F1 that it has (None where there was nothing to score)."""

    measure: str
    least: float
    f1: float | None

    @property
    def passed(self) -> bool:
        """Whether the score reaches the bar; no score reaches none."""
        return self.f1 is not None and self.f1 >= self.least

    def __str__(self) -> str:
        if self.f1 is None:
            return f"{self.measure}: there is nothing to score, so the bar of {self.least:g} is not reached."
        where = "reaches" if self.passed else "is under"
        rounded_down = math.floor(self.f1 * 10_000) / 10_000  # else 0.79996 would be 0.8 and yet under 0.8
        return f"{self.measure}: the F1 of {rounded_down:.4f} {where} the bar of {self.least:g}."


def read_bars(options: Iterable[str]) -> dict[str, float]:
    """The least F1 of each measure named in strings such as `record=0.6,event=0.8`; the last word on a measure holds.

    Raises InputError for a name that is no measure, listing all, and for a value that is no number from 0 to 1.
    """
    return dict(_read_bar(part.strip()) for option in options for part in option.split(",") if part.strip())


def check_bars(least: Mapping[str, float], counts: Mapping[str, Counts]) -> tuple[Bar, ...]:
    """Each bar with the score that stands against it, in the order of the measures."""
    return tuple(Bar(name, least[name], counts[name].f1) for name in MEASURES if name in least)


def _read_bar(part: str) -> tuple[str, float]:
    name, _, number = (word.strip() for word in part.partition("="))
    if name not in MEASURES:
        raise InputError(f"--fail-under {part}: {name!r} is no measure; the measures are {', '.join(MEASURES)}.")
    try:
        least = float(number)
    except ValueError:
        least = -1.0
    if not 0 <= least <= 1:
        raise InputError(f"--fail-under {part}: give a number from 0 to 1, such as {name}=0.8.")
    return name, least
