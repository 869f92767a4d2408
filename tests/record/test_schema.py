"""The published JSON Schema says what the types say."""

from __future__ import annotations

import json

from fasti.record import Event
from fasti.record.schema import SCHEMA_VERSION, event_schema


def test_schema_names_its_version_and_every_field() -> None:
    schema = event_schema()
    assert schema["$id"] == f"urn:fasti:event:{SCHEMA_VERSION}"
    assert list(schema["properties"]) == list(Event.model_fields)
    assert schema["additionalProperties"] is False
    assert json.loads(json.dumps(schema)) == schema


def test_schema_version_is_a_number_that_a_database_can_hold() -> None:
    assert int(SCHEMA_VERSION) >= 1
