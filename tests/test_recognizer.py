"""The event recognizer of the shipped model: its labels, what it says of plain words, and how its training begins."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from spacy.language import Language
from thinc.api import NumpyOps

import en_core_history_sm
from en_core_history_sm.events import seldom
from fasti.components.recognized import EVENT, OUTCOME, recognized
from fasti.record.events import EVENT_TYPES, OutcomeKind


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The shipped model."""
    return en_core_history_sm.load()


def test_recognizer_knows_the_types_of_the_record_and_no_others(nlp: Language) -> None:
    classes = {one.partition(".")[0] for one in EVENT_TYPES}
    kinds = {f"{OUTCOME}.{kind}" for kind in get_args(OutcomeKind)}
    assert set(nlp.get_pipe("history_events").labels) == {EVENT, OUTCOME, *classes, *EVENT_TYPES, *kinds}  # type: ignore[attr-defined]


def test_recognizer_tells_events_from_other_words(nlp: Language) -> None:
    doc = nlp("In 1204 the army captured the city after a short siege.")
    chances = recognized(doc)
    assert chances is not None
    likely = {doc[at].text for at, labels in chances.items() if labels.get(EVENT, 0.0) >= 0.5}
    assert likely == {"captured", "siege"}
    (siege,) = (token.i for token in doc if token.text == "siege")
    assert chances[siege]["conflict.siege"] >= 0.5


def test_recognizer_is_said_to_be_absent_where_the_model_has_none(nlp: Language) -> None:
    with nlp.select_pipes(disable="history_events"):
        assert recognized(nlp("The army captured the city.")) is None


def test_seldom_labels_begin_with_a_small_chance() -> None:
    layer = seldom(nO=3, nI=2, chance=0.01)
    layer.initialize()
    told = layer.predict(NumpyOps().alloc2f(1, 2))
    assert np.allclose(told, 0.01)
