"""The candidates that are one happening so far, with what they say together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from fasti.record import Candidate, Event
from fasti.resolve.union import unite


@dataclass(eq=False)
class Cluster:
    """Grows by `add`; `whole` is the union of its members, made once for each size."""

    members: list[Candidate] = field(default_factory=list)

    def add(self, candidate: Candidate) -> None:
        """Take in one more candidate."""
        self.members.append(candidate)
        self.__dict__.pop("whole", None)

    @cached_property
    def whole(self) -> Event:
        """The members as one event; links are left for the end."""
        return unite(self.members, {})

    @property
    def types(self) -> set[str]:
        """The types that its members were read as, anaphors left out."""
        return {member.event.type for member in self.members if member.form != "anaphor"}

    @property
    def names(self) -> set[str]:
        """The names that it is called by."""
        return {name_of(member) for member in self.members if member.form == "name"}


def name_of(candidate: Candidate) -> str:
    """A named candidate's name, lower case and without its article."""
    return candidate.lemma.removeprefix("the ")
