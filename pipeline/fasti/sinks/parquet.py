"""Parquet: the flat table with typed columns, for data frames; several values of a cell are a list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fasti.errors import SinkError
from fasti.record import Document, Event
from fasti.sinks.base import FileSink, KnownDocument
from fasti.sinks.flat import COLUMNS, FlatCell, flatten

_ROWS_OF_A_GROUP = 20_000


class ParquetSink(FileSink):
    """`events.parquet`: the columns of `COLUMNS`, written a group of rows at a time. Needs pyarrow.

    Raises SinkError where pyarrow is not installed.
    """

    def write(self, document: Document | KnownDocument, events: Sequence[Event]) -> None:
        """Append a row for each event."""
        self._rows.extend(map(flatten, events))
        while len(self._rows) >= _ROWS_OF_A_GROUP:
            self._write_group()

    def _open(self, part: Path) -> None:
        try:
            import pyarrow
            from pyarrow import parquet
        except ImportError as error:
            raise SinkError(
                f"{self.path}: this needs a library that is missing; run: pip install 'fasti[parquet]'"
            ) from error
        types = {"text": pyarrow.string(), "number": pyarrow.int64(), "texts": pyarrow.list_(pyarrow.string())}
        self._schema = pyarrow.schema([(name, types[column.kind]) for name, column in COLUMNS.items()])
        self._table = pyarrow.Table
        self._rows: list[dict[str, FlatCell]] = []
        self._writer: Any = parquet.ParquetWriter(part, self._schema, compression="zstd")

    def _write_group(self) -> None:
        group, self._rows = self._rows[:_ROWS_OF_A_GROUP], self._rows[_ROWS_OF_A_GROUP:]
        self._writer.write_table(self._table.from_pylist(group, schema=self._schema))

    def _close(self, *, whole: bool) -> None:
        if whole and self._rows:
            self._write_group()
        self._writer.close()
