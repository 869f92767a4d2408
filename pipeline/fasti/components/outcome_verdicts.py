"""Noun phrases that tell who won: *the English victory*, *a decisive victory for the Medes*, *the Persian defeat*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from spacy.tokens import Token

from fasti.components.conditions import fits
from fasti.components.layers import OutcomeSpan
from fasti.components.outcome_spans import phrase
from fasti.components.relations import own_arguments
from fasti.components.scene import Scene
from fasti.components.syntax import arguments
from fasti.rules.schema import OutcomeRule

SIDES = ("people", "force", "person", "polity", "org")
NOUN_ABOVE = 2  # the noun above "in the war": its head in UD, the head of its preposition in ClearNLP
TOLD_BY = {"modifier", "possessive", "prep:for", "prep:of", "agent", "subject"}


def read_verdicts(scene: Scene, rules: Mapping[str, OutcomeRule]) -> Iterator[OutcomeSpan]:
    """The verdicts that name a side, said of the fight that they are, or of the last one told before."""
    for token in scene.tokens_in_reach():
        rule = rules.get(token.lemma_.lower()) if token.pos_ in {"NOUN", "PROPN"} else None
        if rule is None or not _names_side(token):
            continue
        own = scene.at_token.get(token.i)
        blamed = own if own is not None else scene.nearest(token, rule.of)
        if blamed is not None and scene.is_of(blamed, rule.of):
            start, end = phrase(token)
            yield OutcomeSpan(start, end, rule.kind, blamed, rule.id, rule.confidence)


def read_judged(scene: Scene, rules: Mapping[str, OutcomeRule]) -> Iterator[OutcomeSpan]:
    """Nouns that say how the fight named behind them went: *defeat in the war*, *the surrender at Sedan*."""
    for at, trigger in enumerate(scene.triggers):
        for noun in islice(scene.doc[trigger.head].ancestors, NOUN_ABOVE):
            rule = rules.get(noun.lemma_.lower()) if noun.pos_ in {"NOUN", "PROPN"} else None
            if rule is not None and scene.is_of(at, rule.of) and _fought_in(noun, trigger.head, rule.links):
                start, end = phrase(noun)
                yield OutcomeSpan(start, end, rule.kind, at, rule.id, rule.confidence)


def _fought_in(noun: Token, fight: int, links: tuple[str, ...]) -> bool:
    found = own_arguments(noun, nominal=True)
    return any(argument.token == fight and argument.relation.removeprefix("prep:") in links for argument in found)


def _names_side(verdict: Token) -> bool:
    doc = verdict.doc
    return any(
        argument.relation in TOLD_BY
        and verdict.left_edge.i <= argument.token <= verdict.right_edge.i
        and fits(doc, doc._.fasti_mentions, argument.token, SIDES)
        for argument in arguments(verdict)
    )
