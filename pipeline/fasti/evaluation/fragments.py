"""Where the two sides cut one text into events in different ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from fasti.evaluation.alignment import find_overlaps
from fasti.record import Event, Mention


def find_divided(
    ours: Sequence[Event], theirs: Sequence[Event], partners: Mapping[int, int]
) -> dict[int, tuple[int, ...]]:
    """Our events whose mentions are divided among several of theirs: index to indices, the aligned one first.

    `partners` maps the index of our event to the index of the one that is aligned with it. A word may be a mention of
    several events (*the attacks*), so an event beside the partner counts only where it has a mention that the partner
    lacks.
    """
    near: dict[int, list[int]] = defaultdict(list)
    for row, column in _find_near(ours, theirs):
        near[row].append(column)
    divided = {}
    for row, partner in sorted(partners.items()):
        rest = [mention for mention in ours[row].mentions if not _touches(mention, theirs[partner])]
        others = tuple(column for column in near[row] if any(_touches(one, theirs[column]) for one in rest))
        if others:
            divided[row] = (partner, *others)
    return divided


def find_untouched_mentions(ours: Sequence[Event], theirs: Sequence[Event]) -> Iterator[tuple[Event, Mention]]:
    """Mentions of our events that share no character with any mention of theirs, each with its event."""
    mentions = [(event, mention) for event in ours for mention in event.mentions]
    near = find_overlaps([[mention] for _, mention in mentions], [event.mentions for event in theirs])
    touched = {row for row, _ in near}
    yield from (each for row, each in enumerate(mentions) if row not in touched)


def _find_near(ours: Sequence[Event], theirs: Sequence[Event]) -> list[tuple[int, int]]:
    return find_overlaps([event.mentions for event in ours], [event.mentions for event in theirs])


def _touches(mention: Mention, event: Event) -> bool:
    return any(mention.overlaps(other) for other in event.mentions)
