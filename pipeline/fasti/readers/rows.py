"""JSON lines and CSV: a document a row; a row that cannot be read is named by its line, the others are read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from fasti.errors import InputError
from fasti.readers.archives import read_whole
from fasti.readers.encoding import decode
from fasti.readers.faults import LONGEST_LINE
from fasti.readers.survey import Source
from fasti.record import Document
from fasti.record.manifest import Quarantined

# A character takes at most four bytes in UTF-8, and six in JSON's \\u escapes.
_LONGEST_LINE_BYTES = 6 * LONGEST_LINE
_DELIMITERS = (",", ";", "\t")

Row = tuple[int, dict[str, Any] | str]  # the number of its line, and its fields or what is wrong with it


def read_jsonl(file: BinaryIO, source: Source) -> Iterator[Document | Quarantined]:
    """Yield a document a line, each line an object with a text; only one line is held in memory at a time."""
    yield from _read(_json_rows(file), source, ())


def read_csv(file: BinaryIO, source: Source) -> Iterator[Document | Quarantined]:
    """Yield a document a row of a table with a head; raises InputError where no column has the name of the text's."""
    text, notes = decode(read_whole(file))
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    head = next(reader, None)
    if head is None:
        raise InputError("the file is empty.")
    if source.fields.text not in head:
        raise InputError(
            f"it has no column {source.fields.text!r}, only {', '.join(head)}; name the text's with --text-field."
        )
    yield from _read(_csv_rows(reader, head), source, notes)


def _read(rows: Iterator[Row], source: Source, notes: tuple[str, ...]) -> Iterator[Document | Quarantined]:
    """Turn rows into documents, the first with the notes on the file; lines in succession with one fault are one."""
    taken: set[str] = set()
    notes = (*source.notes, *notes)
    first = last = 0
    fault: str | None = None
    for line, fields in rows:
        item = fields if isinstance(fields, str) else _document(fields, line, source, taken)
        if fault is not None and fault != item:
            yield _refused(source, first, last, fault)
            fault = None
        if isinstance(item, Document):
            yield item.model_copy(update={"notes": (*notes, *item.notes)}) if notes else item
            notes = ()
        elif fault is None:
            first = last = line
            fault = item
        else:
            last = line
    if fault is not None:
        yield _refused(source, first, last, fault)


def _document(fields: dict[str, Any], line: int, source: Source, taken: set[str]) -> Document | str:
    """The document of a row, or what is wrong with the row. Its id is the file's, a slash, and the row's own id."""
    field = source.fields.text
    text = fields.get(field)
    if text is None:
        return f"the field {field!r} is missing, there is only {', '.join(fields)}; name the text's with --text-field."
    if not isinstance(text, str):
        return f"the field {field!r} holds no text ({type(text).__name__}); name the text's with --text-field."
    given = fields.get(source.fields.id)
    name = str(given).strip() if isinstance(given, str | int) and str(given).strip() else str(line)
    notes: tuple[str, ...] = ()
    if name in taken:
        notes = (f"line {line}: the id {name!r} is taken by a line before it; this document is '{name}#{line}'.",)
        name = f"{name}#{line}"
    taken.add(name)
    return Document(id=f"{source.id}/{name}", text=text, source=source.name, notes=notes)


def _refused(source: Source, first: int, last: int, fault: str) -> Quarantined:
    lines = str(first) if first == last else f"{first}-{last}"
    return Quarantined(source=f"{source.name}:{lines}", reason=fault)


def _json_rows(file: BinaryIO) -> Iterator[Row]:
    line = 0
    while content := file.readline(_LONGEST_LINE_BYTES + 1):
        line += 1
        if len(content) > _LONGEST_LINE_BYTES:
            while not content.endswith(b"\n") and content:
                content = file.readline(_LONGEST_LINE_BYTES)
            yield line, f"the line is longer than {_LONGEST_LINE_BYTES:,} bytes; split its text into several documents."
        elif content.strip():
            yield line, _parse(content.removeprefix(b"\xef\xbb\xbf") if line == 1 else content)


def _parse(content: bytes) -> dict[str, Any] | str:
    try:
        fields = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError:
        return "the line is no UTF-8; save the file as UTF-8."
    except json.JSONDecodeError as error:
        return f"the line is no JSON ({error.msg} at character {error.pos + 1}); mend it."
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, brackets by the thousand
        return f"the line is no JSON that can be read ({error}); mend it."
    return fields if isinstance(fields, dict) else "the line is JSON but no object with named fields; mend it."


def _csv_rows(reader: Any, head: list[str]) -> Iterator[Row]:
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield (
                line,
                f"the row is no CSV ({error}); nothing was read from here to line {reader.line_num}; mend its quotes.",
            )
            continue
        if row is None:
            return
        if len(row) == len(head):
            yield line, dict(zip(head, row, strict=True))
        elif row:
            yield line, f"the row has {len(row)} fields, the head {len(head)}; mend it."


def _delimiter(text: str) -> str:
    """The sign that parts most fields of the head; a comma where none does."""
    head = text.partition("\n")[0]
    return max(_DELIMITERS, key=head.count)
