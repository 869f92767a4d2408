"""What an event is called by rank: *the bloodiest battle of the war*, *one of the first of its kind*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from fasti.components.layers import OutcomeSpan
from fasti.components.outcome_spans import phrase
from fasti.components.relations import SUBJECT
from fasti.components.scene import Scene
from fasti.rules.schema import OutcomeRule

NAMED_BY = {"appos", "attr"}


def read_ranks(scene: Scene, rules: Mapping[str, OutcomeRule]) -> Iterator[OutcomeSpan]:
    """Appositions to an event, and what it is said to be, where they rank it."""
    for token in scene.doc:
        at = _ranked(token, scene) if token.pos_ in {"NOUN", "NUM", "ADJ", "PROPN"} else None
        if at is None or at == scene.at_token.get(token.i):
            continue
        start, end = phrase(token)
        rule = next((rules[part.lower_] for part in scene.doc[start:end] if part.lower_ in rules), None)
        if rule is not None:
            yield OutcomeSpan(start, end, rule.kind, at, rule.id, rule.confidence)


def _ranked(token: Token, scene: Scene) -> int | None:
    """The event that the noun stands in apposition to, or is said of by *was*."""
    if token.dep_ in NAMED_BY and token.head.i in scene.at_token:
        return scene.at_token[token.head.i]
    copular = any(child.dep_ == "cop" for child in token.children)
    said_of = token if copular else token.head if token.dep_ == "attr" else None
    if said_of is None:
        return None
    subjects = (child.i for child in said_of.lefts if child.dep_ in SUBJECT)
    return next((scene.at_token[i] for i in subjects if i in scene.at_token), None)
