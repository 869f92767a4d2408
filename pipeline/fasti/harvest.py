"""From an annotated Doc to events, one for each trigger: the only door out of spaCy."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Doc

from fasti.components.layers import Bound, Entity, EntityMention, EventTime, OutcomeSpan, Role, Trigger, text_of
from fasti.components.presumed import PREFIX as PRESUMED
from fasti.components.roles import PLACE_ROLES
from fasti.components.syntax import arguments
from fasti.record import (
    Actor,
    Candidate,
    Document,
    Event,
    EventDate,
    Evidence,
    HistoricalDate,
    Mention,
    Outcome,
    Place,
    Span,
)
from fasti.record.candidates import Form

DEFINITE = {"the", "this", "that", "these", "those", "both", "such"}
# What an event may be set inside: *the battle was part of the war*, *attacks during the siege*.
INSIDE = {"prep:during", "prep:of", "prep:in"}
# *By 1590* and *until 1590* date the event itself, as far as the text tells.
DATED_BY = {"by", "until"}
VERDICTS = {"defeat", "victory", "loss", "triumph", "success", "win"}
FIGHTS = {"conflict.war", "conflict.battle", "conflict.siege", "conflict.attack"}
TELLING = {"object", "subject", "complement"}
WHOLES = {"conflict.war", "conflict.siege", "conflict.uprising", "movement.expedition"}

Hung = TypeVar("Hung", Role, EventTime, OutcomeSpan)


@dataclass(frozen=True)
class _Page:
    """The document that a Doc is read from, and where in its text the Doc begins."""

    document: Document
    offset: int
    sha256: str

    def span(self, start: int, end: int) -> Span:
        """The span [start, end) of the Doc as one of the document."""
        return self.document.span(self.offset + start, self.offset + end)


@dataclass(frozen=True)
class _Layers:
    """A Doc, the page that it parses, and what hangs on each trigger, by its index: all looked up once."""

    doc: Doc
    page: _Page
    text: str
    entities: tuple[Entity, ...]
    factuality: dict[int, tuple[str, str]]
    roles: dict[int, list[Role]]
    times: dict[int, list[EventTime]]
    outcomes: dict[int, list[OutcomeSpan]]

    @classmethod
    def of(cls, doc: Doc, page: _Page) -> _Layers:
        held = doc._
        grouped = (_by_trigger(one) for one in (held.fasti_roles, held.fasti_times, held.fasti_outcomes))
        return cls(doc, page, text_of(doc), held.fasti_entities, held.fasti_factuality, *grouped)

    def sentence(self, trigger: Trigger) -> tuple[int, str]:
        """Where the sentence of a trigger begins, and its text without the white space behind it."""
        sentence = self.doc[trigger.head].sent
        return sentence.start_char, self.text[sentence.start_char : sentence.end_char].rstrip()


def _by_trigger(found: Iterable[Hung]) -> dict[int, list[Hung]]:
    grouped: dict[int, list[Hung]] = defaultdict(list)
    for one in found:
        if one.trigger is not None:
            grouped[one.trigger].append(one)
    return grouped


def harvest(doc: Doc, document: Document, *, offset: int = 0) -> tuple[Candidate, ...]:
    """One candidate a trigger, in text order, with every value's spans, rule and confidence.

    `doc` is the text of the document from `offset` on, or a piece of it. `resolve.merge` joins those that are one
    happening.
    """
    triggers: tuple[Trigger, ...] = doc._.fasti_triggers
    layers = _Layers.of(doc, _Page(document, offset, document.sha256))
    events = [_event(layers, at, trigger) for at, trigger in enumerate(triggers)]
    at_token = {token: at for at, trigger in enumerate(triggers) for token in range(trigger.start, trigger.end)}
    return tuple(
        Candidate(
            event=event,
            lemma=event.mentions[0].text.lower() if trigger.named else doc[trigger.head].lemma_.lower(),
            form=_form(doc, trigger),
            stands_for=trigger.stands_for,
            silent=trigger.silent,
            heading=_is_heading(layers.sentence(trigger)[1]),
            links=tuple(_links(trigger, at_token, triggers, events)),
            presumed=tuple(_actor(layers, role) for role in _presumed(layers, at) if role.role not in PLACE_ROLES),
            presumed_places=tuple(_place(layers, role) for role in _presumed(layers, at) if role.role in PLACE_ROLES),
            same=tuple(_same(doc, at, at_token, triggers, events)),
        )
        for at, (trigger, event) in enumerate(zip(triggers, events, strict=True))
    )


def _presumed(layers: _Layers, at: int) -> Iterator[Role]:
    return (role for role in layers.roles.get(at, ()) if role.rule.startswith(PRESUMED))


def _form(doc: Doc, trigger: Trigger) -> Form:
    if trigger.stands_for:
        return "anaphor"
    if trigger.named:
        return "name"
    head = doc[trigger.head]
    if head.pos_ not in {"NOUN", "PROPN"}:
        return "verb"
    definite = any(child.lower_ in DEFINITE or child.dep_ in {"nmod:poss", "poss"} for child in head.lefts)
    return "definite" if definite else "indefinite"


def _is_heading(sentence: str) -> bool:
    """Whether a trigger's sentence stands on a line of its own that ends without a stop."""
    return bool(sentence) and sentence[-1] not in ".!?;:\"”’'" and len(sentence.split()) <= 20


