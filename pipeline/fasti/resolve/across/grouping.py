"""From pairs to happenings: the best links first, none that contradicts what is already together.

A chain of likenesses may lead from one event to quite another, so two groups join only if no member of one contradicts
a member of the other (complete link on contradictions). An event that fits two others equally well which cannot both be
its happening is linked to neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from fasti.resolve.across.blocks import Blocks, Crowd, make_blocks
from fasti.resolve.across.days import Interval, gap
from fasti.resolve.across.evidence import Shared, allowed_gap, compare, contradict, find_unclear, whom
from fasti.resolve.across.names import EventName
from fasti.resolve.across.profile import Party, Profile
from fasti.resolve.compatible import are_kindred

Pair = tuple[int, int]


class Tie(NamedTuple):
    """Two events, by their place in the list, that were joined, and what they share."""

    one: int
    other: int
    shared: Shared


@dataclass(frozen=True)
class Grouping:
    """Events of one happening by their places in the list, the ties that hold them, and what was left undone.

    `undecided` counts links dropped because an event fitted several others that cannot be one; `apart` those that would
    have joined what contradicts each other; `crowds` the keys too common to compare all that bear them.
    """

    groups: tuple[tuple[int, ...], ...]
    ties: tuple[Tie, ...]
    compared: int
    undecided: int
    apart: int
    crowds: tuple[Crowd, ...]


def group(profiles: Sequence[Profile], *, on_compared: Callable[[int], None] | None = None) -> Grouping:
    """Group events, which come in order of their keys; `on_compared` is told of each event that has been compared."""
    blocks = make_blocks(profiles)
    compared, links = _compare_all(profiles, blocks, on_compared)
    clear = _drop_undecided(profiles, _best_of_documents(profiles, links))
    groups = [_Group.of(profile) for profile in profiles]
    root = list(range(len(profiles)))
    ties: list[Tie] = []
    for (one, other), shared in sorted(clear.items(), key=lambda link: (-link[1].weight, link[0])):
        a, b = _find(root, one), _find(root, other)
        if a != b and groups[a].fits(groups[b]):
            groups[a].take(groups[b])
            root[b] = a
            ties.append(Tie(one, other, shared))
    members: dict[int, list[int]] = defaultdict(list)
    for at in range(len(profiles)):
        members[_find(root, at)].append(at)
    apart = sum(_find(root, one) != _find(root, other) for one, other in clear)
    found = tuple(sorted(tuple(group) for group in members.values()))
    return Grouping(found, tuple(sorted(ties)), compared, len(links) - len(clear), apart, tuple(blocks.crowds))


def _compare_all(
    profiles: Sequence[Profile], blocks: Blocks, on_compared: Callable[[int], None] | None
) -> tuple[int, dict[Pair, Shared]]:
    unclear = find_unclear(profiles)
    links: dict[Pair, Shared] = {}
    compared = 0
    for one, others in blocks.pairs(len(profiles)):
        for other in others:
            shared = compare(profiles[one], profiles[other], unclear=unclear)
            if shared is not None:
                links[one, other] = shared
        compared += len(others)
        if on_compared:
            on_compared(one)
    return compared, links


def _best_of_documents(profiles: Sequence[Profile], links: Mapping[Pair, Shared]) -> dict[Pair, Shared]:
    """Links that are the single best of both events in the other's document; of equal ones, none.

    The document keeps its events apart: at most one of them is the happening that another document tells of.
    """
    best: dict[tuple[int, str], tuple[int, int | None]] = {}
    for (one, other), shared in links.items():
        for here, there in ((one, other), (other, one)):
            place = here, profiles[there].document
            weight, _ = best.get(place, (0, None))
            if shared.weight > weight:
                best[place] = shared.weight, there
            elif shared.weight == weight:
                best[place] = weight, None

    def is_best(here: int, there: int) -> bool:
        return best[here, profiles[there].document][1] == there

    return {pair: shared for pair, shared in links.items() if is_best(*pair) and is_best(*reversed(pair))}


def _drop_undecided(profiles: Sequence[Profile], links: Mapping[Pair, Shared]) -> dict[Pair, Shared]:
    """The links without those by which an event fits others, equally well, that contradict each other."""
    equals: dict[tuple[int, int], list[int]] = defaultdict(list)
    for (one, other), shared in links.items():
        equals[one, shared.weight].append(other)
        equals[other, shared.weight].append(one)
    undecided = {place for place, others in equals.items() if _contradict_each_other([profiles[at] for at in others])}
    return {
        (one, other): shared
        for (one, other), shared in links.items()
        if (one, shared.weight) not in undecided and (other, shared.weight) not in undecided
    }


def _contradict_each_other(others: Sequence[Profile]) -> bool:
    if len(others) < 2:
        return False
    alike = {(one.type, one.names, one.dates, one.places, whom(one)): one for one in others}
    distinct = list(alike.values())
    return any(contradict(one, other) for at, one in enumerate(distinct) for other in distinct[at + 1 :])


def _find(root: list[int], at: int) -> int:
    while root[at] != at:
        root[at] = root[root[at]]
        at = root[at]
    return at


@dataclass
class _Group:
    """The distinct values of a group's members: what each further member must not contradict."""

    documents: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)
    names: set[EventName] = field(default_factory=set)
    dates: set[tuple[Interval, ...]] = field(default_factory=set)
    places: set[frozenset[str]] = field(default_factory=set)
    people: set[tuple[Party, ...]] = field(default_factory=set)

    @classmethod
    def of(cls, profile: Profile) -> _Group:
        return cls(
            {profile.document},
            {profile.type},
            set(profile.names),
            {profile.dates} - {()},
            {profile.places} - {frozenset()},
            {whom(profile)} - {()},
        )

    def fits(self, other: _Group) -> bool:
        """Whether no member of one contradicts a member of the other."""
        if not self.documents.isdisjoint(other.documents):
            return False
        if not all(are_kindred(a, b) for a in self.types for b in other.types):
            return False
        if any(a.excludes(b) for a in self.names for b in other.names):
            return False
        named = bool(self.names or other.names)
        allowed = allowed_gap(self.types | other.types, named=named)
        if any((gap(a, b) or 0) > allowed for a in self.dates for b in other.dates):
            return False
        if not named and any(a.isdisjoint(b) for a in self.places for b in other.places):
            return False
        return all(any(a.is_same(b) for a in ours for b in theirs) for ours in self.people for theirs in other.people)

    def take(self, other: _Group) -> None:
        """Add the members of another."""
        self.documents |= other.documents
        self.types |= other.types
        self.names |= other.names
        self.dates |= other.dates
        self.places |= other.places
        self.people |= other.people
