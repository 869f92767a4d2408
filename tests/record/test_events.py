"""The event record: JSON in, JSON out, nothing lost."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from fasti.record import Document, Event, GoldFile
from fasti.record.events import EVENT_TYPES


def test_event_survives_json_with_every_slot_filled(events: tuple[Event, ...], document: Document) -> None:
    for event in events:
        assert Event.model_validate_json(event.model_dump_json(), context={"text": document.text}) == event
        assert Event.model_validate_json(event.model_dump_json(exclude_none=True)) == event


def test_event_is_refused_where_any_inner_span_misquotes(events: tuple[Event, ...], document: Document) -> None:
    with pytest.raises(ValidationError, match="but the text there is"):
        Event.model_validate(events[0].model_dump(), context={"text": document.text.replace("Rome", "Roma")})


def test_event_mentions_stand_in_text_order(events: tuple[Event, ...]) -> None:
    backwards = {**events[0].model_dump(), "mentions": [m.model_dump() for m in reversed(events[0].mentions)]}
    assert Event.model_validate(backwards) == events[0]


def test_event_types_are_the_thirty_eight_and_have_a_class(events: tuple[Event, ...]) -> None:
    assert len(set(EVENT_TYPES)) == 38
    assert events[0].event_class == "life"


def test_gold_file_refuses_repeated_ids_and_loose_parts(events: tuple[Event, ...]) -> None:
    killing, war = events
    with pytest.raises(ValidationError, match="ides-1 stand more than once"):
        GoldFile(document="ides", text_sha256="", events=(killing, killing, war))
    with pytest.raises(ValidationError, match="no event of this file"):
        GoldFile(document="ides", text_sha256="", events=(killing,))
