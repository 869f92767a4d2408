"""Who takes part in an event, and where it was, by the model's role recognizer, where the model has one.

Frames know what a verb's subject and object do; they do not know who *the city's defenders* are to a siege that
another clause tells of. The recognizer has learnt it from annotated sentences. It is right less often than the frames,
so it is asked only of triggers that no frame gives an actor, or a place, and what it says is presumed: it stands where
no mention of the event tells more, with a rule of its own and its chance as confidence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from spacy.tokens import Doc, Token

from fasti.components.layers import Entity, EntityMention, Role, Trigger
from fasti.components.presumed import PREFIX
from fasti.components.relations import preposition

RULE = f"{PREFIX}recognized"
COMPONENT = "history_roles"  # of the model's pipeline
LEAST = 0.45  # chance from which on a role is presumed
LONGEST = 4  # steps of the way through the parse that are told apart
MOST_BETWEEN = 6
DISTANCES = (1, 2, 3, 4, 5, 6, 9, 14, 22)  # words between the two, each up to the next


class Pair(NamedTuple):
    """The indices of a trigger's head and of a mention's, and features by name; the model's component reads it so."""

    event: int
    noun: int
    features: tuple[str, ...]


class Recognizer(Protocol):
    """Chances for pairs; the first of the labels is that of no role."""

    labels: tuple[str, ...]

    def chances(self, doc: Doc, pairs: Sequence[Pair]) -> Sequence[Sequence[float]]:
        """A row for each pair, a column for each label."""


class Reading(NamedTuple):
    """How likely a mention fills a role at all, and the likeliest role."""

    chance: float
    role: str
    mention: EntityMention


def recognize_roles(
    doc: Doc, triggers: Sequence[Trigger], roles: Sequence[Role], recognizer: Recognizer, places: Collection[str]
) -> Iterator[Role]:
    """The roles that are presumed of triggers without a told actor, or without a told place, by trigger.

    `roles` are those that are told, `places` those of them that do not act.
    """
    lacking = slots_lacking(triggers, roles, places)
    for (at, entity), one in _read(doc, triggers, roles, recognizer, lacking).items():
        if one.chance >= LEAST and (one.role in places) in lacking[at]:
            yield Role(at, one.role, entity, one.mention, "presumed", RULE, round(one.chance, 3))


def slots_lacking(triggers: Sequence[Trigger], roles: Sequence[Role], places: Collection[str]) -> dict[int, set[bool]]:
    """By trigger, whether it lacks a place (True), an actor (False) or both; those that lack nothing are left out."""
    lacking = {at: {True, False} for at, trigger in enumerate(triggers) if not trigger.silent}
    for role in roles:
        lacking.get(role.trigger, set()).discard(role.role in places)
    return {at: slots for at, slots in lacking.items() if slots}


def _read(
    doc: Doc, triggers: Sequence[Trigger], roles: Sequence[Role], recognizer: Recognizer, asked: Collection[int]
) -> dict[tuple[int, int], Reading]:
    """By trigger and entity, the reading of that mention of the entity in the sentence that fills a role likeliest."""
    told = [one for one in pairs(doc, triggers, roles, asked) if _is_known(doc, one[1])]
    found: dict[tuple[int, int], Reading] = {}
    if not told:
        return found
    for (at, mention, _), row in zip(told, recognizer.chances(doc, [pair for *_, pair in told]), strict=True):
        chance = 1 - float(row[0])
        key = at, doc._.fasti_entity_of[mention.head]
        if key not in found or chance > found[key].chance:
            role = max(zip(row[1:], recognizer.labels[1:], strict=True))[1]
            found[key] = Reading(chance, role, mention)
    return found


def _is_known(doc: Doc, mention: EntityMention) -> bool:
    """Whether a mention is named or described, by itself or by what it stands for."""
    if mention.form != "pronoun":
        return True
    return any(
        member.form != "pronoun" for member in doc._.fasti_entities[doc._.fasti_entity_of[mention.head]].mentions
    )


def pairs(
    doc: Doc, triggers: Sequence[Trigger], roles: Sequence[Role], asked: Collection[int]
) -> Iterator[tuple[int, EntityMention, Pair]]:
    """Each trigger's index with each mention of its sentence and the pair to ask of.

    `asked` are the indices of the triggers that are asked of, `roles` what frames gave to all of them.
    """
    begins = [sentence.start for sentence in doc.sents]
    sentence_of = {at: bisect_right(begins, triggers[at].head) for at in asked}
    nouns: dict[int, list[_Noun]] = {sentence: [] for sentence in sentence_of.values()}
    entities, entity_of, mentions = doc._.fasti_entities, doc._.fasti_entity_of, doc._.fasti_mentions
    for head in sorted(mentions.keys() & entity_of.keys()):
        if (near := nouns.get(bisect_right(begins, head))) is not None:
            near.append(_Noun.of(doc[head], mentions[head], entities[entity_of[head]]))
    given: dict[int, list[Role]] = defaultdict(list)
    held: dict[int, list[Role]] = defaultdict(list)
    for role in roles:
        given[role.trigger].append(role)
        held[role.mention.head].append(role)
    for at in sorted(asked):
        trigger = triggers[at]
        event = _Event.of(doc[trigger.head], trigger, given[at])
        near = nouns[sentence_of[at]]
        before = sum(noun.at < event.at for noun in near)
        for order, noun in enumerate(near):
            if noun.at != event.at:
                between = before - order - 1 if noun.at < event.at else order - before
                other = next((role for role in held[noun.at] if role.trigger != at), None)
                elsewhere = f"{other.role} {triggers[other.trigger].rule.type == event.type}" if other else "-"
                features = (*event.features, *noun.features, *_features(event, noun, between, elsewhere))
                yield at, noun.mention, Pair(event.at, noun.at, features)


