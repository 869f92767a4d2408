"""What a text is about decides between two types: among battles, *they crossed to Sicily* is no expedition.

Rules of travel and flight name the type that their words have where most of a text tells of fighting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fasti.components.layers import Attempt, Trigger

FIGHTING = "conflict."
LEAST = 4  # fewer events of fighting make no text about it
SHARE = 0.7  # of all events but those of the rules in question


def type_amid_fighting(attempts: Sequence[Attempt]) -> Iterator[Attempt]:
    """The same attempts, the triggers of such rules with their other type in a text about fighting."""
    amid = is_about_fighting([attempt for attempt in attempts if isinstance(attempt, Trigger)])
    for attempt in attempts:
        if amid and isinstance(attempt, Trigger) and attempt.rule.amid_fighting is not None:
            other = {"type": attempt.rule.amid_fighting}
            yield replace(attempt, rule=attempt.rule.model_copy(update=other))
        else:
            yield attempt


def is_about_fighting(triggers: Sequence[Trigger]) -> bool:
    """Whether most of the triggers that could not be either are of fighting."""
    types = [trigger.rule.type for trigger in triggers if trigger.rule.amid_fighting is None]
    fights = sum(one.startswith(FIGHTING) for one in types)
    return fights >= LEAST and fights >= SHARE * len(types)
