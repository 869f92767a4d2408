"""Why an aligned event lacks an actor or a place: no mention, no argument, no role, or another name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fasti.components.layers import EntityMention, Trigger
from fasti.diagnosis.findings import Reason, rank_reasons
from fasti.diagnosis.reading import Reading, quote
from fasti.record import Actor, Event, Place

if TYPE_CHECKING:
    from spacy.tokens import Span as Words


def explain_named(reading: Reading, value: Actor | Place, event: Event) -> tuple[Reason, ...]:
    """Why `event`, the aligned one, lacks the gold actor or place `value`."""
    spans = [words for span in value.spans if (words := reading.words(span)) is not None]
    triggers = reading.triggers_of(event)
    reasons = [reason for words in spans for reason in _explain_words(reading, words, triggers)]
    if not reasons:
        reasons = [Reason("names", f"gold gives no words for {quote(value.name)}; the text may only imply it.")]
    return rank_reasons(reasons)


def _explain_words(reading: Reading, words: Words, triggers: dict[int, Trigger]) -> Iterator[Reason]:
    mentions = [
        mention
        for mention in reading.doc._.fasti_mentions.values()
        if words.start <= mention.head < words.end or (mention.start < words.end and words.start < mention.end)
    ]
    if not mentions:
        label = words.root.ent_type_ or "no entity"
        yield Reason("names", f"{quote(words.text)} ({words.root.pos_}, {label}) is no mention.")
    for mention in mentions:
        bound = [
            (at, a.relation) for at, trigger in triggers.items() for a in trigger.arguments if a.token == mention.head
        ]
        if bound:
            yield from (_explain_argument(reading, mention, at, relation) for at, relation in bound)
        else:
            yield _explain_unbound(reading, mention, triggers)


def _explain_argument(reading: Reading, mention: EntityMention, at: int, relation: str) -> Reason:
    """The mention is an argument of the event: the frame has no role for it, or it has one by another name."""
    doc, trigger = reading.doc, reading.doc._.fasti_triggers[at]
    filler, told = reading.tell_filler(mention.head), reading.tell_trigger(at)
    given = [role for role in doc._.fasti_roles if role.trigger == at and role.mention.head == mention.head]
    if given:
        name = quote(doc._.fasti_entities[given[0].entity].name)
        return Reason("coreference", f"{filler} is {given[0].role} of {told} under the name {name}.")
    frame = reading.roles.rules.frames[trigger.rule.frame]
    lines = frame.roles.get(relation)
    if not lines:
        return Reason("roles", f"{filler} is {relation} of {told}; the frame {frame.id} gives that no role.")
    takes = ", ".join(f"{role} = {'|'.join(tests)}" for role, tests in lines.items())
    entity = doc._.fasti_entity_of.get(mention.head)
    if any(role.trigger == at and role.entity == entity for role in doc._.fasti_roles):
        return Reason("roles", f"{filler} is {relation} of {told}, where the same entity has a role already.")
    return Reason("roles", f"{filler} is {relation} of {told}; the frame {frame.id} takes there {takes}.")


def _explain_unbound(reading: Reading, mention: EntityMention, triggers: dict[int, Trigger]) -> Reason:
    """The mention is no argument of the event: another trigger has it, or the parse hangs it elsewhere."""
    doc, token = reading.doc, reading.doc[mention.head]
    filler = reading.tell_filler(mention.head)
    for role in doc._.fasti_roles:
        if role.mention.head == mention.head and role.trigger not in triggers:
            return Reason("arguments", f"{filler} is {role.role} of {reading.tell_trigger(role.trigger)} instead.")
    sentence = range(token.sent.start, token.sent.end)
    near = [quote(doc[t.start : t.end].text) for t in triggers.values() if t.head in sentence]
    if not near:
        return Reason("arguments", f"{filler} stands in a sentence without a word of the event.")
    hangs = f"{token.dep_} of {quote(token.head.text)}"
    return Reason("arguments", f"{filler} is {hangs}, and no argument of {', '.join(dict.fromkeys(near))}.")
