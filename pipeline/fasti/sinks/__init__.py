"""Sinks: events in, files out; whole or not at all, and the same bytes for the same events."""

from collections.abc import Callable
from pathlib import Path

from fasti.sinks.base import FileSink, Sink
from fasti.sinks.ddl import create_script
from fasti.sinks.jsonl import JsonlSink
from fasti.sinks.sqlite import SqliteSink
from fasti.sinks.table import CsvSink

# The files of an output folder. Their names are ours, never a document's: nothing is written outside the folder.
SINKS: dict[str, Callable[[Path], FileSink]] = {
    "events.jsonl": JsonlSink,
    "events.csv": CsvSink,
    "events.sqlite": SqliteSink,
}

__all__ = ["SINKS", "CsvSink", "FileSink", "JsonlSink", "Sink", "SqliteSink", "create_script"]