@dataclass(frozen=True)
class _Noun:
    """A mention that may fill a role, with what it is whatever the event."""

    mention: EntityMention
    at: int
    kind: str
    case: str
    way: tuple[tuple[int, str], ...]  # itself and the words above, each with its relation
    features: tuple[str, ...]

    @classmethod
    def of(cls, token: Token, mention: EntityMention, entity: Entity) -> _Noun:
        kind = entity.kind if mention.form == "pronoun" else mention.kind
        case = preposition(token) or "-"
        features = (
            f"kind {kind}",
            f"form {mention.form} {mention.plural}",
            f"word {token.lower_ if mention.form != 'name' else ''}",
            f"case {case}",
            f"as {token.dep_}",
            f"above {token.head.lemma_.lower()}",
        )
        return cls(mention, token.i, kind, case, _way_up(token), features)


@dataclass(frozen=True)
class _Event:
    """A trigger with what frames gave it, and what it is whatever the noun."""

    at: int
    type: str
    given: Sequence[Role]
    relations: Mapping[int, str]  # of its arguments, by token
    way: tuple[tuple[int, str], ...]
    features: tuple[str, ...]

    @classmethod
    def of(cls, token: Token, trigger: Trigger, given: Sequence[Role]) -> _Event:
        relations: dict[int, str] = {}
        for one in trigger.arguments:
            relations.setdefault(one.token, f"{one.relation}{'~' * one.inherited}")
        type_ = trigger.rule.type
        features = (
            f"type {type_}",
            f"class {_class(type_)}",
            f"event {token.lemma_.lower()}",
            f"event as {token.pos_ in {'NOUN', 'PROPN'}} {token.dep_}",
            f"told {trigger.named} {bool(trigger.stands_for)} {trigger.light is not None}",
        )
        return cls(token.i, type_, given, relations, _way_up(token), features)


def _features(event: _Event, noun: _Noun, between: int, elsewhere: str) -> tuple[str, ...]:
    """How the two stand to each other, and what frames say of it."""
    own = next((role for role in event.given if role.mention.head == noun.at), None)
    own_role = own.role if own else "-"
    others = "+".join(sorted({role.role for role in event.given if role.mention.head != noun.at}))
    relation = event.relations.get(noun.at, "-")
    class_ = _class(event.type)
    up, down = _way(event.way, noun.way)
    way = f"{'>'.join(up[:LONGEST])}^{'<'.join(down[:LONGEST])}"
    far = _distance(noun.at - event.at)
    return (
        f"relation {relation}",
        f"relation {relation} {event.type}",
        f"relation {relation} {noun.kind} {class_}",
        f"kind {noun.kind} {event.type}",
        f"case {noun.case} {event.type}",
        f"case {noun.case} {noun.kind} {class_}",
        f"up {'>'.join(map(_plain, up[:3]))} {len(down)}",
        f"down {len(up)} {'<'.join(map(_plain, down[:3]))}",
        f"way {way} {class_}",
        f"way {way} {noun.kind}",
        f"far {far}",
        f"far {far} {relation == '-'} {noun.kind}",
        f"between {min(between, MOST_BETWEEN)}",
        f"frame {own_role}",
        f"frame {own_role} {event.type}",
        f"rule {own.rule.rpartition('/')[2] if own else '-'}",
        f"others {others}",
        f"elsewhere {elsewhere}",
    )


def _way_up(token: Token) -> tuple[tuple[int, str], ...]:
    return tuple((one.i, one.dep_) for one in (token, *token.ancestors))


def _way(event: tuple[tuple[int, str], ...], noun: tuple[tuple[int, str], ...]) -> tuple[list[str], list[str]]:
    """The relations from the event up to the word above both, and from there down to the noun."""
    above = {at: up for up, (at, _) in enumerate(event)}
    down = next((down for down, (at, _) in enumerate(noun) if at in above), None)
    if down is None:
        return ["?"], ["?"]
    up = above[noun[down][0]]
    return [label for _, label in event[:up]], [label for _, label in noun[:down]][::-1]


def _distance(words: int) -> str:
    size = max((least for least in DISTANCES if least <= abs(words)), default=0)
    return f"{'-' if words < 0 else '+'}{size}"


def _class(type_: str) -> str:
    return type_.partition(".")[0]


def _plain(label: str) -> str:
    return label.partition(":")[0]
