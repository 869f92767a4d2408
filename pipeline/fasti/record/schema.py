"""The published schema of the record, generated from its types, under a version."""

from __future__ import annotations

from typing import Any

from fasti.record.events import Event

# Raised by one whenever a field is renamed, removed or changes its meaning.
SCHEMA_VERSION = "1"


def event_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one event, as it stands on a line of `events.jsonl`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:fasti:event:{SCHEMA_VERSION}",
        **Event.model_json_schema(),
    }
