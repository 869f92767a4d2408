"""Whether two events are one happening: what they share, and what keeps them apart. Pure functions of two profiles.

The weights only rank the links that the rules below allow; no sum of weak evidence makes a link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from fasti.resolve.across.days import Interval, gap, shared_grade
from fasti.resolve.across.names import EventName
from fasti.resolve.across.profile import FAMILIES, Party, Profile
from fasti.resolve.compatible import are_kindred

# By how many days two texts may disagree about one named event: 9 or 13 December; Old Style and New Style.
NAMED_DAYS = 31
# A lasting event may be dated by any moment in it: *the war* in 1939 here, in 1945 there.
LASTING = frozenset({"conflict.war", "disaster.epidemic", "disaster.famine", "economy.crisis"})
LASTING_DAYS = 6 * 366
_LASTING_FAMILIES = frozenset(FAMILIES.get(type_, type_) for type_ in LASTING)
# Types whose events happen to someone: other people, other events, whatever else is shared.
PERSONAL = {
    "life.birth": "target", "life.death": "target", "life.killing": "target", "life.marriage": "", "justice.arrest": "",
    "justice.trial": "", "politics.accession": "", "politics.removal": "", "politics.election": "",
    "movement.migration": "", "culture.publication": "",
}  # fmt: skip
# Of these, a person has one in a year at most.
ONCE = frozenset({"life.birth", "life.death", "life.killing", "life.marriage"})
# A place sees one of these in a year: *the fall of Acre, 1291*.
ONCE_THERE = frozenset({"conflict.capture", "conflict.siege", "conflict.surrender", "conflict.massacre"})
DAY_GRADE, MONTH_GRADE = 3, 2


# A name as several may bear it: its words, its number if it matters, and the family of types.
Label = tuple[tuple[str, ...], int | None, str]


class Shared(NamedTuple):
    """Why two events are one: how much it weighs beside other links, and what is shared, in words."""

    weight: int
    what: tuple[str, ...]


def compare(one: Profile, other: Profile, *, unclear: Collection[Label] = ()) -> Shared | None:
    """What makes them one happening, or None.

    `unclear` are the names that several happenings bear (*Battle of Ypres*): without dates they tell nothing.
    """
    if one.document == other.document or not are_kindred(one.type, other.type):
        return None
    apart = gap(one.dates, other.dates)
    name = _shared_name(one.names, other.names) or (None if apart is None else _implied_name(one, other))
    if _contradict(one, other, named=name is not None):
        return None
    evidence = _Evidence(one, other, name, apart)
    if not (evidence.by_name(unclear) or evidence.by_place() or evidence.by_people()):
        return None
    return evidence.weigh()


def contradict(one: Profile, other: Profile) -> bool:
    """Whether two events cannot be one, even if a third links them; a named event may be dated and placed otherwise."""
    if one.document == other.document or not are_kindred(one.type, other.type):
        return True
    return _contradict(one, other, named=bool(one.names or other.names))


def allowed_gap(types: Iterable[str], *, named: bool) -> int:
    """By how many days dates of one happening may differ."""
    if not named:
        return 0
    return LASTING_DAYS if any(type_ in LASTING for type_ in types) else NAMED_DAYS


def _contradict(one: Profile, other: Profile, *, named: bool) -> bool:
    apart = gap(one.dates, other.dates)
    if apart is not None and apart > allowed_gap((one.type, other.type), named=named):
        return True
    if any(a.excludes(b) for a in one.names for b in other.names):
        return True
    if not named and one.places and other.places and one.places.isdisjoint(other.places):
        return True
    return _other_people(one, other)


def _other_people(one: Profile, other: Profile) -> bool:
    """Whether they happened to different people: both name some, and share none."""
    if one.type not in PERSONAL or other.type not in PERSONAL:
        return False
    ours, theirs = whom(one), whom(other)
    return bool(ours and theirs) and not any(a.is_same(b) for a in ours for b in theirs)


def whom(profile: Profile) -> tuple[Party, ...]:
    """The named people whose event it is, where its type is of that sort."""
    role = PERSONAL.get(profile.type)
    if role is None:
        return ()
    return tuple(party for party in profile.named_parties if not role or party.role == role)


def _shared_name(one: Iterable[EventName], other: Iterable[EventName]) -> EventName | None:
    """A name that both bear, the strongest there is; where only one tells its number, without it."""
    other = tuple(other)
    found = [min(a, b, key=lambda name: (name.number or 0, name.strong)) for a in one for b in other if a.is_that_of(b)]
    return max(found, key=lambda name: (name.strong, name.words, name.number or 0), default=None)


def _implied_name(one: Profile, other: Profile) -> EventName | None:
    """The name of a place that one is named after (*Battle of Nanking*) and where the other, unnamed, happened.

    Both must be of one type, and dated, and not of other sides: the dates then tell whether it is the same battle.
    """
    if one.type != other.type or bool(one.names) == bool(other.names) or _are_of_other_sides(one, other):
        return None
    named, unnamed = (one, other) if one.names else (other, one)
    of_place = {tuple(sorted(place.split())) for place in unnamed.places}
    return next((name for name in named.names if name.strong and name.words in of_place), None)


def _are_of_other_sides(one: Profile, other: Profile) -> bool:
    """Whether both name people or nations, and share none."""
    if not (one.parties and other.parties) or one.nations & other.nations:
        return False
    return not any(a.is_same(b) for a in one.named_parties for b in other.named_parties)


class _Evidence:
    """The two profiles with what they share, worked out once."""

    def __init__(self, one: Profile, other: Profile, name: EventName | None, apart: int | None) -> None:
        self.one, self.other, self.name, self.apart = one, other, name, apart
        self.grade = shared_grade(one.dates, other.dates)
        self.places = one.places & other.places
        self.states = one.states & other.states
        self.nations = one.nations & other.nations
        self.people = sum(any(a.is_same(b) for b in other.named_parties) for a in one.named_parties)
        self.same_type = one.type == other.type

    def by_name(self, unclear: Collection[Label]) -> bool:
        """A shared name, with a date near, or without one where the name tells enough and is borne by one event."""
        if self.name is None:
            return False
        if self.apart is not None:
            # Dates that lie apart are no evidence, so the name must be enough; a vague one needs a year at least.
            return self.name.strong if self.apart or not self.grade else True
        if (self.name.words, self.name.number, self.one.family) in unclear:
            return False
        return self.name.strong or bool(self.places) or self.people > 0

    def by_place(self) -> bool:
        """A shared town and a day; or a month, or for some types a year, if the sides do not differ."""
        if not self.places or not self.grade or (self.one.type in PERSONAL and not self.people):
            return False
        if self.grade == DAY_GRADE:
            return True
        if not self.same_type or _are_of_other_sides(self.one, self.other):
            return False
        sides = self.people + len(self.nations)
        return self.grade == MONTH_GRADE or self.one.type in ONCE_THERE or sides > 0

    def by_people(self) -> bool:
        """Shared people and a date: one for what happens once to a person, one on a day, two in a month."""
        if not self.same_type or not self.grade:
            return False
        if self.people and self.one.type in ONCE:
            return True
        if self.people and self.one.type in PERSONAL:
            return self.grade >= MONTH_GRADE
        if self.grade == DAY_GRADE:
            return self.people > 0 or len(self.nations) > 1
        return self.grade == MONTH_GRADE and self.people > 1

    def weigh(self) -> Shared:
        """Every shared thing in words, and their sum."""
        found: list[tuple[int, str]] = []
        if self.name is not None:
            found.append((8 if self.name.strong else 4, f"name {_in_words(self.name)}"))
        if self.apart:
            found.append((1, f"dates {self.apart} days apart"))
        if self.grade:
            found.append((2 * self.grade, {3: "day", 2: "month", 1: "year"}[self.grade]))
        if self.places:
            found.append((4, f"place {', '.join(sorted(self.places))}"))
        if self.people:
            found.append((2 * min(self.people, 2), "people"))
        if self.nations:
            found.append((min(len(self.nations), 2), f"sides {', '.join(sorted(self.nations))}"))
        if self.states:
            found.append((1, f"state {', '.join(sorted(self.states))}"))
        found.append((2 if self.same_type else 0, "type" if self.same_type else "kindred type"))
        if self.one.words & self.other.words:
            found.append((1, "word"))
        return Shared(sum(weight for weight, _ in found), tuple(what for _, what in found))


def _in_words(name: EventName) -> str:
    return " ".join([*([str(name.number)] if name.number else []), *name.words])


def find_unclear(profiles: Iterable[Profile]) -> frozenset[Label]:
    """The names that several happenings bear: their dated bearers lie too far apart to be one, or are numbered."""
    dates: dict[Label, set[Interval]] = defaultdict(set)
    numbers: dict[Label, set[int | None]] = defaultdict(set)
    for profile in profiles:
        for name in profile.names:
            for number in {None, name.number}:
                dates[name.words, number, profile.family].update(profile.dates)
            numbers[name.words, None, profile.family].add(name.number)
    numbered = {label for label, found in numbers.items() if len(found - {None}) > 1}
    return frozenset(numbered | {label for label, found in dates.items() if _fall_apart(found, label[2])})


def _fall_apart(dates: Iterable[Interval], family: str) -> bool:
    allowed = LASTING_DAYS if family in _LASTING_FAMILIES else NAMED_DAYS
    reach: int | None = None
    for first, last in sorted(dates):
        if reach is not None and first - reach > allowed:
            return True
        reach = last if reach is None else max(reach, last)
    return False
