"""The training annotation of the project's own: spans and labels alone, none of the texts, every label a known one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from fasti.components.roles import PLACE_ROLES
from fasti.record.events import EVENT_TYPES, OutcomeKind

TRAINING = Path(__file__).parents[1] / "models/training"
ROLES = {"agent", "target", "leader", "participant", "date", *PLACE_ROLES}
KINDS = {*get_args(OutcomeKind)}
WHERE = {"source", "id", "line", "lines", "book", "start", "end", "sentences"}


def records(name: str) -> Iterator[dict[str, Any]]:
    """The records of an annotation file."""
    return map(json.loads, (TRAINING / name).read_text(encoding="utf-8").splitlines())


def are_spans(*spans: tuple[int, int]) -> bool:
    """Whether each has a character and begins in the text."""
    return all(0 <= start < end for start, end in spans)


def test_sentences_have_known_types_roles_and_outcomes() -> None:
    for record in records("triggers.jsonl"):
        assert record.keys() <= WHERE | {"events", "outcomes", "roles"}
        for start, end, type_ in record["events"]:
            assert type_ in EVENT_TYPES
            assert are_spans((start, end))
        for start, end, kind in record.get("outcomes", ()):
            assert kind in KINDS
            assert are_spans((start, end))
        for event, role, start, end in record.get("roles", ()):
            assert event < len(record["events"])
            assert role in ROLES
            assert are_spans((start, end))


def test_paragraphs_have_known_types_roles_and_outcomes() -> None:
    for record in records("paragraphs.jsonl"):
        assert record.keys() <= WHERE | {"events"}
        for type_, factuality, mentions, roles, outcomes in record["events"]:
            assert type_ in EVENT_TYPES
            assert factuality in {"a", "p", "m", "n"}
            assert mentions
            assert are_spans(*mentions)
            for role, *fillers in roles:
                assert role in ROLES
                assert len(fillers) in {2, 4}
                assert are_spans(*zip(fillers[::2], fillers[1::2], strict=True))
            for kind, start, end in outcomes:
                assert kind in KINDS
                assert are_spans((start, end))


@pytest.mark.parametrize("name", ["triggers.jsonl", "paragraphs.jsonl"])
def test_no_text_is_annotated_twice(name: str) -> None:
    places = [json.dumps({key: value for key, value in record.items() if key in WHERE}) for record in records(name)]
    assert len(places) == len(set(places))
