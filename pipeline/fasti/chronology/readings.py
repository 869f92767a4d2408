"""What a rule reads from its phrase, before the narrative gives it what the words leave out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fasti.chronology.points import Point, Unit
from fasti.record import Qualifier
from fasti.rules.date_schema import TimexType

Base = Literal["narrative", "told", "document", "either", "report"]
Relation = Literal["before", "after", "since", "until", "by"]


@dataclass(frozen=True, slots=True)
class Shift:
    """A date told by its distance from another.

    `amount` None is an unknown number (*a few days later*), whose `sign` still tells the direction. `unit` "own" asks
    for the next (or last) occurrence of the reading's own partial point: *the following spring*.
    """

    unit: Unit | Literal["own"]
    amount: int | None
    sign: int = 0
    base: Base = "narrative"


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase read: an absolute or partial point, perhaps with an end, a shift, or only a TIMEX3 value."""

    type: TimexType = "DATE"
    when: Point | None = None
    until: Point | None = None
    shift: Shift | None = None
    value: str | None = None
    fallback: str | None = None  # the TIMEX3 value where the phrase stays open
    mod: str | None = None
    length: tuple[int, Unit] | None = None  # of a duration whose count is known
    span: Literal["within", "after"] | None = None  # a length that the words before it set off from the narrative
    qualifier: Qualifier | None = None
    relation: Relation | None = None
    halves: tuple[tuple[int, int], ...] = ()  # where the two ends of a range stand, relative to the phrase
    background: bool = False  # looks back or aside: it does not move the narrative
    christian: bool = False  # a short year that the narrative does not bring near is one of our era as it stands
    tentative: bool = False  # a date only if the narrative gives it a value: else no mention at all
