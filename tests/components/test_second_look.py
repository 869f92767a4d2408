"""The second look: what no frame lets through is an event among its like, where its chance is good."""

from __future__ import annotations

from pathlib import Path

import pytest

from fasti.components.layers import Attempt, Refusal, Trigger
from fasti.components.second_look import look_again
from fasti.components.triggers import TriggersComponent
from fasti.errors import RuleError
from fasti.rules.loader import load_rules
from fasti.rules.regression import Regression
from fasti.rules.second_look import SecondLooks, load_second_look
from readings import read, recognize

MARCH = (
    "The/DET/det/2 army/NOUN/nsubj/3 marched/VERB/ROOT/3//march to/ADP/case/5 Rome/PROPN/obl/3:GPE ./PUNCT/punct/3 | "
)
MOVE = "The/DET/det/2 rest/NOUN/nsubj/3 moved/VERB/ROOT/3//move ./PUNCT/punct/3"
SURE = Regression(threshold=0.4, intercept=2.0, weights={})


def look(annotated: str, weights: Regression, chances: dict[str, dict[str, float]] | None = None) -> dict[str, Attempt]:
    """What became of each word that was tried: the trigger where there is one."""
    component = TriggersComponent(load_rules())
    doc = read(annotated)
    if chances is not None:
        recognize(doc, chances)
    again = look_again(doc, component.first_look(doc), SecondLooks(recognized=weights, alone=weights))
    by_kind = sorted(again, key=lambda attempt: isinstance(attempt, Trigger))
    return {doc[attempt.start : attempt.end].text: attempt for attempt in by_kind}


def test_second_look_reads_what_no_frame_let_through_among_its_like() -> None:
    found = look(MARCH + MOVE, SURE)["moved"]
    assert isinstance(found, Trigger)
    assert found.rule.type == "conflict.movement"
    assert found.rule.confidence == pytest.approx(0.88)  # the chance: 1 / (1 + e^-2)


def test_second_look_leaves_alone_what_the_text_tells_nothing_like() -> None:
    assert isinstance(look(MOVE, SURE)["moved"], Refusal)


def test_second_look_leaves_alone_what_has_a_poor_chance() -> None:
    weights = Regression(threshold=0.4, intercept=2.0, weights={"arguments": -20.0})
    assert isinstance(look(MARCH + MOVE, weights)["moved"], Refusal)


def test_second_look_counts_how_much_of_the_text_is_of_the_type() -> None:
    weights = Regression(threshold=0.5, intercept=-1.5, weights={"share": 2.0})
    fall = "Troy/PROPN/nsubj/2:GPE fell/VERB/ROOT/2//fall ./PUNCT/punct/2 | "
    assert isinstance(look(MARCH + MOVE, weights)["moved"], Trigger)
    assert isinstance(look(fall + fall + MARCH + MOVE, weights)["moved"], Refusal)


def test_second_look_of_the_package_asks_for_more_than_half_the_f1_of_events() -> None:
    looks = load_second_look()
    assert all(0.35 <= look.threshold <= 0.5 for look in (looks.alone, looks.recognized))


def test_second_look_heeds_the_recognizer_where_the_text_tells_nothing_like() -> None:
    weights = Regression(threshold=0.5, intercept=-2.0, weights={"event.sure": 4.0})
    found = look(MOVE, weights, {"moved": {"event": 0.95, "conflict.movement": 0.9}})["moved"]
    assert isinstance(found, Trigger)
    assert found.rule.type == "conflict.movement"


def test_second_look_leaves_alone_what_the_recognizer_is_unsure_of() -> None:
    weights = Regression(threshold=0.5, intercept=-2.0, weights={"event.sure": 4.0})
    chances = {"moved": {"event": 0.5, "conflict.movement": 0.4}}
    assert isinstance(look(MOVE, weights, chances)["moved"], Refusal)
    assert isinstance(look(MARCH + MOVE, weights, chances)["moved"], Refusal)


def test_second_look_faults_name_file_and_field(tmp_path: Path) -> None:
    path = tmp_path / "second_look.toml"
    path.write_text('[alone]\nthreshold = "often"\nintercept = 0.0\n[alone.weights]\n', encoding="utf-8")
    with pytest.raises(RuleError, match=r"second_look\.toml.*alone"):
        load_second_look(path)


def test_second_look_leaves_alone_a_bare_noun() -> None:
    weights = Regression(threshold=0.5, intercept=2.0, weights={})
    chances = {"Marriage": {"event": 0.95, "life.marriage": 0.9}}
    bare = "Marriage/NOUN/nsubj/3/NN/marriage was/AUX/cop/3//be sacred/ADJ/ROOT/3 ./PUNCT/punct/3"
    assert isinstance(look(bare, weights, chances)["Marriage"], Refusal)


def test_second_look_heeds_what_a_rule_says_that_the_word_must_not_be() -> None:
    weights = Regression(threshold=0.5, intercept=2.0, weights={})
    chances = {"attack": {"event": 0.95, "conflict.attack": 0.9}}
    heart = (
        "The/DET/det/2 king/NOUN/nsubj/3 died/VERB/ROOT/3//die of/ADP/case/7 a/DET/det/7 heart/NOUN/compound/7 "
        "attack/NOUN/obl/3 ./PUNCT/punct/3"
    )
    assert isinstance(look(heart, weights, chances)["attack"], Refusal)
