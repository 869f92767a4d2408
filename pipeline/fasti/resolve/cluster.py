"""The candidates that are one happening so far, with what they say together.

A book has tens of thousands of clusters, and one of them may have thousands of members. So a cluster keeps a digest
that grows with each member, and is packed once the text has gone on to other things.
"""

from __future__ import annotations

import zlib
from collections.abc import Set

from fasti.record import Candidate, Event, EventDate
from fasti.resolve.compatible import names
from fasti.resolve.union import Names, tell_dates

FAST = 1  # zlib's level: what is packed is read back soon, or once
# A resting cluster of so many members, a long war of a book, keeps its digest: making it anew would read them all.
LARGE = 20


class Digest:
    """What the members say together, as far as a candidate is compared with it."""

    def __init__(self, first: Candidate) -> None:
        self.type = first.event.type
        self.types: set[str] = set()  # that members were read as, anaphors left out
        self.called: set[str] = set()  # the names of the event
        self.lemmas: set[str] = set()
        self.heading = True  # all its members are headings
        self.placed = False  # a member names a place, not only describes one
        self._only: Event | None = first.event  # while there is one member, what it says stands as it is
        self._dated: dict[str, EventDate] = {}  # by EDTF
        self._dates: tuple[EventDate, ...] | None = None
        self._actors, self._places = Names(), Names()
        self.add(first)
        self._only = first.event

    def add(self, candidate: Candidate) -> None:
        """Take in what one more member says."""
        event = candidate.event
        if candidate.form != "anaphor":
            self.types.add(event.type)
        if candidate.form == "name":
            self.called.add(name_of(candidate))
        self.lemmas.add(candidate.lemma)
        self.heading = self.heading and candidate.heading
        self.placed = self.placed or is_placed(event)
        for date in event.dates:
            if date.edtf not in self._dated:
                self._dated[date.edtf] = date.model_copy(update={"spans": (), "evidence": ()})
        self._only = self._dates = None
        self._actors.add_all(event.actors)
        self._places.add_all(event.places)

    @property
    def dates(self) -> tuple[EventDate, ...]:
        """The dates of the members as those of one event."""
        if self._only is not None:
            return self._only.dates
        if self._dates is None:
            self._dates = tell_dates(list(self._dated.values()))
        return self._dates

    @property
    def places(self) -> Set[str]:
        """The names of all places."""
        return names(self._only.places) if self._only is not None else self._places.of()

    def actors(self, role: str) -> Set[str]:
        """The names of the actors of a role."""
        if self._only is not None:
            return names(actor for actor in self._only.actors if actor.role == role)
        return self._actors.of(role)


class Cluster:
    """Grows by `add`; `rest` packs it, and it opens again when it is spoken of."""

    __slots__ = ("_digest", "_fresh", "_packed", "first")

    def __init__(self, candidate: Candidate) -> None:
        self.first = (candidate.event.mentions[0].start, candidate.event.id)
        self._digest: Digest | None = Digest(candidate)
        self._fresh = [candidate]  # the members that joined since it last rested
        self._packed: list[bytes] = []

    @property
    def digest(self) -> Digest:
        """What its members say together."""
        if self._digest is None:
            first, *rest = self.members
            self._digest = Digest(first)
            for member in rest:
                self._digest.add(member)
        return self._digest

    @property
    def members(self) -> list[Candidate]:
        """All its candidates, in order of joining."""
        return [*map(unpack_candidate, self._packed), *self._fresh]

    def add(self, candidate: Candidate) -> None:
        """Take in one more candidate."""
        self.digest.add(candidate)
        self._fresh.append(candidate)

    def rest(self) -> None:
        """Take little room until it is spoken of again."""
        self._packed += map(pack_candidate, self._fresh)
        self._fresh = []
        if len(self._packed) < LARGE:
            self._digest = None


def pack_candidate(candidate: Candidate) -> bytes:
    """The candidate in few bytes."""
    return zlib.compress(candidate.model_dump_json(exclude_defaults=True).encode(), FAST)


def unpack_candidate(packed: bytes) -> Candidate:
    """What `pack_candidate` packed."""
    return Candidate.model_validate_json(zlib.decompress(packed))


def is_placed(event: Event) -> bool:
    """Whether the event has a place by its name: *Nanking*, not *the region*."""
    return any(place.name[:1].isupper() for place in event.places)


def name_of(candidate: Candidate) -> str:
    """A named candidate's name, lower case and without its article."""
    return candidate.lemma.removeprefix("the ")
