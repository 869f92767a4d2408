"""An event in words: a few lines of plain text that say when, who, where, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from fasti.record import Actor, ActorRole, Event, EventDate, Outcome, Place, PlaceRole, Span

_NO_LABEL = "(no label)"


def tell(event: Event) -> list[str]:
    """A heading, then a line for each slot that is filled, then the sentence that the event comes from."""
    heading = f"{one_line(event.label) or _NO_LABEL}  [{event.type}, {event.factuality}]"
    slots = [f"  {slot:<12} {'; '.join(values)}" for slot, values in _slots(event).items()]
    sentence = [f"  {'sentence':<12} {quote([event.sentence])}"] if event.sentence else []
    return [heading, *slots, *sentence]


def named_values(event: Event) -> Iterator[tuple[str, EventDate | Actor | Place | Outcome]]:
    """Every value of an event with the name of its slot: `date`, a role, or the kind of an outcome."""
    yield from (("date", date) for date in event.dates)
    for role in get_args(ActorRole):
        yield from ((role, actor) for actor in event.actors if actor.role == role)
    for role in get_args(PlaceRole):
        yield from ((role, place) for place in event.places if place.role == role)
    yield from ((outcome.kind, outcome) for outcome in event.outcomes)


def value_in_words(value: EventDate | Actor | Place | Outcome) -> str:
    """A date as EDTF, an actor or place by name, an outcome by its words."""
    if isinstance(value, EventDate):
        return value.edtf
    return quote(value.spans) if isinstance(value, Outcome) else one_line(value.name)


def quote(spans: Iterable[Span]) -> str:
    """The words of some spans, quoted, on one line."""
    return " … ".join(f"“{one_line(span.text)}”" for span in spans)


def one_line(text: str) -> str:
    """The text with every run of white space as one blank, and without what a terminal would take as a command."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())


def _slots(event: Event) -> dict[str, list[str]]:
    slots: dict[str, list[str]] = {}
    for slot, value in named_values(event):
        slots.setdefault(slot, []).append(value_in_words(value))
    return slots
