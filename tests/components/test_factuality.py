"""Factuality: cues beside the event and above it, and how far each reaches."""

from __future__ import annotations

import pytest

from parses import Scheme, load_cases
from readings import factuality, read
from schemes import in_both, written_in

CASES = load_cases("factuality")
LABELS, SCOPES = CASES["labels"], CASES["scopes"]


@pytest.mark.parametrize(("case", "scheme"), in_both(LABELS))
def test_factuality_follows_the_cue(case: str, scheme: Scheme) -> None:
    doc = read(written_in(scheme, LABELS[case]["parse"]), scheme=scheme)
    assert {words: factuality(doc, words) for words in LABELS[case]["expected"]} == LABELS[case]["expected"]


@pytest.mark.parametrize(("case", "scheme"), in_both(SCOPES))
def test_factuality_keeps_to_its_scope(case: str, scheme: Scheme) -> None:
    doc = read(written_in(scheme, SCOPES[case]["parse"]), scheme=scheme)
    assert {words: factuality(doc, words) for words in SCOPES[case]["expected"]} == SCOPES[case]["expected"]


def test_factuality_takes_a_clause_with_its_own_subject_for_the_verbs_complement() -> None:
    """ClearNLP gives whom one orders to the infinitive as its subject."""
    doc = read(
        "Alaric/PROPN/nsubj/2:PERSON ordered/VERB/ROOT/2 Goths/PROPN/nsubj/5:NORP to/PART/aux/5 attack/VERB/ccomp/2 "
        "Rome/PROPN/dobj/5:GPE ./PUNCT/punct/2",
        scheme="clearnlp",
    )
    assert factuality(doc, "attack") == "planned"


def test_factuality_names_the_rule_that_decided() -> None:
    doc = read(LABELS["never"]["parse"])
    assert doc._.fasti_factuality == {0: ("negated", "factuality.negation")}
    assert read(LABELS["told"]["parse"])._.fasti_factuality == {0: ("actual", "factuality.default")}


def test_factuality_judges_every_trigger() -> None:
    for case in (*LABELS.values(), *SCOPES.values()):
        doc = read(case["parse"])
        assert sorted(doc._.fasti_factuality) == list(range(len(doc._.fasti_triggers)))
