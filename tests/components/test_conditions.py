"""Conditions: whether a filler passes what a rule asks for."""

from __future__ import annotations

import pytest

from fasti.components.conditions import fits, holds, lemma_fillers
from fasti.components.layers import Argument, EntityMention
from parses import parse

DOC = parse("Goths/PROPN/nsubj/2 took/VERB/ROOT/2 the/DET/det/4 cities/NOUN/obj/2 by/ADP/case/6 storm/NOUN/obl/2")
MENTIONS = {
    0: EntityMention(0, 0, 1, "people", "name", "Goths", plural=True),
    3: EntityMention(3, 3, 4, "polity", "noun", "cities", plural=True),
}
ARGUMENTS = (Argument("subject", 0), Argument("object", 3), Argument("prep:by", 5))


@pytest.mark.parametrize(
    ("token", "tests", "passes"),
    [
        (0, ("people",), True),
        (0, ("actor",), True),
        (0, ("where",), False),
        (3, ("where",), True),
        (3, ("actor",), True),
        (3, ("force", "polity"), True),
        (3, ("=city",), True),
        (3, ("=cities",), True),
        (3, ("=town",), False),
        (5, ("=storm",), True),
        (5, ("thing",), True),
        (5, ("actor",), False),
        (5, ("any",), True),
        (0, (), False),
    ],
)
def test_conditions_pass_a_filler_by_kind_group_or_lemma(token: int, tests: tuple[str, ...], passes: bool) -> None:
    assert fits(DOC, MENTIONS, token, tests) is passes


@pytest.mark.parametrize(
    ("condition", "met"),
    [
        ({}, True),
        ({"object": ("where",)}, True),
        ({"object": ("where",), "subject": ("people",)}, True),
        ({"object": ("where",), "subject": ("person",)}, False),
        ({"prep:by": ("=storm",)}, True),
        ({"prep:with": ("any",)}, False),
    ],
)
def test_conditions_hold_where_every_relation_has_a_filler(condition: dict[str, tuple[str, ...]], met: bool) -> None:
    assert holds(DOC, MENTIONS, ARGUMENTS, condition) is met


def test_conditions_hold_by_any_of_several_fillers() -> None:
    both = (*ARGUMENTS, Argument("subject", 3))
    assert holds(DOC, MENTIONS, both, {"subject": ("polity",)})
    assert holds(DOC, MENTIONS, both, {"subject": ("people",)})


def test_conditions_name_the_fillers_that_they_ask_for_by_lemma() -> None:
    condition = {"prep:by": ("=storm", "=night"), "object": ("where",)}
    assert list(lemma_fillers(DOC, ARGUMENTS, condition)) == [5]