def _links(
    trigger: Trigger, at_token: dict[int, int], triggers: tuple[Trigger, ...], events: list[Event]
) -> Iterable[str]:
    for argument in trigger.arguments:
        other = at_token.get(argument.token)
        if other is not None and argument.relation in INSIDE and triggers[other].rule.type in WHOLES:
            yield events[other].id


def _same(
    doc: Doc, at: int, at_token: dict[int, int], triggers: tuple[Trigger, ...], events: list[Event]
) -> Iterable[str]:
    """Events that the trigger's own words tell to be its event, in either direction.

    A verb and the event noun of its type that it governs (*signed* a *treaty*), a noun and the name behind it (*the
    conflict of the Boer War*), a defeat or victory and the fight that it was in.
    """
    trigger = triggers[at]
    told_when = _told_when(doc, trigger, at_token)
    if told_when is not None and _are_fights(triggers[told_when], trigger):
        yield events[told_when].id
    described = _described_by_clause(doc, trigger, at_token)
    if described is not None and triggers[described].rule.type == trigger.rule.type:
        yield events[described].id
    for argument in trigger.arguments:
        other = at_token.get(argument.token)
        if other is None or other == at:
            continue
        named = triggers[other].named
        same_type = triggers[other].rule.type == trigger.rule.type
        verdict = doc[trigger.head].lemma_.lower() in VERDICTS and triggers[other].rule.type in FIGHTS
        if triggers[other].rule.type == "conflict.war" and _is_placed(trigger):
            continue  # "the decisive victory of the war, at Naseby"
        if (same_type and (argument.relation in TELLING or (named and argument.relation == "prep:of"))) or (
            verdict and named and argument.relation in {"prep:in", "prep:at", "prep:of"}
        ):
            yield events[other].id


def _are_fights(one: Trigger, other: Trigger) -> bool:
    """Whether both are battles, the first of them by name."""
    return one.named and one.rule.type == other.rule.type == "conflict.battle"


def _is_placed(trigger: Trigger) -> bool:
    return any(argument.relation in {"prep:at", "prep:near"} for argument in trigger.arguments)


def _told_when(doc: Doc, trigger: Trigger, at_token: dict[int, int]) -> int | None:
    """The event whose clause this one's tells on: *The Battle of X took place in May, when A defeated B*."""
    for token in (doc[trigger.head], *doc[trigger.head].ancestors):
        if token.dep_ in {"advcl", "acl:relcl", "relcl", "advcl:relcl"}:
            if not any(child.lower_ == "when" for child in token.children):
                return None
            main = next((above for above in token.ancestors if above.pos_ in {"VERB", "AUX"}), None)
            if main is None:
                return None
            fillers = (at_token.get(argument.token) for argument in arguments(main) if argument.relation in TELLING)
            return next((at for at in fillers if at is not None), None)
    return None


def _described_by_clause(doc: Doc, trigger: Trigger, at_token: dict[int, int]) -> int | None:
    """The event whose relative clause the trigger stands in: *the Massacre, where atrocities were reported*."""
    for token in (doc[trigger.head], *doc[trigger.head].ancestors):
        if token.dep_ in {"acl:relcl", "relcl"}:
            wh = any(child.lower_ in {"where", "which"} for part in token.children for child in (part, *part.children))
            return at_token.get(token.head.i) if wh else None
    return None


