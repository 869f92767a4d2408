"""What an event is called by rank: *the bloodiest battle of the war*, *one of the first of its kind*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from fasti.components.layers import OutcomeSpan
from fasti.components.outcome_spans import phrase
from fasti.components.relations import SUBJECT
from fasti.components.scene import Scene
from fasti.rules.schema import OutcomeRule


def read_ranks(scene: Scene, rules: Mapping[str, OutcomeRule]) -> Iterator[OutcomeSpan]:
    """Appositions to an event, and what it is said to be, where they rank it."""
    for at, trigger in enumerate(scene.triggers):
        for noun in _said_of(scene.doc[trigger.head]):
            start, end = phrase(noun)
            rule = next((rules[part.lower_] for part in scene.doc[start:end] if part.lower_ in rules), None)
            if rule is not None and scene.at_token.get(noun.i) != at:
                yield OutcomeSpan(start, end, rule.kind, at, rule.id, rule.confidence)


def _said_of(event: Token) -> Iterator[Token]:
    """The nouns in apposition to the event, and the one that it *was*."""
    yield from (child for child in event.rights if child.dep_ == "appos")
    if event.dep_ in SUBJECT and any(child.dep_ == "cop" for child in event.head.children):
        yield event.head
    elif event.dep_ in SUBJECT and event.head.lemma_ == "be":
        yield from (child for child in event.head.rights if child.dep_ == "attr")
