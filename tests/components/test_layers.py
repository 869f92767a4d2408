"""Layers: what components write on a Doc for one another."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from fasti.components import layers
from parses import parse

SENTENCE = "Rome/PROPN/nsubj/2 fell/VERB/ROOT/2"


def test_layers_are_empty_on_a_fresh_doc() -> None:
    layers.register_extensions()
    doc = parse(SENTENCE)
    assert {len(getattr(doc._, name)) for name in layers.EXTENSIONS} == {0}


def test_layers_may_be_registered_again_and_keep_their_values() -> None:
    layers.register_extensions()
    doc = parse(SENTENCE)
    doc._.fasti_mentions = {0: layers.EntityMention(0, 0, 1, "polity", "name", "Rome")}
    layers.register_extensions()
    assert list(doc._.fasti_mentions) == [0]


def test_layers_of_one_doc_are_not_those_of_another() -> None:
    layers.register_extensions()
    one, other = parse(SENTENCE), parse(SENTENCE)
    one._.fasti_entity_of[0] = 7
    assert other._.fasti_entity_of == {}


@pytest.mark.parametrize(
    "value",
    [
        layers.Argument("subject", 0),
        layers.EntityMention(0, 0, 1, "polity", "name", "Rome"),
        layers.EventTime(0, 0, "rule"),
    ],
)
def test_layers_hold_frozen_values(value: object) -> None:
    with pytest.raises(FrozenInstanceError):
        value.token = 1  # type: ignore[attr-defined]
