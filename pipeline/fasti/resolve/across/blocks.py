"""Which events are compared at all: those that share a name, or a place or person and a year.

A key that more than `CROWD` events bear is too common for comparing each with each. Its events are compared where a
stricter key is shared too (the month, another side, then the day), and where even that is common, with their nearest
neighbours in time (the sorted neighbourhood method of Hernández and Stolfo, 1995). What was cut short so is counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from fasti.resolve.across.days import DAY, MONTH, OPEN, YEAR, Interval, month_of
from fasti.resolve.across.profile import Profile

CROWD = 60  # events of a key that are still compared each with each
NEIGHBOURS = 12  # how many of the next in time one is compared with in a crowd

Key = tuple[Hashable, ...]
Keys = Callable[[Profile], set[Key]]


@dataclass(frozen=True)
class Crowd:
    """A key too common to compare all that bear it, and the number of those that were compared in part only."""

    key: str
    events: int


@dataclass
class Blocks:
    """Groups of events to compare: each with each in `small`, with the next few in `wide` (which are in time order)."""

    small: list[list[int]] = field(default_factory=list)
    wide: list[list[int]] = field(default_factory=list)
    crowds: list[Crowd] = field(default_factory=list)

    def pairs(self, count: int) -> Iterator[tuple[int, list[int]]]:
        """For each of `count` events the later ones to compare it with, each once, in order."""
        partners: list[list[Sequence[int]]] = [[] for _ in range(count)]
        for block in self.small:
            for at, one in enumerate(block):
                partners[one].append(block[at + 1 :])
        for block in self.wide:  # in time order, not in the order of their numbers
            for at, one in enumerate(block):
                for other in block[at + 1 : at + 1 + NEIGHBOURS]:
                    partners[min(one, other)].append((max(one, other),))
        for one, groups in enumerate(partners):
            yield one, sorted(set(chain.from_iterable(groups)))


def make_blocks(profiles: Sequence[Profile]) -> Blocks:
    """The blocks of events, by their place in `profiles`."""
    blocks = Blocks()
    for key, members in _group(range(len(profiles)), profiles, _keys).items():
        _split(key, members, profiles, STRICTER, blocks)
    blocks.crowds.sort(key=lambda crowd: (-crowd.events, crowd.key))
    return blocks


def _split(
    key: Key, members: list[int], profiles: Sequence[Profile], stricter: Sequence[Keys], out: Blocks
) -> None:
    if len(members) < 2:
        return
    if len(members) <= CROWD:
        out.small.append(members)
        return
    if key[0] == "name" or not stricter:
        out.wide.append(sorted(members, key=lambda at: (_begin(profiles[at]), profiles[at].key)))
        out.crowds.append(Crowd(_in_words(key), len(members)))
        return
    finer = _group(members, profiles, stricter[0])
    left = set(members).difference(*finer.values())
    if left:
        out.crowds.append(Crowd(_in_words(key), len(left)))
    for more, found in finer.items():
        _split((*key, *more), found, profiles, stricter[1:], out)


def _group(
    members: Iterable[int], profiles: Sequence[Profile], keys: Keys
) -> dict[Key, list[int]]:
    groups: dict[Key, list[int]] = defaultdict(list)
    for at in members:
        for key in keys(profiles[at]):
            groups[key].append(at)
    return groups


def _keys(profile: Profile) -> set[Key]:
    """Every rule of `evidence` that makes a link shares one of these; a place is the name of its battle, too."""
    family = profile.family
    keys: set[Key] = {("name", family, name.words) for name in profile.names}
    places = {tuple(sorted(place.split())) for place in profile.places} | {name.words for name in profile.names}
    people = {form[-1] for party in profile.named_parties for form in party.forms}
    for year in _years(profile):
        keys |= {("place", family, place, year) for place in places}
        keys |= {("person", family, person, year) for person in people}
    keys |= {("nation", family, nation, day) for nation in profile.nations for day in _days(profile)}
    return keys


def _years(profile: Profile) -> set[int]:
    """The years that dates no longer than one touch."""
    dates = (date for date in profile.dates if date.length <= YEAR)
    return {year for date in dates for year in range(month_of(date.first) // 12, month_of(date.last) // 12 + 1)}


def _months(profile: Profile) -> set[int]:
    """The months that dates no longer than a season touch."""
    dates = (date for date in profile.dates if date.length <= MONTH)
    return {month for date in dates for month in range(month_of(date.first), month_of(date.last) + 1)}


def _days(profile: Profile) -> set[int]:
    """The days of dates of a few days."""
    return {day for date in profile.dates if date.length <= DAY for day in range(date.first, date.last + 1)}


def _by_month_or_side(profile: Profile) -> set[Key]:
    months: set[Key] = {("month", month) for month in _months(profile)}
    return months | {("side", side) for side in _sides(profile)}


def _by_day_or_both(profile: Profile) -> set[Key]:
    days: set[Key] = {("day", day) for day in _days(profile)}
    return days | {("side", side, month) for side in _sides(profile) for month in _months(profile)}


STRICTER = (_by_month_or_side, _by_day_or_both)


def _sides(profile: Profile) -> set[str]:
    return set(profile.nations) | {form[-1] for party in profile.named_parties for form in party.forms}


def _begin(profile: Profile) -> tuple[int, int]:
    return min(profile.dates, default=Interval(OPEN, OPEN))


def _in_words(key: Key) -> str:
    """A key for people: what is shared, the year, a side if that is shared too, and the kind of happening."""
    what, family, shared, *more = key
    words = " ".join(shared) if isinstance(shared, tuple) else str(shared)
    year = f", {_year(more[0])}" if what in ("place", "person") and isinstance(more[0], int) else ""
    sides = [str(part) for part in more if isinstance(part, str) and part not in ("month", "day", "side")]
    return f"{what} {words}{year}" + (f" with {', '.join(sides)}" if sides else "") + f" ({family})"


def _year(number: int) -> str:
    return str(number) if number > 0 else f"{1 - number} BC"
