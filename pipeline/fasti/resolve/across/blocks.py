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

from fasti.resolve.across.days import DAY, MONTH, OPEN, YEAR, Interval
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
    """Every rule of `evidence` that makes a link shares one of these."""
    family = profile.family
    years = _units(profile.dates, YEAR, 366)
    days = _units(profile.dates, DAY, 1)
    keys: set[Key] = {("name", family, name.words) for name in profile.names}
    keys |= {("place", family, place, year) for place in profile.places for year in years}
    people = {form[-1] for party in profile.named_parties for form in party.forms}
    keys |= {("person", family, person, year) for person in people for year in years}
    keys |= {("nation", family, nation, day) for nation in profile.nations for day in days}
    return keys


def _units(dates: Iterable[Interval], longest: int, unit: int) -> set[int]:
    """The numbers of the years (months, days) that dates no longer than `longest` touch."""
    fine = [date for date in dates if date.length <= longest]
    return {number for date in fine for number in range(date.first // unit, date.last // unit + 1)}


def _by_month_or_side(profile: Profile) -> set[Key]:
    months: set[Key] = {("month", month) for month in _units(profile.dates, MONTH, 31)}
    return months | {("side", side) for side in _sides(profile)}


def _by_day_or_both(profile: Profile) -> set[Key]:
    days: set[Key] = {("day", day) for day in _units(profile.dates, DAY, 1)}
    months = _units(profile.dates, MONTH, 31)
    return days | {("side", side, month) for side in _sides(profile) for month in months}


STRICTER = (_by_month_or_side, _by_day_or_both)


def _sides(profile: Profile) -> set[str]:
    return set(profile.nations) | {form[-1] for party in profile.named_parties for form in party.forms}


def _begin(profile: Profile) -> tuple[int, int]:
    return min(profile.dates, default=Interval(OPEN, OPEN))


def _in_words(key: Key) -> str:
    """A key for people: the kind of happening, and what they share."""
    what, family, shared, *more = key
    words = " ".join(shared) if isinstance(shared, tuple) else str(shared)
    stricter = [str(part) for part in more if isinstance(part, str) and part not in ("month", "day", "side")]
    return f"{what} {words}" + (f" with {', '.join(stricter)}" if stricter else "") + f" ({family})"
