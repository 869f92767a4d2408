"""What the verb that governs an event noun hands over to it: *launched an assault*, *had a part in the siege*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from fasti.components.layers import Argument
from fasti.rules.schema import LightVerbRule

# Where an event noun must stand below a verb for the verb's subject to be part of the event.
GOVERNED = {"object", "prep:to", "prep:in", "prep:into", "prep:with", "complement"}
# The subject of such a verb looks on, tells or feels: *a clerk who witnessed the siege*.
ONLOOKING = frozenset(
    "witness see hear watch observe notice report describe mention recall remember record relate tell call name "
    "know learn believe think consider regard expect fear dread anticipate foresee imagine suspect doubt hope wish "
    "want need favor favour welcome regret mourn celebrate commemorate honor honour praise condemn criticise "
    "criticize oppose resent denounce hate love like admire study discuss debate explain interpret symbolize "
    "symbolise mark include involve contain precede prevent avoid prompt trigger spark cause produce await have "
    "be become remain illustrate reflect represent show demonstrate mean require allow permit help delay halt find "
    "influence shape affect inspire use escape survive justify blame claim".split()
)


def handed_over(rule: LightVerbRule, relations: Iterable[Argument]) -> Iterator[Argument]:
    """A light verb's arguments as its noun's: by the rule, and every preposition but `of` as it is."""
    for argument in relations:
        relation = rule.passes.get(argument.relation)
        if relation is None and argument.relation.startswith("prep:") and argument.relation != "prep:of":
            relation = argument.relation
        if relation is not None:
            yield Argument(relation, argument.token, argument.inherited)


def handed_on(verb: Token, relations: Iterable[Argument]) -> Iterator[Argument]:
    """The subject of a verb that is neither light nor a trigger, as its noun's, unless it only looks on."""
    if verb.lemma_.lower() not in ONLOOKING:
        yield from (Argument("subject", a.token, inherited=True) for a in relations if a.relation == "subject")
