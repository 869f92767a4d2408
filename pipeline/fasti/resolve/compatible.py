"""What two readings of an event share, and what keeps them apart."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import lru_cache

from fasti.record import Actor, EventDate, Place

# Types that one happening may be called by in turn; a definite noun of one may point back to an event of another.
KINDRED: tuple[frozenset[str], ...] = (
    frozenset({"conflict.attack", "conflict.battle"}),
    frozenset({"conflict.siege", "conflict.attack"}),
    frozenset({"conflict.uprising", "conflict.war"}),
    frozenset({"conflict.uprising", "politics.protest"}),
    frozenset({"conflict.uprising", "conflict.coup"}),
    frozenset({"conflict.movement", "movement.expedition"}),
    frozenset({"diplomacy.treaty", "politics.law"}),
    frozenset({"life.death", "life.killing"}),
    frozenset({"conflict.attack", "conflict.massacre"}),
)
Named = Actor | Place


def are_kindred(one: str, other: str) -> bool:
    """Whether events of the two types may be one happening under two words."""
    return one == other or any({one, other} <= group for group in KINDRED)


def names(values: Iterable[Named]) -> set[str]:
    """All names of the values, lower case, without a leading article."""
    return {text.lower().removeprefix("the ") for value in values for text in (value.name, *value.aliases)}


def dates_agree(one: Iterable[EventDate], other: Iterable[EventDate]) -> bool | None:
    """Whether any two dates share a day; None where one side has none."""
    one, other = list(one), list(other)
    if not one or not other:
        return None
    return any(_overlap(a, b) for a in one for b in other)


def _overlap(one: EventDate, other: EventDate) -> bool:
    return _before(one.earliest, other.latest) and _before(other.earliest, one.latest)


def _before(early: str | None, late: str | None) -> bool:
    return early is None or late is None or _order(early) <= _order(late)


@lru_cache(maxsize=4096)
def _order(day: str) -> tuple[int, ...]:
    sign = -1 if day.startswith("-") else 1
    year, *rest = day.lstrip("-").split("-")
    return (sign * int(year), *map(int, rest))


def share(one: Set[str], other: Set[str]) -> bool | None:
    """Whether two sets of names have one in common; None where one side has none."""
    return None if not one or not other else not one.isdisjoint(other)
