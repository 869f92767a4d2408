"""Outcomes that only the event recognizer sees, and the event that each came of."""

from __future__ import annotations

from pathlib import Path

import pytest

from fasti.components.outcomes import OutcomesComponent
from fasti.components.recognized import recognized
from fasti.components.recognized_outcomes import RULE, kind_of, read_recognized
from fasti.components.scene import Scene
from fasti.errors import RuleError
from fasti.rules.blame import load_blame
from fasti.rules.loader import load_rules
from fasti.rules.regression import Regression
from readings import outcomes, read

# "The siege lasted months. Bread grew dear."
DEAR = (
    "The/DET/det/2 siege/NOUN/nsubj/3 lasted/VERB/ROOT/3//last months/NOUN/obj/3//month ./PUNCT/punct/3 | "
    "Bread/NOUN/nsubj/2 grew/VERB/ROOT/2//grow dear/ADJ/xcomp/2 ./PUNCT/punct/2"
)
SEEN = {"grew": {"outcome": 0.9, "outcome.change": 0.7, "outcome.damage": 0.2}}
SURE = Regression(threshold=0.2, intercept=2.0, weights={})


def told(chances: dict[str, dict[str, float]] | None, weights: Regression) -> set[tuple[str, str]]:
    doc = read(DEAR, chances=chances)
    found = read_recognized(Scene(doc, doc._.fasti_triggers), (), weights)
    return {(one.kind, doc[one.start : one.end].text) for one in found}


def test_recognized_outcome_is_the_clause_of_its_verb() -> None:
    assert told(SEEN, SURE) == {("change", "Bread grew dear")}


def test_recognized_outcome_needs_a_recognizer() -> None:
    assert recognized(read(DEAR)) is None
    assert told(None, SURE) == set()


def test_recognized_outcome_needs_an_event_that_may_be_blamed() -> None:
    assert told(SEEN, Regression(threshold=0.2, intercept=-3.0, weights={})) == set()


def test_recognized_outcome_goes_to_the_likeliest_event() -> None:
    siege = "The/DET/det/2 siege/NOUN/nsubj/3 lasted/VERB/ROOT/3//last ./PUNCT/punct/3 | "
    riot = "A/DET/det/2 riot/NOUN/nsubj/3 began/VERB/ROOT/3//begin ./PUNCT/punct/3 | "
    grew = "Bread/NOUN/nsubj/2 grew/VERB/ROOT/2//grow dear/ADJ/xcomp/2 ./PUNCT/punct/2"
    doc = read(siege + riot + grew, chances=SEEN)
    scene = Scene(doc, doc._.fasti_triggers)
    further = Regression(threshold=0.2, intercept=0.0, weights={"back.2": 2.0})
    for weights, expected in ((SURE, "riot"), (further, "siege")):
        (found,) = read_recognized(scene, (), weights)
        assert found.trigger is not None
        assert doc[scene.triggers[found.trigger].head].text == expected


def test_recognized_outcome_yields_to_what_a_rule_has_read() -> None:
    known = "The/DET/det/2 siege/NOUN/nsubj/3 caused/VERB/ROOT/3//cause famine/NOUN/obj/3 ./PUNCT/punct/3"
    doc = read(known, chances={"caused": {"outcome": 0.99, "outcome.change": 0.9}})
    assert [one.rule for one in doc._.fasti_outcomes if one.rule == RULE] == []
    assert outcomes(doc)


def test_recognized_outcome_has_the_chance_of_both_as_confidence() -> None:
    doc = read(DEAR, chances=SEEN)
    (found,) = read_recognized(Scene(doc, doc._.fasti_triggers), (), SURE)
    assert found.confidence == pytest.approx(0.9 * 0.881, abs=0.002)  # 1 / (1 + e^-2)


def test_recognized_kind_is_the_likeliest() -> None:
    assert kind_of({"outcome": 0.9, "outcome.damage": 0.3, "outcome.legacy": 0.4}) == "legacy"
    assert kind_of({"outcome": 0.9}) is None


def test_recognized_outcomes_are_read_with_the_weights_of_the_package() -> None:
    assert OutcomesComponent(load_rules()).blame == load_blame()
    assert 0.1 <= load_blame().threshold <= 0.4


def test_blame_faults_name_file_and_field(tmp_path: Path) -> None:
    path = tmp_path / "blame.toml"
    path.write_text("threshold = 0.2\nintercept = 0.0\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"blame\.toml.*weights"):
        load_blame(path)
