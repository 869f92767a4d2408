"""Who is presumed to take part in an event of which the text tells no one: read from the rest of its sentence.

So it is where the model has no recognizer of roles (`recognized_roles`). Told actors come first: `resolve` uses what is
presumed only where no mention of the event has an actor. Two in five of these are right, so that each has a rule of its
own, `presumed.*`, and a low confidence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from spacy.tokens import Doc, Token

from fasti.components.conditions import fits
from fasti.components.inheritance import surface_subject
from fasti.components.layers import EntityMention, Role, Trigger
from fasti.components.relations import preposition
from fasti.rules.schema import Frame

PREFIX = "presumed."
CONFIDENCE = 0.4
# Parties to an agreement and sides of a fight are often named in the sentence, whatever it says of them.
PARTIES: Mapping[str, frozenset[str]] = {
    "diplomacy.treaty": frozenset({"people", "person"}),
    "conflict.war": frozenset({"people", "polity"}),
    "conflict.battle": frozenset({"people", "polity"}),
}
LOCATIVE = frozenset("in at near from to into toward towards off through around outside".split())
# Of these types, whom the sentence is about mostly acts in the event that it names by a noun.
ACTED = ("conflict.", "diplomacy.", "politics.", "justice.")


def presume(
    doc: Doc, triggers: Iterable[Trigger], roles: Iterable[Role], frames: Mapping[str, Frame], places: Collection[str]
) -> Iterator[Role]:
    """The presumed roles of the triggers that have no acting role; `places` are the roles that do not act."""
    held: dict[int, set[int]] = {}
    acted: set[int] = set()
    for role in roles:
        held.setdefault(role.trigger, set()).add(role.entity)
        if role.role not in places:
            acted.add(role.trigger)
    for at, trigger in enumerate(triggers):
        if at in acted or trigger.silent:
            continue
        seen = held.get(at, set())
        for role in (*_about(doc, at, trigger, frames, places), *_parties(doc, at, trigger)):
            if role.entity not in seen:
                seen.add(role.entity)
                yield role


def _about(doc: Doc, at: int, trigger: Trigger, frames: Mapping[str, Frame], places: Collection[str]) -> Iterator[Role]:
    """Whom the clause is about that names the event by a noun: *The Poles, weary of the defeat, gave up.*"""
    head = doc[trigger.head]
    if head.pos_ not in {"NOUN", "PROPN"} or not trigger.rule.type.startswith(ACTED):
        return
    verb = next((token for token in head.ancestors if token.pos_ in {"VERB", "AUX"}), None)
    subject = surface_subject(verb) if verb is not None else None
    if subject is None or subject.i == head.i or subject.is_ancestor(head):
        return
    for role, tests in frames[trigger.rule.frame].roles.get("subject", {}).items():
        mention = _known(doc, subject)
        if mention is not None and role not in places and fits(doc, doc._.fasti_mentions, subject.i, tests):
            yield _role(doc, at, role, mention, "subject", "presumed.clause")
            return


def _parties(doc: Doc, at: int, trigger: Trigger) -> Iterator[Role]:
    """The peoples, states or persons that are named beside an agreement or a fight."""
    kinds = PARTIES.get(trigger.rule.type)
    if kinds is None:
        return
    for token in doc[trigger.head].sent:
        mention = doc._.fasti_mentions.get(token.i)
        if mention is None or mention.form != "name" or trigger.start <= token.i < trigger.end:
            continue
        kind = doc._.fasti_entities[doc._.fasti_entity_of[token.i]].kind
        if kind in kinds and not (kind == "polity" and preposition(token) in LOCATIVE):
            yield _role(doc, at, "participant", mention, "modifier", "presumed.party")


def _known(doc: Doc, token: Token) -> EntityMention | None:
    """The mention that a token heads, if it or what it stands for is named or described."""
    mention: EntityMention | None = doc._.fasti_mentions.get(token.i)
    if mention is None:
        return None
    members = doc._.fasti_entities[doc._.fasti_entity_of[token.i]].mentions
    return mention if any(member.form != "pronoun" for member in members) else None


def _role(doc: Doc, at: int, role: str, mention: EntityMention, relation: str, rule: str) -> Role:
    return Role(at, role, doc._.fasti_entity_of[mention.head], mention, relation, rule, CONFIDENCE)
