"""The trigger rules by the words that they hang on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from fasti.record.events import EVENT_TYPES
from fasti.rules.loader import Rules
from fasti.rules.schema import AnaphorRule, LightVerbRule, TriggerRule


@dataclass(frozen=True)
class Lexicon:
    """The trigger rules by the words that they hang on."""

    verbs: dict[str, list[TriggerRule]]
    nouns: dict[str, list[TriggerRule]]
    adjectives: dict[str, list[TriggerRule]]
    names: dict[str, list[TriggerRule]]
    phrases: dict[str, list[tuple[tuple[str, ...], TriggerRule]]]  # keyed by the first lemma
    lights: dict[str, list[LightVerbRule]]
    anaphors: dict[str, tuple[TriggerRule, tuple[str, ...], bool]]

    @classmethod
    def of(cls, rules: Rules) -> Lexicon:
        """Index the packs, keeping the order of the rules."""
        tables: dict[str, dict[str, list[TriggerRule]]] = {
            name: defaultdict(list) for name in ("verbs", "nouns", "adjectives", "names")
        }
        phrases: dict[str, list[tuple[tuple[str, ...], TriggerRule]]] = defaultdict(list)
        lights: dict[str, list[LightVerbRule]] = defaultdict(list)
        for rule in rules.triggers:
            for name, table in tables.items():
                for word in getattr(rule, name):
                    table[word.lower()].append(rule)
            for phrase in rule.phrases:
                words = tuple(phrase.lower().split())
                phrases[words[0]].append((words, rule))
        for light in rules.lights:
            for verb in light.verbs:
                lights[verb].append(light)
        anaphors = {noun: _pointing(rule) for rule in rules.anaphors for noun in rule.nouns}
        return cls(
            phrases=dict(phrases),
            lights=dict(lights),
            anaphors=anaphors,
            **{name: dict(table) for name, table in tables.items()},
        )


def _pointing(rule: AnaphorRule) -> tuple[TriggerRule, tuple[str, ...], bool]:
    """An anaphor as a trigger of a provisional type, all types that it may stand for, and whether it is silent."""
    types = tuple(t for t in EVENT_TYPES if t in rule.types or t.partition(".")[0] in rule.types)
    trigger = TriggerRule(
        id=rule.id,
        gloss=rule.gloss,
        type=types[0],
        frame=rule.frame,
        nouns=rule.nouns,
        examples=rule.examples,
        confidence=0.7,
    )
    return trigger, types, rule.silent
