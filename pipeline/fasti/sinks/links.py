"""Happenings in files: `links.jsonl` complete, `links.csv` a row an attestation, `conflicts.csv` a row a claim."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from fasti.record.links import LinkedEvent
from fasti.sinks.spreadsheet import defuse

LINKS, TABLE, CONFLICTS = "links.jsonl", "links.csv", "conflicts.csv"
LINK_FILES = {
    LINKS: "one happening a line, complete, with every attestation and conflict",
    TABLE: "one row an attestation: which event of which document is which happening",
    CONFLICTS: "one row a claim, where documents disagree",
}
_TABLE_COLUMNS = (
    "happening", "type", "label", "date", "place", "documents", "conflicts",
    "document", "event", "event_label", "mentions",
)  # fmt: skip
_CONFLICT_COLUMNS = ("happening", "type", "label", "field", "subject", "claim", "documents")
_JOINT = "; "
# Line ends to Unicode but not to JSON: escaped, so that every reader sees one happening a line.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


class LinkFiles:
    """The three files in a folder: written under other names, and moved into place together when all is written."""

    def __init__(self, out: Path) -> None:
        self._parts = {out / name: out / f".{name}.{os.getpid()}.part" for name in LINK_FILES}

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        opened: list[IO[str]] = [
            self._stack.enter_context(part.open("w", encoding="utf-8", newline="")) for part in self._parts.values()
        ]
        self._lines, table, conflicts = opened
        self._table = csv.writer(table, lineterminator="\n")
        self._table.writerow(_TABLE_COLUMNS)
        self._conflicts = csv.writer(conflicts, lineterminator="\n")
        self._conflicts.writerow(_CONFLICT_COLUMNS)
        return self

    def write(self, happening: LinkedEvent) -> None:
        """Append one happening to each file."""
        self._lines.write(happening.model_dump_json(exclude_none=True).translate(_LINE_ENDS) + "\n")
        self._table.writerows([defuse(cell) for cell in row] for row in _rows(happening))
        self._conflicts.writerows([defuse(cell) for cell in row] for row in _claims(happening))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        try:
            self._stack.close()
            if kind is None:
                for path, part in self._parts.items():
                    part.replace(path)
        finally:
            for part in self._parts.values():
                part.unlink(missing_ok=True)


def _rows(happening: LinkedEvent) -> Iterator[tuple[str, ...]]:
    shared = (
        happening.id,
        happening.type,
        happening.label,
        happening.dates[0].edtf if happening.dates else "",
        happening.places[0].name if happening.places else "",
        str(len(happening.attestations)),
        _JOINT.join(dict.fromkeys(conflict.field for conflict in happening.conflicts)),
    )
    for one in happening.attestations:
        mentions = _JOINT.join(dict.fromkeys(mention.text for mention in one.mentions))
        yield (*shared, one.document, one.event, one.label, mentions)


def _claims(happening: LinkedEvent) -> Iterator[tuple[str, ...]]:
    for conflict in happening.conflicts:
        for claim in conflict.claims:
            what = conflict.field, conflict.subject or "", claim.value, _JOINT.join(claim.documents)
            yield (happening.id, happening.type, happening.label, *what)
