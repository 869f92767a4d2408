"""What linking needs to know of an event, folded and numbered: small enough to hold for a shelf of events at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from fasti.record import Actor, Event, Place
from fasti.resolve.across.days import Interval, intervals
from fasti.resolve.across.names import EventName, read_name
from fasti.resolve.across.vocabulary import Vocabulary
from fasti.resolve.across.words import fold, read_ordinal
from fasti.resolve.compatible import KINDRED

# *The city of Capua* and *Capua* are one place.
_CALLED = tuple(f"{kind} of " for kind in "city town port village fortress castle island isle bay siege".split())
_SHORTEST_SURNAME = 3

Form = tuple[str, ...]


class Party(NamedTuple):
    """An actor: the forms of its name as words, the nation that it stands for, and its role."""

    forms: frozenset[Form]
    nation: str | None
    role: str

    def is_same(self, other: Party) -> bool:
        """Whether a name is shared, or one is the surname of the other (*Varro*, *Gaius Terentius Varro*)."""
        if not self.forms.isdisjoint(other.forms):
            return True
        return any(_is_surname(a, b) or _is_surname(b, a) for a in self.forms for b in other.forms)


@dataclass(frozen=True, slots=True)
class Profile:
    """One event: who tells it, of what kind it is, and its names, places, sides and days.

    `places` are towns, rivers and the like, `states` whole nations, too wide to tell one event from another.
    """

    document: str
    event: str
    type: str
    names: tuple[EventName, ...]
    places: frozenset[str]
    states: frozenset[str]
    parties: tuple[Party, ...]
    dates: tuple[Interval, ...]
    words: frozenset[str]

    @property
    def key(self) -> tuple[str, str]:
        """The document and the event's id in it, by which events are ordered."""
        return self.document, self.event

    @property
    def family(self) -> str:
        """The type that stands for all that may be the same happening."""
        return FAMILIES.get(self.type, self.type)

    @property
    def named_parties(self) -> tuple[Party, ...]:
        """Those with a proper name that is not just a nation's."""
        return tuple(party for party in self.parties if party.forms)

    @property
    def nations(self) -> frozenset[str]:
        """The nations that take part."""
        return frozenset(party.nation for party in self.parties if party.nation)


def make_profile(event: Event, vocabulary: Vocabulary) -> Profile:
    """The profile of an event that names its document."""
    names = {name for mention in event.mentions if (name := read_name(mention.text, vocabulary)) is not None}
    places = {key for place in event.places for key in place_keys(place, vocabulary)}
    places |= {name.place for name in names if name.place}
    return Profile(
        document=event.document or "",
        event=event.id,
        type=event.type,
        names=tuple(sorted(names, key=lambda name: (name.words, name.number or 0))),
        places=frozenset(places - vocabulary.states),
        states=frozenset(places & vocabulary.states),
        parties=tuple(party for actor in event.actors if (party := actor_party(actor, vocabulary)) is not None),
        dates=intervals(event.dates),
        words=frozenset(fold(mention.text) for mention in event.mentions),
    )


def place_keys(place: Place, vocabulary: Vocabulary) -> Iterable[str]:
    """The keys of a place's proper names; where a movement begins is kept apart from where others happen."""
    for name in (place.name, *place.aliases):
        if not any(word[:1].isupper() for word in name.split()):
            continue
        folded = fold(name.partition(",")[0])
        for called in _CALLED:
            folded = folded.removeprefix(called)
        if not folded or all(vocabulary.is_common(word) for word in folded.split()):
            continue
        key = folded if folded in vocabulary.states else vocabulary.places.key(folded)
        yield f"from {key}" if place.role == "origin" else key


def actor_party(actor: Actor, vocabulary: Vocabulary) -> Party | None:
    """What an actor's names say; None where none is a proper name."""
    return read_party((actor.name, *actor.aliases), actor.role, vocabulary)


def read_party(names: Iterable[str], role: str, vocabulary: Vocabulary) -> Party | None:
    """The actor under these names; None where none is a proper name."""
    forms: set[Form] = set()
    nation = None
    for name in names:
        if not any(word[:1].isupper() for word in name.split()):
            continue
        words = tuple(fold(name).split())
        side = _nation(words, vocabulary)
        if side is not None:
            nation = nation or side
        elif words and not all(vocabulary.is_common(word) for word in words):
            forms.add(words)
    return Party(frozenset(forms), nation, role) if forms or nation else None


def _nation(words: Form, vocabulary: Vocabulary) -> str | None:
    """The nation that a name is, or its forces or people are: *Japan*, *Japanese troops*, *Imperial Japanese Army*."""
    whole = vocabulary.nation(" ".join(words))
    if whole is not None or not words or not vocabulary.is_side(words[-1]):
        return whole
    found = {nation for word in words[:-1] if (nation := vocabulary.nation(word)) is not None}
    return found.pop() if len(found) == 1 else None


def _is_surname(one: Form, other: Form) -> bool:
    if len(one) != 1 or len(other) < 2 or one[0] != other[-1]:
        return False
    return len(one[0]) >= _SHORTEST_SURNAME and read_ordinal(one[0]) is None


def _families() -> dict[str, str]:
    """Each type with kindred to the first of all that kinship reaches, over several steps too."""
    groups: list[set[str]] = []
    for pair in KINDRED:
        touching = [group for group in groups if group & pair]
        groups = [group for group in groups if not group & pair] + [set(pair).union(*touching)]
    return {type_: min(group) for group in groups for type_ in group}


FAMILIES = _families()
