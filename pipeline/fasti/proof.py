"""Prove the rules by their own examples: each rule fires on what it should read, and on nothing that it should not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from fasti.harvest import harvest
from fasti.record import Actor, Candidate, Document, Event, Place
from fasti.resolve import merge
from fasti.rules import AnaphorRule, Example, FactualityRule, LightVerbRule, Rules, TriggerRule
from fasti.rules.schema import NounRule, OutcomeExample, OutcomeRule, TitleRule

ROLES = ("agent", "target", "leader", "participant", "location", "origin", "destination")
Readings = Mapping[str, Doc]


def prove(nlp: Language, rules: Rules) -> tuple[str, ...]:
    """Every fault of the packs as a sentence that names the rule: examples, counter-examples, shadowed words."""
    by_rule = prove_rules(nlp, rules)
    return tuple(fault for faults in by_rule.values() for fault in faults) + tuple(find_shadowed(rules))


def prove_rules(nlp: Language, rules: Rules) -> dict[str, list[str]]:
    """The faults of each rule by its id; a rule that holds has an empty list."""
    readings = _read(nlp, _texts(rules))
    faults: dict[str, list[str]] = {}
    for trigger in rules.triggers:
        faults[trigger.id] = [*_trigger_faults(trigger, readings)]
    told: tuple[FactualityRule | LightVerbRule | AnaphorRule, ...] = (*rules.factuality, *rules.lights, *rules.anaphors)
    for rule in told:
        examples = (*rule.examples, *getattr(rule, "counters", ()))
        faults[rule.id] = [fault for example in examples for fault in _example_faults(rule, example, readings)]
    for noun in rules.nouns:
        faults[noun.id] = [*_noun_faults(noun, readings)]
    for title in rules.titles:
        faults[title.id] = [*_title_faults(title, readings)]
    for outcome in rules.outcomes:
        faults[outcome.id] = [*_outcome_faults(outcome, readings)]
    return faults


def find_shadowed(rules: Rules) -> Iterator[str]:
    """Words of a rule that an earlier rule without conditions always takes first."""
    for slot in ("verbs", "nouns", "adjectives", "phrases", "names"):
        owners: dict[str, TriggerRule] = {}
        for rule in rules.triggers:
            for word in getattr(rule, slot):
                owner = owners.get(word)
                if owner is not None and not owner.needs and not owner.blocks:
                    yield f"rule {rule.id}: {slot} {word!r} never fires: rule {owner.id} takes it first; drop one."
                owners.setdefault(word, rule)
    yield from _shadowed_nouns(rules)


def _shadowed_nouns(rules: Rules) -> Iterator[str]:
    """Nouns that an earlier rule lists too, and those of several words, which no one head can match."""
    owner: dict[str, str] = {}
    for rule in rules.nouns:
        for noun in rule.nouns:
            if " " in noun:
                yield f"rule {rule.id}: noun {noun!r} never matches, for a kind hangs on one word; give its head."
            elif noun in owner:
                yield f"rule {rule.id}: noun {noun!r} never counts: rule {owner[noun]} lists it first; drop one."
            owner.setdefault(noun, rule.id)


def _texts(rules: Rules) -> Iterator[str]:
    proven: list[Any] = [*rules.triggers, *rules.factuality, *rules.lights, *rules.anaphors, *rules.outcomes]
    for rule in proven:
        yield from (example.text for example in rule.examples)
        for counter in getattr(rule, "counters", ()):
            yield counter if isinstance(counter, str) else counter.text

    listed: list[Any] = [*rules.nouns, *rules.titles]
    for names in listed:
        yield from names.examples


def _read(nlp: Language, texts: Iterable[str]) -> dict[str, Doc]:
    unique = list(dict.fromkeys(texts))
    return dict(zip(unique, nlp.pipe(unique), strict=True))


def _trigger_faults(rule: TriggerRule, readings: Readings) -> Iterator[str]:
    for example in rule.examples:
        yield from _example_faults(rule, example, readings, by=rule.id)
    for text in rule.counters:
        if any(t.rule.id == rule.id and not t.stands_for for t in readings[text]._.fasti_triggers):
            yield f"rule {rule.id}: it fires on its counter-example {text!r}; add a condition that keeps it out."


def _example_faults(rule: Any, example: Example, readings: Readings, *, by: str | None = None) -> Iterator[str]:
    candidates = _candidates(readings[example.text])
    found = [c for c in candidates if _covers(c, example.trigger)]
    if not found:
        yield f"rule {rule.id}: example {example.text!r}: {example.trigger!r} is no event there."
        return
    mine = [c for c in found if by is None or any(e.rule == by for e in c.event.mentions[0].evidence)]
    if not mine:
        other = found[0].event.mentions[0].evidence[0].rule
        yield f"rule {rule.id}: example {example.text!r}: rule {other} reads {example.trigger!r} instead."
        return
    event = _merged(candidates, mine[0])
    type_ = example.type or getattr(rule, "type", None)
    if type_ and event.type != type_:
        yield f"rule {rule.id}: example {example.text!r}: the event is {event.type}, not {type_}."
    factuality = example.factuality or getattr(rule, "factuality", None)
    if factuality and mine[0].event.factuality != factuality:
        yield f"rule {rule.id}: example {example.text!r}: the event is {mine[0].event.factuality}, not {factuality}."
    yield from _role_faults(rule.id, example, event)


def _role_faults(rule_id: str, example: Example, event: Event) -> Iterator[str]:
    for role in ROLES:
        slots: tuple[Actor | Place, ...] = (*event.actors, *event.places)
        values = [value for value in slots if value.role == role]
        read = {name for value in values for name in (value.name, *value.aliases)}
        for name in getattr(example, role):
            if name not in read:
                names = ", ".join(sorted(read)) or "nothing"
                yield f"rule {rule_id}: example {example.text!r}: the {role} is {names}, not {name}."


def _noun_faults(rule: NounRule, readings: Readings) -> Iterator[str]:
    for text in rule.examples:
        doc = readings[text]
        read = [(doc[m.head].lemma_.lower(), m.kind) for m in doc._.fasti_mentions.values()]
        if not any(lemma in rule.nouns and kind == rule.kind for lemma, kind in read):
            yield f"rule {rule.id}: example {text!r}: none of its nouns is read there as {rule.kind}."


def _title_faults(rule: TitleRule, readings: Readings) -> Iterator[str]:
    for text in rule.examples:
        named = [m.text.lower().split() for m in readings[text]._.fasti_mentions.values() if m.form == "name"]
        if not any(set(words).isdisjoint(rule.titles) for words in named):
            yield f"rule {rule.id}: example {text!r}: no name is read there without its title."


def _outcome_faults(rule: OutcomeRule, readings: Readings) -> Iterator[str]:
    for example in rule.examples:
        spans = [
            (doc_span.text, outcome)
            for doc_span, outcome in _outcome_spans(readings[example.text])
            if outcome.rule == rule.id
        ]
        if example.outcome not in [text for text, _ in spans]:
            read = "; ".join(text for text, _ in spans) or "nothing"
            yield f"rule {rule.id}: example {example.text!r}: the outcome is {read}, not {example.outcome}."
        elif example.event is not None:
            yield from _blame_faults(rule, example, readings[example.text])
    for text in rule.counters:
        if any(outcome.rule == rule.id for _, outcome in _outcome_spans(readings[text])):
            yield f"rule {rule.id}: it fires on its counter-example {text!r}; add a condition that keeps it out."


def _blame_faults(rule: OutcomeRule, example: OutcomeExample, doc: Doc) -> Iterator[str]:
    """The outcome must be said of the event that the example names."""
    triggers = doc._.fasti_triggers
    blamed = [triggers[o.trigger] for _, o in _outcome_spans(doc) if o.rule == rule.id and o.trigger is not None]
    words = [doc[trigger.start : trigger.end].text for trigger in blamed]
    if example.event not in words:
        said = ", ".join(words) or "nothing"
        yield f"rule {rule.id}: example {example.text!r}: the outcome is said of {said}, not of {example.event}."


def _outcome_spans(doc: Doc) -> Iterator[tuple[Any, Any]]:
    for outcome in doc._.fasti_outcomes:
        yield doc[outcome.start : outcome.end], outcome


def _candidates(doc: Doc) -> tuple[Candidate, ...]:
    return harvest(doc, Document(id="example", text=doc.text))


def _covers(candidate: Candidate, trigger: str) -> bool:
    text = candidate.event.mentions[0].text
    return text == trigger or text in trigger.split() or trigger in text.split()


def _merged(candidates: tuple[Candidate, ...], mine: Candidate) -> Event:
    """The event that the candidate became part of."""
    span = mine.event.mentions[0]
    for event in merge(candidates):
        if any((m.start, m.end) == (span.start, span.end) for m in event.mentions):
            return event
    return mine.event
