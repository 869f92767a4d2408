"""The shipped packs as data: every rule has its proof, and names only what there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest

from fasti.record import ActorRole, EventType, PlaceRole
from fasti.rules import load_rules
from fasti.rules.schema import FILLER_KINDS, GROUPS, Condition

RULES = load_rules()
WITH_EXAMPLES: tuple[Any, ...] = (*RULES.triggers, *RULES.lights, *RULES.anaphors, *RULES.factuality)
TYPES = set(get_args(EventType))


def fillers() -> Iterator[tuple[str, str]]:
    """Every filler test of the packs with the id of what asks for it."""

    def of(id_: str, conditions: tuple[Condition, ...]) -> Iterator[tuple[str, str]]:
        for condition in conditions:
            for tests in condition.values():
                yield from ((id_, test) for test in tests)

    conditioned: tuple[Any, ...] = (*RULES.triggers, *RULES.outcomes)
    for rule in conditioned:
        yield from of(rule.id, (*rule.needs, *rule.blocks))
    for frame in RULES.frames.values():
        for roles in frame.roles.values():
            yield from ((frame.id, test) for tests in roles.values() for test in tests)


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.id)
def test_shipped_examples_hold_what_they_name(rule: Any) -> None:
    assert rule.examples
    for example in rule.examples:
        assert example.trigger in example.text, example
        for role in (*get_args(ActorRole), *get_args(PlaceRole)):
            for name in getattr(example, role):
                assert all(word in example.text for word in name.split()), (example.text, name)


@pytest.mark.parametrize("rule", RULES.outcomes, ids=lambda rule: rule.id)
def test_shipped_outcomes_hold_what_they_name(rule: Any) -> None:
    assert rule.examples
    for example in rule.examples:
        assert example.outcome in example.text
        assert example.event is None or example.event in example.text


def test_shipped_rules_cover_every_type_of_event() -> None:
    assert {rule.type for rule in RULES.triggers} == TYPES


def test_shipped_ids_are_told_apart() -> None:
    rules: tuple[Any, ...] = (*WITH_EXAMPLES, *RULES.outcomes, *RULES.nouns, *RULES.titles)
    ids = [rule.id for rule in rules]
    assert len(ids) == len(set(ids))


def test_shipped_fillers_are_kinds_groups_or_lemmas() -> None:
    known = {*FILLER_KINDS, *GROUPS}
    wrong = {
        (id_, test) for id_, test in fillers() if test not in known and not (test.startswith("=") and len(test) > 1)
    }
    assert wrong == set()


def test_shipped_lemmas_are_in_lower_case_where_text_is_compared_in_it() -> None:
    """Words are looked up in lower case; a capital in a rule's word or in a lemma test would never match."""
    wrong = {(id_, test) for id_, test in fillers() if test.startswith("=") and test != test.lower()}
    for rule in RULES.triggers:
        wrong |= {(rule.id, word) for word in (*rule.verbs, *rule.phrases) if word != word.lower()}
    assert wrong == set()


def test_shipped_light_verbs_pass_on_what_frames_know() -> None:
    relations = {relation for frame in RULES.frames.values() for relation in frame.roles}
    for rule in RULES.lights:
        assert set(rule.passes.values()) <= relations, rule.id


def test_shipped_anaphors_stand_for_types_or_classes() -> None:
    classes = {type_.partition(".")[0] for type_ in TYPES}
    for rule in RULES.anaphors:
        assert set(rule.types) <= TYPES | classes, rule.id


def test_shipped_nations_give_each_word_to_one_state() -> None:
    owners: dict[str, set[str]] = {}
    for name, others in RULES.nations.items():
        for word in (name, *others):
            owners.setdefault(word.lower(), set()).add(name)
    assert {word: names for word, names in owners.items() if len(names) > 1} == {}
