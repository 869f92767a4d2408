"""What harvesting hands to merging: one event for each trigger, with how the text names it."""

from __future__ import annotations

from typing import Literal

from fasti.record.base import Value
from fasti.record.events import Actor, Event, Place

Form = Literal["name", "verb", "definite", "indefinite", "anaphor"]


class Candidate(Value):
    """An event with the one mention that was read.

    `lemma` is that of its trigger (the name itself in lower case for a named event); `stands_for` the types that an
    anaphor (*this operation*) may point back to, and `links` the ids of events that its words set it inside
    (*the battle was part of the war*).
    """

    event: Event
    lemma: str
    form: Form
    stands_for: tuple[str, ...] = ()
    silent: bool = False  # brings values to the event that it points back to, but is no mention of it
    heading: bool = False
    links: tuple[str, ...] = ()
    presumed: tuple[Actor, ...] = ()  # who acts in it if no mention of it has an actor
    presumed_places: tuple[Place, ...] = ()  # where it was if no mention of it has a place
    same: tuple[str, ...] = ()  # events of candidates that the same words tell: *signed* a *treaty*