def _event(layers: _Layers, at: int, trigger: Trigger) -> Event:
    doc, page = layers.doc, layers.page
    factuality, factuality_rule = layers.factuality.get(at, ("actual", "factuality.default"))
    mention = _mention(doc, page, trigger, factuality_rule)
    roles = [role for role in layers.roles.get(at, ()) if not role.rule.startswith(PRESUMED)]
    actors = tuple(_actor(layers, role) for role in roles if role.role not in PLACE_ROLES)
    places = tuple(_place(layers, role) for role in roles if role.role in PLACE_ROLES)
    begin, sentence = layers.sentence(trigger)
    return Event(
        id=_event_id(layers, trigger.rule.type, mention),
        document=page.document.id,
        type=trigger.rule.type,
        label=_label(mention, actors, places),
        factuality=factuality,
        sentence=page.span(begin, begin + len(sentence)),
        mentions=(mention,),
        dates=tuple(_dates(layers, at)),
        actors=actors,
        places=places,
        outcomes=tuple(_outcomes(layers, at)),
    )


def _mention(doc: Doc, page: _Page, trigger: Trigger, factuality_rule: str) -> Mention:
    span = _span(doc, page, trigger.start, trigger.end)
    evidence = (
        Evidence(rule=trigger.rule.id, spans=(span,), confidence=trigger.rule.confidence),
        Evidence(rule=factuality_rule, spans=(span,)),
    )
    return Mention(start=span.start, end=span.end, text=span.text, evidence=evidence)


def _event_id(layers: _Layers, type_: str, mention: Mention) -> str:
    """Same text, same rules, same id."""
    seed = f"{layers.page.document.id}|{layers.page.sha256}|{type_}|{mention.start}|{mention.end}"
    return "e" + hashlib.sha256(seed.encode()).hexdigest()[:12]


def _label(mention: Mention, actors: Iterable[Actor], places: Iterable[Place]) -> str:
    """The mention's words with whom or what they concern, for people to read."""
    if " " in mention.text:
        return mention.text
    words = mention.text
    target = next((actor.name for actor in actors if actor.role == "target"), None)
    place = next((place.name for place in places if place.role == "location"), None)
    agent = next((actor.name for actor in actors if actor.role in {"agent", "leader"}), None)
    if target:
        words += f" · {target}"
    if agent:
        words = f"{agent} · {words}"
    if place:
        words += f" · {place}"
    return words


def _span(doc: Doc, page: _Page, start: int, end: int) -> Span:
    first, last = doc[start], doc[end - 1]
    return page.span(first.idx, last.idx + len(last.text))


def _actor(layers: _Layers, role: Role) -> Actor:
    entity = layers.entities[role.entity]
    span = _mention_span(layers, role.mention)
    evidence = Evidence(rule=role.rule, spans=(span,), confidence=role.confidence)
    return Actor(name=entity.name, role=role.role, aliases=entity.aliases, spans=(span,), evidence=(evidence,))


def _place(layers: _Layers, role: Role) -> Place:
    entity = layers.entities[role.entity]
    span = _mention_span(layers, role.mention)
    evidence = Evidence(rule=role.rule, spans=(span,), confidence=role.confidence)
    return Place(name=entity.name, role=role.role, aliases=entity.aliases, spans=(span,), evidence=(evidence,))


def _mention_span(layers: _Layers, mention: EntityMention) -> Span:
    return _span(layers.doc, layers.page, mention.start, mention.end)


def _dates(layers: _Layers, at: int) -> Iterable[EventDate]:
    for time in layers.times.get(at, ()):
        found = layers.doc._.fasti_dates[time.date]
        span = layers.page.span(found.start, found.end)
        evidence = (Evidence(rule=time.rule, spans=(span,)), Evidence(rule=found.rule, spans=(span,)))
        told = found.plain if found.relation in DATED_BY and found.plain is not None else found.date
        date = _bounded(told, time.bound)
        yield EventDate(**date.model_dump(), spans=(span,), evidence=evidence)


def _bounded(date: HistoricalDate, bound: Bound) -> HistoricalDate:
    """The open interval from or to `date`; a date that is an interval already stays as it is."""
    if bound is None or "/" in date.edtf:
        return date
    if bound == "first":
        return date.model_copy(update={"edtf": f"{date.edtf}/..", "value": None, "latest": None, "precision": "range"})
    return date.model_copy(update={"edtf": f"../{date.edtf}", "value": None, "earliest": None, "precision": "range"})


def _outcomes(layers: _Layers, at: int) -> Iterable[Outcome]:
    for outcome in layers.outcomes.get(at, ()):
        span = _span(layers.doc, layers.page, outcome.start, outcome.end)
        evidence = Evidence(rule=outcome.rule, spans=(span,), confidence=outcome.confidence)
        yield Outcome(kind=outcome.kind, spans=(span,), evidence=(evidence,))
