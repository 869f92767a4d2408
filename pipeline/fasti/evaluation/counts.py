"""Addable counts, the ratios that follow from them, and the names of what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

# Measure -> what a match is. The order is the order of every table.
MEASURES: dict[str, str] = {
    "record": "typed events, exact dates, actors with role, places and outcomes together",
    "event": "a gold and a predicted event aligned by their mentions",
    "class": "aligned, and of the same class",
    "type": "aligned, and of the same type",
    "mention": "overlapping mentions of aligned events",
    "factuality": "the same factuality, over aligned events",
    "date": "the same EDTF in aligned events",
    "date_overlap": "dates of aligned events that share a day",
    "actor": "the same actor in aligned events",
    "actor_role": "the same actor in the same role",
    "place": "the same place in aligned events",
    "place_role": "the same place in the same role",
    "outcome": "overlapping outcomes of aligned events",
    "outcome_kind": "overlapping outcomes of the same kind",
}
RECORD_PARTS = ("type", "date", "actor_role", "place", "outcome")


@dataclass(frozen=True)
class Counts:
    """How many items gold holds, how many were predicted, and how many of them match one-to-one."""

    gold: int = 0
    predicted: int = 0
    matched: int = 0

    def __add__(self, other: Counts) -> Self:
        return type(self)(self.gold + other.gold, self.predicted + other.predicted, self.matched + other.matched)

    @property
    def precision(self) -> float | None:
        """Matched share of what was predicted; None where nothing was."""
        return self.matched / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Matched share of gold; None where gold holds nothing."""
        return self.matched / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall as 2m / (g + p); None only where both sides hold nothing."""
        total = self.gold + self.predicted
        return 2 * self.matched / total if total else None
