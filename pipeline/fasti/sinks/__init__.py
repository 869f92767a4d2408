"""Sinks: events in, files or databases out; whole or not at all, and the same bytes for the same events."""

from collections.abc import Callable
from pathlib import Path

from fasti.sinks.base import FileSink, KnownDocument, Sink
from fasti.sinks.database import DatabaseSink
from fasti.sinks.dialects import DRIVERS, dialect_of
from fasti.sinks.jsonl import JsonlSink
from fasti.sinks.loading import EventsFile, survey_events
from fasti.sinks.migrations import create_script
from fasti.sinks.parquet import ParquetSink
from fasti.sinks.restore import read_events
from fasti.sinks.spreadsheet import CsvSink, CsvTablesSink
from fasti.sinks.sqlite import SqliteSink
from fasti.sinks.targets import is_database, open_sink, show_target

# The files of an output folder. Their names are ours, never a document's: nothing is written outside the folder.
SINKS: dict[str, Callable[[Path], FileSink]] = {
    "events.jsonl": JsonlSink,
    "events.csv": CsvSink,
    "events.sqlite": SqliteSink,
}

__all__ = [
    "DRIVERS",
    "SINKS",
    "CsvSink",
    "CsvTablesSink",
    "DatabaseSink",
    "EventsFile",
    "FileSink",
    "JsonlSink",
    "KnownDocument",
    "ParquetSink",
    "Sink",
    "SqliteSink",
    "create_script",
    "dialect_of",
    "is_database",
    "open_sink",
    "read_events",
    "show_target",
    "survey_events",
]
