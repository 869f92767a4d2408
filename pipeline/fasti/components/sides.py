"""Who fought whom under whom, by the order of the words: *between A, 8,000 strong, under X, and B, under Y*.

Parsers hang such rows anyhow (*under X* on *strong*, on a number, on *elephants*); the words themselves are plain.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from fasti.components.layers import EntityMention, Role, Trigger
from fasti.components.obstacles import describes
from fasti.components.relations import is_passive
from fasti.components.syntax import COMMAND, LEADING

# *Under* and the leader's name have at most so many words between them: *under the command of Vice-Admiral Sir* ...
TITLE_REACH = 7
# What stands between a leader and the next of a list: *under Varro and Aemilius Paulus*, *X, the Earl of Warwick*.
JOINING = frozenset({",", "and", "&"})
SIDES = frozenset({"people", "force", "polity", "org", "vessel"})
FOUGHT_BETWEEN = ("conflict.battle", "conflict.war", "conflict.attack", "conflict.siege")
LED = ("conflict.", "movement.expedition")
CONFIDENCE = 0.7


def told_in_row(doc: Doc, triggers: Sequence[Trigger], roles: Sequence[Role]) -> Iterator[Role]:
    """The sides behind *between*, and the leaders behind *under* and *led by*, that no argument gave a role."""
    known = {(role.trigger, role.entity) for role in roles}
    heads = [trigger.head for trigger in triggers]
    for fight, mention in _sides(doc, triggers, heads):
        if (found := _role(doc, fight, "participant", mention, "role.between", known)) is not None:
            yield found
    leading = {(role.entity, doc[heads[role.trigger]].sent.start) for role in roles if role.role == "leader"}
    for mention in _leaders(doc):
        entity = doc._.fasti_entity_of.get(mention.head)
        known_leader = (entity, doc[mention.head].sent.start) in leading
        at = None if known_leader else _led(doc, mention, triggers, heads)
        if at is not None and (found := _role(doc, at, "leader", mention, "role.under", known)) is not None:
            yield found


def _role(doc: Doc, at: int, role: str, mention: EntityMention, rule: str, known: set[tuple[int, int]]) -> Role | None:
    entity = doc._.fasti_entity_of.get(mention.head)
    if entity is None or (at, entity) in known:
        return None
    known.add((at, entity))
    return Role(at, role, entity, mention, "row", rule, CONFIDENCE)


def _sides(doc: Doc, triggers: Sequence[Trigger], heads: list[int]) -> Iterator[tuple[int, EntityMention]]:
    """The fight before *between* and each of the two sides behind it."""
    for token in doc:
        if token.lower_ != "between":
            continue
        fought = _between(triggers, heads, token.sent.start, token.i, FOUGHT_BETWEEN)
        if fought:
            yield from ((fought[-1], mention) for mention in _in_row(doc, token))


def _in_row(doc: Doc, between: Token) -> Iterator[EntityMention]:
    """The side that follows *between*, and those of its sort that follow an *and* behind it."""
    mentions = doc._.fasti_mentions
    first: EntityMention | None = None
    awaited = True
    for token in doc[between.i + 1 : between.sent.end]:
        if token.text == ";" or (token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBN"):
            return
        mention = mentions.get(token.i)
        told = mention is not None and mention.kind in SIDES and mention.form != "pronoun" and not describes(token)
        if awaited and mention is not None and told and (first is None or _of_one_sort(first, mention)):
            first = mention
            yield mention
        awaited = token.lower_ == "and" or (awaited and (token.pos_ not in {"ADP", "NOUN", "PROPN"}))


def _of_one_sort(one: EntityMention, other: EntityMention) -> bool:
    """Two ships may fight; the gunboats of a fleet are no side of their own."""
    return (one.kind == "vessel") == (other.kind == "vessel")


def _leaders(doc: Doc) -> Iterator[EntityMention]:
    """The persons named behind *under*, *led by*, *commanded by*, and those joined to them."""
    persons = {
        at: mention
        for mention in doc._.fasti_mentions.values()
        if mention.kind == "person" and mention.form == "name"
        for at in (mention.head, *range(mention.start, mention.end))
    }
    for token in doc:
        if token.lower_ == "under" or (token.lower_ == "by" and token.i and _is_led(doc[token.i - 1])):
            at = _next_person(doc, token.i + 1, persons)
            while at is not None:
                yield persons[at]
                at = _next_joined(doc, max(persons[at].end, at + 1), persons)


def _is_led(token: Token) -> bool:
    return token.lemma_.lower() in LEADING and token.tag_ in {"VBN", "VBD"} and is_passive(token)


def _next_person(doc: Doc, start: int, persons: dict[int, EntityMention]) -> int | None:
    """The first name behind articles and titles: *under the command of General X*, but not *under the fire of X*."""
    for at in range(start, min(start + TITLE_REACH, len(doc))):
        if at in persons:
            return at
        token = doc[at]
        command = token.lower_ == "of" and doc[at - 1].lemma_.lower() in COMMAND
        stopped = token.pos_ in {"VERB", "AUX", "ADP", "CCONJ"} or (token.is_punct and token.text != "-")
        if stopped and not command:
            return None
    return None


def _next_joined(doc: Doc, start: int, persons: dict[int, EntityMention]) -> int | None:
    """The next name of a list: behind a comma or *and*, articles and titles."""
    if start >= len(doc) or doc[start].lower_ not in JOINING:
        return None
    while start < len(doc) and doc[start].lower_ in JOINING:
        start += 1
    for at in range(start, min(start + TITLE_REACH, len(doc))):
        if at in persons:
            behind = persons[at].end
            owner = behind < len(doc) and doc[behind].tag_ == "POS"  # "under Sucre, Bolivar's lieutenant"
            return None if owner else at
        title = doc[at].pos_ == "PROPN" or doc[at].lower_ == "the"
        if not title or at in doc._.fasti_mentions:  # another side
            return None
    return None


def _led(doc: Doc, mention: EntityMention, triggers: Sequence[Trigger], heads: list[int]) -> int | None:
    """What the leader led: the event above it in the tree, else the nearest of its sentence, else the last told."""
    sentence = doc[mention.head].sent
    here = _between(triggers, heads, sentence.start, sentence.end, LED)
    by_head = {heads[at]: at for at in here}
    above = next((by_head[token.i] for token in doc[mention.head].ancestors if token.i in by_head), None)
    if above is not None:
        return above
    if here:
        return min(here, key=lambda at: abs(heads[at] - mention.head))
    before = doc[sentence.start - 1].sent.start if sentence.start else 0
    told = _between(triggers, heads, before, sentence.start, FOUGHT_BETWEEN)
    return told[-1] if told else None


def _between(triggers: Sequence[Trigger], heads: list[int], start: int, end: int, types: tuple[str, ...]) -> list[int]:
    """The triggers with a head in [start, end) whose type begins like one of `types`."""
    told = range(bisect_left(heads, start), bisect_left(heads, end))
    return [at for at in told if triggers[at].rule.type.startswith(types) and not triggers[at].silent]
