"""Which date belongs to which event: the one that its clause or noun phrase holds, by the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from fasti.components.layers import Bound, EventTime, Trigger
from fasti.components.syntax import PASSIVE_SUBJECT, SUBJECT, arguments

# Verbs that give an event's first or last day rather than its whole time, and the types that last.
BOUNDS: dict[str, Bound] = {
    "begin": "first", "start": "first", "commence": "first", "open": "first", "erupt": "first",
    "end": "last", "cease": "last", "conclude": "last", "finish": "last", "terminate": "last", "lift": "last",
}
LASTING = {"conflict.war", "conflict.siege", "conflict.uprising", "movement.expedition", "disaster.epidemic", "disaster.famine", "economy.crisis", "politics.protest"}


def event_times(doc: Doc, triggers: Sequence[Trigger]) -> Iterator[EventTime]:
    """A time for each pair of trigger and date that belong together."""
    by_head = _by_head(triggers)
    for at, date in enumerate(doc._.fasti_dates):
        span = doc.char_span(date.start, date.end, alignment_mode="expand")
        if span is None or date.date is None or date.type not in {"DATE", "TIME"}:
            continue
        for index, rule, bound in _dated(span.root, by_head, span.start, span.end):
            lasting = triggers[index].rule.type in LASTING
            yield EventTime(index, at, rule, bound if lasting else None)


def _by_head(triggers: Sequence[Trigger]) -> dict[int, list[int]]:
    table: dict[int, list[int]] = {}
    for index, trigger in enumerate(triggers):
        for head in {trigger.head, *range(trigger.start, trigger.end)}:
            table.setdefault(head, []).append(index)
    return table


def _dated(root: Token, by_head: dict[int, list[int]], start: int, end: int) -> Iterator[tuple[int, str, Bound]]:
    """Climb from the date to the nearest trigger above it, then to the triggers that share its clause."""
    inside = {index for head in range(start, end) for index in by_head.get(head, [])}
    node = root
    while node.head.i != node.i:
        node = node.head
        if start <= node.i < end:
            continue
        found = [index for index in by_head.get(node.i, []) if index not in inside]
        if found:
            yield from ((index, "date.clause", None) for index in found)
            yield from ((index, "date.conjoined", None) for index in _sharing(node, start, by_head) if index not in found)
            return
        if node.pos_ in {"VERB", "AUX", "ADJ"}:
            bound = BOUNDS.get(node.lemma_.lower())
            yield from ((index, "date.governed", bound) for index in _governed(node, by_head))
            return


def _sharing(node: Token, start: int, by_head: dict[int, list[int]]) -> Iterator[int]:
    """Verbs joined to `node` share a date that stands before them all: *In 1066 he landed and defeated Harold*."""
    if node.pos_ != "VERB" or start > node.i:
        return
    for child in node.children:
        own = any(c.dep_ in SUBJECT | PASSIVE_SUBJECT for c in child.children)
        if child.dep_ == "conj" and child.pos_ == "VERB" and not own:
            yield from by_head.get(child.i, [])


def _governed(node: Token, by_head: dict[int, list[int]]) -> Iterator[int]:
    """The events that a verb, itself no trigger, speaks of: *The war began in 1914*, *the war, which began in 1914*."""
    for argument in arguments(node):
        if argument.relation in {"subject", "object", "complement"}:
            yield from by_head.get(argument.token, [])
    for child in node.children:
        if child.dep_ == "xcomp":
            yield from by_head.get(child.i, [])
