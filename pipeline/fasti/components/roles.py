"""From arguments to roles: the frame of each trigger's rule says which relation and filler gives which role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Token

from fasti.components.conditions import fits
from fasti.components.entries import entries
from fasti.components.layers import Argument, EntityMention, EventTime, Role, Trigger, register_extensions
from fasti.components.parts import told_of_parts
from fasti.components.places import named_places
from fasti.components.presumed import presume
from fasti.components.recognized_roles import COMPONENT as RECOGNIZER
from fasti.components.recognized_roles import Recognizer, recognize_roles
from fasti.components.relations import meant, preposition
from fasti.components.sides import told_in_row
from fasti.components.syntax import commanders
from fasti.components.times import event_times
from fasti.rules.loader import Rules, load_rules
from fasti.rules.schema import GROUPS

LED = {"force", "people", "vessel", "org", "thing"}
PLACE_ROLES = {"location", "origin", "destination"}
# Where a thing of theirs stands for those who act or suffer, and how the parse hangs them on it.
OWNED = {"subject", "agent", "object", "prep:against", "prep:on", "prep:upon", "prep:to"}
OWNING = {"amod", "compound", "nmod:poss", "poss", "nmod:desc"}
ACTING = {"actor", "people"}
# What an entry tells first of the place that titles it.
FOUGHT_AT = {"conflict.battle", "conflict.siege", "conflict.attack", "conflict.capture"}
OWNERS = ("people", "person", "polity", "org")
INHERITED_CONFIDENCE = 0.7
OWN_CONFIDENCE = 0.9


@Language.factory(
    "fasti_roles",
    assigns=["doc._.fasti_roles", "doc._.fasti_times"],
    requires=["doc._.fasti_triggers", "doc._.fasti_entities"],
    default_config={"rules": None},
)
def make_roles(nlp: Language, name: str, rules: str | None) -> RolesComponent:
    """Create the component; `rules` is the directory of a user's pack. A model's role recognizer is asked too."""
    recognizer = cast(Recognizer, nlp.get_pipe(RECOGNIZER)) if RECOGNIZER in nlp.pipe_names else None
    return RolesComponent(load_rules(Path(rules) if rules else None), recognizer)


class RolesComponent:
    """Writes `doc._.fasti_roles` and `doc._.fasti_times`."""

    def __init__(self, rules: Rules, recognizer: Recognizer | None = None) -> None:
        register_extensions()
        self.rules = rules
        self.recognizer = recognizer

    def __call__(self, doc: Doc) -> Doc:
        """Give each trigger of `doc` its roles and dates."""
        triggers: tuple[Trigger, ...] = doc._.fasti_triggers
        times = tuple(event_times(doc, triggers))
        roles = self.framed(doc, times)
        if self.recognizer is not None:
            presumed = recognize_roles(doc, triggers, roles, self.recognizer, PLACE_ROLES)
        else:
            presumed = presume(doc, triggers, roles, self.rules.frames, PLACE_ROLES)
        doc._.fasti_roles = (*roles, *presumed)
        doc._.fasti_times = times
        return doc

    def framed(self, doc: Doc, times: Sequence[EventTime]) -> list[Role]:
        """The roles that frames and the structure of the text give, whatever a recognizer says."""
        triggers: tuple[Trigger, ...] = doc._.fasti_triggers
        nations = _nations(doc)
        roles = [role for at, trigger in enumerate(triggers) for role in self.roles(doc, at, trigger, nations)]
        roles += told_in_row(doc, triggers, roles)
        roles += _titled(doc, triggers, roles)
        roles += told_of_parts(doc, triggers, roles, times)
        return roles

    def roles(self, doc: Doc, at: int, trigger: Trigger, nations: Mapping[str, int]) -> Iterator[Role]:
        """The roles of one trigger; each entity takes one acting and one local role at most.

        `nations` gives the entity of each state or people by its name in the packs.
        """
        frame = self.rules.frames[trigger.rule.frame]
        seen: set[tuple[int, bool]] = set()
        for argument in trigger.arguments:
            yield from self._paired(doc, at, trigger, argument, nations)
            for role, tests in frame.roles.get(argument.relation, {}).items():
                filled = self._role(doc, at, trigger, argument, role, tests)
                if filled is None:
                    continue
                for found in self._placed(doc, filled) if role in PLACE_ROLES else (filled,):
                    if (found.entity, role in PLACE_ROLES) not in seen:
                        seen.add((found.entity, role in PLACE_ROLES))
                        yield found
                yield from self._leaders(doc, filled)
                break

    def _placed(self, doc: Doc, role: Role) -> Iterator[Role]:
        """The role for each place that its filler names: *at Charleston, South Carolina*, *in the palace at Ghent*."""
        for entity, mention in named_places(doc, role.mention.head):
            yield replace(role, entity=entity, mention=mention)

    def _paired(
        self, doc: Doc, at: int, trigger: Trigger, argument: Argument, nations: Mapping[str, int]
    ) -> Iterator[Role]:
        """The two sides that a compound names (*the Sino-Japanese War*), where the text names both elsewhere."""
        mention = doc._.fasti_mentions.get(argument.token)
        if mention is None or "|" not in (mention.nation or ""):
            return
        for nation in mention.nation.split("|"):
            if nation in nations:
                rule = f"{trigger.rule.id}/role.compound"
                yield Role(at, "participant", nations[nation], mention, argument.relation, rule, OWN_CONFIDENCE)

    def _leaders(self, doc: Doc, role: Role) -> Iterator[Role]:
        """Who leads an acting side, as its own words tell: *troops, commanded by X*, *troops under X*."""
        if role.role not in {"agent", "target", "participant"} or role.mention.kind not in LED:
            return
        for argument in commanders(doc[role.mention.head]):
            entity = doc._.fasti_entity_of.get(argument.token)
            mention = doc._.fasti_mentions.get(argument.token)
            if entity is not None and mention is not None and doc._.fasti_entities[entity].kind == "person":
                yield Role(role.trigger, "leader", entity, mention, argument.relation, "role.command", OWN_CONFIDENCE)

    def _role(
        self, doc: Doc, at: int, trigger: Trigger, argument: Argument, role: str, tests: tuple[str, ...]
    ) -> Role | None:
        entity = doc._.fasti_entity_of.get(argument.token)
        mention = doc._.fasti_mentions.get(argument.token)
        if mention is not None and "|" in (mention.nation or ""):
            return None  # two nations in one word: _paired gives each its role
        if entity is None or mention is None:
            return None
        if not self._passes(doc, argument.token, entity, tests):
            owner = self._owner(doc, argument, mention, tests)
            if owner is None:
                return None
            entity, mention = owner
        confidence = (INHERITED_CONFIDENCE if argument.inherited else OWN_CONFIDENCE) * trigger.rule.confidence
        rule = f"{trigger.rule.id}/{trigger.rule.frame}.{argument.relation}"
        return Role(at, role, entity, mention, argument.relation, rule, round(confidence, 3))

    def _owner(
        self, doc: Doc, argument: Argument, mention: EntityMention, tests: tuple[str, ...]
    ) -> tuple[int, EntityMention] | None:
        """The people or person whose thing fills the place: *an embargo against Mexican oil*."""
        if mention.kind != "thing" or argument.relation not in OWNED or not ACTING.intersection(tests):
            return None
        for child in _owners(doc[argument.token]):
            owner = doc._.fasti_mentions.get(child.i)
            at = doc._.fasti_entity_of.get(child.i)
            if owner is not None and at is not None and fits(doc, doc._.fasti_mentions, child.i, OWNERS):
                return at, owner
        return None

    def _passes(self, doc: Doc, token: int, entity: int, tests: tuple[str, ...]) -> bool:
        """A pronoun passes by what it stands for, once that is known; an unresolved one fills nothing."""
        mention = doc._.fasti_mentions[token]
        if mention.form != "pronoun":
            return fits(doc, doc._.fasti_mentions, token, tests)
        cluster = doc._.fasti_entities[entity]
        resolved = any(member.form != "pronoun" for member in cluster.mentions)
        return resolved and any(cluster.kind == test or cluster.kind in GROUPS.get(test, ()) for test in tests)


def _titled(doc: Doc, triggers: Sequence[Trigger], roles: Sequence[Role]) -> Iterator[Role]:
    """The title of an entry as the place of the first fight that it tells of, where none is told."""
    placed = {role.trigger for role in roles if role.role == "location"}
    for entry in entries(doc):
        told = (at for at, trigger in enumerate(triggers) if entry.body <= trigger.head < entry.behind)
        at = next((at for at in told if triggers[at].rule.type in FOUGHT_AT), None)
        entity = doc._.fasti_entity_of.get(entry.head)
        if at is not None and at not in placed and entity is not None:
            mention = doc._.fasti_mentions[entry.head]
            yield Role(at, "location", entity, mention, "title", "role.entry", OWN_CONFIDENCE)


def _owners(thing: Token) -> Iterator[Token]:
    """Those whose thing it is: *Mexican oil*, *the assets of the companies*."""
    for child in thing.children:
        if child.dep_ in OWNING and child.pos_ in {"PROPN", "ADJ"}:
            yield child
        elif child.dep_ == "nmod" and preposition(child) == "of":
            yield meant(child)
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from (meant(inner) for inner in child.children if inner.dep_ == "pobj")


def _nations(doc: Doc) -> dict[str, int]:
    """The first entity that a text calls by a state's or people's name, by that of the packs."""
    found: dict[str, int] = {}
    for entity in doc._.fasti_entities:
        for member in entity.mentions:
            if member.nation is not None and member.kind in {"polity", "people"}:
                found.setdefault(member.nation, entity.id)
    return found
