"""One event as its document tells it, with what its names and numbers mean: what canonical values are made from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fasti.record import Actor, Event, Place
from fasti.resolve.across.figures import Figure, read_figures
from fasti.resolve.across.profile import Party, actor_party, place_keys
from fasti.resolve.across.victors import Verdict, read_verdicts
from fasti.resolve.across.vocabulary import Vocabulary
from fasti.resolve.across.words import fold

Item = TypeVar("Item")


@dataclass(frozen=True)
class Said:
    """An actor or a place as one document names it: its party, or its keys, or else its folded name."""

    document: str
    value: Actor | Place
    party: Party | None = None
    keys: frozenset[str] = frozenset()

    def is_same(self, other: Said) -> bool:
        """Whether both mean the same actor, or the same place."""
        if not self.keys.isdisjoint(other.keys):
            return True
        if self.party is None or other.party is None:
            return False
        if self.party.forms or other.party.forms:
            return self.party.is_same(other.party)
        return self.party.nation == other.party.nation


@dataclass(frozen=True)
class Telling:
    """An event with its document, actors, places, figures and verdicts."""

    document: str
    event: Event
    actors: tuple[Said, ...]
    places: tuple[Said, ...]
    figures: tuple[Figure, ...]
    verdicts: tuple[Verdict, ...]


def read_telling(event: Event, vocabulary: Vocabulary) -> Telling:
    """Read what an event's names, phrases and numbers mean."""
    document = event.document or ""
    phrases = [span.text for outcome in event.outcomes if outcome.kind == "casualties" for span in outcome.spans]
    return Telling(
        document=document,
        event=event,
        actors=tuple(
            Said(document, actor, actor_party(actor, vocabulary), frozenset({fold(actor.name)}))
            for actor in event.actors
        ),
        places=tuple(
            Said(document, place, None, frozenset(place_keys(place, vocabulary)) or frozenset({fold(place.name)}))
            for place in event.places
        ),
        figures=tuple(figure for phrase in phrases for figure in read_figures(phrase, vocabulary)),
        verdicts=read_verdicts(event, vocabulary),
    )


def gather(said: Iterable[Said]) -> list[list[Said]]:
    """Actors or places that are one, together, in the order in which they are first said."""
    groups: list[list[Said]] = []
    homes: dict[tuple[Party | None, frozenset[str]], tuple[Said, list[Said]]] = {}  # many say the very same
    for one in said:
        alike = one.party, one.keys
        if alike not in homes:
            home = next((group for other, group in homes.values() if one.is_same(other)), None)
            if home is None:
                home = []
                groups.append(home)
            homes[alike] = one, home
        homes[alike][1].append(one)
    return groups


def by_value(
    tellings: Sequence[Telling], values: Callable[[Telling], Iterable[tuple[Hashable, Item]]]
) -> list[tuple[list[Item], tuple[str, ...]]]:
    """The items of all tellings under equal keys, and the documents that have each; most documents first."""
    items: dict[Hashable, list[Item]] = {}
    documents: dict[Hashable, dict[str, None]] = {}
    for telling in tellings:
        for key, item in values(telling):
            items.setdefault(key, []).append(item)
            documents.setdefault(key, {})[telling.document] = None
    found = [(items[key], tuple(sorted(documents[key]))) for key in items]
    return sorted(found, key=lambda one: -len(one[1]))
