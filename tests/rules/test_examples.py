"""Every shipped rule proves itself with the shipped model: it reads its examples and keeps off its counter-examples."""

from __future__ import annotations

import pytest

from fasti.nlp import load
from fasti.proof import find_shadowed, prove_rules
from fasti.rules import load_rules

RULES = load_rules()
IDS = [
    *(rule.id for rule in RULES.triggers),
    *(rule.id for rule in RULES.factuality),
    *(rule.id for rule in RULES.lights),
    *(rule.id for rule in RULES.anaphors),
    *(rule.id for rule in RULES.outcomes),
    *(rule.id for rule in RULES.nouns),
    *(rule.id for rule in RULES.titles),
]


@pytest.fixture(scope="module")
def faults() -> dict[str, list[str]]:
    """The faults of every rule by its id."""
    return prove_rules(load(), RULES)


@pytest.mark.parametrize("rule", IDS)
def test_examples_hold(faults: dict[str, list[str]], rule: str) -> None:
    assert not faults[rule], "\n".join(faults[rule])


def test_examples_are_of_every_rule(faults: dict[str, list[str]]) -> None:
    assert set(faults) == set(IDS)


def test_examples_have_no_rule_that_another_shadows() -> None:
    assert list(find_shadowed(RULES)) == []
