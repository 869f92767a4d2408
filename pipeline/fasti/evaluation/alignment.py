"""The best one-to-one alignment of the gold and the predicted events of one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from fasti.evaluation.matching import (
    weigh_mentions,
    weigh_named,
    weigh_outcomes,
    weigh_overlapping_dates,
    weigh_same_dates,
)
from fasti.evaluation.pairing import pair, solve
from fasti.record import Actor, Event, EventDate, Mention, Outcome, Place, Span

# Of two predicted events with the same mentions, the one of the right type aligns, then the one of the right class,
# date, factuality, and last the one that shares more of all slots: "both appointments" are two events with one
# mention. All together weigh less than one mention does in a pair of events with 120 mentions between them.
TYPE_BONUS = 1e-4
CLASS_BONUS = 1e-5
DATE_BONUS = 1e-6
FACTUALITY_BONUS = 1e-7
SLOTS_BONUS = 1e-8


@dataclass(frozen=True)
class EventPair:
    """A gold event, a predicted event that shares a mention with it, and the one-to-one pairs of their values."""

    gold: Event
    predicted: Event

    @cached_property
    def mentions(self) -> tuple[tuple[Mention, Mention], ...]:
        """Mentions that overlap."""
        return pair(self.gold.mentions, self.predicted.mentions, weigh_mentions)

    @cached_property
    def dates(self) -> tuple[tuple[EventDate, EventDate], ...]:
        """Dates with the same EDTF."""
        return pair(self.gold.dates, self.predicted.dates, weigh_same_dates)

    @cached_property
    def overlapping_dates(self) -> tuple[tuple[EventDate, EventDate], ...]:
        """Dates that share a day."""
        return pair(self.gold.dates, self.predicted.dates, weigh_overlapping_dates)

    @cached_property
    def actors(self) -> tuple[tuple[Actor, Actor], ...]:
        """The same actors, whatever their roles."""
        return pair(self.gold.actors, self.predicted.actors, weigh_named)

    @cached_property
    def places(self) -> tuple[tuple[Place, Place], ...]:
        """The same places, whatever their roles."""
        return pair(self.gold.places, self.predicted.places, weigh_named)

    @cached_property
    def outcomes(self) -> tuple[tuple[Outcome, Outcome], ...]:
        """Outcomes that overlap, whatever their kinds."""
        return pair(self.gold.outcomes, self.predicted.outcomes, weigh_outcomes)

    @property
    def similarity(self) -> float:
        """Share of the mentions that match (Dice, 0 to 1), with the bonuses that break ties."""
        gold, predicted = self.gold, self.predicted
        return (
            2 * len(self.mentions) / (len(gold.mentions) + len(predicted.mentions))
            + TYPE_BONUS * (gold.type == predicted.type)
            + CLASS_BONUS * (gold.event_class == predicted.event_class)
            + DATE_BONUS * bool(self.dates)
            + FACTUALITY_BONUS * (gold.factuality == predicted.factuality)
            + SLOTS_BONUS * self._slots_share
        )

    @property
    def _slots_share(self) -> float:
        shared = (self.overlapping_dates, self.actors, self.places, self.outcomes)
        held = [
            len(slot)
            for one in (self.gold, self.predicted)
            for slot in (one.dates, one.actors, one.places, one.outcomes)
        ]
        return 2 * sum(len(pairs) for pairs in shared) / max(1, sum(held))


@dataclass(frozen=True)
class Alignment:
    """All events of one document in text order, the pairs that are aligned, and their indices on the two sides."""

    document: str
    gold: tuple[Event, ...]
    predicted: tuple[Event, ...]
    pairs: tuple[EventPair, ...]
    cells: tuple[tuple[int, int], ...]


def align_events(document: str, gold: Iterable[Event], predicted: Iterable[Event]) -> Alignment:
    """Align the events of one document so that the sum of their similarities is greatest.

    Only events that share an overlapping mention align (compare CEAF, Luo 2005). The result does not hang on the
    order of the events: equal choices are settled by what the events say.
    """
    golds, predictions = sorted(gold, key=_content), sorted(predicted, key=_content)
    pairs = {
        (row, column): EventPair(golds[row], predictions[column])
        for row, column in find_overlaps([event.mentions for event in golds], [event.mentions for event in predictions])
    }
    weights = np.zeros((len(golds), len(predictions)))
    for cell, candidate in pairs.items():
        weights[cell] = candidate.similarity
    cells = tuple(solve(weights))
    return Alignment(document, tuple(golds), tuple(predictions), tuple(pairs[cell] for cell in cells), cells)


def find_overlaps(gold: Sequence[Sequence[Mention]], predicted: Sequence[Sequence[Mention]]) -> list[tuple[int, int]]:
    """Index pairs of the groups of mentions that share a character, sorted; linear in the length of the mentions."""
    here: dict[int, set[int]] = defaultdict(set)
    for column, mentions in enumerate(predicted):
        for mention in mentions:
            for at in range(mention.start, mention.end):
                here[at].add(column)
    return sorted(
        {
            (row, column)
            for row, mentions in enumerate(gold)
            for mention in mentions
            for at in range(mention.start, mention.end)
            for column in here.get(at, ())
        }
    )


def _content(event: Event) -> tuple[object, ...]:
    """All that an event says and that scores hang on, in an order of its own; the id decides only between equals."""
    return (
        _places_of(event.mentions),
        event.type,
        event.factuality,
        sorted(date.edtf for date in event.dates),
        sorted(_name(actor) for actor in event.actors),
        sorted(_name(place) for place in event.places),
        sorted((outcome.kind, _places_of(outcome.spans)) for outcome in event.outcomes),
        event.id,
    )


def _name(value: Actor | Place) -> tuple[object, ...]:
    return value.name, value.role, sorted(value.aliases), _places_of(value.spans)


def _places_of(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return sorted((span.start, span.end) for span in spans)
