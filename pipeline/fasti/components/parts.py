"""What is told of a battle's parts is told of the battle: who attacked, led, retreated and fell in it.

*The Battle of Jena was fought on 14 October 1806. Murat charged the Prussians, who retreated to Weimar.*
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from fasti.components.entries import entries
from fasti.components.layers import EventTime, Role, Trigger

WHOLES = frozenset({"conflict.battle", "conflict.siege"})
PARTS = frozenset({"conflict.attack", "conflict.battle", "conflict.retreat", "conflict.surrender", "conflict.capture"})
# A battle's parts follow it within so many sentences, in its paragraph.
REACH = 4
ACTING = frozenset({"agent", "target", "participant", "leader"})
CONFIDENCE = 0.4


def told_of_parts(
    doc: Doc, triggers: Sequence[Trigger], roles: Sequence[Role], times: Sequence[EventTime]
) -> Iterator[Role]:
    """The actors of the parts as those of the whole: persons as its leaders, the others as its sides."""
    placed = {role.trigger for role in roles if role.role == "location"}
    dated = {time.trigger for time in times}
    by_trigger: dict[int, list[Role]] = {}
    for role in roles:
        if role.role in ACTING:
            by_trigger.setdefault(role.trigger, []).append(role)
    for at, part in _parts(doc, triggers, placed, dated):
        known = {role.entity for role in by_trigger.get(at, ())}
        for role in by_trigger.get(part, ()):
            if role.entity not in known and role.mention.form != "pronoun":
                known.add(role.entity)
                kind = "leader" if role.mention.kind == "person" and role.mention.form == "name" else "participant"
                yield Role(at, kind, role.entity, role.mention, role.relation, "role.part", CONFIDENCE)


def _parts(doc: Doc, triggers: Sequence[Trigger], placed: set[int], dated: set[int]) -> Iterator[tuple[int, int]]:
    """Each whole with each of its parts, by their indices."""
    opening = {entry.body for entry in entries(doc)}
    whole: int | None = None
    last = -1
    for at, trigger in enumerate(triggers):
        if trigger.silent or trigger.stands_for:
            continue
        fought = trigger.head in opening or (
            trigger.rule.type == "conflict.battle" and doc[trigger.head].pos_ == "VERB"
        )
        told_whole = fought and at in dated and at in placed
        if trigger.rule.type in WHOLES and (trigger.named or told_whole):
            whole, last = at, _end_of_reach(doc, trigger)
        elif whole is not None and trigger.head < last and trigger.rule.type in PARTS and at not in dated:
            yield whole, at


def _end_of_reach(doc: Doc, trigger: Trigger) -> int:
    sentence = doc[trigger.head].sent
    for _ in range(REACH):
        if sentence.end >= len(doc) or "\n" in doc[sentence.end - 1].text_with_ws:
            break
        sentence = doc[sentence.end].sent
    return int(sentence.end)
