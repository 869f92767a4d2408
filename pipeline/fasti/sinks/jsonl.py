"""One event a line, as JSON: complete, so that `Event.model_validate_json(line)` gives the event back."""

from __future__ import annotations

from collections.abc import Sequence

from fasti.record import Document, Event
from fasti.sinks.base import KnownDocument, TextFileSink

# Line ends to Unicode but not to JSON: escaped, so that every reader sees one event a line.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


class JsonlSink(TextFileSink):
    """`events.jsonl`: keys in the order of the record; a key without a value is left out."""

    def write(self, document: Document | KnownDocument, events: Sequence[Event]) -> None:
        """Append a line for each event."""
        for event in events:
            self._file.write(event.model_dump_json(exclude_none=True).translate(_LINE_ENDS) + "\n")
