"""The union of candidates that are one happening: every value kept once, with all its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TypeVar

from fasti.record import Actor, Candidate, Event, EventDate, Evidence, Mention, Outcome, Place, Span
from fasti.resolve.compatible import names

Named = TypeVar("Named", Actor, Place)
Worded = TypeVar("Worded", Actor, Place, EventDate)
# Where one entity has two roles in an event, the more telling one stands.
ROLE_RANK = {"leader": 3, "target": 2, "agent": 2, "participant": 1, "location": 1, "origin": 2, "destination": 2}


def unite(cluster: Sequence[Candidate], owner: Mapping[str, str]) -> Event:
    """One event from the candidates of a cluster; `owner` maps candidate ids to the ids of their events."""
    events = [candidate.event for candidate in cluster]
    actors = [actor for event in events for actor in event.actors]
    actors = actors or [actor for candidate in cluster for actor in candidate.presumed]
    places = [place for event in events for place in event.places]
    places = places or [place for candidate in cluster for place in candidate.presumed_places]
    first = events[0]
    if len(events) == 1 and not owner:
        if len(first.actors) == len(actors) and len(first.places) == len(places):
            return first
        return first.model_copy(update={"actors": _named(actors), "places": _named(places)})
    lead = _lead(cluster)
    inside = [owner[link] for candidate in cluster for link in candidate.links if link in owner]
    return first.model_copy(
        update={
            "type": lead.event.type,
            "label": lead.event.label,
            "factuality": _factuality(events),
            "part_of": next((id_ for id_ in inside if id_ != owner.get(first.id)), None),
            "mentions": _mentions(cluster),
            "dates": _dates([date for event in events for date in event.dates]),
            "actors": _named(actors),
            "places": _named(places),
            "outcomes": _outcomes([outcome for event in events for outcome in event.outcomes]),
        }
    )


def _mentions(cluster: Sequence[Candidate]) -> tuple[Mention, ...]:
    found = [mention for c in cluster if not c.silent for mention in c.event.mentions]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def _lead(cluster: Sequence[Candidate]) -> Candidate:
    """The candidate that types and labels the event: a name, else one of the type most often read."""
    solid = [candidate for candidate in cluster if candidate.form != "anaphor"] or list(cluster)
    named = [candidate for candidate in solid if candidate.form == "name"]
    if named:
        return named[0]
    counts = Counter(candidate.event.type for candidate in solid)
    best = max(counts.values())
    return next(candidate for candidate in solid if counts[candidate.event.type] == best)


def _factuality(events: Sequence[Event]) -> str:
    found = [event.factuality for event in events]
    return "actual" if "actual" in found else Counter(found).most_common(1)[0][0]


def _dates(dates: Sequence[EventDate]) -> tuple[EventDate, ...]:
    """Each EDTF value once, with all its words."""
    groups: dict[str, list[EventDate]] = {}
    for date in dates:
        groups.setdefault(date.edtf, []).append(date)
    return tell_dates([_whole(group[0], group) for group in groups.values()])


def tell_dates(dates: list[EventDate]) -> tuple[EventDate, ...]:
    """The dates of one event from its different values; a date that holds a tighter one gives way to it."""
    values = _closed(dates)
    return tuple(date for date in values if not any(_holds(date, other) for other in values))


def _closed(dates: list[EventDate]) -> list[EventDate]:
    """One first and one last time make an interval: 1914/.. and ../1918 are 1914/1918."""
    first = [date for date in dates if date.edtf.endswith("/..")]
    last = [date for date in dates if date.edtf.startswith("../")]
    if len(first) != 1 or len(last) != 1:
        return dates
    start, end = first[0], last[0]
    whole = start.model_copy(
        update={
            "edtf": start.edtf.removesuffix("..") + end.edtf.removeprefix("../"),
            "latest": end.latest,
            "spans": _spans((*start.spans, *end.spans)),
            "evidence": _evidence((*start.evidence, *end.evidence)),
        }
    )
    return [whole, *(date for date in dates if date is not start and date is not end)]


def _holds(wide: EventDate, tight: EventDate) -> bool:
    """Whether `tight` lies strictly inside `wide`, by the prefix of its EDTF (1937 holds 1937-12)."""
    return wide.edtf != tight.edtf and "/" not in tight.edtf and tight.edtf.startswith(wide.edtf + "-")


class Names:
    """Values told apart by their names: one that shares a name with an earlier one is the same.

    Grows by `add`, at a cost that does not depend on how many there are already.
    """

    def __init__(self) -> None:
        self.found: list[tuple[str, set[str]]] = []  # role and names, lower case and without article
        self._at: dict[str, int] = {}  # the first that has a name

    def add(self, value: Named) -> tuple[int, bool]:
        """Take in a value; which one it is, and whether it is a new one."""
        known = names([value])
        at = min((self._at[name] for name in known if name in self._at), default=None)
        if new := at is None or _are_route(self.found[at][0], value.role):
            at = len(self.found)
            self.found.append((value.role, set()))
        assert at is not None
        role, held = self.found[at]
        held |= known
        self.found[at] = (max((role, value.role), key=lambda role: ROLE_RANK[role]), held)
        for name in known:
            self._at[name] = min(self._at.get(name, at), at)
        return at, new

    def add_all(self, values: Iterable[Named]) -> None:
        """Take in several values."""
        for value in values:
            self.add(value)

    def of(self, *roles: str) -> Set[str]:
        """The names of those with one of the roles; of all where none is given."""
        if not roles:
            return self._at.keys()
        return {name for role, held in self.found if role in roles for name in held}


def _named(values: Sequence[Named]) -> tuple[Named, ...]:
    known = Names()
    groups: list[list[Named]] = []
    for value in values:
        at, new = known.add(value)
        groups.append([value]) if new else groups[at].append(value)
    return tuple(_joined(group) for group in groups)


def _are_route(one: str, other: str) -> bool:
    return one != other and {one, other} == {"origin", "destination"}


def _joined(group: Sequence[Named]) -> Named:
    first: Named = group[0]
    if len(group) == 1:
        return first
    role = max((value.role for value in group), key=lambda role: ROLE_RANK[role])
    aliases = dict.fromkeys((*first.aliases, *(alias for value in group[1:] for alias in (value.name, *value.aliases))))
    named = {"role": role, "aliases": tuple(alias for alias in aliases if alias != first.name)}
    return _whole(first, group).model_copy(update=named)


def _whole(first: Worded, group: Sequence[Worded]) -> Worded:
    """The first value of a group with the words of all."""
    if len(group) == 1:
        return first
    spans = _spans(span for value in group for span in value.spans)
    evidence = _evidence(piece for value in group for piece in value.evidence)
    return first.model_copy(update={"spans": spans, "evidence": evidence})


def _outcomes(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    merged: dict[tuple[str, tuple[Span, ...]], Outcome] = {}
    for outcome in outcomes:
        merged.setdefault((outcome.kind, outcome.spans), outcome)
    return tuple(merged.values())


def _evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each piece once, in the order of reading."""
    return tuple(dict.fromkeys(evidence))


def _spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans), key=lambda span: (span.start, span.end)))
