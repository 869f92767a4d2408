"""The role recognizer of the shipped model: its labels, its file, and that it reads what no frame does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from en_core_history_sm.roles import NONE, HistoryRoles, Pair, Weights
from fasti import extract, load
from fasti.components.recognized_roles import COMPONENT, RULE
from fasti.components.roles import PLACE_ROLES

ACTING = {"agent", "target", "leader", "participant"}


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The shipped model with fasti's components."""
    return load()


@pytest.fixture
def small() -> HistoryRoles:
    """A recognizer of two features and three roles; words have one number of the tok2vec."""
    weights = Weights(
        table=np.array([[1.0, 0.0], [0.0, 2.0]], np.float32),
        direct=np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 0.5]], np.float32),
        mean=np.zeros(1, np.float32),
        spread=np.ones(1, np.float32),
        words=np.zeros((3, 2), np.float32),
        hidden=np.zeros(2, np.float32),
        out=np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]], np.float32),
        bias=np.zeros(3, np.float32),
    )
    return HistoryRoles((NONE, "agent", "target"), ("subject", "object"), weights)


@pytest.fixture
def doc() -> Doc:
    """Three words that a tok2vec has read."""
    doc = spacy.blank("en")("Turks besieged Kazan")
    doc.tensor = np.zeros((3, 1), np.float32)
    return doc


def test_recognizer_knows_no_role_and_the_roles_of_the_record(nlp: Language) -> None:
    assert nlp.get_pipe(COMPONENT).labels[0] == NONE  # type: ignore[attr-defined]
    assert set(nlp.get_pipe(COMPONENT).labels) == {NONE, *ACTING, *PLACE_ROLES}  # type: ignore[attr-defined]


def test_chances_of_a_pair_add_up_to_one_and_follow_its_features(small: HistoryRoles, doc: Doc) -> None:
    chances = small.chances(doc, [Pair(1, 0, ("subject", "never seen")), Pair(1, 2, ("object",))])
    assert chances.sum(axis=1) == pytest.approx(1.0)
    assert list(chances.argmax(axis=1)) == [1, 2]
    e = np.exp([0.0, 2.0, 0.0])
    assert chances[0] == pytest.approx(e / e.sum())


def test_component_reads_what_it_has_written(small: HistoryRoles, doc: Doc, tmp_path: Path) -> None:
    small.to_disk(tmp_path / "roles")
    read = HistoryRoles().from_disk(tmp_path / "roles")
    pair = [Pair(1, 0, ("subject",))]
    assert read.labels == small.labels
    assert read.chances(doc, pair) == pytest.approx(small.chances(doc, pair))


def test_component_without_weights_says_so(doc: Doc) -> None:
    with pytest.raises(ValueError, match="has no weights"):
        HistoryRoles().chances(doc, [Pair(1, 0, ())])


def test_component_leaves_a_doc_as_it_is(small: HistoryRoles, doc: Doc) -> None:
    assert small(doc) is doc


def test_roles_fall_back_to_the_frames_without_the_recognizer(nlp: Language) -> None:
    plain = spacy.blank("en")
    plain.add_pipe("fasti_roles")
    assert plain.get_pipe("fasti_roles").recognizer is None  # type: ignore[attr-defined]
    assert nlp.get_pipe("fasti_roles").recognizer is nlp.get_pipe(COMPONENT)  # type: ignore[attr-defined]


def test_recognizer_names_those_whom_no_frame_does(nlp: Language) -> None:
    text = "Frederick was master of Saxony, and the Austrians could no longer prevent the siege of Dresden."
    rules = {
        piece.rule
        for event in extract(text, nlp=nlp)
        for value in (*event.actors, *event.places)
        for piece in value.evidence
    }
    assert RULE in rules
